using FineCalc.Risk;

namespace FineCalc.Estimates;

/// <summary>One decision of a back-test: what was predicted from outside facts alone, beside the fine that was imposed.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Decision">The decision, with its fine.</param>
/// <param name="Distribution">What was predicted, in the currency of the table.</param>
/// <param name="Table">Which table spoke: <c>stated</c>, <c>ordinary</c> or <c>both</c>, as in the groups of the report.</param>
/// <param name="Missing">The facts that the tables turn on and the row does not tell, by their ids.</param>
public sealed record BacktestRow(Decision Decision, PredictiveDistribution Distribution, string Table, IReadOnlyList<string> Missing)
{
    /// <summary>The decision, what was predicted and what was not told.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Decision.Id}: {Digits.Short(Decision.Fine)} imposed; {Distribution} ({Table})"
                + (Missing.Count == 0 ? "" : $"; not told: {string.Join(", ", Missing)}")
        );
}
