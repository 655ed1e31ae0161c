using FineCalc.Antitrust;
using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Eu;

/// <summary>
/// The questions that fines for infringements of Articles 101 and 102 TFEU turn on under the European Commission's guidelines of 2006.
/// </summary>
public static class EuAntitrust
{
    private const string Guidelines = "European Commission, Guidelines on the method of setting fines (2006/C 210/02)";

    /// <summary>Cartel or not.</summary>
    public static Fact<AntitrustKind> Kind { get; } =
        Fact.Choice(
                "kind",
                "Kind of infringement",
                "What kind of infringement is it?",
                (AntitrustKind.Cartel, "price fixing, sharing of markets or limiting of output between competitors"),
                (AntitrustKind.Other, "any other agreement, or an abuse of a dominant position")
            )
            .Means("antitrust-kind")
            .At(At("points 23, 25"));

    /// <summary>The sales the fine is measured by.</summary>
    public static Fact<Money> ValueOfSales { get; } =
        Fact.Money(
                "value-of-sales",
                "Value of sales",
                "What was the value of the undertaking's sales of the goods or services concerned, in the area concerned, in the last "
                    + "full business year of its participation?"
            )
            .From(Money.Eur(0))
            .At(At("point 13"));

    /// <summary>The gravity percentage.</summary>
    public static Fact<Rate> Gravity { get; } =
        Fact.Rate(
                "gravity",
                "Gravity as given",
                "What share of the value of sales reflects the gravity of the infringement? For cartels the guidelines have a lowest and, "
                    + "as a rule, a highest share; for other infringements no lowest one, so the share has to be given."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(At("points 19-23"));

    /// <summary>Where between its ends the gravity of a cartel lies.</summary>
    public static Fact<Rate> GravityPoint { get; } =
        Fact.Rate(
                "gravity-point",
                "Gravity, place in the range",
                "Where between its lowest and its highest does the gravity of the cartel lie: 0% at its lowest, 100% at its " + "highest?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(15),
                Rate.One,
                "the guidelines leave the point to the Commission; 'likely' is low in the range, where one law firm reports most cartels "
                    + "to lie"
            )
            .At(At("point 23"));

    /// <summary>How long it lasted.</summary>
    public static Fact<Count> Months { get; } =
        Fact.Count(
                "duration",
                "Duration",
                "For how many months did the undertaking take part in the infringement? Parts of a month may be given as a fraction.",
                "months"
            )
            .From(0)
            .At(At("point 24"));

    /// <summary>How months become years.</summary>
    public static Fact<EuDurationRule> DurationRule { get; } =
        Fact.Choice(
                "duration-rule",
                "Rule of duration",
                "How is the duration counted in years?",
                (
                    EuDurationRule.WholeMonths,
                    "in years and whole months, as the Commission's factsheet describes its practice; parts of a month are dropped"
                ),
                (
                    EuDurationRule.HalfYears,
                    "in half years, each begun one counting in full: up to six months as half a year, more as a year (the text of the "
                        + "guidelines)"
                )
            )
            .AsJudgement()
            .Open(
                EuDurationRule.WholeMonths,
                EuDurationRule.WholeMonths,
                EuDurationRule.HalfYears,
                "the text counts half years and later practice years and months; from which day on is not established"
            )
            .At(At("point 24") with { Standing = Standing.Unverified });

    /// <summary>The multiplier that a decision states.</summary>
    public static Fact<Count> StatedYears { get; } =
        Fact.Stated<Count>("duration-years", "Duration in years", At("point 24"), "years").From(0);

    /// <summary>The entry fee.</summary>
    public static Fact<Rate> EntryFee { get; } =
        Fact.Rate(
                "entry-fee",
                "Entry fee as given",
                "What share of the value of sales is added whatever the duration? For cartels the guidelines have a range; in other "
                    + "infringements it may be added."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(At("point 25"));

    /// <summary>Where between its ends the entry fee lies.</summary>
    public static Fact<Rate> EntryPoint { get; } =
        Fact.Rate(
                "entry-fee-point",
                "Entry fee, place in the range",
                "Where between its lowest and its highest does the entry fee lie: 0% at its lowest, 100% at its highest?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(20),
                Rate.One,
                "the guidelines leave the point to the Commission; 'likely' is low in the range, as for gravity"
            )
            .At(At("point 25"));

    /// <summary>Aggravating circumstances other than repetition.</summary>
    public static Fact<Rate> Aggravating { get; } =
        Fact.Rate(
                "aggravating",
                "Aggravating circumstances",
                "By what percentage of the basic amount do aggravating circumstances other than earlier infringements raise it (refusal "
                    + "to cooperate, leading or instigating)? No percentage is published."
            )
            .From(Rate.Zero)
            .AsJudgement()
            .Default(Rate.Zero, "no circumstance is mentioned")
            .At(At("point 28"));

    /// <summary>Earlier infringements.</summary>
    public static Fact<Count> EarlierInfringements { get; } =
        Fact.Count(
                "earlier-infringements",
                "Earlier infringements",
                "How many earlier same or similar infringements had the Commission or a national authority found?",
                "infringements"
            )
            .From(0)
            .Whole()
            .Default(0, "none is mentioned")
            .At(At("point 28"));

    /// <summary>The increase for them.</summary>
    public static Fact<Rate> Recidivism { get; } =
        Fact.Rate(
                "recidivism",
                "Increase for repetition",
                "By what percentage of the basic amount is it raised for earlier infringements, all together? The guidelines have a "
                    + "highest increase for each."
            )
            .From(Rate.Zero)
            .AsJudgement()
            .At(At("point 28"));

    /// <summary>Mitigating circumstances.</summary>
    public static Fact<Rate> Mitigating { get; } =
        Fact.Rate(
                "mitigating",
                "Mitigating circumstances",
                "By what percentage of the basic amount do mitigating circumstances lower it? No percentage is published."
            )
            .From(Rate.Zero)
            .AsJudgement()
            .Default(Rate.Zero, "no circumstance is mentioned")
            .At(At("point 29"));

    /// <summary>The multiplier for deterrence.</summary>
    public static Fact<Count> Deterrence { get; } =
        Fact.Count(
                "deterrence",
                "Deterrence, multiplier",
                "By what is the amount multiplied because the undertaking's turnover beyond the sales concerned is particularly large?",
                "times"
            )
            .From(1)
            .AsJudgement()
            .Default(1, "no multiplier is stated")
            .At(At("points 30-31"));

    /// <summary>The turnover of the cap.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Total turnover",
                "What was the undertaking's total worldwide turnover in the business year preceding the decision? For an association, "
                    + "the sum of its active members' turnover."
            )
            .From(Money.Eur(0))
            .At(Regulation("Art 23(2), (4)"));

    /// <summary>The place in the queue for leniency.</summary>
    public static Fact<EuLeniency> LeniencyRank { get; } =
        Fact.Choice(
                "leniency",
                "Leniency",
                "Which place did the undertaking have among those that came forward?",
                (EuLeniency.None, "none"),
                (EuLeniency.Immunity, "immunity: it disclosed the cartel first"),
                (EuLeniency.First, "the first to give significant added value"),
                (EuLeniency.Second, "the second"),
                (EuLeniency.Later, "a later one")
            )
            .AsJudgement()
            .Default(EuLeniency.None, "the case names no leniency")
            .At(Leniency);

    /// <summary>The reduction for leniency as granted.</summary>
    public static Fact<Rate> LeniencyReduction { get; } =
        Fact.Rate("leniency-reduction", "Leniency reduction as given", "Which reduction was granted for leniency?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(Leniency);

    /// <summary>Where in its band the reduction lies.</summary>
    public static Fact<Rate> LeniencyPoint { get; } =
        Fact.Rate(
                "leniency-point",
                "Leniency, place in the range",
                "Where in the range of its place does the reduction lie: 0% at its lowest, 100% at its highest?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the notice leaves the point to the Commission; the middle is FineCalc's reading of 'likely'"
            )
            .At(Leniency);

    /// <summary>Settlement.</summary>
    public static Fact<bool> IsSettled { get; } =
        Fact.Flag("settled", "Settlement", "Did the undertaking settle under the notice of 2008, which is for cartels only?")
            .Default(false, "the case names no settlement")
            .At(Settlement("points 1, 32"));

    /// <summary>How both reductions go together.</summary>
    public static Fact<RewardsTogether> Together { get; } =
        Fact.Choice(
                "rewards",
                "Leniency and settlement together",
                "How are the reductions for leniency and for settlement taken together?",
                (RewardsTogether.Added, "added, and taken off once"),
                (RewardsTogether.InTurn, "leniency first, and settlement off what is left")
            )
            .AsJudgement()
            .Default(
                RewardsTogether.Added,
                "the reduction for settlement is reported to come in addition to leniency; point 33 of the notice was not read",
                Basis.Model
            )
            .At(Settlement("point 33") with { Standing = Standing.Unverified });

    /// <summary>The amount set for inability to pay.</summary>
    public static Fact<Money> InabilityToPay { get; } =
        Fact.Money(
                "inability-to-pay",
                "Fine after inability to pay",
                "To which amount was the fine reduced because the undertaking could not pay?"
            )
            .From(Money.Eur(0))
            .AsJudgement()
            .At(At("point 35"));

    internal static Citation Leniency =>
        new("European Commission, page on leniency (of the Leniency Notice of 2006)", "reductions of fines")
        {
            Link = "https://ec.europa.eu/competition-policy/cartels/leniency",
        };

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("eu-antitrust", "EU antitrust fines", Currency.Eur)
            {
                Authority = "European Commission",
                Jurisdiction = "European Union",
                DateMeaning =
                    "the date of the statement of objections: the guidelines are for cases in which it was notified after they were "
                    + "published on 1 September 2006 (unverified)",
                Dates =
                [
                    new DateRule("statement-of-objections", "the day the statement of objections was notified")
                    {
                        Role = DateRole.Proceedings,
                    },
                ],
                AlsoDates =
                [
                    new DateRule("decision", "the day of the decision that imposes the fine")
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                        Follows = "statement-of-objections",
                    },
                ],
            },
            [
                new MethodPeriod(
                    "European Commission, Guidelines on the method of setting fines (2006)",
                    new LocalDate(2006, 9, 2),
                    null,
                    law => new EuAntitrustGuidelines(law).LayOut()
                ),
            ],
            LawData.Of("eu-antitrust")
        );

    internal static Citation At(string pinpoint) => new(Guidelines, pinpoint, Standing.Reported);

    internal static Citation Regulation(string pinpoint) => new("Regulation (EC) 1/2003", pinpoint);

    internal static Citation Settlement(string pinpoint) =>
        new("European Commission, Settlement Notice (2008/C 167/01)", pinpoint, Standing.Reported);
}
