using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>A random method with facts that it can assess.</summary>
internal sealed record Given(Grown<Money> Tree, Facts Facts)
{
    public RegimeVersion Version => field ??= Anew();

    /// <summary>The same method as a version that nothing has been assessed with.</summary>
    public RegimeVersion Anew() => Own.Version(Tree.Step);

    public override string ToString() => $"{Tree.Plan}\nwith {Words(Facts)}";

    public static string Words(Facts facts) =>
        string.Join(
            ", ",
            facts
                .Answers.Select(a => $"{a.Fact.Id} {a}")
                .Concat(facts.Infringements.Select(i => $"[{i.Name}: {string.Join(", ", i.Answers.Select(a => $"{a.Fact.Id} {a}"))}]"))
        );
}

/// <summary>What the laws are about, made at random. Everything follows from one number, so that a failure can be replayed.</summary>
internal static class Generators
{
    private static readonly Gen<Random> Seeds = Gen.Choose(0, int.MaxValue - 1).Select(seed => new Random(seed));

    /// <summary>Amounts of pounds to the penny, of either sign.</summary>
    public static Gen<Money> Amounts =>
        Seeds.Select(r => Money.Gbp(Math.Round((decimal)((r.NextDouble() - 0.5) * Math.Pow(10, r.Next(1, 13))), 2)));

    /// <summary>A random source to draw further from.</summary>
    public static Gen<Random> Sources => Seeds;

    /// <summary>Methods with facts: missing answers, ranges, values on the edges of tables, up to three infringements.</summary>
    public static Arbitrary<Given> Cases => CasesOf(15, 3);

    /// <summary>Methods with facts of which every answer is one value; what is not answered may yet be open.</summary>
    public static Arbitrary<Given> CertainCases => CasesOf(0, 3);

    /// <summary>Methods with facts of at most one infringement, every answer one value.</summary>
    public static Arbitrary<Given> SingleCases => CasesOf(0, 1);

    /// <summary>Methods with facts that are open: nearly every answer a range.</summary>
    public static Arbitrary<Given> OpenCases => CasesOf(80, 3);

    /// <summary>Facts for a version that ships.</summary>
    public static Gen<Facts> FactsFor(
        RegimeVersion version,
        int open = 15,
        int most = 3,
        int answered = 60,
        Func<Fact, bool>? isOptional = null
    ) =>
        Seeds.Select(random =>
            new Answering(random, isOptional ?? (_ => false))
            {
                Currency = version.Regime.Info.Currency,
                OpenOfHundred = open,
                MostInfringements = most,
                AnsweredOfHundred = answered,
            }.Case(version.Facts)
        );

    /// <summary>
    /// Methods with the facts of many cases: now and then an answer that the question does not allow, or none where one is needed.
    /// </summary>
    public static Gen<TableCase> TableCases => TablesOf(0);

    /// <summary>Methods with the facts of many cases of one to three infringements.</summary>
    public static Gen<TableCase> GroupedCases => TablesOf(3);

    private static Gen<TableCase> TablesOf(int most) =>
        Seeds.Select(random =>
        {
            var amount = new Growing(random).Amount(random.Next(2, 6), false).Step;
            var version = Own.Version(random.Next(2) == 0 ? new Method(amount) : Beside(random, amount));
            bool IsOptional(Fact fact) => Asked.IsOptional(fact) || random.Next(30) == 0;
            var answering = new Answering(random, IsOptional) { OpenOfHundred = 0, MostInfringements = most };
            var rows = Enumerable
                .Range(0, random.Next(1, 50))
                .Select(_ => Strange(random, answering.Case(version.Facts), most > 0))
                .ToList();
            return new TableCase(version, OneCurrencyEach(rows), random);
        });

    // With steps that are shown beside the amount, and a warning; what they ask, the amount need not.
    private static Method Beside(Random random, Step<Money> amount)
    {
        var growing = new Growing(random);
        Step<Money> Another() => growing.Amount(random.Next(1, 4), false).Step;
        return new Method(amount)
        {
            Provisional = random.Next(2) == 0 ? Another() : null,
            AlsoShown =
            [
                Shown.Of(Another().Named("beside", "Beside", Own.Source), growing.FlagOf(1, false).Step),
                Shown.Of(growing.Amount(2, true).Step.Named("beside-each", "Beside each", Own.Source), growing.FlagOf(1, true).Step),
            ],
            Checks =
            [
                new FineCalc.Steps.Check("too-high", amount.IsAtMost(Own.Pounds(500_000_000)), "Too high.", "less"),
                new FineCalc.Steps.Check("odd", Another().IsAtLeast(Own.Pounds(100)), "Odd.", "more") { IsWarning = true },
            ],
        };
    }

