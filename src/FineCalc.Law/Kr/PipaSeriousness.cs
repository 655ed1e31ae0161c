using NodaTime;

namespace FineCalc.Kr;

/// <summary>How serious an infringement of the PIPA is, the least first.</summary>
public enum PipaSeriousness
{
    /// <summary>Weak.</summary>
    Weak,

    /// <summary>Ordinary.</summary>
    Ordinary,

    /// <summary>Serious.</summary>
    Serious,

    /// <summary>Very serious.</summary>
    VerySerious,
}
