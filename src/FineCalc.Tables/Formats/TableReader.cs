using Apache.Arrow;

namespace FineCalc.Tables;

/// <summary>
/// A table that is read from its first row to its last, some thousand rows at a time, so that memory does not grow with the rows. Each
/// reader reads its table once.
/// </summary>
/// <remarks>For one thread at a time. Two are equal only if they are one object.</remarks>
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

    // How far a batch over it came, from where the next one goes on.
    internal CaseTables? Begun { get; set; }

    // The next rows; null after the last. What it holds is good until the next but one is asked for.
    internal abstract Chunk? Next(ReadPlan plan);

    /// <summary>Gives back what reading took. The stream stays open.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Dispose(bool disposing) { }

    /// <summary>
    /// Comma-separated values: RFC 4180 in UTF-8, or UTF-16 with a mark of its byte order; the first line names the columns; separated by
    /// the comma, semicolon, tab or bar that the first line has most of. A cell that is not as its column must be is a problem of its row.
    /// </summary>
    /// <param name="stream">The text. It is not closed.</param>
    /// <exception cref="ProblemException">There is no first line, or it is no text in UTF-8.</exception>
    public static TableReader Csv(Stream stream) => new CsvTableReader(stream);

    /// <summary>
    /// JSON Lines in UTF-8: an object in each line, flat where it answers questions. The first line names the columns; a key that it does
    /// not have is a problem of the line that does.
    /// </summary>
    /// <param name="stream">The text. It is not closed.</param>
    /// <exception cref="ProblemException">The first line is no object of JSON.</exception>
    public static TableReader JsonLines(Stream stream) => new JsonLinesTableReader(stream);

    /// <summary>A Parquet file, in memory for some thousand rows of the columns that are wanted, however large its row groups are.</summary>
    /// <param name="stream">The file, in which reading goes to and fro. It is not closed.</param>
    /// <exception cref="ProblemException">It is no Parquet file, or a damaged one.</exception>
    public static TableReader Parquet(Stream stream) => new ParquetTableReader(stream);

    /// <summary>
    /// Record batches of Arrow, one after another. Doubles without nulls are read where they lie, and each batch must stay as it is until
    /// the next but one is asked for. The batches are not disposed.
    /// </summary>
    /// <param name="schema">The columns that every batch has.</param>
    /// <param name="batches">The batches.</param>
    public static TableReader Arrow(Schema schema, IEnumerable<RecordBatch> batches) => new ArrowTableReader(schema, batches);
}
