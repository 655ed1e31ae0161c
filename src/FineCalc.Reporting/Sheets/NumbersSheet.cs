using FineCalc.Steps;

namespace FineCalc.Reporting.Sheets;

// The numbers and tables of the law that the formulas take.
internal sealed class NumbersSheet
{
    private readonly Program _program;
    private readonly Dictionary<int, string> _numbers = [];
    private readonly Dictionary<BandTable, TablePlaces> _tables = new(ReferenceEqualityComparer.Instance);

    public NumbersSheet(Program program)
    {
        _program = program;
        Sheet.Add(Cell.Of("Numbers of the law and the guidance", Look.Title));
        Sheet.Add(Cell.Of("What is changed here is no longer the law: the amount then answers what would follow.", Look.Note));
        Sheet.Heading(
            "Number or band",
            "Id",
            "Value, or at the low end",
            "At the high end",
            "From",
            "Up to",
            "In",
            "Basis",
            "Standing",
            "Source"
        );
        for (var node = 0; node < program.Nodes.Length; node++)
        {
            switch (program.Nodes[node])
            {
                case NumberNode { Label: not null } number:
                    Write(node, number);
                    break;
                case TableNode table when !_tables.ContainsKey(table.Table):
                    Write(table);
                    break;
            }
        }
    }

    public Sheet Sheet { get; } = new("Numbers", 44, 30, 18, 18, 16, 16, 10, 11, 11, 60);

    public string? Number(int node) => _numbers.GetValueOrDefault(node);

    public TablePlaces Table(BandTable table) => _tables[table];

    private void Write(int node, NumberNode number)
    {
        var open = number.IsOpen ? $"; open between {Show(number.Low)} and {Show(number.High)}, the likely value stands here" : "";
        var row = Sheet.Add(
            Cell.Of(number.Label!.Name),
            Cell.Of(number.Label.Id, Look.Muted),
            Cell.Of(number.Likely, number.Unit),
            Cell.Empty,
            Cell.Empty,
            Cell.Empty,
            Cell.Of(StepsSheet.In(_program, number)),
            Cell.Of(Text.Word(number.Basis)),
            Cell.Of(Text.Word(number.Label.Source.Standing)),
            Cell.Of(number.Label.Source + open)
        );
        _numbers.Add(node, Sheet.At(row, 3));

        string Show(decimal value) => Fact.Show(value, number.Unit, _program.CurrencyOf(number), number.Options);
    }

    private void Write(TableNode node)
    {
        var (table, input) = (node.Table, node.Inputs[0]);
        var label = node.Label ?? new Label("", "Table", new Citation(""));
        Sheet.Add(
            Cell.Of($"{label.Name}, by {Formula.Of(_program, input)}", Look.Strong),
            Cell.Of(label.Id, Look.Muted),
            Cell.Empty,
            Cell.Empty,
            Cell.Empty,
            Cell.Empty,
            Cell.Of(StepsSheet.In(_program, node)),
            Cell.Of(Text.Word(node.Basis)),
            Cell.Empty,
            Cell.Of(label.Source.ToString())
        );
        var (first, last) = (Sheet.Next, Sheet.Next + table.Rows.Length - 1);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = table.Rows[i];
            Sheet.Add(
                Cell.Of(NumberInfo.Band(table, i, value => Fact.Show(value, input.Unit, _program.CurrencyOf(input), input.Options))),
                Cell.Empty,
                Cell.Of(row.Low, node.Unit == Unit.Flag ? Unit.Count : node.Unit),
                Cell.Of(row.High, node.Unit == Unit.Flag ? Unit.Count : node.Unit),
                Cell.Of(table.From(i), input.Unit),
                row.UpTo is { } upTo ? Cell.Of(upTo, input.Unit) : Cell.Of("open", Look.Muted),
                Cell.Empty,
                Cell.Empty,
                Cell.Of(Text.Word(row.Source.Standing)),
                Cell.Of(row.Source.ToString())
            );
        }

        var closed = table.Rows[^1].UpTo is null ? last - 1 : last;
        _tables.Add(
            table,
            new TablePlaces(
                Sheet.At(first, 5, last),
                Sheet.At(first, 6, last),
                closed < first ? "" : Sheet.At(first, 6, closed),
                Sheet.At(first, 3, last),
                Sheet.At(first, 4, last)
            )
        );
    }
}
