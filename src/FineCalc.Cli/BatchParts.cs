using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FineCalc.Tables;

namespace FineCalc.Cli;

// A table in parts, each whole before the next begins, and a list of those that are: what was stopped goes on where they end.
internal sealed class BatchParts(
    BatchRequest asked,
    string format,
    Func<Stream, string, Func<TableWriter, TableBatchResult>, TableBatchResult> write,
    Func<string, byte[]> read,
    Action<string> keep
)
{
    private const string ListName = "finecalc-parts.json";

    private readonly string _folder = asked.Output!;

    // A part that is whole: its file with its length, and its numbers.
    private sealed record Part(string File, long Bytes, long Rows, long Cases, long WithProblems, long Open);

    public TableBatchResult Run(TableReader reader, ColumnMatch match, TableBatchOptions options, TextWriter error)
    {
        var digest = Digest(match.Version.Id);
        var parts = Finished(digest, out var isWhole);
        var done = parts.Sum(p => p.Rows);
        if (parts.Count > 0)
        {
            error.WriteLine($"{Text.Counted(parts.Count, "part")} with {Text.Number(done)} rows were whole already.");
        }
        else
        {
            // Before the first part, which is thereby known for one of this table whenever the program ends.
            WriteList(digest, isWhole: false, parts);
        }

        while (!isWhole)
        {
            var (skip, bad) = (parts.Sum(p => p.Rows), parts.Sum(p => p.WithProblems));
            keep(
                parts.Count == 0
                    ? $"No part of '{_folder}' was whole."
                    : $"{Text.Counted(parts.Count, "part")} with {Text.Number(skip)} rows are kept in '{_folder}'; "
                        + "--resume goes on behind them."
            );
            var name = string.Create(CultureInfo.InvariantCulture, $"part-{parts.Count:00000}.{format}");
            var ofPart = options with { Skip = skip, Take = asked.PartRows, MaxProblems = options.MaxProblems - bad };
            TableBatchResult written;
            try
            {
                written = BatchProblems.Written(
                    asked.Problems is null ? null : ProblemsOf(parts.Count),
                    problems =>
                        WholeFile.Put(
                            Path.Combine(_folder, name),
                            stream =>
                                write(stream, format, writer => TableBatch.Run(reader, match, writer, ofPart with { OnProblem = problems }))
                        )
                );
            }
            catch (ProblemException found) when (BatchProblems.IsGivenUp(found))
            {
                JoinProblems(parts.Count + 1);
                throw new ProblemException([
                    .. found.Problems.Select(p =>
                        p with
                        {
                            Message = bad == 0 ? p.Message : $"Beside {Text.Number(bad)} rows in the parts before: {p.Message}",
                            Allowed = $"up to {Text.Number(options.MaxProblems)} in all",
                        }
                    ),
                ]);
            }

            if (written.Rows == 0 && parts.Count > 0)
            {
                File.Delete(Path.Combine(_folder, name));
                File.Delete(ProblemsOf(parts.Count));
            }
            else
            {
                parts.Add(
                    new Part(
                        name,
                        new FileInfo(Path.Combine(_folder, name)).Length,
                        written.Rows,
                        written.Cases,
                        written.WithProblems,
                        written.Open
                    )
                );
            }

            isWhole = written.IsLast;
            WriteList(digest, isWhole, parts);
        }

        JoinProblems(parts.Count);
        return new TableBatchResult(
            match.Version,
            parts.Sum(p => p.Rows),
            parts.Sum(p => p.Cases),
            parts.Sum(p => p.WithProblems),
            parts.Sum(p => p.Open)
        );
    }

    private List<Part> Finished(string digest, out bool isWhole)
    {
        isWhole = false;
        var path = Path.Combine(_folder, ListName);
        WholeFile.MakeFolder(_folder);
        var isEmpty = !Directory.EnumerateFiles(_folder, "part-*").Any();
        if (!File.Exists(path))
        {
            return isEmpty ? [] : throw Refused("holds parts of something else");
        }

        try
        {
            using var list = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = list.RootElement;
            if (isEmpty && root.GetProperty("parts").GetArrayLength() == 0)
            {
                return [];
            }

            if (!asked.Resumes)
            {
                throw Refused("holds parts already");
            }

            if (root.GetProperty("digest").GetString() != digest)
            {
                throw Refused("holds parts of another table, law or command");
            }

            // One that somebody took away is made anew, with those behind it.
            List<Part> parts =
            [
                .. root.GetProperty("parts")
                    .EnumerateArray()
                    .Select(p => new Part(
                        p.GetProperty("file").GetString()!,
                        p.GetProperty("bytes").GetInt64(),
                        p.GetProperty("rows").GetInt64(),
                        p.GetProperty("cases").GetInt64(),
                        p.GetProperty("withProblems").GetInt64(),
                        p.GetProperty("open").GetInt64()
                    ))
                    .TakeWhile(IsThere),
            ];
            isWhole = root.GetProperty("isWhole").GetBoolean() && parts.Count == root.GetProperty("parts").GetArrayLength();
            return parts;
        }
        catch (Exception damaged)
            when (damaged
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw Refused($"has a {ListName} that cannot be read");
        }
    }

    // What is wrong with the rows of a part stands beside it, so that a batch that goes on has all of it.
    private string ProblemsOf(int part) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"problems-{part:00000}.csv"));

    private void JoinProblems(int parts)
    {
        if (asked.Problems is { } path)
        {
            BatchProblems.Join(path, Enumerable.Range(0, parts).Select(ProblemsOf));
        }
    }

    private bool IsThere(Part part)
    {
        var file = new FileInfo(Path.Combine(_folder, part.File));
        return !file.Exists ? false
            : file.Length == part.Bytes ? true
            : throw Refused(
                $"has a {part.File} of {Text.Number(file.Length)} bytes, and it was whole with {Text.Number(part.Bytes)}",
                "that part as it was, or none, which --resume makes anew"
            );
    }

    private ProblemException Refused(string why, string? allowed = null) =>
        new(
            new Problem("parts-refused", $"The folder {why}.")
            {
                File = _folder,
                Allowed = allowed ?? "a new or empty folder; or --resume with the very command that began",
            }
        );

    private void WriteList(string digest, bool isWhole, List<Part> parts) =>
        WholeFile.Put(
            Path.Combine(_folder, ListName),
            stream =>
            {
                using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
                json.WriteStartObject();
                json.WriteString("digest", digest);
                json.WriteBoolean("isWhole", isWhole);
                json.WriteStartArray("parts");
                foreach (var part in parts)
                {
                    json.WriteStartObject();
                    json.WriteString("file", part.File);
                    json.WriteNumber("bytes", part.Bytes);
                    json.WriteNumber("rows", part.Rows);
                    json.WriteNumber("cases", part.Cases);
                    json.WriteNumber("withProblems", part.WithProblems);
                    json.WriteNumber("open", part.Open);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
                return true;
            }
        );

    // What parts of one table have in common: the law, the facts beside the table, the table as its file stands, and what was asked.
    private string Digest(string version)
    {
        var file = asked.Input == "-" ? null : new FileInfo(asked.Input);
        var said = string.Join(
            '\n',
            version,
            asked.Common.ToJson(compact: true),
            asked.Mapping is { } mapping ? Convert.ToHexString(SHA256.HashData(read(mapping))) : "",
            file is null ? "-" : Text.Plain(file.Length),
            file is null ? "" : Text.Plain(file.LastWriteTimeUtc.Ticks),
            format,
            string.Join(',', asked.Steps),
            asked.Keep is null ? "all" : string.Join(',', asked.Keep),
            $"{asked.NoRange} {asked.IsExact} {asked.ForSpreadsheets}",
            Text.Plain(asked.PartRows),
            asked.Problems is null ? "" : "problems"
        );
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
    }
}
