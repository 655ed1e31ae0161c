using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that HMRC's penalties by behaviour turn on: a percentage between a highest and a lowest, by the behaviour and the way it
/// was disclosed, lowered by the quality of the disclosure (Schedule 24 to the Finance Act 2007, Schedule 41 to the Finance Act 2008, and
/// penalties for trading without approval).
/// </summary>
public static class UkHmrc
{
    private static readonly LocalDate OffshoreSince = new(2011, 4, 6);

    private static readonly LocalDate AdditionalInformationSince = new(2016, 4, 6);

    /// <summary>What was done.</summary>
    public static Fact<HmrcWrong> Wrong { get; } =
        Fact.Choice(
                "wrong",
                "What was done",
                "What is the penalty for?",
                (HmrcWrong.Inaccuracy, "an inaccuracy in a return or other document (Finance Act 2007, Schedule 24)"),
                (HmrcWrong.FailureToNotify, "a failure to notify a liability (Finance Act 2008, Schedule 41)"),
                (HmrcWrong.FulfilmentHouse, "running a fulfilment business without approval"),
                (HmrcWrong.AlcoholWholesale, "trading in alcohol as a wholesaler without approval")
            )
            .PerInfringement();

    /// <summary>The behaviour.</summary>
    public static Fact<HmrcBehaviour> Behaviour { get; } =
        Fact.Choice(
                "behaviour",
                "Behaviour",
                "Which behaviour was it?",
                (HmrcBehaviour.NonDeliberate, "not deliberate; for an inaccuracy, careless"),
                (HmrcBehaviour.Deliberate, "deliberate but not concealed"),
                (HmrcBehaviour.DeliberateAndConcealed, "deliberate and concealed")
            )
            .AsJudgement()
            .PerInfringement();

    /// <summary>The way it was disclosed.</summary>
    public static Fact<HmrcDisclosure> Disclosure { get; } =
        Fact.Choice(
                "disclosure",
                "Disclosure",
                "How was it disclosed? Unprompted: when there was no reason to believe that HMRC had discovered it or was about to.",
                (HmrcDisclosure.None, "not at all, so that the highest percentage holds"),
                (HmrcDisclosure.Prompted, "prompted"),
                (HmrcDisclosure.Unprompted, "unprompted")
            )
            .PerInfringement();

    /// <summary>The revenue lost.</summary>
    public static Fact<Money> PotentialLostRevenue { get; } =
        Fact.Money("potential-lost-revenue", "Potential lost revenue", "What revenue may have been lost by it?")
            .From(Money.Gbp(0))
            .PerInfringement()
            .At(Handbook("CH82150"));

    /// <summary>How soon HMRC became aware of a failure to notify.</summary>
    public static Fact<bool> IsWithinTwelveMonths { get; } =
        Fact.Flag(
                "within-twelve-months",
                "Known within twelve months",
                "Did HMRC become aware of the failure to notify within twelve months of the tax becoming unpaid? Asked of failures that "
                    + "were not deliberate."
            )
            .Default(false, "the case does not say so")
            .PerInfringement()
            .At(Handbook("CH73200"));

    /// <summary>The category of the territory of an offshore matter.</summary>
    public static Fact<HmrcTerritory> Territory { get; } =
        Fact.Choice(
                "territory",
                "Territory",
                "Which category has the territory, for an inaccuracy or failure to notify that involves an offshore matter and income "
                    + "tax or capital gains tax? For inaccuracies the handbook now adds inheritance tax; from when was not read.",
                (HmrcTerritory.None, "none: no offshore matter, or another tax"),
                (HmrcTerritory.Category1, "category 1"),
                (HmrcTerritory.Category2, "category 2"),
                (HmrcTerritory.Category3, "category 3")
            )
            .Default(HmrcTerritory.None, "no offshore matter is mentioned")
            .PerInfringement()
            .At(Handbook("CH116300; CH114300"));

    /// <summary>The highest percentage as given.</summary>
    public static Fact<Rate> StatedMaximum { get; } =
        Fact.Rate("maximum-percentage", "Highest percentage as given", "Which percentage is the highest, where it is not in the tables?")
            .From(Rate.Zero)
            .PerInfringement();

