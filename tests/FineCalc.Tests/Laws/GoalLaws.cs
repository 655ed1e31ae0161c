using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What is sought, in a random case: a fact, the infringement it is of, and a value that it may have.</summary>
internal sealed record Sought(RegimeVersion Version, Facts Facts, Fact Fact, string? Infringement, decimal Value, string Case)
{
    // They say which infringements belong together, and are not sought.
    private static readonly string[] Groups = [Asked.Conduct.Id, UkGdpr.Conduct.Id, EuEsmaEmir.Act.Id, UsHipaa.Provision.Id];

    public static Sought? Of(RegimeVersion version, Facts facts, Random random, string words)
    {
        List<Fact> asked = [.. version.Facts.Where(f => !Groups.Contains(f.Id))];
        if (asked.Count == 0)
        {
            return null;
        }

        var fact = asked[random.Next(asked.Count)];
        var own = facts.Infringements.Where(i => i.Answers.Any(a => a.Fact == fact)).ToList();
        var infringement = own.Count == 0 ? null : own[random.Next(own.Count)].Name;
        return new(version, facts, fact, infringement, new Answering(random, _ => false).Certain(fact).Likely, words);
    }

    public Facts With(decimal value)
    {
        var answer = new Answer(Fact, value, value, value, Fact.Unit == Unit.Money ? Version.Regime.Info.Currency : default);
        return Infringement is null ? Facts.With(answer) : Facts.WithInfringement(Infringement, own => own.With(answer));
    }

    // The exact reading; null where the case cannot be assessed.
    public decimal? At(decimal value) =>
        With(value) is var facts && Version.Try(facts).Problems.Count == 0 ? Version.Assess(facts).Amount.Amount : null;

    public GoalSeekResult Seek(decimal target) =>
        Version.GoalSeek(Facts, Fact, target, new GoalSeekOptions { Infringement = Infringement });

    public override string ToString() => $"{Fact.Id} of {Infringement ?? "the case"} at {Value} in {Case}";
}

/// <summary>Seeking finds every value that leads to the target, and no other.</summary>
public class GoalLaws
{
    private static Arbitrary<Sought> Grown =>
        Arb.From(
            from given in Generators.CertainCases.Generator
            from random in Generators.Sources
            let sought = Sought.Of(given.Version, given.Facts, random, given.ToString())
            where sought is not null
            select sought
        );

    private static Arbitrary<Sought> Shipping =>
        Arb.From(
            from id in Gen.Elements(Regimes.All.Ids.ToArray())
            from given in Shipped.Cases(id, open: 0)
            from random in Generators.Sources
            let sought = Sought.Of(given.Version, given.Facts, random, given.ToString())
            where sought is not null
            select sought
        );

    [Fact]
    public void Every_root_gives_the_target_and_every_value_that_does_is_a_root() =>
        Laws.Hold(
            Grown,
            400,
            Hold,
            "a point",
            "a stretch",
            "several roots",
            "a jump",
            "no effect",
            "a Money",
            "a Rate",
            "a Count",
            "a Flag",
            "a Choice",
            "an infringement's own",
            "not exactly"
        );

    [Fact]
    public void So_it_is_in_the_regimes_that_ship() =>
        Laws.Hold(
            Shipping,
            300,
            Hold,
            "a point",
            "a stretch",
            "held by a cap",
            "a Money",
            "a Rate",
            "a Count",
            "a Flag",
            "a Choice",
            "an infringement's own"
        );

