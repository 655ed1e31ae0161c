using System.Security.Cryptography;

namespace FineCalc.Cli;

// A stretch of a table's file behind its line of names, at whose ends rows end, with the digest of its bytes.
internal sealed record BatchPart(int File, long From, long Bytes, string Digest);

// Cuts text tables where rows end: a line break between quotes is part of a cell. One pass, which takes the digests as well.
internal sealed class BatchCut(int file, Stream stream, long partBytes, CancellationToken cancellation)
{
    private const int AtOnce = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<BatchPart> _parts = [];
    private long _at;
    private long _from;
    private bool _isQuoted;

    // The length of the line of names with all that ends it.
    public static int HeaderOf(Stream stream)
    {
        var (isQuoted, length) = (false, 0);
        for (int letter; (letter = stream.ReadByte()) >= 0; )
        {
            length++;
            isQuoted ^= letter == '"';
            if (letter == '\n' && !isQuoted)
            {
                break;
            }
        }

        return length;
    }

    // The stream stands behind the line of names.
    public IReadOnlyList<BatchPart> Of(long headerBytes)
    {
        var buffer = new byte[AtOnce];
        (_at, _from) = (headerBytes, headerBytes);
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            cancellation.ThrowIfCancellationRequested();
            Take(buffer.AsSpan(0, read));
        }

        End();
        return _parts;
    }

    private void Take(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // Quotes in what is far from an end need only be counted.
            var before = (int)Math.Clamp(_from + partBytes - _at, 0, bytes.Length);
            _isQuoted ^= (bytes[..before].Count((byte)'"') & 1) != 0;
            var end = before;
            var isEnd = false;
            while (end < bytes.Length && !isEnd)
            {
                _isQuoted ^= bytes[end] == '"';
                isEnd = bytes[end++] == '\n' && !_isQuoted;
            }

            _hash.AppendData(bytes[..end]);
            _at += end;
            if (isEnd)
            {
                End();
            }

            bytes = bytes[end..];
        }
    }

    private void End()
    {
        if (_at > _from)
        {
            _parts.Add(new BatchPart(file, _from, _at - _from, Digest.Said(_hash.GetHashAndReset())));
            _from = _at;
        }
    }
}

// The line of names and then a stretch of the file, whose digest is held against the planned one at its end.
internal sealed class PartStream(string path, byte[] header, Stream file, BatchPart part) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _ofHeader;
    private long _left = part.Bytes;

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
        return read > 0 && (_left > 0 || Digest.Said(_hash.GetHashAndReset()) == part.Digest)
            ? read
            : throw new ProblemException(
                new Problem("part-changed", "The table is not what it was when the run was planned.")
                {
                    File = path,
                    Allowed = "the same bytes, or a new plan",
                }
            );
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
