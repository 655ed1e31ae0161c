using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Simple fines under the LGPD: which day counts, the line of the base, what adds up and where it stops, the two bounds and their conflict,
/// the waiver.
/// </summary>
public sealed class BrLgpdTests
{
    private static readonly LocalDate First = new(2023, 2, 27);

    // A serious infringement of degree 1: 800,000 of a revenue of 100m.
    private static readonly Facts Serious = Facts
        .None.With(BrLgpd.Classification, LgpdClass.Serious)
        .With(BrLgpd.DamageDegree, 1)
        .With(BrLgpd.LineRevenue, Real(100_000_000))
        .With(BrLgpd.GroupRevenue, Real(1_000_000_000));

    [Fact]
    public void Decisions_since_the_first_day_are_reckoned_whenever_the_infringement_was()
    {
        Assert.Equal((First, (LocalDate?)null), (Assert.Single(Regimes.BrLgpd.Versions).From, Regimes.BrLgpd.Versions[0].Until));
        Assert.Equal(Real(800_000), Regimes.BrLgpd.On(First).Amount(Serious));
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.BrLgpd.On(First.PlusDays(-1))).Problems).Code
        );
        Assert.Equal("decision", Assert.Single(Regimes.BrLgpd.Info.Dates).Id);
    }

    [Fact]
    public void A_public_entity_has_no_simple_fine() =>
        Assert.Equal("public-institution-not-fined", Assert.Single(Check(Serious.With(BrLgpd.IsPublic, true))).Code);

    [Theory]
    [InlineData(LgpdClass.Light, 0, 80_000, 1_500)]
    [InlineData(LgpdClass.Light, 3, 150_000, 3_500)]
    [InlineData(LgpdClass.Medium, 0, 130_000, 3_000)]
    [InlineData(LgpdClass.Medium, 3, 500_000, 7_000)]
    [InlineData(LgpdClass.Serious, 0, 450_000, 6_750)]
    [InlineData(LgpdClass.Serious, 1, 800_000, 9_750)]
    [InlineData(LgpdClass.Serious, 2, 1_150_000, 12_750)]
    [InlineData(LgpdClass.Serious, 3, 1_500_000, 15_750)]
    public void The_base_lies_on_the_line_from_degree_0_to_degree_3(LgpdClass classification, int degree, int ofRevenue, int without)
    {
        var facts = Serious.With(BrLgpd.Classification, classification).With(BrLgpd.DamageDegree, degree);
        Assert.Equal(ofRevenue, Find(facts, "base"));
        Assert.Equal(without, Find(facts.With(BrLgpd.WithoutRevenue, true), "base"));
    }

    [Fact]
    public void A_degree_that_is_not_given_leaves_the_line_open_and_one_beyond_it_is_refused()
    {
        var open = Assess(Serious.Without(BrLgpd.DamageDegree)).Range;
        Assert.Equal((Real(450_000), Real(800_000), Real(1_500_000)), (open.Low, open.Likely, open.High));
        Assert.Equal("fact-out-of-range", Assert.Single(Check(Serious.With(BrLgpd.DamageDegree, 4))).Code);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(1, 0, 0, 0, 0.10)]
    [InlineData(4, 0, 0, 0, 0.40)]
    [InlineData(5, 0, 0, 0, 0.45)] // the fifth counts as generic
    [InlineData(9, 0, 0, 0, 0.60)] // five as generic, held at 20%
    [InlineData(5, 3, 0, 0, 0.60)]
    [InlineData(5, 4, 0, 0, 0.60)]
    [InlineData(0, 4, 0, 0, 0.20)]
    [InlineData(0, 5, 0, 0, 0.20)]
    [InlineData(0, 0, 4, 0, 0.80)]
    [InlineData(0, 0, 5, 0, 0.80)]
    [InlineData(0, 0, 0, 3, 0.90)]
    [InlineData(0, 0, 0, 4, 0.90)]
    [InlineData(9, 9, 9, 9, 2.30)]
    public void Aggravating_circumstances_add_up_each_to_its_limit(int specific, int generic, int guidance, int corrective, double sum)
    {
        var facts = Serious
            .With(BrLgpd.SpecificRecidivism, specific)
            .With(BrLgpd.GenericRecidivism, generic)
            .With(BrLgpd.GuidanceDisregarded, guidance)
            .With(BrLgpd.CorrectionsDisregarded, corrective);
        Assert.Equal((decimal)sum, Find(facts, "aggravating"));
        Assert.Equal(800_000m * (1m + (decimal)sum), Assess(facts).Amount.Amount);
    }

    [Theory]
    [InlineData(LgpdCessation.None, LgpdRemedy.None, false, false, 0)]
    [InlineData(LgpdCessation.BeforePreparatory, LgpdRemedy.None, false, false, 0.75)]
    [InlineData(LgpdCessation.BeforeSanctioning, LgpdRemedy.None, false, false, 0.50)]
    [InlineData(LgpdCessation.BeforeDecision, LgpdRemedy.None, false, false, 0.30)]
    [InlineData(LgpdCessation.None, LgpdRemedy.BeforeProceedings, false, false, 0.20)]
    [InlineData(LgpdCessation.None, LgpdRemedy.BeforeSanctioning, false, false, 0.10)]
    [InlineData(LgpdCessation.None, LgpdRemedy.None, true, false, 0.20)]
    [InlineData(LgpdCessation.None, LgpdRemedy.None, false, true, 0.05)]
    [InlineData(LgpdCessation.BeforePreparatory, LgpdRemedy.BeforeProceedings, true, true, 1.20)]
    public void Mitigating_circumstances_add_up(
        LgpdCessation cessation,
        LgpdRemedy remedy,
        bool hasPractice,
        bool cooperated,
        double sum
    ) =>
        Assert.Equal(
            (decimal)sum,
            Find(
                Serious
                    .With(BrLgpd.Cessation, cessation)
                    .With(BrLgpd.Remedy, remedy)
                    .With(BrLgpd.HasGoodPractice, hasPractice)
                    .With(BrLgpd.Cooperated, cooperated),
                "mitigating"
            )
        );

    [Fact]
    public void Circumstances_are_set_off_and_taken_once_and_less_than_nothing_is_nothing()
    {
        var mild = Serious
            .With(BrLgpd.Cessation, LgpdCessation.BeforePreparatory)
            .With(BrLgpd.Remedy, LgpdRemedy.BeforeProceedings)
            .With(BrLgpd.HasGoodPractice, true);
        Assert.Equal(0m, Find(mild, "adjusted"));
        Assert.Equal(12_000m, Assess(mild).Amount.Amount);

        // 1 + 0.3 - 0.5 is 0.8; one after the other it would be 1.3 x 0.5.
        Assert.Equal(
            640_000m,
            Find(Serious.With(BrLgpd.CorrectionsDisregarded, 1).With(BrLgpd.Cessation, LgpdCessation.BeforeSanctioning), "adjusted")
        );
    }

    [Theory]
    [InlineData(LgpdClass.Light, 3_000, 1_000)]
    [InlineData(LgpdClass.Medium, 6_000, 2_000)]
    [InlineData(LgpdClass.Serious, 12_000, 4_000)]
    public void The_lowest_fine_is_that_of_the_table_unless_an_advantage_can_be_estimated(
        LgpdClass classification,
        int withRevenue,
        int without
    )
    {
        var facts = Serious.With(BrLgpd.Classification, classification).With(BrLgpd.DamageDegree, 0);
        Assert.Equal(withRevenue, Assess(facts.With(BrLgpd.LineRevenue, Real(0))).Amount.Amount);
        Assert.Equal((withRevenue, without), ((int)Find(facts, "lowest"), (int)Find(facts.With(BrLgpd.WithoutRevenue, true), "lowest")));
        Assert.Equal(4_000_000m, Assess(facts.With(BrLgpd.Advantage, Real(2_000_000))).Amount.Amount);

        // Twice the advantage takes the table's place even from below it, and that is reported.
        var small = Assess(facts.With(BrLgpd.LineRevenue, Real(0)).With(BrLgpd.Advantage, Real((withRevenue / 2m) - 1m)));
        Assert.Equal((withRevenue - 2m, "lowest-below-table"), (small.Amount.Amount, Assert.Single(small.Warnings).Code));
        Assert.Empty(Assess(facts.With(BrLgpd.LineRevenue, Real(0)).With(BrLgpd.Advantage, Real(withRevenue / 2m))).Warnings);
    }

    [Theory]
    [InlineData(2_499_999_999, 49_999_999.98)]
    [InlineData(2_500_000_000, 50_000_000)]
    [InlineData(2_500_000_001, 50_000_000)]
    public void The_highest_fine_is_the_lesser_of_2_percent_and_50_million(double group, double highest) =>
        Assert.Equal(
            (decimal)highest,
            Assess(
                Serious
                    .With(BrLgpd.LineRevenue, Real((decimal)group))
                    .With(BrLgpd.DamageDegree, 3)
                    .With(BrLgpd.CorrectionsDisregarded, 3)
                    .With(BrLgpd.GroupRevenue, Real((decimal)group))
            ).Amount.Amount
        );

    [Fact]
    public void Without_revenue_the_fixed_limit_holds_alone_unless_a_revenue_is_given()
    {
        var without = Serious.With(BrLgpd.WithoutRevenue, true).Without(BrLgpd.LineRevenue).Without(BrLgpd.GroupRevenue);
        Assert.Equal((50_000_000m, 9_750m), (Find(without, "highest"), Assess(without).Amount.Amount));
        Assert.Equal(5_000m, Assess(without.With(BrLgpd.GroupRevenue, Real(250_000))).Amount.Amount);
        Assert.Equal(
            ["line-revenue", "group-revenue"],
            Check(Serious.Without(BrLgpd.LineRevenue).Without(BrLgpd.GroupRevenue)).Select(p => p.Subject!)
        );
    }

    [Fact]
    public void A_lowest_fine_above_the_highest_is_refused_until_the_case_says_which_prevails()
    {
        // 2% of 600,000 is the lowest fine itself; a real less of revenue is a conflict.
        var facts = Serious.With(BrLgpd.LineRevenue, Real(100_000));
        Assert.Equal(12_000m, Assess(facts.With(BrLgpd.GroupRevenue, Real(600_000))).Amount.Amount);
        var conflict = facts.With(BrLgpd.GroupRevenue, Real(599_950));
        Assert.Equal("floor-above-cap", Assert.Single(Check(conflict)).Code);
        Assert.Equal(11_999m, Assess(conflict.With(BrLgpd.Prevails, LgpdBound.Highest)).Amount.Amount);
        Assert.Equal(12_000m, Assess(conflict.With(BrLgpd.Prevails, LgpdBound.Lowest)).Amount.Amount);
        Assert.Equal(9_000m, Assess(conflict.With(BrLgpd.Replacement, Real(9_000))).Amount.Amount);
        Assert.Equal(11_999m, Assess(conflict.With(BrLgpd.Replacement, Real(20_000))).Amount.Amount);
    }

    [Fact]
    public void Infringements_are_bounded_each_by_itself_and_the_waiver_comes_last()
    {
        var two = Serious
            .With(BrLgpd.GroupRevenue, Real(30_000_000))
            .WithInfringement("One", own => own)
            .WithInfringement(
                "Two",
                own =>
                    own.With(BrLgpd.Classification, LgpdClass.Light)
                        .With(BrLgpd.Cessation, LgpdCessation.BeforePreparatory)
                        .With(BrLgpd.HasGoodPractice, true)
                        .With(BrLgpd.Cooperated, true)
            );
        var assessed = Assess(two.With(BrLgpd.LineRevenue, Real(100_000_000)).With(BrLgpd.WaivesAppeal, true));
        Assert.Equal((600_000m, 3_000m), (assessed.Find("fine-each", "One")!.Value, assessed.Find("fine-each", "Two")!.Value));
        Assert.Equal((603_000m, 452_250m), (assessed.Find("fine")!.Value, assessed.Amount.Amount));
        Assert.Equal(["line-above-group-revenue"], assessed.Warnings.Select(w => w.Code).Distinct());
        Assert.Empty(Assess(Serious.With(BrLgpd.GroupRevenue, Real(100_000_000))).Warnings);
        Assert.Equal("line-above-group-revenue", Assert.Single(Assess(Serious.With(BrLgpd.GroupRevenue, Real(99_999_999))).Warnings).Code);
    }

    [Fact]
    public void The_first_decision_comes_out_and_with_a_waiver_what_it_offered()
    {
        var telekall = CaseJson
            .Parse(
                File.ReadAllText(Repository.PathOf("docs", "examples", "br-lgpd", "telekall-2023.json")),
                "telekall-2023.json",
                Regimes.All
            )
            .Assess()
            .Final;
        Assert.Equal((Real(14_400), false), (telekall.Amount, telekall.IsOpen));
        Assert.Equal(Real(10_800), telekall.Revise(facts => facts.With(BrLgpd.WaivesAppeal, true, "as the decision offers")).Amount);
        Assert.Equal(
            "floor-above-cap",
            Regimes
                .BrLgpd.On(new LocalDate(2023, 7, 6))
                .Try(telekall.Facts.With(BrLgpd.Prevails, LgpdBound.NotSettled))
                .Problems.Select(p => p.Code)
                .Distinct()
                .Single()
        );
    }

    private static Money Real(decimal amount) => new(amount, Currency.Of("BRL"));

    private static decimal Find(Facts facts, string step) => Assess(facts).Find(step)!.Value;

    private static IReadOnlyList<Problem> Check(Facts facts) => Regimes.BrLgpd.On(First).Try(facts).Problems;

    private static Assessment Assess(Facts facts) => Regimes.BrLgpd.On(First).Assess(facts);
}
