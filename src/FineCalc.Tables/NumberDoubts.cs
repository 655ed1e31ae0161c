using System.Globalization;
using FineCalc.Steps;

namespace FineCalc.Tables;

// Numbers of a table that were read and are hardly meant: said once of each column.
internal sealed class NumberDoubts
{
    private readonly HashSet<Fact> _told = [];
    private readonly List<Problem> _found = [];

    public IReadOnlyList<Problem> Found => _found;

    public void Look(CaseTable table)
    {
        foreach (var column in table.Chunk.Answers)
        {
            var (fact, source) = (column.Cells.Fact, column.Cells.Source);
            var isShare = fact.Unit == Unit.Rate && source.Unit == NumberUnit.One;
            if ((isShare || fact.Counted is not null) && !_told.Contains(fact) && Doubt(column, table, isShare) is { } doubt)
            {
                _told.Add(fact);
                _found.Add(doubt);
            }
        }
    }

    private static Problem? Doubt(AnswerColumn column, CaseTable table, bool isShare)
    {
        var (fact, source) = (column.Cells.Fact, column.Cells.Source);
        if (isShare && column.Cells.HasSigns)
        {
            return column.Cells.Bare is { } bare ? Share(bare, "") : null;
        }

        var values = column.Values.Span;
        for (var row = 0; row < table.Rows; row++)
        {
            var value = values[row];
            if ((isShare ? Math.Abs(value) <= 1d : value <= 1e10) || column.Missing?[row] == true)
            {
                continue;
            }

            var at = $", row {Text.Number(table.Chunk.First + row + 1)}";
            if (!isShare && Implausible.IsTooMany(fact, (decimal)Math.Min(value, 1e28)))
            {
                return Implausible.People(fact, $"{Shown(value)} in the column '{source.Column}'{at}");
            }

            if (isShare && !fact.IsClear((decimal)Math.Clamp(value, -1e26, 1e26)))
            {
                return Share(value, at);
            }
        }

        return null;

        Problem Share(double value, string at) =>
            new(
                "rate-unclear",
                $"'{fact.Id}' is {Shown(value)} in the column '{source.Column}'{at}, and was read as {Shown(100d * value)}%."
            )
            {
                Subject = fact.Id,
                Allowed = "\"unit\": \"percent\" of the column in the mapping, where percentages are meant",
            };

        static string Shown(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
    }
}
