namespace FineCalc.Estimates;

/// <summary>How one way to estimate a fine did on the decisions of a league table.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">A short stable name; <c>finecalc</c> for the table that comes with FineCalc.</param>
/// <param name="Scores">Its figures. Of a single amount the CRPS is the mean absolute error; a range counts as even on the
/// logarithm.</param>
/// <param name="Held">How often its range held, from 0 to 1; null where it gives a single amount. FineCalc's is its 80% range, and what
/// others mean theirs to hold they do not say.</param>
/// <param name="Formula">The formula; null for FineCalc.</param>
public sealed record LeagueRow(string Id, BacktestScores Scores, double? Held, PublicFormula? Formula)
{
    /// <summary>Whose it is, and how far off it was.</summary>
    public override string ToString() => Scores.ToString();
}