    /// <summary>The same cases with the amounts of one question all in the currency of the first, as a column has it.</summary>
    public static IReadOnlyList<Facts> OneCurrencyEach(IReadOnlyList<Facts> cases)
    {
        var currencies = new Dictionary<Fact, Currency>();
        Answer Same(Answer a) => a with { Currency = currencies.TryAdd(a.Fact, a.Currency) ? a.Currency : currencies[a.Fact] };
        return
        [
            .. cases.Select(c =>
                c.Infringements.Aggregate(
                    c.Answers.Aggregate(c, (f, a) => f.With(Same(a))),
                    (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, a) => o.With(Same(a))))
                )
            ),
        ];
    }

    // A case of a grouped table has at least one infringement, and answers every question of infringements there.
    private static Facts Strange(Random random, Facts facts, bool isGrouped)
    {
        if (isGrouped)
        {
            facts = facts.Infringements.Count > 0 ? facts : facts.WithInfringement("only", own => own);
            return facts
                .Answers.Where(a => a.Fact.IsPerInfringement)
                .Aggregate(
                    facts,
                    (all, a) =>
                        all
                            .Infringements.Aggregate(
                                all,
                                (f, i) => f.WithInfringement(i.Name, own => own.Find(a.Fact) is null ? own.With(a) : own)
                            )
                            .Without(a.Fact)
                );
        }

        return facts.Answers.Count > 0 && random.Next(12) == 0 && facts.Answers[random.Next(facts.Answers.Count)] is var answer
            ? random.Next(2) == 0
                ? facts.Without(answer.Fact)
                : facts.With(answer with { Low = -7_777m, Likely = -7_777m, High = -7_777m })
            : facts;
    }

    private static Arbitrary<Given> CasesOf(int open, int most) =>
        Arb.From(
            Seeds.Select(random =>
            {
                var tree = new Growing(random).Amount(random.Next(2, 6), false);
                return new Given(
                    tree,
                    new Answering(random, Asked.IsOptional) { OpenOfHundred = open, MostInfringements = most }.Case(
                        Own.Version(tree.Step).Facts
                    )
                );
            }),
            Smaller
        );

    // A part of the method that is an amount of the case, or an answer or infringement less, or a range made certain.
    private static IEnumerable<Given> Smaller(Given given)
    {
        foreach (var part in given.Tree.Plan.Inputs.SelectMany(i => i.All).Where(p => p.OfCase is not null))
        {
            var tree = new Grown<Money>(part.OfCase!, part);
            var asked = Own.Version(tree.Step).Facts;
            yield return new Given(tree, given.Facts.Only(asked));
        }

        foreach (var infringement in given.Facts.Infringements)
        {
            yield return given with
            {
                Facts = given.Facts.Rebuilt([.. given.Facts.Infringements.Where(i => i != infringement)]),
            };
        }

        foreach (var answer in given.Facts.Answers.Where(a => Asked.IsOptional(a.Fact)))
        {
            yield return given with
            {
                Facts = given.Facts.Without(answer.Fact),
            };
        }
    }

    /// <summary>These facts without what a method does not ask.</summary>
    public static Facts Only(this Facts facts, IReadOnlyList<Fact> asked)
    {
        var left = facts.Answers.Where(a => !asked.Contains(a.Fact)).Aggregate(facts, (f, a) => f.Without(a.Fact));
        return facts.Infringements.Aggregate(
            left,
            (f, i) =>
                f.WithInfringement(
                    i.Name,
                    own => own.Answers.Where(a => !asked.Contains(a.Fact)).Aggregate(own, (o, a) => o.Without(a.Fact))
                )
        );
    }

    /// <summary>These facts with other infringements.</summary>
    public static Facts Rebuilt(this Facts facts, IReadOnlyList<Infringement> infringements)
    {
        var bare = facts.Answers.Aggregate(Facts.None, (f, a) => f.With(a));
        bare = facts.ExchangeRates.Aggregate(bare, (f, r) => f.With(r));
        return infringements.Aggregate(bare, (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, a) => o.With(a))));
    }
}
