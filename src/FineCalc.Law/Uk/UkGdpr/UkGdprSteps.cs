using FineCalc.Gdpr;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

// What the ICO's two methods have in common.
internal static class UkGdprSteps
{
    public static DateCondition Applies { get; } =
        Article83.Applies with
        {
            Otherwise = "what was done before falls under the Data Protection Act 1998, which is not worked out here",
        };

    public static Step<bool> IsUndertaking { get; } =
        Where(
            UkGdpr.IsUndertaking.IsGiven() | !UkGdpr.IsPublicBody,
            PartyFacts.IsUndertaking(UkGdpr.IsUndertaking),
            otherwise: Constant(false)
        );

    public static Step<bool> IsPublicSectorStated => IsAnyGiven(UkGdpr.PublicSectorReduction, UkGdpr.PublicSectorPenalty);

    public static Check PublicBodyIsSaid =>
        new(
            "public-body-contradicted",
            UkGdpr.IsPublicBody | !IsPublicSectorStated,
            "A public sector reduction is given, and the party is not said to be a public body.",
            "public-body: true, or no reduction"
        )
        {
            Subject = UkGdpr.IsPublicBody,
            IsWarning = true,
        };

    public static IEnumerable<Check> PartyChecks =>
        PartyFacts
            .Checks(UkGdpr.Turnover, UkGdpr.Tier, Currency.Gbp)
            .Append(
                Check.Warning(
                    "public-body-not-said",
                    !PartyFacts.IsPublicBody | UkGdpr.IsPublicBody,
                    "The kind of defendant is a public body, and the public sector approach is not said to apply; it is not applied.",
                    "public-body: true, or another kind of defendant",
                    UkGdpr.IsPublicBody
                )
            )
            .Append(PartyFacts.UndertakingContradicted(UkGdpr.IsUndertaking))
            .Append(
                Check.Warning(
                    "public-body-is-company",
                    (UkGdpr.IsPublicBody & UkGdpr.Defendant.IsGiven()).Implies(
                        !(UkGdpr.Defendant.Is(DefendantKind.Company) | UkGdpr.Defendant.Is(DefendantKind.NaturalPerson))
                    ),
                    "The public sector approach is said to apply, and the party to be a company or a private person; it is applied.",
                    "public-body: false, or defendant: public-body",
                    UkGdpr.IsPublicBody
                )
            );

    // A public body is spared a share, or an amount is put in place of the one calculated; neither leaves the maximum.
    public static Step<Money> Spared(Step<Money> after5, Step<Money> maximum, Step<bool> isSpared, Step<Rate> reduction) =>
        Where(isSpared, UkGdpr.PublicSectorPenalty.Or(after5.ReducedBy(reduction)).CappedAt(maximum), otherwise: after5)
            .Named(
                "after-public-sector",
                "After the public sector approach",
                new Citation("ICO, public sector approach", "no fixed reduction; as notices state it")
            );

    // Art 83(4)-(6): one number of the law for each of the two maxima.
    public static Step<T> ByTier<T>(Func<string, Step<T>> number)
        where T : struct => ByCategory(UkGdpr.Tier, tier => number($"maximum.{tier}"));
}
