using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Eu;

/// <summary>
/// The questions of the German authorities' concept for fines on undertakings under the GDPR (Konzept zur Bußgeldzumessung in Verfahren
/// gegen Unternehmen, 14 October 2019): from the turnover a daily rate, and from how severe the infringement is a factor. Turnover, tier
/// and conduct are asked by <see cref="EuGdpr"/>.
/// </summary>
public static class DeGdprDsk
{
    private const string Concept = "DSK, Konzept zur Bußgeldzumessung in Verfahren gegen Unternehmen (14 October 2019)";

    /// <summary>Step 4: how severe the infringement is.</summary>
    public static Fact<DskSeverity> Severity { get; } =
        Fact.Choice(
                "severity",
                "Severity",
                "How severe is the infringement, by the circumstances of the act that Art 83(2) GDPR names?",
                (DskSeverity.Light, "leicht"),
                (DskSeverity.Medium, "mittel"),
                (DskSeverity.Severe, "schwer"),
                (DskSeverity.VerySevere, "sehr schwer")
            )
            .AsJudgement()
            .PerInfringement()
            .Open(
                DskSeverity.Light,
                DskSeverity.Medium,
                DskSeverity.VerySevere,
                "the severity is not given, and the concept has no points by which facts would make one; any of the four is left open"
            )
            .At(At("step 4"));

    /// <summary>Step 4: where in the range of its severity the factor lies.</summary>
    public static Fact<Rate> PlaceInRange { get; } =
        Fact.Rate(
                "place-in-range",
                "Place inside the range of factors",
                "Where inside the range of its severity does the factor lie: 0% at its lower end, 100% at its upper end?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the concept leaves the factor inside its range to the authority; the middle is FineCalc's reading of 'likely'"
            )
            .At(At("step 4"));

    /// <summary>Step 4: the factor, where it is known.</summary>
    public static Fact<Count> Factor { get; } =
        Fact.Count("severity-factor", "Severity factor as given", "Which factor did the authority take, where it is known?", "(factor)")
            .From(0)
            .AsJudgement()
            .PerInfringement()
            .At(At("step 4"));

    /// <summary>Step 5: remaining circumstances, as a percentage.</summary>
    public static Fact<Rate> Remaining { get; } =
        Fact.Rate(
                "remaining-circumstances",
                "Remaining circumstances",
                "What do circumstances that were not yet weighed add (above 0) or take off (below 0): those of the party, a long "
                    + "procedure, a threatening insolvency?"
            )
            .From(Rate.Percent(-100))
            .AsJudgement()
            .PerInfringement()
            .Default(Rate.Zero, "no adjustment is stated")
            .At(At("step 5"));

