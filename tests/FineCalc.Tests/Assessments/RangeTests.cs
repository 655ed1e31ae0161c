using NodaTime;

namespace FineCalc.Tests;

/// <summary>Ranges where something open enters by several ways, steps that are shown beside a result, and what does not hold at an
/// end.</summary>
public sealed class RangeTests
{
    private static readonly LocalDate Day = new(2025, 6, 2);

    private static readonly Fact<Money> Sales = Fact.Money("sales", "Sales", "?").From(Money.Gbp(0));

    private static readonly Fact<Rate> Share = Fact.Rate("share", "Share", "?").Within(Rate.Zero, Rate.One);

    private static readonly Fact<bool> IsGrave = Fact.Flag("grave", "Grave", "?");

    private static readonly Fact<Money> Own1 = Fact.Money("own", "Own", "?").From(Money.Gbp(0)).PerInfringement();

    private static readonly Spread<Money> Three = new(Money.Gbp(3_000), Money.Gbp(6_000), Money.Gbp(60_000));

    private static Facts Open => Facts.None.WithRange(Sales, Three).WithRange(Share, Spread(0, 50, 100)).With(new Answer(IsGrave, 0, 0, 1));

    private static Step<Money> S => Step.Ask(Sales);

    public static TheoryData<string, Step<Money>, double, double> Knots =>
        new()
        {
            { "an amount less a third of it", S - (S / Own.Number(3)), 2_000, 40_000 },
            { "less a share of it", S - (S * Step.Ask(Share)), 0, 60_000 },
            { "less all of it", S - (S * Own.Percent(100)), 0, 0 },
            { "more than it is less", (S * Own.Percent(50)) - S, -30_000, -1_500 },
            {
                "less itself, held and rounded",
                S.CappedAt(Own.Pounds(50_000)) - (S.CappedAt(Own.Pounds(50_000)) * Own.Percent(10)),
                2_700,
                45_000
            },
            { "less half of the lesser", S - (Step.Least(S, Own.Pounds(10_000)) * Own.Percent(50)), 1_500, 55_000 },
            {
                "between two amounts that a fact decides",
                Between(Own.Pounds(100).When(IsGrave, otherwise: Own.Pounds(10)), Own.Pounds(200).When(IsGrave, otherwise: Own.Pounds(50))),
                10,
                200
            },
            {
                "between amounts of which the graver has the closer ends",
                Between(Own.Pounds(45).When(IsGrave, otherwise: Own.Pounds(10)), Own.Pounds(46).When(IsGrave, otherwise: Own.Pounds(50))),
                10,
                50
            },
            { "less what rises with it by a table", S - (Own.Pounds(1) * Ratio(S) * Own.Number(500)), 1_500, 30_000 },
            {
                "a choice made by what it chooses of",
                S.AtLeast(Own.Pounds(10_000)).When(S.IsAbove(Own.Pounds(10_000)), otherwise: Own.Pounds(5_000)),
                5_000,
                60_000
            },
            {
                "held between ends that a fact decides",
                Own.Pounds(60)
                    .Between(
                        Own.Pounds(100).When(IsGrave, otherwise: Own.Pounds(10)),
                        Own.Pounds(200).When(IsGrave, otherwise: Own.Pounds(50))
                    ),
                50,
                100
            },
            {
                "the greatest over infringements less it",
                Step.GreatestOver<Money>(Own1) - (Step.GreatestOver<Money>(Own1) / Own.Number(4)),
                300,
                600
            },
        };

    [Theory]
    [MemberData(nameof(Knots), DisableDiscoveryEnumeration = true)]
    public void What_enters_by_several_ways_gives_no_end_that_no_case_has(string what, Step<Money> step, double low, double high)
    {
        Assert.NotEmpty(what);
        var version = Own.Version(step);
        var facts = Open.WithInfringement(
                "a",
                own => own.WithRange(Own1, new Spread<Money>(Money.Gbp(100), Money.Gbp(200), Money.Gbp(400)))
            )
            .WithInfringement("b", own => own.WithRange(Own1, new Spread<Money>(Money.Gbp(400), Money.Gbp(500), Money.Gbp(800))));
        var range = version.Assess(facts.Only(version.Facts)).Range;
        Assert.Equal((low, high), ((double)range.Low.Amount, (double)range.High.Amount));
    }

