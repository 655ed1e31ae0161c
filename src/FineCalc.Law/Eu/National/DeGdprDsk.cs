using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions of the German authorities' concept for fines on undertakings under the GDPR (Konzept zur Bußgeldzumessung in Verfahren
/// gegen Unternehmen, 14 October 2019): from the turnover a daily rate, and from how severe the infringement is a factor. Turnover, tier
/// and conduct are asked by <see cref="EuGdpr"/>.
/// </summary>
public static class DeGdprDsk
{
    private const string Concept = "DSK, Konzept zur Bußgeldzumessung in Verfahren gegen Unternehmen (14 October 2019)";

    // The day on which the European Data Protection Board adopted guidelines of its own.
    private static readonly LocalDate Superseded = new(2023, 5, 24);

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
            [new MethodPeriod("DSK, Konzept zur Bußgeldzumessung (2019)", new LocalDate(2019, 10, 14), Superseded, LayOut)],
            LawData.Of("de-gdpr-dsk", "eu-gdpr-maxima")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // Steps 1 and 2: the class of the undertaking by its turnover, and the mean turnover of the class. Above the last class there is no
        // mean. Neither is asked beyond the line, so that a turnover that is open across it has both readings.
        var actual = law.Money("actual-turnover.above");
        var mean = Where(
                EuGdpr.Turnover.IsAbove(actual),
                EuGdpr.Turnover.AtLeast(actual),
                otherwise: law.ByBand<Money, Money>(EuGdpr.Turnover.CappedAt(actual), "mean-turnover")
            )
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

        // Step 3: the economic base value, a day of that turnover.
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

        // Step 4: times a factor by how severe the act is.
        var maximum = EuGdprSteps.Maximum(law, EuGdpr.Tier);
        var severe = Where(Factor.IsGiven(), daily * Ask(Factor), otherwise: BySeverity(law, daily, maximum))
            .Named("after-severity", "Base value times severity factor", At("step 4"));

        // Step 5: remaining circumstances.
        var each = Replacement
            .Or(severe.RaisedBy(Remaining))
            .Between(Constant(Money.Eur(0)), maximum)
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
        var together = new Citation(EuGdpr.Regulation, "Art 83(3)")
        {
            Note =
                "Several infringements by the same or linked processing, which the concept as far as it was read does not treat: "
                + "FineCalc adds their fines and holds them by the gravest maximum.",
        };
        return new Method(NationalGdpr.Total(each, maximum, together))
        {
            Conditions = [Article83.Applies],
            Checks =
            [
                new Check(
                    "party-not-undertaking",
                    EuGdpr.IsUndertaking,
                    "The concept is for undertakings, and the party is said to be none.",
                    "an undertaking"
                )
                {
                    Subject = EuGdpr.IsUndertaking,
                },
                Check.Warning(
                    "factor-outside-severity",
                    (Factor.IsGiven() & Severity.IsGiven()).Implies(IsInRange(law)),
                    "The severity factor does not lie in the range of the severity that is given.",
                    "the range that the concept has for the severity and the tier",
                    Factor
                ),
            ],
        };
    }

    // Each severity goes on to where the next begins. Above the lowest factor of a very severe infringement the concept names no other end
    // than the legal maximum.
    private static Step<Money> BySeverity(NumbersInForce law, Step<Money> daily, Step<Money> maximum)
    {
        var (light, medium, severe, verySevere) = (
            From("light", "light"),
            From("medium", "medium"),
            From("severe", "severe"),
            From("very-severe", "very severe")
        );
        return ByCategory(
            Severity,
            (DskSeverity.Light, Between(light, medium, PlaceInRange)),
            (DskSeverity.Medium, Between(medium, severe, PlaceInRange)),
            (DskSeverity.Severe, Between(severe, verySevere, PlaceInRange)),
            (DskSeverity.VerySevere, Between(verySevere, Greatest(maximum, verySevere), law.Rate("very-severe.place")))
        );

        Step<Money> From(string severity, string name) =>
            (daily * ByKind(kind => law.Count($"factor.{kind}.{severity}"))).Named(
                $"{severity}-from",
                $"Lower end of {name}",
                At("step 4")
            );

        static Step<Money> Between(Step<Money> low, Step<Money> high, Step<Rate> place) => low + ((high - low) * place);
    }

    private static Step<bool> IsInRange(NumbersInForce law)
    {
        return ByKind(kind =>
            ByCategory(
                Severity,
                (DskSeverity.Light, Factor.IsWithin(From(kind, "light"), From(kind, "medium"))),
                (DskSeverity.Medium, Factor.IsWithin(From(kind, "medium"), From(kind, "severe"))),
                (DskSeverity.Severe, Factor.IsWithin(From(kind, "severe"), From(kind, "very-severe"))),
                (DskSeverity.VerySevere, Factor.IsAtLeast(From(kind, "very-severe")))
            )
        );

        Step<Count> From(string kind, string severity) => law.Count($"factor.{kind}.{severity}");
    }

    // The concept has one row of factors for formal infringements (Art 83(4) GDPR) and one for material ones (Art 83(5)-(6)).
    private static Step<T> ByKind<T>(Func<string, Step<T>> of)
        where T : struct => ByCategory(EuGdpr.Tier, (MaximumTier.Standard, of("formal")), (MaximumTier.Higher, of("material")));

    private static Citation At(string pinpoint) => new(Concept, pinpoint);
}
