using System.Buffers.Binary;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FineCalc.Risk;
using FineCalc.Tables;

namespace FineCalc.Cli;

// Rows of text tables in parts, each worked out to a table of its own. Behind the table of a part stands what it is a part of, with a
// digest.
internal sealed class BatchShards : ShardedRun
{
    // Tables stay where they are; each part is known by the digest of its bytes.
    public const string Table = "table";

    private const string Form = "FineCalc rows 1";
    private const int WriteAtOnce = 256 * 1024;

    private readonly RunManifest _manifest;
    private readonly RegimeVersion _version;
    private readonly Facts _common;
    private readonly TableMapping? _mapping;
    private readonly IReadOnlyList<string> _tables;
    private readonly Session _session;

    private BatchShards(Session session, RunManifest manifest, RegimeVersion version, Facts common, TableMapping? mapping)
    {
        (_session, _manifest, _version, _common, _mapping) = (session, manifest, version, common, mapping);
        _tables = [.. manifest.Of(Table)];
        Inputs = Digest.Of(
            Encoding.UTF8.GetBytes(
                string.Join(
                    '\n',
                    [
                        version.Id,
                        common.ToJson(compact: true),
                        .. manifest.Files.Where(f => f.Role == "mapping").Select(f => f.Digest),
                        .. manifest.Settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}"),
                        .. manifest.Shards.Select(s => $"{s.Range.First}+{s.Range.Count} {s.Digest}"),
                    ]
                )
            )
        );
    }

    public override string VersionId => _version.Id;

    public override string Inputs { get; }

    private bool IsCsv => _manifest.Setting("out-format") == TableForms.Csv;

    public static BatchShards Open(Session session, string folder, RunManifest manifest, RegimeCatalog regimes)
    {
        var given = manifest.Of("case").FirstOrDefault() is { } file
            ? session.Load(Path.Combine(folder, file), (stream, name) => CaseJson.ReadIncomplete(stream, name, regimes), "a case file")
            : null;
        var version =
            given?.Version
            ?? Commands.Find(manifest.Setting("regime"), regimes).Versions.First(v => Text.Date(v.From) == manifest.Setting("from"));
        var mapping = manifest.Of("mapping").FirstOrDefault() is { } path
            ? session.Load(Path.Combine(folder, path), (stream, name) => TableMappingJson.Read(stream, name, version), "a mapping")
            : null;
        return mapping?.GroupBy is null
            ? new(session, manifest, version, given?.Facts ?? Facts.None, mapping)
            : throw new ProblemException(
                new Problem("plan-grouped", "Rows that are one case together are not cut: a cut might part them.")
                {
                    Allowed = "finecalc batch, in one process; or a mapping without \"groupBy\"",
                }
            );
    }

    public override string KeyOf(int shard)
    {
        var (range, digest) = _manifest.Shards[shard];
        return Digest.Name(Encoding.UTF8.GetBytes($"{Inputs} {range.First}+{range.Count} {digest}"));
    }

    public override bool IsDone(int shard, string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = OpenResult(path);
            return FooterOf(file, path) is var footer && IsOf(shard, footer) && Copy(file, footer.Bytes, Stream.Null) == footer.Digest;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    public override void Work(int shard, string path, SimulationOptions running)
    {
        var part = PartOf(shard, out var table, out var header);
        WholeFile.Put(
            path,
            stream =>
            {
                using var hashed = new HashedStream(stream);
                using var source = new PartStream(table, header, OpenTable(table, part.From), part);

                // Not disposed: it would close what is below it.
                var buffer = new BufferedStream(hashed, WriteAtOnce);
                var result = Batch(source, table, buffer, running);
                buffer.Flush();
                WriteFooter(stream, shard, hashed.Bytes, hashed.Said(), result);
                return true;
            }
        );
    }

    public override int Merge(ParseResult parsed, IEnumerable<string> paths, SimulationOutput output)
    {
        var (withProblems, upTo, shard) = (0L, 0L, 0);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void To(Stream stream)
        {
            foreach (var path in paths)
            {
                using var file = OpenResult(path);
                var footer = FooterOf(file, path);
                if (!IsOf(shard, footer) || footer.First != upTo)
                {
                    throw Refused(
                        path,
                        footer.VersionId == VersionId ? "shard-inputs" : "shard-version",
                        "The result of a shard is of another part, plan or version."
                    );
                }

                using var skipping = new SkippingStream(stream, all, IsCsv && shard > 0);
                if (Copy(file, footer.Bytes, skipping) != footer.Digest)
                {
                    throw Refused(path, "shard-unreadable", "The result of a shard is damaged: its checksum is another.");
                }

                (withProblems, upTo, shard) = (withProblems + footer.WithProblems, footer.First + footer.Count, shard + 1);
            }

            if (upTo != _manifest.Whole)
            {
                throw Refused(RunManifest.FileName, "shards-missing", "The shards of the manifest are not the whole table.");
            }
        }

        if (output.IsDigest(parsed))
        {
            To(Stream.Null);
            _session.Output.WriteLine(Said());
        }
        else
        {
            if (output.PathOf(parsed) is { } to)
            {
                WholeFile.Put(
                    to,
                    stream =>
                    {
                        To(stream);
                        return true;
                    }
                );
            }
            else
            {
                Session.Piped(() =>
                {
                    To(TextBytes.Of(_session.Output));
                    return true;
                });
            }

            _session.Error.WriteLine($"Digest {Said()}, that of the table's bytes.");
        }

        return withProblems > 0 ? Tool.CaseProblems : Tool.Ok;

        string Said() => Digest.Said(all.GetCurrentHash());
    }

    // How fast rows are worked out: of the beginning of a table, in bytes a second.
    public double RateOf(string table, byte[] header, long bytes)
    {
        for (var some = 1 << 18; ; some *= 4)
        {
            using var file = OpenTable(table, header.Length);
            var beginning = new byte[Math.Min(some, bytes)];
            file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
            var last = Array.LastIndexOf(beginning, (byte)'\n') + 1;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Batch(
                new MemoryStream([.. header, .. beginning.AsSpan(0, last > 0 ? last : beginning.Length)]),
                table,
                Stream.Null,
                new SimulationOptions()
            );
            if (watch.Elapsed.TotalSeconds > 0.3 || some >= bytes || some >= 1 << 26)
            {
                return beginning.Length / Math.Max(1e-6, watch.Elapsed.TotalSeconds);
            }
        }
    }

    // The columns that a table's first line names.
    public static IReadOnlyList<string> ColumnsOf(string table)
    {
        try
        {
            using var file = OpenTable(table, 0);
            using var reader = TableForms.Reader(TableForms.Of(table), file);
            return reader.Columns;
        }
        catch (ProblemException found)
        {
            throw TableForms.Placed(found, table);
        }
    }

    public static Stream OpenTable(string path, long from)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            file.Seek(from, SeekOrigin.Begin);
            return new ReadFile(path, file);
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable)) { File = path, Allowed = "the path of a table" }
            );
        }
    }

    private BatchPart PartOf(int shard, out string table, out byte[] header)
    {
        var (range, digest) = _manifest.Shards[shard];
        var before = 0L;
        for (var i = 0; i < _tables.Count; i++)
        {
            using var file = OpenTable(_tables[i], 0);
            header = IsFileWhole(_tables[i]) ? [] : HeaderOf(file, _tables[i]);
            var bytes = file.Length - header.Length;
            if (range.First < before + bytes)
            {
                table = _tables[i];
                return new BatchPart(i, header.Length + range.First - before, range.Count, digest ?? "");
            }

            before += bytes;
        }

        throw new ProblemException(
            new Problem("part-changed", "The tables are shorter than they were when the run was planned.")
            {
                File = _tables[^1],
                Allowed = "the same bytes, or a new plan",
            }
        );
    }

    // A line of JSON names its own columns.
    public static bool IsFileWhole(string table) => TableForms.Of(table) == TableForms.JsonLines;

    public static byte[] HeaderOf(Stream file, string path)
    {
        var header = new byte[BatchCut.HeaderOf(file)];
        file.Seek(0, SeekOrigin.Begin);
        file.ReadExactly(header);
        return header is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? throw new ProblemException(
                new Problem("plan-not-utf8", "A table in UTF-16 is not cut.")
                {
                    File = path,
                    Allowed = "UTF-8; or finecalc batch, in one process",
                }
            )
            : header;
    }

    private TableBatchResult Batch(Stream source, string name, Stream to, SimulationOptions running)
    {
        try
        {
            using var reader = TableForms.Reader(TableForms.Of(name), source);
            using var writer = IsCsv ? TableWriter.Csv(to, _manifest.Setting("for-spreadsheets") == "true") : TableWriter.JsonLines(to);
            return TableBatch.Run(
                reader,
                ColumnMatch.Of(_version, reader.Columns, _mapping, _common),
                writer,
                new TableBatchOptions
                {
                    Steps = List("steps"),
                    Keep = _manifest.Settings.GetValueOrDefault("keep") is null ? null : List("keep"),
                    WithRange = _manifest.Setting("range") == "true",
                    IsExact = _manifest.Setting("exact") == "true",
                    Cancellation = running.Cancellation,
                }
            );
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
        {
            throw TableForms.Placed(found, name);
        }
    }

    private string[] List(string setting) => _manifest.Setting(setting).Split(',', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Footer(
        string VersionId,
        string Inputs,
        long First,
        long Count,
        long Bytes,
        string Digest,
        long Rows,
        long WithProblems
    );

    private bool IsOf(int shard, Footer footer) =>
        footer.VersionId == VersionId
        && footer.Inputs == Inputs
        && new ShardRange(footer.First, footer.Count) == _manifest.Shards[shard].Range;

    private void WriteFooter(Stream to, int shard, long bytes, string digest, TableBatchResult result)
    {
        var range = _manifest.Shards[shard].Range;
        var footer = JsonSerializer.SerializeToUtf8Bytes(
            new[]
            {
                Form,
                VersionId,
                Inputs,
                Text.Plain(range.First),
                Text.Plain(range.Count),
                Text.Plain(bytes),
                digest,
                Text.Plain(result.Rows),
                Text.Plain(result.WithProblems),
            },
            FooterJson.Default.StringArray
        );
        to.Write(footer);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        to.Write(length);
    }

    private static Footer FooterOf(Stream file, string path)
    {
        try
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            file.Seek(-sizeof(int), SeekOrigin.End);
            file.ReadExactly(length);
            var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            file.Seek(-sizeof(int) - bytes.Length, SeekOrigin.End);
            var end = file.Position;
            file.ReadExactly(bytes);
            file.Seek(0, SeekOrigin.Begin);
            if (
                JsonSerializer.Deserialize(bytes, FooterJson.Default.StringArray)
                    is [Form, var version, var inputs, var first, var count, var body, var digest, var rows, var bad]
                && Number(body) == end
            )
            {
                return new Footer(version, inputs, Number(first), Number(count), Number(body), digest, Number(rows), Number(bad));
            }
        }
        catch (Exception strange)
            when (strange
                    is IOException
                        or JsonException
                        or OverflowException
                        or FormatException
                        or ArgumentException
                        or OutOfMemoryException
            )
        {
            // Said below.
        }

        throw Refused(path, "shard-unreadable", "The file is no result of a shard, or not whole.");

        static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Stream OpenResult(string path) => OpenTable(path, 0);

    // So many bytes, with their digest.
    private static string Copy(Stream from, long bytes, Stream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        while (bytes > 0 && from.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, bytes))) is var read and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            to.Write(buffer, 0, read);
            bytes -= read;
        }

        return Digest.Said(hash.GetHashAndReset());
    }

    private static ProblemException Refused(string path, string code, string message) =>
        new(new Problem(code, message) { File = path, Allowed = "what a shard of this run gave; run it again" });
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class FooterJson : System.Text.Json.Serialization.JsonSerializerContext;
