using FineCalc.Tables;

namespace FineCalc.Cli;

// A table that is cut: a line of places, which of texts are the bytes behind the line of names and of Parquet the rows.
internal abstract class ShardedTable(string path)
{
    public string Path => path;

    // How many places it has, and how many bytes they take.
    public abstract long Count { get; }

    public abstract long Bytes { get; }

    // How many parts of so many bytes there are at most.
    public abstract long Parts(long partBytes);

    // Into parts of at least so many bytes but for the last. Rows of one case stay together where there are such.
    public abstract IReadOnlyList<BatchPart> Cut(long partBytes, GroupedRows? grouped, CancellationToken cancellation);

    // The rows of a part, which is held against its digest.
    public abstract OpenTable Read(BatchPart part);

    // Some of the first rows, as many as take so many bytes, and how many they take: to be measured.
    public abstract OpenTable Beginning(long bytes, out long taken);

    public static ShardedTable Of(string path) =>
        path == "-"
            ? throw new ProblemException(
                new Problem("plan-table-form", "Standard input cannot be cut, since each shard reads its own part of the table.")
                {
                    File = "stdin",
                    Allowed = "files; finecalc batch works standard input out in one process",
                }
            )
            : TableForms.Of(path) switch
            {
                TableForms.Parquet => new ParquetShards(path),
                TableForms.JsonLines => new TextShards(path, isWhole: true),
                _ => new TextShards(path, isWhole: false),
            };

    // Under each name what stands in a table that is read whole.
    public OpenTable All()
    {
        var file = Open(0);
        return new OpenTable(file, () => TableForms.Reader(TableForms.Of(Path), file));
    }

    protected Stream Open(long from) => Open(Path, from);

    public static Stream Open(string path, long from)
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

    public static ProblemException Changed(string path) =>
        new(
            new Problem("part-changed", "The table is not what it was when the run was planned.")
            {
                File = path,
                Allowed = "the same bytes, or a new plan",
            }
        );
}

// Rows that are one case together by a column, and the cases of all tables so far.
internal sealed record GroupedRows(string Column, CaseEdges Cases);

// A reader with the stream below it.
internal sealed class OpenTable : IDisposable
{
    private readonly Stream _stream;

    public OpenTable(Stream stream, Func<TableReader> open)
    {
        _stream = stream;
        try
        {
            Reader = open();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public TableReader Reader { get; }

    public void Dispose()
    {
        Reader.Dispose();
        _stream.Dispose();
    }
}
