using NodaTime;

namespace FineCalc.Steps;

/// <summary>What a date of a case is of.</summary>
public enum DateRole
{
    /// <summary>Neither of what follows, or not known.</summary>
    Other,

    /// <summary>The day on which the conduct ended, or on which it was. It may be given as a period, whose last day it then is.</summary>
    ConductEnd,

    /// <summary>
    /// The day on which the conduct, or the period that it concerns, began. It may be given as a period, whose first day it then is.
    /// </summary>
    ConductBegin,

    /// <summary>A step of the authority or court about the conduct, which therefore began before it.</summary>
    Proceedings,
}
