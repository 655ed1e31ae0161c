using FineCalc.Estimates;
using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using ScottPlot;

namespace FineCalc.Reporting.Charts;

// The two ranges of an estimate, which must not be confused, and the decisions nearest to the case.
internal static class Ranges
{
    // A prediction knows no more digits.
    private const int Digits = 2;

    private static readonly (double Level, Color Colour, float Height)[] Nested =
    [
        (0.9, Color.FromHex("#FBE3B3"), 12f),
        (0.8, Colours.Less, 20f),
        (0.5, Color.FromHex("#B26A00"), 28f),
    ];

    public static Chart Of(Estimate of)
    {
        var (currency, predicted) = (of.Case.Version.Regime.Info.Currency, of.Distribution);
        var (low, high) = predicted.Range(0.8);
        var title =
            $"Predicted from decisions in like cases: about {currency} {About(predicted.Median)}, in 8 of 10 cases from "
            + $"{About(low)} to {About(high)}";
        var rows = new List<IReadOnlyList<Cell>>();
        if (of.Allowed is { } allowed)
        {
            rows.Add([
                Cell.Of("What the method allows"),
                Cell.Of(allowed.Low.Amount, Shown(allowed).Low),
                Cell.Of(allowed.Likely.Amount, Shown(allowed).Likely),
                Cell.Of(allowed.High.Amount, Shown(allowed).High),
            ]);
        }

        foreach (var (level, _, _) in Nested.Reverse())
        {
            var (from, to) = predicted.Range(level);
            rows.Add([
                Cell.Of($"Predicted from like cases, {Amounts.Percent(level)}"),
                Cell.Of(from, About(from)),
                Cell.Of(predicted.Median, About(predicted.Median)),
                Cell.Of(to, About(to)),
            ]);
        }

        foreach (var decision in of.Nearest.Select(n => n.Decision))
        {
            var fine = Cell.Of(decision.Fine * of.PerUnit, About(decision.Fine * of.PerUnit));
            rows.Add([Cell.Of(Name(decision)), fine, fine, fine]);
        }

        var table = new Table(
            [("Range", false), ($"Low, {currency}", true), ($"Middle, {currency}", true), ($"High, {currency}", true)],
            rows
        );
        return new Chart(
            title,
            $"{Text.Clean(of.Case.Title)} \u00B7 {of.Case.Version.Regime.Info.Title} \u00B7 {currency}, equal distances are equal factors",
            $"{title}. "
                + string.Join(
                    "; ",
                    rows.Select(r => $"{r[0].Words}: {(r[1] == r[3] ? r[1].Words : $"{r[1].Words} to {r[3].Words}, middle {r[2].Words}")}")
                )
                + ".",
            "What the method allows is the arithmetic of the guidance, and no forecast. What was imposed is a prediction from published "
                + "decisions, and no law. Points: the nearest decisions. "
                + $"Version {of.Case.Version.Id}; table {of.Model.Id}@{of.Model.Version}.",
            table,
            chart => Draw(chart, of)
        );
    }

    private static Sheet Draw(Chart chart, Estimate of)
    {
        var predicted = of.Distribution;
        var names = new List<RowName>();
        if (of.Allowed is { } allowed)
        {
            names.Add(
                new("What the method allows", true, $"{Shown(allowed).Low} to {Shown(allowed).High}", $"likely {Shown(allowed).Likely}")
            );
        }

        names.Add(
            new(
                "Predicted from like cases",
                true,
                [
                    .. Nested
                        .Reverse()
                        .Select(n => (n.Level, Range: predicted.Range(n.Level)))
                        .Select(n => $"{Amounts.Percent(n.Level)}: {About(n.Range.Low)} to {About(n.Range.High)}"),
                ]
            )
        );
        names.AddRange(of.Nearest.Select(n => new RowName(Name(n.Decision), false)));
        var (least, most) = predicted.Range(0.9);
        var values = of.Nearest.Select(n => n.Decision.Fine * of.PerUnit).Append(least).Append(most);
        values = of.Allowed is { } range ? values.Append((double)range.Low.Amount).Append((double)range.High.Amount) : values;
        var sheet = new RowSheet(chart.Title, chart.Subtitle, chart.Foot, names, Scale.Log(values, Amounts.Tick).WithRoom(0.06));
        var row = 0;
        if (of.Allowed is { } method)
        {
            sheet.Bar(row, (double)method.Low.Amount, (double)method.High.Amount, Colours.Start, 16f);
            sheet.Dot(row++, (double)method.Likely.Amount, Colours.Stage);
        }

        foreach (var (level, colour, height) in Nested)
        {
            var (low, high) = predicted.Range(level);
            sheet.Bar(row, low, high, colour, height);
        }

        sheet.Dot(row++, predicted.Median, Colours.Ink);
        foreach (var (decision, _) in of.Nearest)
        {
            var fine = decision.Fine * of.PerUnit;
            sheet.Dot(row, fine, Colours.Final);
            sheet.Value(row++, About(fine), false, fine, fine);
        }

        return sheet.Sheet;
    }

    private static string Name(Decision decision) =>
        Text.Clean($"{decision.Party ?? "(not named)"}, {decision.Authority}, {Text.Plain(decision.Date.Year)}");

    private static string About(double amount) => Amounts.Short(Amounts.Rounded(amount, Digits));

    private static (string Low, string Likely, string High) Shown(Spread<Money> range)
    {
        var (low, likely, high) = Rough.Shown(range.Low.Amount, range.Likely.Amount, range.High.Amount, Digits);
        return (Amounts.Short(low), Amounts.Short(likely), Amounts.Short(high));
    }
}
