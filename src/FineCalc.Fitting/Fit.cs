using System.Security.Cryptography;
using System.Text;
using FineCalc.Estimates;
using FineCalc.Risk;
using MathNet.Numerics.Random;
using NodaTime;

namespace FineCalc.Fitting;

/// <summary>What a design did in cross-validation.</summary>
internal sealed record Validated(Design Design, double Widening, double Deviation, BacktestScores Scores, IReadOnlyList<double> Crps);

/// <summary>
/// The whole fit: designs compared in grouped cross-validation, the simplest among equals refitted on everything, with intervals.
/// </summary>
internal sealed class Fit
{
    private const int Folds = 10;
    private const int Resamples = 200;
    private static readonly double[] Ridges = [0.3, 1d, 3d];
    private static readonly double[] CountryRidges = [2d, 4d, 8d];
    private static readonly double[] Deviations = [.. Enumerable.Range(0, 46).Select(i => 0.5 + (0.02 * i))];
    private static readonly double[] Widenings = [0.25, 0.5, 1d];

    // The edition of the tables: it rises whenever they change, be it by other decisions or by another method.
    private const string Edition = "2026-11-27";

    // Years that a table fitted to the end of the one before is tested on.
    private static readonly int[] Unseen = [2021, 2022, 2023];

    private readonly IReadOnlyList<Decision> _decisions;
    private readonly Dictionary<string, IReadOnlyDictionary<int, double>> _rates;

    public Fit(IReadOnlyList<Decision> decisions, Dictionary<string, IReadOnlyDictionary<int, double>> rates)
    {
        (_decisions, _rates) = (decisions, rates);
        var (none, turnover) = (Array.Empty<EstimateTerm>(), (EstimateTerm[])[.. Rows.Turnover, .. Rows.Defendants]);
        Compared =
        [
            Best(new Design("median", "The median of all fines", none, false)),
            Best(new Design("turnover-and-class", "Turnover and class of defendant", turnover, false)),
            Best(new Design("gdpr", "All facts, without countries", [.. turnover, .. Rows.Facts], false)),
            Best(new Design("gdpr", "All facts and countries", [.. turnover, .. Rows.Facts], true)),
            Best(
                new Design(
                    "gdpr",
                    "The same, people in bands",
                    [.. turnover, .. Rows.PeopleInBands, .. Rows.Facts.Where(t => t.Id != "people")],
                    true
                )
            ),
            Best(new Design("gdpr", "The same, steeper or flatter above EUR 500m", [.. turnover, Rows.LargeTurnover, .. Rows.Facts], true)),
        ];

        // The simplest whose score is within one standard error, over clusters, of the best.
        var best = Compared.MinBy(v => v.Scores["crps"])!;
        Chosen = Compared.First(v => Difference(v, best) is var (mean, error) && mean <= error);
        Model = Refit();
    }

    public IReadOnlyList<Validated> Compared { get; }

    public Validated Chosen { get; }

    public EstimateModel Model { get; private init; }

    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>The kept design on years it has not seen, decisions that tell both turnover and people.</summary>
    public BacktestScores OnUnseenYears { get; private set; } = null!;