    /// <summary>The lowest percentage as given.</summary>
    public static Fact<Rate> StatedMinimum { get; } =
        Fact.Rate("minimum-percentage", "Lowest percentage as given", "Which percentage is the lowest, where it is not in the tables?")
            .From(Rate.Zero)
            .PerInfringement();

    /// <summary>The quality of the disclosure.</summary>
    public static Fact<Rate> Quality { get; } =
        Fact.Rate(
                "quality",
                "Quality of the disclosure as given",
                "Which share of the reduction does the quality of the disclosure earn: 0% none, 100% all? Otherwise what telling, "
                    + "helping and giving access earn is added up."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement()
            .At(Handbook("CH403203"));

    /// <summary>What telling earns.</summary>
    public static Fact<Rate> Telling { get; } = Element("telling", "Telling", 30);

    /// <summary>What helping earns.</summary>
    public static Fact<Rate> Helping { get; } = Element("helping", "Helping", 40);

    /// <summary>What giving access earns.</summary>
    public static Fact<Rate> GivingAccess { get; } = Element("giving-access", "Giving access", 30);

    /// <summary>A special reduction.</summary>
    public static Fact<Money> SpecialPenalty { get; } =
        Fact.Money(
                "special-penalty",
                "Penalty after special reduction",
                "To which amount was the penalty, all together, reduced because of special circumstances?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(Fulfilment("FHDDS51515"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-hmrc-behaviour", "HMRC penalties by behaviour", Currency.Gbp)
            {
                Authority = "HM Revenue and Customs (HMRC)",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the first day of the period concerned: Schedule 24 holds for periods beginning on or after 1 April 2008 whose "
                    + "return was due on or after 1 April 2009 (reported); offshore percentages are by tax year, since 6 April 2011 "
                    + "and otherwise since 6 April 2016; on which days the other penalties began was not read",
                Dates =
                [
                    new DateRule("period", "the first day of the tax year or period that the inaccuracy or failure concerns")
                    {
                        Role = DateRole.ConductBegin,
                    },
                    new DateRule("contravention", "the day of trading without approval") { Role = DateRole.ConductEnd },
                ],
                AlsoDates =
                [
                    new DateRule("return-due", "the day on which the return was due, by which Schedule 24 holds or not for a first period"),
                ],
            },
            [
                new MethodPeriod("Behaviour and disclosure, before offshore percentages", new LocalDate(2008, 4, 1), OffshoreSince, LayOut),
                new MethodPeriod("Behaviour and disclosure, with offshore percentages", OffshoreSince, null, LayOut),
            ],
            LawData.Of("uk-hmrc-behaviour")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // Step 1: the quality of the disclosure, as a share of the most that it can take off.
        var quality = (Telling + Helping + GivingAccess)
            .Named("quality-share", "Quality of the disclosure", Handbook("CH82510, step 1; CH403203"))
            .MayBeStated(Quality);

        // Step 2: the highest and the lowest percentage, by behaviour and disclosure.
        var (highestOfTable, lowestOfTable) = (Highest(law), Lowest(law));
        var highest = highestOfTable.Named("maximum", "Highest percentage", Handbook("CH82510, step 2")).MayBeStated(StatedMaximum);
        var lowest = StatedMinimum.Or(lowestOfTable).Named("minimum", "Lowest percentage", Handbook("CH82510, step 2"));

        // Steps 3 and 4: the quality takes off its share of what lies between them.
        var isDisclosed = !Disclosure.Is(HmrcDisclosure.None);
        var percentage = Where(isDisclosed, highest - ((highest - lowest) * quality), otherwise: highest)
            .Named("percentage", "Penalty percentage", Handbook("CH82510, steps 3 and 4"));

        // Step 5: that percentage of the revenue that may have been lost; trading without approval has a fixed amount.
        var withoutApproval = law.Money("trading-without-approval");
        var measure = ByCategory(
            Wrong,
            (HmrcWrong.Inaccuracy, Ask(PotentialLostRevenue)),
            (HmrcWrong.FailureToNotify, Ask(PotentialLostRevenue)),
            (HmrcWrong.FulfilmentHouse, withoutApproval),
            (HmrcWrong.AlcoholWholesale, withoutApproval)
        );
        var each = (measure * percentage).Named("penalty-each", "Penalty for each", Handbook("CH82510, step 5"));
        var total = SumOver(each)
            .Named(
                "total",
                "Penalty before special reduction",
                new Citation("Finance Act 2007, Schedule 24", "para 1(4): a penalty for each inaccuracy")
            );
        var penalty = total
            .LoweredTo(SpecialPenalty)
            .Named(
                "penalty",
                "Penalty",
                Handbook("CH82510") with
                {
                    Note = "The examples of the handbook do not round; FineCalc does not either.",
                }
            );
        return new Method(penalty)
        {
            Provisional = total,
            Conditions = law.Date < OffshoreSince ? [ReturnsDueSince2009] : [],
            Checks =
            [
                Check.Warning(
                    "quality-contradicts-elements",
                    Quality.IsGiven().Implies(IsOfElements),
                    "The quality that is given is not what telling, helping and giving access earn together; the quality counts.",
                    "one of the two, or both alike",
                    Quality
                ),
                .. law.Date >= AdditionalInformationSince ? new[] { AdditionalInformation } : [],
                OfTable(StatedMaximum, highestOfTable),
                OfTable(StatedMinimum, lowestOfTable),
                Stated.Lowered(SpecialPenalty, total),
                new Check(
                    "minimum-above-maximum",
                    Where(isDisclosed, lowest, otherwise: StatedMinimum.Or(Nothing)).IsAtMost(highest),
                    "The lowest percentage is above the highest.",
                    "minimum-percentage up to maximum-percentage"
                )
                {
                    Subject = StatedMinimum,
                },
            ],
        };
    }

