using FineCalc.Steps;
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

    public static string Words(Facts facts) => string.Join(", ", facts.Answers.Select(a => $"{a.Fact.Id} {a}")
        .Concat(facts.Infringements.Select(i => $"[{i.Name}: {string.Join(", ", i.Answers.Select(a => $"{a.Fact.Id} {a}"))}]")));
}

/// <summary>What the laws are about, made at random. Everything follows from one number, so that a failure can be replayed.</summary>
internal static class Generators
{
    private static readonly Gen<Random> Seeds = Gen.Choose(0, int.MaxValue - 1).Select(seed => new Random(seed));

    /// <summary>Amounts of pounds to the penny, of either sign.</summary>
    public static Gen<Money> Amounts => Seeds.Select(r => Money.Gbp(Math.Round((decimal)((r.NextDouble() - 0.5) * Math.Pow(10, r.Next(1, 13))), 2)));

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
    public static Gen<Facts> FactsFor(RegimeVersion version, int open = 15, int most = 3, int answered = 60, Func<Fact, bool>? isOptional = null) => Seeds.Select(random =>
        new Answering(random, isOptional ?? (_ => false)) { Currency = version.Regime.Info.Currency, OpenOfHundred = open, MostInfringements = most, AnsweredOfHundred = answered }.Case(version.Facts));

    private static Arbitrary<Given> CasesOf(int open, int most) => Arb.From(
        Seeds.Select(random =>
        {
            var tree = new Growing(random).Amount(random.Next(2, 6), false);
            return new Given(tree, new Answering(random, Asked.IsOptional) { OpenOfHundred = open, MostInfringements = most }.Case(Own.Version(tree.Step).Facts));
        }),
        Smaller);

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
            yield return given with { Facts = given.Facts.Rebuilt([.. given.Facts.Infringements.Where(i => i != infringement)]) };
        }

        foreach (var answer in given.Facts.Answers.Where(a => Asked.IsOptional(a.Fact)))
        {
            yield return given with { Facts = given.Facts.Without(answer.Fact) };
        }
    }

    /// <summary>These facts without what a method does not ask.</summary>
    public static Facts Only(this Facts facts, IReadOnlyList<Fact> asked)
    {
        var left = facts.Answers.Where(a => !asked.Contains(a.Fact)).Aggregate(facts, (f, a) => f.Without(a.Fact));
        return facts.Infringements.Aggregate(left, (f, i) => f.WithInfringement(i.Name, own => own.Answers.Where(a => !asked.Contains(a.Fact)).Aggregate(own, (o, a) => o.Without(a.Fact))));
    }

    /// <summary>These facts with other infringements.</summary>
    public static Facts Rebuilt(this Facts facts, IReadOnlyList<Infringement> infringements)
    {
        var bare = facts.Answers.Aggregate(Facts.None, (f, a) => f.With(a));
        bare = facts.ExchangeRates.Aggregate(bare, (f, r) => f.With(r));
        return infringements.Aggregate(bare, (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, a) => o.With(a))));
    }
}