    [Fact]
    public void Health_and_safety_a_third_off_for_the_plea_is_a_third_of_the_same_fine()
    {
        var facts = Facts
            .None.With(UkHealthSafety.Turnover, Money.Gbp(700_000_000))
            .With(UkHealthSafety.Culpability, OffenceCulpability.Low)
            .With(UkHealthSafety.Harm, OffenceHarm.Category4)
            .With(UkHealthSafety.Plea, GuiltyPlea.FirstStage);
        Assert.Equal((2_000m, 40_000m), Ends(Regimes.UkHealthSafety, facts));
        Assert.Equal(
            (2_000m, 60_000m),
            Ends(
                Regimes.UkHealthSafety,
                facts.With(Choice(UkHealthSafety.Plea, GuiltyPlea.None, GuiltyPlea.None, GuiltyPlea.FirstDayOfTrial))
            )
        );
        Assert.Equal((0m, 0m), Ends(Regimes.UkHealthSafety, facts.With(UkHealthSafety.PleaReduction, Rate.One)));
    }

    [Fact]
    public void A_turnover_that_is_open_over_bands_of_size_is_read_with_the_place_in_its_own_band()
    {
        // The tiers of 10m to 50m and of 50m to 100m: 1.5% to 10% and 8% to 20% of a start of 10% to 20% of 20m.
        var facts = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(EuGdpr.Level, SeriousnessCategory.Medium)
            .WithRange(EuGdpr.Turnover, new Spread<Money>(Money.Eur(20_000_000), Money.Eur(40_000_000), Money.Eur(60_000_000)));
        Assert.Equal((30_000m, 800_000m), Ends(Regimes.EuGdpr, facts));

        // The UK's bands: at 4m on the line 0.8%, and a quarter of 1.6% more; the band's width is that of 4m, not from the bands below.
        var guidance = Regimes
            .UkGdpr.On(Day)
            .Assess(
                Facts
                    .None.With(UkGdpr.Tier, MaximumTier.Higher)
                    .With(UkGdpr.Seriousness, Rate.One)
                    .WithRange(UkGdpr.Turnover, new Spread<Money>(Money.Gbp(0), Money.Gbp(1_000_000), Money.Gbp(4_000_000)))
            )
            .Find("size-adjustment")!;
        Assert.Equal((0.002m, 0.012m), (guidance.Low, guidance.High));
    }

    [Fact]
    public void Hmrc_an_open_behaviour_ranges_over_the_percentages_of_the_behaviours()
    {
        var facts = Facts
            .None.With(UkHmrc.Wrong, HmrcWrong.Inaccuracy)
            .With(UkHmrc.Disclosure, HmrcDisclosure.Prompted)
            .With(UkHmrc.PotentialLostRevenue, Money.Gbp(100_000))
            .With(UkHmrc.Quality, Rate.One)
            .With(Choice(UkHmrc.Behaviour, HmrcBehaviour.NonDeliberate, HmrcBehaviour.Deliberate, HmrcBehaviour.DeliberateAndConcealed));
        Assert.Equal((15_000m, 50_000m), Ends(Regimes.UkHmrc, facts, new(2014, 4, 6)));
        Assert.Equal((15_000m, 100_000m), Ends(Regimes.UkHmrc, facts.Without(UkHmrc.Quality), new(2014, 4, 6)));
    }

    [Fact]
    public void Kvkk_an_open_duty_ranges_from_the_least_of_the_lowest_to_the_most_of_the_highest()
    {
        (decimal Low, decimal High) Of(params KvkkDuty[] duty) =>
            Ends(Regimes.TrKvkk, Facts.None.With(Choice(TrKvkk.Duty, duty[0], duty[0], duty[^1])));
        (decimal Low, decimal High)[] each =
        [
            Of(KvkkDuty.Information),
            Of(KvkkDuty.Security),
            Of(KvkkDuty.BoardDecision),
            Of(KvkkDuty.Registry),
        ];
        Assert.Equal((each.Min(e => e.Low), each.Max(e => e.High)), Of(KvkkDuty.Information, KvkkDuty.Registry));
    }