    /// <summary>Step 5: the amount, where it is known.</summary>
    public static Fact<Money> Replacement { get; } =
        NationalGdpr
            .Stated(
                "step-5-amount",
                "Step 5, stated amount",
                "Which amount did the authority come to in step 5, where no percentage is known, as by rounding it?"
            )
            .At(At("step 5"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("de-gdpr-dsk", "Germany, GDPR fines on undertakings by the DSK concept of 2019", Currency.Eur)
            {
                Authority = "Data protection authorities of the Federation and the Länder (Datenschutzkonferenz, DSK)",
                Jurisdiction = "Germany",
                DateMeaning =
                    "the date of the authority's decision: no transitional rule was read; the first day is that of the concept, the "
                    + "last the one before the EDPB adopted its guidelines",
                Dates =
                [
                    new DateRule("decision", "the day of the decision that imposes the fine")
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                    },
                ],
                EndNote =
                    "the concept was to hold until the European Data Protection Board had guidelines of its own (reported), which it "
                    + "adopted on 24 May 2023: see eu-gdpr",
            },
            [new MethodPeriod("DSK, Konzept zur Bußgeldzumessung (2019)", new LocalDate(2019, 10, 14), new LocalDate(2023, 5, 24), LayOut)],
            LawData.Of("de-gdpr-dsk", "eu-gdpr-maxima")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var turnover = Step.Ask(EuGdpr.Turnover);
        var actual = law.Money("actual-turnover.above");

        // Above the last class there is no mean. Neither is asked beyond the line, so that a turnover that is open across it has both
        // readings.
        var mean = turnover
            .AtLeast(actual)
            .When(turnover.IsAbove(actual), otherwise: law.ByBand<Money, Money>(turnover.CappedAt(actual), "mean-turnover"))
            .Named(
                "mean-turnover-of-class",
                "Mean turnover of the class",
                At("steps 1-2") with
                {
                    Note =
                        "The class follows from the worldwide turnover of the whole undertaking. A class owns its upper end ('over ... "
                        + "up to ...'), as reports have it of the lower classes; of those above FineCalc takes it. The concept is "
                        + "for undertakings and not for cases across borders, and does not bind courts (reported).",
                }
            );
        var daily = (mean / law.Count("days"))
            .RoundedTo(new Rounding(1m, RoundingMode.Nearest))
            .Named(
                "base-value",
                "Economic base value",
                At("step 3") with
                {
                    Note =
                        "To the nearest euro, as the reported figures of five classes are; FineCalc rounds the actual turnover above "
                        + "the last class likewise.",
                }
            );
        var maximum = EuGdprSteps.Maximum(law, EuGdpr.Tier);

        // Each severity goes on to where the next begins. Above the lowest factor of a very severe infringement the concept names no other
        // end than the legal maximum.
        Step<Money> From(string level, string name) =>
            (
                daily
                * Step.ByCategory<MaximumTier, Count>(
                    EuGdpr.Tier,
                    (MaximumTier.Standard, law.Count($"factor.formal.{level}")),
                    (MaximumTier.Higher, law.Count($"factor.material.{level}"))
                )
            ).Named($"{level}-from", $"Lower end of {name}", At("step 4"));
        Step<Money> Between(Step<Money> low, Step<Money> high, Step<Rate> place) => low + ((high - low) * place);
        var (light, medium, heavy, heaviest) = (
            From("light", "light"),
            From("medium", "medium"),
            From("severe", "severe"),
            From("very-severe", "very severe")
        );
        var byLevel = Step.ByCategory<DskSeverity, Money>(
            Severity,
            (DskSeverity.Light, Between(light, medium, PlaceInRange)),
            (DskSeverity.Medium, Between(medium, heavy, PlaceInRange)),
            (DskSeverity.Severe, Between(heavy, heaviest, PlaceInRange)),
            (DskSeverity.VerySevere, Between(heaviest, Step.Greatest(maximum, heaviest), law.Rate("very-severe.place")))
        );
        var severe = (daily * Step.Ask(Factor))
            .When(Step.IsGiven(Factor), otherwise: byLevel)
            .Named("after-severity", "Base value times severity factor", At("step 4"));
        var each = Step.AskOr(Replacement, severe.RaisedBy(Remaining))
            .Between(Step.Constant(Money.Eur(0)), maximum)
            .Named(
                "fine-each",
                "After remaining circumstances",
                At("step 5") with
                {
                    Note =
                        "The concept gives these circumstances no weights. FineCalc holds the amount by the legal maximum here, at "
                        + "the end.",
                }
            );
        return new Method(
            NationalGdpr.Total(
                each,
                maximum,
                new Citation(EuGdpr.Regulation, "Art 83(3)")
                {
                    Note =
                        "Several infringements by the same or linked processing, which the concept as far as it was read does not "
                        + "treat: FineCalc adds their fines and holds them by the gravest maximum.",
                }
            )
        )
        {
            Conditions = [Article83.Applies],
            Checks =
            [
                new Check(
                    "party-not-undertaking",
                    Step.Ask(EuGdpr.IsUndertaking),
                    "The concept is for undertakings, and the party is said to be none.",
                    "an undertaking"
                )
                {
                    Subject = EuGdpr.IsUndertaking,
                },
                new Check(
                    "factor-outside-severity",
                    IsInRange(law),
                    "The severity factor does not lie in the range of the severity that is given.",
                    "the range that the concept has for the severity and the tier"
                )
                {
                    Subject = Factor,
                    IsWarning = true,
                },
            ],
        };
    }

    private static Step<bool> IsInRange(NumbersInForce law)
    {
        var factor = Step.Ask(Factor);
        Step<bool> Within(string tier, string from, string? to) =>
            to is null
                ? factor.IsAtLeast(law.Count($"factor.{tier}.{from}"))
                : factor.IsAtLeast(law.Count($"factor.{tier}.{from}")) & factor.IsAtMost(law.Count($"factor.{tier}.{to}"));
        Step<bool> Of(string tier) =>
            Step.ByCategory<DskSeverity, bool>(
                Severity,
                (DskSeverity.Light, Within(tier, "light", "medium")),
                (DskSeverity.Medium, Within(tier, "medium", "severe")),
                (DskSeverity.Severe, Within(tier, "severe", "very-severe")),
                (DskSeverity.VerySevere, Within(tier, "very-severe", null))
            );
        return Step.ByCategory<MaximumTier, bool>(EuGdpr.Tier, (MaximumTier.Standard, Of("formal")), (MaximumTier.Higher, Of("material")))
            .When(Step.IsGiven(Factor) & Step.IsGiven(Severity), otherwise: Step.Constant(true));
    }

    private static Citation At(string pinpoint) => new(Concept, pinpoint);
}
