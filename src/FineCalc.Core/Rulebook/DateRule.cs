using NodaTime;

namespace FineCalc.Steps;

/// <summary>One kind of date that can select the version of a regime.</summary>
/// <param name="Id">Its name in files: <c>notice-of-intent</c>.</param>
/// <param name="Help">What it is.</param>
/// <param name="Assumption">What is assumed when this date selects because those before it are not given; null if nothing is.</param>
public sealed record DateRule(string Id, string Help, string? Assumption = null)
{
    /// <summary>
    /// What the date is beyond its regime, such as <c>decision</c>: when a case is compared, it is also the date of that meaning in another
    /// regime. Null where it is its regime's own.
    /// </summary>
    public string? Meaning { get; init; }

    /// <summary>
    /// What the date is of: by it the days of a case are held against one another and against the conditions of a version.
    /// </summary>
    public DateRole Role { get; init; }

    /// <summary>The id of a date of the regime that cannot lie after this one, if there is one.</summary>
    public string? Follows { get; init; }
}
