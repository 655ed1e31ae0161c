using System.Runtime.CompilerServices;
using System.Text;
using FineCalc.Reporting;
using FineCalc.Reports;

namespace FineCalc.Cli;

// What the commands share: reading a case, writing a result, reporting problems.
internal sealed class Session(
    Stream input,
    TextWriter output,
    TextWriter error,
    Terminal? terminal,
    RegimeCatalog regimes,
    bool showsProgress = false
)
{
    private const string StandardInput = "-";

    // More than any file may have; who reads it tells that it is too large.
    private const int MostInput = (16 * 1024 * 1024) + 1;

    private const int Block = 81_920;

    private readonly Dictionary<string, (string From, byte[] Content)> _standIns = new(StringComparer.Ordinal);

    // Where files lie that this command has read or written.
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private byte[]? _typed;

    public Stream Input => input;

    public TextWriter Output => output;

    public TextWriter Error => error;

    public RegimeCatalog Regimes => regimes;

    public bool ShowsProgress => showsProgress;

    // How far long work is, while it goes on; nothing unless a person may be looking at standard error.
    public ProgressLine? Progress() => showsProgress ? new ProgressLine(error) : null;

    public int Width => terminal?.Width ?? new TextOptions().Width;

    public static int Print(IReadOnlyList<Problem> problems, TextWriter error)
    {
        var code = Tool.CaseProblems;
        foreach (var problem in problems)
        {
            error.WriteLine(problem);
            code = IsOfRegime(problem) ? Tool.RegimeProblems : code;
        }

        return code;
    }

    // Reports the problems and returns null if there is no case to work with.
    public Case? Read(string path, RegimeCatalog of, out int exitCode)
    {
        var read = TryRead(path, of, out var problems);
        exitCode = read is null ? Print(problems, error) : Tool.Ok;
        return read;
    }

    // The case, or null with the problems.
    public Case? TryRead(string path, RegimeCatalog of, out IReadOnlyList<Problem> problems)
    {
        try
        {
            (var read, problems) = Load(
                path,
                (stream, name) => (CaseJson.TryRead(stream, name, of, out var made, out var found) ? made : null, found),
                "a case file"
            );
            return read;
        }
        catch (ProblemException unreadable)
        {
            problems = unreadable.Problems;
            return null;
        }
    }

    // What is made of a file; one that cannot be read is a problem like any other. Standard input is read once, and what it held is there
    // for whoever asks again.
    public T Load<T>(string path, Func<Stream, string, T> work, string what = "a file") =>
        IsTyped(path) ? work(new MemoryStream(_typed ??= Bytes(path, what), false), "stdin")
        : _standIns.TryGetValue(path, out var given) ? work(new MemoryStream(given.Content, false), given.From)
        : work(new MemoryStream(Bytes(path, what), false), path);

    // Content for a file that is yet to be written, and where it comes from.
    public void StandIn(string path, string from, byte[] content) => _standIns[path] = (from, content);

    private static bool IsTyped(string path) => path == StandardInput || WholeFile.Descriptor(path) == 0;

    private byte[] Bytes(string path, string what)
    {
        try
        {
            using var file = IsTyped(path) ? null : File.OpenRead(path);
            using var read = new MemoryStream();
            var block = new byte[Block];
            while (read.Length < MostInput && (file ?? input).Read(block) is var count and > 0)
            {
                read.Write(block, 0, count);
            }

            if (file is not null)
            {
                _taken.Add(WholeFile.Resolve(path));
            }

            return read.ToArray();
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable))
                {
                    File = path,
                    Allowed = $"the path of {what}, or - for standard input",
                }
            );
        }
    }

    // A result in the form asked for, written to a path or to standard output. A table on a terminal is as wide as it and in its colours,
    // and may be followed by what else there is to do.
    public int Show(Report report, string? format = null, string? path = null, string? hint = null, bool isBrief = false)
    {
        switch (format)
        {
            case "json":
                return Put(path, to => Report.Json(report, to, !isBrief));
            case "markdown" or "elements-markdown":
                return Put(path, to => to.Write(Report.Markdown(report)));
            case "html":
                return Put(path, to => to.Write(Html(report)));
            default:
                if (path is not null)
                {
                    return Save(path, to => to.Write(Report.Text(report)));
                }

                Write(layout => Report.Text(report, layout) + (hint is null ? "" : Hint(hint, layout)));
                return Tool.Ok;
        }
    }

    // Several results one after another, as many documents of JSON as a list.
    public int Show(IReadOnlyList<Report> reports, string? format, string? path, bool isBrief = false)
    {
        var isJson = format == "json";
        if (format is null or "table" or "elements" && path is null)
        {
            Write(layout => string.Join('\n', reports.Select(report => Report.Text(report, layout))));
            return Tool.Ok;
        }

        return Put(
            path,
            to =>
            {
                to.Write(isJson ? "[\n" : "");
                for (var i = 0; i < reports.Count; i++)
                {
                    to.Write(
                        i == 0 ? ""
                        : isJson ? ",\n"
                        : "\n"
                    );
                    to.Write(
                        isJson ? Json(reports[i], isBrief)
                        : format is "markdown" or "elements-markdown" ? Report.Markdown(reports[i])
                        : Report.Text(reports[i])
                    );
                }

                to.Write(isJson ? "\n]\n" : "");
            }
        );
    }

    // What draws is loaded here, and by no command that does not draw.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Html(Report report) => Report.Html(Picture.Illustrate(report));

    private static string Json(Report report, bool isBrief)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Report.Json(report, text, !isBrief);
        return text.ToString().TrimEnd();
    }

    // Written as it is made.
    public int Put(string? path, Action<TextWriter> write)
    {
        if (path is not null)
        {
            return Save(path, write);
        }

        write(output);
        return Tool.Ok;
    }

    // Work that goes to standard output as it is done. Who stops reading what is done already knows why; this is given up for it.
    public static T Piped<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException gone) when (SystemWords.IsUnread(gone))
        {
            throw new ProblemException(Tool.Unwritten(gone) with { File = "stdout" });
        }
    }

    private void Write(Func<TextOptions, string> layOut)
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

    // What is no text goes to a file and nowhere else.
    public int PutBytes(string path, byte[] bytes)
    {
        Take(path);
        return WholeFile.Put(
            path,
            file =>
            {
                file.Write(bytes);
                return Tool.Ok;
            }
        );
    }

    // What is said beside the result, if there is anything to be said.
    public void Tell(string words)
    {
        if (words.Length > 0)
        {
            Error.WriteLine(words);
        }
    }

    // What deserves a second look, although the work is done.
    public void Warn(IReadOnlyList<Problem> warnings)
    {
        foreach (var warning in warnings)
        {
            Error.WriteLine(warning with { Code = $"warning: {warning.Code}" });
        }
    }

    // What is read is not written over, and nothing is written twice; devices and pipes take what comes, and a path that leads nowhere is
    // nobody's: what cannot be written is said by who writes.
    public void Take(string path)
    {
        if (path == "-" || path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            if (_taken.Add(WholeFile.Resolve(path)))
            {
                return;
            }
        }
        catch (Exception nowhere) when (SystemWords.IsOfFiles(nowhere))
        {
            return;
        }

        throw new ProblemException(
            new Problem("file-taken", "One file is read and written by this command, or written twice.")
            {
                File = path,
                Allowed = "a file of its own for each that is read or written",
            }
        );
    }

    private int Save(string path, Action<TextWriter> write)
    {
        Take(path);
        if (StandardOf(path) is { } standard)
        {
            write(standard);
            return Tool.Ok;
        }

        return WholeFile.Put(
            path,
            file =>
            {
                using var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
                write(text);
                return Tool.Ok;
            }
        );
    }

    // Standard output and error by their names among files.
    private TextWriter? StandardOf(string path)
    {
        try
        {
            return WholeFile.Descriptor(WholeFile.Resolve(path)) switch
            {
                1 => output,
                2 => error,
                _ => null,
            };
        }
        catch (Exception unwritable) when (SystemWords.IsOfFiles(unwritable))
        {
            // Said by who opens it.
            return null;
        }
    }

    // What else there is to do, after a page and no wider.
    private static string Hint(string words, TextOptions layout)
    {
        var (hint, used) = (new StringBuilder("\n"), 0);
        foreach (var word in words.Split(' '))
        {
            var isBroken = used > 0 && used + 1 + word.Length > Math.Max(layout.Width, TextOptions.Narrowest);
            hint.Append(
                    used == 0 ? ""
                    : isBroken ? "\n"
                    : " "
                )
                .Append(word);
            used = word.Length + (used == 0 || isBroken ? 0 : used + 1);
        }

        return hint.Append('\n').ToString();
    }

    private static readonly string[] OfRegime = ["data-", "method-", "reform-", "document-"];

    // The codes of methods, and of numbers that a method asks for, are those of a regime's own code; a number that is too large is the
    // case's.
    private static bool IsOfRegime(Problem problem) =>
        OfRegime.Any(prefix => problem.Code.StartsWith(prefix, StringComparison.Ordinal))
        || problem.Code is "number-unknown" or "number-unusable" or "number-not-in-force";
}
