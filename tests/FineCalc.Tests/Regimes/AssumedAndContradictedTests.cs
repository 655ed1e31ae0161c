using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// What a case leaves unsaid to its own advantage, and what it says twice and not alike: reported, and worked out from what counts.
/// </summary>
public sealed class AssumedAndContradictedTests
{
    private const string Together = "infringements-taken-together";

    // Three provisions of four years, as published; the split is worked back from the total.
    private static Facts Hospital(bool isNumbered) =>
        new[] { ("Access controls", 923), ("Device and media controls", 794), ("Impermissible disclosure", 2462) }
            .Index()
            .Aggregate(
                Facts.None.With(UsHipaa.Tier, HipaaTier.ReasonableCause).With(UsHipaa.AmountPerViolation, Money.Usd(1_000)),
                (facts, at) =>
                    facts.WithInfringement(
                        at.Item.Item1,
                        own =>
                            isNumbered
                                ? own.With(UsHipaa.Violations, at.Item.Item2).With(UsHipaa.Provision, at.Index + 1)
                                : own.With(UsHipaa.Violations, at.Item.Item2)
                    )
            );

    private static readonly string[] Acts = ["Art 81", "Art 79"],
        Articles = ["Art 32", "Art 33"];

    private static RegimeVersion Hipaa => Regimes.UsHipaa.On(new LocalDate(2010, 1, 1));

