namespace FineCalc.Reports;

/// <summary>How plain text is laid out.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record TextOptions
{
    /// <summary>The narrowest layout; narrower widths are taken for this one.</summary>
    public const int Narrowest = 20;

    /// <summary>The columns that a line may take. 120 if not said otherwise.</summary>
    public int Width { get; init; } = 120;

    /// <summary>
    /// Colours a run of words, such as by wrapping it in the marks of a terminal; what it returns takes no columns beyond those of the
    /// words. Every word of the page passes through it. Null, the default, leaves the text plain.
    /// </summary>
    public Func<Emphasis, string, string>? Paint { get; init; }

    /// <summary>The width.</summary>
    public override string ToString() => $"{Width} columns{(Paint is null ? "" : ", painted")}";
}
