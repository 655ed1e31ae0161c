using FineCalc.Risk;

namespace FineCalc.Estimates;

/// <summary>
/// How well predictions did on decisions. All differences are of logarithms to base 10: 0.30 is a factor of two, 1 of ten.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record BacktestScores
{
    /// <summary>What was scored: the method, or the group of rows.</summary>
    public required string Name { get; init; }

    /// <summary>How many decisions.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The figures by name: <c>mae</c>, <c>rmse</c> and <c>bias</c> (prediction less fact) of the median; <c>within2</c>, <c>within3</c>
    /// and <c>within10</c>; <c>coverage50</c>,
    /// <c>width50</c> and so on for 50, 80 and 90%; <c>crps</c>. Each with the ends of its 90% interval over resampled clusters.
    /// </summary>
    public required IReadOnlyDictionary<string, (double Value, double Low, double High)> Figures { get; init; }

    /// <summary>
    /// How many decisions fell into each tenth of their predicted distribution, the lowest first; even if the ranges are right.
    /// </summary>
    public required IReadOnlyList<int> Histogram { get; init; }

    /// <summary>One figure.</summary>
    public double this[string figure] => Figures[figure].Value;

    /// <summary>What was scored and by which factor predictions were off (the mean of logarithms).</summary>
    public override string ToString() =>
        Text.Line(
            $"{Name}: {Text.Counted(Count, "decision")}"
                + (
                    Figures.TryGetValue("mae", out var mae)
                        ? $", off by a factor of {Digits.Short(Math.Pow(10d, mae.Value))} on average"
                        : ""
                )
        );
}
