using NodaTime;

namespace FineCalc;

/// <summary>Where a number or rule comes from, precisely enough to open the page.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Instrument">The text: <c>Data Protection Fining Guidance (ICO, 18 March 2024)</c>.</param>
/// <param name="Pinpoint">The place in it: <c>para 127, Table B</c>. Empty if the whole text is meant.</param>
/// <param name="Standing">How sure we are.</param>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record Citation(string Instrument, string Pinpoint = "", Standing Standing = Standing.Read)
{
    /// <summary>The sentence, row or cell inside the place, as finely as it is known: <c>row up to 2m, second column</c>.</summary>
    public string? Passage { get; init; }

    /// <summary>What the passage says, in words of FineCalc's own; no text is copied.</summary>
    public string? Says { get; init; }

    /// <summary>An address of the text, if one is known.</summary>
    public string? Link { get; init; }

    /// <summary>The day the text was last read, if that was written down.</summary>
    public LocalDate? DateRead { get; init; }

    /// <summary>
    /// How many readings, each made without the one before it, found the same; from 1. Null if that was not written down.
    /// </summary>
    public int? Readings { get; init; }

    /// <summary>Anything a reader must know beside the number: a disagreement of sources, a choice made.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// What would be needed to find the passage in a minute and is not known of a source that was read, be it as a draft: the keys of it
    /// as files have them, such as <c>link</c> and <c>dateRead</c>. Empty for other standings, of which no text was read.
    /// </summary>
    public IReadOnlyList<string> Missing =>
        Standing is Standing.Read or Standing.Draft ? [.. Fields.Where(f => f.Get(this) is null && IsSought(f)).Select(f => f.Key)] : [];

    // A source that is read again, more finely or at another address is the same source, and what is noted of it changes no result.
    internal static Fields<Citation> Fields { get; } =
        new(new Citation("", "", Standing.Unverified), isLine: true)
        {
            {
                "instrument",
                Shape.Sentence,
                c => c.Instrument,
                (c, v) => c with { Instrument = (string)v },
                "the text it comes from",
                FieldIs.Needed
            },
            { "pinpoint", Shape.Sentence, c => Shape.Filling(c.Pinpoint), (c, v) => c with { Pinpoint = (string)v }, "the place in it" },
            {
                "passage",
                Shape.Sentence,
                c => c.Passage,
                (c, v) => c with { Passage = (string)v },
                "the sentence, row or cell in that place",
                FieldIs.Aside
            },
            { "standing", Shape.Word(typeof(Standing)), c => c.Standing, (c, v) => c with { Standing = (Standing)v }, "how sure it is" },
            { "link", Shape.Sentence, c => c.Link, (c, v) => c with { Link = (string)v }, "an address of the text", FieldIs.Aside },
            { "dateRead", Shape.Day, c => c.DateRead, (c, v) => c with { DateRead = (LocalDate)v }, "the day it was read", FieldIs.Aside },
            {
                "readings",
                Shape.Whole,
                c => c.Readings,
                (c, v) => c with { Readings = (int)v },
                "how many independent readings found the same",
                FieldIs.Aside
            },
            {
                "says",
                Shape.Sentence,
                c => c.Says,
                (c, v) => c with { Says = (string)v },
                "what the passage says, in other words",
                FieldIs.Aside
            },
            {
                "note",
                Shape.Sentence,
                c => c.Note,
                (c, v) => c with { Note = (string)v },
                "what a reader must know beside it",
                FieldIs.Aside
            },
        };

    // Not the note, which not every source needs, nor the cell: where the place is a sentence there is none.
    private static bool IsSought(Field field) => field.Key is "pinpoint" or "says" or "link" or "dateRead" or "readings";

    /// <summary>The instrument and place, with the standing where it is less than read: <c>UK GDPR, Art 83(4)</c>.</summary>
    public override string ToString()
    {
        var place = Pinpoint.Length == 0 ? Instrument : $"{Instrument}, {Pinpoint}";
        return Standing == Standing.Read ? place : $"{place} [{Text.Word(Standing)}]";
    }
}
