using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>A bridge leads from one amount to another by parts that leave nothing over.</summary>
public class BridgeLaws
{
    // Two cases of one method: some answers differ, some are given in one alone, an infringement may come or go.
    private static Gen<(Given Given, Facts After)> Pairs(int most) =>
        Generators.Cases.Generator.SelectMany(given =>
            Generators.Sources.Select(random =>
            {
                var answering = new Answering(random, Asked.IsOptional);
                var (after, changes) = (given.Facts, 0);
                foreach (var fact in given.Version.Facts.Where(_ => random.Next(2) == 0))
                {
                    if (changes++ >= most)
                    {
                        break;
                    }

                    after =
                        given.Facts.Answers.Any(a => a.Fact == fact) && Asked.IsOptional(fact) && random.Next(3) == 0
                            ? after.Without(fact)
                            : after.With(answering.Answer(fact));
                }

                if (after.Infringements.Count > 1 && random.Next(4) == 0)
                {
                    after = after.Rebuilt([.. after.Infringements.Skip(1)]);
                }

                return (given, after);
            })
        );

    [Theory]
    [InlineData(BridgeOrder.Method)]
    [InlineData(BridgeOrder.Shapley)]
    public void The_parts_of_a_bridge_sum_exactly_to_the_difference(BridgeOrder order) =>
        Laws.Hold(
            Pairs(order == BridgeOrder.Method ? 20 : 5),
            order == BridgeOrder.Method ? 200 : 100,
            pair =>
            {
                if (Ends(pair) is not ({ } before, { } after))
                {
                    return ["one end cannot be assessed"];
                }

                var bridge = Bridge.Between(before, after, order);
                Assert.Equal((Ten(before), Ten(after)), (bridge.From, bridge.To));
                Assert.Equal(bridge.To, bridge.Parts.Aggregate(bridge.From, (sum, part) => sum + part.Amount));
                Assert.Equal(bridge.To - bridge.From, Sum(bridge));
                return
                [
                    before.Amount != bridge.From || after.Amount != bridge.To ? "an amount without end" : "amounts of ten decimals",
                    bridge.Parts.Count > 2 ? "more than two parts" : $"{bridge.Parts.Count} parts",
                    bridge.From == bridge.To ? "no difference" : "a difference",
                    bridge.Parts.Any(p => p.Id == "infringement") ? "an infringement less" : "the same infringements",
                    bridge.Parts.Any(p => p.After is null) ? "an answer withdrawn" : "none withdrawn",
                ];
            },
            "more than two parts",
            "a difference",
            "an infringement less",
            "an answer withdrawn"
        );

    [Theory]
    [InlineData(BridgeOrder.Method)]
    [InlineData(BridgeOrder.Shapley)]
    public void What_did_not_change_has_no_part(BridgeOrder order) =>
        Laws.Hold(
            Pairs(5),
            100,
            pair =>
            {
                if (Ends(pair) is not ({ } before, { } after))
                {
                    return ["one end cannot be assessed"];
                }

                var parts = Bridge.Between(before, after, order).Parts;
                Assert.Empty(Bridge.Between(before, before, order).Parts);
                var same = before.Version.Facts.Where(f =>
                    Value(before.Facts.Answers, f) == Value(after.Facts.Answers, f)
                    && before.Facts.Infringements.All(i =>
                        after.Facts.Infringements.FirstOrDefault(j => j.Name == i.Name) is not { } other
                        || Value(i.Answers, f) == Value(other.Answers, f)
                    )
                );
                Assert.All(same, fact => Assert.DoesNotContain(parts, p => p.Id.Split('+').Contains(fact.Id)));
                return [parts.Count < before.Version.Facts.Count ? "something unchanged" : "all changed"];
            },
            "something unchanged"
        );

