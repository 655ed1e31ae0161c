namespace FineCalc.Eu;

/// <summary>The place of an undertaking among those that came forward.</summary>
public enum EuLeniency
{
    /// <summary>None.</summary>
    None,

    /// <summary>Immunity.</summary>
    Immunity,

    /// <summary>The first to give significant added value.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>A later one.</summary>
    Later,
}
