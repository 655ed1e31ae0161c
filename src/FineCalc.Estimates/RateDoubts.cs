using System.Globalization;

namespace FineCalc.Estimates;

// Exchange rates of a case beside the yearly averages that the table has of its currencies: the wrong way round, or of other units.
internal static class RateDoubts
{
    // Further than currencies of the table have moved within years.
    private const double Far = 2d;

    public static IReadOnlyList<Problem> Of(IEnumerable<ExchangeRate> rates) => [.. rates.Select(Of).OfType<Problem>()];

    private static Problem? Of(ExchangeRate rate)
    {
        if (
            rate.Rate <= 0m
            || PerUnit(rate.From, rate.Date.Year) is not (var from, var year)
            || PerUnit(rate.To, rate.Date.Year) is not (var to, var other)
        )
        {
            return null;
        }

        var average = to / from;
        var factor = (double)rate.Rate / average;
        return factor is <= Far and >= 1d / Far
            ? null
            : new Problem(
                "exchange-rate-implausible",
                $"1 {rate.From} is {rate.To} {Text.Number(rate.Rate)} here, and was about {rate.To} "
                    + $"{average.ToString("G3", CultureInfo.InvariantCulture)} on the average of "
                    + $"{Text.Plain(year ?? other ?? rate.Date.Year)}."
            )
            {
                Subject = $"{rate.From}{rate.To}",
                Allowed = $"what 1 {rate.From} is worth in {rate.To}, and not the other way round",
            };
    }

    // Units of a currency for one of the table's, of the year or the nearest that is known; that of the table itself in any year.
    private static (double Value, int? Year)? PerUnit(Currency currency, int year) =>
        currency == GdprEstimate.Model.Currency ? (1d, null)
        : GdprEstimate.Model.Rates.TryGetValue(currency.Code, out var years) && years.MinBy(y => Math.Abs(y.Key - year)) is var nearest
            ? (nearest.Value, nearest.Key)
        : null;
}
