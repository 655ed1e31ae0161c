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

    // The countries whose maximum for public bodies a source tells, which Art 83(7) leaves to them: the data has each with its standing,
    // nothing for those that do not fine them. It holds a body that is no undertaking.
    private static readonly EeaCountry[] WithMaxima =
    [
        EeaCountry.Austria,
        EeaCountry.Belgium,
        EeaCountry.Cyprus,
        EeaCountry.Germany,
        EeaCountry.Ireland,
        EeaCountry.Lithuania,
        EeaCountry.Malta,
        EeaCountry.Poland,
        EeaCountry.Sweden,
    ];

    public static Check MaximumOfCountryIsKnown => Article83.MaximumIsKnown(EuGdpr.StatedMaximum, EuGdpr.Turnover, IsUndertaking);

    public static IEnumerable<Check> PartyChecks =>
        PartyFacts
            .Checks(EuGdpr.Turnover, EuGdpr.Tier, Currency.Eur)
            .Append(PartyFacts.UndertakingContradicted(EuGdpr.IsUndertaking))
            .Append(
                Check.Warning(
                    "public-body-maximum-unknown",
                    (PartyFacts.IsPublicBody & !IsUndertaking & !EuGdpr.StatedMaximum.IsGiven()).Implies(HasMaximum),
                    "Whether and how far public bodies are fined is for each country to say (Art 83(7)), and many do not fine them or have "
                        + "a maximum of their own. FineCalc knows none for this case, and takes that of the Regulation.",
                    "country: one of " + string.Join(", ", WithMaxima.Select(Code)) + "; the maximum stated; or undertaking: true",
                    EuGdpr.Country
                )
            );

    private static Step<bool> HasMaximum =>
        Where(
            EuGdpr.Country.IsGiven(),
            ByCategory(EuGdpr.Country, code => Constant(WithMaxima.Select(Code).Contains(code))),
            otherwise: No
        );

    private static string Code(EeaCountry country) => country.ToString().ToLowerInvariant();

    public static Step<bool> IsUndertaking { get; } = PartyFacts.IsUndertaking(EuGdpr.IsUndertaking);

    public static Step<Money> MaximumOfCountry(NumbersInForce law)
    {
        var ofRegulation = OfRegulation(law, EuGdpr.Tier, IsUndertaking);
        var isHeld = Where(PartyFacts.IsPublicBody & EuGdpr.Country.IsGiven(), !IsUndertaking, otherwise: No);
        var codes = WithMaxima.Select(Code).ToList();
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
}
