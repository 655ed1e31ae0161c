using FineCalc.Json;

namespace FineCalc.Risk;

// What a simulation found as JSON: every figure with its standard error, null where so few trials do not tell it, with the bounds that they
// allow instead.
internal sealed class DistributionWriting(JsonWriting json)
{
    private const int CurvePoints = 21;

    private static readonly double[] Levels = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995];

    private static readonly double[] TailLevels = [0.9, 0.95, 0.99, 0.995];

    private static readonly double[] ReturnYears = [2, 5, 10, 20, 50, 100, 200, 500, 1000];

    public void Whole(FineDistribution of)
    {
        Currency(of);
        json.Number("trials", of.Trials);
        json.Text("digest", of.Digest);
        Figures(of);
        if (of.Steps.Count > 0)
        {
            json.List("steps", of.Steps, step => json.Object(null, () => Step(step.Key, step.Value)));
        }
    }

    public void Years(AnnualLossResult of)
    {
        Currency(of.Total);
        json.Number("years", of.Total.Trials);
        json.Text("digest", of.Digest);
        json.Object("total", () => Losses(of.Total));
        json.Object("largest", () => Losses(of.Largest));
        json.Object("cases", () => Figures(of.Cases));
    }

    // A figure among others, under its name.
    public static void Figure(JsonWriting json, string key, Measured figure) => json.Object(key, () => Write(json, "value", figure));

    private void Step(string id, FineDistribution of)
    {
        json.Text("id", id);
        Currency(of);
        Figures(of);
    }

    private void Losses(FineDistribution of)
    {
        Figures(of);
        At("valueAtRisk", "level", TailLevels, of.ValueAtRisk);
        At("tailValueAtRisk", "level", TailLevels, of.TailValueAtRisk);
        At("returnPeriods", "years", ReturnYears, years => of.Quantile(1d - (1d / years)));
    }

    private void Figures(FineDistribution of)
    {
        Figure(json, "mean", of.Mean);
        Figure(json, "standardDeviation", of.StandardDeviation);
        json.Figure("least", of.Least);
        json.Figure("greatest", of.Greatest);
        At("quantiles", "level", Levels, of.Quantile);
        json.List(
            "exceedance",
            of.ExceedanceCurve(CurvePoints).DistinctBy(point => point.Value).ToList(),
            point =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Figure("value", point.Value);
                        Write(json, "chance", point.Chance);
                    }
                )
        );
    }

    // A step that is no amount has none.
    private void Currency(FineDistribution of) => json.TextIfAny("currency", of.Currency == default ? null : of.Currency.Code);

    private void At(string key, string named, double[] points, Func<double, Measured> figure) =>
        json.List(
            key,
            points,
            point =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Figure(named, point);
                        Write(json, "value", figure(point));
                    }
                )
        );

    private static void Write(JsonWriting json, string key, Measured figure)
    {
        json.Figure(key, figure.Value);
        json.Figure("standardError", figure.StandardError);
        if (figure.AtLeast is { } least)
        {
            json.Figure("atLeast", least);
        }

        if (figure.AtMost is { } most)
        {
            json.Figure("atMost", most);
        }
    }
}
