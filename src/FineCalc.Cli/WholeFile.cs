using System.Globalization;
using System.Runtime.InteropServices;

namespace FineCalc.Cli;

// Writes files so that whoever reads one meanwhile sees the old or the new content, never a half, and a disk that is full keeps the old.
// What is no ordinary file, such as a device or a pipe, cannot be replaced and is written to.
internal static class WholeFile
{
    private const int MostLinks = 40;

    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    private static readonly PosixSignal[] Endings = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    // The same for commands, what it comes to handed on: a file that cannot be written is a problem. Of what writes, once the file is open,
    // only what the system says is; all else is a mistake of its own, and not of the path.
    public static T Put<T>(string path, Func<Stream, T> write)
    {
        var (isOpen, written) = (false, default(T));
        try
        {
            Write(
                path,
                stream =>
                {
                    isOpen = true;
                    written = write(stream);
                }
            );
        }
        catch (Exception unwritable)
            when (isOpen ? unwritable is IOException or UnauthorizedAccessException : SystemWords.IsOfFiles(unwritable))
        {
            throw NotWritten(path, unwritable);
        }

        return written!;
    }

    public static ProblemException NotWritten(string path, Exception why) =>
        new(
            new Problem("file-not-written", SystemWords.Unwritten(path, why))
            {
                File = path,
                Allowed = "a path in a folder that exists, can be written to and has room",
            }
        );

    // A file keeps its permissions, and a link leads where it led; of several hard links only the one named here has the new content.
    public static void Write(string path, Action<Stream> write)
    {
        if (Path.EndsInDirectorySeparator(path))
        {
            throw new UnauthorizedAccessException();
        }

        var target = Resolve(path);
        UnixFileMode? permissions = null;
        var isNew = false;
        try
        {
            using var existing = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
            if (Descriptor(target) is not null || !IsOrdinary(existing))
            {
                Append(existing, write);
                return;
            }

            permissions = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(existing.SafeFileHandle) & Permissions;
        }
        catch (FileNotFoundException)
        {
            isNew = true;
        }

        Replace(target, isNew, permissions, write);
    }

    // A folder that is there, or is made with those above it.
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception unwritable) when (SystemWords.IsOfFiles(unwritable))
        {
            throw new ProblemException(
                new Problem("file-not-written", SystemWords.Unmade(path, unwritable))
                {
                    File = path,
                    Allowed = "a folder that is there, or can be made and has room",
                }
            );
        }
    }

    // Where links lead, which need not exist; an open descriptor of this process stands for itself.
    public static string Resolve(string path)
    {
        var at = Path.GetFullPath(path);
        try
        {
            for (
                var links = 0;
                Descriptor(at) is null && File.ResolveLinkTarget(at, returnFinalTarget: false)?.FullName is { } next;
                links++
            )
            {
                at = links < MostLinks ? next : throw new IOException(null, SystemWords.Circle);
            }
        }
        catch (FileNotFoundException)
        {
            // A new file, or a link to one.
        }

        return at;
    }

    // The number of an open file of this process that a path names: those of the shell, such as 63 of >(cat), and 0, 1, 2 by name.
    public static int? Descriptor(string path)
    {
        return OperatingSystem.IsWindows()
            ? null
            : path switch
            {
                "/dev/stdin" => 0,
                "/dev/stdout" => 1,
                "/dev/stderr" => 2,
                _ => In("/dev/fd/") ?? In("/proc/self/fd/") ?? In($"/proc/{Environment.ProcessId}/fd/"),
            };

        int? In(string folder) =>
            path.StartsWith(folder, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(folder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }

    private static bool IsOrdinary(FileStream file)
    {
        try
        {
            // Only an ordinary file can be given a length, be it the one it has.
            file.SetLength(file.Length);
            return true;
        }
        catch (Exception other) when (other is IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static void Append(FileStream existing, Action<Stream> write)
    {
        if (existing.CanSeek)
        {
            existing.Seek(0, SeekOrigin.End);
        }

        write(existing);
    }

    // Under a name that nobody can guess, readable to nobody who could not read the old file, and gone if it does not come to the end.
    private static void Replace(string target, bool isNew, UnixFileMode? permissions, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(target)!;
        var fresh = "";
        var (gate, isEnding) = (new Lock(), false);
        PosixSignalRegistration[] signals = [.. Endings.Select(signal => PosixSignalRegistration.Create(signal, _ => End()))];
        try
        {
            using (var file = Unended(() => Unfinished.Create(folder, permissions)))
            {
                fresh = file.Name;
                Unfinished.Sweep(folder, fresh);
                write(file);
                file.Flush(flushToDisk: true);
            }

            Unended(() =>
            {
                // On Windows only the former keeps who may read the file.
                if (OperatingSystem.IsWindows() && !isNew)
                {
                    File.Replace(fresh, target, null);
                }
                else
                {
                    File.Move(fresh, target, overwrite: true);
                }

                return true;
            });
        }
        catch
        {
            Remove(fresh);
            throw;
        }
        finally
        {
            Array.ForEach(signals, s => s.Dispose());
        }

        // The signal takes its course after this.
        void End()
        {
            lock (gate)
            {
                isEnding = true;
                Remove(fresh);
            }
        }

        T Unended<T>(Func<T> act)
        {
            lock (gate)
            {
                return isEnding ? throw new OperationCanceledException() : act();
            }
        }
    }

    private static void Remove(string path)
    {
        try
        {
            if (path.Length > 0)
            {
                File.Delete(path);
            }
        }
        catch (Exception already) when (already is IOException or UnauthorizedAccessException)
        {
            // The problem that led here is being reported; what could not be made need not be removed.
        }
    }
}
