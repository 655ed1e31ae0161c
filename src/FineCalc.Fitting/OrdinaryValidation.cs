using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>One line of the record of a validation: what was scored, and how it did.</summary>
internal sealed record ValidationLine(string Group, string Name, int Count, IReadOnlyDictionary<string, double> Figures)
{
    public static readonly string[] Kept = ["crps", "mae", "bias", "coverage80", "width80", "coverage90"];

    public static ValidationLine Of(string group, BacktestScores scores)
    {
        var figures = Kept.ToDictionary(f => f, f => scores[f]);
        (figures["coverage80Low"], figures["coverage80High"]) = (scores.Figures["coverage80"].Low, scores.Figures["coverage80"].High);
        return new(group, scores.Name, scores.Count, figures);
    }
}

/// <summary>
/// The ordinary table on years it has not seen: fitted to the end of one year, without the defendants of the next, and tested on that. What
/// it tells is how far decisions scatter about it, by kind of defendant, years that differ included.
/// </summary>
internal sealed class OrdinaryValidation
{
    private const double Pseudo = 20d;
    private const int FewestOfCountry = 30;
    private static readonly int[] Years = [2021, 2022, 2023];
    private static readonly double[] Factors = [.. Enumerable.Range(0, 80).Select(i => 0.7 + (0.01 * i))];

    public OrdinaryValidation(IReadOnlyList<Decision> decisions, EstimateModel stated)
    {
        var none = new Dictionary<string, double>();
        var parts = Years
            .Select(year =>
            {
                var test = decisions.Where(d => d.Date.Year == year).ToList();
                var clusters = test.Select(d => d.Cluster).ToHashSet(StringComparer.Ordinal);
                var before = decisions.Where(d => d.Date.Year < year && !clusters.Contains(d.Cluster)).ToList();
                return (Test: test, Table: stated with { Ordinary = OrdinaryTable.Of(NormalEquations.Of(before), stated, 0d, none, none) });
            })
            .ToList();

        // Residuals beyond what facts that are not told add to the scatter.
        var seen = parts
            .SelectMany(p => p.Test.Select(d => (Decision: d, Predicted: p.Table.Predict(d.Facts))))
            .Where(r => r.Predicted.Table == PredictingTable.Ordinary)
            .Select(r =>
                (
                    Kind: r.Decision.Facts.Defendant ?? "",
                    Country: r.Decision.Facts.Country ?? "",
                    Off: r.Predicted.Distribution.Centre - Math.Log10(r.Decision.Fine),
                    Added: r.Predicted.Distribution.Deviation * r.Predicted.Distribution.Deviation
                )
            )
            .ToList();
        double Variance(IReadOnlyList<(string Kind, string Country, double Off, double Added)> of) =>
            Math.Max(0.04, of.Average(r => r.Off * r.Off) - of.Average(r => r.Added));
        var overall = Variance(seen);
        var kinds = seen.GroupBy(r => r.Kind)
            .ToDictionary(g => g.Key, g => Math.Sqrt(((g.Count() * Variance([.. g])) + (Pseudo * overall)) / (g.Count() + Pseudo)));

        // Countries scatter apart, beyond what the kinds of defendant tell.
        Scatters = seen.GroupBy(r => r.Country)
            .ToDictionary(
                g => g.Key,
                g =>
                    Math.Round(
                        Math.Sqrt(
                            (g.Sum(r => r.Off * r.Off / ((kinds[r.Kind] * kinds[r.Kind]) + r.Added)) + Pseudo) / (g.Count() + Pseudo)
                        ),
                        4
                    )
            );

        // The narrowest that hold as often as they say.
        bool Held(double factor, int percent) =>
            100
                * seen.Count(r =>
                    new PredictiveDistribution(0d, Math.Sqrt(Math.Pow(factor * Scatters[r.Country] * kinds[r.Kind], 2d) + r.Added), null)
                        is var of
                    && Math.Abs(r.Off) <= of.LogQuantile((100d + percent) / 200d)
                )
            >= percent * seen.Count;
        var widened = Factors.First(f => f == Factors[^1] || (Held(f, 80) && Held(f, 90)));
        Deviation = Math.Round(widened * Math.Sqrt(overall), 4);
        Deviations = kinds.ToDictionary(k => k.Key, k => Math.Round(widened * k.Value, 4));

        List<ScoredRow> Rows(Func<EstimateModel, Decision, PredictiveDistribution> by) =>
            [.. parts.SelectMany(p => p.Test.Select(d => ScoredRow.Of(d, by(With(p.Table), d))))];
        EstimateModel With(EstimateModel table) =>
            table with
            {
                Ordinary = table.Ordinary! with
                {
                    Deviation = Deviation,
                    Deviations = Deviations,
                    CountrySpread = Deviation / Math.Sqrt(2d),
                    Countries = table.Ordinary.Countries.ToDictionary(
                        c => c.Key,
                        c => c.Value with { Scatter = Scatters.GetValueOrDefault(c.Key, 1d) }
                    ),
                },
            };
        var rows = Rows((t, d) => t.Predict(d.Facts).Distribution);
        var median = Years.ToDictionary(year => year, year => Plain(decisions, year));
        Lines =
        [
            ValidationLine.Of("table", Scoring.Of("both tables", rows)),
            ValidationLine.Of(
                "table",
                Scoring.Of(
                    "the same, size read off names",
                    Rows(
                        (t, d) =>
                            t.Predict(
                                d.Party is null ? d.Facts : d.Facts.With("size-class", NamedSize.Of(d) ?? NamedSize.Other)
                            ).Distribution
                    )
                )
            ),
            ValidationLine.Of(
                "table",
                Scoring.Of(
                    "stated table alone, its means put in",
                    Rows((t, d) => (t with { Ordinary = null }).Predict(Company(d.Facts)).Distribution)
                )
            ),
            ValidationLine.Of("table", Scoring.Of("median of earlier years", Rows((_, d) => median[d.Date.Year]))),
            .. By("year", r => r.Decision.Date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), 1),
            .. By("kind", r => r.Decision.Facts.Defendant ?? "not told", 1),
            .. By("country", r => r.Decision.Facts.Country ?? "not told", FewestOfCountry),
            .. By("size by name", r => NamedSize.Of(r.Decision) ?? "none", 1),
        ];

        IEnumerable<ValidationLine> By(string group, Func<ScoredRow, string> of, int fewest) =>
            rows.GroupBy(of)
                .Where(g => g.Count() >= fewest)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => ValidationLine.Of(group, Scoring.Of(g.Key, [.. g])));
    }

    public double Deviation { get; }

    public IReadOnlyDictionary<string, double> Deviations { get; }

    /// <summary>How far the decisions of a country scatter, as a factor of what those of all do.</summary>
    public IReadOnlyDictionary<string, double> Scatters { get; }

    public IReadOnlyList<ValidationLine> Lines { get; }

    // Before there were two tables one of unknown kind was a company.
    private static EstimateFacts Company(EstimateFacts facts) =>
        facts.Defendant is null or "sole-trader" ? facts.With("defendant", "company") : facts;

    private static PredictiveDistribution Plain(IReadOnlyList<Decision> decisions, int year)
    {
        var logs = decisions.Where(d => d.Date.Year < year).Select(d => Math.Log10(d.Fine)).Order().ToArray();
        var (centre, mean) = (Ranked.At(logs, 0.5), logs.Average());
        return new PredictiveDistribution(centre, Math.Sqrt(logs.Average(l => (l - mean) * (l - mean))), null);
    }
}
