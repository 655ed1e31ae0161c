using NodaTime;

namespace FineCalc.Br;

/// <summary>How an infringement of the LGPD is classified, the lightest first.</summary>
public enum LgpdClass
{
    /// <summary>Light (leve).</summary>
    Light,

    /// <summary>Medium (média).</summary>
    Medium,

    /// <summary>Serious (grave).</summary>
    Serious,
}
