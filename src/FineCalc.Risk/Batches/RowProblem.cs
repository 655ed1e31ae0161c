namespace FineCalc.Risk;

/// <summary>One thing that is wrong with one row.</summary>
/// <param name="Case">The place of the case, from 0: the row or, in a grouped table, the place of the case in order of first
/// appearance.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RowProblem(int Case, Problem Problem);
