using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace FineCalc.Cli;

// A stretch of a table behind its line of names, at whose ends rows end, with the digest of its bytes.
internal sealed record BatchPart(long From, long Count, string Digest);

// Cuts text tables where rows end: a line break between quotes is part of a cell. One pass, which takes the digests as well. Letters are
// bytes, or pairs of them in UTF-16. Where rows are one case together a cut waits for the next case, by who tells the case of a row: none
// where a line is no row.
internal sealed class BatchCut(Stream stream, long partBytes, Func<byte[], string?>? caseOf, CancellationToken cancellation)
{
    private const int AtOnce = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<BatchPart> _parts = [];
    private readonly List<byte> _row = [];
    private long _at;
    private long _from;
    private bool _isQuoted;

    // Whether the part is long enough, and ends with the case at hand, which is known once one of its rows was seen.
    private bool _isEnding;
    private string? _case;

    // The line of names with all that ends it, and what may stand before it.
    public static byte[] HeaderOf(Stream stream)
    {
        var (isQuoted, header, line) = (false, new List<byte>(), new StringBuilder());
        Span<byte> mark = stackalloc byte[2];
        mark = mark[..stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false)];
        var (width, isBig) = FormOf(mark);
        header.AddRange(mark);
        for (var at = 0; header.Count >= at + width || More(); at += width)
        {
            var letter = width == 1 ? header[at] : (header[at + (isBig ? 0 : 1)] << 8) | header[at + (isBig ? 1 : 0)];
            isQuoted ^= letter == '"';
            line.Append((char)letter);
            if (letter == '\n' && !isQuoted && !IsSeparator(line.ToString()))
            {
                return [.. header[..(at + width)]];
            }
        }

        return [.. header];

        bool More()
        {
            for (var left = width; left > 0; left--)
            {
                if (stream.ReadByte() is not (>= 0 and var next))
                {
                    return false;
                }

                header.Add((byte)next);
            }

            return true;
        }
    }

    // A line of its own before that of the names, which says what parts cells: "sep=;", behind a mark of byte order if there is one.
    private static bool IsSeparator(string beginning) =>
        beginning.TrimEnd('\r', '\n') is { Length: >= 5 and <= 8 } told && told[^5..^1].Equals("sep=", StringComparison.OrdinalIgnoreCase);

    // How many bytes a letter has, and whether the greater one comes first.
    private static (int Width, bool IsBig) FormOf(ReadOnlySpan<byte> beginning) =>
        beginning switch
        {
            [0xFF, 0xFE, ..] => (2, false),
            [0xFE, 0xFF, ..] => (2, true),
            _ => (1, false),
        };

    // The stream stands behind the line of names.
    public IReadOnlyList<BatchPart> Of(ReadOnlySpan<byte> header)
    {
        var buffer = new byte[AtOnce];
        var (width, isBig) = FormOf(header);
        for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; )
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = buffer.AsSpan(0, read);
            if (width == 1)
            {
                Take(bytes, bytes, (byte)'"', (byte)'\n', width);
            }
            else
            {
                Take(MemoryMarshal.Cast<byte, ushort>(bytes), bytes, Unit('"', isBig), Unit('\n', isBig), width);
            }
        }

        End();
        return _parts;
    }

    private static ushort Unit(char letter, bool isBig) =>
        isBig == BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness((ushort)letter) : letter;

    private void Take<T>(ReadOnlySpan<T> letters, ReadOnlySpan<byte> bytes, T quote, T line, int width)
        where T : unmanaged, IEquatable<T>
    {
        while (!bytes.IsEmpty)
        {
            // Quotes in what is far from an end need only be counted.
            var before = _isEnding ? 0 : (int)Math.Clamp((_from + partBytes - _at) / width, 0, letters.Length);
            _isQuoted ^= (letters[..before].Count(quote) & 1) != 0;
            var end = before;
            var isEnd = false;
            while (end < letters.Length && !isEnd)
            {
                _isQuoted ^= letters[end].Equals(quote);
                isEnd = letters[end++].Equals(line) && !_isQuoted;
            }

            // What is left of half a letter at the very end goes with the last row.
            var taken = end == letters.Length ? bytes.Length : end * width;
            Take(bytes[..taken], isEnd);
            letters = letters[end..];
            bytes = bytes[taken..];
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        if (_isEnding)
        {
            _row.AddRange(bytes);
            if (!isEnd)
            {
                return;
            }

            byte[] row = [.. _row];
            _row.Clear();
            var of = caseOf!(row);
            if (_case is not null && of is not null && of != _case)
            {
                End();
            }

            Append(row);
            _case = of ?? _case;
            _isEnding = _at - _from >= partBytes;
            return;
        }

        Append(bytes);
        if (isEnd && caseOf is null)
        {
            End();
        }
        else
        {
            (_isEnding, _case) = (isEnd, null);
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _at += bytes.Length;
    }

    private void End()
    {
        Append([.. _row]);
        _row.Clear();
        if (_at > _from)
        {
            _parts.Add(new BatchPart(_from, _at - _from, Digest.Said(_hash.GetHashAndReset())));
            _from = _at;
        }
    }
}

// The line of names and then a stretch of the file, whose digest is held against the planned one at its end.
internal sealed class PartStream(string path, byte[] header, Stream file, BatchPart part) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _ofHeader;
    private long _left = part.Count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ofHeader < header.Length)
        {
            var some = Math.Min(buffer.Length, header.Length - _ofHeader);
            header.AsSpan(_ofHeader, some).CopyTo(buffer);
            _ofHeader += some;
            return some;
        }

        if (_left == 0 || buffer.IsEmpty)
        {
            return 0;
        }

        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _hash.AppendData(buffer[..read]);
        _left -= read;
        return read > 0 && (_left > 0 || Digest.Said(_hash.GetHashAndReset()) == part.Digest) ? read : throw ShardedTable.Changed(path);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
