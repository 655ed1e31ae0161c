using FineCalc.Json;

namespace FineCalc.Risk;

/// <summary>
/// Exceedance points in an open form, which other risk tools can take in: losses with the probability that each is exceeded, and its return
/// period (<c>docs/exceedance.md</c>).
/// </summary>
public static class ExceedanceJson
{
    private const string Form = "finecalc-exceedance/1";

    /// <summary>The points of a simulation: of one case, or of a year where it is the yearly total of a portfolio.</summary>
    /// <param name="of">What the simulation found.</param>
    /// <param name="points">How many points, at least 2.</param>
    /// <param name="outTo">The last point is exceeded once in so many trials or years, more than 2.</param>
    public static string Write(FineDistribution of, int points = 41, double outTo = 1000d)
    {
        ArgumentNullException.ThrowIfNull(of);
        return JsonWriting.Write(json =>
        {
            Head(json, of.Identity.IsOfYears ? "year" : "case", "simulation", of.Currency);
            json.Text("versionId", of.Identity.VersionId);
            json.TextIfAny("factsDigest", of.Identity.FactsDigest?.Value);
            json.Text("digest", of.Digest);
            json.Number("trials", of.Trials);
            json.Number("seed", of.Identity.Seed);
            Points(
                json,
                of.ExceedanceCurve(points, outTo),
                chance =>
                {
                    json.Figure("probability", chance.Value);
                    json.Figure("standardError", chance.StandardError);
                    json.Figure("returnPeriod", Period(chance.Value));
                }
            );
        });
    }

    /// <summary>The points of a yearly total that was worked out: the probability lies between two ends.</summary>
    /// <param name="of">The total.</param>
    /// <param name="currency">The currency of the losses.</param>
    /// <param name="points">How many points, at least 2.</param>
    /// <param name="outTo">The last point is exceeded once in so many years, more than 2 and at most what the total was worked out
    /// for.</param>
    public static string Write(AggregateLoss of, Currency currency, int points = 41, double outTo = 1000d)
    {
        ArgumentNullException.ThrowIfNull(of);
        return JsonWriting.Write(json =>
        {
            Head(json, "year", "enclosed", currency);
            if (of.Identity is { } run)
            {
                json.Text("versionId", run.VersionId);
                json.Text("factsDigest", run.FactsDigest);
                json.Number("trials", run.Trials);
                json.Number("seed", run.Seed);
            }

            Points(
                json,
                of.ExceedanceCurve(points, outTo),
                chance =>
                {
                    json.Figure("probabilityLow", chance.Low);
                    json.Figure("probabilityHigh", chance.High);
                    json.Figure("standardError", chance.SamplingError);
                    json.Figure("returnPeriodLow", Period(chance.High));
                    json.Figure("returnPeriodHigh", Period(chance.Low));
                }
            );
        });
    }

    private static void Head(JsonWriting json, string per, string method, Currency currency)
    {
        json.Text("format", Form);
        json.Text("per", per);
        json.Text("method", method);
        json.TextIfAny("currency", currency == default ? null : currency.Code);
    }

    private static void Points<T>(JsonWriting json, IReadOnlyList<(double Loss, T Chance)> curve, Action<T> write) =>
        json.List(
            "points",
            // A loss that many years come to, above all none, is a point once.
            [.. curve.DistinctBy(point => point.Loss)],
            point =>
                json.Line(
                    null,
                    () =>
                    {
                        json.Figure("loss", point.Loss);
                        write(point.Chance);
                    }
                )
        );

    // None for what was never exceeded.
    private static double? Period(double chance) => chance > 0d ? 1d / chance : null;
}
