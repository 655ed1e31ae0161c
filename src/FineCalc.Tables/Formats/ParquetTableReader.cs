using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace FineCalc.Tables;

// Parquet by way of Arrow: the columns that are wanted, a batch of rows at a time, whatever the row groups of the file are.
internal sealed class ParquetTableReader : TableReader
{
    // A chunk of a column that says it unpacks to more is none that was meant, and would fill the memory.
    private const long MostUnpacked = 2L << 30;

    private const int Magic = 4;

    // A column of a row group is read at once if it is no larger, and else piece by piece.
    private const long ReadAtOnce = 4L << 20;
    private const int Piece = 256 * 1024;

    private readonly ReaderProperties _properties = ReaderProperties.GetDefaultReaderProperties();
    private readonly ArrowReaderProperties _arrow = ArrowReaderProperties.GetDefault();
    private readonly FileReader _file;
    private readonly Remembering _stream;
    private readonly long _all;
    private readonly int[]? _groups;
    private IArrowArrayStream? _batches;
    private RecordBatch? _last;
    private RecordBatch? _before;
    private long _rows;

    // Of all row groups, or of some in a row.
    public ParquetTableReader(Stream stream, (int First, int Count)? groups = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = new Remembering(stream);
        try
        {
            CheckBeginning(stream);
            (_arrow.UseThreads, _arrow.PreBuffer) = (false, false);
            _file = new FileReader(_stream, _properties, _arrow, leaveOpen: true);
            Fields = _file.Schema.FieldsList;
            (_groups, _all) = GroupsOf(_file, groups);
            if (Largest(_file) > ReadAtOnce)
            {
                _file.Dispose();
                _properties.EnableBufferedStream();
                _properties.BufferSize = Piece;
                _file = new FileReader(_stream, _properties, _arrow, leaveOpen: true);
            }
        }
        catch (Exception refused)
        {
            // What the native code holds goes with it, whatever the reason.
            Dispose();
            if (IsOfFile(refused))
            {
                throw Own() ?? Invalid(Words(refused));
            }

            throw;
        }

        Columns = [.. Fields.Select(f => f.Name)];
    }

    /// <summary>How many rows each row group has, and how many bytes it takes in the file.</summary>
    public IReadOnlyList<(long Rows, long Bytes)> RowGroups()
    {
        var groups = new List<(long, long)>();
        for (var group = 0; group < _file.NumRowGroups; group++)
        {
            using var rows = _file.ParquetReader.RowGroup(group);
            var bytes = 0L;
            for (var column = 0; column < rows.MetaData.NumColumns; column++)
            {
                using var chunk = rows.MetaData.GetColumnChunkMetaData(column);
                bytes += chunk.TotalCompressedSize;
            }

            groups.Add((rows.MetaData.NumRows, bytes));
        }

        return groups;
    }

    private static (int[]? Groups, long Rows) GroupsOf(FileReader file, (int First, int Count)? groups)
    {
        if (groups is not var (first, count))
        {
            return (null, file.ParquetReader.FileMetaData.NumRows);
        }

        if (first < 0 || count < 0 || count > file.NumRowGroups - first)
        {
            throw Invalid($"it has {Text.Counted(file.NumRowGroups, "row group")}, and others are asked for");
        }

        var rows = 0L;
        for (var group = first; group < first + count; group++)
        {
            using var of = file.ParquetReader.RowGroup(group);
            rows += of.MetaData.NumRows;
        }

        return ([.. Enumerable.Range(first, count)], rows);
    }

    private static void CheckBeginning(Stream stream)
    {
        if (!stream.CanSeek)
        {
            throw new ProblemException(
                new Problem("parquet-not-seekable", "A Parquet file begins at its end, and cannot be read from a pipe.")
                {
                    Allowed = "a file, or CSV or JSON Lines through the pipe",
                }
            );
        }

        Span<byte> magic = stackalloc byte[Magic];
        if (stream.ReadAtLeast(magic, Magic, throwOnEndOfStream: false) < Magic || !magic.SequenceEqual("PAR1"u8))
        {
            throw Invalid("its first bytes are not PAR1");
        }

        stream.Position = 0;
    }

