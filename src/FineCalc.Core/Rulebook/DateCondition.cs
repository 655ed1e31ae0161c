using NodaTime;

namespace FineCalc.Steps;

/// <summary>
/// What a day of a case must be like for a version to be the law of it, beside the day that selects the version: that conduct was of days
/// on which the law applied, for instance. Conduct on both sides of such a day happens, so a condition that does not hold is a warning; the
/// assessment stands.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Date">The date it is about: <see cref="OfConduct"/>, or the id of a date of the case.</param>
/// <param name="From">The first day that meets it; null if there is none.</param>
/// <param name="Until">The first day that no longer does; null if there is none.</param>
/// <param name="Because">What the text says, as a sentence without its full stop: <c>The amounts are for violations after 2 November
/// 2015</c>.</param>
/// <param name="Source">Where the text says so, with its standing.</param>
public sealed record DateCondition(string Date, LocalDate? From, LocalDate? Until, string Because, Citation Source)
{
    /// <summary>
    /// The conduct itself, by the dates of <c>incident</c> and of the regime's own rules on when it was, both ends of a period.
    /// </summary>
    public const string OfConduct = "conduct";

    /// <summary>
    /// Whether conduct that began before the first day and went on meets it as well, so that only conduct which had ended by then does not.
    /// </summary>
    public bool ReachesContinuing { get; init; }

    /// <summary>What to do where it does not hold, as a phrase; null if there is nothing to be done.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The answers for which the day matters; null where it always does.</summary>
    public Step<bool>? When { get; init; }

    /// <summary>The date and what the text says of it.</summary>
    public override string ToString() => Text.Line($"{Date}: {Because}");

    internal static Fields<DateCondition> Fields { get; } =
        new(new DateCondition("", null, null, "", new Citation("")))
        {
            {
                "date",
                Shape.Text,
                c => c.Date,
                (c, v) => c with { Date = (string)v },
                $"'{OfConduct}' or the id of a date",
                FieldIs.Needed
            },
            { "from", Shape.Day, c => c.From, (c, v) => c with { From = (LocalDate)v }, "the first day that meets it" },
            { "until", Shape.Day, c => c.Until, (c, v) => c with { Until = (LocalDate)v }, "the first day that no longer does" },
            {
                "reachesContinuing",
                Shape.Flag,
                c => c.ReachesContinuing,
                (c, v) => c with { ReachesContinuing = (bool)v },
                "whether conduct that began before and went on meets it too"
            },
            { "because", Shape.Text, c => c.Because, (c, v) => c with { Because = (string)v }, "what the text says", FieldIs.Needed },
            { "otherwise", Shape.Text, c => c.Otherwise, (c, v) => c with { Otherwise = (string)v }, "what to do where it does not hold" },
            { "source", Shape.Source, c => c.Source, (c, v) => c with { Source = (Citation)v }, "the place of a source", FieldIs.Needed },
            {
                "when",
                Node.Condition,
                c => c.When?.Node,
                (c, v) => c with { When = new((Node)v) },
                "the place of what makes the day matter"
            },
        };

    /// <summary>The days that meet it, in words.</summary>
    public string Allowed =>
        (From, Until) switch
        {
            ({ } from, null) => $"{Text.Date(from)} or later",
            (null, { } until) => $"{Text.Date(until.PlusDays(-1))} or earlier",
            ({ } from, { } until) => $"{Text.Date(from)} to {Text.Date(until.PlusDays(-1))}, both included",
            _ => "any day",
        };

    /// <summary>Conduct since a day, that day included.</summary>
    public static DateCondition Since(LocalDate day, string because, Citation source) => new(OfConduct, day, null, because, source);

    /// <summary>
    /// Conduct since the first day of a version that the day on which conduct ended selects: where it began before, other numbers or
    /// another law held for a part of it.
    /// </summary>
    public static DateCondition SinceVersion(NumbersInForce law, string because, Citation source) =>
        Since(law.Date, $"{because}; of conduct that goes on over the day FineCalc takes the day on which it ended", source);
}
