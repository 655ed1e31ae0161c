using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

// The laws that have maxima and no published method; their questions are those of Ceilings.
internal static class CeilingRegimes
{
    // Laid out in the order of the README.
    internal static IReadOnlyList<(string Id, Func<Regime> Define)> All { get; } =
    [
        .. new Ceiling[]
        {
            new("eu-ai-act", "AI Act", "EUR", "European Union", "Market surveillance authorities", new(2025, 8, 2))
            {
                FirstDay = Standing.Reported,
                AboutDays =
                    " (Article 113(b)); the text since 27 July 2026 was read, that of before was not. Fines on providers of "
                    + "general-purpose models (Article 101, by the Commission, from 2 August 2026) and on bodies of the Union (Article "
                    + "100) are not among the tiers",
                Changed = new(2026, 7, 27),
                Earlier = day => day < new LocalDate(2026, 7, 27) ? new Citation("AI Act", "maxima", Standing.Reported) : null,
                Which = OfAiAct,
                WhenChanged = law =>
                    DateCondition.SinceVersion(
                        law,
                        "The AI Act was changed on 27 July 2026",
                        new Citation("Regulation (EU) 2026/1744", "in force on that day")
                    ),
            },
            new(
                "eu-dsa",
                "Digital Services Act",
                "EUR",
                "European Union",
                "European Commission; Digital Services Coordinators",
                new(2024, 2, 17)
            )
            {
                FirstDay = Standing.Reported,
                AboutDays = "; for very large platforms it is four months after their designation, which may be earlier (Article 92)",
            },
            new("eu-dma", "Digital Markets Act", "EUR", "European Union", "European Commission", new(2023, 5, 2))
            {
                AboutDays = "; periodic penalties for each day (Article 31) are not among the tiers",
                Turnover = () => Ceilings.UndertakingTurnover,
            },
            new("eu-nis2", "NIS 2 Directive", "EUR", "European Union", "Authorities of the member states", new(2024, 10, 18))
            {
                AboutDays = "; national law has the maxima that count",
                Turnover = () => Ceilings.UndertakingTurnover,
            },
            new("eu-cra", "Cyber Resilience Act", "EUR", "European Union", "Market surveillance authorities", new(2027, 12, 11))
            {
                FirstDay = Standing.Unverified,
                AboutDays = "; reporting duties apply earlier",
            },
            new("uk-online-safety", "Online Safety Act", "GBP", "United Kingdom", "Ofcom", new(2024, 1, 10))
            {
                FirstDay = Standing.Unverified,
                AboutDays =
                    "; of a person without a complete accounting period, or that is no provider of a regulated service, the fixed "
                    + "maximum alone holds, and a period of more or less than a year is brought to one (Schedule 13, paragraph 4); "
                    + "single and daily amounts have one maximum together",
                Turnover = () => Ceilings.QualifyingRevenue,
            },
            new("uk-nis", "NIS Regulations", "GBP", "United Kingdom", "Designated competent authorities", new(2020, 12, 31)),
            new("cn-pipl", "Personal Information Protection Law", "CNY", "China", "Cyberspace Administration of China", new(2021, 11, 1))
            {
                FirstDay = Standing.Unverified,
            },
            new("uk-pecr", "PECR", "GBP", "United Kingdom", "Information Commissioner's Office (ICO)", new(2011, 5, 26))
            {
                FirstDay = Standing.Unverified,
                AboutFirstDay = "; that the old maximum held from 26 May 2011 on is from memory and unverified",
                AboutDays =
                    "; acts and omissions before 5 February 2026 keep the old maximum, and the new ones are for those on and after it "
                    + "(SI 2026/82, regs 2 and 11, read)",
                Earlier = day =>
                    day < new LocalDate(2026, 2, 5)
                        ? new Citation("Privacy and Electronic Communications Regulations 2003", "maxima", Standing.Reported)
                        : null,
                Turnover = () => Ceilings.UndertakingTurnover,
                WhenChanged = law =>
                    DateCondition.Since(
                        law.Date,
                        "Acts before 5 February 2026 keep the old maximum, so that conduct on both sides of the day needs two assessments",
                        new Citation("Data (Use and Access) Act 2025 (Commencement) Regulations, SI 2026/82", "reg 11")
                    ),
            },
            new("uk-dmcc-consumer", "DMCC Act, consumer", "GBP", "United Kingdom", "Competition and Markets Authority", new(2025, 4, 6))
            {
                FirstDay = Standing.Reported,
            },
            new(
                "uk-dmcc-digital-markets",
                "DMCC Act, digital markets",
                "GBP",
                "United Kingdom",
                "Competition and Markets Authority",
                new(2025, 1, 1)
            )
            {
                AboutDays = "; sections 85 to 88 are in force from 1 January 2025 by SI 2024/1226",
                Turnover = () => Ceilings.UndertakingTurnover,
            },
            new("eu-dora", "DORA", "EUR", "European Union", "Lead overseers (the European supervisory authorities)", new(2025, 1, 17))
            {
                FirstDay = Standing.Unverified,
            },
            new("eu-data-act", "Data Act", "EUR", "European Union", "Authorities of the GDPR", new(2025, 9, 12))
            {
                FirstDay = Standing.Unverified,
                AboutDays = "; other infringements than those of chapters II, III and V have the penalties of the member states",
                Turnover = () => Ceilings.UndertakingTurnover,
            },
            new("ca-quebec-law25", "Quebec Law 25", "CAD", "Quebec, Canada", "Commission d'accès à l'information", new(2023, 9, 22))
            {
                FirstDay = Standing.Reported,
            },
            new("za-popia", "POPIA", "ZAR", "South Africa", "Information Regulator", new(2021, 7, 1)) { FirstDay = Standing.Unverified },
            new("ch-nfadp", "Swiss Data Protection Act", "CHF", "Switzerland", "Cantonal prosecutors", new(2023, 9, 1)),
            new("sg-pdpa", "Personal Data Protection Act", "SGD", "Singapore", "Personal Data Protection Commission", new(2022, 10, 1))
            {
                AboutDays = "; section 48J itself lets the turnover count for contraventions on or after 1 October 2022",
            },
        }.Select(c => (c.Id, (Func<Regime>)c.Define)),
    ];

