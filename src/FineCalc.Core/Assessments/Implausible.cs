using System.Globalization;

namespace FineCalc;

// Answers and rates that nothing forbids, and that nobody means.
internal static class Implausible
{
    // More people than live. It is no bound of a question: what is drawn for it may lie anywhere.
    private const decimal Mankind = 10_000_000_000m;

    public static IEnumerable<Problem> Warnings(Facts facts) =>
        facts
            .Answers.Select(a => (Answer: a, Infringement: (string?)null))
            .Concat(facts.Infringements.SelectMany(i => i.Answers.Select(a => (Answer: a, Infringement: (string?)i.Name))))
            .Where(a => IsTooMany(a.Answer.Fact, a.Answer.High))
            .Select(a => People(a.Answer.Fact, Text.Number(a.Answer.High)) with { Infringement = a.Infringement })
            .Concat(Contradicted(facts.ExchangeRates));

    public static bool IsTooMany(Fact fact, decimal value) => fact.Counted == "people" && value > Mankind;

    public static Problem People(Fact fact, string value) =>
        new("people-implausible", $"'{fact.Id}' is {value}, and fewer than {Text.Number(Mankind)} people live.")
        {
            Subject = fact.Id,
            Allowed = "a number of people",
        };

    // Two rates of one day to and fro come to one, but for what a bank keeps.
    private static IEnumerable<Problem> Contradicted(IReadOnlyList<ExchangeRate> rates)
    {
        const double kept = 0.05;
        return rates.Count < 2
            ? []
            : from rate in rates
            from back in rates
            where
                rate.From == back.To
                && rate.To == back.From
                && rate.Date == back.Date
                && string.CompareOrdinal(rate.From.Code, rate.To.Code) < 0
                && rate.Rate > 0m
                && back.Rate > 0m
                && Math.Abs(((double)rate.Rate * (double)back.Rate) - 1d) > kept
            select new Problem(
                "exchange-rate-contradicted",
                $"1 {rate.From} is {rate.To} {Text.Number(rate.Rate)} and 1 {back.From} is {back.To} {Text.Number(back.Rate)} on "
                    + $"{Text.Date(rate.Date)}: to and fro, 1 would become "
                    + $"{((double)rate.Rate * (double)back.Rate).ToString("0.##", CultureInfo.InvariantCulture)}."
            )
            {
                Subject = $"{rate.From}{rate.To}",
                Allowed = "two rates that are the reverse of each other, within 5%; or one of them",
            };
    }
}
