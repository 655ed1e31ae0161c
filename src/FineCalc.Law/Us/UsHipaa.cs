using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>
/// The questions that civil money penalties under HIPAA turn on (45 CFR 160.404). Each infringement is one provision in one calendar year.
/// </summary>
public static class UsHipaa
{
    /// <summary>How culpable the violation is.</summary>
    public static Fact<HipaaTier> Tier { get; } =
        Fact.Choice(
                "tier",
                "Tier",
                "How culpable is the violation?",
                (HipaaTier.NoKnowledge, "it was not known, and would not have been with reasonable diligence"),
                (HipaaTier.ReasonableCause, "reasonable cause and no wilful neglect"),
                (HipaaTier.WilfulCorrected, "wilful neglect, corrected within 30 days"),
                (HipaaTier.WilfulNotCorrected, "wilful neglect, not corrected within 30 days")
            )
            .AsJudgement()
            .PerInfringement()
            .At(At("160.404(b)(2)"));

    /// <summary>A correction in time, without wilful neglect.</summary>
    public static Fact<bool> IsCorrectedInTime { get; } =
        Fact.Flag(
                "corrected-in-time",
                "Corrected in time",
                "Was the violation, where it was not due to wilful neglect, corrected within 30 days from when it was known or would have "
                    + "been with reasonable diligence, or within a longer time that the Department allowed? No penalty may be imposed then."
            )
            .PerInfringement()
            .Default(false, "the case does not say so")
            .At(AtDefence);

    /// <summary>Violations.</summary>
    public static Fact<Count> Violations { get; } =
        PerViolation
            .Counted(
                "violations",
                "Violations",
                "How many identical violations of the provision are there in the calendar year: people, or days, as the Department "
                    + "counts them?"
            )
            .PerInfringement();

    /// <summary>What was set for a violation.</summary>
    public static Fact<Money> AmountPerViolation { get; } =
        PerViolation.Amount("Which amount was set for each violation, between the least and the most of its tier?").PerInfringement();

    /// <summary>Where between the least and the most.</summary>
    public static Fact<Rate> Place { get; } =
        Fact.Rate(
                "place-in-range",
                "Place in the range",
                "Where does the amount lie between the least (0%) and the most (100%) of its tier?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the rule leaves the amount between the least and the most to the Department; the middle is FineCalc's reading of 'likely'"
            )
            .At(At("160.404(b)(2), 160.408"));

    /// <summary>The provision and year.</summary>
    public static Fact<Count> Provision { get; } =
        Fact.Count(
                "provision",
                "Provision and year",
                "Which provision, in which year, is violated? Entries of one provision in one calendar year share a number, and with it "
                    + "the annual cap.",
                "(number)"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "all entries are taken to be of one provision in one year")
            .At(At("160.404(b)(2)"));

    /// <summary>The enforcement discretion of 2019.</summary>
    public static Fact<HipaaDiscretion> Discretion { get; } =
        Fact.Choice(
                "enforcement-discretion",
                "Enforcement discretion of 2019",
                "Shall the lower annual caps of the Department's notice of 30 April 2019 hold?",
                (HipaaDiscretion.None, "no: the caps of the rule"),
                (HipaaDiscretion.NotAdjusted, "yes, the notice's amounts of 2019, unadjusted"),
                (HipaaDiscretion.Adjusted, "yes, adjusted for inflation, as the notice itself is reported to say")
            )
            .Default(HipaaDiscretion.None, "the notice is a policy and not the rule")
            .At(new Citation("HHS, Notification of Enforcement Discretion (30 April 2019)", "84 FR 18151"));

