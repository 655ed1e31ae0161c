namespace FineCalc.Eu;

/// <summary>The points of Article 22(3) of the regulation on the Anti-Money Laundering Authority.</summary>
public enum AmlaPoint
{
    /// <summary>Due diligence, group policies or reporting, in two or more member states.</summary>
    A,

    /// <summary>Due diligence, internal policies or reporting, in one member state.</summary>
    B,

    /// <summary>Other requirements, in two or more member states.</summary>
    C,

    /// <summary>Other requirements, in one member state.</summary>
    D,

    /// <summary>A decision of the Authority.</summary>
    E,
}
