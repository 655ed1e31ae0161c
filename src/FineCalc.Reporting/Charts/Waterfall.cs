using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using ScottPlot;

namespace FineCalc.Reporting.Charts;

// The way of a case from where the method begins to the provisional, the final and every later amount: each step a bar that hangs where the
// one before it ended.
internal sealed class Waterfall
{
    private readonly List<Row> _rows = [];
    private readonly CaseAssessment _of;
    private readonly Currency _currency;
    private readonly decimal? _grid;
    private decimal _level;

    private Waterfall(CaseAssessment of, bool isFromStart)
    {
        (_of, _currency) = (of, of.Final.Amount.Currency);
        if (isFromStart)
        {
            AddStart(of);
        }

        // Where nothing was decided yet there is one amount, and no bridge that leads anywhere.
        if (Wording.HasOneAmount(of))
        {
            AddTotal(of.Final.Trace.Name, of.Final.Range, Colours.Final);
        }
        else
        {
            AddTotal("Provisional", of.Provisional, Colours.Stage);
            AddParts(of.Bridge);
            AddTotal("Final", of.Final.Range, Colours.Final);
        }

        foreach (var (stage, _, amount, bridge) in of.Stages)
        {
            AddParts(bridge);
            AddTotal(Text.Clean(stage.Name), amount, Colours.Final);
        }

        if (_rows.Exists(r => r.Amount is { IsCertain: false }))
        {
            _grid = Rough.Grid(_rows.Max(r => Math.Abs(r.To)));
        }
    }

    public static Chart Of(CaseAssessment of, bool isFromStart = true)
    {
        var rows = new Waterfall(of, isFromStart);
        var title = rows.Title();
        var info = of.Final.Version.Regime.Info;
        return new Chart(
            title,
            string.Join(" \u00B7 ", new[] { of.Case.Title, info.Title }.Select(Text.Clean).Distinct())
                + $" \u00B7 amounts in {rows._currency}",
            rows.Description(title),
            rows.Foot(),
            rows.Table(),
            rows.Draw
        );
    }

    private void AddStart(CaseAssessment of)
    {
        if (of.ProvisionalTrace is not { } trace)
        {
            return; // A published amount that the case does not lead to.
        }

        var way = WayFinder.Of(trace);

        // Where nothing raises or lowers it, one bar says all there is.
        if (way.Start is { } start && (way.Parts.Count > 0 || !Wording.HasOneAmount(of)))
        {
            _level = start.Value;
            _rows.Add(new Row(start.Name, "", 0m, start.Value, RowKind.Start) { Colour = Colours.Start });
        }

        foreach (var part in way.Parts)
        {
            AddPart(part.Name, part.How, part.Amount);
        }
    }

    private void AddParts(Bridge bridge)
    {
        foreach (var part in bridge.Parts.Where(p => p.Amount.Amount != 0m))
        {
            var isOfSeveral = _of.Final.Infringements.Count > 1 && part.Infringement is { } name && name != part.Name;
            AddPart(part.Name + (isOfSeveral ? $" ({part.Infringement})" : ""), How(part), part.Amount.Amount);
        }
    }

    private static string How(BridgePart part) =>
        (part.Before, part.After) switch
        {
            ({ } before, { } after) => $"{before} \u2192 {after}",
            (null, { } after) => after,
            ({ } before, null) => $"{before} \u2192 none",
            _ => "",
        };

    private void AddPart(string name, string how, decimal amount)
    {
        _rows.Add(
            new Row(Text.Clean(name), Amounts.Minus(Text.Clean(how)), _level, _level + amount, RowKind.Part)
            {
                Colour = amount < 0m ? Colours.Less : Colours.More,
            }
        );
        _level += amount;
    }

    private void AddTotal(string name, Spread<Money> amount, Color colour)
    {
        _level = amount.Likely.Amount;
        _rows.Add(new Row(name, "", 0m, _level, RowKind.Total) { Colour = colour, Amount = amount });
    }

