using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that monetary penalties for breaches of UK financial sanctions turn on (Policing and Crime Act 2017, sections 146 to 149,
/// and OFSI's enforcement guidance).
/// </summary>
public static class UkOfsi
{
    private const string Guidance = "OFSI, enforcement and monetary penalties guidance";

    private static readonly LocalDate NewGuidance = new(2026, 2, 9);

    /// <summary>The value of the breach.</summary>
    public static Fact<Money> BreachValue { get; } =
        Fact.Money(
                "breach-value",
                "Value of the breach",
                "What is the value of the breach, the funds or resources it concerns, where that can be estimated? Left out where it "
                    + "cannot."
            )
            .From(Money.Gbp(0))
            .At(Act("s 146(3)"));

    /// <summary>How serious it is.</summary>
    public static Fact<OfsiClass> Class { get; } =
        Fact.Choice(
                "class",
                "Seriousness",
                "How serious does OFSI find the breach?",
                (OfsiClass.Serious, "serious"),
                (OfsiClass.MostSerious, "most serious")
            )
            .AsJudgement()
            .At(Of("seriousness"))
            .Since(
                NewGuidance,
                f =>
                    f.Asking(
                        "How serious is the breach, in the words of the consultation of 2025? The guidance has four levels; which of them "
                            + "has which baseline was not read."
                    )
            );

    /// <summary>The baseline.</summary>
    public static Fact<Money> Baseline { get; } =
        Fact.Money("baseline", "Baseline penalty", "Which baseline did OFSI take, up to the statutory maximum?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(Of("baseline"));

    /// <summary>The discount for voluntary disclosure.</summary>
    public static Fact<Rate> VoluntaryDisclosure { get; } =
        Fact.Rate(
                "voluntary-disclosure",
                "Discount for voluntary disclosure",
                "By how much was the baseline reduced for a prompt and complete voluntary disclosure and for cooperation?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(Of("voluntary disclosure"));

    /// <summary>The discount for a settlement.</summary>
    public static Fact<Rate> Settlement { get; } =
        Fact.Rate(
                "settlement",
                "Discount for settlement",
                "By how much was the penalty reduced for a settlement within 30 business days, without review or appeal?"
            )
            .Within(Rate.Zero, Rate.One)
            .Default(Rate.Zero, "none is mentioned")
            .At(Of("settlement"));

    /// <summary>The discount of the early account scheme.</summary>
    public static Fact<Rate> EarlyAccount { get; } =
        Fact.Rate(
                "early-account-scheme",
                "Discount of the early account scheme",
                "By how much was the penalty reduced under the early account scheme?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(Of("early account scheme"));

    /// <summary>How the discounts are put together.</summary>
    public static Fact<OfsiDiscounts> Combine { get; } =
        Fact.Choice(
                "combine",
                "Discounts together",
                "How are several discounts put together?",
                (OfsiDiscounts.Added, "added up and taken off the baseline"),
                (OfsiDiscounts.InSequence, "one after another: disclosure, settlement, early account scheme")
            )
            .Default(
                OfsiDiscounts.Added,
                "three firms say that the discounts reach 70% together, which they do when added; the consultation had settlement after "
                    + "disclosure",
                Basis.Model
            )
            .At(Of("discounts"));

    /// <summary>A fixed penalty.</summary>
    public static Fact<OfsiFixedPenalty> FixedPenalty { get; } =
        Fact.Choice(
                "fixed-penalty",
                "Fixed penalty",
                "Is it a fixed penalty, for an information, reporting or licensing offence?",
                (OfsiFixedPenalty.None, "no"),
                (OfsiFixedPenalty.Lower, "the lower one"),
                (OfsiFixedPenalty.Higher, "the higher one")
            )
            .Default(OfsiFixedPenalty.None, "none is mentioned")
            .At(Of("fixed penalties"));

    /// <summary>The penalty that OFSI imposed, where only that is known.</summary>
    public static Fact<Money> OfsiPenalty { get; } =
        Fact.Money("ofsi-penalty", "Penalty as OFSI imposed it", "Which penalty did OFSI impose, where only that is known?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(Act("s 146(2)"));

    /// <summary>What the minister put in its place.</summary>
    public static Fact<Money> ReviewedPenalty { get; } =
        Fact.Money("reviewed-penalty", "Penalty after review", "Which penalty did the minister put in its place on review?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(Act("s 147(4)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-ofsi", "OFSI monetary penalties, financial sanctions", Currency.Gbp)
            {
                Authority = "Office of Financial Sanctions Implementation (OFSI), HM Treasury",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the day on which OFSI first formally decides whether to take enforcement action: the guidance of that day counts "
                    + "(read in OFSI's notice of 9 February 2026). That penalties could be imposed from 1 April 2017 on is from memory and "
                    + "unverified. A maximum of 2 million or all of the value was announced on 29 January 2026 and is not in force",
                Dates =
                [
                    new DateRule("first-decision", "the day on which OFSI first formally decided whether to take enforcement action")
                    {
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [
                new MethodPeriod(
                    "Guidance to 8 February 2026",
                    new LocalDate(2017, 4, 1),
                    NewGuidance,
                    law => LayOut(law, Discounted(law), OfOldClass(law))
                ),
                new MethodPeriod("Guidance of 9 February 2026", NewGuidance, null, law => LayOut(law, OfNew(law), OfNewScale(law))),
            ],
            LawData.Of("uk-ofsi")
        );

    private static Method LayOut(NumbersInForce law, Step<Money> discounted, Check[] ofScale)
    {
        var fixedAmount = law.Money("maximum.fixed");
        var maximum = Where(BreachValue.IsGiven(), Greatest(fixedAmount, BreachValue * law.Rate("maximum.share")), otherwise: fixedAmount)
            .Named("maximum", "Statutory maximum", Act("s 146(3), (4)"));
        var penalty = discounted.Named("penalty", "Penalty before review", Act("s 146(2)")).MayBeStated(OfsiPenalty);
        var reviewed = ReviewedPenalty
            .Or(penalty)
            .Named(
                "final",
                "Penalty",
                Act("s 147(4)") with
                {
                    Note = "On review a minister may uphold the penalty, change it or cancel it.",
                }
            );
        var isInBand = ByCategory(
            Class,
            (OfsiClass.Serious, Baseline.IsAtMost(maximum * law.Rate("serious.most"))),
            (OfsiClass.MostSerious, Baseline.IsAtLeast(maximum * law.Rate("serious.most")))
        );
        return new Method(reviewed)
        {
            AlsoShown =
            [
                Shown.Of(maximum, Baseline.IsGiven() | BreachValue.IsGiven()),
                Shown.Of(penalty, ReviewedPenalty.IsGiven() & (Baseline.IsGiven() | OfsiPenalty.IsGiven())),
            ],
            Checks =
            [
                new Check(
                    "baseline-above-maximum",
                    (Baseline.IsGiven() & BreachValue.IsGiven()).Implies(Baseline.IsAtMost(maximum)),
                    $"The baseline is above the maximum: {law.Say("maximum.fixed")}, or {law.Say("maximum.share")} of the value.",
                    "an amount up to the statutory maximum"
                )
                {
                    Subject = Baseline,
                },
                Check.Warning(
                    "baseline-above-maximum-without-value",
                    (Baseline.IsGiven() & !BreachValue.IsGiven()).Implies(Baseline.IsAtMost(fixedAmount)),
                    $"The baseline is above {law.Say("maximum.fixed")}, the maximum where the value of the breach is not estimated.",
                    "the value of the breach, or a lower baseline",
                    Baseline
                ),
                Check.Warning(
                    "baseline-outside-band",
                    (Baseline.IsGiven() & Class.IsGiven()).Implies(isInBand),
                    "The baseline lies outside the band of the seriousness that is given; the baseline counts.",
                    $"up to {law.Say("serious.most")} of the maximum where serious, above where most serious",
                    Baseline
                ),
                .. ofScale,
            ],
        };
    }

    private static Step<Money> Discounted(NumbersInForce law) => Ask(Baseline).ReducedBy(VoluntaryDisclosure);

    private static Check[] OfOldClass(NumbersInForce law)
    {
        var most = ByCategory(
            Class,
            (OfsiClass.Serious, law.Rate("disclosure.serious")),
            (OfsiClass.MostSerious, law.Rate("disclosure.most-serious"))
        );
        return
        [
            Check.Warning(
                "discount-above-scale",
                Class.IsGiven().Implies(VoluntaryDisclosure.IsAtMost(most)),
                "The discount is more than the guidance has for the seriousness that is given; the percentage counts.",
                $"up to {law.Say("disclosure.serious")} where serious, {law.Say("disclosure.most-serious")} where most serious",
                VoluntaryDisclosure
            ),
        ];
    }

    private static Step<Money> OfNew(NumbersInForce law)
    {
        var together = (VoluntaryDisclosure + Settlement + EarlyAccount).Named("discounts", "Discounts together", Of("discounts"));
        var added = Ask(Baseline).ReducedBy(together);
        var sequence = Ask(Baseline)
            .ReducedBy(VoluntaryDisclosure)
            .Named("after-disclosure", "After voluntary disclosure", Of("voluntary disclosure"))
            .ReducedBy(Settlement)
            .Named("after-settlement", "After settlement", Of("settlement"))
            .ReducedBy(EarlyAccount);
        return ByCategory(
            FixedPenalty,
            (OfsiFixedPenalty.None, ByCategory(Combine, (OfsiDiscounts.Added, added), (OfsiDiscounts.InSequence, sequence))),
            (OfsiFixedPenalty.Lower, law.Money("fixed.lower")),
            (OfsiFixedPenalty.Higher, law.Money("fixed.higher"))
        );
    }

    private static Check[] OfNewScale(NumbersInForce law)
    {
        Check AtMost(Fact<Rate> given, string number) =>
            Check.Warning(
                "discount-above-scale",
                given.IsAtMost(law.Rate(number)),
                $"'{given.Name}' is more than the guidance has; the percentage counts.",
                $"up to {law.Say(number)}",
                given
            );
        return
        [
            AtMost(VoluntaryDisclosure, "disclosure"),
            AtMost(EarlyAccount, "early-account"),
            Check.Warning(
                "settlement-not-of-scale",
                Settlement.Is(Rate.Zero) | Settlement.IsWithin(law.Rate("settlement"), law.Rate("settlement")),
                "The discount for settlement is not that of the guidance; the percentage counts.",
                $"{law.Say("settlement")}, or none",
                Settlement
            ),
            new Check(
                "discounts-above-all",
                (VoluntaryDisclosure + Settlement + EarlyAccount).IsAtMost(Constant(Rate.One)),
                "The discounts are together more than the whole penalty.",
                "together up to 100%"
            )
            {
                Subject = VoluntaryDisclosure,
            },
        ];
    }

    private static Citation Act(string pinpoint) => new("Policing and Crime Act 2017", pinpoint);

    private static Citation Of(string pinpoint) => new(Guidance, pinpoint, Standing.Reported);
}
