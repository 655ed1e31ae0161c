using System.Globalization;
using FineCalc.Estimates;

namespace FineCalc.Cli;

// A back-test row by row, for a spreadsheet or a program: amounts in the currency of the table, in as many digits as a fine can be told.
internal static class BacktestCsv
{
    private static readonly int[] Percents = [5, 10, 25, 50, 75, 90, 95];

    public static void Write(TextWriter to, BacktestReport report)
    {
        to.Write(
            Csv.Line([
                "id",
                "date",
                "authority",
                "table",
                "currency",
                "imposed",
                .. Percents.Select(p => string.Create(CultureInfo.InvariantCulture, $"p{p:00}")),
                "missing",
            ])
        );
        foreach (var row in report.Rows)
        {
            to.Write(
                Csv.Line([
                    row.Decision.Id,
                    Text.Date(row.Decision.Date),
                    row.Decision.Authority,
                    row.Table,
                    report.Model.Currency.Code,
                    Amount(row.Decision.Fine),
                    .. Percents.Select(p => Amount(row.Predicted.Quantile(p / 100d))),
                    string.Join(' ', row.Missing),
                ])
            );
        }
    }

    private static string Amount(double amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
