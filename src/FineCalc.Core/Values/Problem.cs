namespace FineCalc;

/// <summary>
/// One thing that is wrong with a case or with regime data: what, where, and what is allowed.
/// Codes are stable; wording may improve. All codes are listed in docs/error-codes.md.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Code">The stable code, such as <c>fact-out-of-range</c>.</param>
/// <param name="Message">What is wrong, in a sentence; cut after 1,000 characters, since it may repeat what a file says.</param>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record Problem(string Code, string Message)
{
    private const int Longest = 1000;

    /// <summary>What is wrong, in a sentence of up to 1,000 characters.</summary>
    public string Message
    {
        get;
        init => field = Text.Cut(value, Longest);
    } = Text.Cut(Message, Longest);

    /// <summary>The fact, number or step it is about, if it is about one.</summary>
    public string? Subject { get; init; }

    /// <summary>The infringement it is about, if the case names several and it is about one.</summary>
    public string? Infringement { get; init; }

    /// <summary>What is allowed instead, in up to 1,000 characters.</summary>
    public string? Allowed
    {
        get;
        init => field = value is null ? null : Text.Cut(value, Longest);
    }

    /// <summary>The file it was found in, if it was read from one.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The path inside the file: <c>$.facts.turnover</c>. Of a key of more than 64 characters its first.</summary>
    public string? Path { get; init; }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>
    /// Everything in one line, without control characters: <c>case.json:12 $.facts.tier: choice-unknown: … Allowed: …</c>.
    /// </summary>
    public override string ToString()
    {
        var place = (File, Line) switch
        {
            ({ } file, { } line) => $"{file}:{Text.Number(line)}",
            ({ } file, null) => file,
            (null, { } line) => $"line {Text.Number(line)}",
            _ => "",
        };
        var where = string.Join(' ', new[] { place, Path ?? "" }.Where(part => part.Length > 0));
        return Text.Clean(
            (where.Length > 0 ? where + ": " : "") + Code + ": " + Message + (Allowed is null ? "" : $" Allowed: {Allowed}.")
        );
    }
}
