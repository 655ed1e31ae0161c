using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions of the reductions that Spanish law gives on a proposed fine (Ley 39/2015, Article 85). They are no method for the amount:
/// the proposed fine is the authority's.
/// </summary>
public static class EsGdprReductions
{
    private const string Act = "Ley 39/2015 (procedimiento administrativo común)";

    /// <summary>The proposed fine.</summary>
    public static Fact<Money> ProposedFine { get; } =
        NationalGdpr
            .Stated(
                "proposed-fine",
                "Proposed fine",
                "Which fine did the authority propose when it opened the procedure? No published text leads to this amount."
            )
            .At(At("Art 85(3)"));

    /// <summary>Acknowledgement.</summary>
    public static Fact<bool> IsAcknowledged { get; } =
        Fact.Flag(
                "acknowledged",
                "Responsibility acknowledged",
                "Has the party acknowledged its responsibility, and withdrawn or given up every action or appeal within the "
                    + "administration (vía administrativa)?"
            )
            .Default(false, "the case does not say so")
            .At(At("Art 85(1), (3)"));

    /// <summary>Voluntary payment.</summary>
    public static Fact<bool> IsPaid { get; } =
        Fact.Flag(
                "paid-voluntarily",
                "Voluntary payment",
                "Has the party paid of its own accord before the decision, and withdrawn or given up every action or appeal within the "
                    + "administration (vía administrativa)?"
            )
            .Default(false, "the case does not say so")
            .At(At("Art 85(2)-(3)"));

    /// <summary>The reduction for acknowledgement, where it is more than the least.</summary>
    public static Fact<Rate> AcknowledgementReduction { get; } =
        Reduction("acknowledgement-reduction", "Reduction for acknowledgement as given", "acknowledging responsibility", "Art 85(1), (3)");

    /// <summary>The reduction for payment, where it is more than the least.</summary>
    public static Fact<Rate> PaymentReduction { get; } =
        Reduction("payment-reduction", "Reduction for payment as given", "voluntary payment", "Art 85(2)-(3)");

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("es-gdpr-reductions", "Spain, reductions of a proposed GDPR fine: not a method for its amount", Currency.Eur)
            {
                Authority = "Agencia Española de Protección de Datos (AEPD)",
                Jurisdiction = "Spain",
                DateMeaning =
                    "the day on which the procedure was opened, whose notice must fix the reductions; the article is older than the "
                    + "GDPR, which applies since 25 May 2018",
                Dates =
                [
                    new DateRule("initiation", "the day of the decision to open the procedure") { Role = DateRole.Proceedings },
                    new DateRule(
                        "decision",
                        "the day of the decision that ends the procedure",
                        "the day on which the procedure was opened is not given; the version is that of the decision"
                    )
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                        Follows = "initiation",
                    },
                ],
            },
            [new MethodPeriod("Ley 39/2015, Article 85", new LocalDate(2018, 5, 25), null, LayOut)],
            LawData.Of("es-gdpr-reductions")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var none = Constant(Rate.Zero);
        var (leastByAcknowledging, leastByPaying) = (law.Rate("acknowledgement.least"), law.Rate("payment.least"));
        var proposed = SumOver(Ask(ProposedFine)).Named("proposed", "Proposed fine, all infringements", At("Art 85(3)"));
        var acknowledging = Where(IsAcknowledged, AcknowledgementReduction.Or(leastByAcknowledging), otherwise: none)
            .Named("by-acknowledgement", "Reduction for acknowledgement", At("Art 85(1), (3)"));
        var paying = Where(IsPaid, PaymentReduction.Or(leastByPaying), otherwise: none)
            .Named("by-payment", "Reduction for voluntary payment", At("Art 85(2)-(3)"));
        var together = (acknowledging + paying)
            .CappedAt(Constant(Rate.One))
            .Named(
                "reductions",
                "Reductions together",
                At("Art 85(3)") with
                {
                    Note =
                        "They accumulate, each taken of the proposed fine and not of what the other leaves. They hold for a sanction "
                        + "that is a fine alone.",
                }
            );
        return new Method(proposed.ReducedBy(together).Named("amount", "Amount to pay", At("Art 85(3)")))
        {
            Provisional = proposed,
            Conditions = [Article83.Applies],
            Checks =
            [
                AtLeast(AcknowledgementReduction, leastByAcknowledging),
                AtLeast(PaymentReduction, leastByPaying),
                Earned(AcknowledgementReduction, IsAcknowledged),
                Earned(PaymentReduction, IsPaid),
            ],
        };
    }

    private static Check AtLeast(Fact<Rate> given, Step<Rate> least) =>
        new(
            "reduction-below-least",
            given.IsGiven().Implies(given.IsAtLeast(least)),
            $"'{given.Name}' is less than the law gives.",
            "at least what Article 85(3) has, or no answer"
        )
        {
            Subject = given,
        };

    private static Check Earned(Fact<Rate> given, Fact<bool> ground) =>
        Check.Warning(
            "reduction-without-ground",
            !given.IsGiven() | ground,
            $"'{given.Name}' is given, and what earns it is not: it takes nothing off.",
            ground.Id,
            ground
        );

    private static Fact<Rate> Reduction(string id, string name, string what, string pinpoint) =>
        Fact.Rate(id, name, $"Which reduction for {what} did the notice fix, where it is more than the least that the law has?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(At(pinpoint));

    private static Citation At(string pinpoint) => new(Act, pinpoint);
}
