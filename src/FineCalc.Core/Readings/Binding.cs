namespace FineCalc.Steps;

// The answers of a case in the order in which a program asks for them, in the program's currency, and every problem of the answers
// themselves.
internal class Binding
{
    // What the largest law takes for a thousand infringements; a page of more is read by nobody.
    public const int MostWeight = 800_000;

    private readonly Answer?[] _answers;
    private readonly int _width;
    private List<Answer>? _unlisted;

    protected Binding(Program program, Facts facts)
    {
        (Program, Facts, _width) = (program, facts, program.Facts.Length);
        Count = Math.Max(1, facts.Infringements.Count);
        _answers = new Answer?[_width * (Count + 1)];
        var problems = new List<Problem>();
        Put(facts.Answers, 0, null, problems);
        for (var k = 0; k < Count; k++)
        {
            var infringement = k < facts.Infringements.Count ? facts.Infringements[k] : null;
            _answers.AsSpan(0, _width).CopyTo(_answers.AsSpan(_width * (k + 1)));
            Put(infringement?.Answers ?? [], k + 1, infringement, problems);
        }

        if (facts.HasNoneLeft)
        {
            problems.Add(
                new Problem("infringements-none-left", "Every infringement is withdrawn, so nothing is left that could be fined.")
                {
                    Allowed = "at least one infringement that stays; where none does there is no penalty, and no amount to work out",
                }
            );
        }

        problems.AddRange(
            facts
                .Infringements.GroupBy(i => i.Name)
                .Where(g => g.Count() > 1)
                .Select(g => new Problem("infringement-duplicate", $"Two infringements are called '{g.Key}'.")
                {
                    Subject = g.Key,
                    Allowed = "one name for each infringement",
                })
        );
        problems.AddRange(
            facts
                .ExchangeRates.Where(r => r.Rate <= 0m)
                .Select(r => new Problem("exchange-rate-not-positive", $"The rate from {r.From} to {r.To} is {Text.Number(r.Rate)}.")
                {
                    Subject = $"{r.From}{r.To}",
                    Allowed = "a rate above zero",
                })
        );
        if (WeightOf(program, facts) > MostWeight)
        {
            problems.Add(
                new Problem(
                    "infringements-too-many",
                    $"There are {Text.Number(Count)} infringements, and the method has {Text.Number(program.Nodes.Length)} steps and "
                        + "numbers."
                )
                {
                    Allowed = $"up to {Text.Number(Math.Max(1, MostWeight / program.Weight))} infringements under this method",
                }
            );
        }

        Problems = problems;
    }

    // How much there is to work out.
    public static long WeightOf(Program program, Facts facts) => (long)program.Weight * Math.Max(1, facts.Infringements.Count);

    public Program Program { get; }

    public Facts Facts { get; }

    // How many infringements there are, at least one.
    public int Count { get; }

    public IReadOnlyList<Problem> Problems { get; }

    // Whether some answer is a range.
    public bool IsOpen { get; private set; }

    public Answer? this[int infringement, int fact] => _answers[(_width * (infringement + 1)) + fact];

    // The answers that are ranges: an answer of the case for all infringements is one.
    public IEnumerable<OpenAnswer> OpenAnswers()
    {
        var answers = new Dictionary<object, OpenAnswer>(ReferenceEqualityComparer.Instance);
        for (var node = 0; node < Program.Nodes.Length; node++)
        {
            for (var k = 0; Program.Nodes[node] is FactNode && k < (Program.IsEach[node] ? Count : 1); k++)
            {
                if (this[k, Program.FactOf[node]] is { IsCertain: false } answer)
                {
                    var infringement = ReferenceEquals(answer, this[-1, Program.FactOf[node]]) ? null : NameOf(k);
                    answers.TryAdd(answer, new OpenAnswer(answer, infringement, []));
                    answers[answer].Places.Add(Program.Place(node, k));
                }
            }
        }

        return answers.Values;
    }

    public string? NameOf(int infringement) => infringement < Facts.Infringements.Count ? Facts.Infringements[infringement].Name : null;

    // Whether an answer is outside the closed list of its question, so that no step can go by it. It is among the problems already.
    public bool IsUnlisted(Answer answer) => _unlisted is not null && _unlisted.Any(a => ReferenceEquals(a, answer));

