using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>The explanations of one case agree with one another: what was used, what moved the amount, what a search finds.</summary>
public class ExplanationLaws
{
    private static readonly string[] Kinds =
    [
        "infringement",
        "law",
        "exchange-rates",
        "representations",
        "not-calculated",
        "hardship-and-settlement",
        "later-stage",
    ];

    private static readonly IReadOnlyList<Case> Examples =
    [
        .. Directory
            .GetFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    // Two cases under one version of a regime that ships: some answers of the one, some of the other.
    private static Gen<(RegimeVersion Version, Facts Before, Facts After)> Pairs =>
        Gen.Elements([.. Regimes.All.Ids])
            .SelectMany(id => Shipped.Cases(id, answered: 50))
            .SelectMany(first =>
                Shipped
                    .Cases(first.Version, answered: 50)
                    .SelectMany(second =>
                        Generators.Sources.Select(random =>
                        {
                            var after = second
                                .Facts.Answers.Where(_ => random.Next(3) > 0)
                                .Aggregate(first.Facts, (facts, answer) => facts.With(answer));
                            return (first.Version, first.Facts, random.Next(3) == 0 ? second.Facts : after);
                        })
                    )
            );

    [Theory]
    [InlineData(BridgeOrder.Method)]
    [InlineData(BridgeOrder.Shapley)]
    public void No_fact_is_both_unused_and_a_part_of_a_bridge(BridgeOrder order) =>
        Laws.Hold(
            Pairs,
            order == BridgeOrder.Method ? 600 : 300,
            pair =>
            {
                var (version, facts, changed) = pair;
                if (version.Try(facts).Problems.Count > 0 || version.Try(changed).Problems.Count > 0)
                {
                    return ["one end cannot be assessed"];
                }

                try
                {
                    var (before, after) = (version.Assess(facts), version.Assess(changed));
                    return Hold(Bridge.Between(before, after, order), after).Append(version.Regime.Id);
                }
                catch (ArgumentException) when (order == BridgeOrder.Shapley)
                {
                    return ["no shares"];
                }
            },
            "unused and no part",
            "used and a part"
        );

    [Fact]
    public void No_fact_of_an_example_is_both_unused_and_a_part_of_its_bridges()
    {
        var met = Examples
            .Select(of => of.Assess())
            .SelectMany(a =>
                Hold(a.Bridge, a.Final).Concat(a.Stages.Where(s => s.Assessment is not null).SelectMany(s => Hold(s.Bridge, s.Assessment!)))
            )
            .ToHashSet();
        Assert.Superset(new HashSet<string> { "unused and no part", "used and a part" }, met);
    }

    [Fact]
    public void The_kinds_of_change_of_a_bridge_are_called_like_no_fact() =>
        Assert.All(
            Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions),
            version => Assert.All(Kinds, kind => Assert.Null(version.FindFact(kind)))
        );

    [Fact]
    public void In_the_case_the_project_is_named_by_the_discount_as_given_is_what_moves_the_amount()
    {
        var seed = Examples.Single(e => e.Id == "advanced-2025");
        foreach (var order in Enum.GetValues<BridgeOrder>())
        {
            var parts = seed.Assess(order).Bridge.Parts.ToDictionary(p => p.Id, p => p.Amount.Amount);
            Assert.Equal(0m, parts["settlement"]);
            Assert.True(parts["settlement-discount"] < 0m);
        }

        Assert.Equal(-769_080m, seed.Assess().Bridge.Parts.Single(p => p.Id == "settlement-discount").Amount.Amount);
        Assert.Contains(seed.Assess().Unused, u => u.Answer.Fact == UkGdpr.Settlement);
        var sought = seed.Version.GoalSeek(seed.AfterRepresentations!, UkGdpr.Settlement, Money.Gbp(3_000_000));
        Assert.Equal("no-effect", Assert.Single(sought.Nearest!.Why).Kind);
    }

    [Fact]
    public void An_unused_answer_could_be_any_other_and_nothing_would_change() =>
        Laws.Hold(
            Pairs,
            300,
            pair =>
            {
                var (version, facts, _) = pair;
                return version.Try(facts).Problems.Count > 0
                    ? ["cannot be assessed"]
                    : Indifferent(version.Assess(facts), new Random(facts.Answers.Count)).Append(version.Regime.Id);
            },
            "another answer, the same amount"
        );

