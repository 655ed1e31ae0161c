using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Kr;

/// <summary>
/// The questions that fines (gwajinggeum) under the Korean Personal Information Protection Act turn on: Article 64-2 of the Act and Annex
/// 1-5 of its Enforcement Decree. A case is one infringement.
/// </summary>
public static class KrPipa
{
    private const string Decree = "PIPA Enforcement Decree",
        Act = "Personal Information Protection Act (PIPA)";

    private static readonly Currency Won = Currency.Of("KRW");

    private static readonly LocalDate GreaterTurnover = new(2026, 5, 19);

    private static readonly LocalDate SecondTier = new(2026, 9, 11);

    /// <summary>How serious the infringement is.</summary>
    public static Fact<PipaSeriousness> Seriousness { get; } =
        Fact.Choice(
                "seriousness",
                "Seriousness",
                "How serious is the infringement, by its content and degree, the efforts for safety, its part in a leak and the leak's "
                    + "size, the kind of data and the harm to the data subjects?",
                (PipaSeriousness.Weak, "the lowest level"),
                (PipaSeriousness.Ordinary, "the one above it"),
                (PipaSeriousness.Serious, "the one above that"),
                (PipaSeriousness.VerySerious, "the highest level")
            )
            .AsJudgement()
            .At(Annex("2(a)3)"));

    /// <summary>The total turnover.</summary>
    public static Fact<Money> TotalTurnover { get; } =
        Fact.Money(
                "total-turnover",
                "Total turnover",
                "What is the yearly average of the turnover of the three business years before the one of the infringement? For a "
                    + "business of less than three years on the first day of that year: "
                    + "of the time from its beginning until the end of the year before, as a yearly average; for one begun in that "
                    + "year: from its beginning until the infringement, as a yearly turnover."
            )
            .From(new Money(0, Won))
            .At(Article60("Art 60-2(1), in the text until 18 May 2026"))
            .Since(
                GreaterTurnover,
                f =>
                    f.Asking(
                            "Which is greater, the turnover of the business year before the one of the infringement or the yearly "
                                + "average of the three business years before it? "
                                + "For a business of one year or more and less than three on the first day of that year: the turnover "
                                + "of the year before, or the yearly average from its beginning until the end of that year, "
                                + "whichever is greater; for a younger one: its turnover until the end of the year before or, if it was "
                                + "begun in the year of the infringement, until the infringement, as a yearly turnover."
                        )
                        .At(Article60("Art 60-2(1), as amended by Decree 36340 of 19 May 2026"))
            );

    /// <summary>Turnover that has nothing to do with the infringement.</summary>
    public static Fact<Money> UnrelatedTurnover { get; } =
        Fact.Money("unrelated-turnover", "Unrelated turnover", "Which part of the total turnover is not related to the infringement?")
            .From(new Money(0, Won))
            .Default(new Money(0, Won), "none is proved")
            .At(Annex("2(a)1), with Art 60-2(3) of the decree"));

    /// <summary>Records that were refused.</summary>
    public static Fact<bool> RefusedRecords { get; } =
        Fact.Flag(
                "records-refused",
                "Records refused",
                "Did the controller refuse the records of its turnover without good reason, or give false ones? The total turnover is "
                    + "the basis then."
            )
            .Default(false, "the case does not say so")
            .At(new Citation(Act, "Art 64-2(3)"))
            .Since(SecondTier, f => f.At(new Citation(Act, "Art 64-2(4)")));

    /// <summary>No turnover to reckon from.</summary>
    public static Fact<bool> WithoutTurnover { get; } =
        Fact.Flag(
                "without-turnover",
                "Without turnover",
                "Is there no business result (not begun, stopped, or the like), or are records lost, as by a disaster, so that no "
                    + "turnover can be reckoned?"
            )
            .Default(false, "the case does not say so")
            .At(Annex("2(a)2), with Art 60-2(2) of the decree"));

    /// <summary>The base rate that was taken.</summary>
    public static Fact<Rate> BaseRate { get; } =
        Fact.Rate("base-rate", "Base rate as given", "Which base rate did the Commission take, inside the range of the seriousness?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(Annex("2(a)1)"));

    /// <summary>The base amount that was taken without turnover.</summary>
    public static Fact<Money> BaseAmount { get; } =
        Fact.Money(
                "base-amount",
                "Base amount as given",
                "Which base amount did the Commission take where there is no turnover, inside the range of the seriousness?"
            )
            .From(new Money(0, Won))
            .AsJudgement()
            .At(Annex("2(a)2)"));