    [Fact]
    public void Provisions_without_a_number_share_a_cap_and_the_amount_without_sharing_is_told()
    {
        var (shared, apart) = (Hipaa.Assess(Hospital(false)), Hipaa.Assess(Hospital(true)));
        Assert.Equal((1_500_000m, 3_217_000m), (shared.Amount.Amount, apart.Amount.Amount));
        var warning = Assert.Single(shared.Warnings);
        Assert.Equal((Together, "provision"), (warning.Code, warning.Subject));
        Assert.Contains("USD 3,217,000", warning.Message, StringComparison.Ordinal);
        Assert.Empty(apart.Warnings);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1 }, false)]
    [InlineData(new[] { 1, 0, 0 }, true)]
    [InlineData(new[] { 2, 0, 0 }, true)]
    [InlineData(new[] { 2, 3, 0 }, false)]
    [InlineData(new[] { 2, 1, 0 }, true)]
    public void Only_what_nobody_said_is_told(int[] numbers, bool isTold)
    {
        // Each is above the cap by itself, so that sharing it lowers the sum.
        var facts = numbers
            .Index()
            .Aggregate(
                Facts
                    .None.With(UsHipaa.Tier, HipaaTier.ReasonableCause)
                    .With(UsHipaa.AmountPerViolation, Money.Usd(1_000))
                    .With(UsHipaa.Violations, 2_000),
                (all, at) => all.WithInfringement($"No {at.Index}", own => at.Item == 0 ? own : own.With(UsHipaa.Provision, at.Item))
            );
        Assert.Equal(isTold ? [Together] : [], Hipaa.Assess(facts).Warnings.Select(w => w.Code));
    }

    [Fact]
    public void Acts_of_a_trade_repository_that_nobody_told_apart_are_told()
    {
        var facts = Acts.Aggregate(
            Facts
                .None.With(EuEsmaEmir.Group, EmirGroup.A)
                .With(EuEsmaEmir.Turnover, Money.Eur(10_000_000))
                .With(EuEsmaEmir.BasicAmount, Money.Eur(100_000)),
            (all, name) => all.WithInfringement(name, own => own)
        );
        var version = Regimes.EuEsmaEmir.On(new LocalDate(2024, 1, 1));
        var assessment = version.Assess(facts);
        Assert.Equal(100_000m, assessment.Amount.Amount);
        Assert.Contains("EUR 200,000", Assert.Single(assessment.Warnings, w => w.Code == Together).Message, StringComparison.Ordinal);
        Assert.Empty(version.Assess(facts.WithInfringement("Art 79", own => own.With(EuEsmaEmir.Act, 2))).Warnings);
    }

    // The maximum of one conduct holds two fines of 8 million, and not two of 3.
    [Theory]
    [InlineData(8_000_000, true)]
    [InlineData(3_000_000, false)]
    public void Conduct_of_several_infringements_is_told_where_its_maximum_holds_them(int each, bool isTold)
    {
        var facts = Articles.Aggregate(
            Facts
                .None.With(EuGdpr.Tier, MaximumTier.Standard)
                .With(EuGdpr.Turnover, Money.Eur(100_000_000))
                .With(EuGdpr.StatedFine, Money.Eur(each)),
            (all, name) => all.WithInfringement(name, own => own)
        );
        var warnings = Regimes.EuGdpr.On(new LocalDate(2020, 1, 1)).Assess(facts).Warnings;
        Assert.Equal(isTold ? [(Together, "conduct")] : [], warnings.Select(w => (w.Code, w.Subject)));
    }

    [Fact]
    public void A_number_that_is_taken_as_one_is_among_the_assumptions()
    {
        var ofac = Regimes.UsOfac.On(new LocalDate(2025, 9, 22));
        var facts = Facts
            .None.With(UsOfac.TransactionValue, Money.Usd(5_000))
            .With(UsOfac.IsDisclosed, false)
            .With(UsOfac.IsEgregious, false);
        Assert.Equal(["violations"], ofac.Assess(facts).Assumptions.Select(a => a.Id));
        Assert.Empty(ofac.Assess(facts.With(UsOfac.Violations, 1)).Assumptions);
        Assert.Equal(
            ["violations-not-given"],
            ofac.Assess(facts.With(UsOfac.StatedMaximum, Money.Usd(3_777_000))).Warnings.Select(w => w.Code)
        );

        var privacy = Facts.None.With(AuPrivacy.Provision, AuPrivacyProvision.Interference).With(AuPrivacy.IsBodyCorporate, true);
        Assert.Equal(["contraventions"], Regimes.AuPrivacy.On(new LocalDate(2025, 1, 1)).Assess(privacy).Assumptions.Select(a => a.Id));
    }

    [Fact]
    public void A_base_penalty_that_is_stated_serves_alone()
    {
        var ofac = Regimes.UsOfac.On(new LocalDate(2025, 9, 22));
        var facts = Facts
            .None.With(UsOfac.IsDisclosed, false)
            .With(UsOfac.IsEgregious, false)
            .With(UsOfac.StatedBase, Money.Usd(39_500_000))
            .With(UsOfac.Settlement, Money.Usd(750_000));
        var assessment = ofac.Assess(facts);
        Assert.Equal((39_500_000m, 750_000m), (assessment.Provisional.Likely.Amount, assessment.Amount.Amount));
        Assert.Equal([("maximum-not-known", "stated-maximum")], assessment.Warnings.Select(w => (w.Code, w.Subject)));
        Assert.Empty(ofac.Assess(facts.With(UsOfac.StatedMaximum, Money.Usd(100_000_000))).Warnings);
        Assert.Equal(500_000m, ofac.Assess(facts.With(UsOfac.StatedMaximum, Money.Usd(500_000))).Amount.Amount);

        // Of several groups, one whose maximum is not known leaves the whole without one; a group without a base still needs its values.
        var two = facts
            .Without(UsOfac.StatedBase)
            .WithInfringement("A", own => own.With(UsOfac.StatedBase, Money.Usd(1_000_000)))
            .WithInfringement("B", own => own.With(UsOfac.TransactionValue, Money.Usd(5_000)));
        Assert.Equal(1_010_000m, ofac.Assess(two).Provisional.Likely.Amount);
        Assert.Equal(["maximum-not-known"], ofac.Assess(two).Warnings.Select(w => w.Code));
        Assert.Equal("transaction-value", Assert.Single(ofac.Try(two.WithInfringement("C", own => own)).Problems).Subject);
    }

    public static TheoryData<string, string, bool> Pairs =>
        new()
        {
            { "cma 9% reduced", "", true },
            { "cma 10% reduced", "starting-rate-outside-seriousness", false },
            { "cma 10% less", "", true },
            { "cma 20% less", "", true },
            { "cma 25% less", "starting-rate-outside-seriousness", false },
            { "hse 2m micro", "", true },
            { "hse 2m small", "", true },
            { "hse 10m medium", "", true },
            { "hse 50m medium", "size-contradicts-turnover", false },
            { "hse 50m large", "", true },
            { "hse 60m micro", "size-contradicts-turnover", false },
            { "hmrc 60", "", true },
            { "hmrc 70", "quality-contradicts-elements", false },
            { "dk grant", "grant-without-public-body", false },
            { "kr base", "base-amount-without-use", false },
            { "us commerce", "commerce-without-antitrust", false },
            { "emir long and short", "durations-contradict", false },
            { "uk 20% high", "", true },
            { "uk 20% medium", "", true },
            { "uk 19% high", "seriousness-outside-category", false },
            { "uk higher 8.7m", "maximum-below-tier", false },
            { "uk 60% of 200m", "size-factor-outside-band", false },
            { "uk 15% medium half", "", true },
            { "uk 16% medium half", "seriousness-not-at-place", false },
            { "eu 15% medium half", "", true },
            { "eu 16% medium half", "seriousness-not-at-place", false },
            { "eu 20% high", "", true },
            { "eu 19% high", "seriousness-outside-category", false },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_a_case_says_twice_and_not_alike_is_told(string which, string code, bool agrees)
    {
        var (version, facts) = Given(which);
        Assert.Equal(
            agrees ? [] : [code],
            version
                .Assess(facts)
                .Warnings.Select(w => w.Code)
                .Where(c => c is not ("maximum-without-turnover" or "very-large-organisation"))
        );
    }

    // A reduction beside the stage or place it belongs to: what goes beyond the scale is reported, and less than it, or a stage that nobody
    // gave, is not. At the edges both neighbours own them.
    [Fact]
    public void A_reduction_that_does_not_go_with_its_stage_is_told()
    {
        var fca = Facts
            .None.With(UkFcaFirms.StatedBeforeSettlement, Money.Gbp(1_000_000))
            .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1);
        var hse = Facts
            .None.With(UkHealthSafety.Turnover, Money.Gbp(1_000_000))
            .With(UkHealthSafety.Culpability, OffenceCulpability.Low)
            .With(UkHealthSafety.Harm, OffenceHarm.Category1)
            .With(UkHealthSafety.Plea, GuiltyPlea.Later);
        var cma = Facts
            .None.With(UkCma.Kind, AntitrustKind.Cartel)
            .With(UkCma.RelevantTurnover, Money.Gbp(1_000_000))
            .With(UkCma.StartingRate, Rate.Percent(20))
            .With(UkCma.StatedYears, 1)
            .With(UkCma.Turnover, Money.Gbp(100_000_000))
            .With(UkCma.Settlement, CmaSettlement.AfterObjections);
        var eu = Facts
            .None.With(EuAntitrust.Kind, AntitrustKind.Cartel)
            .With(EuAntitrust.ValueOfSales, Money.Eur(1_000_000))
            .With(EuAntitrust.Gravity, Rate.Percent(20))
            .With(EuAntitrust.StatedYears, 1)
            .With(EuAntitrust.EntryFee, Rate.Percent(15))
            .With(EuAntitrust.Turnover, Money.Eur(100_000_000))
            .With(EuAntitrust.LeniencyRank, EuLeniency.First);
        var uk = Uk.With(UkGdpr.Seriousness, Rate.Percent(30)).With(UkGdpr.Settlement, SettlementStage.BeforeNotice);
        Holds(Regimes.UkFcaFirms, fca, UkFcaFirms.Discount, "discount-above-scale", [15, 30], [31, 100]);
        Holds(
            Regimes.UkFcaFirms,
            fca.With(UkFcaFirms.Settlement, FcaSettlementStage.None),
            UkFcaFirms.Discount,
            "discount-above-scale",
            [0],
            [1]
        );
        Holds(Regimes.UkFcaFirms, fca.Without(UkFcaFirms.Settlement), UkFcaFirms.Discount, "discount-above-scale", [0, 30, 50], []);
        Holds(Regimes.UkHealthSafety, hse, UkHealthSafety.PleaReduction, "discount-above-scale", [10, 25], [26]);
        Holds(
            Regimes.UkHealthSafety,
            hse.With(UkHealthSafety.Plea, GuiltyPlea.FirstStage),
            UkHealthSafety.PleaReduction,
            "discount-above-scale",
            [33],
            [34]
        );
        Holds(Regimes.UkCma, cma, UkCma.SettlementDiscount, "discount-above-scale", [5, 10], [11]);
        Holds(Regimes.UkGdpr, uk, UkGdpr.SettlementDiscount, "discount-above-scale", [20, 40], [41]);
        Holds(Regimes.EuAntitrust, eu, EuAntitrust.LeniencyReduction, "leniency-outside-rank", [30, 50], [29, 51]);
        Holds(
            Regimes.EuAntitrust,
            eu.With(EuAntitrust.LeniencyRank, EuLeniency.Second),
            EuAntitrust.LeniencyReduction,
            "leniency-outside-rank",
            [20, 30],
            [19, 31]
        );
        Holds(
            Regimes.EuAntitrust,
            eu.With(EuAntitrust.LeniencyRank, EuLeniency.None),
            EuAntitrust.LeniencyReduction,
            "leniency-outside-rank",
            [0],
            [10]
        );
        Holds(Regimes.EuAntitrust, eu, EuAntitrust.EntryFee, "entry-fee-unusual", [15, 25], [14, 26]);

        var both = Regimes
            .UkGdpr.On(Day)
            .Assess(uk.With(UkGdpr.SettlementDiscount, Rate.Percent(10)).With(UkGdpr.SettlementAmount, Money.Gbp(1)));
        Assert.Equal(["settlement-given-twice"], both.Warnings.Select(w => w.Code));

        static void Holds(Regime regime, Facts facts, Fact<Rate> given, string code, int[] goes, int[] reported)
        {
            Assert.All(goes, percent => Assert.Empty(regime.On(Day).Assess(facts.With(given, Rate.Percent(percent))).Warnings));
            Assert.All(
                reported,
                percent =>
                    Assert.Equal(
                        [(code, given.Id)],
                        regime.On(Day).Assess(facts.With(given, Rate.Percent(percent))).Warnings.Select(w => (w.Code, w.Subject!))
                    )
            );
        }
    }

    [Fact]
    public void A_percentage_of_HMRC_that_its_tables_do_not_have_is_told()
    {
        var facts = Facts
            .None.With(UkHmrc.Wrong, HmrcWrong.Inaccuracy)
            .With(UkHmrc.Behaviour, HmrcBehaviour.Deliberate)
            .With(UkHmrc.Disclosure, HmrcDisclosure.Prompted)
            .With(UkHmrc.PotentialLostRevenue, Money.Gbp(1_000))
            .With(UkHmrc.Quality, Rate.Percent(50));
        string[] Codes(Facts of) => [.. Regimes.UkHmrc.On(Day).Assess(of).Warnings.Select(w => w.Code)];
        Assert.Empty(Codes(facts.With(UkHmrc.StatedMaximum, Rate.Percent(70)).With(UkHmrc.StatedMinimum, Rate.Percent(35))));
        Assert.Equal(["percentage-not-of-table"], Codes(facts.With(UkHmrc.StatedMaximum, Rate.Percent(100))));
        Assert.Empty(
            Codes(
                facts.With(UkHmrc.StatedMaximum, Rate.Percent(100)).With(UkHmrc.StatedMinimum, Rate.Percent(30)).Without(UkHmrc.Behaviour)
            )
        );
        Assert.Empty(Codes(facts.With(UkHmrc.Telling, Rate.Percent(30))));
        Assert.Equal(
            ["quality-contradicts-elements"],
            Codes(facts.With(UkHmrc.Telling, Rate.Percent(30)).With(UkHmrc.Helping, Rate.Percent(30)))
        );
        Assert.Equal(["quality-contradicts-elements"], Codes(facts.With(UkHmrc.Telling, Rate.Zero).With(UkHmrc.Helping, Rate.Zero)));
    }

    [Fact]
    public void An_amount_that_a_penalty_was_lowered_to_and_that_is_above_it_is_told()
    {
        var fca = Facts.None.With(UkFcaFirms.StatedBeforeSettlement, Money.Gbp(1_000));
        Held(Regimes.UkFcaFirms, fca, UkFcaFirms.HardshipPenalty);
        Held(
            Regimes.EuGdpr,
            Facts
                .None.With(EuGdpr.Tier, MaximumTier.Higher)
                .With(EuGdpr.Turnover, Money.Eur(2_000))
                .With(EuGdpr.StatedMaximum, Money.Eur(10_000))
                .With(EuGdpr.Seriousness, Rate.Percent(10))
                .With(EuGdpr.SizeFactor, Rate.Percent(100)),
            EuGdpr.HardshipPenalty
        );

        static void Held(Regime regime, Facts facts, Fact<Money> lowered)
        {
            var version = regime.On(Day);
            var currency = version.Regime.Info.Currency;
            var before = version.Assess(facts);
            Assert.Equal(1_000m, before.Amount.Amount);
            Assert.Equal(
                before.Warnings.Select(w => w.Code),
                version.Assess(facts.With(lowered, new Money(1_000, currency))).Warnings.Select(w => w.Code)
            );
            var above = version.Assess(facts.With(lowered, new Money(1_001, currency)));
            Assert.Equal(
                (1_000m, lowered.Id),
                (above.Amount.Amount, Assert.Single(above.Warnings, w => w.Code == "lowered-above-penalty").Subject)
            );
        }
    }

    [Fact]
    public void An_amount_that_is_stated_above_the_maximum_or_beside_another_matrix_is_told()
    {
        var ofac = Facts.None.With(UsOfac.IsDisclosed, false).With(UsOfac.IsEgregious, true).With(UsOfac.StatedMaximum, Money.Usd(1_000));
        Reported(Regimes.UsOfac, ofac.With(UsOfac.StatedBase, Money.Usd(1_000)).With(UsOfac.Settlement, Money.Usd(1_000)));
        Reported(Regimes.UsOfac, ofac.With(UsOfac.StatedBase, Money.Usd(500)), ("base-not-of-matrix", "stated-base"));
        Reported(Regimes.UsOfac, ofac.With(UsOfac.IsDisclosed, true).With(UsOfac.StatedBase, Money.Usd(500)));
        Reported(
            Regimes.UsOfac,
            ofac.With(UsOfac.StatedBase, Money.Usd(5_000)),
            ("base-not-of-matrix", "stated-base"),
            ("stated-above-maximum", "stated-base")
        );
        Reported(Regimes.UsOfac, ofac.With(UsOfac.Settlement, Money.Usd(1_001)), ("stated-above-maximum", "settlement"));
        var small = ofac.With(UsOfac.IsEgregious, false)
            .Without(UsOfac.StatedMaximum)
            .With(UsOfac.TransactionValue, Money.Usd(5_000))
            .With(UsOfac.Violations, 2);
        Reported(Regimes.UsOfac, small.With(UsOfac.StatedBase, Money.Usd(20_000)));
        Reported(Regimes.UsOfac, small.With(UsOfac.StatedBase, Money.Usd(10_000)), ("base-not-of-matrix", "stated-base"));
        var ftc = Facts.None.With(UsFtc.Violations, 1);
        Reported(Regimes.UsFtc, ftc.With(UsFtc.AmountPerViolation, Money.Usd(50_000)));
        Reported(Regimes.UsFtc, ftc.With(UsFtc.AmountPerViolation, Money.Usd(100_000)), ("stated-above-maximum", "amount-per-violation"));
        Reported(Regimes.UkGdpr, Uk.With(UkGdpr.Step5Replacement, Money.Gbp(17_500_000)));
        Reported(Regimes.UkGdpr, Uk.With(UkGdpr.Step5Replacement, Money.Gbp(17_500_001)), ("stated-above-maximum", "step-5-replacement"));

        static void Reported(Regime regime, Facts facts, params (string Code, string? Subject)[] expected) =>
            Assert.Equal(expected, regime.On(Day).Assess(facts).Warnings.Select(w => (w.Code, w.Subject)));
    }

    // Since 1 March 2017 alone can a stage have begun before that day.
    [Fact]
    public void The_old_scale_of_the_FCA_is_asked_for_once_there_is_a_new_one()
    {
        Assert.DoesNotContain(UkFcaFirms.IsTransitional, Regimes.UkFcaFirms.On(new LocalDate(2017, 2, 28)).Facts);
        Assert.Contains(UkFcaFirms.IsTransitional, Regimes.UkFcaFirms.On(new LocalDate(2017, 3, 1)).Facts);
    }

    private static readonly LocalDate Day = new(2025, 1, 1);

    // A notice that calls 20% high is shown as it speaks.
    [Theory]
    [InlineData(SeriousnessCategory.High, 20, 2, 0)]
    [InlineData(SeriousnessCategory.Medium, 20, 1, 1)]
    [InlineData(null, 20, 1, 1)]
    [InlineData(SeriousnessCategory.Medium, 10, 1, 0)]
    [InlineData(SeriousnessCategory.Low, 10, 0, 1)]
    [InlineData(null, 10, 0, 1)]
    public void The_category_that_is_stated_is_shown(SeriousnessCategory? stated, int percent, int category, int place)
    {
        var facts = Uk.With(UkGdpr.Seriousness, Rate.Percent(percent));
        var assessment = Guidance.Assess(stated is { } given ? facts.With(UkGdpr.SeriousnessCategory, given) : facts);
        Assert.Equal((category, place), ((int)assessment.Find("category")!.Value, (int)assessment.Find("place")!.Value));
        Assert.Empty(assessment.Warnings);
    }

    private static RegimeVersion Guidance => Regimes.UkGdpr.On(new LocalDate(2025, 1, 1));

    private static Facts Uk => Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(200_000_000));

    private static (RegimeVersion Version, Facts Facts) Given(string which)
    {
        var words = which.Split(' ');
        return words[0] switch
        {
            "cma" => (
                Regimes.UkCma.On(new LocalDate(2020, 1, 1)),
                Facts
                    .None.With(UkCma.Kind, AntitrustKind.Cartel)
                    .With(UkCma.RelevantTurnover, Money.Gbp(1_000_000))
                    .With(UkCma.StartingRate, Percent(words[1]))
                    .With(UkCma.Seriousness, words[2] == "reduced" ? CmaSeriousness.Reduced : CmaSeriousness.LessSerious)
                    .With(UkCma.StatedYears, 1)
                    .With(UkCma.Turnover, Money.Gbp(100_000_000))
            ),
            "hse" => (
                Regimes.UkHealthSafety.On(new LocalDate(2020, 1, 1)),
                Facts
                    .None.With(UkHealthSafety.Turnover, Money.Gbp(1_000_000m * int.Parse(words[1][..^1], null)))
                    .With(UkHealthSafety.Size, Enum.Parse<OrganisationSize>(words[2], ignoreCase: true))
                    .With(UkHealthSafety.Culpability, OffenceCulpability.Low)
                    .With(UkHealthSafety.Harm, OffenceHarm.Category1)
            ),
            "hmrc" => (
                Regimes.UkHmrc.On(new LocalDate(2020, 1, 1)),
                Facts
                    .None.With(UkHmrc.Wrong, HmrcWrong.Inaccuracy)
                    .With(UkHmrc.Behaviour, HmrcBehaviour.Deliberate)
                    .With(UkHmrc.Disclosure, HmrcDisclosure.Prompted)
                    .With(UkHmrc.PotentialLostRevenue, Money.Gbp(1_000))
                    .With(UkHmrc.Quality, Percent(words[1]))
                    .With(UkHmrc.Telling, Rate.Percent(10))
                    .With(UkHmrc.Helping, Rate.Percent(20))
                    .With(UkHmrc.GivingAccess, Rate.Percent(30))
            ),
            "dk" => (
                Regimes.DkGdpr.On(new LocalDate(2022, 1, 1)),
                Facts
                    .None.With(DkGdpr.Category, DanishFineCategory.Category2)
                    .With(EuGdpr.Turnover, Kroner(10_000_000))
                    .With(DkGdpr.OperatingGrant, Kroner(1_000_000))
            ),
            "kr" => (
                Regimes.KrPipa.On(new LocalDate(2024, 1, 1)),
                Facts
                    .None.With(KrPipa.Seriousness, PipaSeriousness.Weak)
                    .With(KrPipa.TotalTurnover, Won(1_000_000_000))
                    .With(KrPipa.BaseAmount, Won(5_000_000))
            ),
            "us" => (
                Regimes.UsSentencing.On(new LocalDate(2020, 1, 1)),
                Facts
                    .None.With(UsSentencing.OffenceLevel, 20)
                    .With(UsSentencing.Employees, 10)
                    .With(UsSentencing.Involvement, PersonnelInvolved.None)
                    .With(UsSentencing.AffectedCommerce, Money.Usd(10_000_000))
            ),
            "emir" => (
                Regimes.EuEsmaEmir.On(new LocalDate(2020, 1, 1)),
                Facts
                    .None.With(EuEsmaEmir.Group, EmirGroup.A)
                    .With(EuEsmaEmir.Turnover, Money.Eur(10_000_000))
                    .With(EuEsmaEmir.IsLong, true)
                    .With(EuEsmaEmir.IsShort, true)
            ),
            "uk" when words[1] == "higher" => (
                Guidance,
                Uk.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000)).With(UkGdpr.Seriousness, Rate.Percent(30))
            ),
            "uk" when words[2] == "of" => (
                Guidance,
                Uk.With(UkGdpr.SizeFactor, Percent(words[1])).With(UkGdpr.Seriousness, Rate.Percent(30))
            ),
            "uk" => (
                Guidance,
                Half(
                    Uk.With(UkGdpr.Seriousness, Percent(words[1]))
                        .With(UkGdpr.SeriousnessCategory, Enum.Parse<SeriousnessCategory>(words[2], ignoreCase: true)),
                    UkGdpr.PlaceInBand
                )
            ),
            _ => (
                Regimes.EuGdpr.On(new LocalDate(2025, 1, 1)),
                Half(
                    Facts
                        .None.With(EuGdpr.Tier, MaximumTier.Higher)
                        .With(EuGdpr.Turnover, Money.Eur(200_000_000))
                        .With(EuGdpr.Seriousness, Percent(words[1]))
                        .With(EuGdpr.Level, Enum.Parse<SeriousnessCategory>(words[2], ignoreCase: true)),
                    EuGdpr.PlaceInBand
                )
            ),
        };

        Facts Half(Facts of, Fact<Rate> place) => words.Length > 3 ? of.With(place, Rate.Percent(50)) : of;
    }

    private static Rate Percent(string text) => Rate.Percent(decimal.Parse(text.TrimEnd('%'), null));

    private static Money Won(decimal amount) => new(amount, Currency.Of("KRW"));

    private static Money Kroner(decimal amount) => new(amount, Currency.Of("DKK"));
}
