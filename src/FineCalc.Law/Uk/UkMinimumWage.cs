using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that penalties for underpaying the minimum wage, and since April 2026 other statutory pay, turn on (National Minimum Wage
/// Act 1998, section 19A; Employment Rights Act 2025, sections 103 to 108). Each infringement is one worker.
/// </summary>
public static class UkMinimumWage
{
    private static readonly LocalDate NewAct = new(2026, 4, 7);

    /// <summary>What a worker was underpaid.</summary>
    public static Fact<Money> Arrears { get; } =
        Fact.Money(
                "arrears",
                "Arrears of the worker",
                "What is the underpayment of the worker, by the rates of minimum wage of the pay reference periods of the notice?"
            )
            .From(Money.Gbp(0))
            .PerInfringement()
            .At(Old("s 19(4)(c), 19A(5)"))
            .Since(
                NewAct,
                f =>
                    f.Asking("What sum was due to the individual on the relevant day, even if it has been paid since?")
                        .At(New("s 103(4), 106(2)(b), 107(4)"))
            );

    /// <summary>A direction that there is no penalty.</summary>
    public static Fact<bool> IsDirectedAway { get; } =
        Fact.Flag(
                "no-penalty-direction",
                "Direction that there is no penalty",
                "Does a direction of the Secretary of State say that the notice imposes no penalty?"
            )
            .Default(false, "none is mentioned")
            .At(Old("s 19A(2)"))
            .Since(NewAct, f => f.At(New("s 108(1)")));

    /// <summary>Payment in 14 days.</summary>
    public static Fact<bool> IsPrompt { get; } =
        Fact.Flag(
                "prompt",
                "Prompt payment",
                "Are the arrears, and the part of the penalty that is then enough, paid within 14 days beginning with the day of "
                    + "the notice?"
            )
            .Default(false, "the case does not say so")
            .At(Old("s 19A(10)"))
            .Since(NewAct, f => f.At(New("s 108(4)")));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-minimum-wage", "Minimum wage and statutory pay, penalties for underpayment", Currency.Gbp)
            {
                Authority = "HM Revenue and Customs; since 7 April 2026 the Secretary of State through the Fair Work Agency",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the first day of the earliest pay reference period of the notice: a notice that includes one begun before 7 March "
                    + "2014, or before 26 May 2015, is under the earlier rule as a whole (SI 2014/547, regulation 3; Small Business, "
                    + "Enterprise and Employment Act 2015, section 152(6)). On both sides of 1 April 2016 each period has its own rate "
                    + "(SI 2016/68, regulation 4), and the most for a worker and the least for a notice hold both together: that is not "
                    + "worked out, and a case for each side may come to more. For notices given from 7 April 2026 on the Employment "
                    + "Rights Act 2025 counts, whatever the period: where the period began before that day, the case names the version "
                    + "of 7 April 2026",
                Dates = [new DateRule("pay-period", "the first day of the earliest pay reference period") { Role = DateRole.ConductBegin }],
                AlsoDates =
                [
                    new DateRule("notice", "the day on which the notice of underpayment was given") { Role = DateRole.Proceedings },
                ],
            },
            [
                new MethodPeriod("National Minimum Wage Act 1998, section 19A", new LocalDate(2009, 4, 6), NewAct, LayOut),
                new MethodPeriod("Employment Rights Act 2025, sections 103 to 108", NewAct, null, LayOut),
            ],
            LawData.Of("uk-minimum-wage")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var isNew = law.Date >= NewAct;
        Citation At(string old, string since) => isNew ? New(since) : Old(old);
        var share = Arrears * law.Rate("rate");
        var each = (law.Has("worker.most") ? share.CappedAt(law.Money("worker.most")) : share).Named(
            "penalty-each",
            "For each worker",
            At("s 19A(4)-(5B)", "s 107(4), (5)")
        );
        var sum = SumOver(each).Named("sum", "All workers together", At("s 19A(4)", "s 107(3)"));
        var held = law.Has("notice.most")
            ? sum.CappedAt(law.Money("notice.most")).Named("held", "At most for the notice", At("s 19A(7)", "s 107"))
            : sum;
        var penalty = held.AtLeast(law.Money("notice.least")).Named("penalty", "Penalty of the notice", At("s 19A(6)", "s 107(6)"));
        var payable = penalty * Where(IsPrompt, law.Rate("prompt"), otherwise: Constant(Rate.One));
        var result = Where(IsDirectedAway, Constant(Money.Gbp(0)), otherwise: payable)
            .Named("payable", "Penalty to be paid", At("s 19A(2), (10)", "s 108(1), (4)"));
        return new Method(result)
        {
            Conditions =
            [
                isNew
                    ? new DateCondition(
                        "notice",
                        NewAct,
                        null,
                        "Notices given before 7 April 2026 are under the Act of 1998",
                        new Citation("Employment Rights Act 2025 (commencement), SI 2026/323", "reg 4")
                    )
                    {
                        Otherwise = "the first day of the pay reference period selects the rate for them",
                    }
                    : new DateCondition(
                        "notice",
                        null,
                        NewAct,
                        "Notices given from 7 April 2026 on are under the Employment Rights Act 2025",
                        new Citation("Employment Rights Act 2025 (commencement), SI 2026/323", "reg 4")
                    )
                    {
                        Otherwise = $"for later notices the case names the version {LawData.Day(NewAct)}, whenever the period began",
                    },
            ],
        };
    }

    private static Citation Old(string pinpoint) => new("National Minimum Wage Act 1998", pinpoint);

    private static Citation New(string pinpoint) => new("Employment Rights Act 2025", pinpoint);
}
