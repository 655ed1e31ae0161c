namespace FineCalc.Uk;

/// <summary>The size of an organisation by turnover.</summary>
public enum OrganisationSize
{
    /// <summary>Up to GBP 2m.</summary>
    Micro,

    /// <summary>GBP 2m to 10m.</summary>
    Small,

    /// <summary>GBP 10m to 50m.</summary>
    Medium,

    /// <summary>GBP 50m and over.</summary>
    Large,
}