    // Of a small party the lower of the two holds (Article 99(6)); since the change, of a small mid-cap too, but for prohibited practices,
    // the first tier (Article 99(6a)).
    private static Step<Money> OfAiAct(NumbersInForce law, string tier, Step<Money> fixedAmount, Step<Money> share)
    {
        var hasMidCaps = law.Date >= new LocalDate(2026, 7, 27) && tier != "first";
        var isSmall = hasMidCaps ? Ceilings.IsSme | Ceilings.IsSmallMidCap : Step.Ask(Ceilings.IsSme);
        return Step.Where(isSmall, fixedAmount.CappedAt(share), Step.Greatest(fixedAmount, share));
    }

    // A law of maxima: what it is here, and its numbers in data of the same id.
    private sealed record Ceiling(string Id, string Name, string Currency, string Jurisdiction, string Authority, LocalDate From)
    {
        private const string Daily = ".daily";

        private static readonly string[] Tiers = ["first", "second", "third"];

        // How sure it is that the law began to apply on its first day.
        public Standing FirstDay { get; init; } = Standing.Read;

        // What is said of that day where the words for its standing would be taken for another day's.
        public string? AboutFirstDay { get; init; }

        public string AboutDays { get; init; } = "";

        // Where maxima come from that hold no longer; null for those of today, whose numbers say it.
        public Func<LocalDate, Citation?> Earlier { get; init; } = _ => null;

        // Asked for when the law is laid out, so that a list of laws makes no questions.
        public Func<Fact<Money>> Turnover { get; init; } = () => Ceilings.Turnover;

        // Which of a fixed amount and a share of the turnover is the maximum of a tier that has both.
        public Func<NumbersInForce, string, Step<Money>, Step<Money>, Step<Money>> Which { get; init; } =
            (_, _, amount, share) => Step.Greatest(amount, share);

        // The day from which the law is laid out otherwise, where more than its numbers changed.
        public LocalDate? Changed { get; init; }

        // What the law says of the day on which it was changed.
        public Func<NumbersInForce, DateCondition>? WhenChanged { get; init; }

        public Regime Define()
        {
            var numbers = LawData.Of(Id);
            return Regime.Define(
                new RegimeInfo(Id, $"{Name}: maximum, not a prediction", FineCalc.Currency.Of(Currency))
                {
                    Authority = Authority,
                    Jurisdiction = Jurisdiction,
                    DateMeaning = "the date of the infringement: the texts do not say otherwise" + OfFirstDay + AboutDays,
                    Dates =
                    [
                        new DateRule("infringement", "the day on which the infringement ended")
                        {
                            Meaning = "infringement-end",
                            Role = DateRole.ConductEnd,
                        },
                    ],
                },
                Changed is { } changed ? [Since(From, changed), Since(changed, null)] : [Since(From, null)],
                numbers
            );

            MethodPeriod Since(LocalDate from, LocalDate? until) =>
                new(Name, from, until, law => LayOut(law, Earlier(law.Date) ?? numbers.Numbers[0].Source with { Pinpoint = "maxima" }));
        }

