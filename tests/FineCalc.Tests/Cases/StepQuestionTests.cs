using NodaTime;

namespace FineCalc.Tests;

/// <summary>What a decision does at a step beside the method, and several chains in one case.</summary>
public sealed class StepQuestionTests
{
    private static readonly RegimeVersion Eu = Regimes.EuAntitrust.On(new LocalDate(2013, 4, 18));

    private static readonly Facts Cartel = Facts
        .None.With(EuAntitrust.Kind, Antitrust.AntitrustKind.Cartel)
        .With(EuAntitrust.Turnover, Money.Eur(1_000_000_000))
        .With(EuAntitrust.Gravity, Rate.Percent(16))
        .With(EuAntitrust.EntryFee, Rate.Percent(16));

    [Theory]
    [InlineData("stated-basic-amount", 5_000, 5_000)]
    [InlineData("times-basic-amount", 2, 960)]
    [InlineData("raised-basic-amount", 0.5, 720)]
    [InlineData("reduced-basic-amount.first", 0.5, 240)]
    [InlineData("added-basic-amount", 20, 500)]
    [InlineData("less-basic-amount", 500, 0)]
    [InlineData("lowered-basic-amount", 300, 300)]
    [InlineData("lowered-basic-amount", 900, 480)]
    [InlineData("rounded-basic-amount", 100, 500)]
    [InlineData("rounded-up-basic-amount", 1000, 1_000)]
    [InlineData("rounded-down-basic-amount", 100, 400)]
    [InlineData("rounded-down-years", 0.75, 400)]
    public void A_step_is_stated_changed_or_rounded(string question, double value, double amount)
    {
        var text = Case($"\"{question}\": {Text(value)}");
        var read = CaseJson.Parse(text, "x.json", Regimes.All);
        Assert.Equal((decimal)amount, read.Assess().Final.Amount.Amount);
        Assert.EndsWith($"+steps({question})", read.Assess().Final.VersionId, StringComparison.Ordinal);

        // It reads back, and without the answer the method says what it said.
        Assert.Equal((decimal)amount, CaseJson.Parse(CaseJson.Write(read), "x.json", Regimes.All).Assess().Final.Amount.Amount);
        Assert.Equal(480m, CaseJson.Parse(Case($"\"{question}\": null"), "x.json", Regimes.All).Assess().Final.Amount.Amount);
    }

    [Fact]
    public void What_is_done_at_one_step_is_done_in_the_order_of_the_page_whatever_the_file_has()
    {
        var read = CaseJson.Parse(
            Case(
                """
                "rounded-down-basic-amount": 10, "lowered-basic-amount": 400, "less-basic-amount.b": 5, "less-basic-amount.a": 15,
                "added-basic-amount": 100, "reduced-basic-amount": "50%", "times-basic-amount": 2
                """
            ),
            "x.json",
            Regimes.All
        );
        var assessed = read.Assess().Final;
        Assert.Equal(400m, assessed.Amount.Amount);
        Assert.Equal((480m, 960m), (Of("unchanged-basic-amount"), Of("after-times-basic-amount")));
        Assert.Equal(
            (580m, 565m, 560m),
            (Of("after-added-basic-amount"), Of("after-less-basic-amount.a"), Of("after-less-basic-amount.b"))
        );
        Assert.Equal(15m, Of("less-basic-amount.a"));

        decimal? Of(string step) => assessed.Find(step)?.Value;
    }

    [Fact]
    public void Chains_are_the_sum_of_cases_of_their_own_and_each_may_be_changed()
    {
        var version = Eu.WithChains("basic-amount").Asking("added-each-basic-amount");
        var (sales, years, added) = (
            EuAntitrust.ValueOfSales,
            EuAntitrust.StatedYears,
            (Fact<Money>)version.FindFact("added-each-basic-amount")!
        );
        var assessed = version.Assess(
            Cartel
                .WithInfringement("a", own => own.With(sales, Money.Eur(1_000)).With(years, 2))
                .WithInfringement("b", own => own.With(sales, Money.Eur(3_000)).With(years, 1).With(added, Money.Eur(7)))
        );
        var alone = Eu.Amount(Cartel.With(EuAntitrust.ValueOfSales, Money.Eur(1_000)).With(EuAntitrust.StatedYears, 2));
        Assert.Equal((480m, 480m + 960m + 7m), (alone.Amount, assessed.Amount.Amount));
        Assert.Equal((480m, 967m), (assessed.Find("each-basic-amount", "a")!.Value, assessed.Find("each-basic-amount", "b")!.Value));
        Assert.EndsWith("+chains(basic-amount)+steps(added-each-basic-amount)", version.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"rounded-down-basik-amount\": 5", "fact-unknown")]
    [InlineData("\"reduced-basic-amount\": \"150%\"", "fact-out-of-range")]
    [InlineData("\"added-basic-amount.Why\": 5", "fact-unknown")]
    public void What_is_no_step_or_no_share_is_refused(string judgement, string code)
    {
        Assert.False(CaseJson.TryParse(Case(judgement), "x.json", Regimes.All, out _, out var problems));
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void A_chain_is_of_an_amount_that_the_method_works_out_once()
    {
        Assert.Equal("chains-invalid", Assert.Single(Assert.Throws<ProblemException>(() => Eu.WithChains("years")).Problems).Code);
        Assert.Same(Eu, Eu.Asking());
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Case(string judgement) =>
        """
            { "case": "x", "title": "X", "regime": "eu-antitrust", "dates": { "statement-of-objections": "2013-04-18" },
              "facts": { "kind": "cartel", "value-of-sales": 1000, "turnover": 1000000000 },
              "judgements": { "gravity": 0.16, "duration-years": 2, "entry-fee": 0.16,
            """
        + judgement
        + " } }";
}
