using FineCalc.Steps;

namespace FineCalc.Tests;

public class CaseTests
{
    private static readonly Step<Money> Penalty = (Own.Pounds(1000) * Step.Ask(Ask.Share)).Named("penalty", "Penalty", Own.Source);

    private static readonly Fact<Rate> Settlement = Fact.Rate("settlement", "Settlement", "Which discount?").Default(Rate.Zero, "None.");

    private static readonly RegimeVersion Version = Own.Version(new Method(Penalty.ReducedBy(Step.Ask(Settlement)).Named("final", "Final", Own.Source)) { Provisional = Penalty });

    private static Facts Share(int percent) => Facts.None.With(Ask.Share, Rate.Percent(percent));

    private static Case Of(Facts facts) => new("case", "A party", Version, facts);

    private static PublishedFigures Published(decimal? provisional = null, decimal? final = null) => new(Own.Source)
    {
        Provisional = provisional is { } p ? Money.Gbp(p) : null,
        Final = final is { } f ? Money.Gbp(f) : null,
    };

    [Fact]
    public void After_representations_there_are_two_assessments_and_the_bridge_between_them()
    {
        var case_ = Of(Share(60)) with { AfterRepresentations = Share(30).With(Settlement, Rate.Percent(10)) };
        var assessed = case_.Assess();
        Assert.Equal((Money.Gbp(600), Money.Gbp(270), ProvisionalBasis.Assessed), (assessed.Provisional.Likely, assessed.Final.Amount, assessed.Basis));
        Assert.Equal(Money.Gbp(600), assessed.Before!.Amount);
        Assert.Equal([("share", -300m), ("settlement", -30m)], assessed.Bridge.Parts.Select(p => (p.Id, p.Amount.Amount)));
        Assert.Equal(BridgeOrder.Shapley, case_.Assess(BridgeOrder.Shapley).Bridge.Order);
        Assert.Equal([("share", -285m), ("settlement", -45m)], case_.Assess(BridgeOrder.Shapley).Bridge.Parts.Select(p => (p.Id, p.Amount.Amount)));
    }

    [Fact]
    public void Without_representations_the_provisional_amount_is_the_one_before_settlement()
    {
        var assessed = Of(Share(60).With(Settlement, Rate.Percent(10))).Assess();
        Assert.Null(assessed.Before);
        Assert.Equal((600m, 540m, ProvisionalBasis.BeforeSettlement), (assessed.Provisional.Likely.Amount, assessed.Final.Amount.Amount, assessed.Basis));
        Assert.Equal(("settlement", -60m, "GBP 600", "GBP 540"), Assert.Single(assessed.Bridge.Parts) is var p ? (p.Id, p.Amount.Amount, p.Before, p.After) : default);
        Assert.Empty(Of(Share(60)).Assess().Bridge.Parts);
    }

    [Fact]
    public void A_published_provisional_amount_stands_and_what_is_unexplained_is_a_part()
    {
        var case_ = Of(Share(60).With(Settlement, Rate.Percent(10))) with { Published = Published(provisional: 900), RepresentationsNote = "not published" };
        var assessed = case_.Assess();
        Assert.Equal((Money.Gbp(900), ProvisionalBasis.Published), (assessed.Provisional.Likely, assessed.Basis));
        Assert.True(assessed.Provisional.IsCertain);
        Assert.Equal([("representations", -300m), ("settlement", -60m)], assessed.Bridge.Parts.Select(p => (p.Id, p.Amount.Amount)));
        Assert.Equal("not published", assessed.Bridge.Parts[0].Note);
        Assert.Equal(assessed.Bridge.To, assessed.Bridge.Parts.Aggregate(assessed.Bridge.From, (sum, part) => sum + part.Amount));
        Assert.Empty((Of(Share(60)) with { Published = Published(provisional: 600) }).Assess().Bridge.Parts);
    }

    [Fact]
    public void Problems_of_both_stages_are_told_together_and_once()
    {
        var case_ = Of(Share(101)) with { AfterRepresentations = Share(101).With(Ask.People, 1) };
        Assert.Equal(["fact-out-of-range", "fact-unknown"], case_.Check().Select(p => p.Code));
        Assert.Equal(2, Assert.Throws<ProblemException>(() => case_.Assess()).Problems.Count);
        Assert.Empty(Of(Share(1)).Check());
    }

    [Fact]
    public void Agreement_with_what_was_published_is_told_step_by_step()
    {
        var published = Published(600, 540) with { Steps = [new PublishedStep("penalty", null, 600m)] };
        Case Settled(PublishedFigures figures) => Of(Share(60).With(Settlement, Rate.Percent(10))) with { Published = figures };
        Assert.Empty(Settled(published).Assess().Differences);
        Assert.Empty(Of(Share(60)).Assess().Differences);

        var other = published with { Final = Money.Gbp(541), Steps = [new PublishedStep("penalty", null, 599m), new PublishedStep("none", "A", 1m)] };
        Assert.Equal(
            ["'final' is 540, and 541 was published.", "'penalty' is 600, and 599 was published.", "'none (A)' is not read, and 1 was published."],
            Settled(other).Assess().Differences.Select(d => d.Message));
        Assert.All(Settled(other).Assess().Differences, d => Assert.Equal("published-differs", d.Code));
        Assert.Equal(["final", "penalty", "none"], Settled(other).Assess().Differences.Select(d => d.Subject));
    }

    [Theory]
    [InlineData(0, 540, true)]
    [InlineData(0, 540.01, false)]
    [InlineData(1, 541, true)]
    [InlineData(1, 539, true)]
    [InlineData(1, 541.01, false)]
    [InlineData(1, 538.99, false)]
    public void Agreement_is_within_the_stated_tolerance(decimal tolerance, decimal final, bool agrees)
    {
        var case_ = Of(Share(60).With(Settlement, Rate.Percent(10))) with { Published = Published(final: final) with { Tolerance = tolerance } };
        Assert.Equal(agrees, case_.Assess().Differences.Count == 0);
    }

    [Fact]
    public void Steps_of_an_infringement_are_compared_by_infringement()
    {
        var each = (Step.Ask(Ask.Harm) * Own.Percent(10)).Named("each", "Each", Own.Source);
        var facts = Facts.None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(10))).WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(20)));
        var figures = new PublishedFigures(Own.Source) { Steps = [new PublishedStep("each", "A", 1m), new PublishedStep("each", "B", 1m)] };
        var differences = (new Case("case", "A party", Own.Version(Step.SumOver(each)), facts) with { Published = figures }).Assess().Differences;
        Assert.Equal("'each (B)' is 2, and 1 was published.", Assert.Single(differences).Message);
    }
}
