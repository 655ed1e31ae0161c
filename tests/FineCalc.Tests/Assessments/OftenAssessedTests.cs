using FineCalc.Tests.Reports;

namespace FineCalc.Tests;

/// <summary>What is asked for hundreds of times is compiled on the way, and says what it said at first.</summary>
public class OftenAssessedTests
{
    private const int Often = 203;

    private static readonly Facts One = Facts
        .None.With(Harbour.Turnover, Money.Gbp(75_000_000))
        .With(Harbour.Grade, Reports.Grade.Greater)
        .With(Harbour.Seriousness, Rate.Percent(42))
        .With(Harbour.Ships, 3);

    [Fact]
    public void An_assessment_says_the_same_however_often_it_is_asked_for()
    {
        var small = One.With(Harbour.Turnover, Money.Gbp(900));
        var shown = Own.Version(
            new Method(Step.Ask(Ask.Turnover).CappedAt(Own.Pounds(50)).Named("fine", "Fine", Own.Source))
            {
                AlsoShown =
                [
                    Shown.Of((Step.Ask(Ask.Turnover) * Own.Percent(3)).Named("beside", "Beside", Own.Source), Step.IsGiven(Ask.Turnover)),
                ],
            }
        );
        (RegimeVersion Version, Facts Facts)[] cases =
        [
            (Harbour.Version, One),
            (Harbour.Version, small),
            (shown, Facts.None.With(Ask.Turnover, Money.Gbp(70))),
        ];
        foreach (var (version, facts) in cases)
        {
            var first = Words(version.Assess(facts));
            for (var i = 0; i < Often; i++)
            {
                version.Amount(facts);
            }

            Assert.Equal(first, Words(version.Assess(facts)));
            Assert.Equal(version.Assess(facts).Amount, version.Amount(facts));
        }

        Assert.Equal(["turnover-implausible"], Harbour.Version.Assess(small).Warnings.Select(w => w.Code));

        static string Words(Assessment of) => of.ToJson(trace: true) + Told.Of(of) + string.Join(", ", of.Steps.Select(s => s.ToJson()));
    }

    // The likely case has a row, and the highest has none.
    [Fact]
    public void An_amount_whose_range_cannot_be_read_is_refused_however_often_it_is_asked_for()
    {
        var share = Fact.Rate("share", "Share", "?").Open(Rate.Percent(10), Rate.Percent(20), Rate.Percent(60), "Unknown.");
        var table = new BandTable<Rate, Money>(Rate.Zero, Edge.UpperIncluded, (Rate.Percent(50), Money.Gbp(1), Money.Gbp(9), Own.Source));
        var version = Own.Version(Step.ByBand(Step.Ask(share), table, Own.Source).AtLeast(Own.Pounds(0)).Named("fine", "Fine", Own.Source));
        for (var i = 0; i < Often; i++)
        {
            Assert.Equal("outside-table", Assert.Throws<ProblemException>(() => version.Amount(Facts.None)).Problems[0].Code);
        }

        Assert.Equal(["outside-table"], version.Try(Facts.None).Problems.Select(p => p.Code));
        Assert.Equal(Money.Gbp(9), version.Amount(Facts.None.With(share, Rate.Percent(50))));
    }

    // More steps than are read on the stack.
    [Fact]
    public void A_case_of_very_many_steps_has_the_same_amount_with_its_explanation_and_without()
    {
        var version = Own.Version(Step.SumOver((Step.Ask(Ask.Harm) * Own.Percent(50)).AtLeast(Own.Pounds(1)).Named("h", "H", Own.Source)));
        var facts = Enumerable
            .Range(0, 300)
            .Aggregate(Facts.None, (f, i) => f.WithInfringement($"I{i}", own => own.With(Ask.Harm, Money.Gbp(i))));

        Assert.Equal(version.Assess(facts).Amount, version.Amount(facts));
        Assert.Equal(Enumerable.Range(0, 300).Sum(i => Math.Max(1m, i / 2m)), version.Amount(facts).Amount);
    }
}
