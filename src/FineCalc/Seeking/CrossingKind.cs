namespace FineCalc.Seeking;

/// <summary>How a step gets past its target without having it.</summary>
public enum CrossingKind
{
    /// <summary>
    /// In its course, between two neighbouring values of the fact; no decimal, or no multiple of the resolution, lies where it is met.
    /// </summary>
    Between,

    /// <summary>In one leap: a band, a condition or a rounding changes.</summary>
    Jump,

    /// <summary>Not known: it moves to and fro about the target in more places than were searched.</summary>
    Unsearched,
}
