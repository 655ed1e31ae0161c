namespace FineCalc.Reports;

// A case that was checked: where it was read, and what it came to or why it cannot be assessed.
internal sealed record CaseCheck(string File, CaseAssessment? Assessed, IReadOnlyList<Problem> Unreadable)
{
    public string Outcome =>
        Assessed is null ? "problems"
        : Assessed.Differences.Count > 0 ? "differs"
        : "ok";

    public IReadOnlyList<Problem> Problems => Assessed?.Differences ?? Unreadable;
}
