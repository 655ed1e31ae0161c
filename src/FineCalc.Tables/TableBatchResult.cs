namespace FineCalc.Tables;

/// <summary>What became of the rows of a table.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Version">The method.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Cases">How many cases they are; as many unless rows are grouped.</param>
/// <param name="WithProblems">How many cases have no amount, for their problems.</param>
/// <param name="Open">How many cases have a range, since something in them is open.</param>
public sealed record TableBatchResult(RegimeVersion Version, long Rows, long Cases, long WithProblems, long Open)
{
    /// <summary>Whether the table is at its end; if not, <see cref="TableBatchOptions.Take"/> ended the batch.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>
    /// What deserves a second look although the rows stand, as <c>Assess</c> tells it of some of them: warnings, and answers that no
    /// amount is worked out from.
    /// </summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>In a line: <c>1,000 rows under uk-gdpr@2024-03-18, 3 with problems</c>.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Text.Number(Rows)} {(Rows == 1 ? "row" : "rows")}"
                + (Cases == Rows ? "" : $", {Text.Number(Cases)} {(Cases == 1 ? "case" : "cases")}")
                + $" under {Version.Id}, in {Version.Regime.Info.Currency}"
                + (WithProblems == 0 ? "" : $", {Text.Number(WithProblems)} with problems")
                + (Open == 0 ? "" : $", {Text.Number(Open)} with a range")
        );
}
