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

    /// <summary>The qualifying worldwide revenue of the Online Safety Act.</summary>
    public static Fact<Money> QualifyingRevenue { get; } =
        Fact.Money(
                "turnover",
                "Qualifying worldwide revenue",
                "What was the person's qualifying worldwide revenue of its most recent complete accounting period: that of the group only "
                    + "where its entities are jointly liable?"
            )
            .From(Money.Eur(0));

    /// <summary>The daily turnover.</summary>
    public static Fact<Money> DailyTurnover { get; } =
        Fact.Money(
                "daily-turnover",
                "Daily turnover",
                "What was the daily turnover that the law refers to: worldwide, of the whole undertaking, unless its page says otherwise?"
            )
            .From(Money.Eur(0));

    /// <summary>Days, of a maximum that grows by the day beside one that does not.</summary>
    public static Fact<Count> Days { get; } =
        Fact.Count("days", "Days", "For how many days is an amount imposed by the day, where the tier has one?", "days")
            .From(0)
            .Whole()
            .Default(0, "no daily amount is mentioned");

    /// <summary>Days, of a maximum that is one for each day and nothing else.</summary>
    public static Fact<Count> DaysInAll { get; } =
        Fact.Count("days", "Days", "For how many days is the periodic penalty imposed?", "days").From(1).Whole();

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
}
