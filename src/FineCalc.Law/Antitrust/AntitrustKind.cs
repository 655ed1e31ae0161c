namespace FineCalc.Antitrust;

/// <summary>What kind of infringement of competition law it is.</summary>
public enum AntitrustKind
{
    /// <summary>A cartel: price fixing, sharing of markets, limiting of output between competitors.</summary>
    Cartel,

    /// <summary>Any other: other agreements, or the abuse of a dominant position.</summary>
    Other,
}
