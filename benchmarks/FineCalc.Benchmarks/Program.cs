using BenchmarkDotNet.Running;
using FineCalc.Benchmarks;

if (args is ["ratios"])
{
    Ratios.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
