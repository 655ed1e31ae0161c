namespace FineCalc.Estimates;

/// <summary>What an estimate takes beside the case.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
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

    /// <summary>What is given, in a line.</summary>
    public override string ToString() =>
        Text.Line(
            string.Join(
                ", ",
                new[] { Country, Defendant, Provisional is { } amount ? $"provisional {amount}" : null, Model?.Id }
                    .OfType<string>()
                    .DefaultIfEmpty("as the case says")
            )
        );
}
