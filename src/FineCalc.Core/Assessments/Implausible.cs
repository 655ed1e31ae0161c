namespace FineCalc;

// Answers that no question forbids, and that nobody means.
internal static class Implausible
{
    public const string TooManyPeople = "people-implausible";

    // More people than live. It is no bound of a question: what is drawn for it may lie anywhere.
    private const decimal Mankind = 10_000_000_000m;

    public static IEnumerable<Problem> Warnings(Facts facts) =>
        facts
            .Answers.Select(a => (Answer: a, Infringement: (string?)null))
            .Concat(facts.Infringements.SelectMany(i => i.Answers.Select(a => (Answer: a, Infringement: (string?)i.Name))))
            .Where(a => IsTooMany(a.Answer.Fact, a.Answer.High))
            .Select(a => People(a.Answer.Fact, Text.Number(a.Answer.High)) with { Infringement = a.Infringement });

    public static bool IsTooMany(Fact fact, decimal value) => fact.Counted == "people" && value > Mankind;

    public static Problem People(Fact fact, string value) =>
        new(TooManyPeople, $"'{fact.Id}' is {value}, and fewer than {Text.Number(Mankind)} people live.")
        {
            Subject = fact.Id,
            Allowed = "a number of people",
        };
}