    private static Step<Rate> Nothing => Constant(Rate.Zero);

    private static DateCondition ReturnsDueSince2009 =>
        new(
            "return-due",
            new LocalDate(2009, 4, 1),
            null,
            "Schedule 24 is for returns that were due on or after 1 April 2009",
            new Citation("Finance Act 2007, Schedule 24", "commencement", Standing.Reported)
        )
        {
            When = Wrong.Is(HmrcWrong.Inaccuracy),
        };

    // The three elements are those of domestic matters; what a fourth takes of them offshore was not read.
    private static Check AdditionalInformation =>
        Check.Warning(
            "additional-information-unread",
            Territory.Is(HmrcTerritory.None) | Quality.IsGiven(),
            "Of offshore matters of 2016-17 and later, additional information counts beside telling, helping and giving access (CH117000); "
                + "how much each earns then was not read, and the shares of domestic matters are taken.",
            "the quality of the disclosure as HMRC judged it",
            Territory
        );

    // An offshore matter has the percentages of the territory's category, where what is wrong is an inaccuracy or a failure to notify.
    private static Step<Rate> ByTerritory(NumbersInForce law, Func<string, Step<Rate>> ofTerritory) =>
        law.Date < OffshoreSince ? ofTerritory("none") : ByCategory(Territory, ofTerritory);

    private static Step<Rate> Highest(NumbersInForce law)
    {
        return Where(
            Wrong.Is(HmrcWrong.Inaccuracy) | Wrong.Is(HmrcWrong.FailureToNotify),
            ByTerritory(law, territory => Of(territory == "none" ? "category-1" : territory)),
            otherwise: Of("category-1")
        );

        Step<Rate> Of(string category) => ByCategory(Behaviour, behaviour => law.Rate($"maximum.{category}.{behaviour}"));
    }

