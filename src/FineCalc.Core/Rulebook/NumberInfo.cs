using System.Globalization;
using NodaTime;

namespace FineCalc.Steps;

/// <summary>A number or table of a method, for tables of numbers.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value in words; for a table, one row after another.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Source">Where it comes from, with its standing; a row of a table may have its own.</param>
/// <param name="Rows">The rows of a table: the band, the value, and the row's own source.</param>
public sealed record NumberInfo(
    string Id,
    string Name,
    string Value,
    Basis Basis,
    Citation Source,
    IReadOnlyList<(string Band, string Value, Citation Source)> Rows
)
{
    /// <summary>The name, the id and the value.</summary>
    public override string ToString() => Text.Line($"{Name} ({Id}): {Value}");

    internal static NumberInfo Of(Program program, Node node)
    {
        var label = node.Label!;
        if (node is NumberNode number)
        {
            return new(label.Id, label.Name, Formula.Of(program, number), number.Basis, label.Source!, []);
        }

        var table = (TableNode)node;
        var (rows, input) = (new List<(string, string, Citation)>(), table.Inputs[0]);
        for (var i = 0; i < table.Table.Rows.Length; i++)
        {
            var row = table.Table.Rows[i];
            var (low, high) = (Show(table, row.Low), Show(table, row.High));
            rows.Add(
                (
                    Band(table.Table, i, v => Fact.Show(v, input.Unit, program.CurrencyOf(input))),
                    low == high ? low : $"{low} to {high}",
                    row.Source
                )
            );
        }

        return new(label.Id, label.Name, string.Join("; ", rows.Select(r => $"{r.Item1}: {r.Item2}")), table.Basis, label.Source!, rows);

        string Show(TableNode t, decimal value) => Fact.Show(value, t.Unit, program.CurrencyOf(t), t.Options);
    }

    internal static string Band(BandTable table, int row, Func<decimal, string> show)
    {
        var upTo = table.Rows[row].UpTo;
        var owns = table.Edge == Edge.UpperIncluded;
        return (row, upTo) switch
        {
            (_, null) => $"{(owns ? "above" : "from")} {show(table.From(row))}",
            (0, { } end) => $"{(owns ? "up to" : "under")} {show(end)}",
            (_, { } end) => owns
                ? $"above {show(table.From(row))} to {show(end)}"
                : $"{show(table.From(row))} to under {show(end)}",
        };
    }
}