    private string Title()
    {
        var (first, last) = (_rows[0], _rows[^1]);
        var what = Amounts.What(_of.Final);
        if (_rows.Count == 1)
        {
            return $"The {what} is {Value(last)}";
        }

        var from = first.Kind switch
        {
            RowKind.Part => "The way",
            RowKind.Start => $"From {Amounts.Named(first.Name, Value(first))}",
            _ => $"From the {Amounts.Lower(first.Name)} {Value(first)}",
        };
        var to =
            _of.Stages.Count > 0 ? $"{Value(last)} ({last.Name})"
            : Wording.HasOneAmount(_of) ? $"the {what} of {Value(last)}"
            : $"the final {Value(last)}";
        return $"{from} to {to}";
    }

    private string Description(string title) =>
        $"{title}. " + string.Join("; ", _rows.Select(r => $"{r.Name}{(r.How.Length == 0 ? "" : $" ({r.How})")}: {Exact(r)}")) + ".";

    private string Foot() =>
        string.Join(
            " ",
            new[]
            {
                Agreement.Inferred(_of.Assessments) is { Length: > 0 } inferred ? $"Not published: {inferred}" : "",
                _grid is null ? "" : "Amounts called \"about\" are the likely ones of an estimate; the thin lines are their ranges.",
                $"Version {_of.Final.VersionId}.",
            }.Where(s => s.Length > 0)
        );

    private Table Table() =>
        new(
            [("Step", false), ("How", false), ($"Change, {_currency}", true), ($"Amount, {_currency}", true)],
            [
                .. _rows.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Of(r.Name),
                            Cell.Of(r.How),
                            r.Kind == RowKind.Part ? Cell.Of(r.To - r.From, Exact(r)) : Cell.Of(""),
                            Cell.Of(r.To, Level(r)),
                        ]
                ),
            ]
        );

    private string Exact(Row row) => row.Kind == RowKind.Part ? Wording.Part(new Money(row.To - row.From, _currency), _grid) : Level(row);

    // What a row leads to; between estimates, on their grid.
    private string Level(Row row) =>
        row.Amount is { } amount ? Wording.Range(amount)
        : _grid is { } grid && row.Kind == RowKind.Part ? $"about {_currency} {Text.Number(Math.Round(row.To / grid) * grid)}"
        : Wording.Amount(new Money(row.To, _currency));

    // As it stands at the bar.
    private string Value(Row row) =>
        row.Kind == RowKind.Part ? Amounts.Signed(row.To - row.From, _grid)
        : row.Amount is { } amount ? Amounts.Short(amount)
        : Amounts.Short(new Money(row.To, _currency));

    private Sheet Draw(Chart chart)
    {
        var amounts = _rows.SelectMany(r => new[] { r.From, r.To, r.Amount?.High.Amount ?? 0m }).Select(a => (double)a);
        var sheet = new RowSheet(
            chart.Title,
            chart.Subtitle,
            chart.Foot,
            [.. _rows.Select(r => new RowName(r.Name, r.Kind != RowKind.Part, r.How))],
            Scale.Linear(amounts, Amounts.Tick)
        );
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            var (from, to) = ((double)row.From, (double)row.To);
            sheet.Bar(i, from, to, row.Colour);
            if (i + 1 < _rows.Count)
            {
                sheet.Link(i, to);
            }

            if (row.Amount is { IsCertain: false } range)
            {
                sheet.Range(i, (double)range.Low.Amount, (double)range.High.Amount, Colours.Quiet, 14.5f);
            }

            sheet.Value(i, Value(row), row.Kind != RowKind.Part, from, to, row.Kind == RowKind.Total || row.Colour == Colours.More, true);
        }

        return sheet.Sheet;
    }

    private enum RowKind
    {
        Start,
        Part,
        Total,
    }

    private sealed record Row(string Name, string How, decimal From, decimal To, RowKind Kind)
    {
        public required Color Colour { get; init; }

        public Spread<Money>? Amount { get; init; }
    }
}
