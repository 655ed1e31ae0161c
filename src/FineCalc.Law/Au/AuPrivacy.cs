using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Au;

/// <summary>
/// The questions that civil penalties under Australia's Privacy Act 1988 turn on. The Act has maxima and no method: what comes out is the
/// most that can be imposed, until the court's penalty is given.
/// </summary>
public static class AuPrivacy
{
    private static readonly LocalDate Raised = new(2022, 12, 13);
    private static readonly LocalDate Tiers = new(2024, 12, 11);

    /// <summary>The provision contravened.</summary>
    public static Fact<AuPrivacyProvision> Provision { get; } =
        Fact.Choice(
                "provision",
                "Provision",
                "Which civil penalty provision was contravened?",
                (AuPrivacyProvision.Serious, "section 13G: a serious or a repeated interference with privacy"),
                (AuPrivacyProvision.Interference, "section 13H, which is in force since 11 December 2024 only"),
                (AuPrivacyProvision.Administrative, "section 13K, which is in force since 11 December 2024 only"),
                (AuPrivacyProvision.Other, "another civil penalty provision of the Act, whose penalty units the case gives")
            )
            .PerInfringement()
            .At(At("s 13G"))
            .Since(
                Tiers,
                f =>
                    f.At(At("ss 13G, 13H, 13K"))
                        .Describing(AuPrivacyProvision.Serious, "section 13G: a serious interference with privacy")
                        .Describing(
                            AuPrivacyProvision.Interference,
                            "section 13H: an interference with privacy that is not serious, also where the court finds so in a case "
                                + "under section 13G (section 13J)"
                        )
                        .Describing(
                            AuPrivacyProvision.Administrative,
                            "section 13K: a listed Privacy Principle, or a statement on a data breach that does not comply"
                        )
            );

    /// <summary>Whether it is a body corporate.</summary>
    public static Fact<bool> IsBodyCorporate { get; } =
        Fact.Flag("body-corporate", "Body corporate", "Is the party a body corporate?").At(At("s 13G(2), (3)"));

    /// <summary>Contraventions that are alike.</summary>
    public static Fact<Count> Contraventions { get; } =
        Fact.Count(
                "contraventions",
                "Contraventions",
                "How many contraventions of this kind are there? The maxima are for one; each individual whose privacy is interfered "
                    + "with can be one.",
                "contraventions"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "the number is not given, and the maximum is for one", Basis.Model)
            .At(At("s 13G(1)"));

    /// <summary>The benefit.</summary>
    public static Fact<Money> Benefit { get; } =
        Fact.Money(
                "benefit",
                "Benefit",
                "What is the value of the benefit that the body corporate and its related bodies obtained, directly or indirectly, and "
                    + "that is reasonably attributable to the contravention? Not given, it counts as one that the court cannot determine."
            )
            .From(Money.Eur(0))
            .PerInfringement()
            .At(At("s 13G(3)(b)"));

    /// <summary>The adjusted turnover.</summary>
    public static Fact<Money> AdjustedTurnover { get; } =
        Fact.Money(
                "adjusted-turnover",
                "Adjusted turnover",
                "What was the adjusted turnover of the body corporate and its related bodies during the breach turnover period, which is "
                    + "at least 12 months? It counts only where the court cannot determine the benefit."
            )
            .From(Money.Eur(0))
            .PerInfringement()
            .At(At("s 13G(3)(c), (5), (7)", "The 12 months of (7) are reported."));

    /// <summary>Penalty units of another provision.</summary>
    public static Fact<Count> PenaltyUnits { get; } =
        Fact.Count("penalty-units", "Penalty units", "How many penalty units has the other provision for a person?", "units")
            .From(0)
            .Whole()
            .PerInfringement();

