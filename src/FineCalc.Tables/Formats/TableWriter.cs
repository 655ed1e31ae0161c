using Apache.Arrow;

namespace FineCalc.Tables;

/// <summary>Takes a table as it is made, some thousand rows at a time. Each writer writes one table.
/// <c>TableWriter.Csv</c>, <c>JsonLines</c>, <c>Parquet</c> and <c>Arrow</c> make them.</summary>
/// <remarks>Not for several threads at once. Two are equal only if they are one object.</remarks>
public abstract class TableWriter : IDisposable
{
    private protected TableWriter() { }

    // Whether it writes text: numbers by all their digits, what stands in JSON as it stands.
    internal virtual bool IsText => false;

    internal abstract void Begin(Schema schema);

    internal abstract void Write(RecordBatch batch);

    // What is written is whole after this alone.
    internal abstract void End();

    /// <summary>Gives back what writing took. The stream stays open; what was not written to its end is no whole table.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Dispose(bool disposing) { }
}
