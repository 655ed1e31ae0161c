namespace FineCalc.Uk;

/// <summary>How serious OFSI finds a breach of financial sanctions.</summary>
public enum OfsiClass
{
    /// <summary>Serious.</summary>
    Serious,

    /// <summary>Most serious.</summary>
    MostSerious,
}
