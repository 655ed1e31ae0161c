using NodaTime;

namespace FineCalc.Steps;

/// <summary>A value that holds from one day, included, until another, excluded.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="From">The first day on which the value holds.</param>
/// <param name="Until">The first day on which it no longer holds, or null while no end is known.</param>
/// <param name="Value">The value.</param>
internal sealed record Dated<T>(LocalDate From, LocalDate? Until, T Value)
{
    /// <summary>Whether the value holds on a day: the first day is in, the until-day is out.</summary>
    public bool Covers(LocalDate day) => From <= day && (Until is not { } until || day < until);
}
