using System.Buffers.Binary;
using System.Security.Cryptography;
using FineCalc.Tables;

namespace FineCalc.Cli;

// A Parquet file is cut between its row groups, which lie in it one after another. The digest of a part is that of the bytes from its first
// row group to the one behind its last, and of the file's footer, which says what they mean: no byte of the file is in no part.
internal sealed class ParquetShards : ShardedTable
{
    private const int Tail = 8;

    private readonly IReadOnlyList<(long Rows, long Bytes)> _groups;

    public ParquetShards(string path)
        : base(path)
    {
        try
        {
            using var file = Open(0);
            _groups = TableReader.ParquetRowGroups(file);
        }
        catch (ProblemException found)
        {
            throw TableForms.Placed(found, path);
        }

        Count = _groups.Sum(g => g.Rows);
    }

    public override long Count { get; }

    public override long Bytes => _groups.Sum(g => g.Bytes);

    public override long Parts(long partBytes) => Ends(partBytes, null).Count;

    public override IReadOnlyList<BatchPart> Cut(long partBytes, GroupedRows? grouped, CancellationToken cancellation)
    {
        HashSet<long>? edges = null;
        if (grouped is not null)
        {
            using var all = All();
            edges = [.. grouped.Cases.Read(all.Reader, Befores(), cancellation)];
        }

        var (parts, from) = (new List<BatchPart>(), 0);
        foreach (var end in Ends(partBytes, edges))
        {
            cancellation.ThrowIfCancellationRequested();
            var before = _groups.Take(from).Sum(g => g.Rows);
            parts.Add(new BatchPart(before, _groups.Take(end).Sum(g => g.Rows) - before, DigestOf(from, end)));
            from = end;
        }

        return parts;
    }

    public override OpenTable Read(BatchPart part)
    {
        List<long> befores = [.. Befores(), Count];
        var (first, end) = (befores.IndexOf(part.From), befores.IndexOf(part.From + part.Count));
        if (first < 0 || end <= first || DigestOf(first, end) != part.Digest)
        {
            throw Changed(Path);
        }

        return Groups(first, end - first);
    }

    public override OpenTable Beginning(long bytes, out long taken)
    {
        var end = Ends(Math.Max(1, bytes), null)[0];
        taken = Math.Max(1, _groups.Take(end).Sum(g => g.Bytes));
        return Groups(0, end);
    }

    private OpenTable Groups(int first, int count)
    {
        var file = Open(0);
        return new OpenTable(file, () => TableReader.Parquet(file, first, count));
    }

    // How many rows lie before each row group.
    private List<long> Befores()
    {
        var (befores, rows) = (new List<long>(), 0L);
        foreach (var group in _groups)
        {
            befores.Add(rows);
            rows += group.Rows;
        }

        return befores;
    }

    // The row groups behind the last of each part. Rows groups without rows go with those before them.
    private List<int> Ends(long partBytes, HashSet<long>? edges)
    {
        var (ends, bytes, rows, rowsOfAll) = (new List<int>(), 0L, 0L, 0L);
        for (var group = 0; group < _groups.Count; group++)
        {
            (bytes, rows, rowsOfAll) = (bytes + _groups[group].Bytes, rows + _groups[group].Rows, rowsOfAll + _groups[group].Rows);
            if (rows > 0 && rowsOfAll < Count && bytes >= partBytes && edges?.Contains(rowsOfAll) != false)
            {
                ends.Add(group + 1);
                (bytes, rows) = (0L, 0L);
            }
        }

        if (Count > 0)
        {
            ends.Add(_groups.Count);
        }

        return ends;
    }

    private string DigestOf(int first, int end)
    {
        using var file = Open(0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(At(first), end == _groups.Count ? file.Length : At(end));
        Span<byte> tail = stackalloc byte[Tail];
        file.Seek(-Tail, SeekOrigin.End);
        file.ReadExactly(tail);
        Append(Math.Max(0, file.Length - Tail - BinaryPrimitives.ReadUInt32LittleEndian(tail)), file.Length);
        return Digest.Said(hash.GetHashAndReset());

        // Where the row group begins in a file that has nothing between them; the first with all before it.
        long At(int group) => group == 0 ? 0 : Math.Min(file.Length, _groups.Take(group).Sum(g => g.Bytes));

        void Append(long from, long to)
        {
            var buffer = new byte[1 << 20];
            file.Seek(from, SeekOrigin.Begin);
            for (
                var left = to - from;
                left > 0 && file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, left))) is var read and > 0;
                left -= read
            )
            {
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }
    }
}
