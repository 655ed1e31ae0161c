namespace FineCalc.Cli;

// Why the system refuses a file, in words of our own: its exceptions speak to programmers, and a build without the texts of the system
// has only their names.
internal static class SystemWords
{
    // Numbers of Linux; others are put beside them below.
    public const int Closed = 9;
    public const int Circle = 40;

    private const int ReaderGone = 32;

    private const int OfWindows = unchecked((int)0x80070000);

    // Whether a pipe has lost its reader; Windows says so by numbers of its own.
    public static bool IsUnread(IOException failed) =>
        OperatingSystem.IsWindows() ? (failed.HResult & 0xFFFF) is 109 or 232 : failed.HResult == ReaderGone;

    public static bool IsOfFiles(Exception failed) =>
        failed is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    public static string Unread(string path, Exception failed) =>
        failed switch
        {
            FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
            _ when Directory.Exists(path) => "This is a folder, and no file.",
            UnauthorizedAccessException => "The file may not be read.",
            _ => $"The file cannot be read: {Why(path, failed)}.",
        };

    public static string Unwritten(string path, Exception failed) =>
        "The file cannot be written: "
        + failed switch
        {
            FileNotFoundException or DirectoryNotFoundException => "its folder does not exist.",
            _ when Directory.Exists(path) || Path.EndsInDirectorySeparator(path) => "this is a folder, and no file.",
            _ => Why(path, failed) + ".",
        };

    // As a shell takes it for one word.
    public static string Typed(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c > 127 && !char.IsWhiteSpace(c) || "/._-+:@%,".Contains(c, StringComparison.Ordinal))
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public static string Unmade(string folder, Exception failed) =>
        "The folder cannot be made: "
        + (
            File.Exists(Path.TrimEndingDirectorySeparator(folder)) ? "this is a file, and no folder."
            : Above(folder).Any(File.Exists) ? "a part of its path is a file, and no folder."
            : Why(folder, failed) + "."
        );

    private static IEnumerable<string> Above(string path)
    {
        for (
            var at = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
            !string.IsNullOrEmpty(at);
            at = Path.GetDirectoryName(at)
        )
        {
            yield return at;
        }
    }

    private static string Why(string path, Exception failed) =>
        path.Length == 0 ? "the path is empty"
        : path.Contains('\0', StringComparison.Ordinal) ? "a path has no null characters"
        : Why(failed);

    public static string Why(Exception failed) =>
        failed switch
        {
            PathTooLongException => "the path is too long",
            UnauthorizedAccessException => "that is not permitted here",
            EndOfStreamException => "it ends too early",
            IOException when OfNumber(failed.HResult) is { } known => known,
            IOException when HasWords(failed) => failed.Message.TrimEnd('.'),
            IOException => "the system says no",
            _ => "the system does not take such a path",
        };

    // Without the texts of the system a message is a name such as Overflow_Decimal, perhaps with its arguments behind it.
    public static bool HasWords(Exception failed) => !failed.Message.Split(' ', ',')[0].Contains('_', StringComparison.Ordinal);

    private static string? OfNumber(int number) =>
        (number & OfWindows) == OfWindows && OperatingSystem.IsWindows()
            ? OfWindowsNumber(number & 0xFFFF)
            : number switch
            {
                4 => "it was stopped",
                5 => "the device fails",
                6 => "nobody listens at the other end",
                Closed => "it is closed",
                11 or 35 => "another program is using it",
                16 => "it is in use, or mounted by itself",
                20 => "a part of its path is a file, and no folder",
                21 => "this is a folder, and no file",
                23 or 24 => "too many files are open",
                26 => "a program is running from it",
                27 => "it would be larger than the system allows",
                28 => "the disk is full",
                30 => "the disk can only be read",
                ReaderGone => "whoever was reading it has stopped",
                36 or 63 => "the path is too long",
                Circle or 62 => "its links lead in a circle",
                69 or 122 => "it would be more than the disk quota allows",
                > 0 and < 4096 => $"the system says no, with its error {number}",
                _ => null,
            };

    private static string OfWindowsNumber(int number) =>
        number switch
        {
            19 => "the disk can only be read",
            32 or 33 => "another program is using it",
            39 or 112 => "the disk is full",
            53 or 67 => "the network path does not exist",
            109 or 232 => "whoever was reading it has stopped",
            123 or 161 => "the system does not take such a path",
            206 => "the path is too long",
            1921 => "its links lead in a circle",
            _ => $"the system says no, with its error {number}",
        };
}
