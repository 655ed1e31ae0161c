namespace FineCalc.Reporting.Charts;

// The way to an amount: where it begins, and what each step after that adds or takes away.
internal sealed record Way(string Start, string StartHow, decimal From, IReadOnlyList<WayPart> Parts);

internal sealed record WayPart(string Name, string How, decimal Amount);
