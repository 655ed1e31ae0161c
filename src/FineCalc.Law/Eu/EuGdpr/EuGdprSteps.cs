using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// What the Regulation itself has on amounts, for every method under it, the national ones too.
internal static class EuGdprSteps
{
    public static Check MaximumIsKnown => Article83.MaximumIsKnown(EuGdpr.StatedMaximum, EuGdpr.Turnover, EuGdpr.IsUndertaking);

    // The fixed amount or, for an undertaking, a share of its turnover, whichever is higher. Decisions often withhold the turnover; the
    // fixed amount holds then. A country with another currency has the fixed amount under an id of its own.
    public static Step<Money> Maximum(NumbersInForce law, Step<MaximumTier> tier, string fixedId = "fixed") =>
        OfRegulation(law, tier, EuGdpr.IsUndertaking, fixedId)
            .Named("statutory-maximum", "Legal maximum", new Citation(EuGdpr.Regulation, "Art 83(4)-(6)"))
            .MayBeStated(EuGdpr.StatedMaximum);

    public static Step<Money> OfRegulation(NumbersInForce law, Step<MaximumTier> tier, Step<bool> isUndertaking, string fixedId = "fixed")
    {
        var fixedAmount = ByCategory(tier, t => law.Money($"maximum.{t}.{fixedId}"));
        var byTurnover = EuGdpr.Turnover * ByCategory(tier, t => law.Rate($"maximum.{t}.turnover"));
        return Where(isUndertaking & EuGdpr.Turnover.IsGiven(), Greatest(fixedAmount, byTurnover), otherwise: fixedAmount);
    }

    // Within one conduct the sum is held by the maximum of the gravest infringement; separate conducts are added up.
    public static Step<Money> Total(Step<Money> each, Step<Money> maximum) =>
        ByCategory(
                EuGdpr.Concurrence,
                (Concurrence.OneFineEach, SumOver(each, maximum, EuGdpr.Conduct)),
                (Concurrence.OneFine, GreatestOver(each, EuGdpr.Conduct))
            )
            .Named("total", "Fine before inability to pay", new Citation(EuGdpr.Regulation, "Art 83(3)"));

    public static Step<Money> AbleToPay(Step<Money> total, Citation source) =>
        total.LoweredTo(EuGdpr.HardshipPenalty).Named("penalty", "Fine", source);

    private static readonly Step<bool> No = Constant(false);

    // The countries whose maximum for public bodies a source tells, which Art 83(7) leaves to them: the data has each with its standing. It
    // holds a body that is no undertaking. A private person is none either, unless the case says so.
    private static readonly EeaCountry[] WithMaxima =
    [
        EeaCountry.Cyprus,
        EeaCountry.Ireland,
        EeaCountry.Lithuania,
        EeaCountry.Poland,
        EeaCountry.Sweden,
    ];

    public static Check MaximumOfCountryIsKnown => Article83.MaximumIsKnown(EuGdpr.StatedMaximum, EuGdpr.Turnover, IsUndertaking);

    public static IEnumerable<Check> PartyChecks =>
        PartyFacts
            .Checks(EuGdpr.Turnover, EuGdpr.Tier, Currency.Eur)
            .Append(
                Check.Warning(
                    "undertaking-contradicted",
                    (Is(DefendantKind.NaturalPerson) & EuGdpr.IsUndertaking.IsGiven()).Implies(!EuGdpr.IsUndertaking),
                    "The party is said to be a private person, and to be an undertaking; the maximum by turnover is taken.",
                    "undertaking: false, or another kind of defendant",
                    EuGdpr.IsUndertaking
                )
            );

    public static Step<bool> IsUndertaking { get; } =
        Where(
            EuGdpr.IsUndertaking.IsGiven() | !(Is(DefendantKind.NaturalPerson) | Is(DefendantKind.PublicBody)),
            EuGdpr.IsUndertaking,
            otherwise: No
        );

    public static Step<Money> MaximumOfCountry(NumbersInForce law)
    {
        var ofRegulation = OfRegulation(law, EuGdpr.Tier, IsUndertaking);
        var isHeld = Where(Is(DefendantKind.PublicBody) & EuGdpr.Country.IsGiven(), !IsUndertaking, otherwise: No);
        var codes = WithMaxima.Select(c => c.ToString().ToLowerInvariant()).ToList();
        var ofCountry = ByCategory(
            EuGdpr.Country,
            code =>
                codes.Contains(code)
                    ? ByCategory(EuGdpr.Tier, tier => law.Money($"public-body.{code}.{tier}").ConvertedTo(Currency.Eur))
                    : ofRegulation
        );
        return Where(isHeld, ofCountry, otherwise: ofRegulation)
            .Named("statutory-maximum", "Legal maximum", new Citation(EuGdpr.Regulation, "Art 83(4)-(7)"))
            .MayBeStated(EuGdpr.StatedMaximum);
    }

    private static Step<bool> Is(DefendantKind kind) => Where(EuGdpr.Defendant.IsGiven(), EuGdpr.Defendant.Is(kind), otherwise: No);
}
