using System.Diagnostics.CodeAnalysis;

namespace FineCalc;

/// <summary>What facts come to under a version of a regime: an assessment, or every problem that keeps them from one. Immutable.</summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class AssessmentResult
{
    internal AssessmentResult(Assessment? assessment, IReadOnlyList<Problem> problems) => (Assessment, Problems) = (assessment, problems);

    /// <summary>The assessment; null where the facts have problems.</summary>
    public Assessment? Assessment { get; }

    /// <summary>Every problem of the facts, all at once; none where there is an assessment.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether there is an assessment.</summary>
    [MemberNotNullWhen(true, nameof(Assessment))]
    public bool IsAssessed => Assessment is not null;

    /// <summary>The assessment.</summary>
    /// <exception cref="ProblemException">There is none; every problem is carried.</exception>
    public Assessment Required => Assessment ?? throw new ProblemException(Problems);

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The assessment in a line, or the problems, each on a line.</summary>
    public override string ToString() => Assessment?.ToString() ?? string.Join('\n', Problems);
}
