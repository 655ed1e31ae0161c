using Apache.Arrow;

namespace FineCalc.Tables;

// Hands batches on.
internal sealed class ArrowTableWriter : TableWriter
{
    private readonly Action<RecordBatch> _write;

    public ArrowTableWriter(Action<RecordBatch> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        _write = write;
    }

    internal override void Begin(Schema schema) { }

    internal override void Write(RecordBatch batch) => _write(batch);

    internal override void End() { }
}
