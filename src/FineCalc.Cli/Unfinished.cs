using System.Collections.Concurrent;

namespace FineCalc.Cli;

// Files that are being written. Whoever writes one holds its lock, so that what a killed program left behind is known by having none: the
// next that writes beside it takes it away.
internal static class Unfinished
{
    private const string Mark = ".finecalc-";
    private const int WouldBlock = 11;
    private const int WouldBlockElsewhere = 35;
    private const int MostTries = 10;

    // Locks are sure to be seen on one machine. What another one left in a shared folder is known by its age alone.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private static readonly string OfThisMachine =
        Mark + string.Concat(Environment.MachineName.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant() + "-";

    private static readonly ConcurrentDictionary<string, bool> Swept = new(StringComparer.Ordinal);

    // On Windows nobody else opens a file that is open, be it to be renamed.
    private static FileShare Alone => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    public static bool Is(string name) => name.StartsWith(Mark, StringComparison.Ordinal);

    /// <exception cref="IOException">The folder does not exist, or takes no files.</exception>
    public static FileStream Create(string folder, UnixFileMode? permissions)
    {
        for (var tries = 1; ; tries++)
        {
            var path = Path.Combine(folder, OfThisMachine + Path.GetRandomFileName());
            try
            {
                var file = Open(path, permissions);
                if (File.Exists(path))
                {
                    return file;
                }

                file.Dispose();
            }
            catch (IOException taken) when (taken.HResult is WouldBlock or WouldBlockElsewhere && tries < MostTries)
            {
                // Between being made and being locked it looked abandoned; so another.
            }
        }
    }

    // Once for each folder: a run of many shards writes into one.
    public static void Sweep(string folder, string own)
    {
        if (!Swept.TryAdd(folder, true))
        {
            return;
        }

        try
        {
            bool? areLocksSeen = null;
            foreach (var path in Directory.EnumerateFiles(folder, Mark + "*").Where(p => p != own))
            {
                var isOfThisMachine = Path.GetFileName(path).StartsWith(OfThisMachine, StringComparison.Ordinal);
                if (
                    isOfThisMachine && (areLocksSeen ??= !TryLock(own, () => { }))
                    || File.GetLastWriteTimeUtc(path) < DateTime.UtcNow - Abandoned
                )
                {
                    TryLock(path, () => File.Delete(path));
                }
            }
        }
        catch (Exception unlisted) when (unlisted is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written to and not read; what is left there is no business of what is written now.
        }
    }

    private static bool TryLock(string path, Action then)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, Alone, 0);
            then();
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream Open(string path, UnixFileMode? permissions)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = Alone,
            BufferSize = 0,
        };
        if (permissions is not { } kept || OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = kept;
        var file = new FileStream(path, options);
        try
        {
            // What the mask of the process took away.
            File.SetUnixFileMode(file.SafeFileHandle, kept);
            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }
}
