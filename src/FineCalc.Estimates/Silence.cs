using System.Globalization;

namespace FineCalc.Estimates;

// What was put in for the facts that a case does not tell, and which of their answers would change the prediction most; amounts are said in
// the currency of the case, of which there are so many units for one of the table's.
internal sealed class Silence(EstimateModel model, EstimateFacts facts, Prediction prediction, Currency currency, double perUnit)
{
    private const int FewDecisions = 10;
    private const double ShortMonths = 1d;
    private const double LongMonths = 36d;

    private static readonly Dictionary<string, string> Defendants = new(StringComparer.Ordinal)
    {
        ["company"] = "a company",
        ["sole-trader"] = "one who trades or practises alone",
        ["non-profit"] = "an association",
        ["public-body"] = "a public body",
        ["natural-person"] = "a private person",
    };

    public string Words()
    {
        var unknown = prediction
            .Drivers.Where(d => !d.IsKnown && !(d.Fact == "turnover" && prediction.Turnover is not null))
            .Where(d => !(d.Fact == "people-affected" && prediction.People is not null))
            .Select(d => FactNames.Within(d.Fact.Length > 0 ? d.Fact : d.Id))
            .Distinct()
            .ToList();
        if (prediction.Table == PredictingTable.Ordinary)
        {
            var neither = facts.HasTurnover ? "Neither turnover nor the people affected are told" : "The people affected are not told";
            return $"{neither}: an ordinary published fine on {Kind} stands for the case"
                + (unknown.Count == 0 ? "." : $", with the average for what else is not told ({string.Join(", ", unknown)}).");
        }

        var mean =
            prediction.Table == PredictingTable.Both
                ? $"The people affected are told and no turnover: the mean of the stated table and of an ordinary published fine on "
                    + $"{Kind}, moved by the number of people. "
                : "";
        List<string> parts = [];
        if (prediction.Turnover is { } turnover)
        {
            parts.Add($"turnover {Range(turnover, n => Amount(n))}");
        }

        if (prediction.People is { } people)
        {
            parts.Add($"people affected {Range(people, n => People(n))}, by the turnover");
        }

        if (unknown.Count > 0)
        {
            parts.Add($"the mean of the decisions for {string.Join(", ", unknown)}");
        }

        return parts.Count == 0
            ? $"{mean}Nothing{(mean.Length == 0 ? "" : " else")} had to be put in for what is not told."
            : $"{mean}Put in for what is not told: {string.Join("; ", parts)}.";
    }

    private string Kind => facts.Defendant is { } known ? Defendants[known] : "a defendant of a kind that is not told";

    // The answer whose plausible values lie farthest apart; null where all are told.
    public Telling? Most(Func<PredictiveDistribution, double> median) =>
        Candidates()
            .Select(c =>
            {
                var medians = c.Answers.Select(a => (a.Words, Median: median(model.Predict(a.Facts).Distribution))).ToList();
                var (low, high) = (medians.MinBy(m => m.Median), medians.MaxBy(m => m.Median));
                return new Telling(c.Id, FactNames.Of(c.Id), low.Words, low.Median, high.Words, high.Median);
            })
            .Where(t => t.High > t.Low)
            .MaxBy(t => t.High / t.Low);

    private IEnumerable<(string Id, List<(string Words, EstimateFacts Facts)> Answers)> Candidates()
    {
        var assumed = PutIn.Shipped;
        if (facts.HasTurnover && facts.Turnover is null)
        {
            yield return Numbers("turnover", PutIn.Range(assumed.Turnover(facts)), Amount);
        }

        if (facts.People is null)
        {
            var people = facts.HasTurnover && facts.Turnover is { } turnover ? assumed.People(turnover) : assumed.OrdinaryPeople;
            var (low, high) = PutIn.Range(people);
            yield return Numbers("people-affected", (Math.Max(1d, low), Math.Min(1e8, Math.Max(1d, high))), People);
        }

        if (!facts.Numbers.ContainsKey("duration"))
        {
            yield return Numbers("duration", (ShortMonths, LongMonths), n => $"{People(n)} months");
        }

        // A rough size says nothing beside the amount.
        foreach (var fact in FactNames.All.Where(f => f.Options.Count > 0 && f.Id != EstimateModel.Country))
        {
            if (!facts.Codes.ContainsKey(fact.Id) && !(fact.Id == "size-class" && (!facts.HasTurnover || facts.Turnover is not null)))
            {
                yield return (fact.Id, [.. fact.Options.Select(o => (o.Code, facts.With(fact.Id, o.Code)))]);
            }
        }

        if (facts.Country is null)
        {
            var countries = (model.Ordinary ?? model).Countries.Where(c => c.Value.Decisions >= FewDecisions).Select(c => c.Key);
            yield return (EstimateModel.Country, [.. countries.Select(c => (c, facts with { Country = c }))]);
        }
    }

    private (string Id, List<(string Words, EstimateFacts Facts)> Answers) Numbers(
        string fact,
        (double Low, double High) range,
        Func<double, string> words
    ) => (fact, [(words(range.Low), facts.With(fact, range.Low)), (words(range.High), facts.With(fact, range.High))]);

    private static string Range(LogNumber of, Func<double, string> words)
    {
        var (low, high) = PutIn.Range(of);
        return $"{words(Math.Pow(10d, of.Centre))} ({words(low)} to {words(high)} in four cases of five)";
    }

    // In the currency of the case.
    private string Amount(double amount) => $"{currency} {Rounded(amount * perUnit)}";

    private static string People(double number) => Rounded(Math.Max(1d, number));

    // Two digits: no more is known of what is put in.
    private static string Rounded(double number)
    {
        var unit = Math.Pow(10d, Math.Max(0d, Math.Floor(Math.Log10(number)) - 1d));
        return (Math.Round(number / unit) * unit).ToString("#,##0", CultureInfo.InvariantCulture);
    }
}
