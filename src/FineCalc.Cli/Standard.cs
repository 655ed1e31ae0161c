using Microsoft.Win32.SafeHandles;

namespace FineCalc.Cli;

// The three streams that a program starts with, any of which may be missing or broken.
internal static class Standard
{
    private const int ClosedOnExec = 0x80000;
    private const int NotWaiting = 0x800;

    // The position and the flags of an open file stand in its first two lines.
    private const int Longest = 256;

    public static Stream Input() => IsClosed(0) ? new ClosedStream() : Console.OpenStandardInput();

    // The console's own stream takes a pipe that nobody reads any more for one that is read: work would go on for nobody.
    public static Stream Output() =>
        IsClosed(1) ? new ClosedStream()
        : Console.IsOutputRedirected && Piped(1) is { } pipe ? pipe
        : Console.OpenStandardOutput();

    public static Stream Error() => IsClosed(2) ? new ClosedStream() : Console.OpenStandardError();

    // The runtime itself takes the number of a stream that was closed when the program began, as it opens files of its own: to read there
    // would wait for ever, to write there would tell the runtime things. Its files are closed on exec, so that no such one can be
    // inherited.
    private static bool IsClosed(int descriptor) => (FlagsOf(descriptor) & ClosedOnExec) != 0;

    // One that does not wait for its reader is left to the console, which does.
    private static FileStream? Piped(int descriptor)
    {
        if (FlagsOf(descriptor) is not { } flags || (flags & NotWaiting) != 0)
        {
            return null;
        }

        var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, 0);
        return stream.CanSeek ? null : stream;
    }

    // Of Linux alone.
    private static int? FlagsOf(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> info = stackalloc byte[Longest];
            using var file = File.OpenHandle($"/proc/self/fdinfo/{descriptor}");
            info = info[..RandomAccess.Read(file, info, 0)];
            var flags = info[(info.IndexOf("flags:"u8) + "flags:".Length)..].TrimStart(" \t"u8);
            var value = 0;
            for (var i = 0; i < flags.Length && flags[i] is >= (byte)'0' and < (byte)'8'; i++)
            {
                value = (value * 8) + (flags[i] - '0');
            }

            return value;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal sealed class ClosedStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException(null, SystemWords.Closed);

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException(null, SystemWords.Closed);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
