using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Uk;

/// <summary>
/// The questions of the ICO's Regulatory Action Policy of 2018, by which fines were set until the fining guidance of 2024: five steps of
/// amounts, without tables. Questions that both methods ask are in <see cref="UkGdpr"/>.
/// </summary>
public static class RegulatoryActionPolicy
{
    private const string Instrument = "ICO, Regulatory Action Policy (2018)";

    /// <summary>Step 1.</summary>
    public static Fact<Money> FinancialGain { get; } =
        Amount("financial-gain", "Step 1, financial gain", "What financial gain from the infringement does the penalty remove?");

    /// <summary>Step 2, as an amount.</summary>
    public static Fact<Money> ScaleAndSeverity { get; } =
        Fact.Money(
                "step-2-amount",
                "Step 2, scale and severity",
                "Which amount reflects the scale and severity of the infringement, its nature, gravity and duration? The policy "
                    + "publishes no table: without the amount, the share of turnover is needed."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>Step 2, as a share of the turnover.</summary>
    public static Fact<Rate> ShareOfTurnover { get; } =
        Fact.Rate(
                "step-2-share",
                "Step 2, share of turnover",
                "Which share of the turnover reflects the scale and severity, where the amount is taken from turnover?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement();

    /// <summary>Step 3, as a percentage.</summary>
    public static Fact<Rate> AggravatingShare { get; } =
        Share(
            "step-3-percentage",
            "Step 3, aggravating, percentage",
            "By what percentage of the amount so far do aggravating factors raise it?"
        );

    /// <summary>Step 3, as an amount.</summary>
    public static Fact<Money> AggravatingAmount { get; } =
        Amount("step-3-amount", "Step 3, aggravating, amount", "By what amount do aggravating factors raise it?");

    /// <summary>Step 4, as a percentage.</summary>
    public static Fact<Rate> DeterrentShare { get; } =
        Share(
            "step-4-percentage",
            "Step 4, deterrence, percentage",
            "By what percentage of the amount so far is it raised to deter others?"
        );

    /// <summary>Step 4, as an amount.</summary>
    public static Fact<Money> DeterrentAmount { get; } =
        Amount("step-4-amount", "Step 4, deterrence, amount", "By what amount is it raised to deter others?");

    /// <summary>Step 5, as a percentage.</summary>
    public static Fact<Rate> MitigatingShare { get; } =
        Share(
                "step-5-reduction",
                "Step 5, mitigating, percentage",
                "By what share of the amount so far do mitigating factors and ability to pay lower it?"
            )
            .Within(Rate.Zero, Rate.One);

    /// <summary>Step 5, as an amount.</summary>
    public static Fact<Money> MitigatingAmount { get; } =
        Amount(
            "step-5-reduction-amount",
            "Step 5, mitigating, amount",
            "By what amount do mitigating factors and ability to pay lower it?"
        );

    /// <summary>The reduction for the pandemic.</summary>
    public static Fact<Money> Pandemic { get; } =
        Fact.Money(
                "covid-reduction",
                "Reduction for the pandemic",
                "By what amount was the penalty reduced for the effects of Covid-19 (decisions of 2020)?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no amount is stated")
            .At(At("step 5"));

    internal static Method LayOut(NumbersInForce law)
    {
        var nothing = Step.Constant(Money.Gbp(0));
        var tier = Step.Ask(UkGdpr.Tier);
        Step<Money> Fixed(string name) => law.Money($"maximum.{name}.fixed").ConvertedTo(Currency.Gbp);
        var fixedAmount = Step.ByCategory(tier, (MaximumTier.Standard, Fixed("standard")), (MaximumTier.Higher, Fixed("higher")));
        var byTurnover =
            Step.Ask(UkGdpr.Turnover)
            * Step.ByCategory(
                tier,
                (MaximumTier.Standard, law.Rate("maximum.standard.turnover")),
                (MaximumTier.Higher, law.Rate("maximum.higher.turnover"))
            );

        // Decisions of the time often withhold the turnover. Without one the fixed amount holds, and the assessment says so.
        var maximum = Step.AskOr(
                UkGdpr.StatedMaximum,
                Step.Greatest(fixedAmount, byTurnover)
                    .When(Step.Ask(UkGdpr.IsUndertaking) & Step.IsGiven(UkGdpr.Turnover), otherwise: fixedAmount)
            )
            .Named("statutory-maximum", "Statutory maximum", new Citation("GDPR, from 2021 UK GDPR", "Art 83(4)-(6)"));

        var severity = Step.AskOr(
            ScaleAndSeverity,
            (Step.Ask(UkGdpr.Turnover) * ShareOfTurnover).When(Step.IsGiven(ShareOfTurnover), otherwise: ScaleAndSeverity)
        );
        var after2 = (FinancialGain + severity).Named("after-step-2", "After scale and severity", At("steps 1 and 2"));
        var after3 = (after2.RaisedBy(AggravatingShare) + AggravatingAmount).Named(
            "after-step-3",
            "After aggravating factors",
            At("step 3")
        );
        var after4 = (after3.RaisedBy(DeterrentShare) + DeterrentAmount).Named("after-step-4", "After deterrence", At("step 4"));
        var lowered = after4.ReducedBy(MitigatingShare) - MitigatingAmount;
        var after5 = Step.AskOr(UkGdpr.Step5Replacement, lowered)
            .Between(nothing, maximum)
            .Named("after-step-5", "After mitigating factors and ability to pay", At("step 5"));
        var isSpared = Step.IsGiven(UkGdpr.PublicSectorReduction) | Step.IsGiven(UkGdpr.PublicSectorPenalty);
        var spared = Step.AskOr(
                UkGdpr.PublicSectorPenalty,
                after5.ReducedBy(Step.AskOr(UkGdpr.PublicSectorReduction, Step.Constant(Rate.Zero)))
            )
            .CappedAt(maximum)
            .When(isSpared, otherwise: after5)
            .Named(
                "after-public-sector",
                "After the public sector approach",
                new Citation("ICO, public sector approach", "no fixed reduction; as notices state it")
            );
        var total = Step.SumOver(spared, maximum, UkGdpr.Conduct)
            .Named("total", "Penalty before the pandemic and hardship", new Citation("GDPR, from 2021 UK GDPR", "Art 83(3)"));
        var lessPandemic = (total - Pandemic).AtLeast(nothing);
        var penalty = Step.Ask(UkGdpr.HardshipPenalty)
            .CappedAt(lessPandemic)
            .When(Step.IsGiven(UkGdpr.HardshipPenalty), otherwise: lessPandemic)
            .Named("penalty", "Penalty", At("step 5"));
        var isMaximumKnown = Step.IsGiven(UkGdpr.StatedMaximum) | Step.IsGiven(UkGdpr.Turnover) | !Step.Ask(UkGdpr.IsUndertaking);
        return new Method(penalty)
        {
            Provisional = total,
            Conditions =
            [
                UkGdprFiningGuidance.Applies,
                new DateCondition(
                    "decision",
                    new LocalDate(2020, 1, 1),
                    new LocalDate(2021, 1, 1),
                    "The reduction for the pandemic is of decisions of 2020",
                    At("step 5")
                )
                {
                    When = Step.IsGiven(Pandemic),
                },
            ],
            AlsoShown = [Shown.Of(after4, Step.IsGiven(ScaleAndSeverity) | Step.IsGiven(ShareOfTurnover))],
            Checks =
            [
                UkGdprFiningGuidance.PublicBodyIsSaid,
                Stated.Held(UkGdpr.Step5Replacement, maximum),
                Stated.Held(UkGdpr.PublicSectorPenalty, maximum),
                Stated.Lowered(UkGdpr.HardshipPenalty, lessPandemic),
                new Check(
                    "maximum-without-turnover",
                    isMaximumKnown,
                    "The turnover is not given, so only the fixed maximum holds the penalty.",
                    "turnover or stated-maximum"
                )
                {
                    Subject = UkGdpr.Turnover,
                    IsWarning = true,
                },
            ],
        };
    }

    private static Fact<Money> Amount(string id, string name, string question) =>
        Fact.Money(id, name, question)
            .From(Money.Gbp(0))
            .AsJudgement()
            .PerInfringement()
            .Default(Money.Gbp(0), "no amount is stated")
            .At(At("the five steps"));

    private static Fact<Rate> Share(string id, string name, string question) =>
        Fact.Rate(id, name, question)
            .From(Rate.Zero)
            .AsJudgement()
            .PerInfringement()
            .Default(Rate.Zero, "no percentage is stated")
            .At(At("the five steps"));

    private static Citation At(string pinpoint) => new(Instrument, pinpoint);
}
