using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Estimates;

/// <summary>
/// Two ranges of one case, never to be confused: what the method allows, and what regulators have imposed in like cases. Amounts are in the
/// regime's currency.
/// </summary>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Estimate : IJsonResult
{
    // What JSON shows of a logarithm; what makes no difference there makes none.
    private const int Decimals = 4;

    private readonly double _perUnit;

    internal Estimate(Case of, EstimateModel model, EstimateFacts facts, Prediction prediction, double perUnit, double adjustment)
    {
        (Case, Model, Facts, Prediction, _perUnit, Adjustment) = (of, model, facts, prediction, perUnit, adjustment);
        Distribution = Shown(prediction.Distribution, perUnit, adjustment);
    }

    /// <summary>The case.</summary>
    public Case Case { get; }

    /// <summary>The predictive table.</summary>
    public EstimateModel Model { get; }

    // What the table was given of the case, in its own currency.
    internal EstimateFacts Facts { get; }

    // The table's own prediction, in its own currency.
    internal Prediction Prediction { get; }

    /// <summary>What each fact does to the prediction, in the table's order.</summary>
    public IReadOnlyList<Driver> Drivers => Prediction.Drivers;

    /// <summary>What regulators have imposed in like cases.</summary>
    public PredictiveDistribution Distribution { get; }

    /// <summary>
    /// The factor by which the guidance's own percentages for cooperation, mitigation and the like move the table's prediction, which knows
    /// nothing of them; 1 if they do not.
    /// </summary>
    public double Adjustment { get; }

    /// <summary>
    /// What the method allows: the range reading of the regime's own steps; null if the version has no steps to an amount without more
    /// facts.
    /// </summary>
    public Spread<Money>? Allowed => Method?.Range;

    private Assessment? Method => Case.FinalResult.Assessment;

    /// <summary>The decisions nearest to the case by the table, the nearest first, with their distance in powers of ten.</summary>
    public IReadOnlyList<(Decision Decision, double Distance)> Nearest { get; init; } = [];

    /// <summary>What was assumed to reach the amounts.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Units of the regime's currency for one of the table's.</summary>
    public double PerUnit => _perUnit;

    /// <summary>
    /// What one more fact would narrow, the most telling first: the width of the 80% range if that fact were known and as it mostly is,
    /// all else being as it is now (the level of seriousness, the provisional amount, the maximum). A fact that would not narrow the range
    /// is left out.
    /// </summary>
    public IReadOnlyList<WidthIfKnown> WidthsIfKnown
    {
        get
        {
            var unknown = Model
                .Terms.Where(t => t.Concerns(Facts) && t.Read(Facts) is null)
                .GroupBy(t => t.Fact)
                .Select(g => new WidthIfKnown(g.Key, g.First().Name, Known(g.Key)))
                .Append(new WidthIfKnown(EstimateModel.Country, "Country of the authority", Known(EstimateModel.Country)))
                .ToList();
            if (Facts.Level is null && Model.Levels.Count > 0)
            {
                var widths = Model.Levels.Keys.Select(level => Of(Model.Predict(Facts with { Level = level }).Distribution));
                unknown.Add(new WidthIfKnown(EstimateModel.Level, "Level of seriousness, as the authority finds it", widths.Average()));
            }

            return [.. unknown.Where(n => Math.Round(n.Width, Decimals) < Math.Round(Width, Decimals)).OrderBy(n => n.Width)];

            double Known(string fact) => Of(Model.Predict(Facts, fact).Distribution);

            double Of(PredictiveDistribution fitted) => WidthOf(Shown(fitted, _perUnit, Adjustment));
        }
    }

    /// <summary>The width of the 80% range of <see cref="Distribution"/>, in powers of ten.</summary>
    public double Width => WidthOf(Distribution);

    /// <summary>What a reader must know before using the ranges, first what deserves a second look in the case itself.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var warnings = new List<string>(
                Method?.Warnings.Select(w => $"{w.Message}{(w.Allowed is null ? "" : $" Expected: {w.Allowed}.")} ({w.Code})") ?? []
            )
            {
                "The range holds for cases that end with a published fine; how likely a fine is at all, it does not tell.",
                "What the method allows is the arithmetic of the guidance and not a forecast: the later steps mostly cut. Read as a "
                    + "range of 80 or 90%, it held about 40% of the fines up to 2023 (finecalc backtest, guidance-range).",
            };
            if (Prediction.Distribution.Quantile(0.9) >= 1e7)
            {
                warnings.Add(
                    "Fines of EUR 10m and more came out three to four times too low on average: the range says little of how far above "
                        + "that a fine may go."
                );
            }

            if (Facts.Country is "Ireland" or "Germany")
            {
                warnings.Add(
                    $"The decisions of {Facts.Country} are mostly headline cases: a smaller case there may be fined less than the "
                        + "table says."
                );
            }

            if (Adjustment != 1d)
            {
                warnings.Add(
                    "The decisions neither confirm nor refute what cooperation, mitigation and self-reporting are worth: the guidance's "
                        + "own percentages (FineCalc's reading) are applied to the prediction."
                );
            }

            if (Facts.Provisional is not null)
            {
                warnings.Add(
                    "What became of provisional amounts is known of cases only in which it was published, mostly because the amount had "
                        + "changed."
                );
            }

            return warnings;
        }
    }

    /// <summary>Both ranges in a line.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Text.Cut(Case.Title, 60)}: {(Allowed is { } allowed ? $"the method allows {allowed}; " : "")}like cases, in "
                + $"{Case.Version.Regime.Info.Currency}: {Distribution}"
        );

    /// <summary>
    /// The result as JSON, what the method allows and what regulators have imposed (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it too.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new EstimateWriting(json, this, []).Write();

    private static double WidthOf(PredictiveDistribution of) => of.LogQuantile(0.9) - of.LogQuantile(0.1);

    // In the regime's currency, with what the guidance has for cooperation and the like.
    private static PredictiveDistribution Shown(PredictiveDistribution fitted, double perUnit, double adjustment) =>
        fitted with
        {
            Centre = fitted.Centre + Math.Log10(perUnit * Math.Max(adjustment, 1e-6)),
            Maximum = fitted.Maximum * perUnit,
        };
}
