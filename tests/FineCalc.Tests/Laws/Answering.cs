using NodaTime;

namespace FineCalc.Tests;

/// <summary>Random answers to any questions, by what each allows.</summary>
internal sealed class Answering(Random random, Func<Fact, bool> isOptional)
{
    public const decimal Euro = 0.85m;

    private static readonly ExchangeRate Rate = new(Currency.Eur, Currency.Gbp, Euro, new LocalDate(2025, 1, 1), Own.Source);

    private static readonly decimal[] Edges =
    [
        .. Asked.Edges,
        1m,
        6m,
        12m,
        36m,
        60m,
        50m,
        200m,
        5_000m,
        10_000m,
        1_000_000m,
        2_000_000m,
        10_000_000m,
        50_000_000m,
        437_500_000m,
        500_000_000m,
    ];

    private static readonly decimal[] RateEdges = [0m, 0.05m, 0.1m, 0.2m, 0.5m, 1m];

    /// <summary>The currency of amounts.</summary>
    public Currency Currency { get; init; } = Currency.Gbp;

    /// <summary>How many in a hundred answers are ranges.</summary>
    public int OpenOfHundred { get; init; } = 15;

    /// <summary>The most infringements that a case names.</summary>
    public int MostInfringements { get; init; } = 3;

    /// <summary>How many in a hundred optional questions are answered.</summary>
    public int AnsweredOfHundred { get; init; } = 60;

    /// <summary>
    /// A case: every question that has to be answered, some of the others, and up to three infringements with answers of their own.
    /// </summary>
    public Facts Case(IReadOnlyList<Fact> questions)
    {
        var infringements = random.Next(MostInfringements + 1);
        var facts = Facts.None.With(Rate);
        for (var k = 0; k < infringements; k++)
        {
            facts = facts.WithInfringement($"No {k + 1}", own => own);
        }

        foreach (var fact in questions.Where(f => !isOptional(f) || random.Next(100) < AnsweredOfHundred))
        {
            var isEach = fact.IsPerInfringement && infringements > 0 && random.Next(4) > 0;
            var isAlsoOfCase = !isEach || random.Next(2) == 0;
            facts = isAlsoOfCase ? facts.With(Answer(fact)) : facts;
            for (var k = 0; isEach && k < infringements; k++)
            {
                // What the case answers, an infringement need not.
                if ((!isAlsoOfCase && !isOptional(fact)) || random.Next(2) == 0)
                {
                    facts = facts.WithInfringement($"No {k + 1}", own => own.With(Answer(fact)));
                }
            }
        }

        return facts;
    }

    /// <summary>The same questions answered otherwise, each by one value.</summary>
    public Facts Again(Facts facts)
    {
        var again = facts.Answers.Aggregate(facts, (changed, answer) => changed.With(Certain(answer.Fact)));
        return facts.Infringements.Aggregate(
            again,
            (changed, i) => changed.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, answer) => o.With(Certain(answer.Fact))))
        );
    }

    /// <summary>A value or a range that the question allows. A group is one of a few, and known.</summary>
    public Answer Answer(Fact fact)
    {
        if (random.Next(100) >= OpenOfHundred || fact.Id == Asked.Conduct.Id)
        {
            return Certain(fact);
        }

        decimal[] three = [.. new[] { Value(fact), Value(fact), Value(fact) }.Order()];
        return new Answer(fact, three[0], three[1], three[2], CurrencyOf(fact));
    }

    /// <summary>One value that the question allows.</summary>
    public Answer Certain(Fact fact) =>
        Value(fact) is var value ? new Answer(fact, value, value, value, CurrencyOf(fact)) : throw new InvalidOperationException();

    private decimal Value(Fact fact)
    {
        var (low, high) = fact.Unit switch
        {
            Unit.Flag => (0m, 1m),
            Unit.Choice => (0m, fact.Options.Count - 1m),
            Unit.Money => (fact.AllowedLow ?? -5_000m, fact.AllowedHigh ?? 1_000_000_000m),
            Unit.Rate => (fact.AllowedLow ?? 0m, fact.AllowedHigh ?? 1m),
            _ => (fact.AllowedLow ?? 0m, fact.Id == Asked.Conduct.Id ? 3m : fact.AllowedHigh ?? 100_000m),
        };
        if (fact.Unit is Unit.Flag or Unit.Choice || (fact.IsWhole && high - low < 10m))
        {
            return low + random.Next((int)(high - low) + 1);
        }

        decimal[] edges = [.. (fact.Unit == Unit.Rate ? RateEdges : Edges).Where(e => low <= e && e <= high)];
        if (edges.Length > 0 && random.Next(3) == 0)
        {
            return edges[random.Next(edges.Length)];
        }

        // Small values as often as large ones.
        var span = (double)(high - low);
        var digits =
            fact.IsWhole ? 0
            : fact.Unit == Unit.Rate ? 4
            : random.Next(3);
        var drawn = fact.Unit == Unit.Rate ? random.NextDouble() * span : Math.Pow(span + 1, random.NextDouble()) - 1;
        return Math.Clamp(Math.Round(low + (decimal)drawn, digits), low, high);
    }

    private Currency CurrencyOf(Fact fact) =>
        fact.Unit != Unit.Money ? default
        : Currency == Currency.Gbp && random.Next(12) == 0 ? Currency.Eur
        : Currency;
}