    [Fact]
    public void A_maximum_holds_both_ends_of_a_penalty_that_is_open()
    {
        var person = Facts.None.With(AuPrivacy.Provision, AuPrivacyProvision.Serious).With(AuPrivacy.IsBodyCorporate, false);
        Facts Ordered(decimal high) => person.WithRange(AuPrivacy.CourtPenalty, new Spread<Money>(Aud(500_000), Aud(1_000_000), Aud(high)));
        var problem = Assert.Single(Problems(Regimes.AuPrivacy, Ordered(33_062_936)));
        Assert.Equal(("penalty-above-maximum", "court-penalty"), (problem.Code, problem.Subject));
        Assert.Equal("The penalty ordered is above the maximum. It is so where 'Penalty ordered' is AUD 33,062,936.", problem.Message);
        Assert.Equal(
            "penalty-above-maximum",
            Assert.Single(Problems(Regimes.AuPrivacy, person.With(AuPrivacy.CourtPenalty, Aud(33_062_936)))).Code
        );
        Assert.Equal((500_000m, 2_500_000m), Ends(Regimes.AuPrivacy, Ordered(2_500_000)));

        // A choice is tried at what lies between its ends too.
        var choice = person
            .With(AuPrivacy.PenaltyUnits, 5)
            .With(Choice(AuPrivacy.Provision, AuPrivacyProvision.Serious, AuPrivacyProvision.Serious, AuPrivacyProvision.Other));
        Assert.Equal("provision-not-in-force", Assert.Single(Regimes.AuPrivacy.On(new(2023, 1, 1)).Try(choice).Problems).Code);
    }

    [Fact]
    public void A_check_of_two_open_answers_is_tried_with_the_ends_of_both()
    {
        Facts Turnovers(decimal total, decimal unrelated) =>
            Facts
                .None.With(KrPipa.Seriousness, PipaSeriousness.Weak)
                .With(KrPipa.BaseRate, Rate.Percent(0.5m))
                .WithRange(KrPipa.TotalTurnover, new Spread<Money>(Won(total), Won(2_000_000), Won(1_000_000_000)))
                .WithRange(KrPipa.UnrelatedTurnover, new Spread<Money>(Won(0), Won(100), Won(unrelated)));
        var problem = Assert.Single(Problems(Regimes.KrPipa, Turnovers(1_000, 500_000)));
        Assert.Equal("unrelated-above-total", problem.Code);
        Assert.EndsWith(
            "It is so where 'Total turnover' is KRW 1,000 and 'Unrelated turnover' is KRW 500,000.",
            problem.Message,
            StringComparison.Ordinal
        );
        Assert.True(Ends(Regimes.KrPipa, Turnovers(500_000, 500_000)).Low >= 0m);
    }

    // With the lowest revenue the highest fine is below the lowest, and the method settles no amount: that is no case, and no end of a
    // range.
    [Fact]
    public void A_cap_that_may_lie_below_its_floor_takes_no_end_below_the_floor()
    {
        Step<Money> sales = Sales,
            held = Own.Pounds(5).Between(Own.Pounds(6_000), sales);
        Assert.Equal(
            (6_000m, 6_000m),
            (Own.Assess(held, Open.Only([Sales])).Range.Low.Amount, Own.Assess(held, Open.Only([Sales])).Range.High.Amount)
        );
        Assert.Equal("floor-above-cap", Assert.Single(Own.Version(held).Try(Facts.None.With(Sales, Money.Gbp(3_000))).Problems).Code);
    }

    [Fact]
    public void A_warning_is_told_of_an_end_as_well()
    {
        var facts = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(EuGdpr.Turnover, Money.Eur(900_000_000))
            .With(EuGdpr.Level, SeriousnessCategory.Low);
        IEnumerable<string> Warnings(Spread<Rate> seriousness) =>
            Regimes.EuGdpr.On(Day).Assess(facts.WithRange(EuGdpr.Seriousness, seriousness)).Warnings.Select(w => w.Message);
        Assert.Equal(
            "The start does not lie in the band of the level that is given. It is so where 'Seriousness' is 15%.",
            Assert.Single(Warnings(Spread(5, 8, 15)))
        );
        Assert.Equal("The start does not lie in the band of the level that is given.", Assert.Single(Warnings(Spread(5, 12, 15))));
        Assert.Empty(Warnings(Spread(5, 8, 10)));
    }

