using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What is open gives a range, and the range holds everything that can be.</summary>
public class RangeLaws
{
    [Fact]
    public void Low_is_never_above_likely_nor_likely_above_high_at_the_result_and_at_every_node() =>
        Laws.Hold(
            Generators.OpenCases,
            300,
            given =>
            {
                var assessment = given.Version.Assess(given.Facts);
                var range = assessment.Range;
                Assert.True(range.Low <= range.Likely && range.Likely <= range.High, range.ToString());
                var nodes = Traces.All(assessment.Trace).ToList();
                Assert.All(nodes, n => Assert.True(n.Low <= n.Value && n.Value <= n.High, $"{n.Rule}: {n.Low} / {n.Value} / {n.High}"));
                return
                [
                    .. nodes.Where(n => n.IsOpen).Select(n => $"an open {n.Kind}"),
                    assessment.IsOpen ? "an open result" : "a certain result",
                ];
            },
            "an open result",
            "a certain result",
            "an open Sum",
            "an open Product",
            "an open Quotient",
            "an open Clamp",
            "an open Table",
            "an open Select",
            "an open Round",
            "an open Over",
            "an open Compare",
            "an open Fact"
        );

    [Fact]
    public void An_open_answer_that_is_pinned_inside_its_range_gives_an_amount_inside_the_band() =>
        Laws.Hold(
            Pinned(Generators.OpenCases),
            300,
            pinned =>
            {
                var (given, facts) = pinned;
                var (open, now) = (given.Version.Assess(given.Facts), given.Version.Assess(facts));
                Assert.True(
                    open.Range.Low <= now.Range.Low && now.Range.High <= open.Range.High,
                    $"{now.Range} is not within {open.Range}"
                );
                Assert.False(now.IsOpen && !open.IsOpen);
                return
                [
                    open.IsOpen ? "open before" : "certain before",
                    now.IsOpen ? "open after" : "certain after",
                    open.Range.Likely == now.Range.Likely ? "the same likely amount" : "another likely amount",
                ];
            },
            "open before",
            "certain after",
            "another likely amount"
        );

    [Fact]
    public void A_case_of_which_everything_is_pinned_has_no_range() =>
        Laws.Hold(
            Generators.CertainCases,
            200,
            given =>
            {
                var answered = given
                    .Version.Facts.Where(f => f.WhenMissing == Missing.Open && given.Facts.Find(f) is null)
                    .Aggregate(given.Facts, (facts, fact) => facts.With(new Answering(new Random(1), _ => false).Certain(fact)));
                var assessment = given.Version.Assess(answered);
                Assert.False(assessment.IsOpen);
                Assert.All(Traces.All(assessment.Trace), n => Assert.False(n.IsOpen));
                return [given.Version.Assess(given.Facts).IsOpen ? "open until then" : "certain already"];
            },
            "open until then",
            "certain already"
        );

    // Some open answers, the case's and an infringement's own, become one of the values they can have: an end or one between.
    private static Arbitrary<(Given Given, Facts Facts)> Pinned(Arbitrary<Given> cases) =>
        Arb.From(
            cases.Generator.SelectMany(given => Generators.Sources.Select(random => (given, Pin(given, random)))),
            pair => cases.Shrinker(pair.Item1).Select(given => (given, Pin(given, new Random(1))))
        );

    private static Facts Pin(Given given, Random random)
    {
        var facts = given.Facts.Answers.Aggregate(given.Facts, (f, a) => f.With(Pin(a, random)));
        facts = facts.Infringements.Aggregate(
            facts,
            (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, a) => o.With(Pin(a, random))))
        );

        // What is not answered is open between values that the trace shows.
        foreach (
            var node in Traces.All(given.Version.Assess(given.Facts).Trace).Where(n => n is { Answer: null, IsOpen: true, Inputs.Count: 0 })
        )
        {
            var fact = given.Version.FindFact(node.Id)!;
            facts =
                facts.Find(fact) is null && random.Next(2) == 0
                    ? facts.With(Pin(new Answer(fact, node.Low, node.Value, node.High, node.Currency), random))
                    : facts;
        }

        return facts;
    }

    private static Answer Pin(Answer answer, Random random)
    {
        var isWhole = answer.Fact.IsWhole || answer.Fact.Unit is Unit.Choice or Unit.Flag;
        var between = answer.Low + ((answer.High - answer.Low) * random.Next(101) / 100m);
        var value = random.Next(5) switch
        {
            0 => answer.Low,
            1 => answer.High,
            2 => answer.Likely,
            _ => isWhole ? decimal.Truncate(between) : between,
        };
        return random.Next(4) == 0 ? answer : answer with { Low = value, Likely = value, High = value };
    }
}
