using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Reporting.Charts;

// Where the amounts of a case lie between nothing and the most that the method allows, and in which of its bands.
internal static class Position
{
    public static Chart Of(CaseAssessment of)
    {
        var (final, currency) = (of.Final, of.Final.Amount.Currency);
        var most = Maximum(final);
        var bars = new List<(string Name, string How, decimal From, decimal To)>();
        if (most is { } node)
        {
            bars.Add((node.Name, "", 0m, node.Value));
            bars.AddRange(Bands(final));
        }

        var amounts = new List<(string Name, Spread<Money> Amount)>();
        if (Wording.HasOneAmount(of))
        {
            amounts.Add((final.Trace.Name, final.Range));
        }
        else
        {
            amounts.AddRange([("Provisional", of.Provisional), ("Final", final.Range)]);
        }

        amounts.AddRange(of.Stages.Select(s => (Text.Clean(s.Stage.Name), s.Amount)));
        var last = amounts[^1].Amount;
        var share = most is { Value: > 0m } m && !final.IsMaximum ? last.Likely.Amount / m.Value : (decimal?)null;
        var title =
            (Wording.HasOneAmount(of) ? $"The {Amounts.What(final)}" : amounts[^1].Name)
            + $": {Amounts.Short(last)}"
            + (
                share is { } part
                    ? $", {Amounts.Percent((double)part)} of {Amounts.Named(most!.Name, Amounts.Short(most.Money), "the most allowed, ")}"
                    : ""
            );
        return new Chart(
            title,
            $"{Text.Clean(of.Case.Title)} \u00B7 {final.Version.Regime.Info.Title} \u00B7 amounts in {currency}",
            $"{title}. "
                + string.Join(
                    "; ",
                    bars.Select(b => $"{b.Name}: {Wording.Amount(new(b.From, currency))} to {Wording.Amount(new(b.To, currency))}")
                        .Concat(amounts.Select(a => $"{a.Name}: {Wording.Range(a.Amount)}"))
                )
                + ".",
            $"Version {final.VersionId}.",
            new Table(
                [("What", false), ($"From, {currency}", true), ($"Likely, {currency}", true), ($"To, {currency}", true)],
                [
                    .. bars.Select(b => (IReadOnlyList<Cell>)[Cell.Of(b.Name), Money(b.From), Cell.Of(""), Money(b.To)]),
                    .. amounts.Select(a =>
                        (IReadOnlyList<Cell>)
                            [Cell.Of(a.Name), Money(a.Amount.Low.Amount), Money(a.Amount.Likely.Amount), Money(a.Amount.High.Amount)]
                    ),
                ]
            ),
            chart => Draw(chart, bars, amounts)
        );

        Cell Money(decimal amount) => Cell.Of(amount, Wording.Amount(new(amount, currency)));
    }

    private static Sheet Draw(
        Chart chart,
        List<(string Name, string How, decimal From, decimal To)> bars,
        List<(string Name, Spread<Money> Amount)> amounts
    )
    {
        IReadOnlyList<RowName> names =
        [
            .. bars.Select((b, i) => new RowName(b.Name, i == 0, b.How)),
            .. amounts.Select(a => new RowName(a.Name, true)),
        ];
        var ends = bars.Select(b => b.To).Concat(amounts.Select(a => a.Amount.High.Amount)).Select(a => (double)a);
        var sheet = new RowSheet(chart.Title, chart.Subtitle, chart.Foot, names, Scale.Linear(ends, Amounts.Tick));
        for (var i = 0; i < bars.Count; i++)
        {
            var (_, _, from, to) = bars[i];
            sheet.Bar(i, (double)from, (double)to, i == 0 ? Colours.Start : Colours.Less, i == 0 ? RowSheet.BarHeight : 14f);
            if (i == 0)
            {
                sheet.Value(i, Amounts.Short(to), true, (double)from, (double)to, isBar: true);
            }
        }

        for (var i = 0; i < amounts.Count; i++)
        {
            var (row, range) = (bars.Count + i, amounts[i].Amount);
            var colour = amounts[i].Name == "Provisional" ? Colours.Stage : Colours.Final;
            var (low, likely, high) = ((double)range.Low.Amount, (double)range.Likely.Amount, (double)range.High.Amount);
            sheet.Vertical(likely, colour, 1.2f, row);
            sheet.Range(row, low, high, Colours.Start, width: 6f);
            sheet.Dot(row, likely, colour);
            sheet.Value(row, Amounts.Short(range), true, low, high);
        }

        return sheet.Sheet;
    }

    // What the law allows at most: what holds the one infringement down, or the step that is called so; of several, for the gravest.
    private static TraceNode? Maximum(Assessment of) =>
        of.Infringements is [{ Cap: { } cap }]
            ? cap
            : of
                .Steps.Where(s => s.Unit == Unit.Money && s.Id.EndsWith("maximum", StringComparison.Ordinal))
                .GroupBy(s => s.Infringement)
                .Select(each => each.Last())
                .MaxBy(s => s.Value);

    // The bands of seriousness, as far up as each reaches once the rest of the starting point is as it is.
    private static IEnumerable<(string Name, string How, decimal From, decimal To)> Bands(Assessment of)
    {
        var share = of.Steps.FirstOrDefault(s => s.Id == "seriousness");
        var start = of.Steps.FirstOrDefault(s => s.Id == "starting-point");
        if (of.Infringements.Count > 1 || share is not { Value: > 0m } || start is null)
        {
            yield break;
        }

        var (whole, from) = (start.Value / share.Value, 0m);
        foreach (var number in of.Version.Numbers)
        {
            if (number.Id.Split('.') is not ["seriousness", var level, "top"] || !Rate.TryParse(number.Value, out var top))
            {
                continue;
            }

            var to = whole * top.Value;
            yield return (
                $"Seriousness: {level}",
                $"up to {number.Value}: {Amounts.Tick((double)from)} to {Amounts.Tick((double)to)}",
                from,
                to
            );
            from = to;
        }
    }
}