    private static Step<Rate> Lowest(NumbersInForce law)
    {
        var inaccuracy = ByTerritory(law, territory => ByDisclosure((d, b) => OfInaccuracy(territory, d, b)))
            .Named(
                "minimum-inaccuracy",
                "Lowest percentage of an inaccuracy",
                new Citation("Finance Act 2007, Schedule 24", "para 10, table")
            );
        var notify = Where(IsWithinTwelveMonths, OfFailure("within-twelve-months"), otherwise: OfFailure("notify"))
            .Named("minimum-notify", "Lowest percentage of a failure to notify", Handbook("CH73200"));
        var fulfilment = OfTable("fulfilment-house")
            .Named("minimum-fulfilment-house", "Lowest percentage of a fulfilment house", Fulfilment("FHDDS51600, step 2"));
        var alcohol = OfTable("alcohol-wholesale")
            .Named(
                "minimum-alcohol-wholesale",
                "Lowest percentage of an alcohol wholesaler",
                new Citation("HMRC manual, alcohol wholesaler registration scheme", "AWRS111200, step 2")
            );
        return ByCategory(
            Wrong,
            (HmrcWrong.Inaccuracy, inaccuracy),
            (HmrcWrong.FailureToNotify, notify),
            (HmrcWrong.FulfilmentHouse, fulfilment),
            (HmrcWrong.AlcoholWholesale, alcohol)
        );

        Step<Rate> OfFailure(string table) => ByTerritory(law, territory => ByDisclosure((d, b) => OfFailureIn(table, territory, d, b)));

        Step<Rate> OfTable(string table) => ByDisclosure((d, b) => $"minimum.{table}.{d}.{b}");

        Step<Rate> ByDisclosure(Func<string, string, string> number) =>
            ByCategory(
                Disclosure,
                disclosure => disclosure == "none" ? Nothing : ByCategory(Behaviour, behaviour => law.Rate(number(disclosure, behaviour)))
            );

        // A category that has no percentage of its own has that of domestic matters.
        string OfInaccuracy(string territory, string disclosure, string behaviour) =>
            Having($"minimum.{territory}.{disclosure}.{behaviour}") ?? $"minimum.domestic.{disclosure}.{behaviour}";

        // Deliberate failures have the percentages of deliberate inaccuracies, where the matter is offshore.
        string OfFailureIn(string table, string territory, string disclosure, string behaviour) =>
            Having($"minimum.{table}.{territory}.{disclosure}.{behaviour}")
            ?? (behaviour == "non-deliberate" ? null : Having($"minimum.{territory}.{disclosure}.{behaviour}"))
            ?? $"minimum.{table}.{disclosure}.{behaviour}";

        string? Having(string number) => law.Has(number) ? number : null;
    }

    // Whether the quality may be the sum of the three; what is not given of them may be anything from nothing to its most.
    private static Step<bool> IsOfElements
    {
        get
        {
            Fact<Rate>[] elements = [Telling, Helping, GivingAccess];
            return Sum(Array.ConvertAll(elements, e => Known(e, Rate.Zero))).IsAtMost(Quality)
                & Sum(Array.ConvertAll(elements, e => Known(e, Rate.Fraction(e.AllowedHigh!.Value)))).IsAtLeast(Quality);

            static Step<Rate> Known(Fact<Rate> element, Rate otherwise) => Where(element.IsGiven(), element, Constant(otherwise));
        }
    }

    private static Check OfTable(Fact<Rate> given, Step<Rate> ofTable) =>
        Check.Warning(
            "percentage-not-of-table",
            (given.IsGiven() & Behaviour.IsGiven()).Implies(ofTable.IsWithin(given, given)),
            $"'{given.Name}' is not what the tables have for what else is given; the percentage that is given counts.",
            "the percentage of the tables, where it is in them",
            given
        );

    // The most that an element can earn stands here alone: the bound of the question is read where the rest of the method needs it.
    private static Fact<Rate> Element(string id, string name, int most) =>
        Fact.Rate(id, name, $"Which share of the reduction does {name.ToLowerInvariant()} earn, of up to {most}%?")
            .Within(Rate.Zero, Rate.Percent(most))
            .AsJudgement()
            .PerInfringement()
            .Open(Rate.Zero, Rate.Percent(most / 2m), Rate.Percent(most), "HMRC decides; the middle is FineCalc's reading of 'likely'")
            .At(Handbook("CH403203"));

    private static Citation Fulfilment(string pinpoint) => new("HMRC manual, VAT fulfilment house due diligence scheme", pinpoint);

    private static Citation Handbook(string pinpoint) => new("HMRC Compliance Handbook", pinpoint);
}
