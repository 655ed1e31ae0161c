namespace FineCalc.Tests.Assessments;

/// <summary>How answers carry over where infringements have answers of their own.</summary>
public class CarryingOverTests
{
    private static readonly Fact<Count> People = IncidentFacts.PeopleAffected;

    private static RegimeVersion Union => Regimes.EuGdpr.Versions[^1];

    private static Facts Each(params (string Name, Count People)[] infringements) =>
        infringements.Aggregate(Facts.None, (facts, i) => facts.WithInfringement(i.Name, own => own.With(People, i.People)));

    private static (
        Facts Facts,
        List<(Fact From, Answer Answer, string? Infringement, ExchangeRate? Rate)> Carried,
        List<Fact> Differing
    ) Carry(Facts of, Facts own) => CarryingOver.Answers(of, Union, own);

    [Fact]
    public void An_answer_of_the_whole_case_is_one_there_too()
    {
        var (facts, carried, _) = Carry(Facts.None.With(People, 5), Facts.None);

        Assert.Equal(5m, facts.Find(People)!.Likely);
        Assert.Null(Assert.Single(carried).Infringement);
    }

    [Fact]
    public void Infringements_that_agree_answer_for_the_whole_case()
    {
        var (facts, carried, differing) = Carry(Each(("A", 5), ("B", 5)), Facts.None.WithInfringement("C", own => own));

        Assert.Equal(5m, facts.Find(People, facts.Infringements[0])!.Likely);
        Assert.Null(Assert.Single(carried).Infringement);
        Assert.Empty(differing);
        Assert.Equal(["C"], facts.Infringements.Select(i => i.Name));
    }

    [Fact]
    public void Infringements_that_differ_answer_for_those_of_their_name_and_no_others()
    {
        var (facts, carried, differing) = Carry(
            Each(("A", 5), ("B", 7)),
            Facts.None.WithInfringement("B", own => own).WithInfringement("C", own => own)
        );

        Assert.Equal((7m, null), (facts.Find(People, facts.Infringements[0])?.Likely, facts.Find(People, facts.Infringements[1])?.Likely));
        Assert.Equal("B", Assert.Single(carried).Infringement);
        Assert.Equal([People], differing);
        Assert.Empty(
            Carry(Each(("A", 5), ("B", 7)), Facts.None.WithInfringement("B", own => own).WithInfringement("A", own => own)).Differing
        );
    }

    [Fact]
    public void Without_a_name_nothing_tells_which_of_the_differing_answers_holds()
    {
        var (facts, carried, differing) = Carry(Each(("A", 5), ("B", 7)), Facts.None);

        Assert.Null(facts.Find(People));
        Assert.Empty(carried);
        Assert.Equal([People], differing);
    }

    [Fact]
    public void One_infringement_without_an_answer_differs_from_one_with()
    {
        Assert.Equal([People], Carry(Each(("A", 5)).WithInfringement("B", own => own), Facts.None).Differing);

        // What the case answers, it answers for all of them.
        Assert.Equal(5m, Carry(Facts.None.With(People, 5).WithInfringement("A", own => own), Facts.None).Facts.Find(People)!.Likely);
        Assert.Equal(
            [People],
            Carry(
                Facts.None.With(People, 5).WithInfringement("A", own => own.With(People, 6)).WithInfringement("B", own => own),
                Facts.None
            ).Differing
        );
    }

    [Fact]
    public void An_answer_that_stands_there_is_kept_for_the_case_and_for_an_infringement()
    {
        Assert.Empty(Carry(Each(("A", 5), ("B", 7)), Facts.None.With(People, 9)).Carried);

        var (facts, _, _) = Carry(
            Facts.None.With(People, 5),
            Facts.None.WithInfringement("A", own => own.With(People, 9)).WithInfringement("B", own => own)
        );
        Assert.Equal((9m, 5m), (facts.Find(People, facts.Infringements[0])!.Likely, facts.Find(People, facts.Infringements[1])!.Likely));

        var (named, carried, _) = Carry(
            Each(("A", 5), ("B", 7)),
            Facts.None.WithInfringement("A", own => own.With(People, 9)).WithInfringement("B", own => own)
        );
        Assert.Equal((9m, 7m), (named.Find(People, named.Infringements[0])!.Likely, named.Find(People, named.Infringements[1])!.Likely));
        Assert.Equal("B", Assert.Single(carried).Infringement);
    }

    [Fact]
    public void A_range_an_amount_and_its_source_are_carried_as_they_are()
    {
        var given = new Answer(UkGdpr.Turnover, 1m, 2m, 3m, Currency.Usd) { Note = "n", Source = Own.Source };

        Assert.Equal(given with { Fact = EuGdpr.Turnover }, Carry(Facts.None.With(given), Facts.None).Facts.Find(EuGdpr.Turnover));
    }
}
