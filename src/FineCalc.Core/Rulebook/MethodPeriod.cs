using NodaTime;

namespace FineCalc.Steps;

/// <summary>A method that holds from one day, included, until another, excluded, under a name.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Name">What the method is called: <c>Data Protection Fining Guidance</c>.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day on which it no longer holds; null while no end is known.</param>
/// <param name="Layout">Lays the steps out, given the numbers of the day.</param>
public sealed record MethodPeriod(string Name, LocalDate From, LocalDate? Until, Func<NumbersInForce, Method> Layout)
{
    /// <summary>The name and the days.</summary>
    public override string ToString() => Text.Line($"{Name}, {Text.Period(From, Until)}");
}
