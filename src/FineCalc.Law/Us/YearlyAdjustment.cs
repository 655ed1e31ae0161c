using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

// The adjustment of federal civil penalties for inflation, each January; there was none in 2026 for most agencies.
internal static class YearlyAdjustment
{
    // Of the amounts that hold since a day and were the last to be found.
    public static DateCondition[] Due(NumbersInForce law, LocalDate last, string date) =>
        law.Date < last
            ? []
            :
            [
                DateCondition.UntilAdjusted(
                    date,
                    new LocalDate(2027, 1, 15),
                    "The amounts are due for their yearly adjustment for inflation by 15 January 2027, by the factor that the Office of "
                        + "Management and Budget publishes",
                    new Citation("Federal Civil Penalties Inflation Adjustment Act of 1990", "s 4", Standing.Unverified)
                ),
            ];
}
