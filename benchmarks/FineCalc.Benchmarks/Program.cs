using BenchmarkDotNet.Running;
using FineCalc.Benchmarks;

if (args is ["ratios"])
{
    Ratios.Run();
}
else if (args is ["tables"])
{
    TableRatios.Run();
}
else if (args is ["aggregate"])
{
    AggregateRatios.Run();
}
else if (args is ["sobol"])
{
    SobolStudy.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
