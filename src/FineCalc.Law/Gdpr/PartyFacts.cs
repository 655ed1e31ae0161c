using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Gdpr;

/// <summary>
/// What is known of a party from outside, before anybody has looked into the case: what a prediction from like cases turns on beside the
/// <see cref="IncidentFacts"/>. No method has a weight for them; a country has its own maximum for public bodies, and answers that
/// contradict one another are told.
/// </summary>
public static class PartyFacts
{
    /// <summary>The country of the authority, one of a list.</summary>
    public static Fact<EeaCountry> Country { get; } =
        Fact.Choice(
            "country",
            "Country of the authority",
            "The authority of which country decides?",
            (EeaCountry.Austria, "Austria"),
            (EeaCountry.Belgium, "Belgium"),
            (EeaCountry.Bulgaria, "Bulgaria"),
            (EeaCountry.Croatia, "Croatia"),
            (EeaCountry.Cyprus, "Cyprus"),
            (EeaCountry.Czechia, "Czechia"),
            (EeaCountry.Denmark, "Denmark"),
            (EeaCountry.Estonia, "Estonia"),
            (EeaCountry.Finland, "Finland"),
            (EeaCountry.France, "France"),
            (EeaCountry.Germany, "Germany"),
            (EeaCountry.Greece, "Greece"),
            (EeaCountry.Hungary, "Hungary"),
            (EeaCountry.Iceland, "Iceland"),
            (EeaCountry.Ireland, "Ireland"),
            (EeaCountry.Italy, "Italy"),
            (EeaCountry.Latvia, "Latvia"),
            (EeaCountry.Liechtenstein, "Liechtenstein"),
            (EeaCountry.Lithuania, "Lithuania"),
            (EeaCountry.Luxembourg, "Luxembourg"),
            (EeaCountry.Malta, "Malta"),
            (EeaCountry.Netherlands, "Netherlands"),
            (EeaCountry.Norway, "Norway"),
            (EeaCountry.Poland, "Poland"),
            (EeaCountry.Portugal, "Portugal"),
            (EeaCountry.Romania, "Romania"),
            (EeaCountry.Slovakia, "Slovakia"),
            (EeaCountry.Slovenia, "Slovenia"),
            (EeaCountry.Spain, "Spain"),
            (EeaCountry.Sweden, "Sweden")
        );

    /// <summary>The kind of defendant, one of a list.</summary>
    public static Fact<DefendantKind> Defendant { get; } =
        Fact.Choice(
                "defendant",
                "Kind of defendant",
                "What is the party?",
                (DefendantKind.Company, "a company"),
                (DefendantKind.SoleTrader, "one who trades or practises alone: a shop, a bar, a doctor, a lawyer"),
                (DefendantKind.NonProfit, "an association, foundation, party, church or community of owners"),
                (DefendantKind.PublicBody, "a public authority or body: a municipality, a state school, a public hospital"),
                (DefendantKind.NaturalPerson, "a private person")
            )
            .Means("defendant-kind");

    /// <summary>The field the party is active in, one of a list.</summary>
    public static Fact<Sector> Sector { get; } =
        Fact.Choice(
                "sector",
                "Sector",
                "In which field is the party active?",
                (FineCalc.Gdpr.Sector.IndustryAndCommerce, "manufacture, trade, online shops, services not named below"),
                (FineCalc.Gdpr.Sector.MediaAndTelecoms, "press, broadcasting, advertising, online platforms, telecommunications"),
                (FineCalc.Gdpr.Sector.FinanceAndConsulting, "banks, insurers, credit agencies, collection, consulting"),
                (FineCalc.Gdpr.Sector.HealthCare, "hospitals, practices, laboratories, pharmacies"),
                (FineCalc.Gdpr.Sector.PublicSectorAndEducation, "authorities, municipalities, police, schools, universities"),
                (FineCalc.Gdpr.Sector.TransportAndEnergy, "transport, travel, energy, water"),
                (FineCalc.Gdpr.Sector.Hospitality, "hotels, restaurants, bars"),
                (FineCalc.Gdpr.Sector.RealEstate, "property, communities of owners"),
                (FineCalc.Gdpr.Sector.Employment, "data of employees or applicants, whatever the field"),
                (FineCalc.Gdpr.Sector.IndividualsAndAssociations, "private persons, clubs, parties, churches")
            )
            .Means("sector");