    [Fact]
    public void The_bridge_back_is_the_bridge_with_its_signs_turned() =>
        Laws.Hold(
            Pairs(4),
            100,
            pair =>
            {
                if (Ends(pair) is not ({ } before, { } after))
                {
                    return ["one end cannot be assessed"];
                }

                var (there, back) = (Bridge.Between(before, after), Bridge.Between(after, before));
                Assert.Equal(there.To - there.From, -(back.To - back.From));
                Assert.Equal(Sum(there), -Sum(back));

                // Shares prefer no order, so that each part turns too, where both ends are worked out from the same facts; what rounding
                // leaves may go to another part.
                if (
                    !there.Parts.All(p =>
                        pair.Given.Version.FindFact(p.Id) is not { } fact
                        || before.Uses(fact, p.Infringement) == after.Uses(fact, p.Infringement)
                    )
                )
                {
                    return ["a fact used at one end alone"];
                }

                var (shares, turned) = (
                    Bridge.Between(before, after, BridgeOrder.Shapley).Parts,
                    Bridge.Between(after, before, BridgeOrder.Shapley).Parts
                );
                Assert.Equal(shares.Count, turned.Count);
                Assert.All(
                    shares,
                    s =>
                        Assert.InRange(
                            (
                                s.Amount
                                + turned
                                    .Single(t =>
                                        (t.Id, t.Infringement, t.Id == "infringement" ? t.Name : "")
                                        == (s.Id, s.Infringement, s.Id == "infringement" ? s.Name : "")
                                    )
                                    .Amount
                            ).Amount,
                            -0.000_000_01m,
                            0.000_000_01m
                        )
                );
                return [shares.Count > 1 ? "several parts" : "one part or none"];
            },
            "several parts"
        );

    [Fact]
    public void Shapley_shares_do_not_turn_on_the_order_in_which_a_method_asks() =>
        Laws.Hold(
            Pairs(4),
            100,
            pair =>
            {
                if (Ends(pair) is not ({ } before, { } after))
                {
                    return ["one end cannot be assessed"];
                }

                // The same amount from a method that comes to its questions the other way round.
                var turned = Own.Version(
                    before
                        .Version.Facts.Reverse()
                        .Aggregate(
                            Own.Pounds(0),
                            (sum, fact) =>
                                sum
                                + Own.Pounds(0).When(Step.IsGiven(fact.IsPerInfringement ? Asked.Stranger : fact), otherwise: Own.Pounds(0))
                        ) + pair.Given.Tree.Step
                );
                var other = turned.Assess(after.Facts);
                if (before.Version.Facts.Any(f => Reads(after, f) != Reads(other, f)))
                {
                    return ["a fact that one method alone reads"];
                }

                var (first, second) = (
                    Bridge.Between(before, after, BridgeOrder.Shapley),
                    Bridge.Between(turned.Assess(before.Facts), turned.Assess(after.Facts), BridgeOrder.Shapley)
                );
                var order = first.Parts.Select(p => p.Id).SequenceEqual(second.Parts.Select(p => p.Id))
                    ? "the same order"
                    : "another order";
                Assert.All(
                    first.Parts,
                    p =>
                        Assert.InRange(
                            (
                                p.Amount - second.Parts.Single(s => (s.Id, s.Name, s.Infringement) == (p.Id, p.Name, p.Infringement)).Amount
                            ).Amount,
                            -0.000_000_01m,
                            0.000_000_01m
                        )
                );
                return [order, first.Parts.Count > 1 ? "several parts" : "one part or none"];
            },
            "another order",
            "several parts"
        );

    // For the whole case and for each infringement.
    private static string Reads(Assessment assessment, Fact fact) =>
        string.Join(
            ' ',
            assessment.Facts.Infringements.Select(i => (string?)i.Name).Append(null).Select(name => assessment.Uses(fact, name))
        );

    // A third of an amount has no end; a bridge is calculated to ten decimals.
    private static Money Ten(Assessment assessment) => Money.Gbp(decimal.Round(assessment.Amount.Amount, 10));

    private static Money Sum(Bridge bridge) => bridge.Parts.Aggregate(Money.Gbp(0), (sum, part) => sum + part.Amount);

    private static (Assessment? Before, Assessment? After) Ends((Given Given, Facts After) pair) =>
        pair.Given.Version.Try(pair.After).Problems.Count > 0
            ? (null, null)
            : (pair.Given.Version.Assess(pair.Given.Facts), pair.Given.Version.Assess(pair.After));

    private static (decimal?, decimal?, decimal?, Currency?) Value(IReadOnlyList<Answer> answers, Fact fact) =>
        answers.FirstOrDefault(a => a.Fact == fact) is { } answer
            ? (answer.Low, answer.Likely, answer.High, answer.Currency)
            : (null, null, null, null);
}
