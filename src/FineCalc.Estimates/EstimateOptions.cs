namespace FineCalc.Estimates;

/// <summary>What an estimate takes beside the case.</summary>
public sealed record EstimateOptions
{
    /// <summary>
    /// The country of the authority in English; the one the case tells if not given, and for the UK GDPR the United Kingdom.
    /// </summary>
    public string? Country { get; init; }

    /// <summary>
    /// The kind of defendant: company, sole-trader, non-profit, public-body or natural-person; the one the case tells if not given.
    /// </summary>
    public string? Defendant { get; init; }

    /// <summary>
    /// The amount that the authority announced, in the regime's currency; the one the case gives as published if not given.
    /// </summary>
    public Money? Provisional { get; init; }

    /// <summary>Another table; the one that comes with FineCalc if not given.</summary>
    public EstimateModel? Model { get; init; }
}
