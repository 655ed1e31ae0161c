namespace FineCalc;

/// <summary>A number that entered the result and whose source is less sure than a reading of the primary text.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, in words.</param>
/// <param name="Source">Its source, with the standing.</param>
public sealed record Caveat(string Id, string Name, string Value, Citation Source)
{
    /// <summary>The number and its source, in a line.</summary>
    public override string ToString() => Text.Line($"{Name}: {Value} ({Source})");
}
