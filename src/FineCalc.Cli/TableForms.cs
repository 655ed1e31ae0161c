using FineCalc.Tables;

namespace FineCalc.Cli;

// The forms that a table may have, by the endings of names.
internal static class TableForms
{
    public const string Csv = "csv";
    public const string JsonLines = "jsonl";
    public const string Parquet = "parquet";

    // Null where the name does not say.
    public static string? Of(string path) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => Csv,
            ".JSONL" or ".NDJSON" => JsonLines,
            ".PARQUET" or ".PQ" => Parquet,
            _ => null,
        };

    public static TableReader Reader(string? form, Stream stream) =>
        form switch
        {
            JsonLines => TableReader.JsonLines(stream),
            Parquet => TableReader.Parquet(stream),
            _ => TableReader.Csv(stream),
        };

    // What is wrong and says no file of its own is wrong with the table, but for steps, which only the command line names.
    public static ProblemException Placed(ProblemException found, string table) =>
        new([
            .. found.Problems.Select(p =>
                p.File is not null ? p
                : p.Code is "step-unknown" or "step-of-each" ? p with { File = "--steps" }
                : p with { File = table }
            ),
        ]);
}
