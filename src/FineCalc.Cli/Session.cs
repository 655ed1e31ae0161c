using System.Text;

namespace FineCalc.Cli;

// What the commands share: reading a case, writing a result, telling problems.
internal sealed class Session(Stream input, TextWriter output, TextWriter error, Terminal? terminal, RegimeCatalog regimes)
{
    private const string StandardInput = "-";

    public TextWriter Output => output;

    public TextWriter Error => error;

    public RegimeCatalog Regimes => regimes;

    public int Width => terminal?.Width ?? new TextOptions().Width;

    public static int Tell(IReadOnlyList<Problem> problems, TextWriter error)
    {
        var code = Tool.CaseProblems;
        foreach (var problem in problems)
        {
            error.WriteLine(problem);
            code = IsOfRegime(problem) ? Tool.RegimeProblems : code;
        }

        return code;
    }

    // Tells the problems and returns null if there is no case to work with.
    public Case? Read(string path, out int exitCode)
    {
        IReadOnlyList<Problem> problems;
        try
        {
            using var file = path == StandardInput ? null : File.OpenRead(path);
            if (CaseJson.TryRead(file ?? input, path == StandardInput ? "stdin" : path, regimes, out var read, out problems))
            {
                exitCode = Tool.Ok;
                return read;
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problems = [new Problem("file-not-found", unreadable is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : $"The file cannot be read: {unreadable.Message}") { File = path, Allowed = "the path of a case file, or - for standard input" }];
        }

        exitCode = Tell(problems, error);
        return null;
    }

    // Works on a file, or tells that there is none.
    public int Open(string path, Func<Stream, string, int> work)
    {
        try
        {
            using var file = path == StandardInput ? null : File.OpenRead(path);
            return work(file ?? input, path == StandardInput ? "stdin" : path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Tell([new Problem("file-not-found", unreadable is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : $"The file cannot be read: {unreadable.Message}") { File = path, Allowed = "the path of a file, or - for standard input" }], error);
        }
    }

    public void Write(Func<TextOptions, string> layOut)
    {
        if (terminal is { HasColour: true })
        {
            Colours.Write(output, layOut, terminal.Width);
        }
        else
        {
            output.Write(layOut(new TextOptions { Width = Width }));
        }
    }

    // Whoever reads the file meanwhile sees the old one or the new one, never a half.
    public int Save(string path, string text)
    {
        var unfinished = path + ".part";
        try
        {
            File.WriteAllText(unfinished, text, new UTF8Encoding(false));
            File.Move(unfinished, path, overwrite: true);
            return Tool.Ok;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Remove(unfinished);
            return Tell([new Problem("file-not-written", $"The file cannot be written: {unwritable.Message}") { File = path, Allowed = "a path in a folder that exists and can be written to" }], error);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception already) when (already is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The problem that led here is being told; what could not be made need not be removed.
        }
    }

    // The codes of methods, and of numbers that a method asks for, are those of a regime's own code; a number that is too large is the case's.
    private static bool IsOfRegime(Problem problem) => problem.Code.StartsWith("data-", StringComparison.Ordinal)
        || problem.Code.StartsWith("method-", StringComparison.Ordinal) || problem.Code is "number-unknown" or "number-unusable";
}
