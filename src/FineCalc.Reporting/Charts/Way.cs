namespace FineCalc.Reporting.Charts;

// The way to an amount: the step that it begins with, if it begins with one amount, and what each step after that adds or takes away.
internal sealed record Way(TraceNode? Start, IReadOnlyList<WayPart> Parts);

internal sealed record WayPart(string Name, string How, decimal Amount);