    /// <summary>What the infringement is mainly about, one of a list; of several the last in its order counts in a prediction.</summary>
    public static Fact<InfringementKind> InfringementKind { get; } =
        Fact.Choice(
                "infringement-kind",
                "Kind of infringement",
                "What is the infringement mainly about?",
                (FineCalc.Gdpr.InfringementKind.Information, "information to people, such as a sign at a camera (Arts 12-14)"),
                (FineCalc.Gdpr.InfringementKind.Cooperation, "cooperation with the authority, orders not followed (Arts 31, 58)"),
                (FineCalc.Gdpr.InfringementKind.Rights, "rights of people, such as access or erasure (Arts 12, 15-22)"),
                (FineCalc.Gdpr.InfringementKind.LegalBasis, "no legal basis (Arts 6, 7, 9)"),
                (FineCalc.Gdpr.InfringementKind.GeneralPrinciples, "the principles, such as too many data or too long (Art 5)"),
                (FineCalc.Gdpr.InfringementKind.BreachNotification, "a breach not notified (Arts 33, 34)"),
                (FineCalc.Gdpr.InfringementKind.ProcessingAgreement, "no agreement with a processor (Art 28)"),
                (FineCalc.Gdpr.InfringementKind.Security, "security of the data (Arts 5(1)(f), 32)"),
                (FineCalc.Gdpr.InfringementKind.DataProtectionOfficer, "the data protection officer (Arts 37-39)")
            )
            .PerInfringement()
            .Means("infringement-kind");

    /// <summary>How large the undertaking is, roughly, one of a list: where its turnover is not known.</summary>
    public static Fact<SizeClass> SizeClass { get; } =
        Fact.Choice(
                "size-class",
                "Rough size",
                "How large is the undertaking, its parents included, by yearly turnover in euro (or pounds), where the amount is not "
                    + "known?",
                (FineCalc.Gdpr.SizeClass.UpTo2m, "up to 2 million"),
                (FineCalc.Gdpr.SizeClass.UpTo10m, "up to 10 million"),
                (FineCalc.Gdpr.SizeClass.UpTo50m, "up to 50 million"),
                (FineCalc.Gdpr.SizeClass.UpTo500m, "up to 500 million"),
                (FineCalc.Gdpr.SizeClass.Above500m, "above 500 million: a large group")
            )
            .Means("size-class");

    /// <summary>
    /// The yearly turnover of the fined entity alone, an amount of money: a prediction takes it where that of the undertaking, which the
    /// maximum turns on, is not known.
    /// </summary>
    public static Fact<Money> EntityTurnover { get; } =
        Fact.Money(
                "entity-turnover",
                "Turnover of the entity alone",
                "What was the yearly turnover of the fined entity by itself, without its group?"
            )
            .From(Article83.NoMoney)
            .Means("entity-turnover");

    internal static Step<bool> IsPrivatePerson { get; } = Is(DefendantKind.NaturalPerson);

    internal static Step<bool> IsPublicBody { get; } = Is(DefendantKind.PublicBody);

    // A private person and a public body are no undertakings, unless the case says so.
    internal static Step<bool> IsUndertaking(Fact<bool> undertaking) =>
        Where(undertaking.IsGiven() | !(IsPrivatePerson | IsPublicBody), undertaking, otherwise: Constant(false));

    private static Step<bool> Is(DefendantKind kind) => Where(Defendant.IsGiven(), Defendant.Is(kind), otherwise: Constant(false));

