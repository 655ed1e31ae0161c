namespace FineCalc.Seeking;

/// <summary>Values of a fact between which a step gets past its target without having it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Kind">How.</param>
/// <param name="From">The value before; null where the case cannot be assessed with it.</param>
/// <param name="To">The next value, at the resolution of the search.</param>
/// <param name="ValueFrom">The step at <paramref name="From"/>; null where the case cannot be assessed.</param>
/// <param name="ValueTo">The step at <paramref name="To"/>; null where the case cannot be assessed.</param>
public sealed record Crossing(CrossingKind Kind, decimal From, decimal To, decimal? ValueFrom, decimal? ValueTo)
{
    /// <summary>Between which values it lies, to two decimals.</summary>
    public override string ToString() => Text.Line($"{Text.Word(Kind)} between {Number(From)} and {Number(To)}");

    private static string Number(decimal value) => Text.Number(decimal.Round(value, 2, MidpointRounding.AwayFromZero));
}