        private string OfFirstDay =>
            AboutFirstDay
            ?? FirstDay switch
            {
                Standing.Unverified => "; the day on which the law began to apply is from memory and unverified",
                Standing.Reported => "; the day on which the law began to apply is reported",
                _ => "",
            };

        private Method LayOut(NumbersInForce law, Citation source)
        {
            string[] tiers = [.. Tiers.Where(t => HasMost(law, t) || HasMost(law, t + Daily))];

            // What the law does not have is refused by a check.
            Step<Money> At(int tier) => MostOf(law, tiers[Math.Min(tier, tiers.Length - 1)]);
            var most = Step.ByCategory<CeilingTier, Money>(
                Ceilings.Tier,
                (CeilingTier.First, At(0)),
                (CeilingTier.Second, At(1)),
                (CeilingTier.Third, At(2))
            );
            var isOfLaw =
                tiers.Length == 3 ? Step.Constant(true)
                : tiers.Length == 2 ? !Ceilings.Tier.Is(CeilingTier.Third)
                : Ceilings.Tier.Is(CeilingTier.First);
            return new Method(most.Named("maximum", "Most that can be imposed: a maximum, not a prediction", source))
            {
                IsMaximum = true,
                Conditions = [SinceVersion(law)],
                Checks =
                [
                    new Check("tier-not-of-law", isOfLaw, "The law has no such tier.", string.Join(", ", tiers))
                    {
                        Subject = Ceilings.Tier,
                    },
                    .. tiers.Where(t => law.Has(t + Daily + ".days")).Select(t => InTime(law, t + Daily + ".days")),
                ],
            };
        }

        private static Check InTime(NumbersInForce law, string days) =>
            new(
                "days-above-most",
                Ceilings.DaysInAll.IsAtMost(law.Count(days)),
                $"The law has a penalty for at most {law.Say(days)} days.",
                $"up to {law.Say(days)} days"
            )
            {
                Subject = Ceilings.DaysInAll,
            };

        private static bool HasMost(NumbersInForce law, string tier) => law.Has(tier + ".fixed") || law.Has(tier + ".share");

        // An amount once, one for each day, or both together.
        private Step<Money> MostOf(NumbersInForce law, string tier)
        {
            if (!HasMost(law, tier + Daily))
            {
                return MostOf(law, tier, Turnover);
            }

            var each = MostOf(law, tier + Daily, () => Ceilings.DailyTurnover);
            if (!HasMost(law, tier))
            {
                return each * Ceilings.DaysInAll;
            }

            var none = Step.Constant(new Money(0m, FineCalc.Currency.Of(Currency)));
            return MostOf(law, tier, Turnover) + Step.Where(Ceilings.Days.Is(0), none, each * Ceilings.Days);
        }

        private Step<Money> MostOf(NumbersInForce law, string tier, Func<Fact<Money>> ofTurnover)
        {
            var most = OfUndertaking(law, tier, ofTurnover);
            return law.Has(tier + ".individual") ? Step.Where(Ceilings.IsIndividual, law.Money(tier + ".individual"), most) : most;
        }

        private Step<Money> OfUndertaking(NumbersInForce law, string tier, Func<Fact<Money>> ofTurnover)
        {
            if (!law.Has(tier + ".share"))
            {
                return law.Money(tier + ".fixed");
            }

            var turnover = ofTurnover();
            var share = turnover * law.Rate(tier + ".share");
            if (!law.Has(tier + ".fixed"))
            {
                return share;
            }

            var amount = law.Money(tier + ".fixed");
            var most = Which(law, tier, amount, share);
            return law.Has(tier + ".above") ? Step.Where(turnover.IsAbove(law.Money(tier + ".above")), most, amount) : most;
        }

        private DateCondition SinceVersion(NumbersInForce law) =>
            law.Date == From
                ? DateCondition.SinceVersion(
                    law,
                    $"{Name} is taken to apply from {LawData.Day(From)} on",
                    new Citation(Name, "first day", FirstDay)
                )
                : WhenChanged?.Invoke(law)
                    ?? DateCondition.SinceVersion(
                        law,
                        $"{Name} was changed on {LawData.Day(law.Date)}",
                        new Citation(Name, "maxima", Standing.Reported)
                    );
    }
}
