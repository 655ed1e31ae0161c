namespace FineCalc.Tables;

/// <summary>
/// A table that is read from its first row to its last, some thousand rows at a time, so that memory does not grow with the rows. Each
/// reader reads its table once. <c>TableReader.Csv</c>, <c>JsonLines</c>, <c>Parquet</c> and <c>Arrow</c> make them.
/// </summary>
/// <remarks>Not for several threads at once. Two are equal only if they are one object.</remarks>
public abstract class TableReader : IDisposable
{
    // Readers are those below: what they hand over is no one else's business.
    private protected TableReader() { }

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Columns { get; private protected init; } = [];

    /// <summary>How much of the table was read, from 0 to 1; null where its size is not known, as of a pipe.</summary>
    public virtual double? Done => null;

    // The columns that are handed on, as Arrow describes them.
    internal abstract IReadOnlyList<ArrowField> Fields { get; }

    // Whether a point begins decimals in its texts, whoever wrote them; where it may part thousands, what may mean two numbers is refused.
    internal virtual bool IsPointDecimal => false;

    // How far a batch over it came, from where the next one goes on; who left it there knows what it is.
    internal object? Begun { get; set; }

    // The next rows; null after the last. What it holds is good until the next but one is asked for.
    internal abstract Chunk? Next(ReadPlan plan);

    /// <summary>Gives back what reading took. The stream stays open.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Dispose(bool disposing) { }
}
