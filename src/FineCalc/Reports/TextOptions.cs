namespace FineCalc;

/// <summary>What a run of words in a report is, for whoever colours it.</summary>
public enum Emphasis
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>The title of a page, of a section or of a column.</summary>
    Title,

    /// <summary>What the reader came for: an amount, a name.</summary>
    Strong,

    /// <summary>What stands back: rules, sources, lines.</summary>
    Quiet,

    /// <summary>What agrees, or lowers an amount.</summary>
    Good,

    /// <summary>What deserves a second look: an assumption, a source that was not read, a difference.</summary>
    Warning,
}

/// <summary>How plain text is laid out.</summary>
public sealed record TextOptions
{
    /// <summary>The narrowest layout; narrower widths are taken for this one.</summary>
    public const int Narrowest = 20;

    /// <summary>The columns that a line may take. 120 if not said otherwise.</summary>
    public int Width { get; init; } = 120;

    /// <summary>
    /// Colours a run of words, such as by wrapping it in the marks of a terminal; what it returns takes no columns beyond those of the words.
    /// Every word of the page passes through it. Null, the default, leaves the text plain.
    /// </summary>
    public Func<Emphasis, string, string>? Paint { get; init; }
}
