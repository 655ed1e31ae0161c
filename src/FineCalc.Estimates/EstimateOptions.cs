namespace FineCalc.Estimates;

/// <summary>What an estimate takes beside the case.</summary>
public sealed record EstimateOptions
{
    /// <summary>The country of the authority in English; for the UK GDPR it is the United Kingdom.</summary>
    public string? Country { get; init; }

    /// <summary>
    /// The kind of defendant: company, public-body, non-profit or natural-person; a company unless the case says that it is a public body.
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
