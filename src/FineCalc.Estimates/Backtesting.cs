namespace FineCalc.Estimates;

// Scores a table on decisions, beside simpler methods.
internal sealed class Backtesting(IReadOnlyList<Decision> decisions, EstimateModel table, IProgress<double>? progress)
{
    private int _done;

    // Every method takes every decision once.
    private double Work => (double)decisions.Count * (table.Baselines.Count + 2);

    public BacktestReport Report(IReadOnlyList<(string Id, string Reason)> unusable)
    {
        // Outside facts alone: what an authority found or announced is left aside, and tested by itself.
        var predicted = Done(decisions.Select(d => table.Predict(OutsideAlone(d))).ToList());
        var rows = decisions.Zip(predicted, (d, p) => ScoredRow.Of(d, p.Distribution)).ToList();
        return new BacktestReport(table, Scoring.Of("overall", rows))
        {
            Rows =
            [
                .. decisions.Zip(
                    predicted,
                    (d, p) => (d, p.Distribution, Text.Word(p.Table), (IReadOnlyList<string>)[.. Missing(d.Facts)])
                ),
            ],
            Baselines =
            [
                .. table.Baselines.Select(b =>
                    Scoring.Of(b.Id, Done(decisions.Select(d => ScoredRow.Of(d, b.Predict(OutsideAlone(d)).Distribution)).ToList()))
                ),
                Scoring.Of("guidance-range", GuidanceRange.Of(decisions, Done)),
            ],
            WithLevel = Only("with the level of seriousness", d => d.Facts.Level is not null, f => f with { Provisional = null }),
            WithProvisional = Only("with the provisional amount", d => d.Facts.Provisional is not null, f => f with { Level = null }),
            Groups = new Dictionary<string, IReadOnlyList<BacktestScores>>
            {
                ["country"] = By((d, _) => d.Facts.Country ?? "unknown"),
                ["class"] = By((d, _) => d.Facts.Defendant ?? "not told"),
                ["year"] = By((d, _) => d.Date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ["table"] = By((_, p) => Text.Word(p.Table)),
                ["turnover"] = By((d, _) => Size(d.Facts)),
                ["fine"] = By(
                    (d, _) =>
                        d.Fine < 1e4 ? "1 under 10,000"
                        : d.Fine < 1e5 ? "2 10,000 to 100,000"
                        : d.Fine < 1e6 ? "3 100,000 to 1m"
                        : d.Fine < 1e7 ? "4 1m to 10m"
                        : "5 10m and more"
                ),
            },
            NotLater = decisions.Count(d => d.Date <= table.FittedUntil),
            Unscored = unusable,
        };

        BacktestScores? Only(string name, Func<Decision, bool> which, Func<EstimateFacts, EstimateFacts> keep) =>
            decisions.Where(which).ToList() is { Count: > 0 } some
                ? Scoring.Of(name, [.. some.Select(d => ScoredRow.Of(d, table.Predict(keep(d.Facts)).Distribution))])
                : null;

        IReadOnlyList<BacktestScores> By(Func<Decision, Prediction, string> group) =>
            [
                .. rows.Zip(predicted)
                    .GroupBy(r => group(r.First.Decision, r.Second), r => r.First)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => Scoring.Of(g.Key, [.. g])),
            ];
    }

    private static IEnumerable<string> Missing(EstimateFacts facts) => FactNames.All.Select(f => f.Id).Where(id => !facts.Tells(id));

    private List<T> Done<T>(List<T> rows)
    {
        Done(rows.Count);
        return rows;
    }

    private void Done(int rows) => progress?.Report(Interlocked.Add(ref _done, rows) / Work);

    private static EstimateFacts OutsideAlone(Decision decision) => decision.Facts with { Level = null, Provisional = null };

    private static string Size(EstimateFacts facts) =>
        !facts.Numbers.TryGetValue("turnover", out var turnover) ? "0 unknown or none"
        : turnover < 2e6 ? "1 under 2m"
        : turnover < 5e7 ? "2 2m to 50m"
        : turnover < 5e8 ? "3 50m to 500m"
        : "4 500m and more";
}
