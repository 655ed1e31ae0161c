using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>One number or table that a reform replaces.</summary>
internal sealed class ReformChange
{
    internal ReformChange(string regime, string number, LocalDate? from, LocalDate? until, string reason, NumberOverride value) =>
        (Regime, Number, From, Until, Reason, Value) = (regime, number, from, until, reason, value);

    /// <summary>The id of the regime.</summary>
    public string Regime { get; }

    /// <summary>The id of the number.</summary>
    public string Number { get; }

    /// <summary>The first day on which it is replaced; null for all days until the end.</summary>
    public LocalDate? From { get; }

    /// <summary>The first day on which it no longer is; null if no end is known.</summary>
    public LocalDate? Until { get; }

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; }

    internal NumberOverride Value { get; }

    internal LocalDate First => From ?? LocalDate.MinIsoValue;
}