    [Fact]
    public void An_unused_answer_of_an_example_could_be_any_other()
    {
        var met = Examples.SelectMany(of => Indifferent(of.Assess().Final, new Random(1))).ToHashSet();
        Assert.Contains("another answer, the same amount", met);
    }

    [Fact]
    public void Where_a_search_says_that_a_fact_does_not_enter_the_explanation_says_so_too()
    {
        var met = new HashSet<string>();
        foreach (var final in Examples.Select(of => of.Assess().Final))
        {
            foreach (var fact in final.Version.Facts.Where(f => final.Facts.Infringements.Count < 2 || !f.IsPerInfringement))
            {
                if (Sought(final, fact) is not { } result)
                {
                    continue;
                }

                var infringement = final.Facts.Infringements.FirstOrDefault(i => i.Answers.Any(a => a.Fact == fact))?.Name;
                var isGiven = final.Facts.Answers.Any(a => a.Fact == fact) || infringement is not null;
                var why = result.Nearest?.Why.Select(w => w.Kind).ToHashSet() ?? [];
                met.UnionWith(why);
                if (isGiven && !final.Uses(fact, infringement))
                {
                    Assert.True(
                        why.SetEquals(["no-effect"]),
                        $"{final.VersionId}: {fact.Id} is not used, and the search says {string.Join(", ", why)}"
                    );
                }

                if (why.Contains("no-effect") || why.Contains("no-change"))
                {
                    Assert.Equal((result.Lowest?.Value, result.Highest?.Value), (result.Nearest!.Value, result.Nearest.Value));
                }
            }
        }

        Assert.Superset(new HashSet<string> { "no-effect", "no-change" }, met);
    }

    private static IEnumerable<string> Hold(Bridge bridge, Assessment after)
    {
        Assert.Equal(bridge.To, bridge.Parts.Aggregate(bridge.From, (sum, part) => sum + part.Amount));
        foreach (var part in bridge.Parts)
        {
            foreach (var fact in part.Id.Split('+').Select(after.Version.FindFact).OfType<Fact>())
            {
                var infringements =
                    part.Infringement is { } one ? [one]
                    : part.Id.Contains('+', StringComparison.Ordinal) ? after.Facts.Infringements.Select(i => (string?)i.Name).Append(null)
                    : new string?[] { null };
                var isUsed = infringements.Any(i => after.Uses(fact, i));
                Assert.True(
                    isUsed || part.Amount.Amount == 0m,
                    $"{after.VersionId}: '{fact.Id}' ({part.Infringement}) is not used, and its part is {part.Amount}"
                );
                yield return isUsed
                    ? part.Amount.Amount == 0m
                        ? "used and no part"
                        : "used and a part"
                    : "unused and no part";
            }
        }
    }

    private static IEnumerable<string> Indifferent(Assessment given, Random random)
    {
        var answering = new Answering(random, _ => false) { Currency = given.Version.Regime.Info.Currency, OpenOfHundred = 0 };
        foreach (var (answer, infringement) in given.Unused)
        {
            var other = answering.Certain(answer.Fact);
            var changed = infringement is null
                ? given.Facts.With(other)
                : given.Facts.WithInfringement(infringement, own => own.With(other));
            if (given.Version.Try(changed).Problems.Count > 0)
            {
                yield return "another answer is refused";
                continue;
            }

            Assert.Equal(given.Range, given.Version.Assess(changed).Range);
            yield return "another answer, the same amount";
        }
    }

    private static GoalSeekResult? Sought(Assessment final, Fact fact)
    {
        try
        {
            return final.GoalSeek(fact, final.Amount + new Money(1m, final.Amount.Currency));
        }
        catch (ProblemException)
        {
            // A fact that only groups infringements, or that no value of which can be assessed.
            return null;
        }
    }

    private static Case Read(string path)
    {
        using var stream = File.OpenRead(path);
        return CaseJson.Read(stream, path, Regimes.All);
    }
}