    /// <summary>The reduction for preventive investment.</summary>
    public static Fact<Rate> InvestmentReduction { get; } =
        Fact.Rate(
                "investment-reduction",
                "Reduction for preventive investment",
                "What was taken off for investing in and running staff, equipment and the like for the protection of personal "
                    + "information? Article 60-2(5) of the decree leaves the measure to a notice of the Commission, which was not read."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(new Citation(Act, "Art 64-2(6)"));

    /// <summary>The first adjustment.</summary>
    public static Fact<Rate> FirstAdjustment { get; } =
        Fact.Rate(
                "first-adjustment",
                "First adjustment",
                "By how much was the base amount raised or lowered for duration and number of infringements, the size of the gain, and "
                    + "the form and size of the business?"
            )
            .Within(Rate.Percent(-90), Rate.Percent(90))
            .AsJudgement()
            .Open(
                Rate.Percent(-90),
                Rate.Zero,
                Rate.Percent(90),
                "the annex leaves it to the Commission, within 90% of the base amount; nothing is FineCalc's reading of 'likely'"
            )
            .At(Annex("2(b)"));

    /// <summary>The second adjustment.</summary>
    public static Fact<Rate> SecondAdjustment { get; } =
        Fact.Rate(
                "second-adjustment",
                "Second adjustment",
                "By how much was the once-adjusted amount raised or lowered for cooperation and correction, remedy of harm, "
                    + "certification and protective efforts, leadership and self-reporting?"
            )
            .Within(Rate.Percent(-50), Rate.Percent(50))
            .AsJudgement()
            .Open(
                Rate.Percent(-50),
                Rate.Zero,
                Rate.Percent(50),
                "the annex leaves it to the Commission, within 50% of the once-adjusted amount; nothing is FineCalc's reading of 'likely'"
            )
            .At(Annex("2(c)"));

    /// <summary>The final reduction.</summary>
    public static Fact<Rate> FinalReduction { get; } =
        Fact.Rate(
                "final-reduction",
                "Final reduction",
                "What was taken off because the amount was too heavy, for real ability to pay or for a crisis of the economy, market or "
                    + "industry? The note says which."
            )
            .Within(Rate.Zero, Rate.Percent(90))
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(Annex("2(d)1)"));

    /// <summary>Intent or gross negligence.</summary>
    public static Fact<bool> IsGross { get; } =
        Fact.Flag("gross-fault", "Intent or gross negligence", "Was the infringement committed with intent or by gross negligence?")
            .AsJudgement()
            .Default(false, "the case does not say so")
            .At(new Citation(Act, "Art 64-2(2), (6)"));

    /// <summary>Repetition.</summary>
    public static Fact<bool> IsRepeated { get; } =
        Fact.Flag(
                "repeated",
                "Repeated within three years",
                "Was a fine under Article 64-2 imposed within the three years before, for an infringement of the same item of its "
                    + "paragraph 1 that was itself committed since 11 September 2026, with intent or by gross negligence?"
            )
            .Default(false, "the case does not say so")
            .At(new Citation(Act, "Art 64-2(2) 1; Act 21445, addenda, Art 3(1)"));

    /// <summary>Victims.</summary>
    public static Fact<Count> Victims { get; } =
        Fact.Count("victims", "People harmed", "How many data subjects did the infringement harm?", "people")
            .From(0)
            .Whole()
            .Default(0, "the case mentions none")
            .At(new Citation(Act, "Art 64-2(2) 2; Act 21445, addenda, Art 3(2)"));

    /// <summary>A corrective order that was not followed.</summary>
    public static Fact<bool> IgnoredOrder { get; } =
        Fact.Flag(
                "order-ignored",
                "Corrective order not followed",
                "Was personal information leaked because a corrective order, given since 11 September 2026, had not been followed?"
            )
            .Default(false, "the case does not say so")
            .At(new Citation(Act, "Art 64-2(2) 3; Act 21445, addenda, Art 3(3)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("kr-pipa", "Korean PIPA, fines", Won)
            {
                Authority = "Personal Information Protection Commission (PIPC)",
                Jurisdiction = "Republic of Korea",
                DateMeaning =
                    "the day on which the infringement ended: the addenda of Act 19234 (Article 8) keep the earlier provisions for "
                    + "infringements that had ended before it came into force, on 15 September 2023, and apply Article 64-2 to all "
                    + "others. Annex 1-5 bears the date of 12 September 2023, and its decree (33723) came into force on 15 "
                    + "September 2023 too; it was read in the text before Decree 36340, and whether that decree touched it was not "
                    + "read. Decree 36340 was promulgated and came into force on 19 May 2026, without a transitional rule; since "
                    + "then the total turnover is the greater of two (Article 60-2(1)), before it was the average of three years. "
                    + "The second tier came on 11 September 2026: the addenda of Act 21445 (Article 3) apply the case of many people "
                    + "harmed also to infringements that had not ended by then; of the two others, both the earlier infringement and "
                    + "the order must be of that day or later",
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
                new MethodPeriod("PIPA, Article 64-2, and Annex 1-5 of the decree", new LocalDate(2023, 9, 15), GreaterTurnover, LayOut),
                new MethodPeriod(
                    "PIPA, Article 64-2, and Annex 1-5 of the decree, with the greater turnover of Article 60-2(1)",
                    GreaterTurnover,
                    SecondTier,
                    LayOut
                ),
                new MethodPeriod("PIPA, Article 64-2 with its second tier, and Annex 1-5 of the decree", SecondTier, null, LayOut),
            ],
            LawData.Of("kr-pipa")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var (place, hasSecond) = (law.Rate("place"), law.Date >= SecondTier);

        // The annex was read as it stood before the second tier.
        Citation On(string pinpoint, string? note = null) =>
            Annex(pinpoint) with
            {
                Standing = hasSecond ? Standing.Unverified : Standing.Read,
                Note = note,
            };

        var isSecond = hasSecond
            ? (((IsRepeated | Victims.IsAtLeast(law.Count("special.victims"))) & IsGross) | IgnoredOrder).Named(
                "second-tier",
                "Second tier",
                new Citation(Act, "Art 64-2(2)")
                {
                    Note =
                        $"Repetition and {law.Say("special.victims")} people harmed each need intent or gross negligence; a corrective order "
                        + "that was not followed does not.",
                }
            )
            : Step.Constant(false);

        // Of each seriousness the annex has the ends of a range; the Commission takes a rate or an amount inside it.
        var ownRate = BaseRate.Or(
            BySeriousness(s => law.Rate($"rate.{s}.least") + ((law.Rate($"rate.{s}.most") - law.Rate($"rate.{s}.least")) * place))
        );
        var ownAmount = BaseAmount.Or(
            BySeriousness(s => law.Money($"amount.{s}.least") + ((law.Money($"amount.{s}.most") - law.Money($"amount.{s}.least")) * place))
        );

        // How the base is reckoned in the second tier was not read: the case has to give it.
        const string Ends = "The upper end of a level itself belongs to the next, but for the highest.";
        var rate = (hasSecond ? Step.Where(isSecond, BaseRate, ownRate) : ownRate).Named(
            "rate",
            "Base rate",
            On("2(a)1)", Ends + SecondUnknown("rate"))
        );
        var amount = (hasSecond ? Step.Where(isSecond, BaseAmount, ownAmount) : ownAmount).Named(
            "amount-without-turnover",
            "Base amount without turnover",
            On("2(a)2)", Ends + SecondUnknown("amount"))
        );
        var relevant = Step.Where(RefusedRecords, TotalTurnover, TotalTurnover - UnrelatedTurnover)
            .Named(
                "relevant-turnover",
                "Turnover related to the infringement",
                new Citation(Act, hasSecond ? "Art 64-2(3), (4)" : "Art 64-2(2), (3)")
                {
                    Note = "The total turnover as Article 60-2(1) of the decree reckoned it on the day.",
                }
            );
        var basic = Step.Where(WithoutTurnover, amount, relevant * rate).Named("base", "Base amount", On("2(a)"));
        var invested = !hasSecond
            ? basic
            : basic
                .ReducedBy(InvestmentReduction)
                .Named(
                    "after-investment",
                    "After the reduction for preventive investment",
                    new Citation(Act, "Art 64-2(6)")
                    {
                        Note =
                            "The Act says that the fine is lowered, and neither by how much nor at which step. A secondary source takes "
                            + "it off the base amount before the first adjustment; so does FineCalc.",
                    }
                );

        var once = invested.RaisedBy(FirstAdjustment).Named("once-adjusted", "After the first adjustment", On("2(b)"));
        var again = once.RaisedBy(SecondAdjustment)
            .Named(
                "twice-adjusted",
                "After the second adjustment",
                On("2(c)", "A share of the once-adjusted amount, not of the base amount.")
            );
        var reduced = again.ReducedBy(FinalReduction).Named("determined", "After the final reduction", On("2(d)1)"));

        var (share, limit) = (law.Rate("maximum.share"), law.Money("maximum.fixed"));
        var first = Step.Where(WithoutTurnover, limit, TotalTurnover * share);
        var highest = (hasSecond ? Step.Where(isSecond, Special(), first) : first).Named(
            "highest",
            "Highest fine",
            new Citation(Act, hasSecond ? "Art 64-2(1), (2)" : "Art 64-2(1)")
            {
                Note = "Of the total turnover, unrelated turnover included; one secondary source leaves the unrelated out.",
            }
        );
        var fine = reduced
            .CappedAt(highest)
            .Named(
                "fine",
                "Fine",
                On(
                    "1",
                    "The annex says that the highest fine is not exceeded even where it is raised, and not whether the final "
                        + "reduction is taken off before or after; FineCalc holds the amount that results. The Commission may "
                        + "impose none in the cases of Article 64-2("
                        + (hasSecond ? "7" : "5")
                        + "). How fines for several infringements go together was not read."
                )
            );

        Step<bool> Within<T>(Fact<T> fact, string id, Func<string, Step<T>> number)
            where T : struct =>
            (fact.IsGiven() & !isSecond).Implies(
                BySeriousness(s =>
                    fact.IsAtLeast(number($"{id}.{s}.least"))
                    & (s == "very-serious" ? fact.IsAtMost(number($"{id}.{s}.most")) : fact.IsBelow(number($"{id}.{s}.most")))
                )
            );

        var checks = new List<Check>
        {
            new(
                "base-rate-outside-seriousness",
                Within(BaseRate, "rate", law.Rate),
                "The base rate lies outside the range of the seriousness.",
                "a rate in the range of Annex 1-5 for that seriousness; the upper end belongs to the next, but for the highest"
            )
            {
                Subject = BaseRate,
            },
            new(
                "base-amount-outside-seriousness",
                Within(BaseAmount, "amount", law.Money),
                "The base amount lies outside the range of the seriousness.",
                "an amount in the range of Annex 1-5 for that seriousness; the upper end belongs to the next, but for the highest"
            )
            {
                Subject = BaseAmount,
            },
            new(
                "unrelated-above-total",
                TotalTurnover.IsGiven().Implies(UnrelatedTurnover.IsAtMost(TotalTurnover)),
                "The unrelated turnover is above the total turnover, of which it is a part.",
                "up to the total turnover"
            )
            {
                Subject = UnrelatedTurnover,
            },
        };
        checks.Add(
            Check.Warning(
                "base-amount-without-use",
                WithoutTurnover | !BaseAmount.IsGiven(),
                "A base amount is given, and the party is not said to be without turnover: it counts for nothing.",
                "without-turnover: true, or no base amount",
                WithoutTurnover
            )
        );
        if (hasSecond)
        {
            checks.Add(
                new Check(
                    "investment-with-gross-fault",
                    !IsGross | InvestmentReduction.Is(Rate.Zero),
                    "Preventive investment lowers no fine for an infringement with intent or by gross negligence.",
                    "no reduction"
                )
                {
                    Subject = InvestmentReduction,
                }
            );
            checks.Add(
                Check.Warning(
                    "investment-above-reported",
                    InvestmentReduction.IsAtMost(law.Rate("investment.most")),
                    "More is taken off for preventive investment than a secondary source reports as the most.",
                    $"up to {law.Say("investment.most")}, as reported",
                    InvestmentReduction
                )
            );
        }

        var spans = DateCondition.Since(
            GreaterTurnover,
            "The total turnover is reckoned otherwise since 19 May 2026, and no rule was read for what spans the day; FineCalc takes "
                + "the day on which it ended",
            new Citation(Decree, "Decree 36340, addenda")
        );
        return new Method(fine) { Checks = checks, Conditions = law.Date < GreaterTurnover ? [] : [spans] };

        Step<Money> Special() => Step.Where(WithoutTurnover, law.Money("special.fixed"), TotalTurnover * law.Rate("special.share"));

        string SecondUnknown(string what) =>
            hasSecond ? $" How the second tier reckons it was not read: there the case gives the {what}." : "";
    }

    private static Step<T> BySeriousness<T>(Func<string, Step<T>> of)
        where T : struct => Step.ByCategory(Seriousness, of);

    private static Citation Annex(string pinpoint) => new(Decree, "Annex 1-5, " + pinpoint);

    private static Citation Article60(string pinpoint) => new(Decree, pinpoint);
}
