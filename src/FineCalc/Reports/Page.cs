namespace FineCalc.Reports;

// What a report says, before it is laid out. Pages are built once and rendered three ways: plain text, Markdown, HTML.
// Any text may have come from a case: it is cleaned on its way into a phrase, and each rendering escapes it for its own format.
internal sealed record Page(string Title, string Subtitle, IReadOnlyList<Block> Blocks, string Footer)
{
    // What stands under everything that can be taken for an answer; a list of what there is answers nothing.
    public string Foot => Footer.Length == 0 ? "" : $"{Footer}. FineCalc computes; this is no legal advice.";

    // The case as a file, for pages that hold it, so that what they say can be worked out again from them alone.
    public string? CaseFile { get; init; }

    // With a picture right after the answer: before the first section.
    public Page Showing(Drawn picture)
    {
        var first = Blocks.TakeWhile(b => b is not Heading).Count();
        return this with { Blocks = [.. Blocks.Take(first), picture, .. Blocks.Skip(first)] };
    }

    // What is said in words alone.
    public IEnumerable<Block> Written => Blocks.Where(b => b is not Drawn);

    // Sources with the addresses of their texts, where the regime has one.
    public Page Linked(RegimeVersion version)
    {
        var addresses = Addresses.Of(version);
        return addresses.Count == 0 ? this : this with { Blocks = [.. Blocks.Select(b => b.With(p => p.Linked(addresses)))] };
    }
}

internal abstract record Block
{
    // The same with every phrase changed.
    public virtual Block With(Func<Phrase, Phrase> change) => this;
}

// A section's title.
internal sealed record Heading(string Title) : Block;

internal sealed record Paragraph(Phrase Words) : Block
{
    // The sentence that a reader came for.
    public bool IsAnswer { get; init; }

    public override Block With(Func<Phrase, Phrase> change) => this with { Words = change(Words) };
}

internal sealed record Items(IReadOnlyList<Phrase> Entries) : Block
{
    public override Block With(Func<Phrase, Phrase> change) => new Items([.. Entries.Select(change)]);
}

// A picture as an SVG document, with its data. Where nothing can be drawn it is left out: the page says all of it in words.
internal sealed record Drawn(string Title, string Svg, Grid Data) : Block;

// What a reader sees first: an amount or a date with its name, and a remark.
internal sealed record Figures(IReadOnlyList<Figure> Entries) : Block;

internal sealed record Figure(string Name, Phrase Value, Phrase Remark);

internal sealed record Grid(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    public override Block With(Func<Phrase, Phrase> change) =>
        this with
        {
            Rows = [.. Rows.Select(r => r with { Cells = [.. r.Cells.Select(change)] })],
        };
}

// The first column of a grid names the row.
internal sealed record Column(string Title, bool IsNumber = false);

// A row of cells; or, with one cell, the title of the rows that follow it. A bar is drawn where the format can draw.
internal sealed record Row(IReadOnlyList<Phrase> Cells, Bar? Bar = null)
{
    public bool IsTitle { get; init; }

    public bool IsTotal { get; init; }
}

// A stretch of the scale from 0 to 1: a whole amount, or a rise or fall from one amount to another.
internal sealed record Bar(decimal From, decimal To, bool IsTotal);

// Words of a line or cell, in runs of one emphasis; a run may open a new line.
internal sealed class Phrase
{
    private readonly Run[] _runs;

    private Phrase(params Run[] runs) => _runs = runs;

    public static Phrase None { get; } = new();

    public IReadOnlyList<Run> Runs => _runs;

    public bool IsEmpty => _runs.Length == 0;

    public static implicit operator Phrase(string? words) => Of(words);

    public static Phrase Of(string? words, Emphasis emphasis = Emphasis.None, string? link = null) =>
        string.IsNullOrWhiteSpace(words) ? None : new(new Run(Text.Clean(words), emphasis, link, false, 0));

    // A place in a text, such as a paragraph of guidance.
    public static Phrase Of(Citation source) =>
        string.IsNullOrWhiteSpace(source.Instrument)
            ? Of(source.Pinpoint, Emphasis.Quiet, source.Link)
            : new(
                new Run(
                    Text.Clean(source.Pinpoint.Length == 0 ? source.Instrument : $"{source.Instrument}, {source.Pinpoint}"),
                    Emphasis.Quiet,
                    source.Link,
                    false,
                    Text.Clean(source.Instrument).Length
                )
            );

    // Both on one line, with a space between them.
    public Phrase And(Phrase other) => Join(other, false);

    // The other on a line of its own.
    public Phrase Under(Phrase other) => Join(other, true);

    // The names of texts given by their letters.
    public Phrase Abbreviated(IReadOnlyDictionary<string, string> letters) =>
        new(
            Array.ConvertAll(
                _runs,
                r =>
                    r.Instrument > 0 && letters.TryGetValue(r.Words[..r.Instrument], out var letter)
                        ? r with
                        {
                            Words = letter + r.Words[r.Instrument..],
                            Instrument = 0,
                        }
                        : r
            )
        );

    // A source without an address of its own has that of its text.
    public Phrase Linked(IReadOnlyDictionary<string, string> addresses) =>
        new(
            Array.ConvertAll(
                _runs,
                r =>
                    r is { Instrument: > 0, Link: null } && addresses.TryGetValue(r.Words[..r.Instrument], out var link)
                        ? r with
                        {
                            Link = link,
                        }
                        : r
            )
        );

    // The same words with runs changed, or left out where nothing is given for one; a run sees the one after it.
    public Phrase Rewritten(Func<Run, Run?, Run?> change) =>
        new([.. _runs.Select((r, i) => change(r, i + 1 < _runs.Length ? _runs[i + 1] : null)).OfType<Run>()]);

    public override string ToString() => string.Join(' ', _runs.Select(r => r.Words));

    private Phrase Join(Phrase other, bool onNewLine)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        Run[] runs = [.. _runs, .. other._runs];
        runs[_runs.Length] = runs[_runs.Length] with { IsNewLine = onNewLine };
        return new(runs);
    }
}

// The first letters of a source are the name of its text, which a narrow layout may abbreviate.
internal sealed record Run(string Words, Emphasis Emphasis, string? Link, bool IsNewLine, int Instrument);
