namespace FineCalc.Tables;

/// <summary>What is wrong with a row of a table.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Row">The row, from 1; a line of column names is none.</param>
/// <param name="Column">The column whose cell it is, or null where it is the whole row.</param>
/// <param name="Problem">What is wrong, and what is allowed.</param>
public sealed record RowProblem(long Row, string? Column, Problem Problem)
{
    /// <summary>In a line: <c>row 3, column 'turnover': ...</c>.</summary>
    public override string ToString() => Text.Line($"row {Text.Number(Row)}{(Column is null ? "" : $", column '{Column}'")}: {Problem}");
}