    [Fact]
    public void A_step_that_only_a_check_reads_has_the_range_it_has()
    {
        var facts = Facts
            .None.With(AuPrivacy.Provision, AuPrivacyProvision.Interference)
            .With(AuPrivacy.CourtPenalty, Aud(100))
            .With(new Answer(AuPrivacy.IsBodyCorporate, 0, 0, 1));
        var maximum = Regimes.AuPrivacy.On(new(2025, 1, 1)).Assess(facts).Find("maximum")!;
        Assert.Equal((660_000m, 660_000m, 3_300_000m, true), (maximum.Low, maximum.Value, maximum.High, maximum.IsOpen));
    }

    [Theory]
    [InlineData(2_000_000)]
    [InlineData(10_000_000)]
    [InlineData(50_000_000)]
    [InlineData(100_000_000)]
    [InlineData(250_000_000)]
    [InlineData(500_000_000)]
    public void One_euro_more_of_turnover_does_not_lower_the_fine_where_the_tiers_of_the_EDPB_overlap(int edge)
    {
        Spread<Money> At(decimal turnover) =>
            Regimes
                .EuGdpr.On(Day)
                .Assess(
                    Facts
                        .None.With(EuGdpr.Tier, MaximumTier.Higher)
                        .With(EuGdpr.Level, SeriousnessCategory.Medium)
                        .With(EuGdpr.Turnover, Money.Eur(turnover))
                )
                .Range;
        var (at, above) = (At(edge), At(edge + 1m));
        Assert.True(at.Low <= above.Low && at.Likely <= above.Likely && at.High <= above.High, $"{at}, then {above}");

        // The line begins where the tier before it ends, and the range of the tier stays as it is published.
        Assert.InRange((above.Likely - at.Likely).Amount, 0m, 0.01m);
        Assert.True(edge == 500_000_000 || at.High < above.High);
    }

    // Two steps at which the ways of the doubt meet, the one of them below the other: pinning one of them moved the other.
    [Fact]
    public void What_meets_below_another_meeting_leaves_it_where_it_is_taken_to_be()
    {
        var (doubt, weight) = (Fact.Rate("doubt", "Doubt", "?"), Fact.Rate("weight", "Weight", "?").PerInfringement());
        var left = Own.Percent(100) - (Own.Percent(75) + Step.Ask(doubt));
        var judged = Step.Ask(doubt) + weight;
        var law = Own.Version(Step.SumOver(Step.Least(Own.Pounds(10_000) * left * judged, Step.Ask(Own1))));
        var facts = Facts.None.With(Own1, Money.Gbp(100));
        var range = law.Assess(facts.WithRange(doubt, Spread(-5, 10, 30)).WithRange(weight, Spread(10, 30, 60))).Range;
        foreach (var (d, w) in (ReadOnlySpan<(int, int)>)[(-5, 10), (-5, 60), (0, 60), (10, 30), (30, 10), (30, 60)])
        {
            var amount = law.Amount(facts.With(doubt, Rate.Percent(d)).With(weight, Rate.Percent(w))).Amount;
            Assert.InRange(amount, range.Low.Amount, range.High.Amount);
        }
    }

    private static Step<Money> Between(Step<Money> low, Step<Money> high) => low + ((high - low) * Step.Ask(Share));

    // A thousandth of it up to 100,000.
    private static Step<Count> Ratio(Step<Money> sales) =>
        Step.ByBand(
            sales,
            new BandTable<Money, Count>(
                Money.Gbp(0),
                Edge.UpperIncluded,
                [new(Money.Gbp(100_000), 0, 100, Own.Source), new(null, 100, 100, Own.Source)]
            ),
            Own.Source
        );

    private static Answer Choice<T>(Fact<T> fact, T low, T likely, T high)
        where T : struct, Enum => new(fact, Convert.ToInt32(low, null), Convert.ToInt32(likely, null), Convert.ToInt32(high, null));

    private static Spread<Rate> Spread(int low, int likely, int high) => new(Rate.Percent(low), Rate.Percent(likely), Rate.Percent(high));

    private static (decimal Low, decimal High) Ends(Regime regime, Facts facts, LocalDate? day = null) =>
        regime.On(day ?? Day).Assess(facts).Range is var range ? (range.Low.Amount, range.High.Amount) : default;

    private static IReadOnlyList<Problem> Problems(Regime regime, Facts facts) => regime.On(Day).Try(facts).Problems;

    private static Money Aud(decimal amount) => new(amount, Currency.Of("AUD"));

    private static Money Won(decimal amount) => new(amount, Currency.Of("KRW"));
}
