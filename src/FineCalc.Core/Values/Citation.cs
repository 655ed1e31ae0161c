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
    /// <summary>An address of the text, if one is known.</summary>
    public string? Link { get; init; }

    /// <summary>The day the text was read, if it was.</summary>
    public LocalDate? DateRead { get; init; }

    /// <summary>Anything a reader must know beside the number: a disagreement of sources, a choice made.</summary>
    public string? Note { get; init; }

    // A source that is read again is the same source, and what is noted of it changes no result.
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
            { "standing", Shape.Word(typeof(Standing)), c => c.Standing, (c, v) => c with { Standing = (Standing)v }, "how sure it is" },
            { "link", Shape.Sentence, c => c.Link, (c, v) => c with { Link = (string)v }, "an address of the text", FieldIs.Aside },
            { "dateRead", Shape.Day, c => c.DateRead, (c, v) => c with { DateRead = (LocalDate)v }, "the day it was read", FieldIs.Aside },
            {
                "note",
                Shape.Sentence,
                c => c.Note,
                (c, v) => c with { Note = (string)v },
                "what a reader must know beside it",
                FieldIs.Aside
            },
        };

    /// <summary>The instrument and place, with the standing where it is less than read: <c>UK GDPR, Art 83(4)</c>.</summary>
    public override string ToString()
    {
        var place = Pinpoint.Length == 0 ? Instrument : $"{Instrument}, {Pinpoint}";
        return Standing == Standing.Read ? place : $"{place} [{Text.Word(Standing)}]";
    }
}
