namespace FineCalc.Gdpr;

/// <summary>The field that a defendant is active in, or that the processing was for.</summary>
public enum Sector
{
    /// <summary>Manufacture, trade, online shops, services not named elsewhere.</summary>
    IndustryAndCommerce,

    /// <summary>Press, broadcasting, advertising, online platforms, telecommunications.</summary>
    MediaAndTelecoms,

    /// <summary>Banks, insurers, credit agencies, collection, consulting.</summary>
    FinanceAndConsulting,

    /// <summary>Hospitals, practices, laboratories, pharmacies.</summary>
    HealthCare,

    /// <summary>Authorities, municipalities, police, schools, universities.</summary>
    PublicSectorAndEducation,

    /// <summary>Transport, travel, energy, water.</summary>
    TransportAndEnergy,

    /// <summary>Hotels, restaurants, bars.</summary>
    Hospitality,

    /// <summary>Property, communities of owners.</summary>
    RealEstate,

    /// <summary>Data of employees and applicants, whatever the field.</summary>
    Employment,

    /// <summary>Private persons, clubs, parties, churches.</summary>
    IndividualsAndAssociations,
}
