using System.Reflection;
using System.Runtime.Loader;
using FineCalc.Cli;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests;

/// <summary>Who draws nothing does not load what draws, nor what reads tables.</summary>
public class PictureLoadingTests
{
    [Fact]
    public void A_command_that_draws_nothing_loads_nothing_that_draws()
    {
        var example = ToolTests.Example("advanced-2025.json");
        var fresh = new Fresh();
        Assert.Equal(0, fresh.Run("assess", example));
        Assert.Equal(0, fresh.Run("check", example));
        Assert.Empty(fresh.Drawing);

        // That it would be seen. What is native is not called from here: a process has it once.
        fresh.LoadFromAssemblyName(new AssemblyName("FineCalc.Reporting"));
        Assert.Equal(["FineCalc.Reporting"], fresh.Drawing);
    }

    // The tool and all it uses, loaded once more.
    private sealed class Fresh() : AssemblyLoadContext("fresh", isCollectible: false)
    {
        public IEnumerable<string> Drawing =>
            Assemblies
                .Select(a => a.GetName().Name!)
                .Where(n =>
                    n is "FineCalc.Reporting" or "FineCalc.Tables" or "Sep" or "Apache.Arrow" or "ScottPlot"
                    || n.StartsWith("SkiaSharp", StringComparison.Ordinal)
                );

        public int Run(params string[] args)
        {
            var tool = LoadFromAssemblyPath(typeof(Tool).Assembly.Location).GetType("FineCalc.Cli.Tool", throwOnError: true)!;
            var run = tool.GetMethod("Run")!;
            object?[] given = [args, Stream.Null, TextWriter.Null, TextWriter.Null];
            var optional = run.GetParameters().Skip(given.Length).Select(p => p.DefaultValue);
            return (int)run.Invoke(null, [.. given, .. optional])!;
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
