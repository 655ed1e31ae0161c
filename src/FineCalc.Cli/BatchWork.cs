using System.Runtime.CompilerServices;
using System.Text;
using FineCalc.Tables;

namespace FineCalc.Cli;

// A batch as it was asked for.
internal sealed class BatchWork(Session session, BatchRequest asked)
{
    private const int WriteAtOnce = 256 * 1024;

    private string _kept = "";

    private bool IsStandardOutput => asked.Output is null or "-";

    private bool IsFolder =>
        !IsStandardOutput && (Path.EndsInDirectorySeparator(asked.Output!) || Directory.Exists(asked.Output) || asked.Resumes);

    public int Run()
    {
        var inFormat = Format(asked.InFormat, asked.Input, "--in-format");
        _kept = IsStandardOutput ? "What was written is no whole table." : $"Nothing was kept: '{asked.Output}' is as it was.";
        return Stopping.Run(session, () => _kept, stopping => Run(inFormat, stopping));
    }

    private int Run(string inFormat, CancellationToken stopping)
    {
        if (asked.IsDryRun)
        {
            return DryRun(inFormat);
        }

        if (asked.Explain is { } row)
        {
            return Reading(inFormat, (reader, match) => session.Show(match.Version.Assess(TableBatch.FactsOf(reader, match, row))));
        }

        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            session.Error.WriteLine(
                "This finecalc is compiled wholly ahead: it reads columns by an interpreter, and is slow for a batch. "
                    + "The one that is installed by 'dotnet tool install' makes machine code of the law."
            );
        }

        var outFormat = IsFolder
            ? asked.OutFormat ?? inFormat
            : Format(asked.OutFormat, asked.Output ?? "-", "--out-format", IsStandardOutput ? TextForm(inFormat) : null);
        if (outFormat == TableForms.Parquet && IsStandardOutput)
        {
            throw new ProblemException(
                new Problem("parquet-to-standard-output", "A Parquet file is no text, and does not go to standard output.")
                {
                    Allowed = "-o PATH, or --out-format csv or jsonl",
                }
            );
        }

        foreach (var path in new[] { asked.Input, IsFolder ? null : asked.Output, asked.Problems }.OfType<string>())
        {
            session.Take(path);
        }

        return BatchProblems.Written(
            IsFolder ? null : asked.Problems,
            problems => Reading(inFormat, (reader, match) => Work(reader, match, outFormat, problems, stopping))
        );
    }

    private static string TextForm(string form) => form == TableForms.Parquet ? TableForms.Csv : form;

    private static string Format(string? given, string path, string option, string? otherwise = null) =>
        given
        ?? TableForms.Of(path)
        ?? (
            path == "-" || WholeFile.Descriptor(path) is not null
                ? otherwise ?? TableForms.Csv
                : throw new ProblemException(
                    new Problem("format-unknown", $"The name '{path}' does not say in which form the table is.")
                    {
                        Allowed =
                            $"a name that ends in .csv, .jsonl or .parquet; or {option} csv, jsonl or parquet"
                            + (Path.GetExtension(path).ToUpperInvariant() is ".XLSX" or ".XLS" or ".ODS" ? "; the sheet saved as CSV" : ""),
                    }
                )
        );

    private int Reading(string format, Func<TableReader, ColumnMatch, int> work)
    {
        var version = asked.Version();
        var mapping = asked.Mapping is { } path
            ? session.Load(path, (stream, name) => TableMappingJson.Read(stream, name, version), "a mapping")
            : null;
        try
        {
            using var stream = ReadFile.Open(asked.Input, session);
            using var reader = TableForms.Reader(format, stream);
            var match = ColumnMatch.Of(version, reader.Columns, mapping, asked.Common);
            DoubtfulColumns.Refuse(match, asked.Keep ?? [], asked.IsDated);
            return work(reader, match);
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
        {
            throw TableForms.Placed(found, asked.Input == "-" ? "stdin" : asked.Input);
        }
    }

    private int Work(TableReader reader, ColumnMatch match, string format, Action<RowProblem>? problems, CancellationToken cancellation)
    {
        using var progress = new RowsLine(session.Error, session.ShowsProgress, () => reader.Done);
        var options = new TableBatchOptions
        {
            Steps = asked.Steps,
            Keep = asked.Keep,
            WithRange = !asked.NoRange,
            IsExact = asked.IsExact,
            MaxProblems = asked.MaxProblems ?? long.MaxValue,
            OnProblem = problems,
            Progress = progress,
            Cancellation = cancellation,
        };
        TableBatchResult result;
        if (IsFolder)
        {
            result = new BatchParts(asked, format, Write, ReadAll, kept => _kept = kept).Run(reader, match, options, session.Error);
        }
        else if (IsStandardOutput)
        {
            result = Session.Piped(() =>
                Write(TextBytes.Of(session.Output), format, writer => TableBatch.Run(reader, match, writer, options))
            );
        }
        else
        {
            result = WholeFile.Put(
                asked.Output!,
                stream => Write(stream, format, writer => TableBatch.Run(reader, match, writer, options))
            );
        }

        progress.Dispose();
        session.Tell(DoubtfulColumns.Told(match, asked.Keep));
        session.Warn(result.Warnings);
        session.Error.WriteLine(result + ".");
        return result.WithProblems > 0 ? Tool.CaseProblems : Tool.Ok;
    }

    private TableBatchResult Write(Stream stream, string format, Func<TableWriter, TableBatchResult> work)
    {
        // Not disposed: whoever opened the stream closes it.
        var buffer = new BufferedStream(stream, WriteAtOnce);
        using var writer = format switch
        {
            TableForms.JsonLines => TableWriter.JsonLines(buffer),
            TableForms.Parquet => TableWriter.Parquet(buffer),
            _ => TableWriter.Csv(buffer, asked.ForSpreadsheets),
        };
        var result = work(writer);
        buffer.Flush();
        return result;
    }

    private byte[] ReadAll(string path) => session.Load(path, (stream, _) => ((MemoryStream)stream).ToArray());

    private int DryRun(string format) =>
        Reading(
            format,
            (reader, match) =>
            {
                var shown = new DryRun(session);
                shown.Show(match, [], keep: asked.Keep);
                shown.Explain(match.Version, row => $"Row {Text.Number(row)}", row => TableBatch.FactsOf(reader, match, row));
                return Tool.Ok;
            }
        );
}
