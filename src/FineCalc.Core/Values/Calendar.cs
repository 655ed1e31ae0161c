using System.Globalization;
using NodaTime;

namespace FineCalc;

// Days and periods as callers give them.
internal static class Calendar
{
    // What questions count that a period can answer.
    public const string Months = "months";

    // Four hundred years of the Gregorian calendar are 146,097 days.
    private const decimal DaysOfYear = 365.2425m;

    public static LocalDate Day(int year, int month, int day) =>
        year is < 1 or > 9999 ? throw NoDay(year, month, day, "a year from 1 to 9999")
        : month is < 1 or > 12 ? throw NoDay(year, month, day, "a month from 1 to 12")
        : DateTime.DaysInMonth(year, month) is var last && (day < 1 || day > last)
            ? throw NoDay(year, month, day, $"a day from 1 to {Text.Number(last)} in that month")
        : new LocalDate(year, month, day);

    // Rounded, so that no trace shows digits that nobody measured: a thousandth of a month is less than an hour.
    public static Count InMonths(Period period)
    {
        if (period.HasTimeComponent)
        {
            throw new ArgumentException(
                $"The period {period} has hours or less; months are counted from years, months, weeks and days.",
                nameof(period)
            );
        }

        var days = (7m * period.Weeks) + period.Days;
        return new Count((12m * period.Years) + period.Months + Math.Round(12m * days / DaysOfYear, 3, MidpointRounding.ToEven));
    }

    // What may be meant by a text that is no date, as a sentence behind another; empty where nobody can tell.
    public static string Meant(string text)
    {
        // How days are written elsewhere; of those in figures alone each country has its own order.
        string[] orders =
        [
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d/M/yy",
            "M/d/yy",
            "d.M.yy",
            "d-M-yyyy",
            "M-d-yyyy",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyy-M-d",
            "yyyyMMdd",
            "d MMMM yyyy",
            "d MMM yyyy",
            "MMMM d, yyyy",
            "MMM d, yyyy",
        ];
        DateOnly Read(string order) =>
            DateOnly.TryParseExact(text, order, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
        return orders
            .Select(Read)
            .Where(day => day != default)
            .Distinct()
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToList() switch
        {
            [var one] => $" {one} may be meant.",
            [var one, var other] => $" It may mean {one} or {other}.",
            _ => "",
        };
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static ProblemException NoDay(int year, int month, int day, string allowed) =>
        new(
            new Problem("date-invalid", $"There is no day {Text.Number(day)} of month {Text.Number(month)} in the year {Year(year)}.")
            {
                Subject = "date",
                Allowed = $"{allowed}; the order is year, month, day",
            }
        );
}
