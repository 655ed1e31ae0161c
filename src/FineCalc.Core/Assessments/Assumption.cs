namespace FineCalc;

/// <summary>Something that no authority published and that entered the result.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The fact or number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value or range that was assumed, in words.</param>
/// <param name="Why">Why that value.</param>
/// <param name="Infringement">The infringement it is about, if the case names more than one.</param>
public sealed record Assumption(string Id, string Name, string Value, string Why, string? Infringement = null)
{
    /// <summary>What is assumed, in a line.</summary>
    public override string ToString() => Text.Line($"{Name}{(Infringement is null ? "" : $" ({Infringement})")}: {Value} is assumed");
}
