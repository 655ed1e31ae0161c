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
    Action<string> keep
)
{
    private const string ListName = "finecalc-parts.json";

    private readonly string _folder = asked.Output!;

    // A part that is whole: its file and its numbers.
    private sealed record Part(string File, long Rows, long Cases, long WithProblems, long Open);

    public TableBatchResult Run(TableReader reader, ColumnMatch match, TableBatchOptions options, TextWriter error)
    {
        var digest = Digest(match.Version.Id);
        var parts = Finished(digest, out var isWhole);
        var done = parts.Sum(p => p.Rows);
        if (parts.Count > 0)
        {
            error.WriteLine($"{Text.Counted(parts.Count, "part")} with {Text.Number(done)} rows were whole already.");
        }

        while (!isWhole)
        {
            keep(
                parts.Count == 0
                    ? $"No part of '{_folder}' was whole."
                    : $"{Text.Counted(parts.Count, "part")} with {Text.Number(parts.Sum(p => p.Rows))} rows are kept in '{_folder}'; "
                        + "--resume goes on behind them."
            );
            var name = string.Create(CultureInfo.InvariantCulture, $"part-{parts.Count:00000}.{format}");
            var skip = parts.Sum(p => p.Rows);
            var written = WholeFile.Put(
                Path.Combine(_folder, name),
                stream =>
                    write(
                        stream,
                        format,
                        writer => TableBatch.Run(reader, match, writer, options with { Skip = skip, Take = asked.PartRows })
                    )
            );
            if (written.Rows == 0 && parts.Count > 0)
            {
                File.Delete(Path.Combine(_folder, name));
            }
            else
            {
                parts.Add(new Part(name, written.Rows, written.Cases, written.WithProblems, written.Open));
            }

            isWhole = written.IsLast;
            WriteList(digest, isWhole, parts);
        }

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
        if (!Directory.Exists(_folder))
        {
            Directory.CreateDirectory(_folder);
        }

        if (!File.Exists(path))
        {
            return Directory.EnumerateFiles(_folder, "part-*").Any() ? throw Refused("holds parts of something else") : [];
        }

        if (!asked.Resumes)
        {
            throw Refused("holds parts already");
        }

        try
        {
            using var list = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = list.RootElement;
            if (root.GetProperty("digest").GetString() != digest)
            {
                throw Refused("holds parts of another table, law or command");
            }

            isWhole = root.GetProperty("isWhole").GetBoolean();
            return
            [
                .. root.GetProperty("parts")
                    .EnumerateArray()
                    .Select(p => new Part(
                        p.GetProperty("file").GetString()!,
                        p.GetProperty("rows").GetInt64(),
                        p.GetProperty("cases").GetInt64(),
                        p.GetProperty("withProblems").GetInt64(),
                        p.GetProperty("open").GetInt64()
                    ))
                    .Select(p => File.Exists(Path.Combine(_folder, p.File)) ? p : throw Refused($"lacks {p.File}")),
            ];
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Refused($"has a {ListName} that cannot be read");
        }
    }

    private ProblemException Refused(string why) =>
        new(
            new Problem("parts-refused", $"The folder {why}.")
            {
                File = _folder,
                Allowed = "a new or empty folder; or --resume with the very command that began",
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
            asked.Mapping is { } mapping ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(mapping))) : "",
            file is null ? "-" : Text.Plain(file.Length),
            file is null ? "" : Text.Plain(file.LastWriteTimeUtc.Ticks),
            format,
            string.Join(',', asked.Steps),
            asked.Keep is null ? "all" : string.Join(',', asked.Keep),
            $"{asked.NoRange} {asked.IsExact} {asked.ForSpreadsheets}",
            Text.Plain(asked.PartRows)
        );
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
    }
}
