using FineCalc.Gdpr;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// What the kind of defendant does to the maximum: a private person and a public body are no undertaking unless the case says so, and some
// countries have a maximum of their own for their public bodies, which Art 83(7) leaves to them.
internal static class EuPublicBodies
{
    private static readonly Step<bool> No = Constant(false);

    // Those whose maximum a source tells: docs/numbers.md has each with its standing. It holds a body that is no undertaking.
    private static readonly EeaCountry[] WithMaxima =
    [
        EeaCountry.Cyprus,
        EeaCountry.Ireland,
        EeaCountry.Lithuania,
        EeaCountry.Poland,
        EeaCountry.Sweden,
    ];

    public static Check MaximumIsKnown => Article83.MaximumIsKnown(EuGdpr.StatedMaximum, EuGdpr.Turnover, IsUndertaking);

    public static IEnumerable<Check> Checks =>
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

    public static Step<Money> Maximum(NumbersInForce law)
    {
        var ofRegulation = EuGdprSteps.OfRegulation(law, EuGdpr.Tier, IsUndertaking);
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
