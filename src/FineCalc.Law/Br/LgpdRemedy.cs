using NodaTime;

namespace FineCalc.Br;

/// <summary>When measures were in place that reverse or mitigate the effects of an infringement of the LGPD.</summary>
public enum LgpdRemedy
{
    /// <summary>They were not.</summary>
    None,

    /// <summary>Before any procedure.</summary>
    BeforeProceedings,

    /// <summary>Before sanctioning proceedings.</summary>
    BeforeSanctioning,
}
