using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>The questions that fines under the California Consumer Privacy Act turn on (Civil Code, sections 1798.155 and 1798.199.55).</summary>
public static class UsCcpa
{
    /// <summary>Violations that are neither intentional nor about minors.</summary>
    public static Fact<Count> Violations { get; } = PerViolation.Counted("violations", "Violations", "How many violations are there that are neither intentional nor involve people under 16?");

    /// <summary>Intentional violations, and those that involve people under 16.</summary>
    public static Fact<Count> Intentional { get; } = PerViolation.Counted("intentional-violations", "Intentional violations", "How many violations are intentional, or involve people whom the business knows to be under 16?").Default(0, "none is mentioned");

    internal static Regime Define() => Regime.Define(
        new RegimeInfo("us-ca-ccpa", "California Consumer Privacy Act, maximum fine", Currency.Usd)
        {
            Authority = "California Privacy Protection Agency; Attorney General of California",
            Jurisdiction = "California, United States",
            DateMeaning = "the date of the violation: the text does not say which day's amounts count, and FineCalc takes the day of the violation; that the law could be enforced from 1 July 2020 on is from memory and unverified",
            Dates = [new DateRule("violation", "the day of the last violation") { Role = DateRole.ConductEnd }],
            EndNote = "the amounts are adjusted again in January 2027, and that adjustment has not been read",
        },
        [new MethodPeriod("Civil Code 1798.155 and 1798.199.55", new LocalDate(2020, 7, 1), new LocalDate(2027, 1, 1), law => PerViolation.Maximum(
            (law.Money("violation") * Violations) + (law.Money("violation.intentional") * Intentional), new Citation("California Civil Code", "ss 1798.155(a), 1798.199.55(a)(2)")) with
            {
                Conditions = [SinceVersion(law)],
            })],
        Regimes.Data("us-ca-ccpa"));

    private static DateCondition SinceVersion(Law law) => law.Date < new LocalDate(2025, 1, 1)
        ? DateCondition.SinceVersion(law, "The law could be enforced from 1 July 2020 on", new Citation("California Civil Code", "s 1798.185(c)", Standing.Unverified))
        : DateCondition.SinceVersion(law, "The amounts were adjusted on 1 January 2025", new Citation("California Civil Code", "s 1798.199.95(d)", Standing.Reported));
}

/// <summary>The questions that civil penalties under section 5(m)(1)(A) of the FTC Act turn on, those for COPPA among them.</summary>
public static class UsFtc
{
    /// <summary>Violations.</summary>
    public static Fact<Count> Violations { get; } = PerViolation.Counted("violations", "Violations", "How many violations are there? Where a violation continues, each day is one.");

    /// <summary>What was set for a violation.</summary>
    public static Fact<Money> AmountPerViolation { get; } = PerViolation.Amount("Which amount was set for each violation? The court weighs culpability, history, ability to pay and the like; without it the result is the maximum.");

    internal static Regime Define() => Regime.Define(
        new RegimeInfo("us-ftc", "FTC Act, civil penalties per violation (COPPA and other rules), maximum", Currency.Usd)
        {
            Authority = "Federal Trade Commission",
            Jurisdiction = "United States",
            DateMeaning = "the date on which the penalty is assessed: adjusted amounts apply to penalties assessed after the day on which they take effect, whenever the violation was",
            Dates = [new DateRule("assessment", "the day on which the penalty is assessed") { Meaning = "assessment", Role = DateRole.Proceedings }],
        },
        [new MethodPeriod("FTC Act, section 5(m)(1)(A)", new LocalDate(2018, 1, 23), null, LayOut)],
        Regimes.Data("us-ftc"));

    private static Method LayOut(Law law)
    {
        var most = law.Money("violation");
        var each = Step.AskOr(AmountPerViolation, most).CappedAt(most)
            .Named("per-violation", "For each violation", new Citation("15 USC 45", "(m)(1)(A), (C)"));
        var maximum = PerViolation.Maximum(each * Violations, new Citation("15 USC 45", "(m)(1)(A)"));
        return maximum with { Checks = [Stated.Held(AmountPerViolation, most)] };
    }
}