    private void Put(IReadOnlyList<Answer> answers, int row, Infringement? infringement, List<Problem> problems)
    {
        foreach (var answer in answers)
        {
            var fact = answer.Fact;
            var index = Program.IndexOf(fact);
            if (index < 0)
            {
                var unasked = Program.Unasked(fact);
                problems.Add(Wrong(unasked.Code, fact, infringement, unasked.Message, unasked.Allowed!));
                continue;
            }

            var asked = Program.Facts[index];
            if (infringement is not null && !asked.IsPerInfringement)
            {
                problems.Add(
                    Wrong(
                        "fact-of-case",
                        fact,
                        infringement,
                        $"'{fact.Id}' is asked of the whole case, not of one infringement.",
                        "an answer among the facts of the case"
                    )
                );
                continue;
            }

            // An answer to the question in the words of another day is held to what is allowed on this one.
            var given = ReferenceEquals(asked, fact) ? answer : answer with { Fact = asked };
            IsOpen |= !given.IsCertain;
            _answers[(row * _width) + index] = Checked(Converted(given, infringement, problems), infringement, problems);
        }
    }

    private Answer Converted(Answer answer, Infringement? infringement, List<Problem> problems)
    {
        var fact = answer.Fact;
        if (fact.Unit != Unit.Money || answer.Currency == Program.Currency)
        {
            return answer;
        }

        if (Facts.FindRate(answer.Currency, Program.Currency) is not { } rate)
        {
            problems.Add(
                Wrong(
                    "exchange-rate-missing",
                    fact,
                    infringement,
                    $"'{fact.Id}' is in {answer.Currency}, and the method calculates in {Program.Currency}.",
                    $"an amount in {Program.Currency}, or an exchange rate from {answer.Currency} to {Program.Currency} with its date "
                        + "and source"
                )
            );
            return answer;
        }

        try
        {
            return answer with
            {
                Low = answer.Low * rate.Rate,
                Likely = answer.Likely * rate.Rate,
                High = answer.High * rate.Rate,
                Currency = Program.Currency,
            };
        }
        catch (OverflowException)
        {
            problems.Add(
                Wrong(
                    "amount-overflow",
                    fact,
                    infringement,
                    $"'{fact.Id}' is too large to be converted to {Program.Currency}.",
                    "amounts below 79 octillion (28 digits)"
                )
            );
            return answer;
        }
    }

    private Answer Checked(Answer answer, Infringement? infringement, List<Problem> problems)
    {
        var fact = answer.Fact;
        var isListed = fact.Unit is Unit.Choice or Unit.Flag;
        var (whole, (low, high)) = (fact.MustBeWhole, fact.Ends);
        if (answer.Low > answer.Likely || answer.Likely > answer.High)
        {
            problems.Add(
                Wrong(
                    "fact-range-order",
                    fact,
                    infringement,
                    $"The range {answer} of '{fact.Id}' is not in order.",
                    "low, likely and high in that order"
                )
            );
        }
        else if (
            answer.Low < low
            || answer.High > high
            || (whole && (answer.Low % 1m != 0m || answer.Likely % 1m != 0m || answer.High % 1m != 0m))
        )
        {
            problems.Add(Wrong("fact-out-of-range", fact, infringement, $"'{fact.Id}' is {answer}.", fact.Allowed));
        }
        else
        {
            return answer;
        }

        if (isListed)
        {
            (_unlisted ??= []).Add(answer);
        }

        return answer;
    }

    private static Problem Wrong(string code, Fact fact, Infringement? infringement, string message, string allowed) =>
        new(code, infringement is null ? message : $"{message[..^1]}, for the infringement '{infringement.Name}'.")
        {
            Subject = fact.Id,
            Infringement = infringement?.Name,
            Allowed = allowed,
        };
}

// An answer that is a range, the infringement whose own it is, and the places in which a reading keeps it.
internal sealed record OpenAnswer(Answer Answer, string? Infringement, List<int> Places)
{
    // The values that are tried: the ends, of a choice all between them too.
    public IEnumerable<decimal> Tried =>
        Answer.Fact.Unit == Unit.Choice
            ? Enumerable.Range((int)Answer.Low, (int)(Answer.High - Answer.Low) + 1).Select(value => (decimal)value)
            : [Answer.Low, Answer.High];

    public string At(decimal value) =>
        $"'{Answer.Fact.Name}'{(Infringement is null ? "" : $" of the infringement '{Infringement}'")} is "
        + $"{Answer.Fact.Show(value, Answer.Currency)}";
}
