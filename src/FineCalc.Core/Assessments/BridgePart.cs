namespace FineCalc;

/// <summary>One part of a difference.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The fact that changed (several that move only together, joined by +), or an id of the kind of change, which no fact of
/// a regime has.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">The old answer in words; null if there was none.</param>
/// <param name="After">The new answer in words; null if there is none.</param>
/// <param name="Amount">What the change adds; negative if it lowers the amount.</param>
public sealed record BridgePart(string Id, string Name, string? Before, string? After, Money Amount)
{
    /// <summary>The infringement whose answer changed, if it is one of an infringement.</summary>
    public string? Infringement { get; init; }

    /// <summary>What the case notes about the new answer.</summary>
    public string? Note { get; init; }

    /// <summary>Its name and what it adds.</summary>
    public override string ToString() =>
        Text.Line($"{Name}{(Infringement is null ? "" : $" ({Infringement})")}: {(Amount.Amount > 0m ? "+ " : "")}{Amount}");
}
