using System.Reflection;
using System.Runtime.Loader;

namespace FineCalc.Tests;

/// <summary>Who uses one regime does not pay for the others.</summary>
public class LoadingTests
{
    [Fact]
    public void Asking_for_one_regime_reads_the_data_of_no_other()
    {
        // A copy of the library that nothing has used yet.
        var library = new AssemblyLoadContext("fresh", isCollectible: true).LoadFromAssemblyPath(
            typeof(FineCalc.Regimes).Assembly.Location
        );
        var regimes = library.GetType("FineCalc.Regimes", throwOnError: true)!;
        var all = regimes.GetProperty("All")!.GetValue(null)!;

        Assert.Equal(Regimes.All.Ids, (IEnumerable<string>)all.GetType().GetProperty("Ids")!.GetValue(all)!);
        Assert.Empty(Loaded(all));
        Assert.NotNull(all.GetType().GetMethod("Find")!.Invoke(all, ["nl-gdpr"]));
        Assert.Equal(["nl-gdpr"], Loaded(all));
    }

    private static List<string> Loaded(object catalog)
    {
        var entries = (System.Collections.IEnumerable)
            catalog.GetType().GetField("_regimes", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(catalog)!;
        return
        [
            .. entries
                .Cast<System.Runtime.CompilerServices.ITuple>()
                .Where(e => (bool)e[1]!.GetType().GetProperty("IsValueCreated")!.GetValue(e[1])!)
                .Select(e => (string)e[0]!),
        ];
    }
}
