namespace FineCalc.Cli;

// A CSV is cut where rows end; a line of JSON names its own columns, so that a file of them is whole.
internal sealed class TextShards : ShardedTable
{
    private readonly byte[] _header = [];
    private readonly bool _isWhole;

    public TextShards(string path, bool isWhole)
        : base(path)
    {
        using var file = Open(0);
        (_isWhole, _header) = (isWhole, isWhole ? [] : BatchCut.HeaderOf(file));
        Count = file.Length - _header.Length;
    }

    public override long Count { get; }

    public override long Bytes => Count;

    public override long Parts(long partBytes) =>
        Count == 0 ? 0
        : _isWhole ? 1
        : (Count - 1) / partBytes + 1;

    public override IReadOnlyList<BatchPart> Cut(long partBytes, GroupedRows? grouped, CancellationToken cancellation)
    {
        if (grouped is not null)
        {
            using var all = All();
            grouped.Cases.Read(all.Reader, [], cancellation);
        }

        using var file = Open(_header.Length);
        Func<byte[], string?>? caseOf = grouped is null || _isWhole ? null : row => CaseOf(row, grouped);
        return new BatchCut(file, _isWhole ? long.MaxValue / 2 : partBytes, caseOf, cancellation).Of(_header);
    }

    private string? CaseOf(byte[] row, GroupedRows grouped)
    {
        using var one = Reading([.. _header, .. row]);
        return grouped.Cases.First(one.Reader);
    }

    public override OpenTable Read(BatchPart part)
    {
        var stream = new PartStream(Path, _header, Open(_header.Length + part.From), part);
        return new OpenTable(stream, () => TableForms.Reader(TableForms.Of(Path), stream));
    }

    public override OpenTable Beginning(long bytes, out long taken)
    {
        using var file = Open(_header.Length);
        var beginning = new byte[Math.Min(bytes, Count)];
        file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        taken = beginning.Length;

        // Of letters of two bytes the last row is cut short, and has a problem: nothing to how long all of them take.
        var last = Array.LastIndexOf(beginning, (byte)'\n') + 1;
        return Reading([.. _header, .. last > 0 ? beginning.AsSpan(0, last) : beginning]);
    }

    private OpenTable Reading(byte[] bytes)
    {
        var stream = new MemoryStream(bytes, false);
        return new OpenTable(stream, () => TableForms.Reader(TableForms.Of(Path), stream));
    }
}
