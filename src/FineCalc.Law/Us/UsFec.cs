using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>
/// The questions that administrative fines of the Federal Election Commission turn on (11 CFR 111.43 and 111.44): a schedule by the level
/// of activity in a report that was filed late or not filed, and a formula for notices of contributions. Each infringement is one report or
/// notice.
/// </summary>
public static class UsFec
{
    /// <summary>What was not filed in time.</summary>
    public static Fact<FecKind> Kind { get; } =
        Fact.Choice(
                "kind",
                "Late or not filed",
                "What was not filed in time?",
                (FecKind.Late, "a report that was filed late"),
                (
                    FecKind.NotFiled,
                    "a report that was not filed, or so late that it counts as not filed (an election sensitive one, where it is not filed "
                        + "more than four days before the election)"
                ),
                (FecKind.Notice, "a 48-hour notice of contributions that was filed late or not at all")
            )
            .PerInfringement()
            .At(At("111.43(a), (b), (e); 111.44(a)"));

    /// <summary>An election sensitive report.</summary>
    public static Fact<bool> IsSensitive { get; } =
        Fact.Flag(
                "sensitive",
                "Election sensitive",
                "Is the report election sensitive: a pre-election report, or an October quarterly or monthly report of an even-numbered "
                    + "year? It then has a schedule of its own."
            )
            .PerInfringement()
            .Default(false, "the case does not say so")
            .At(At("111.43(a), (b), (d)"));

    /// <summary>How late it was.</summary>
    public static Fact<Count> DaysLate { get; } =
        Fact.Count("days-late", "Days late", "How many days after it was due was the report filed?", "days")
            .From(0)
            .Whole()
            .PerInfringement()
            .At(At("111.43(a), (b)"));

    /// <summary>The level of activity.</summary>
    public static Fact<Money> LevelOfActivity { get; } =
        Fact.Money(
                "level-of-activity",
                "Level of activity",
                "What is the level of activity in the report: its total receipts and disbursements together, for an unauthorized committee "
                    + "(of a party, a PAC) without its allocable activity, estimated where it was not filed?"
            )
            .From(Money.Usd(0))
            .PerInfringement()
            .At(At("111.43(a), (b), (d)"));

    /// <summary>Previous violations.</summary>
    public static Fact<Count> PreviousViolations { get; } =
        Fact.Count(
                "previous-violations",
                "Previous violations",
                "How many final civil money penalties of this kind were assessed against the respondent in the current two-year election "
                    + "cycle or the one before?",
                "violations"
            )
            .From(0)
            .Whole()
            .PerInfringement()
            .Default(0, "none is mentioned")
            .At(At("111.43(a), (b); 111.44(b)"));

    /// <summary>The contributions that a notice should have had.</summary>
    public static Fact<Money> Contributions { get; } =
        Fact.Money(
                "contributions",
                "Contributions not reported in time",
                "What is the amount of the contributions of which no notice was filed in time?"
            )
            .From(Money.Usd(0))
            .PerInfringement()
            .At(At("111.44(a)(1)"));

    /// <summary>The amount that the penalty for a notice begins with, where it is known.</summary>
    public static Fact<Money> NoticeBase { get; } =
        Fact.Money(
                "notice-base",
                "Amount to begin with, for a notice",
                "Which amount does 11 CFR 111.44(a)(1) begin with on the day of the assessment, where it is known? The one that is taken "
                    + "otherwise is from memory: it was USD 110 in 2011 and is adjusted for inflation each year."
            )
            .From(Money.Usd(0))
            .At(At("111.44(a)(1)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-fec", "Federal Election Commission, administrative fines", Currency.Usd)
            {
                Authority = "Federal Election Commission (FEC)",
                Jurisdiction = "United States",
                DateMeaning =
                    "the day on which the penalty is assessed: each year's amounts apply to penalties assessed after the day on which "
                    + "their rule took effect (87 FR 80020, 89 FR 697, 90 FR 210, as summarised), so that FineCalc takes the day after; "
                    + "the Commission's calculator takes that day itself (29 December 2022, 5 January 2024, 3 January 2025). The "
                    + "amounts of 2025 hold in 2026 too: the calculator of August 2026 has no later ones. Earlier amounts are not "
                    + "worked out, nor is the fixed fine of 111.43(c), for a report whose level of activity the Commission cannot "
                    + "calculate",
                Dates =
                [
                    new DateRule("assessment", "the day on which the penalty is assessed")
                    {
                        Meaning = "assessment",
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [new MethodPeriod("11 CFR 111.43 and 111.44", new LocalDate(2022, 12, 30), null, LayOut)],
            LawData.Of("us-fec")
        );

    private static Method LayOut(NumbersInForce law)
    {
        Step<Money> nothing = Step.Constant(Money.Usd(0)),
            ofSchedule = Step.Where(IsSensitive, OfTable("sensitive.not-filed"), OfTable("report.not-filed")),
            ofDays = Step.Where(IsSensitive, OfDays("sensitive"), OfDays("report"));
        var scheduled = Step.ByCategory(Kind, (FecKind.Late, ofDays), (FecKind.NotFiled, ofSchedule), (FecKind.Notice, nothing))
            .Named("schedule", "Amount of the schedule", At("111.43(a), (b)"));
        var raised = scheduled
            .RaisedBy(law.Rate("previous") * PreviousViolations)
            .Named("raised", "After previous violations", At("111.43(a), (b)"));

        // The footnote of both tables; what has no activity at all stands in none of their rows.
        var isHeld = PreviousViolations.Is(0) | LevelOfActivity.Is(Money.Usd(0));
        var report = Step.Where(isHeld, raised.CappedAt(LevelOfActivity), raised)
            .Named("held", "No more than the level of activity where there are no previous violations", At("111.43(a), (b), footnote"))
            .RoundedTo(new Rounding(1m, RoundingMode.Down))
            .Named(
                "report",
                "Fine for the report",
                At("111.43") with
                {
                    Note = "The section does not say how parts of a dollar are treated; the Commission's calculator cuts them off.",
                }
            );
        var noticeBase = NoticeBase.Or(law.Money("notice.base")).Named("notice-base", "Amount to begin with", At("111.44(a)(1)"));
        var notice = (noticeBase + (Contributions * law.Rate("notice.share")))
            .RaisedBy(law.Rate("notice.previous") * PreviousViolations)
            .Named(
                "notice",
                "Fine for the notice",
                At("111.44(a)") with
                {
                    Note = "Each prior violation raises the first amount by the same share of it; parts of a dollar stay.",
                }
            );
        var each = Step.ByCategory(Kind, (FecKind.Late, report), (FecKind.NotFiled, report), (FecKind.Notice, notice));
        return new Method(Step.SumOver(each).Named("fine", "Fine", At("111.43, 111.44")))
        {
            Checks =
            [
                new Check(
                    "late-report-counts-as-not-filed",
                    (Kind.Is(FecKind.Late) & !IsSensitive).Implies(DaysLate.IsAtMost(law.Count("late.days"))),
                    $"A report that is not election sensitive and comes more than {law.Say("late.days")} days late counts as not filed.",
                    $"up to {law.Say("late.days")} days, or the kind 'not-filed'"
                )
                {
                    Subject = DaysLate,
                },
            ],
        };

        Step<Money> OfTable(string table) => law.ByBand<Money, Money>(LevelOfActivity, table);

        Step<Money> OfDays(string report) => OfTable(report + ".late") + (OfTable(report + ".per-day") * DaysLate);
    }

    private static Citation At(string pinpoint) => new("11 CFR part 111", pinpoint);
}
