using FineCalc.Antitrust;
using FineCalc.Common;
using FineCalc.Steps;
using static FineCalc.Eu.EuAntitrust;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// The Commission's guidelines of 2006 on the method of setting fines, in their own order.
internal sealed class EuAntitrustGuidelines(NumbersInForce law)
{
    private static readonly Step<Rate> Nothing = Constant(Rate.Zero);

    private static readonly Step<bool> IsCartel = Kind.Is(AntitrustKind.Cartel);

    public Method LayOut()
    {
        // Points 19 to 26: the basic amount, a share of sales for each year and, in cartels, an entry fee once.
        var gravity = Gravity
            .Or(Where(IsCartel, AntitrustSteps.InBand(law.Rate("gravity.cartel.least"), law.Rate("gravity.most"), GravityPoint), Gravity))
            .Named("gravity-share", "Share of sales by gravity", At("points 19-23"));
        var years = (MonthsCounted / Constant<Count>(12))
            .Named(
                "years",
                "Duration in years",
                At("point 24") with
                {
                    Note = "How exactly six months count was not read; FineCalc counts them as half a year.",
                }
            )
            .MayBeStated(StatedYears);
        var entryShare = EntryFee
            .Or(
                Where(
                    IsCartel,
                    AntitrustSteps.InBand(law.Rate("entry-fee.least"), law.Rate("entry-fee.most"), EntryPoint),
                    otherwise: Nothing
                )
            )
            .Named("entry-fee-share", "Share of sales as entry fee", At("point 25"));
        var variable = (ValueOfSales * gravity * years).Named("variable-amount", "Sales by gravity and duration", At("points 19-24"));
        var entryFee = (ValueOfSales * entryShare).Named("entry-fee-amount", "Entry fee", At("point 25, once and not by years"));
        var basic = (variable + entryFee).Named("basic-amount", "Basic amount", At("points 19-26"));

        // Points 27 to 29: aggravating and mitigating circumstances.
        var isRepeated = Recidivism.IsGiven() | EarlierInfringements.IsAbove(Constant<Count>(0));
        var repetition = Where(isRepeated, Recidivism, otherwise: Nothing);
        var net = (Aggravating + repetition - Mitigating)
            .AtLeast(Constant(Rate.Percent(-100)))
            .Named(
                "adjustment",
                "Aggravating less mitigating circumstances",
                At("points 27-29") with
                {
                    Standing = Standing.Unverified,
                    Note = "That they are added up and taken from the basic amount once is not verified.",
                }
            );
        var adjusted = basic.RaisedBy(net).Named("adjusted", "After aggravating and mitigating circumstances", At("points 27-29"));

        // Points 30 to 33: deterrence, and the legal maximum.
        var deterring = (adjusted * Deterrence).Named("deterring", "After deterrence", At("points 30-31"));
        var capped = deterring
            .CappedAt(Turnover * law.Rate("cap"))
            .Named(
                "capped",
                "Held by the legal maximum",
                Regulation("Art 23(2)") with
                {
                    Note = "That it comes before leniency and settlement is not verified.",
                }
            );

        // Leniency, settlement and, point 35, inability to pay.
        var leniency = LeniencyReduction.Or(LeniencyScale).Named("leniency-share", "Reduction for leniency", Leniency);
        var settlement = Where(IsSettled, law.Rate("settlement"), otherwise: Nothing)
            .Named("settlement-share", "Reduction for settlement", Settlement("point 32"));
        var together = Settlement("points 32-33") with { Standing = Standing.Unverified };
        var rewarded = AntitrustSteps
            .Rewarded(capped, leniency, settlement, Together, together)
            .Named("rewarded", "After leniency and settlement", together);
        var fine = rewarded.LoweredTo(InabilityToPay).Named("fine", "Fine", At("point 35"));

        return new Method(fine) { Provisional = capped, Checks = [.. Checks(gravity), Stated.Lowered(InabilityToPay, rewarded)] };
    }

    // Point 24. The text counts half years, practice years and whole months.
    private Step<Count> MonthsCounted =>
        ByCategory(
            DurationRule,
            (EuDurationRule.WholeMonths, Ask(Months).RoundedTo(law.Count("duration.whole-months"), RoundingMode.Down)),
            (EuDurationRule.HalfYears, Ask(Months).RoundedTo(law.Count("duration.half-years"), RoundingMode.Up))
        );

    private Step<Rate> LeniencyScale
    {
        get
        {
            return ByCategory(
                LeniencyRank,
                (EuLeniency.None, Nothing),
                (EuLeniency.Immunity, law.Rate("leniency.immunity")),
                (EuLeniency.First, InRange("first")),
                (EuLeniency.Second, InRange("second")),
                (EuLeniency.Later, InRange("later"))
            );

            Step<Rate> InRange(string rank) =>
                AntitrustSteps.InBand(law.Rate($"leniency.{rank}.least"), law.Rate($"leniency.{rank}.most"), LeniencyPoint);
        }
    }

    // Both neighbours own the edges that they share.
    private Step<bool> IsOfRank
    {
        get
        {
            return ByCategory(
                LeniencyRank,
                (EuLeniency.None, LeniencyReduction.Is(Rate.Zero)),
                (EuLeniency.Immunity, LeniencyReduction.IsAtLeast(law.Rate("leniency.immunity"))),
                (EuLeniency.First, IsInRange("first")),
                (EuLeniency.Second, IsInRange("second")),
                (EuLeniency.Later, IsInRange("later"))
            );

            Step<bool> IsInRange(string rank) =>
                LeniencyReduction.IsWithin(law.Rate($"leniency.{rank}.least"), law.Rate($"leniency.{rank}.most"));
        }
    }

    private IEnumerable<Check> Checks(Step<Rate> gravity)
    {
        yield return new Check(
            "settlement-without-cartel",
            IsCartel | !IsSettled,
            "The settlement notice is for cartels only.",
            "kind cartel, or no settlement"
        )
        {
            Subject = IsSettled,
        };
        yield return Check.Warning(
            "gravity-unusual",
            gravity.IsAtMost(law.Rate("gravity.most"))
                & gravity.IsAtLeast(Where(IsCartel, law.Rate("gravity.cartel.least"), otherwise: Nothing)),
            "The gravity lies outside what the guidelines provide for as a rule.",
            $"at most {law.Say("gravity.most")}, for cartels at least {law.Say("gravity.cartel.least")}",
            Gravity
        );
        yield return Check.Warning(
            "entry-fee-unusual",
            (IsCartel & EntryFee.IsGiven()).Implies(EntryFee.IsWithin(law.Rate("entry-fee.least"), law.Rate("entry-fee.most"))),
            "The entry fee lies outside what the guidelines provide for cartels.",
            $"{law.Say("entry-fee.least")} to {law.Say("entry-fee.most")}",
            EntryFee
        );
        yield return Check.Warning(
            "leniency-outside-rank",
            (LeniencyReduction.IsGiven() & LeniencyRank.IsGiven()).Implies(IsOfRank),
            "The reduction for leniency does not lie in the range of the place that is given; the reduction counts.",
            "the range that the notice has for the place",
            LeniencyReduction
        );
        yield return Check.Warning(
            "recidivism-above-limit",
            Recidivism.Or(Nothing).IsAtMost(law.Rate("recidivism.most") * EarlierInfringements),
            $"The increase for repetition is above {law.Say("recidivism.most")} for each earlier infringement.",
            $"up to {law.Say("recidivism.most")} for each of earlier-infringements",
            Recidivism
        );
    }
}