    /// <summary>What the court ordered.</summary>
    public static Fact<Money> CourtPenalty { get; } =
        Fact.Money(
                "court-penalty",
                "Penalty ordered",
                "Which penalty did the court order for this, where it is known? Without it the result is the maximum."
            )
            .From(Money.Eur(0))
            .AsJudgement()
            .PerInfringement();

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("au-privacy", "Australia, Privacy Act 1988: maximum, not a prediction", Currency.Of("AUD"))
            {
                Authority = "Federal Court of Australia; Office of the Australian Information Commissioner",
                Jurisdiction = "Australia",
                DateMeaning =
                    "the date of the contravention: section 4AA(8) of the Crimes Act applies a raised penalty unit only to what is "
                    + "committed from its day on (it speaks of offences), and FineCalc takes the raised section 13G and sections "
                    + "13H and 13K likewise; where a contravention goes on over a change, FineCalc takes the day on which it ended",
                Dates =
                [
                    new DateRule("contravention", "the day on which the contravention ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [
                new MethodPeriod("Privacy Act 1988, section 13G in penalty units", new LocalDate(2020, 7, 1), Raised, LayOut),
                new MethodPeriod("Privacy Act 1988, section 13G in dollars", Raised, Tiers, LayOut),
                new MethodPeriod("Privacy Act 1988, sections 13G, 13H and 13K", Tiers, null, LayOut),
            ],
            LawData.Of("au-privacy")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var (isRaised, hasTiers) = (law.Date >= Raised, law.Date >= Tiers);
        var unit = law.Money("penalty-unit");

        Step<Money> InUnits(Step<Count> units) =>
            Step.Where(IsBodyCorporate, unit * units * law.Count("body-corporate.times"), unit * units);
        Step<Money> Serious()
        {
            var benefit = Benefit * law.Count("serious.benefit-times");
            var turnover = AdjustedTurnover * law.Rate("serious.turnover-share");
            return Step.Where(
                IsBodyCorporate,
                Step.Greatest(law.Money("serious.fixed"), Step.Where(Benefit.IsGiven(), benefit, turnover)),
                law.Money("serious.person")
            );
        }

        // Before there were sections 13H and 13K, nothing could be imposed under them; a check says so.
        Step<Money> SinceTiers(string units) => hasTiers ? InUnits(law.Count(units)) : Step.Constant(new Money(0, Currency.Of("AUD")));
        var one = Step.ByCategory(
                Provision,
                (AuPrivacyProvision.Serious, isRaised ? Serious() : InUnits(law.Count("serious.units"))),
                (AuPrivacyProvision.Interference, SinceTiers("interference.units")),
                (AuPrivacyProvision.Administrative, SinceTiers("administrative.units")),
                (AuPrivacyProvision.Other, InUnits(PenaltyUnits))
            )
            .Named("maximum-each", "Most for one contravention", At("ss 13G, 13H, 13K"));
        var most = (one * Contraventions).Named(
            "maximum",
            "Most that can be imposed: a maximum, not a prediction",
            At(
                "ss 13G, 13H, 13K",
                "The maxima are for one contravention; how many there are, and what is just for all of them together, is for the court."
            )
        );
        var each = CourtPenalty.Or(most).Named("penalty-each", "Penalty ordered, or else the most", At("ss 13G, 13H, 13K"));

        // Where neither benefit nor turnover is given, the maximum of a body corporate is not known, and a penalty that the court ordered
        // is not held to it.
        var isKnown = isRaised
            ? Benefit.IsGiven() | AdjustedTurnover.IsGiven() | !IsBodyCorporate | !Provision.Is(AuPrivacyProvision.Serious)
            : Step.Constant(true);
        var isWithin = (CourtPenalty.IsGiven() & isKnown).Implies(each.IsAtMost(most));
        var isInForce = !Provision.Is(AuPrivacyProvision.Interference) & !Provision.Is(AuPrivacyProvision.Administrative);
        var isShown =
            Provision.IsGiven()
            & IsBodyCorporate.IsGiven()
            & (isRaised ? Benefit.IsGiven() | AdjustedTurnover.IsGiven() : Step.Constant(true));
        return new Method(
            Step.SumOver(each)
                .Named("penalty", "Penalties ordered, or else the most that can be imposed: a maximum, not a prediction", At("s 80U"))
        )
        {
            IsMaximum = true,
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    $"What is raised, or new, on {LawData.Day(law.Date)} is for contraventions from that day on",
                    new Citation("Crimes Act 1914 (Cth)", "s 4AA(8), of penalty units") with
                    {
                        Note =
                            "The section speaks of offences; that sections 13G, 13H and 13K are to be taken likewise is FineCalc's "
                            + "reading.",
                    }
                ),
            ],
            AlsoShown = [Shown.Of(most, isShown)],
            Checks =
            [
                new Check(
                    "penalty-above-maximum",
                    isWithin,
                    "The penalty ordered is above the maximum.",
                    "a penalty up to the maximum; give the number of contraventions"
                )
                {
                    Subject = CourtPenalty,
                },
                .. hasTiers
                    ? Array.Empty<Check>()
                    :
                    [
                        new Check(
                            "provision-not-in-force",
                            isInForce,
                            "Sections 13H and 13K are in force since 11 December 2024.",
                            "serious, other"
                        )
                        {
                            Subject = Provision,
                        },
                    ],
            ],
        };
    }

    private static Citation At(string pinpoint, string? note = null) => new("Privacy Act 1988 (Cth)", pinpoint) { Note = note };
}
