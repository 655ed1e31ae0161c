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

        Assert.Equal([("law", 0m), ("people", 0m)], Parts(Bridge.Between(before, after.Revise(f => f.With(Base, 2)), order)));
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

    // 200 changes of 100 infringements are 20,000, and 177 of 113 are one more.
    [Theory]
    [InlineData(100, 100, 200)]
    [InlineData(113, 64, 2)]
    public void As_many_as_are_allowed_have_a_part_of_each(int many, int withMore, int parts)
    {
        var more = Fact.Money("more", "More", "?").PerInfringement();
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm) + Step.Ask(more)));
        Facts Of(int each) =>
            Enumerable
                .Range(0, many)
                .Aggregate(
                    Facts.None,
                    (f, i) =>
                        f.WithInfringement(
                            $"I{i}",
                            own => own.With(Ask.Harm, Money.Gbp(each)).With(more, Money.Gbp(i < withMore ? each : 0))
                        )
                );

        Assert.Equal(parts, Bridge.Between(version.Assess(Of(1)), version.Assess(Of(2))).Parts.Count);
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

    // A table of one row is a table, and no number.
    [Fact]
    public void A_table_that_is_replaced_is_a_part_that_does_not_tell_its_rows()
    {
        var numbers = NumberSetJson.Parse(
            """
            { "id": "own", "version": "1", "title": "Own", "currency": "GBP", "instruments": { "act": { "title": "Act" } }, "numbers": [
              { "id": "table", "title": "Table", "unit": "money", "of": "count", "values": [
                { "start": 0, "edge": "upper-included", "rows": [{ "value": 10 }], "basis": "statute",
                  "source": { "instrument": "act", "standing": "read" } } ] } ] }
            """,
            "own.json"
        );
        var regime = Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp),
            [new MethodPeriod("Own", Own.FirstDay, null, law => new Method(law.ByBand<Count, Money>(Own.Number(1), "table")))],
            numbers
        );
        BandTable<Count, Money> flat = new(0, Edge.UpperIncluded, (null, Money.Gbp(50), Money.Gbp(50), Own.Source));
        var reformed = Reform.Named("flat", "Flat").With("own", "table", flat, "a bill").Apply(regime);

        var part = Assert.Single(
            Bridge.Between(regime.On(Own.FirstDay).Assess(Facts.None), reformed.On(Own.FirstDay).Assess(Facts.None)).Parts
        );

        Assert.Equal(("table", "the published table", "another table", 40m), (part.Id, part.Before, part.After, part.Amount.Amount));
    }

    // A thousand stages and ten changes are as much as Shapley shares may take.
    [Fact]
    public void As_many_changes_as_are_allowed_have_Shapley_shares()
    {
        var facts = Enumerable.Range(0, 10).Select(i => Fact.Count($"f{i}", $"F{i}", "?", "sacks")).ToArray();
        var version = Own.Version(Own.Pounds(1) * Step.Sum([.. facts.Select(Step.Ask)]));
        Facts All(int value) => facts.Aggregate(Facts.None, (all, fact) => all.With(fact, value));
        var of = new Case("a", "A", version, All(0))
        {
            Stages =
            [
                new("S0", Own.Source) { Facts = All(1) },
                .. Enumerable.Range(1, 1023).Select(i => new CaseStage($"S{i}", Own.Source) { Amount = Money.Gbp(1) }),
            ],
        };

        Assert.Equal(facts.Select(f => (f.Id, 1m)), Parts(of.Assess(BridgeOrder.Shapley).Stages[0].Bridge));
    }

    [Fact]
    public void A_law_that_was_laid_out_twice_is_one_law()
    {
        static RegimeVersion Lay() => Own.Version((Own.Pounds(10) * Step.Ask(Base)).Named("fine", "Fine", Own.Source));
        var facts = Facts.None.With(Base, 2);

        Assert.Empty(Bridge.Between(Lay().Assess(facts), Lay().Assess(facts)).Parts);
    }

    [Fact]
    public void Both_ends_and_the_parts_have_ten_decimals()
    {
        var version = Own.Version(Own.Pounds(100) * Step.Ask(Base) / Own.Number(3));
        var bridge = Bridge.Between(version.Assess(Facts.None.With(Base, 1)), version.Assess(Facts.None.With(Base, 2)));

        Assert.Equal((33.3333333333m, 66.6666666667m), (bridge.From.Amount, bridge.To.Amount));
        Assert.Equal([("base", 33.3333333334m)], Parts(bridge));
    }

    // A law that was asked about a step is asked about it all the way.
    [Fact]
    public void Each_number_that_is_replaced_is_a_part_where_something_is_done_at_a_step_too()
    {
        var regime = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law =>
                (law.Money("base", "Base", Money.Gbp(100), Own.Source) * law.Rate("share", "Share", Rate.Percent(10), Own.Source)).Named(
                    "fine",
                    "Fine",
                    Own.Source
                )
        );
        var before = regime.On(Own.FirstDay).Asking("added-fine");
        var after = regime
            .Override("base", Money.Gbp(200), "why")
            .Override("share", Rate.Percent(20), "why")
            .On(Own.FirstDay)
            .Asking("added-fine");
        Facts Of(RegimeVersion version, int added) => Facts.None.With((Fact<Money>)version.Facts.Single(), Money.Gbp(added));
        Bridge To(int added) => Bridge.Between(before.Assess(Of(before, 5)), after.Assess(Of(after, added)));

        Assert.Equal([("base", 10m), ("share", 20m)], Parts(To(5)));
        Assert.Equal([("base", 10m), ("share", 20m), ("added-fine", 2m)], Parts(To(7)));
        Assert.Equal(("GBP 5", "GBP 7"), To(7).Parts[^1] is var part ? (part.Before, part.After) : default);
    }

    private static IEnumerable<(string, decimal)> Parts(Bridge bridge) => bridge.Parts.Select(p => (p.Id, p.Amount.Amount));
}
