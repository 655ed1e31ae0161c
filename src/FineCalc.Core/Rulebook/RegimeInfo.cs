using NodaTime;

namespace FineCalc.Steps;

/// <summary>What a regime is.</summary>
/// <param name="Id">The stable name in files: lower-case letters, digits and hyphens.</param>
/// <param name="Title">The name in tables.</param>
/// <param name="Currency">The currency it calculates in.</param>
public sealed record RegimeInfo(string Id, string Title, Currency Currency)
{
    /// <summary>Who imposes the fines.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Where they are imposed.</summary>
    public string Jurisdiction { get; init; } = "";

    /// <summary>Which date of a case selects the version, and why.</summary>
    public string? DateMeaning { get; init; }

    /// <summary>The dates that can select the version: the first that a case gives does.</summary>
    public IReadOnlyList<DateRule> Dates { get; init; } = [new DateRule("date", "the date on which the method is applied")];

    /// <summary>
    /// Further dates that a case may give, which select nothing: conditions of versions are about them, and they must be in order with the
    /// others.
    /// </summary>
    public IReadOnlyList<DateRule> AlsoDates { get; init; } = [];

    /// <summary>Why the last version ends, if it does.</summary>
    public string? EndNote { get; init; }
}