    // The size of the largest column of a row group, as it lies in the file.
    private static long Largest(FileReader file)
    {
        var largest = 0L;
        for (var group = 0; group < file.NumRowGroups; group++)
        {
            using var rows = file.ParquetReader.RowGroup(group);
            for (var column = 0; column < rows.MetaData.NumColumns; column++)
            {
                using var chunk = rows.MetaData.GetColumnChunkMetaData(column);
                largest = Math.Max(largest, chunk.TotalCompressedSize);
                if (chunk.TotalUncompressedSize > MostUnpacked)
                {
                    throw Invalid($"column {Text.Number(column + 1)} of its row group {Text.Number(group + 1)} unpacks to more than 2 GiB");
                }
            }
        }

        return largest;
    }

    internal override IReadOnlyList<ArrowField> Fields { get; } = [];

    public override double? Done => _all == 0 ? 1d : (double)_rows / _all;

    internal override Chunk? Next(ReadPlan plan)
    {
        try
        {
            _batches ??= Begin(plan);
            _before?.Dispose();
            _before = _last;
            // Reading is by the caller's own stream, which has nothing to wait for.
            _last = _batches.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (Exception damaged) when (IsOfFile(damaged))
        {
            throw Own() ?? Invalid($"after row {Text.Number(_rows)}: {Words(damaged)}");
        }

        if (_last is null)
        {
            return null;
        }

        var chunk = ArrowTableReader.Of(_last, plan, _rows);
        _rows += chunk.Rows;
        return chunk;
    }

    private IArrowArrayStream Begin(ReadPlan plan)
    {
        _arrow.BatchSize = plan.ChunkRows;

        // The places of columns are those of leaves, which are the columns themselves only where nothing is nested.
        var wanted = plan.Kept.Concat(plan.Answers.Select(a => a.Source.Column)).ToHashSet(StringComparer.Ordinal);
        int[]? columns = Fields.Any(f => f.DataType is NestedType)
            ? null
            : [.. Enumerable.Range(0, Fields.Count).Where(i => wanted.Contains(Fields[i].Name))];
        return _file.GetRecordBatchReader(_groups, columns is [] ? [0] : columns);
    }

    // The stream of batches throws what has no type of its own.
    private static bool IsOfFile(Exception damaged) =>
        damaged.GetType() == typeof(Exception)
        || damaged is ParquetException or InvalidOperationException or NotSupportedException or OverflowException or ArgumentException;

    // What the native code says stands behind a name that only its compiler reads: N7parquet...E (message: 'words').
    private static string Words(Exception damaged)
    {
        const string Before = "(message: '";
        var words = Text.Line(damaged.Message);
        return words.IndexOf(Before, StringComparison.Ordinal) is var at and >= 0 && words.EndsWith("')", StringComparison.Ordinal)
            ? words[(at + Before.Length)..^2].TrimEnd('.')
            : words.TrimEnd('.');
    }

    // What the stream threw comes back as a message of the native code; its own words are better.
    private ProblemException? Own() => _stream.Failed;

    private static ProblemException Invalid(string why) =>
        new(new Problem("parquet-invalid", $"This is no Parquet file that can be read: {why}.") { Allowed = "a whole Parquet file" });

    private protected override void Dispose(bool disposing)
    {
        _before?.Dispose();
        _last?.Dispose();
        _batches?.Dispose();
        _file?.Dispose();
        _arrow.Dispose();
        _properties.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Remembering(Stream stream) : Stream
    {
        public ProblemException? Failed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => stream.Length;

        public override long Position
        {
            get => stream.Position;
            set => stream.Position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return stream.Read(buffer);
            }
            catch (ProblemException failed)
            {
                Failed ??= failed;
                throw;
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
