namespace FineCalc;

/// <summary>A case or regime data cannot be used as it stands. Carries every problem found, not only the first.</summary>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class ProblemException : Exception
{
    /// <summary>An exception of all problems found.</summary>
    public ProblemException(IReadOnlyList<Problem> problems)
        : base(problems.Count == 1 ? problems[0].ToString() : $"{Text.Number(problems.Count)} problems:\n" + string.Join('\n', problems)) =>
        Problems = problems;

    /// <summary>An exception of one problem.</summary>
    public ProblemException(Problem problem)
        : this([problem]) { }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>Every problem found, at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
