using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Estimates;

/// <summary>
/// Two ranges of one case, never to be confused: what the method allows, and what regulators have imposed in like cases. Amounts are in the
/// regime's currency.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Estimate : IJsonResult
{
    // What JSON shows of a logarithm; what makes no difference there makes none.
    private const int Decimals = 4;

    // How many times beyond a range of 90% an announced amount is doubted.
    private const double FarOff = 10d;

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

    /// <summary>
    /// The tables that spoke: that of stated decisions where turnover is told, that of ordinary fines where neither turnover nor the people
    /// affected are, and the mean of both where the people alone are.
    /// </summary>
    public IReadOnlyList<EstimateModel> Tables =>
        Table switch
        {
            PredictingTable.Ordinary => [Model.Ordinary!],
            PredictingTable.Both => [Model, Model.Ordinary!],
            _ => [Model],
        };

    internal PredictingTable Table => Prediction.Table;

    private Silence Silence => new(Model, Facts, Prediction, Case.Version.Regime.Info.Currency, _perUnit);

    /// <summary>What stands for the facts that were not told, in a sentence.</summary>
    public string Assumed => Silence.Words();

    /// <summary>
    /// The fact that was not told and whose answer would change the median most, with the answers that give the least and the most and the
    /// medians with them, in the regime's currency; null if every fact is told.
    /// </summary>
    public (string Id, string Name, string LowAnswer, double Low, string HighAnswer, double High)? MostTelling =>
        Silence.Most(d => Shown(d, _perUnit, Adjustment).Median) is { } most
            ? (most.Id, most.Name, most.LowAnswer, most.Low, most.HighAnswer, most.High)
            : null;

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

    /// <summary>How likely a fine is at all: base rates beside the amounts, never multiplied with them.</summary>
    public ChanceOfFine Chance => new(Facts.Country, ChanceOfFine.YearOf(Case));

    private Assessment? Method => Case.FinalResult.Assessment;

    /// <summary>
    /// Why <see cref="Allowed"/> is not known, beside facts that are not given: an exchange rate that is missing, for instance.
    /// </summary>
    public IReadOnlyList<Problem> MethodProblems =>
        Method is null ? [.. Case.FinalResult.Problems.Where(p => p.Code is not ("fact-missing" or "step-not-reached"))] : [];

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
            var silent = Tables
                .SelectMany(t => t.Terms)
                .Where(t => t.Concerns(Facts) && t.Kind != TermKind.Unknown && t.Read(Facts) is null);
            string[] numbers =
            [
                .. Facts.HasTurnover && Facts.Turnover is null ? ["turnover"] : Array.Empty<string>(),
                .. Facts.People is null ? ["people-affected"] : Array.Empty<string>(),
            ];
            var unknown = silent
                .Select(t => t.Fact)
                .Concat(numbers)
                .Distinct()
                .Select(f => new WidthIfKnown(f, FactNames.Of(f), Known(f)))
                .Append(new WidthIfKnown(EstimateModel.Country, "Country of the authority", Known(EstimateModel.Country)))
                .ToList();
            if (Facts.Level is null && Model.Levels.Count > 0)
            {
                var widths = Model.Levels.Keys.Select(level => Of(Model.Predict(Facts with { Level = level }).Distribution));
                unknown.Add(new WidthIfKnown(EstimateModel.Level, "Level of seriousness, as the authority finds it", widths.Average()));
            }

            if (Facts.Provisional is null && Model.FinalOf(Facts.Country) is { } final)
            {
                // Announced as it would be if the prediction came true.
                var announced = Math.Pow(10d, Prediction.Distribution.Centre - final.Share.Centre);
                unknown.Add(
                    new WidthIfKnown(
                        "provisional",
                        "Amount that the authority announces, such as in a notice of intent",
                        Of(Model.Predict(Facts with { Provisional = announced }).Distribution)
                    )
                );
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
                (Method?.Warnings ?? MethodProblems).Select(w =>
                    $"{w.Message}{(w.Allowed is null ? "" : $" Expected: {w.Allowed}.")} ({w.Code})"
                )
            );
            if (Announced() is { } doubt)
            {
                warnings.Add(doubt);
            }

            warnings.AddRange([
                "The range holds for cases that end with a published fine; how likely a fine is at all, it does not tell.",
                "What the method allows is the arithmetic of the guidance and not a forecast: the later steps mostly cut. Read as a "
                    + "range of 80 or 90%, it held about 40% of the fines up to 2023 (finecalc backtest, guidance-range).",
            ]);
            if (Table == PredictingTable.Ordinary)
            {
                warnings.Add(
                    "Neither turnover nor the people affected are told, so that the range is that of an ordinary published fine: a large "
                        + "undertaking, or a case that affects many, draws far more."
                );
            }

            if (Prediction.Distribution.Quantile(0.9) >= 1e7)
            {
                warnings.Add(
                    "Fines of EUR 10m and more came out three to four times too low on average: the range says little of how far above "
                        + "that a fine may go."
                );
            }

            if (Table == PredictingTable.Ordinary && Facts.Country is ("France" or "United Kingdom"))
            {
                warnings.Add(
                    $"The fines of {Facts.Country} that are published are mostly on large cases: a smaller one may be fined less."
                );
            }

            if (Table == PredictingTable.Stated && Facts.Country is ("Ireland" or "Germany"))
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

            if (Facts.Provisional is not null && Model.FinalOf(Facts.Country) is { } final)
            {
                var what = final.Id switch
                {
                    FinalShare.Notice => $"notices of intent ({string.Join(", ", final.Countries)})",
                    FinalShare.Draft => "drafts and proposals of other authorities",
                    _ => "announced amounts of any country",
                };
                warnings.Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"What became of the amount that was announced rests on {Text.Number(final.Cases)} {what} up to 2023: the "
                            + $"final amount was {Math.Pow(10d, final.Share.Centre):0.00} of it in the median, and higher in "
                            + $"{final.Higher}. They are known mostly because the amount had changed, and all ended with a fine "
                            + $"(docs/provisional.md lists them)."
                    )
                );
            }

            return warnings;
        }
    }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

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

    // An amount so far from what is predicted without it is more often mistyped than announced.
    private string? Announced()
    {
        if (Facts.Provisional is not { } provisional)
        {
            return null;
        }

        var (low, high) = Model.Predict(Facts with { Provisional = null }).Distribution.Range(0.9);
        return provisional < low / FarOff ? Doubt("less than a tenth of the low", low, ": a word such as million may be missing")
            : provisional > high * FarOff
                ? Doubt("more than ten times the high", high, ": it may be in another currency, or have a digit too many")
            : null;

        string Doubt(string how, double end, string why) =>
            $"The announced amount of {Amount(provisional)} is {how} end of what is predicted without it, about {About(end)} "
            + $"(90%){why}. The prediction rests on it.";

        Money About(double inTable) => new(PredictedAmount.Rounded(inTable * _perUnit), Case.Version.Regime.Info.Currency);

        string Amount(double inTable) => new Money((decimal)(inTable * _perUnit), Case.Version.Regime.Info.Currency).ToString();
    }

    private static double WidthOf(PredictiveDistribution of) => of.LogQuantile(0.9) - of.LogQuantile(0.1);

    // In the regime's currency, with what the guidance has for cooperation and the like.
    private static PredictiveDistribution Shown(PredictiveDistribution fitted, double perUnit, double adjustment) =>
        fitted with
        {
            Centre = fitted.Centre + Math.Log10(perUnit * Math.Max(adjustment, 1e-6)),
            Maximum = fitted.Maximum * perUnit,
        };
}
