using System.Buffers.Binary;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FineCalc.Risk;
using FineCalc.Tables;

namespace FineCalc.Cli;

// Rows of tables in parts, each worked out to a table of its own. Behind the table of a part stands what it is a part of, with a
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
    private readonly Session _session;

    private BatchShards(Session session, RunManifest manifest, RegimeVersion version, Facts common, TableMapping? mapping)
    {
        (_session, _manifest, _version, _common, _mapping) = (session, manifest, version, common, mapping);
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

    // The column whose rows of one value are one case.
    public string? GroupBy => _mapping?.GroupBy;

    // Null for all columns.
    private string[]? Keep => _manifest.Settings.GetValueOrDefault("keep") is null ? null : List("keep");

    private bool IsCsv => _manifest.Word("out-format", TableForms.Csv, TableForms.JsonLines) == TableForms.Csv;

    public static BatchShards Open(Session session, string folder, RunManifest manifest, RegimeCatalog regimes)
    {
        var given = manifest.Of("case").FirstOrDefault() is { } file
            ? session.Load(Path.Combine(folder, file), (stream, name) => CaseJson.ReadIncomplete(stream, name, regimes), "a case file")
            : null;
        var version =
            given?.Version
            ?? Commands
                .Find(manifest.Setting("regime"), regimes)
                .Versions.FirstOrDefault(v => Text.Date(v.From) == manifest.Setting("from"))
            ?? throw RunManifest.Wrong(
                "from",
                $"is '{Text.Cut(manifest.Setting("from"), 40)}'",
                "the first day of a version of the regime"
            );
        var mapping = manifest.Of("mapping").FirstOrDefault() is { } path
            ? session.Load(Path.Combine(folder, path), (stream, name) => TableMappingJson.Read(stream, name, version), "a mapping")
            : null;
        return new(session, manifest, version, given?.Facts ?? Facts.None, mapping);
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
        var (table, part) = PartOf(shard);
        WholeFile.Put(
            path,
            stream =>
            {
                using var hashed = new HashedStream(stream);

                // Not disposed: it would close what is below it.
                var buffer = new BufferedStream(hashed, WriteAtOnce);
                var result = Batch(() => table.Read(part), table.Path, buffer, running);
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

    // Columns that say of each row what is said of all.
    public void CheckColumns(IEnumerable<ShardedTable> tables, bool isDated)
    {
        foreach (var table in tables)
        {
            try
            {
                using var all = table.All();
                DoubtfulColumns.Refuse(MatchOf(all.Reader), Keep ?? [], isDated);
            }
            catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
            {
                throw TableForms.Placed(found, table.Path);
            }
        }
    }

    // How fast rows are worked out: of the beginning of a table, in bytes a second.
    public double RateOf(ShardedTable? table, CancellationToken cancellation)
    {
        for (var some = 1L << 18; table is not null; some *= 4)
        {
            var (taken, watch) = (0L, System.Diagnostics.Stopwatch.StartNew());
            Batch(() => table.Beginning(some, out taken), table.Path, Stream.Null, new SimulationOptions { Cancellation = cancellation });
            if (watch.Elapsed.TotalSeconds > 0.3 || taken >= table.Bytes || some >= 1 << 26)
            {
                return taken / Math.Max(1e-6, watch.Elapsed.TotalSeconds);
            }
        }

        return 0d;
    }

    private (ShardedTable Table, BatchPart Part) PartOf(int shard)
    {
        var ((range, digest), before) = (_manifest.Shards[shard], 0L);
        foreach (var path in _manifest.Of(Table))
        {
            var table = ShardedTable.Of(path);
            if (range.First < before + table.Count)
            {
                return (table, new BatchPart(range.First - before, range.Count, digest ?? ""));
            }

            before += table.Count;
        }

        throw ShardedTable.Changed(_manifest.Of(Table).Last());
    }

    private TableBatchResult Batch(Func<OpenTable> open, string name, Stream to, SimulationOptions running)
    {
        try
        {
            using var table = open();
            var reader = table.Reader;
            using var writer = IsCsv ? TableWriter.Csv(to, IsSo("for-spreadsheets")) : TableWriter.JsonLines(to);
            return TableBatch.Run(
                reader,
                MatchOf(reader),
                writer,
                new TableBatchOptions
                {
                    Steps = List("steps"),
                    Keep = Keep,
                    WithRange = IsSo("range"),
                    IsExact = IsSo("exact"),
                    Cancellation = running.Cancellation,
                }
            );
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
        {
            throw TableForms.Placed(found, name);
        }
    }

    private ColumnMatch MatchOf(TableReader reader) => ColumnMatch.Of(_version, reader.Columns, _mapping, _common);

    private bool IsSo(string setting) => _manifest.Word(setting, "true", "false") == "true";

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

    private static ReadFile OpenResult(string path)
    {
        try
        {
            return new ReadFile(path, File.OpenRead(path));
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable)) { File = path, Allowed = "the result of a shard" }
            );
        }
    }

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
