using System.Runtime.CompilerServices;
using NodaTime;

namespace FineCalc;

/// <summary>What follows when a fact is not given.</summary>
public enum Missing
{
    /// <summary>The calculation stops with a problem as soon as it needs the fact.</summary>
    Required,

    /// <summary>A stated value is used.</summary>
    Default,

    /// <summary>The fact stays open between a low and a high value, and so does the result.</summary>
    Open,
}
