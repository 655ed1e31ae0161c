using NodaTime;

namespace FineCalc;

// When something was, as far as it is known: it began on a day from one to another, and it ended on a day from one to another. One day is
// both at once, and so is a month or a year of which some day is meant; a period has two such ends.
internal readonly record struct Days(LocalDate BeganFrom, LocalDate BeganBy, LocalDate EndedFrom, LocalDate EndedBy)
{
    public bool IsPeriod => BeganFrom != EndedFrom || BeganBy != EndedBy;

    // A day, a month or a year; or, with a stroke between them, a period from one to another, both included.
    public static Days? Of(string text)
    {
        var stroke = text.IndexOf('/', StringComparison.Ordinal);
        if (stroke < 0)
        {
            return One(text) is var (first, last) ? new Days(first, last, first, last) : null;
        }

        return One(text[..stroke]) is var (from, by) && One(text[(stroke + 1)..]) is var (until, end) && from <= end
            ? new Days(from, by, until, end)
            : null;
    }

    private static (LocalDate First, LocalDate Last)? One(string text) =>
        text.Length switch
        {
            10 when Text.TryDate(text, out var day) => (day, day),
            7 when Text.TryDate(text + "-01", out var first) => (
                first,
                new LocalDate(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month))
            ),
            4 when Text.TryDate(text + "-01-01", out var first) => (first, new LocalDate(first.Year, 12, 31)),
            _ => null,
        };
}
