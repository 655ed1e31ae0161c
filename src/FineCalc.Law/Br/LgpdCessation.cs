using NodaTime;

namespace FineCalc.Br;

/// <summary>When an infringement of the LGPD ceased.</summary>
public enum LgpdCessation
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>Before a preparatory procedure.</summary>
    BeforePreparatory,

    /// <summary>Before sanctioning proceedings.</summary>
    BeforeSanctioning,

    /// <summary>Before the decision at first instance.</summary>
    BeforeDecision,
}
