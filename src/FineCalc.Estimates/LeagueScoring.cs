using FineCalc.Json;

namespace FineCalc.Estimates;

// Scores each way to estimate on the decisions that tell what all of them ask for.
internal static class LeagueScoring
{
    private const string FineCalcId = "finecalc";

    private static readonly Lazy<IReadOnlyDictionary<string, LogNumber>> Folded = new(() =>
    {
        const string Name = "out-of-fold-gdpr.json";
        using var stream =
            typeof(LeagueScoring).Assembly.GetManifestResourceStream(Name)
            ?? throw new ProblemException(new Problem("data-missing", $"The data file {Name} is not in the library.") { File = Name });
        return OutOfFoldJson.Read(stream, Name);
    });

    public static League Of(IReadOnlyList<Decision> decisions)
    {
        var asked = decisions.Select(d => (Decision: d, Facts: FormulaFacts.Of(d)!)).Where(d => d.Facts is not null).ToList();
        if (asked.Count == 0)
        {
            throw new ProblemException(
                new Problem("league-empty", "No row tells what the formulas ask for.")
                {
                    Allowed = "at least one fine on a company whose turnover and number of people affected are known",
                }
            );
        }

        var shipped = GdprEstimate.Decisions.ToDictionary(d => d.Id);
        bool IsFitted(Decision d) => shipped.TryGetValue(d.Id, out var same) && same.Date == d.Date && same.Fine == d.Fine;
        List<ScoredRow> own = [.. asked.Select(d => ScoredRow.Of(d.Decision, Predicted(d.Decision, IsFitted(d.Decision))))];
        List<LeagueRow> rows =
        [
            new(FineCalcId, Scoring.Of("FineCalc", own), own.Average(r => r.IsIn(80) ? 1d : 0d), null),
            .. PublicFormulas.All.Select(f => Row(f, asked)),
        ];
        return new League(
            [.. rows.OrderBy(r => r.Scores["mae"])],
            asked.Count,
            asked.Count(d => IsFitted(d.Decision)),
            decisions.Count - asked.Count
        );
    }

    private static PredictiveDistribution Predicted(Decision decision, bool isFitted) =>
        isFitted && Folded.Value.TryGetValue(decision.Id, out var folded)
            ? new PredictiveDistribution(folded.Centre, folded.Deviation, decision.Facts.Maximum)
            : GdprEstimate.Model.Predict(decision.Facts with { Level = null, Provisional = null }).Distribution;

    private static LeagueRow Row(PublicFormula formula, List<(Decision Decision, FormulaFacts Facts)> asked)
    {
        var (scored, held, hasRange) = (new List<ScoredRow>(), 0, false);
        foreach (var (decision, facts) in asked)
        {
            // An amount below one euro is one: there is no logarithm of nothing.
            var (low, high) = formula.Work(facts) is var (from, to)
                ? (Math.Log10(Math.Max(1d, from)), Math.Log10(Math.Max(1d, to)))
                : default;
            var quantiles = new double[ScoredRow.Points];
            for (var i = 0; i < quantiles.Length; i++)
            {
                quantiles[i] = low + ((high - low) * (i + 0.5) / ScoredRow.Points);
            }

            var row = new ScoredRow(decision, quantiles);
            scored.Add(row);
            held += row.Fact >= low - 1e-9 && row.Fact <= high + 1e-9 ? 1 : 0;
            hasRange |= high > low;
        }

        return new LeagueRow(formula.Id, Scoring.Of(formula.Name, scored), hasRange ? (double)held / asked.Count : null, formula);
    }
}
