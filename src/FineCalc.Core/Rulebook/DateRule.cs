using NodaTime;

namespace FineCalc.Steps;

/// <summary>One kind of date that can select the version of a regime.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
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

    /// <summary>The id and what it is.</summary>
    public override string ToString() => Text.Line($"{Id}: {Help}");

    internal static Fields<DateRule> Fields { get; } =
        new(new DateRule("", ""))
        {
            { "id", Shape.Text, d => d.Id, (d, v) => d with { Id = (string)v }, "lower-case letters, digits and hyphens", FieldIs.Needed },
            { "help", Shape.Text, d => d.Help, (d, v) => d with { Help = (string)v }, "what the date is", FieldIs.Needed },
            {
                "assumption",
                Shape.Text,
                d => d.Assumption,
                (d, v) => d with { Assumption = (string)v },
                "what is assumed where it selects because those before it are not given"
            },
            { "meaning", Shape.Filled, d => d.Meaning, (d, v) => d with { Meaning = (string)v }, "what it is beyond its regime" },
            {
                "role",
                Shape.Word(typeof(DateRole)),
                d => d.Role == DateRole.Other ? null : d.Role,
                (d, v) => d with { Role = (DateRole)v },
                "what it is the date of"
            },
            { "follows", Shape.Text, d => d.Follows, (d, v) => d with { Follows = (string)v }, "the date that cannot lie after it" },
        };
}
