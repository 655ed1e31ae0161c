using NodaTime;

namespace FineCalc.Tests;

/// <summary>The Commission's guidelines and the CMA's six steps: ranges, limits, dates, with figures worked out by hand.</summary>
public sealed class AntitrustTests
{
    private static readonly LocalDate Text2018 = new(2018, 4, 18);

    private static readonly LocalDate Text2021 = new(2021, 12, 16);

    private static readonly LocalDate Procedure2025 = new(2025, 1, 1);

    // 20% of 100m for one year, no entry fee.
    private static readonly Facts Twenty = Facts
        .None.With(EuAntitrust.Kind, AntitrustKind.Other)
        .With(EuAntitrust.ValueOfSales, Money.Eur(100))
        .With(EuAntitrust.Gravity, Rate.Percent(20))
        .With(EuAntitrust.StatedYears, 1)
        .With(EuAntitrust.Turnover, Money.Eur(1_000));

    private static readonly Facts Ten = Facts
        .None.With(UkCma.Kind, AntitrustKind.Other)
        .With(UkCma.RelevantTurnover, Money.Gbp(100))
        .With(UkCma.StartingRate, Rate.Percent(10))
        .With(UkCma.StatedYears, 1)
        .With(UkCma.Turnover, Money.Gbp(60_000_000));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 0, 0.5)]
    [InlineData(6, 0.5, 0.5)]
    [InlineData(6.5, 0.5, 1)]
    [InlineData(11, 11, 1)]
    [InlineData(12, 1, 1)]
    [InlineData(40, 40, 3.5)]
    public void Duration_is_counted_in_whole_months_or_half_years(double months, double inMonths, double inHalves)
    {
        var facts = Twenty
            .Without(EuAntitrust.StatedYears)
            .With(EuAntitrust.Months, (decimal)months)
            .With(EuAntitrust.Turnover, Money.Eur(1_000_000));
        var expected =
            months is 11 or 40 ? (decimal)inMonths / 12m
            : months == 6.5 ? 0.5m
            : (decimal)inMonths;

        Assert.Equal(expected, Eu(facts.With(EuAntitrust.DurationRule, EuDurationRule.WholeMonths)).Find("years")!.Value);
        Assert.Equal((decimal)inHalves, Eu(facts.With(EuAntitrust.DurationRule, EuDurationRule.HalfYears)).Find("years")!.Value);
        Assert.Equal((expected, (decimal)inHalves), (Eu(facts).Find("years")!.Low, Eu(facts).Find("years")!.High));
    }

    [Fact]
    public void A_cartel_whose_gravity_nobody_states_has_the_published_ranges()
    {
        var assessment = Eu(Twenty.Without(EuAntitrust.Gravity).With(EuAntitrust.Kind, AntitrustKind.Cartel));
        Assert.Equal((0.15m, 0.3m), (assessment.Find("gravity-share")!.Low, assessment.Find("gravity-share")!.High));
        Assert.Equal((0.15m, 0.25m), (assessment.Find("entry-fee-share")!.Low, assessment.Find("entry-fee-share")!.High));
        Assert.Equal((30m, 55m), (assessment.Range.Low.Amount, assessment.Range.High.Amount));
    }

    [Fact]
    public void Other_infringements_need_their_gravity_and_pay_no_entry_fee_unless_it_is_given()
    {
        Assert.Equal("gravity", Assert.Single(Regimes.EuAntitrust.Versions[0].Try(Twenty.Without(EuAntitrust.Gravity)).Problems).Subject);
        Assert.Equal(20m, Eu(Twenty).Amount.Amount);
        Assert.Equal(36m, Eu(Twenty.With(EuAntitrust.EntryFee, Rate.Percent(16))).Amount.Amount);
        Assert.Equal(100m, Eu(Twenty.With(EuAntitrust.StatedYears, 9)).Amount.Amount);
    }

    [Fact]
    public void Circumstances_are_added_up_and_deterrence_multiplies_what_they_leave()
    {
        var facts = Twenty
            .With(EuAntitrust.Aggravating, Rate.Percent(30))
            .With(EuAntitrust.Mitigating, Rate.Percent(10))
            .With(EuAntitrust.EarlierInfringements, 2)
            .With(EuAntitrust.Recidivism, Rate.Percent(100));
        Assert.Equal(44m, Eu(facts).Find("adjusted")!.Value);
        Assert.Equal(52.8m, Eu(facts.With(EuAntitrust.Deterrence, 1.2m)).Amount.Amount);
        Assert.Equal(0m, Eu(Twenty.With(EuAntitrust.Mitigating, Rate.Percent(120))).Amount.Amount);
        Assert.Equal(
            "recidivism",
            Assert.Single(Regimes.EuAntitrust.Versions[0].Try(facts.Without(EuAntitrust.Recidivism)).Problems).Subject
        );
    }

    [Fact]
    public void What_the_guidelines_do_not_provide_for_is_told()
    {
        Assert.Equal(
            "recidivism-above-limit",
            Assert
                .Single(Eu(Twenty.With(EuAntitrust.EarlierInfringements, 1).With(EuAntitrust.Recidivism, Rate.Percent(101))).Warnings)
                .Code
        );
        Assert.Empty(Eu(Twenty.With(EuAntitrust.EarlierInfringements, 1).With(EuAntitrust.Recidivism, Rate.Percent(100))).Warnings);
        Assert.Equal("gravity-unusual", Assert.Single(Eu(Twenty.With(EuAntitrust.Gravity, Rate.Percent(31))).Warnings).Code);
        Assert.Equal(
            "gravity-unusual",
            Assert.Single(Eu(Twenty.With(EuAntitrust.Kind, AntitrustKind.Cartel).With(EuAntitrust.Gravity, Rate.Percent(14))).Warnings).Code
        );
        Assert.Empty(Eu(Twenty.With(EuAntitrust.Kind, AntitrustKind.Cartel).With(EuAntitrust.Gravity, Rate.Percent(15))).Warnings);
        Assert.Equal(
            "settlement-without-cartel",
            Assert.Single(Regimes.EuAntitrust.Versions[0].Try(Twenty.With(EuAntitrust.IsSettled, true)).Problems).Code
        );
    }

    [Theory]
    [InlineData(EuLeniency.None, 20, 20)]
    [InlineData(EuLeniency.Immunity, 0, 0)]
    [InlineData(EuLeniency.First, 10, 14)]
    [InlineData(EuLeniency.Second, 14, 16)]
    [InlineData(EuLeniency.Later, 16, 20)]
    public void Leniency_has_the_range_of_its_place(EuLeniency rank, int low, int high)
    {
        var range = Eu(Twenty.With(EuAntitrust.LeniencyRank, rank)).Range;
        Assert.Equal((low, high), ((int)range.Low.Amount, (int)range.High.Amount));
    }

    [Fact]
    public void Immunity_with_settlement_is_no_negative_fine_and_inability_to_pay_raises_nothing()
    {
        var cartel = Twenty
            .With(EuAntitrust.Kind, AntitrustKind.Cartel)
            .With(EuAntitrust.EntryFee, Rate.Zero)
            .With(EuAntitrust.IsSettled, true);
        Assert.Equal(0m, Eu(cartel.With(EuAntitrust.LeniencyRank, EuLeniency.Immunity)).Amount.Amount);
        Assert.Equal(18m, Eu(cartel.With(EuAntitrust.InabilityToPay, Money.Eur(19))).Amount.Amount);
        Assert.Equal(5m, Eu(cartel.With(EuAntitrust.InabilityToPay, Money.Eur(5))).Amount.Amount);
    }

    [Fact]
    public void The_guidelines_begin_the_day_after_they_were_published()
    {
        Assert.Equal(new LocalDate(2006, 9, 2), Assert.Single(Regimes.EuAntitrust.Versions).From);
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.EuAntitrust.On(new LocalDate(2006, 9, 1))).Problems).Code
        );
        Assert.Equal("statement-of-objections", Assert.Single(Regimes.EuAntitrust.Info.Dates).Id);
        Assert.Equal("decision", Assert.Single(Regimes.UkCma.Info.Dates).Id);
    }

    [Fact]
    public void The_text_of_2012_has_no_ranges_and_those_since_2018_have()
    {
        var facts = Ten.Without(UkCma.StartingRate)
            .With(UkCma.Seriousness, CmaSeriousness.MostSerious)
            .With(UkCma.Turnover, Money.Gbp(1_000_000));
        Assert.Contains(
            Regimes.UkCma.On(Text2018.PlusDays(-1)).Try(facts).Problems,
            p => p.Subject == "starting-rate" && p.Code == "fact-missing"
        );
        Assert.Equal((21m, 30m), Range(Text2018, facts));
        Assert.Equal((21m, 30m), Range(Text2021, facts));
        Assert.Equal((10m, 20m), Range(Text2018, facts.With(UkCma.Seriousness, CmaSeriousness.LessSerious)));
        Assert.Equal((0m, 10m), Range(Text2018, facts.With(UkCma.Seriousness, CmaSeriousness.Reduced)));
    }

    [Fact]
    public void Compliance_earns_up_to_ten_percent_until_the_day_before_the_text_of_2021()
    {
        var facts = Ten.With(UkCma.Compliance, Rate.Percent(10));
        Assert.Empty(Regimes.UkCma.On(Text2021.PlusDays(-1)).Assess(facts).Warnings);
        Assert.Equal("compliance-above-limit", Assert.Single(Regimes.UkCma.On(Text2021).Assess(facts).Warnings).Code);
        Assert.Equal(
            "compliance-above-limit",
            Assert.Single(Regimes.UkCma.On(Text2018).Assess(facts.With(UkCma.Compliance, Rate.Percent(11))).Warnings).Code
        );
        Assert.Equal(
            "starting-rate-above-limit",
            Assert.Single(Regimes.UkCma.On(Text2018).Assess(Ten.With(UkCma.StartingRate, Rate.Percent(31))).Warnings).Code
        );
        Assert.Equal(9m, Regimes.UkCma.On(Text2021).Assess(facts).Amount.Amount);
    }

    [Theory]
    [InlineData(AntitrustKind.Cartel, CmaSettlement.BeforeObjections, 8, 8)]
    [InlineData(AntitrustKind.Cartel, CmaSettlement.AfterObjections, 9, 9)]
    [InlineData(AntitrustKind.Other, CmaSettlement.BeforeObjections, 8, 6)]
    [InlineData(AntitrustKind.Other, CmaSettlement.AfterObjections, 9, 7.5)]
    [InlineData(AntitrustKind.Other, CmaSettlement.None, 10, 10)]
    public void Settlement_without_a_cartel_earns_more_since_2025(AntitrustKind kind, CmaSettlement settlement, double before, double since)
    {
        var facts = Ten.With(UkCma.Kind, kind).With(UkCma.Settlement, settlement);
        Assert.Equal((decimal)before, Regimes.UkCma.On(Procedure2025.PlusDays(-1)).Assess(facts).Amount.Amount);
        Assert.Equal((decimal)since, Regimes.UkCma.On(Procedure2025).Assess(facts).Amount.Amount);
    }

    [Fact]
    public void Step_4_goes_both_ways_the_cap_holds_and_what_others_imposed_comes_off()
    {
        var law = Regimes.UkCma.On(Text2021);
        Assert.Equal(4m, law.Assess(Ten.With(UkCma.Step4, Rate.Percent(-60))).Amount.Amount);
        Assert.Equal(6_000_000m, law.Assess(Ten.With(UkCma.Step4, Rate.Percent(100_000_000))).Amount.Amount);
        Assert.Equal(55m, law.Assess(Ten.With(UkCma.Step4Figure, Money.Gbp(55))).Amount.Amount);
        Assert.Equal(
            70m,
            law.Assess(Ten.With(UkCma.Step4Figure, Money.Gbp(120)).With(UkCma.ImposedElsewhere, Money.Gbp(30))).Amount.Amount
        );
        Assert.Equal(0m, law.Assess(Ten.With(UkCma.ImposedElsewhere, Money.Gbp(30))).Amount.Amount);
        Assert.Equal(3m, law.Assess(Ten.With(UkCma.HardshipPenalty, Money.Gbp(3))).Amount.Amount);
        Assert.Equal(
            4m,
            law.Assess(Ten.With(UkCma.Leniency, Rate.Percent(50)).With(UkCma.SettlementDiscount, Rate.Percent(20))).Amount.Amount
        );
        Assert.Equal(
            3m,
            law.Assess(
                Ten.With(UkCma.Leniency, Rate.Percent(50))
                    .With(UkCma.SettlementDiscount, Rate.Percent(20))
                    .With(UkCma.Together, RewardsTogether.Added)
            ).Amount.Amount
        );
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(12, 1, 1)]
    [InlineData(13, 1.25, 2)]
    [InlineData(26, 2.25, 3)]
    public void Part_years_after_the_first_are_rounded_up_to_a_quarter_or_to_a_year(int months, double quarters, double years)
    {
        var node = Regimes.UkCma.On(Text2021).Assess(Ten.Without(UkCma.StatedYears).With(UkCma.Months, months)).Find("years")!;
        Assert.Equal(((decimal)quarters, (decimal)years), (node.Low, node.High));
    }

    [Fact]
    public void The_first_text_begins_on_10_September_2012() =>
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.UkCma.On(new LocalDate(2012, 9, 9))).Problems).Code
        );

    private static Assessment Eu(Facts facts) => Regimes.EuAntitrust.Versions[0].Assess(facts);

    private static (decimal Low, decimal High) Range(LocalDate day, Facts facts) =>
        Regimes.UkCma.On(day).Assess(facts).Range is var range ? (range.Low.Amount, range.High.Amount) : default;
}
