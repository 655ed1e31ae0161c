using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// The Schedule of India's Digital Personal Data Protection Act: its seven rows, in crore of rupees, and the day from which it counts.
/// </summary>
public sealed class InDpdpTests
{
    private const decimal Crore = 10_000_000;

    private static readonly LocalDate First = new(2027, 5, 13);

    [Theory]
    [InlineData(DpdpBreach.SecuritySafeguards, 250)]
    [InlineData(DpdpBreach.BreachNotice, 200)]
    [InlineData(DpdpBreach.Children, 200)]
    [InlineData(DpdpBreach.SignificantFiduciary, 150)]
    [InlineData(DpdpBreach.Other, 50)]
    public void Each_row_has_its_maximum_in_crore(DpdpBreach breach, int crore) =>
        Assert.Equal(crore * Crore, Amount(Facts.None.With(InDpdp.Breach, breach)));

    [Fact]
    public void A_data_principal_pays_at_most_ten_thousand_rupees_and_not_crore() =>
        Assert.Equal(10_000m, Amount(Facts.None.With(InDpdp.Breach, DpdpBreach.DataPrincipalDuty)));

    [Theory]
    [InlineData(DpdpUndertaking.SecuritySafeguards, 2_500_000_000)]
    [InlineData(DpdpUndertaking.BreachNotice, 2_000_000_000)]
    [InlineData(DpdpUndertaking.Children, 2_000_000_000)]
    [InlineData(DpdpUndertaking.SignificantFiduciary, 1_500_000_000)]
    [InlineData(DpdpUndertaking.DataPrincipalDuty, 10_000)]
    [InlineData(DpdpUndertaking.Other, 500_000_000)]
    public void A_broken_undertaking_has_the_maximum_of_the_breach_that_the_proceedings_were_about(DpdpUndertaking about, double most)
    {
        var facts = Facts.None.With(InDpdp.Breach, DpdpBreach.VoluntaryUndertaking);
        Assert.Equal((decimal)most, Amount(facts.With(InDpdp.ProceedingsAbout, about)));
        Assert.Equal("proceedings-about", Assert.Single(Regimes.InDpdp.On(First).Try(facts).Problems).Subject);

        // The question is for undertakings alone.
        Assert.Equal(50 * Crore, Amount(facts.With(InDpdp.Breach, DpdpBreach.Other).With(InDpdp.ProceedingsAbout, about)));
    }

    [Fact]
    public void Before_May_2027_nothing_can_be_imposed_and_the_message_says_why()
    {
        var problem = Assert.Single(Assert.Throws<ProblemException>(() => Regimes.InDpdp.On(First.PlusDays(-1))).Problems);
        Assert.Equal("date-not-in-force", problem.Code);
        Assert.Contains("reported to apply from 13 May 2027", problem.Message, StringComparison.Ordinal);
        Assert.Equal((First, null), (Assert.Single(Regimes.InDpdp.Versions).From, Regimes.InDpdp.Versions[0].Until));
        Assert.Equal("infringement", Assert.Single(Regimes.InDpdp.Info.Dates).Id);
    }

    [Fact]
    public void It_says_that_it_is_no_prediction()
    {
        Assert.Contains("maximum, not a prediction", Regimes.InDpdp.Info.Title, StringComparison.Ordinal);
        Assert.Equal(
            "Most that can be imposed: a maximum, not a prediction",
            Regimes.InDpdp.On(First).Assess(Facts.None.With(InDpdp.Breach, DpdpBreach.Children)).Trace.Name
        );
    }

    private static decimal Amount(Facts facts) => Regimes.InDpdp.On(First).Amount(facts).Amount;
}
