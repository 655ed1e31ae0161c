using System.Reflection;
using System.Runtime.Loader;
using FineCalc.Cli;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests;

/// <summary>Who draws nothing does not load what draws.</summary>
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
        Assert.Equal(0, fresh.Run("chart", "waterfall", example));
        Assert.Superset(new HashSet<string> { "FineCalc.Reporting", "ScottPlot", "SkiaSharp" }, fresh.Drawing.ToHashSet());
    }

    // The tool and all it uses, loaded once more.
    private sealed class Fresh() : AssemblyLoadContext("fresh", isCollectible: false)
    {
        public IEnumerable<string> Drawing =>
            Assemblies
                .Select(a => a.GetName().Name!)
                .Where(n => n is "FineCalc.Reporting" or "ScottPlot" || n.StartsWith("SkiaSharp", StringComparison.Ordinal));

        public int Run(params string[] args)
        {
            var tool = LoadFromAssemblyPath(typeof(Tool).Assembly.Location).GetType("FineCalc.Cli.Tool", throwOnError: true)!;
            return (int)tool.GetMethod("Run")!.Invoke(null, [args, Stream.Null, TextWriter.Null, TextWriter.Null, null, null])!;
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            new AssemblyDependencyResolver(typeof(PictureLoadingTests).Assembly.Location).ResolveUnmanagedDllToPath(unmanagedDllName)
                is { } path
                ? LoadUnmanagedDllFromPath(path)
                : 0;
    }
}
