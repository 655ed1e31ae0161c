using NodaTime;

namespace FineCalc.Tests;

public class InfringementsTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static Facts Case =>
        Facts
            .None.With(UkGdpr.Turnover, Money.Gbp(50_000_000))
            .With(UkGdpr.Tier, MaximumTier.Higher)
            .With(UkGdpr.SizeFactor, Rate.One)
            .With(UkGdpr.Step5Percentage, Rate.Zero)
            .With(UkGdpr.OtherFactors, Rate.Zero);

    private static Assessment Two(int first, int second) =>
        Law.Assess(
            Case.WithInfringement("Security", own => own.With(UkGdpr.Seriousness, Rate.Percent(first)))
                .WithInfringement("Notification", own => own.With(UkGdpr.Seriousness, Rate.Percent(second)))
        );

    [Fact]
    public void Each_infringement_has_its_own_amount_and_what_caps_it()
    {
        var fine = Two(60, 20);

        Assert.Equal([("Security", 10_500_000m), ("Notification", 3_500_000m)], fine.Infringements.Select(i => (i.Name, i.Amount.Amount)));
        Assert.All(fine.Infringements, i => Assert.Null(i.Cap));
        Assert.Equal(fine.Find("after-step-5", "Notification")!.Value, fine.Infringements[1].Amount.Amount);
        Assert.Equal("Security: GBP 10,500,000", fine.Infringements[0].ToString());
    }

    // Both are of one conduct unless the case says otherwise, and share the maximum of the gravest.
    [Fact]
    public void A_cap_that_holds_several_together_is_shared()
    {
        var fine = Two(80, 40);

        Assert.Equal(Money.Gbp(17_500_000), fine.Amount);
        Assert.All(fine.Infringements, i => Assert.Equal((17_500_000m, true), (i.Cap!.Value, i.IsCapShared)));
        Assert.Equal("Security: GBP 14,000,000, with others capped at GBP 17,500,000", fine.Infringements[0].ToString());
    }

    [Fact]
    public void A_single_infringement_is_one_and_its_own_cap_is_told()
    {
        var facts = Case.With(UkGdpr.Seriousness, Rate.Percent(90)).With(UkGdpr.PreviousInfringements, Rate.Percent(50));

        var only = Assert.Single(Law.Assess(facts).Infringements);

        Assert.Equal(("Infringement", Money.Gbp(17_500_000), false), (only.Name, only.Amount, only.IsCapShared));
        Assert.Equal("statutory-maximum", only.Cap!.Id);
    }

    // Nothing here knows a regime: the step at which a method takes infringements together is found on the way to its amount.
    [Fact]
    public void Every_example_tells_its_infringements_from_its_own_tree()
    {
        var (none, several) = (new List<string>(), 0);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("docs/examples"), "*.json", SearchOption.AllDirectories))
        {
            using var stream = File.OpenRead(file);
            var fine = CaseJson.Read(stream, file, Regimes.All).Assess().Final;
            if (fine.Infringements.Count != Math.Max(1, fine.Facts.Infringements.Count))
            {
                none.Add(Path.GetFileName(file));
            }

            Assert.All(fine.Infringements, i => Assert.Equal(fine.Amount.Currency, i.Amount.Currency));
            several += fine.Infringements.Count > 1 ? 1 : 0;
        }

        Assert.Empty(none);
        Assert.InRange(several, 20, 200);
    }

    [Fact]
    public void A_step_an_infringement_or_a_number_that_there_is_not_is_refused_with_what_may_be_meant()
    {
        var fine = Two(60, 20);

        Assert.Contains("'penalty' may be meant", Message(() => fine.Find("penaltyy")), StringComparison.Ordinal);
        Assert.Contains("'Security' may be meant", Message(() => fine.Find("after-step-5", "Securty")), StringComparison.Ordinal);
        Assert.Contains(
            "'maximum.higher.turnover' may be meant",
            Message(() => Regimes.UkGdpr.Override("maximum.higher.turnovr", Rate.Percent(6), "a test")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "'maximum.higher.fixed' or 'maximum.higher.turnover' may be meant",
            Message(() => Regimes.UkGdpr.Override("maximum.higher.share", Rate.Percent(6), "a test")),
            StringComparison.Ordinal
        );

        static string Message(Func<object?> of) => Assert.Throws<ProblemException>(() => of()).Problems[0].Message;
    }
}