/// <summary>The questions that civil money penalties under HIPAA turn on (45 CFR 160.404). Each infringement is one provision in one calendar year.</summary>
public static class UsHipaa
{
    /// <summary>How culpable the violation is.</summary>
    public static Fact<HipaaTier> Tier { get; } = Fact.Choice("tier", "Tier", "How culpable is the violation?",
            (HipaaTier.NoKnowledge, "it was not known, and would not have been with reasonable diligence"), (HipaaTier.ReasonableCause, "reasonable cause and no wilful neglect"),
            (HipaaTier.WilfulCorrected, "wilful neglect, corrected within 30 days"), (HipaaTier.WilfulNotCorrected, "wilful neglect, not corrected within 30 days"))
        .AsJudgement().PerInfringement().At(At("160.404(b)(2)"));

    /// <summary>Violations.</summary>
    public static Fact<Count> Violations { get; } = PerViolation.Counted("violations", "Violations", "How many identical violations of the provision are there in the calendar year: people, or days, as the Department counts them?").PerInfringement();

    /// <summary>What was set for a violation.</summary>
    public static Fact<Money> AmountPerViolation { get; } = PerViolation.Amount("Which amount was set for each violation, between the least and the most of its tier?").PerInfringement();

    /// <summary>Where between the least and the most.</summary>
    public static Fact<Rate> Place { get; } = Fact.Rate("place-in-range", "Place in the range", "Where does the amount lie between the least (0%) and the most (100%) of its tier?")
        .Within(Rate.Zero, Rate.One).AsJudgement().PerInfringement()
        .Open(Rate.Zero, Rate.Percent(50), Rate.One, "the rule leaves the amount between the least and the most to the Department; the middle is FineCalc's reading of 'likely'").At(At("160.404(b)(2), 160.408"));

    /// <summary>The provision and year.</summary>
    public static Fact<Count> Provision { get; } = Fact.Count("provision", "Provision and year", "Which provision, in which year, is violated? Entries of one provision in one calendar year share a number, and with it the annual cap.", "(number)")
        .From(1).Whole().PerInfringement().Default(1, "all entries are taken to be of one provision in one year").At(At("160.404(b)(2)"));

    /// <summary>The enforcement discretion of 2019.</summary>
    public static Fact<HipaaDiscretion> Discretion { get; } = Fact.Choice("enforcement-discretion", "Enforcement discretion of 2019", "Shall the lower annual caps of the Department's notice of 30 April 2019 hold?",
            (HipaaDiscretion.None, "no: the caps of the rule"), (HipaaDiscretion.NotAdjusted, "yes, as the notice has them"), (HipaaDiscretion.Adjusted, "yes, adjusted for inflation, as some sources have them"))
        .Default(HipaaDiscretion.None, "the notice is a policy and not the rule").At(new Citation("HHS, Notification of Enforcement Discretion (30 April 2019)", "84 FR 18151"));

    /// <summary>An annual cap that is known otherwise.</summary>
    public static Fact<Money> AnnualCap { get; } = Fact.Money("annual-cap", "Annual cap as given", "Which annual cap did the Department apply, where it is known?").From(Money.Usd(0)).AsJudgement().PerInfringement();

    internal static Regime Define() => Regime.Define(
        new RegimeInfo("us-hipaa", "HIPAA civil money penalties", Currency.Usd)
        {
            Authority = "Department of Health and Human Services, Office for Civil Rights",
            Jurisdiction = "United States",
            DateMeaning = "the date on which the penalty is assessed: adjusted amounts apply to penalties assessed from their day on, for violations after 2 November 2015; for earlier violations, whenever the penalty is assessed, the case names the version of 2009",
            Dates = [new DateRule("assessment", "the day on which the penalty is assessed") { Meaning = "assessment", Role = DateRole.Proceedings }],
        },
        [
            new MethodPeriod("45 CFR 160.404 (violations until 2 November 2015)", new LocalDate(2009, 2, 18), new LocalDate(2015, 11, 3), LayOut),
            new MethodPeriod("45 CFR 160.404 and 102.3 (adjusted amounts)", new LocalDate(2018, 10, 11), null, LayOut),
        ],
        Regimes.Data("us-hipaa"));

