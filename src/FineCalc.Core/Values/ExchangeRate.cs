using NodaTime;

namespace FineCalc;

/// <summary>
/// A rate of exchange: a fact of the case, dated and cited, never fetched. One unit of <see cref="From"/> is worth <see cref="Rate"/> units
/// of <see cref="To"/>.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="From">The currency that is converted.</param>
/// <param name="To">The currency it is converted to.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one unit of <paramref name="From"/>, above zero.</param>
/// <param name="Date">The day, or last day of the period, the rate is of.</param>
/// <param name="Source">Where the rate comes from.</param>
public sealed record ExchangeRate(Currency From, Currency To, decimal Rate, LocalDate Date, Citation Source)
{
    /// <summary>The rate in words: <c>1 USD = GBP 0.766 (2024-03-28, Bank of England)</c>.</summary>
    public override string ToString() => $"1 {From} = {To} {Text.Number(Rate)} ({Text.Date(Date)}, {Source})";
}
