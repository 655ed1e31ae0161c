using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace FineCalc.Tests;

/// <summary>What a reader needs to know of a type is said where its documentation is read.</summary>
public class DocumentedTests
{
    private static IEnumerable<Type> Types =>
        new[]
        {
            typeof(Money),
            typeof(RegimeJson),
            typeof(Regimes),
            typeof(FactTable),
            typeof(Estimate),
            typeof(Report),
            typeof(Picture),
            typeof(TableBatch),
        }
            .SelectMany(one => one.Assembly.GetExportedTypes())
            .Where(t => !t.IsEnum && !t.IsInterface && !(t.IsAbstract && t.IsSealed) && !typeof(Delegate).IsAssignableFrom(t))
            .Where(t => !typeof(Exception).IsAssignableFrom(t) && !typeof(JsonConverter).IsAssignableFrom(t) && !t.IsNested);

    private static string Said(Type type) =>
        XDocument
            .Load(Path.ChangeExtension(type.Assembly.Location, ".xml"))
            .Descendants("member")
            .Single(m => m.Attribute("name")!.Value == "T:" + type.FullName)
            .Value.ReplaceLineEndings(" ");

    [Fact]
    public void Every_type_says_whether_threads_may_share_it_and_when_two_are_equal()
    {
        var silent = Types.Where(t =>
            Said(t) is var said
            && !(
                said.Contains("several threads at once", StringComparison.Ordinal)
                && said.Contains(
                    t.IsValueType ? "Two are equal if their values are."
                        : IsRecord(t) ? "Equal if all it holds is"
                        : "Two are equal only if they are one object.",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.Empty(silent.Select(t => t.FullName));
        Assert.True(Types.Count() > 60);
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
