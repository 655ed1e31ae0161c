using Apache.Arrow;

namespace FineCalc.Tables;

/// <summary>Takes a table as it is made, some thousand rows at a time. Each writer writes one table.</summary>
/// <remarks>For one thread at a time. Two are equal only if they are one object.</remarks>
public abstract class TableWriter : IDisposable
{
    private protected TableWriter() { }

    // Whether numbers are written by all their digits, and not as doubles.
    internal virtual bool KeepsDigits => false;

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

    /// <summary>Comma-separated values in UTF-8, lines ending in LF, an empty cell where there is no value.</summary>
    /// <param name="stream">Where to. It is not closed.</param>
    /// <param name="forSpreadsheets">Whether a text that a spreadsheet would run as a formula, which begins with <c>=</c>, <c>+</c>,
    /// <c>-</c> or <c>@</c> and is no number, gets an apostrophe before it. Without, texts are as they were.</param>
    public static TableWriter Csv(Stream stream, bool forSpreadsheets = false) => new CsvTableWriter(stream, forSpreadsheets);

    /// <summary>JSON Lines in UTF-8: an object in each line, null where there is no value.</summary>
    /// <param name="stream">Where to. It is not closed.</param>
    public static TableWriter JsonLines(Stream stream) => new JsonLinesTableWriter(stream);

    /// <summary>A Parquet file, its row groups of 131,072 rows, compressed by Zstandard.</summary>
    /// <param name="stream">Where to. It is not closed.</param>
    public static TableWriter Parquet(Stream stream) => new ParquetTableWriter(stream);

    /// <summary>Record batches of Arrow, each handed over and good only until the call returns, unless it is cloned.</summary>
    /// <param name="write">Called with each batch.</param>
    public static TableWriter Arrow(Action<RecordBatch> write) => new ArrowTableWriter(write);
}
