using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>
/// The questions of laws that have maxima and no published method. What they give is a ceiling: the most that can be imposed, and never a
/// prediction. The first tier is the first that the law's page names.
/// </summary>
public static class Ceilings
{
    /// <summary>Which of the law's maxima.</summary>
    public static Fact<CeilingTier> Tier { get; } =
        Fact.Choice(
            "tier",
            "Tier",
            "Which of the maxima that the law has applies, in the order of its page (finecalc show)?",
            (CeilingTier.First, "the first"),
            (CeilingTier.Second, "the second, where there is one"),
            (CeilingTier.Third, "the third, where there is one")
        );

    /// <summary>The turnover.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Turnover",
                "What was the annual turnover that the law refers to, of the preceding financial year: worldwide, of the whole "
                    + "undertaking, unless its page says otherwise?"
            )
            .From(Money.Eur(0));

    /// <summary>
    /// The turnover where the text itself says: worldwide, of the whole undertaking. It is the turnover of the GDPR too, and so has a
    /// meaning beyond one law.
    /// </summary>
    public static Fact<Money> UndertakingTurnover { get; } =
        Fact.Money(
                "turnover",
                "Turnover",
                "What was the total worldwide turnover, in the preceding financial year, of the undertaking that the party is or "
                    + "belongs to?"
            )
            .From(Money.Eur(0))
            .Means("undertaking-turnover");

    /// <summary>A small or medium-sized enterprise.</summary>
    public static Fact<bool> IsSme { get; } =
        Fact.Flag(
                "sme",
                "Small or medium-sized enterprise",
                "Is the party a small or medium-sized enterprise, start-ups included? The lower of the two maxima holds then."
            )
            .Default(false, "the case does not say so");

    /// <summary>A small mid-cap enterprise.</summary>
    public static Fact<bool> IsSmallMidCap { get; } =
        Fact.Flag(
                "small-mid-cap",
                "Small mid-cap enterprise",
                "Is the party a small mid-cap enterprise? The lower of the two maxima holds then, but for prohibited practices."
            )
            .Default(false, "the case does not say so");

    /// <summary>An individual.</summary>
    public static Fact<bool> IsIndividual { get; } =
        Fact.Flag(
                "individual",
                "Individual",
                "Is the party an individual? Where the tier has a maximum for individuals, it holds instead of the others."
            )
            .Default(false, "the case does not say so");

    private const string FromMemory = "; the day on which the law began to apply is from memory and unverified";
    private const string Reported = "; the day on which the law began to apply is reported";

    // Laid out in the order of the README.
    internal static IReadOnlyList<(string Id, Lazy<Regime> Regime)> All { get; } =
    [
        Of(
            "eu-ai-act",
            "AI Act",
            Currency.Eur,
            "Market surveillance authorities",
            "European Union",
            new LocalDate(2026, 7, 27),
            "; the consolidated text of 27 July 2026 was read, earlier ones were not",
            3
        ),
        Of(
            "eu-dsa",
            "Digital Services Act",
            Currency.Eur,
            "European Commission; Digital Services Coordinators",
            "European Union",
            new LocalDate(2024, 2, 17),
            Reported,
            2
        ),
        Of(
            "eu-dma",
            "Digital Markets Act",
            Currency.Eur,
            "European Commission",
            "European Union",
            new LocalDate(2023, 5, 2),
            "",
            3,
            UndertakingTurnover
        ),
        Of(
            "eu-nis2",
            "NIS 2 Directive",
            Currency.Eur,
            "Authorities of the member states",
            "European Union",
            new LocalDate(2024, 10, 18),
            "; national law has the maxima that count",
            2,
            UndertakingTurnover
        ),
        Of(
            "eu-cra",
            "Cyber Resilience Act",
            Currency.Eur,
            "Market surveillance authorities",
            "European Union",
            new LocalDate(2027, 12, 11),
            FromMemory + "; reporting duties apply earlier",
            3
        ),
        Of("uk-online-safety", "Online Safety Act", Currency.Gbp, "Ofcom", "United Kingdom", new LocalDate(2024, 1, 10), FromMemory, 1),
        Of(
            "uk-nis",
            "NIS Regulations",
            Currency.Gbp,
            "Designated competent authorities",
            "United Kingdom",
            new LocalDate(2020, 12, 31),
            "",
            3
        ),
        Of(
            "cn-pipl",
            "Personal Information Protection Law",
            Currency.Of("CNY"),
            "Cyberspace Administration of China",
            "China",
            new LocalDate(2021, 11, 1),
            FromMemory,
            2
        ),
        Of(
            "uk-pecr",
            "PECR",
            Currency.Gbp,
            "Information Commissioner's Office (ICO)",
            "United Kingdom",
            new LocalDate(2011, 5, 26),
            FromMemory + "; conduct before 5 February 2026 keeps the old maximum",
            2,
            UndertakingTurnover
        ),
        Of(
            "ca-quebec-law25",
            "Quebec Law 25",
            Currency.Of("CAD"),
            "Commission d'accès à l'information",
            "Quebec, Canada",
            new LocalDate(2023, 9, 22),
            Reported,
            2
        ),
        Of("za-popia", "POPIA", Currency.Of("ZAR"), "Information Regulator", "South Africa", new LocalDate(2021, 7, 1), FromMemory, 1),
        Of(
            "ch-nfadp",
            "Swiss Data Protection Act",
            Currency.Of("CHF"),
            "Cantonal prosecutors",
            "Switzerland",
            new LocalDate(2023, 9, 1),
            "",
            2
        ),
        Of(
            "sg-pdpa",
            "Personal Data Protection Act",
            Currency.Of("SGD"),
            "Personal Data Protection Commission",
            "Singapore",
            new LocalDate(2022, 10, 1),
            "; section 48J itself lets the turnover count for contraventions on or after 1 October 2022",
            3
        ),
    ];

    private static (string Id, Lazy<Regime> Regime) Of(
        string id,
        string name,
        Currency currency,
        string authority,
        string jurisdiction,
        LocalDate from,
        string about,
        int tiers,
        Fact<Money>? turnover = null
    ) =>
        (
            id,
            new(() =>
            {
                var numbers = LawData.Of(id);
                return Regime.Define(
                    new RegimeInfo(id, $"{name}: maximum, not a prediction", currency)
                    {
                        Authority = authority,
                        Jurisdiction = jurisdiction,
                        DateMeaning = "the date of the infringement: the texts do not say otherwise" + about,
                        Dates =
                        [
                            new DateRule("infringement", "the day on which the infringement ended")
                            {
                                Meaning = "infringement-end",
                                Role = DateRole.ConductEnd,
                            },
                        ],
                    },
                    [
                        new MethodPeriod(
                            name,
                            from,
                            null,
                            law => LayOut(law, numbers, tiers, turnover ?? Turnover, SinceVersion(law, id, name, from, about))
                        ),
                    ],
                    numbers
                );
            })
        );

    private static DateCondition SinceVersion(NumbersInForce law, string id, string name, LocalDate from, string about) =>
        (id, law.Date == from) switch
        {
            ("uk-pecr", false) => DateCondition.Since(
                law.Date,
                "Acts before 5 February 2026 keep the old maximum, so that conduct on both sides of the day needs two assessments",
                new Citation("SI 2026/82", "reg 11")
            ),
            (_, false) => DateCondition.SinceVersion(
                law,
                $"{name} was changed on {LawData.Day(law.Date)}",
                new Citation(name, "maxima", Standing.Reported)
            ),
            _ => DateCondition.SinceVersion(
                law,
                $"{name} is taken to apply from {LawData.Day(from)} on",
                new Citation(
                    name,
                    "first day",
                    about.StartsWith(FromMemory, StringComparison.Ordinal) ? Standing.Unverified
                        : about.StartsWith(Reported, StringComparison.Ordinal) ? Standing.Reported
                        : Standing.Read
                )
            ),
        };

    private static Method LayOut(NumbersInForce law, NumberSet numbers, int tiers, Fact<Money> turnover, DateCondition since)
    {
        string[] names = ["first", "second", "third"];
        var source = numbers.Numbers[0].Source with { Pinpoint = "maxima" };
        Step<Money> At(int tier)
        {
            var name = names[Math.Min(tier, tiers - 1)];
            var most = Most(name, tier);
            return law.Has(name + ".individual") ? law.Money(name + ".individual").When(IsIndividual, otherwise: most) : most;
        }

        Step<Money> Most(string name, int tier)
        {
            var (hasFixed, hasShare) = (law.Has(name + ".fixed"), law.Has(name + ".share"));
            if (!hasShare || !hasFixed)
            {
                return hasFixed ? law.Money(name + ".fixed") : Step.Ask(turnover) * law.Rate(name + ".share");
            }

            var (fixedAmount, share) = (law.Money(name + ".fixed"), Step.Ask(turnover) * law.Rate(name + ".share"));
            var higher = Step.Greatest(fixedAmount, share);
            if (law.Has(name + ".above"))
            {
                return higher.When(Step.Ask(turnover).IsAbove(law.Money(name + ".above")), otherwise: fixedAmount);
            }

            var lower = fixedAmount.CappedAt(share);
            return numbers.Id != "eu-ai-act"
                ? higher
                : lower.When(tier == 0 ? Step.Ask(IsSme) : Step.Ask(IsSme) | IsSmallMidCap, otherwise: higher);
        }

        var most = Step.ByCategory<CeilingTier, Money>(
            Tier,
            (CeilingTier.First, At(0)),
            (CeilingTier.Second, At(1)),
            (CeilingTier.Third, At(2))
        );
        var isKnown =
            tiers == 3 ? Step.Constant(true)
            : tiers == 2 ? !Step.Ask(Tier).Is(CeilingTier.Third)
            : Step.Ask(Tier).Is(CeilingTier.First);
        return new Method(most.Named("maximum", "Most that can be imposed: a maximum, not a prediction", source))
        {
            IsMaximum = true,
            Conditions = [since],
            Checks =
            [
                new Check("tier-not-of-law", isKnown, "The law has no such tier.", string.Join(", ", names.Take(tiers))) { Subject = Tier },
            ],
        };
    }
}
