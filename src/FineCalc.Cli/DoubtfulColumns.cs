using FineCalc.Tables;

namespace FineCalc.Cli;

// Columns that answer nothing, and may be meant to.
internal static class DoubtfulColumns
{
    private const string OfDate = "column-of-date";
    private const string OfCurrency = "column-of-currency";

    // A column by which rows would have other versions or currencies gives wrong amounts if it is passed over; who names it, or says
    // the day, knows. keep: null where nothing but the mapping can name columns.
    public static void Refuse(ColumnMatch match, IReadOnlyList<string>? keep, bool isDated)
    {
        List<Problem> refused =
        [
            .. match.Doubts.Where(d => (d.Code == OfCurrency || (d.Code == OfDate && !isDated)) && keep?.Contains(d.Subject!) != true),
        ];
        if (refused.Count > 0)
        {
            throw new ProblemException([.. refused.Select(WaysOut)]);
        }

        Problem WaysOut(Problem doubt) =>
            keep is null
                ? doubt
                : doubt with
                {
                    Allowed =
                        doubt.Allowed
                        + $"; or --keep {Typed(doubt.Subject!)}, which carries it along"
                        + (doubt.Code == OfDate ? "; or --on DATE for all rows, beside --regime" : ""),
                };
    }

    private static string Typed(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;

    // The columns and what may be meant by them; empty where all answer.
    public static string Told(ColumnMatch match, IReadOnlyList<string>? keep = null)
    {
        string[] unused = [.. match.Unused.Except(keep ?? [])];
        return unused.Length == 0
            ? ""
            : $"Columns that answer nothing: {Text.List(unused)}."
                + string.Concat(
                    match.Doubts.Where(d => d.Code is not (OfCurrency or OfDate) && unused.Contains(d.Subject)).Select(d => " " + d.Message)
                );
    }
}
