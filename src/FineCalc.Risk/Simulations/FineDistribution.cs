using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc.Risk;

/// <summary>
/// The distribution that a simulation found, of the amount or of one step. Values are in units of <see cref="Currency"/> where the step is
/// an amount, fractions where it is a rate. Quantiles, tail means and chances are taken from buckets less than 0.1% wide (a point that many
/// trials share, as at a cap, is exact); mean and standard deviation from exact sums. Each figure has its error, or says that so few trials
/// do not tell it. For Sobol sampling errors are the spread of the replicates, not known with fewer than eight of them. What is certain,
/// since nothing uncertain enters it, has an error of 0. Immutable.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class FineDistribution : IJsonResult
{
    private readonly Summary _all;
    private readonly Errors _errors;
    private readonly (double Low, double High) _reach;
    private readonly IReadOnlyDictionary<string, FineDistribution> _steps;
    private readonly Func<long, Assessment>? _explain;
    private readonly Lazy<string> _digest;

    internal FineDistribution(
        SimulationIdentity identity,
        Currency currency,
        IReadOnlyList<Summary> replicates,
        (double Low, double High) reach,
        IReadOnlyDictionary<string, FineDistribution> steps,
        Func<long, Assessment>? explain
    )
    {
        (Identity, Currency, _reach, _steps, _explain) = (identity, currency, reach, steps, explain);
        _all = replicates.Count == 1 ? replicates[0] : new Summary();
        foreach (var replicate in replicates.Count == 1 ? [] : replicates)
        {
            _all.Merge(replicate);
        }

        _errors = new Errors(_all, replicates, reach);
        _digest = new(() => RunDigest.Of(identity, currency, replicates, steps.Select(s => (s.Key, s.Value.Digest))));
    }

    /// <summary>The currency of amounts; none for the distribution of a step that is no amount.</summary>
    public Currency Currency { get; }

    /// <summary>How many trials there were.</summary>
    public long Trials => _all.Count;

    /// <summary>
    /// The value of every trial or year, at the place of its number, from 0: the one <see cref="Explain"/> takes. Within 1e-12 of the exact
    /// reading in proportion. Empty unless <see cref="SimulationOptions.KeepsValues"/> was asked for; of merged runs those of the first
    /// trials first, and empty where one of the runs did not keep them.
    /// </summary>
    public ReadOnlySpan<double> Values => Kept.Span;

    /// <summary>The least value of any trial.</summary>
    public double Least => _all.Least;

    /// <summary>The greatest value of any trial.</summary>
    public double Greatest => _all.Greatest;

    /// <summary>
    /// The mean. Error for plain sampling: the standard deviation over the root of the number of trials; not known where the trials are
    /// fewer than 25 times the square of their skewness, as with something that happened less than 25 times.
    /// </summary>
    public Measured Mean => _errors.Mean();

    /// <summary>
    /// The standard deviation. Error for plain sampling: by the fourth central moment; not known where the squared deviations are too skew
    /// for so many trials.
    /// </summary>
    public Measured StandardDeviation => _errors.Deviation();

    /// <summary>
    /// The least value at or below which a share of the trials lies (the inverse of the empirical distribution). Error for plain sampling:
    /// a quarter of the distance between the order statistics two binomial standard errors to each side, and the width of a bucket; not
    /// known with fewer than ten trials on either side.
    /// </summary>
    /// <param name="p">The share, between 0 and 1, both excluded.</param>
    public Measured Quantile(double p) => _errors.Quantile(Inside(p));

    /// <summary>
    /// Value at risk: the loss that is not exceeded with a given level of confidence; the quantile under its name in risk management.
    /// </summary>
    public Measured ValueAtRisk(double level) => Quantile(level);

    /// <summary>
    /// Tail value at risk: the mean of the worst share of trials. Error for plain sampling: the asymptotic variance of the tail mean; not
    /// known with fewer than ten trials in the tail, or fewer trials than 25 times the square of the skewness of what lies beyond the
    /// level.
    /// </summary>
    /// <param name="level">The level of confidence: 0.95 for the mean of the worst twentieth.</param>
    public Measured TailValueAtRisk(double level) => _errors.Tail(Inside(level));

    /// <summary>
    /// The chance that a value is exceeded. Error for plain sampling: that of a binomial share; not known with fewer than ten trials above
    /// or not above, which leave a bound at 95%: 3/n for what none of n trials did.
    /// </summary>
    public Measured ChanceAbove(double value) => _errors.Chance(value);

    /// <summary>
    /// The exceedance curve: values and the chance that each is exceeded, from the median out to one trial in a given number.
    /// </summary>
    /// <param name="points">How many points, at least 2.</param>
    /// <param name="outTo">The last point is exceeded once in so many trials, more than 2; 1,000 unless stated.</param>
    public IReadOnlyList<(double Value, Measured Chance)> ExceedanceCurve(int points, double outTo = 1000d) =>
        [.. ExceedancePoints.Of(points, outTo).Select(chance => Quantile(1d - chance).Value).Select(value => (value, ChanceAbove(value)))];

    /// <summary>The distribution of a named step.</summary>
    /// <param name="stepId">One of <see cref="SimulationOptions.Steps"/>.</param>
    /// <exception cref="ArgumentException">The simulation was not asked for the step.</exception>
    public FineDistribution Step(string stepId) =>
        _steps.TryGetValue(stepId, out var step)
            ? step
            : throw new ArgumentException(
                $"The simulation was not asked for the step '{stepId}'{Nearest.MeantBy(stepId, _steps.Keys)}.",
                nameof(stepId)
            );

    /// <summary>
    /// The SHA-256 of all that was found, under the version of the law, the seed and the trials: <c>sha256:</c> and 64 digits. Two runs
    /// have one digest if every bit of them is the same, in however many parts, in whatever order and on whatever machines they were
    /// worked out.
    /// </summary>
    public string Digest => _digest.Value;

    /// <summary>The exact assessment of one trial, from 0, with its whole explanation.</summary>
    /// <exception cref="InvalidOperationException">The distribution is one of yearly totals, or of merged runs, which have no trial to
    /// explain.</exception>
    public Assessment Explain(long trial) =>
        _explain is null ? throw new InvalidOperationException("These trials are not cases that can be explained one by one.")
        : trial >= 0 && trial < Trials ? _explain(trial)
        : throw new ArgumentOutOfRangeException(nameof(trial), trial, $"There are {Text.Number(Trials)} trials, from 0.");

    /// <summary>
    /// The distribution of several plain runs of one model and seed over different trials: exactly that of one run over all.
    /// </summary>
    /// <exception cref="ProblemException">The runs are of different models or seeds, overlap, or are not plain.</exception>
    public static FineDistribution Merge(params IReadOnlyList<FineDistribution> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        if (
            parts.Any(p =>
                p.Identity.Model != parts[0].Identity.Model
                || p.Identity.Seed != parts[0].Identity.Seed
                || p.Identity.Sampling != Sampling.Plain
            )
        )
        {
            throw new ProblemException(
                new Problem("distributions-differ", "The distributions are not of one model, one seed and plain sampling.")
                {
                    Allowed = "plain runs of the same model and seed over different trials",
                }
            );
        }

        var ranges = parts.SelectMany(p => p.Identity.Ranges).OrderBy(r => r.First).ToList();
        if (ranges.Zip(ranges.Skip(1)).Any(pair => pair.First.First + pair.First.Count > pair.Second.First))
        {
            throw new ProblemException(
                new Problem("distributions-overlap", "Some trials are in several of the distributions.")
                {
                    Allowed = "runs over different trials",
                }
            );
        }

        var all = new Summary();
        foreach (var part in parts)
        {
            all.Merge(part._all);
        }

        var steps = parts[0]._steps.Keys.ToDictionary(id => id, id => Merge([.. parts.Select(p => p.Step(id))]));
        var reach = (parts.Min(p => p._reach.Low), parts.Max(p => p._reach.High));
        return new(parts[0].Identity with { Ranges = ranges }, parts[0].Currency, [all], reach, steps, null)
        {
            Kept = parts.All(p => p.Values.Length == p.Trials)
                ? parts.OrderBy(p => p.Identity.Ranges[0].First).SelectMany(p => p.Kept.ToArray()).ToArray()
                : default,
        };
    }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The main figures in a line.</summary>
    public override string ToString() =>
        (Currency == default ? "" : Currency + " ")
        + $"mean {Mean.Brief}, median {Quantile(0.5).Brief}, 95% {Quantile(0.95).Brief}, {Text.Number(Trials)} trials";

    /// <summary>
    /// The result as JSON, mean, quantiles and exceedance curve, each figure with its error (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it too.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new DistributionWriting(json).Whole(this);

    internal IReadOnlyDictionary<string, FineDistribution> Steps => _steps;

    internal SimulationIdentity Identity { get; }

    internal Summary Summary => _all;

    internal ReadOnlyMemory<double> Kept { get; init; }

    private static double Inside(double p) =>
        p is > 0d and < 1d
            ? p
            : throw new ArgumentOutOfRangeException(
                nameof(p),
                p,
                $"A level lies between 0 and 1, both excluded{(p is > 1d and < 100d ? $"; {Digits.Text(p / 100d)} may be meant" : "")}."
            );
}