    /// <summary>An annual cap that is known otherwise.</summary>
    public static Fact<Money> AnnualCap { get; } =
        Fact.Money("annual-cap", "Annual cap as given", "Which annual cap did the Department apply, where it is known?")
            .From(Money.Usd(0))
            .AsJudgement()
            .PerInfringement();

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-hipaa", "HIPAA civil money penalties", Currency.Usd)
            {
                Authority = "Department of Health and Human Services, Office for Civil Rights",
                Jurisdiction = "United States",
                DateMeaning =
                    "the date on which the penalty is assessed: adjusted amounts apply to penalties assessed from their day on, for "
                    + "violations after 2 November 2015; for earlier violations, whenever the penalty is assessed, the case names "
                    + "the version of 2009; section 102.2 has penalties assessed after 1 August 2016, and HHS's preambles are reported to "
                    + "say 'on or after'; for those from 2 August to 5 September 2016 the sources disagree on whether the first adjustment "
                    + "holds, so that they are not worked out",
                Dates =
                [
                    new DateRule("assessment", "the day on which the penalty is assessed")
                    {
                        Meaning = "assessment",
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [
                new MethodPeriod(
                    "45 CFR 160.404 (violations until 2 November 2015)",
                    new LocalDate(2009, 2, 18),
                    new LocalDate(2015, 11, 3),
                    LayOut
                ),
                new MethodPeriod("45 CFR 160.404 and 102.3 (adjusted amounts)", new LocalDate(2016, 9, 6), null, LayOut),
            ],
            LawData.Of("us-hipaa")
        );

    private static Method LayOut(NumbersInForce law)
    {
        Step<Money> ByTier(string prefix) =>
            Step.ByCategory(
                Tier,
                (HipaaTier.NoKnowledge, law.Money(prefix + "none")),
                (HipaaTier.ReasonableCause, law.Money(prefix + "cause")),
                (HipaaTier.WilfulCorrected, law.Money(prefix + "corrected")),
                (HipaaTier.WilfulNotCorrected, law.Money(prefix + "uncorrected"))
            );
        var (cap, least) = (law.Money("cap"), ByTier(""));

        // Against wilful neglect that is not corrected the rule has a least amount and the annual cap, and no other most.
        var most = Step.ByCategory(
            Tier,
            (HipaaTier.NoKnowledge, law.Money("max")),
            (HipaaTier.ReasonableCause, law.Money("max")),
            (HipaaTier.WilfulCorrected, law.Money("max")),
            (HipaaTier.WilfulNotCorrected, cap)
        );
        var each = (least + ((most - least) * Place))
            .Named("per-violation", "For each violation", At("160.404(b)(2)"))
            .MayBeStated(AmountPerViolation);

        // What the adjusted caps of the discretion were in earlier years is not known: the case has to give them.
        var hasDiscretion = law.Date >= new LocalDate(2019, 4, 30);
        var hasAdjusted = law.Date >= new LocalDate(2024, 8, 8);
        var ofYear = !hasDiscretion
            ? cap
            : Step.ByCategory(
                Discretion,
                (HipaaDiscretion.None, cap),
                (HipaaDiscretion.NotAdjusted, ByTier("discretion.")),
                (HipaaDiscretion.Adjusted, hasAdjusted ? ByTier("discretion.adjusted.") : AnnualCap)
            );
        var annual = AnnualCap.Or(ofYear).Named("annual-cap", "Most for the provision in the year", At("160.404(b)(2)"));
        var isBarred = IsCorrectedInTime & !IsWilful;
        var sum = (Step.Where(isBarred, Step.Constant(Money.Usd(0)), each) * Violations).Named(
            "violations-together",
            "Violations together",
            At("160.406, 160.410(c)")
        );
        return new Method(Step.SumOver(sum, annual, Provision).Named("penalty", "Penalty", At("160.404")))
        {
            Conditions = [law.Date < Adjusted ? Earlier : Later],
            Checks =
            [
                new Check(
                    "amount-outside-tier",
                    each.IsWithin(least, most),
                    "The amount for a violation lies outside its tier.",
                    "an amount between the least and the most of the tier"
                )
                {
                    Subject = AmountPerViolation,
                },
                new Check(
                    "corrected-and-not-corrected",
                    IsCorrectedInTime.Implies(!Tier.Is(HipaaTier.WilfulNotCorrected)),
                    "The violation is said to have been corrected in time, and its tier is that of wilful neglect not corrected.",
                    "another tier, or corrected-in-time: false"
                )
                {
                    Subject = IsCorrectedInTime,
                },
                .. hasDiscretion
                    ? new[]
                    {
                        Check.Warning(
                            "discretion-not-told",
                            Discretion.IsGiven()
                                | AnnualCap.IsGiven()
                                | Tier.Is(HipaaTier.WilfulNotCorrected)
                                | sum.IsAtMost(ByTier("discretion.")),
                            "The annual cap of the rule is taken. The Department announced in 2019 that it takes far lower ones at this "
                                + "tier until further notice, and the case does not say whether they hold.",
                            "enforcement-discretion",
                            Discretion
                        ),
                    }
                    : [],
            ],
        };
    }

    // Which amounts hold goes by the day of the violation first, and among the adjusted ones by the day of the assessment.
    private static readonly LocalDate Adjusted = new(2015, 11, 3);

    private static readonly LocalDate Enacted = new(2009, 2, 18);

    private static DateCondition Earlier =>
        new(
            DateCondition.OfConduct,
            Enacted,
            Adjusted,
            "These amounts are for violations from 18 February 2009 until 2 November 2015",
            At("160.404(b)(2)")
        )
        {
            Otherwise = "for later violations the day of the assessment selects the adjusted amounts",
        };

    private static DateCondition Later =>
        DateCondition.Since(
            Adjusted,
            "The adjusted amounts are for violations after 2 November 2015",
            new Citation("45 CFR part 102", "102.2")
        ) with
        {
            Otherwise = $"for earlier violations the case names the version {LawData.Day(Enacted)}, whenever the penalty is assessed",
        };

    private static Step<bool> IsWilful => Tier.Is(HipaaTier.WilfulCorrected) | Tier.Is(HipaaTier.WilfulNotCorrected);

    private static Citation AtDefence =>
        At("160.410(c)") with
        {
            Standing = Standing.Unverified,
            Note = "That no penalty may be imposed for such violations since 18 February 2009 was read; for which ones is from memory.",
        };

    private static Citation At(string pinpoint) => new("45 CFR part 160", pinpoint);
}
