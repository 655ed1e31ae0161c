using System.Runtime.CompilerServices;
using NodaTime;

namespace FineCalc;

/// <summary>What a value is measured in.</summary>
public enum Unit
{
    /// <summary>An amount of a currency.</summary>
    Money,

    /// <summary>A fraction: 4% is 0.04.</summary>
    Rate,

    /// <summary>A pure number.</summary>
    Count,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of a closed list.</summary>
    Choice,
}
