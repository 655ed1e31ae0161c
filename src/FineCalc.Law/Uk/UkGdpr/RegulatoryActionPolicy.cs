using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions of the ICO's Regulatory Action Policy of 2018, by which fines were set until the fining guidance of 2024: five steps of
/// amounts, without tables. Questions that both methods ask are in <see cref="UkGdpr"/>.
/// </summary>
public static class RegulatoryActionPolicy
{
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
        var nothing = Constant(Money.Gbp(0));
        var maximum = Maximum(law);

        // Steps 1 and 2: the gain that the penalty removes, and an amount for scale and severity.
        var severity = ScaleAndSeverity.Or(
            Where(ShareOfTurnover.IsGiven(), UkGdpr.Turnover * ShareOfTurnover, otherwise: ScaleAndSeverity)
        );
        var after2 = (FinancialGain + severity).Named("after-step-2", "After scale and severity", At("steps 1 and 2"));

        // Steps 3 to 5: aggravating factors, deterrence, mitigating factors and ability to pay; each a percentage, then an amount.
        var after3 = (after2.RaisedBy(AggravatingShare) + AggravatingAmount).Named(
            "after-step-3",
            "After aggravating factors",
            At("step 3")
        );
        var after4 = (after3.RaisedBy(DeterrentShare) + DeterrentAmount).Named("after-step-4", "After deterrence", At("step 4"));
        var after5 = UkGdpr
            .Step5Replacement.Or(after4.ReducedBy(MitigatingShare) - MitigatingAmount)
            .Between(nothing, maximum)
            .Named("after-step-5", "After mitigating factors and ability to pay", At("step 5"));

        // Beside the five steps: public bodies, several infringements, the pandemic, hardship.
        var reduction = UkGdpr.PublicSectorReduction.Or(Constant(Rate.Zero));
        var spared = UkGdprSteps.Spared(after5, maximum, UkGdprSteps.IsPublicSectorStated, reduction);
        var total = SumOver(spared, maximum, UkGdpr.Conduct)
            .Named("total", "Penalty before the pandemic and hardship", new Citation("GDPR, from 2021 UK GDPR", "Art 83(3)"));
        var lessPandemic = (total - Pandemic).AtLeast(nothing);
        var penalty = lessPandemic.LoweredTo(UkGdpr.HardshipPenalty).Named("penalty", "Penalty", At("step 5"));

        return new Method(penalty)
        {
            Provisional = total,
            Conditions =
            [
                UkGdprSteps.Applies,
                new DateCondition(
                    "decision",
                    new LocalDate(2020, 1, 1),
                    new LocalDate(2021, 1, 1),
                    "The reduction for the pandemic is of decisions of 2020",
                    At("step 5")
                )
                {
                    When = Pandemic.IsGiven(),
                },
            ],
            AlsoShown = [Shown.Of(after4, IsAnyGiven(ScaleAndSeverity, ShareOfTurnover))],
            Checks =
            [
                UkGdprSteps.PublicBodyIsSaid,
                Stated.Held(UkGdpr.Step5Replacement, maximum),
                Stated.Held(UkGdpr.PublicSectorPenalty, maximum),
                Stated.Lowered(UkGdpr.HardshipPenalty, lessPandemic),
                Article83.MaximumIsKnown(UkGdpr.StatedMaximum, UkGdpr.Turnover, UkGdprSteps.IsUndertaking),
                .. UkGdprSteps.PartyChecks,
            ],
        };
    }

    // Decisions of the time often withhold the turnover. Without one the fixed amount holds, and the assessment says so. The amounts are in
    // euro until 2021.
    private static Step<Money> Maximum(NumbersInForce law)
    {
        var fixedAmount = UkGdprSteps.ByTier(tier => law.Money($"{tier}.fixed").ConvertedTo(Currency.Gbp));
        var byTurnover = UkGdpr.Turnover * UkGdprSteps.ByTier(tier => law.Rate($"{tier}.turnover"));
        return Where(UkGdprSteps.IsUndertaking & UkGdpr.Turnover.IsGiven(), Greatest(fixedAmount, byTurnover), otherwise: fixedAmount)
            .Named("statutory-maximum", "Statutory maximum", new Citation("GDPR, from 2021 UK GDPR", "Art 83(4)-(6)"))
            .MayBeStated(UkGdpr.StatedMaximum);
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

    private static Citation At(string pinpoint) => UkGdpr.Policy(pinpoint);
}