    private static HashSet<string> Hold(Sought sought)
    {
        if (sought.At(sought.Value) is not { } target)
        {
            return ["refused"];
        }

        var result = sought.Seek(target);
        // Completeness: the value that the target was taken from is found.
        Assert.True(Reported(result, sought.Value), $"{sought.Value} gives {target}, and is not among\n{result}");

        // Soundness: at the ends of every root, and in the middle.
        foreach (var (root, value) in result.Roots.SelectMany(r => Inside(r, sought.Fact).Select(v => (r, v))))
        {
            Assert.True(sought.At(value) == target, $"{value} gives {sought.At(value)}, not {target}\n{result}");
        }

        // Between the roots the step stays on one side of the target, unless it is reported where it passes.
        var random = new Random(1);
        var tried = Enumerable
            .Range(0, 30)
            .Select(_ => new Answering(random, _ => false).Certain(sought.Fact).Likely)
            .Distinct()
            .Order()
            .Where(v => !Reported(result, v))
            .Select(v => (Value: v, Sign: sought.At(v)?.CompareTo(target)))
            .ToList();
        foreach (var (value, sign) in tried)
        {
            Assert.True(sign != 0, $"{value} gives {target} too, and is not among\n{result}");
        }

        for (var i = 1; i < tried.Count && sought.Fact.Unit is not (Unit.Choice or Unit.Flag); i++)
        {
            var ((before, was), (after, now)) = (tried[i - 1], tried[i]);
            Assert.True(
                was is null
                    || now is null
                    || was != -now
                    || result.Roots.Any(r => (r.From ?? before) <= after && before <= (r.To ?? after))
                    || result.Passes.Any(p => p.From < after && before < p.To),
                $"the side changes from {before} to {after}, with no root or passage reported in\n{result}"
            );
        }

        Range(result, sought, tried.Select(t => t.Value));
        return Met(result, sought);
    }

    // The lowest, the highest and the nearest value are that.
    private static void Range(GoalSeekResult result, Sought sought, IEnumerable<decimal> tried)
    {
        foreach (var value in tried)
        {
            if (sought.At(value) is { } got)
            {
                Assert.True(result.Lowest is not { } lowest || got >= lowest.Value - Rounding(got), $"{got} at {value} is below\n{result}");
                Assert.True(
                    result.Highest is not { } highest || got <= highest.Value + Rounding(got),
                    $"{got} at {value} is above\n{result}"
                );
            }
        }

        var distant =
            result.Lowest is { } low ? low.Value - 1m
            : result.Highest is { } high ? high.Value + 1m
            : 0m;
        var missed = sought.Seek(distant);
        Assert.True(
            result.Lowest is null && result.Highest is null
                || (
                    missed.Roots.Count == 0
                    && missed.Nearest is not null
                    && sought.At(Inside(missed.Nearest, sought.Fact).First()) == missed.Nearest.Value
                ),
            $"{missed}"
        );
    }

    private static decimal Rounding(decimal value) => 0.000_000_000_000_1m * (1m + Math.Abs(value));

    private static bool Reported(GoalSeekResult result, decimal value) =>
        result.Roots.Any(r => r.Contains(value)) || result.Passes.Any(p => p.From <= value && value <= p.To && p.Kind != CrossingKind.Jump);

    private static IEnumerable<decimal> Inside(FactRange root, Fact fact)
    {
        var (from, to) = (root.From ?? (root.To ?? 0m) - 1_000m, root.To ?? (root.From ?? 0m) + 1_000m);
        var middle = from + ((to - from) / 2m);
        return new[] { from, to, middle, decimal.Round(middle, 2), decimal.Round(middle) }
            .Where(v => root.Contains(v) && (!fact.IsWhole || v % 1m == 0m))
            .Distinct();
    }

    private static HashSet<string> Met(GoalSeekResult result, Sought sought)
    {
        var met = new HashSet<string> { $"a {sought.Fact.Unit}", sought.Infringement is null ? "the case's own" : "an infringement's own" };
        met.UnionWith(result.Roots.Select(r => r.IsPoint ? "a point" : "a stretch"));
        met.UnionWith(result.Roots.SelectMany(r => r.Why).Select(w => w.Kind == "no-effect" ? "no effect" : "held by a " + w.Kind));
        met.UnionWith(
            result.Passes.Select(p =>
                p.Kind switch
                {
                    CrossingKind.Jump => "a jump",
                    CrossingKind.Between => "not exactly",
                    _ => "unsearched",
                }
            )
        );
        met.Add(result.Roots.Count > 1 ? "several roots" : "one root");
        met.Add(result.Refused.Count > 0 ? "refused in part" : "assessed all along");
        return met;
    }
}
