using System.Globalization;

namespace FineCalc.Cli;

// The three streams that a program starts with, any of which may be missing or broken.
internal static class Standard
{
    private const int ClosedOnExec = 0x80000;

    public static Stream Input() => IsClosed(0) ? new ClosedStream() : Console.OpenStandardInput();

    public static Stream Output() => IsClosed(1) ? new ClosedStream() : Console.OpenStandardOutput();

    public static Stream Error() => IsClosed(2) ? new ClosedStream() : Console.OpenStandardError();

    // The runtime itself takes the number of a stream that was closed when the program began, as it opens files of its own: to read there
    // would wait for ever, to write there would tell the runtime things. Its files are closed on exec, so that no such one can be
    // inherited.
    private static bool IsClosed(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}").First(l => l.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & ClosedOnExec) != 0;
        }
        catch (Exception unknown)
            when (unknown is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private sealed class ClosedStream : Stream
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
