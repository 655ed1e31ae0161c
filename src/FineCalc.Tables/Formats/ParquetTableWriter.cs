using Apache.Arrow;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace FineCalc.Tables;

// Parquet by way of Arrow, with the compression said: what a package takes unasked is another thing in each.
internal sealed class ParquetTableWriter(Stream stream) : TableWriter
{
    // Row groups that any reader holds in memory, and that this one fills before it lets go of them.
    private const int GroupRows = 131_072;

    private readonly Counted _stream = new(stream ?? throw new ArgumentNullException(nameof(stream)));
    private FileWriter? _file;

    internal override void Begin(Schema schema) =>
        Guarded(() =>
        {
            using var builder = new WriterPropertiesBuilder();
            builder.Compression(Compression.Zstd).CompressionLevel(1).MaxRowGroupLength(GroupRows).CreatedBy("FineCalc");
            foreach (var field in schema.FieldsList.Where(f => f.DataType is Apache.Arrow.Types.DoubleType))
            {
                // Amounts seldom repeat; to look for repetitions takes more than half of the time.
                builder.DisableDictionary(field.Name);
            }

            using var properties = builder.Build();
            using var arrow = new ArrowWriterPropertiesBuilder().StoreSchema().Build();
            _file = new FileWriter(_stream, schema, properties, arrow, leaveOpen: true);
        });

    internal override void Write(RecordBatch batch) => Guarded(() => _file!.WriteBufferedRecordBatch(batch));

    internal override void End() => Guarded(() => _file!.Close());

    // What the stream threw comes back as a message of the native code; its own words are better.
    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (ParquetException failed)
        {
            if (_stream.Failed is { } own)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(own);
            }

            throw new IOException(Text.Line(failed.Message), failed);
        }
    }

    private protected override void Dispose(bool disposing)
    {
        // The native writer ends its file when it is given up, too, and what was not written to its end would look whole.
        _stream.IsOver = true;
        try
        {
            _file?.Dispose();
        }
        catch (ParquetException)
        {
            // To give up a file that cannot be written is no further mistake.
        }

        base.Dispose(disposing);
    }

    // A stream that need not tell where it is, as a pipe cannot.
    private sealed class Counted(Stream stream) : Stream
    {
        private long _written;

        public Exception? Failed { get; private set; }

        // Nothing is taken any more.
        public bool IsOver { get; set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _written;

        public override long Position
        {
            get => _written;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Try(buffer);

        public override void Write(byte[] buffer, int offset, int count) => Try(buffer.AsSpan(offset, count));

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Try(ReadOnlySpan<byte> buffer)
        {
            try
            {
                if (!IsOver)
                {
                    stream.Write(buffer);
                }

                _written += buffer.Length;
            }
            catch (Exception failed)
            {
                Failed ??= failed;
                throw;
            }
        }
    }
}
