using NodaTime;

namespace FineCalc.Estimates;

/// <summary>One published decision, as far as a prediction needs it.</summary>
/// <param name="Id">A short stable name.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="Date">When.</param>
/// <param name="Fine">The fine as imposed, in the currency of the tables that predict it.</param>
public sealed record Decision(string Id, string Authority, LocalDate Date, double Fine)
{
    /// <summary>The defendant; null for natural persons and where it is not published.</summary>
    public string? Party { get; init; }

    /// <summary>The group of decisions that are of one defendant: they are drawn together and never fit and test one another.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>What is known of the case, the level of seriousness and a provisional amount included where they are.</summary>
    public EstimateFacts Facts { get; init; } = new();
}
