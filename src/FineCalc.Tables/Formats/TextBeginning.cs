using System.Text;

namespace FineCalc.Tables;

// A stream of text whose mark of byte order was read, with the decoder that it asks for.
internal sealed class TextBeginning : Stream
{
    private const int Longest = 3;

    private readonly Stream _rest;
    private readonly byte[] _head = new byte[Longest];
    private readonly int _length;
    private int _at;

    public TextBeginning(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _rest = stream;
        _length = stream.ReadAtLeast(_head, Longest, throwOnEndOfStream: false);
        Encoding = new UTF8Encoding(false, throwOnInvalidBytes: true);
        switch (_head)
        {
            case [(byte)'P', (byte)'K', 3]:
                throw new ProblemException(
                    new Problem("text-not-utf8", "The table is a workbook, or another archive, and no text.")
                    {
                        Allowed = "the sheet saved as CSV in UTF-8",
                    }
                );
            case [0xEF, 0xBB, 0xBF]:
                _at = 3;
                break;
            case [0xFF, 0xFE, ..]:
                (_at, Encoding) = (2, new UnicodeEncoding(false, false, throwOnInvalidBytes: true));
                break;
            case [0xFE, 0xFF, ..]:
                (_at, Encoding) = (2, new UnicodeEncoding(true, false, throwOnInvalidBytes: true));
                break;
            default:
                break;
        }
    }

    // As the bytes say, or UTF-8; what is not of it is refused.
    public Encoding Encoding { get; }

    public double? Done => _rest.CanSeek && _rest.Length > 0 ? (double)_rest.Position / _rest.Length : null;

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
        if (_at < _length)
        {
            var count = Math.Min(buffer.Length, _length - _at);
            _head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        return _rest.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