    internal static Check UndertakingContradicted(Fact<bool> undertaking) =>
        Check.Warning(
            "undertaking-contradicted",
            (IsPrivatePerson & undertaking.IsGiven()).Implies(!undertaking),
            "The party is said to be a private person, and to be an undertaking; the maximum by turnover is taken.",
            "undertaking: false, or another kind of defendant",
            undertaking
        );

    // Answers that do not go together. Nothing is worked out from them, so that each is a warning.
    internal static IEnumerable<Check> Checks(Fact<Money> turnover, Fact<MaximumTier> tier, Currency currency)
    {
        yield return Check.Warning(
            "size-class-contradicted",
            (SizeClass.IsGiven() & turnover.IsGiven()).Implies(
                ByCategory(
                    SizeClass,
                    (FineCalc.Gdpr.SizeClass.UpTo2m, turnover.IsAtMost(Millions(2m))),
                    (FineCalc.Gdpr.SizeClass.UpTo10m, turnover.IsWithin(Millions(2m), Millions(10m))),
                    (FineCalc.Gdpr.SizeClass.UpTo50m, turnover.IsWithin(Millions(10m), Millions(50m))),
                    (FineCalc.Gdpr.SizeClass.UpTo500m, turnover.IsWithin(Millions(50m), Millions(500m))),
                    (FineCalc.Gdpr.SizeClass.Above500m, turnover.IsAtLeast(Millions(500m)))
                )
            ),
            "The size that is given is not that of the turnover that is given; the turnover counts.",
            "one of the two, or both alike",
            SizeClass
        );
        yield return Check.Warning(
            "entity-turnover-above-undertaking",
            (EntityTurnover.IsGiven() & turnover.IsGiven()).Implies(EntityTurnover.IsAtMost(turnover)),
            "The turnover of the entity alone is above that of the undertaking it belongs to.",
            "at most the turnover of the undertaking",
            EntityTurnover
        );
        yield return Check.Warning(
            "infringement-kind-contradicts-tier",
            (InfringementKind.IsGiven() & tier.IsGiven()).Implies(
                ByCategory(
                    InfringementKind,
                    (FineCalc.Gdpr.InfringementKind.Information, tier.Is(MaximumTier.Higher)),
                    (FineCalc.Gdpr.InfringementKind.Cooperation, Constant(true)),
                    (FineCalc.Gdpr.InfringementKind.Rights, tier.Is(MaximumTier.Higher)),
                    (FineCalc.Gdpr.InfringementKind.LegalBasis, tier.Is(MaximumTier.Higher)),
                    (FineCalc.Gdpr.InfringementKind.GeneralPrinciples, tier.Is(MaximumTier.Higher)),
                    (FineCalc.Gdpr.InfringementKind.BreachNotification, Constant(true)),
                    (FineCalc.Gdpr.InfringementKind.ProcessingAgreement, Constant(true)),
                    (FineCalc.Gdpr.InfringementKind.Security, Constant(true)),
                    (FineCalc.Gdpr.InfringementKind.DataProtectionOfficer, Constant(true))
                )
            ),
            "The provisions of the kind of infringement that is given have the higher maximum, and the standard one is given.",
            "tier: higher, or another kind",
            InfringementKind
        );
        yield return Check.Warning(
            "sector-contradicts-defendant",
            (Defendant.IsGiven() & Sector.IsGiven()).Implies(
                !Sector.Is(FineCalc.Gdpr.Sector.IndividualsAndAssociations)
                    | !(Defendant.Is(DefendantKind.Company) | Defendant.Is(DefendantKind.PublicBody))
            ),
            "The sector is that of private persons and associations, and the party is said to be none.",
            "another sector, or another kind of defendant",
            Sector
        );

        Step<Money> Millions(decimal amount) => Constant(new Money(amount * 1_000_000m, currency));
    }
}
