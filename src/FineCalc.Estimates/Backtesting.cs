using FineCalc.Eu;
using FineCalc.Risk;

namespace FineCalc.Estimates;

// Scores a table on decisions, beside simpler methods.
internal static class Backtesting
{
    public static BacktestReport Of(
        IReadOnlyList<Decision> decisions,
        IReadOnlyList<(string Id, string Reason)> unusable,
        EstimateModel table
    )
    {
        // Outside facts alone: what an authority found or announced is left aside, and tested by itself.
        ScoredRow Row(Decision d, EstimateModel by) => ScoredRow.Of(d, by.Predict(OutsideAlone(d)).Distribution);
        var rows = decisions.Select(d => Row(d, table)).ToList();
        BacktestScores? Only(string name, Func<Decision, bool> which, Func<EstimateFacts, EstimateFacts> keep) =>
            decisions.Where(which).ToList() is { Count: > 0 } some
                ? Scoring.Of(name, [.. some.Select(d => ScoredRow.Of(d, table.Predict(keep(d.Facts)).Distribution))])
                : null;
        IReadOnlyList<BacktestScores> By(Func<Decision, string> group) =>
            [.. rows.GroupBy(r => group(r.Decision)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Scoring.Of(g.Key, [.. g]))];
        return new BacktestReport(table, Scoring.Of("overall", rows))
        {
            Baselines =
            [
                .. table.Baselines.Select(b => Scoring.Of(b.Id, [.. decisions.Select(d => Row(d, b))])),
                Scoring.Of("guidance-range", GuidanceRange.Of(decisions, CaseFacts.MethodFacts)),
            ],
            WithLevel = Only("with the level of seriousness", d => d.Facts.Level is not null, f => f with { Provisional = null }),
            WithProvisional = Only("with the provisional amount", d => d.Facts.Provisional is not null, f => f with { Level = null }),
            Groups = new Dictionary<string, IReadOnlyList<BacktestScores>>
            {
                ["country"] = By(d => d.Facts.Country ?? "unknown"),
                ["class"] = By(d => d.Facts.Defendant ?? "not told"),
                ["year"] = By(d => d.Date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ["table"] = By(d => Text.Word(table.Predict(OutsideAlone(d)).Table)),
                ["turnover"] = By(d => Size(d.Facts)),
                ["fine"] = By(d =>
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
    }

    private static EstimateFacts OutsideAlone(Decision decision) => decision.Facts with { Level = null, Provisional = null };

    private static string Size(EstimateFacts facts) =>
        !facts.Numbers.TryGetValue("turnover", out var turnover) ? "0 unknown or none"
        : turnover < 2e6 ? "1 under 2m"
        : turnover < 5e7 ? "2 2m to 50m"
        : turnover < 5e8 ? "3 50m to 500m"
        : "4 500m and more";
}
