using System.Text;

namespace FineCalc.Cli;

// A file that is read: why it cannot be read on is a problem of it, and not of what is written.
internal sealed class ReadFile(string path, Stream stream) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => stream.CanSeek;

    public override bool CanWrite => false;

    public override long Length => stream.Length;

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = value;
    }

    public static Stream Open(string path, Session session)
    {
        if (path == "-" || WholeFile.Descriptor(path) == 0)
        {
            return new ReadFile("stdin", session.Input);
        }

        try
        {
            return new ReadFile(path, File.OpenRead(path));
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw Unread(path, unreadable);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unread(path, unreadable);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (path != "stdin")
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ProblemException Unread(string path, Exception why) =>
        new(
            new Problem("file-not-found", SystemWords.Unread(path, why))
            {
                File = path,
                Allowed = "the path of a table, or - for standard input",
            }
        );
}

// What only passes bytes on.
internal abstract class PassingStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

// Bytes of UTF-8 on their way to a writer of text, which standard output is here.
internal sealed class TextBytes(TextWriter to) : PassingStream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly char[] _letters = new char[16 * 1024];

    // Past the writer where it has a stream below.
    public static Stream Of(TextWriter to)
    {
        to.Flush();
        return to is StreamWriter { BaseStream: { } stream } ? stream : new TextBytes(to);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            _decoder.Convert(buffer, _letters, false, out var used, out var written, out _);
            to.Write(_letters.AsSpan(0, written));
            buffer = buffer[used..];
        }
    }

    public override void Flush() => to.Flush();
}
