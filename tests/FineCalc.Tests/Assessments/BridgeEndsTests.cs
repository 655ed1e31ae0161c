namespace FineCalc.Tests;

/// <summary>Bridges whose last step is the new amount whatever lies between, and those with very many changes.</summary>
public class BridgeEndsTests
{
    private static readonly Fact<Count> Base = Fact.Count("base", "Base", "?", "");

    // The law of the second amount asks for an answer that its amount is not worked out from.
    [Theory]
    [InlineData(BridgeOrder.Method)]
    [InlineData(BridgeOrder.Shapley)]
    public void The_end_is_reached_although_an_answer_that_enters_no_amount_is_asked_for(BridgeOrder order)
    {
        var fine = (Own.Pounds(10) * Step.Ask(Base)).Named("fine", "Fine", Own.Source);
        var asking = Own.Version(
            new Method(fine) { Checks = [new Check("few", Step.Ask(Ask.People).IsAtMost(Own.Number(5)), "Too many.", "few")] }
        );
        var before = Own.Version(fine).Assess(Facts.None.With(Base, 2));
        var after = asking.Assess(Facts.None.With(Base, 5).With(Ask.People, 3));
        var last = asking.Assess(Facts.None.With(Base, 7).With(Ask.People, 3));

        if (order == BridgeOrder.Method)
        {
            var told = Bridge.Between(before, after.Revise(f => f.With(Base, 5, "recounted")), order);
            Assert.Equal([("law+base", 30m), ("people", 0m)], Parts(told));
            Assert.Equal("none; recounted", told.Parts[0].Note);
        }

        Assert.Equal([("base", 20m)], Parts(Bridge.Between(after, last, order)));
        Assert.Equal([("base", 20m), ("people", 0m)], Parts(Bridge.Between(after, last.Revise(f => f.With(Ask.People, 4)), order)));
    }

    // 141 changes of 141 infringements are under 20,000; one more of each is not.
    [Theory]
    [InlineData(141, 141)]
    [InlineData(142, 1)]
    public void Too_many_changes_for_a_part_of_each_are_one_part(int many, int parts)
    {
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        Facts Harms(int each) =>
            Enumerable
                .Range(0, many)
                .Aggregate(Facts.None, (f, i) => f.WithInfringement($"I{i}", own => own.With(Ask.Harm, Money.Gbp(each))));

        var bridge = Bridge.Between(version.Assess(Harms(1)), version.Assess(Harms(2)));

        Assert.Equal(parts, bridge.Parts.Count);
        Assert.Equal(many, bridge.Parts.Sum(p => p.Amount.Amount));
        if (parts == 1)
        {
            Assert.Equal(
                ("harm", "Harm, 142 changes", "GBP 1", "GBP 2", "taken together, because there are too many changes for a part of each"),
                (bridge.Parts[0].Id, bridge.Parts[0].Name, bridge.Parts[0].Before, bridge.Parts[0].After, bridge.Parts[0].Note)
            );
        }
    }

    // 200 changes of 100 infringements are 20,000.
    [Fact]
    public void As_many_as_are_allowed_have_a_part_of_each()
    {
        var more = Fact.Money("more", "More", "?").PerInfringement();
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm) + Step.Ask(more)));
        Facts Of(int each) =>
            Enumerable
                .Range(0, 100)
                .Aggregate(
                    Facts.None,
                    (f, i) => f.WithInfringement($"I{i}", own => own.With(Ask.Harm, Money.Gbp(each)).With(more, Money.Gbp(each)))
                );

        Assert.Equal(200, Bridge.Between(version.Assess(Of(1)), version.Assess(Of(2))).Parts.Count);
    }

    [Fact]
    public void Many_infringements_that_come_and_go_are_one_part()
    {
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        Facts Harms(string name, int many) =>
            Enumerable
                .Range(0, many)
                .Aggregate(Facts.None, (f, i) => f.WithInfringement($"{name}{i}", own => own.With(Ask.Harm, Money.Gbp(1))));

        var part = Assert.Single(Bridge.Between(version.Assess(Harms("A", 150)), version.Assess(Harms("B", 120))).Parts);

        Assert.Equal(
            ("infringement", "Infringements, 270 changes", "several answers", "several answers", -30m),
            (part.Id, part.Name, part.Before, part.After, part.Amount.Amount)
        );
    }

    // What a bridge may take is shared by the infringements and the stages of a case.
    [Fact]
    public void How_many_changes_have_Shapley_shares_is_told_with_what_it_depends_on()
    {
        var facts = Enumerable.Range(0, 14).Select(i => Fact.Count($"f{i}", $"F{i}", "?", "sacks")).ToArray();
        var version = Own.Version(Own.Pounds(1) * Step.Sum([.. facts.Select(Step.Ask)]) + Step.SumOver(Step.Ask(Ask.Harm)));
        Facts All(int value, int infringements) =>
            Enumerable
                .Range(0, infringements)
                .Aggregate(
                    facts.Aggregate(Facts.None, (all, fact) => all.With(fact, value)),
                    (all, i) => all.WithInfringement($"I{i}", own => own.With(Ask.Harm, Money.Gbp(1)))
                );
        CaseStage Stage(string name, int value) => new(name, Own.Source) { Facts = All(value, 100) };
        Bridge Between(int before, int after) =>
            Bridge.Between(version.Assess(All(0, before)), version.Assess(All(1, after)), BridgeOrder.Shapley);

        Refused("14 facts changed; Shapley shares are for up to 13 where there are 100 infringements.", () => Between(100, 100));
        Refused("15 facts changed; Shapley shares are for up to 13 where there are 100 infringements.", () => Between(99, 100));
        Refused("15 facts changed; Shapley shares are for up to 13 where there are 100 infringements.", () => Between(100, 99));
        Refused(
            "14 facts changed; Shapley shares are for up to 12 where there are 100 infringements and 2 stages.",
            () =>
                new Case("a", "A", version, All(0, 100)) { Stages = [Stage("Tribunal", 1), Stage("Court", 2)] }.Assess(BridgeOrder.Shapley)
        );

        static void Refused(string why, Func<object> call) =>
            Assert.StartsWith(why, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, decimal)> Parts(Bridge bridge) => bridge.Parts.Select(p => (p.Id, p.Amount.Amount));
}
