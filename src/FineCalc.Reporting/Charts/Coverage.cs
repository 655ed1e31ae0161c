using FineCalc.Estimates;
using FineCalc.Reporting.Drawing;
using ScottPlot;

namespace FineCalc.Reporting.Charts;

// How many decisions fell into the ranges that were predicted for them, beside how many should have.
internal static class Coverage
{
    private static readonly int[] Levels = [50, 80, 90];

    public static Chart Of(BacktestReport of)
    {
        var scores = new[] { of.Overall }.Concat(of.Baselines).ToList();
        var rows = scores
            .SelectMany(s =>
                Levels.Select(level =>
                    (s.Name, Level: level, IsFirst: s == of.Overall, Known: s.Figures.ContainsKey($"coverage{level}"), s)
                )
            )
            .Where(r => r.Known)
            .Select(r => (r.Name, r.Level, r.IsFirst, Figure: r.s.Figures[$"coverage{r.Level}"]))
            .ToList();
        var eighty = of.Overall["coverage80"];
        var title = $"{Amounts.Percent(Math.Round(eighty, 2))} of {Text.Number(of.Overall.Count)} fines lay in the range predicted for 80%";
        return new Chart(
            title,
            $"Back-test of table {of.Model.Id}, version {of.Model.Version}: predicted range against imposed fine",
            $"{title}. "
                + string.Join("; ", rows.Select(r => $"{r.Name}, range for {r.Level}%: {Amounts.Percent(Math.Round(r.Figure.Value, 3))}"))
                + ".",
            "Dots: the share of fines that lay in the range, with its 90% interval; crosses: the share that should have. Each method's "
                + "ranges are its own.",
            new Table(
                [("Method", false), ("Range", false), ("Share in it", true), ("90% interval from", true), ("to", true)],
                [
                    .. rows.Select(r =>
                        (IReadOnlyList<Cell>)
                            [Cell.Of(r.Name), Cell.Of($"{r.Level}%"), Share(r.Figure.Value), Share(r.Figure.Low), Share(r.Figure.High)]
                    ),
                ]
            ),
            chart =>
            {
                IReadOnlyList<RowName> names =
                [
                    .. rows.Select(r => new RowName(
                        Name(r.Name, r.IsFirst),
                        r.IsFirst,
                        $"range for {r.Level}%: {Amounts.Percent(Math.Round(r.Figure.Value, 2))} lay in it"
                    )),
                ];
                var sheet = new RowSheet(chart.Title, chart.Subtitle, chart.Foot, names, Scale.Linear([0d, 1d], Amounts.Percent));
                for (var i = 0; i < rows.Count; i++)
                {
                    var (value, low, high) = rows[i].Figure;
                    sheet.Range(i, low, high, Colours.Start, width: 6f);
                    sheet.Dot(i, rows[i].Level / 100d, Colours.More, MarkerShape.Eks);
                    sheet.Dot(i, value, rows[i].IsFirst ? Colours.Final : Colours.Stage);
                }

                return sheet.Sheet;
            }
        );
    }

    private static string Name(string name, bool isFirst) => isFirst ? "This table" : name.Replace('-', ' ');

    private static Cell Share(double share) => Cell.Of(share, Amounts.Percent(Math.Round(share, 3)));
}