    /// <summary>The same fit with the ordinary table beside it.</summary>
    public Fit With(OrdinaryFile ordinary)
    {
        var table = OrdinaryTable.Of(ordinary.Equations, Model, ordinary.Deviation, ordinary.Deviations, ordinary.Scatters);
        var line = ordinary.Lines[0];
        var tested = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Years not seen, 2021-23 ({line.Count} decisions): 80% ranges held {100d * line.Figures["coverage80"]:0}%, 90% ranges "
                + $"{100d * line.Figures["coverage90"]:0}%; MAE {line.Figures["mae"]:0.00}, CRPS {line.Figures["crps"]:0.00} powers of ten."
        );
        return new Fit(this) { Model = Model with { Ordinary = table with { Tested = tested } } };
    }

    private Fit(Fit of) =>
        (_decisions, _rates, Compared, Chosen, Model, OnUnseenYears) = (
            of._decisions,
            of._rates,
            of.Compared,
            of.Chosen,
            of.Model,
            of.OnUnseenYears
        );

    /// <summary>What the chosen design predicts of each decision, from outside facts alone, fitted on the folds without it.</summary>
    public IEnumerable<(Decision Decision, PredictiveDistribution Predicted)> OutOfFold() =>
        from fold in Enumerable.Range(0, Folds)
        let others = _decisions.Where(d => FoldOf(d) != fold).ToList()
        let model = Widened(Chosen.Design.Fit(others, 0.6), Chosen.Widening) with
        {
            Deviation = Chosen.Deviation,
        }
        from decision in _decisions
        where FoldOf(decision) == fold
        select (decision, model.Predict(OutsideAlone(decision)).Distribution);

    public static (double Mean, double Error) Difference(Validated of, Validated than)
    {
        var differences = of.Crps.Zip(than.Crps, (a, b) => a - b).ToList();
        var mean = differences.Average();
        return (mean, Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, differences.Count - 1) / differences.Count));
    }

    // The least scatter whose ranges hold as often as they say on years that the table has not seen, years that differ included.
    private double OnUnseen(Validated chosen)
    {
        var parts = Unseen
            .Select(year =>
            {
                var test = _decisions.Where(d => d.Date.Year == year && IsWhole(d)).ToList();
                var clusters = test.Select(d => d.Cluster).ToHashSet(StringComparer.Ordinal);
                var before = _decisions.Where(d => d.Date.Year < year && !clusters.Contains(d.Cluster)).ToList();
                return (Model: Widened(chosen.Design.Fit(before, chosen.Deviation), chosen.Widening), Test: test);
            })
            .ToList();
        IReadOnlyList<ScoredRow> Rows(double deviation) =>
            [
                .. parts.SelectMany(p =>
                    p.Test.Select(d => ScoredRow.Of(d, (p.Model with { Deviation = deviation }).Predict(OutsideAlone(d)).Distribution))
                ),
            ];
        var (found, rows) = Deviations
            .Select(d => (Deviation: d, Rows: Rows(d)))
            .First(d => d.Deviation == Deviations[^1] || (Held(d.Rows, 80) && Held(d.Rows, 90)));
        OnUnseenYears = Scoring.Of("stated, years not seen", rows);
        return found;

        static bool IsWhole(Decision d) => d.Facts.People is not null && (d.Facts.Turnover is not null || !d.Facts.HasTurnover);
    }

    // Folds of whole clusters, by a hash: the same for every design and on every machine.
    private static int FoldOf(Decision decision) => SHA256.HashData(Encoding.UTF8.GetBytes(decision.Cluster))[0] % Folds;

    private static EstimateFacts OutsideAlone(Decision decision) => decision.Facts with { Level = null, Provisional = null };

    private Validated Best(Design design) =>
        (
            from ridge in design.Terms.Count == 0 ? [1d] : Ridges
            from country in design.HasCountries ? CountryRidges : [4d]
            select Validate(design with { Ridge = ridge, CountryRidge = country })
        ).MinBy(v => v.Scores["crps"])!;

    private Validated Validate(Design design)
    {
        var parts = Enumerable
            .Range(0, Folds)
            .Select(fold =>
                (
                    Model: design.Fit([.. _decisions.Where(d => FoldOf(d) != fold)], 0.6),
                    Test: _decisions.Where(d => FoldOf(d) == fold).ToList()
                )
            )
            .ToList();
        IReadOnlyList<ScoredRow> Rows(double widening, double deviation) =>
            [
                .. parts.SelectMany(p =>
                    Widened(p.Model, widening) is var model
                        ? p.Test.Select(d => ScoredRow.Of(d, (model with { Deviation = deviation }).Predict(OutsideAlone(d)).Distribution))
                        : []
                ),
            ];

        // The narrowest ranges that hold as often as they say; and how much of an unknown fact's spread counts, by the score.
        var tried = Widenings.Select(w =>
            (
                Widening: w,
                Found: Deviations
                    .Select(d => (Deviation: d, Rows: Rows(w, d)))
                    .First(d => d.Deviation == Deviations[^1] || (Held(d.Rows, 80) && Held(d.Rows, 90)))
            )
        );
        var (widening, best) = tried.MinBy(t => t.Found.Rows.Average(r => r.Crps));
        return new Validated(design, widening, best.Deviation, Scoring.Of(design.Title, best.Rows), [.. best.Rows.Select(r => r.Crps)]);
    }

    private static bool Held(IReadOnlyList<ScoredRow> rows, int percent) => 100 * rows.Count(r => r.IsIn(percent)) >= percent * rows.Count;

    private static EstimateModel Widened(EstimateModel model, double widening) =>
        model with
        {
            Terms = [.. model.Terms.Select(t => t with { Spread = t.Spread * Math.Sqrt(widening) })],
        };

    private EstimateModel Refit()
    {
        var (design, random) = (Chosen.Design, new MersenneTwister(20231231));
        var model = Widened(design.Fit(_decisions, Chosen.Deviation), Chosen.Widening);
        var clusters = _decisions.GroupBy(d => d.Cluster, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var drawn = Enumerable
            .Range(0, Resamples)
            .Select(_ =>
                design.Fit(
                    [.. Enumerable.Range(0, clusters.Count).SelectMany(_ => clusters[random.Next(clusters.Count)])],
                    Chosen.Deviation
                )
            )
            .ToList();
        EstimateTerm WithInterval(EstimateTerm term, int j)
        {
            var effects = drawn.Select(m => m.Terms[j].Effect).Order().ToArray();
            return term with { EffectLow = Ranked.At(effects, 0.05), EffectHigh = Ranked.At(effects, 0.95) };
        }

        var (shares, levels) = Levels();
        var deviation = OnUnseen(Chosen);
        var scores = OnUnseenYears;
        return model with
        {
            Id = "gdpr",
            Version = Edition,
            Deviation = deviation,
            Title = "Fines under the GDPR and the UK GDPR: what authorities imposed, by what was known from outside",
            FittedUntil = _decisions.Max(d => d.Date),
            Tested = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Years not seen, 2021-23 ({scores.Count} decisions): 80% ranges held {100d * scores["coverage80"]:0}%, 90% ranges "
                    + $"{100d * scores["coverage90"]:0}%; MAE {scores["mae"]:0.00}, CRPS {scores["crps"]:0.00} powers of ten."
            ),
            Terms = [.. model.Terms.Select(WithInterval)],
            AnyLevel = shares,
            Levels = levels,
            FinalOfProvisional = Announced.Of(_decisions),
            Rates = _rates,
            Baselines =
            [
                .. Compared
                    .Take(2)
                    .Select(v =>
                        Widened(v.Design.Fit(_decisions, v.Deviation), v.Widening) with
                        {
                            Version = "1",
                            FittedUntil = _decisions.Max(d => d.Date),
                        }
                    ),
            ],
        };
    }

    // Hardly any decision of these years names its level. What is assumed instead, and said: the three levels are equally frequent and
    // follow the order of the share of the top that was drawn, so that each has its third of the shares.
    private (LogNumber Any, Dictionary<string, LogNumber> Levels) Levels()
    {
        var shares = _decisions
            .Where(d => d.Facts.Defendant == "company" && d.Facts.Top is > 0d && d.Facts.Numbers.ContainsKey("turnover"))
            .Select(d => Math.Min(0d, Math.Log10(d.Fine / d.Facts.Top!.Value)))
            .Order()
            .ToArray();
        LogNumber Of(double[] part) =>
            Ranked.At(part, 0.5) is var median
                ? new LogNumber(median, Math.Max(0.4, Math.Sqrt(part.Average(v => (v - median) * (v - median)))))
                : default;

        var third = shares.Length / 3;
        return (
            Of(shares),
            new Dictionary<string, LogNumber>
            {
                ["low"] = Of(shares[..third]),
                ["medium"] = Of(shares[third..(2 * third)]),
                ["high"] = Of(shares[(2 * third)..]),
            }
        );
    }
}
