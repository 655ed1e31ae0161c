using FineCalc.Steps;

namespace FineCalc.Reports;

// Where the texts of a regime can be read. Data give the address of a text once, with the numbers from it; the rules of the method cite the
// same text by its name alone.
internal static class Addresses
{
    // By the name of the text. One with several addresses, such as a page for each chapter, has none that is right for all of it.
    public static IReadOnlyDictionary<string, string> Of(RegimeVersion version) =>
        version
            .Program.Nodes.SelectMany(Sources)
            .Where(s => s.Link is not null)
            .GroupBy(s => Text.Clean(s.Instrument), s => s.Link!, StringComparer.Ordinal)
            .Where(links => links.Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(links => links.Key, links => links.First(), StringComparer.Ordinal);

    private static IEnumerable<Citation> Sources(Node node)
    {
        if (node.Label?.Source is { } source)
        {
            yield return source;
        }

        foreach (var row in node is TableNode table ? table.Table.Rows : [])
        {
            yield return row.Source;
        }
    }
}