    private static Method LayOut(Law law)
    {
        Step<Money> ByTier(string prefix) => Step.ByCategory<HipaaTier, Money>(Tier, (HipaaTier.NoKnowledge, law.Money(prefix + "none")), (HipaaTier.ReasonableCause, law.Money(prefix + "cause")),
            (HipaaTier.WilfulCorrected, law.Money(prefix + "corrected")), (HipaaTier.WilfulNotCorrected, law.Money(prefix + "uncorrected")));
        var (cap, least) = (law.Money("cap"), ByTier(""));

        // Against wilful neglect that is not corrected the rule has a least amount and the annual cap, and no other most.
        var most = Step.ByCategory<HipaaTier, Money>(Tier, (HipaaTier.NoKnowledge, law.Money("max")), (HipaaTier.ReasonableCause, law.Money("max")), (HipaaTier.WilfulCorrected, law.Money("max")), (HipaaTier.WilfulNotCorrected, cap));
        var each = Step.AskOr(AmountPerViolation, least + ((most - least) * Place)).Named("per-violation", "For each violation", At("160.404(b)(2)"));
        var hasDiscretion = law.Date >= new LocalDate(2019, 4, 30);
        var hasAdjusted = law.Date >= new LocalDate(2024, 8, 8);
        var held = !hasDiscretion ? Step.AskOr(AnnualCap, cap) : Step.AskOr(AnnualCap, Step.ByCategory<HipaaDiscretion, Money>(Discretion,
            (HipaaDiscretion.None, cap), (HipaaDiscretion.NotAdjusted, ByTier("discretion.")),

            // What the adjusted caps of earlier years were is not known: the case has to give them.
            (HipaaDiscretion.Adjusted, hasAdjusted ? ByTier("discretion.adjusted.") : Step.Ask(AnnualCap))));
        var annual = held.Named("annual-cap", "Most for the provision in the year", At("160.404(b)(2)"));
        var sum = (each * Violations).Named("violations-together", "Violations together", At("160.406"));
        return new Method(Step.SumOver(sum, annual, Provision).Named("penalty", "Penalty", At("160.404")))
        {
            Conditions = [law.Date < Adjusted ? Earlier : Later],
            Checks = [new Check("amount-outside-tier", each.IsAtLeast(least) & each.IsAtMost(most), "The amount for a violation lies outside its tier.", "an amount between the least and the most of the tier") { Subject = AmountPerViolation }],
        };
    }

    // Which amounts hold goes by the day of the violation first, and among the adjusted ones by the day of the assessment.
    private static readonly LocalDate Adjusted = new(2015, 11, 3);

    private static readonly LocalDate Enacted = new(2009, 2, 18);

    private static DateCondition Earlier => new(DateCondition.OfConduct, Enacted, Adjusted, "These amounts are for violations from 18 February 2009 until 2 November 2015", At("160.404(b)(2)"))
    {
        Otherwise = "for later violations the day of the assessment selects the adjusted amounts",
    };

    private static DateCondition Later =>
        DateCondition.Since(Adjusted, "The adjusted amounts are for violations after 2 November 2015", new Citation("45 CFR part 102", "102.3", Standing.Reported)) with
        {
            Otherwise = $"for earlier violations the case names the version {Text.Date(Enacted)}, whenever the penalty is assessed",
        };

    private static Citation At(string pinpoint) => new("45 CFR part 160", pinpoint);
}

/// <summary>How culpable a violation of HIPAA is.</summary>
public enum HipaaTier
{
    /// <summary>Not known.</summary>
    NoKnowledge,

    /// <summary>Reasonable cause.</summary>
    ReasonableCause,

    /// <summary>Wilful neglect, corrected.</summary>
    WilfulCorrected,

    /// <summary>Wilful neglect, not corrected.</summary>
    WilfulNotCorrected,
}

/// <summary>Whether the enforcement discretion of 2019 holds.</summary>
public enum HipaaDiscretion
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does, with the caps of the notice.</summary>
    NotAdjusted,

    /// <summary>It does, with caps adjusted for inflation.</summary>
    Adjusted,
}

// What regimes of an amount for each violation share.
internal static class PerViolation
{
    public static Fact<Count> Counted(string id, string name, string question) => Fact.Count(id, name, question, "violations").From(0).Whole();

    public static Fact<Money> Amount(string question) => Fact.Money("amount-per-violation", "Amount for each violation", question).From(Money.Usd(0)).AsJudgement();

    public static Method Maximum(Step<Money> amount, Citation source) => new(amount.Named("penalty", "Most that can be imposed: a maximum, not a prediction", source)) { IsMaximum = true };
}
