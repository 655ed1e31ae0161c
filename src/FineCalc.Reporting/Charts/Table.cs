using System.Globalization;
using System.Text;
using FineCalc.Reports;

namespace FineCalc.Reporting.Charts;

// The data of a picture: each cell in words for people and as it is for programs.
internal sealed record Table(IReadOnlyList<(string Name, bool IsNumber)> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    public Grid Grid =>
        new(
            "",
            [.. Columns.Select(c => new Column(c.Name, c.IsNumber))],
            [.. Rows.Select(r => new Row([.. r.Select(c => Phrase.Of(c.Words))]))]
        );

    public string Csv
    {
        get
        {
            var text = new StringBuilder();
            text.AppendJoin(',', Columns.Select(c => FineCalc.Csv.Quoted(c.Name))).Append('\n');
            foreach (var row in Rows)
            {
                text.AppendJoin(',', row.Select(c => c.IsNumber ? c.Value : FineCalc.Csv.Quoted(c.Value))).Append('\n');
            }

            return text.ToString();
        }
    }
}

internal sealed record Cell(string Words, string Value, bool IsNumber)
{
    public static Cell Of(string? words) => new(Text.Clean(words ?? ""), Text.Clean(words ?? ""), false);

    public static Cell Of(decimal value, string words) => new(words, Text.Plain(value), true);

    public static Cell Of(double value, string words) => new(words, value.ToString("R", CultureInfo.InvariantCulture), true);
}
