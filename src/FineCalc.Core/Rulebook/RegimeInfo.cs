using NodaTime;

namespace FineCalc.Steps;

/// <summary>What a regime is.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
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

    /// <summary>The name, the id and the currency.</summary>
    public override string ToString() => Text.Line($"{Title} ({Id}, {Currency})");

    internal static Fields<RegimeInfo> Fields { get; } =
        new(new RegimeInfo("", "", default) { Dates = [] })
        {
            { "id", Shape.Text, i => i.Id, (i, v) => i with { Id = (string)v }, "lower-case letters, digits and hyphens", FieldIs.Needed },
            {
                "title",
                Shape.Name,
                i => i.Title,
                (i, v) => i with { Title = (string)v },
                "the name in tables",
                FieldIs.Needed | FieldIs.Aside
            },
            {
                "currency",
                Shape.Currency,
                i => i.Currency,
                (i, v) => i with { Currency = (Currency)v },
                "the currency it calculates in",
                FieldIs.Needed
            },
            {
                "authority",
                Shape.Text,
                i => Shape.Filling(i.Authority),
                (i, v) => i with { Authority = (string)v },
                "who imposes the fines",
                FieldIs.Aside
            },
            {
                "jurisdiction",
                Shape.Text,
                i => Shape.Filling(i.Jurisdiction),
                (i, v) => i with { Jurisdiction = (string)v },
                "where they are imposed",
                FieldIs.Aside
            },
            {
                "dateMeaning",
                Shape.Text,
                i => i.DateMeaning,
                (i, v) => i with { DateMeaning = (string)v },
                "which date of a case selects the version, and why",
                FieldIs.Aside
            },
            {
                "dates",
                Shape.Records(DateRule.Fields),
                i => i.Dates,
                (i, v) => i with { Dates = (IReadOnlyList<DateRule>)v },
                "the dates that can select the version",
                FieldIs.Needed
            },
            {
                "alsoDates",
                Shape.Records(DateRule.Fields),
                i => i.AlsoDates,
                (i, v) => i with { AlsoDates = (IReadOnlyList<DateRule>)v },
                "further dates, which select nothing"
            },
            { "endNote", Shape.Text, i => i.EndNote, (i, v) => i with { EndNote = (string)v }, "why the last version ends", FieldIs.Aside },
        };
}
