using System.Security.Cryptography;

namespace FineCalc.Cli;

// Counts what is written and takes its digest.
internal sealed class HashedStream(Stream to) : PassingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Bytes { get; private set; }

    public string Said() => Digest.Said(_hash.GetCurrentHash());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        to.Write(buffer);
        _hash.AppendData(buffer);
        Bytes += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}

// All but the first line, where that is the line of names again; with the digest of all that goes on.
internal sealed class SkippingStream(Stream to, IncrementalHash all, bool skips) : PassingStream
{
    private bool _isBefore = skips;
    private bool _isQuoted;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (_isBefore && !buffer.IsEmpty)
        {
            _isQuoted ^= buffer[0] == '"';
            _isBefore = buffer[0] != '\n' || _isQuoted;
            buffer = buffer[1..];
        }

        to.Write(buffer);
        all.AppendData(buffer);
    }
}
