namespace FineCalc.Steps;

// The steps of a program that a reading begins from: what an assessment reads.
internal sealed record Roots(
    int Result,
    int Provisional,
    IReadOnlyList<(int Node, int When)> Shown,
    IReadOnlyList<int> MustHold,
    IReadOnlyList<int> Checks
)
{
    // What an assessment reads beside the result, so that there is no amount where there would be no assessment: each step with the one
    // that says whether it is read, or nothing where it always is.
    public IReadOnlyList<(int Node, int? When)> Beside { get; } =
    [(Provisional, null), .. Checks.Except(MustHold).Select(check => (check, (int?)null)), .. Shown.Select(s => (s.Node, (int?)s.When))];
}
