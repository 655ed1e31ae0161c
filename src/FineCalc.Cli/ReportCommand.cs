using System.CommandLine;
using System.Runtime.CompilerServices;
using FineCalc.Comparing;
using FineCalc.Reporting;

namespace FineCalc.Cli;

// One page of a case to send to somebody who has nothing else.
internal sealed class ReportCommand(Session session)
{
    private readonly Argument<string> _file = new("CASE") { Description = "A case file, or - for standard input" };
    private readonly Option<bool> _withoutCase = new("--without-case")
    {
        Description = "Leave the case file out of the page; finecalc assess cannot read it back then",
    };
    private readonly Option<string> _path = new("--output", "-o")
    {
        HelpName = "PATH",
        Description =
            "Write to a file instead of standard output; a name that ends in .pdf is printed by an installed Chromium, Chrome or Edge",
    };

    private readonly Option<string> _paper = new("--paper")
    {
        HelpName = "A4|letter",
        DefaultValueFactory = _ => "A4",
        Description = "The sheets of a PDF",
    };

    public Command Build()
    {
        _paper.AcceptOnlyFromAmong("A4", "letter");
        var command = new Command(
            "report",
            "Write one HTML page or PDF of a case that stands alone: the answer, a picture, how sure, why, every step and source, the case "
                + "file in it"
        )
        {
            _file,
            _withoutCase,
            _path,
            _paper,
        };
        var laws = new Laws(session, command);
        command.SetAction(parsed => Run(parsed, laws));
        return command;
    }

    // Worked out before anything is written.
    private int Run(ParseResult parsed, Laws laws)
    {
        if (Path.GetExtension(parsed.GetValue(_path))?.ToLowerInvariant() is { } form and not ("" or ".html" or ".htm" or ".pdf"))
        {
            session.Error.WriteLine(
                new Problem("usage", $"--output: '{form}' is not what is written.") { Allowed = "a name that ends in .html or .pdf" }
            );
            return Tool.Usage;
        }

        var (asItStands, regimes, reforms) = laws.Of(parsed);
        var file = parsed.GetRequiredValue(_file);
        if (session.Read(file, regimes, out var exitCode) is not { } read)
        {
            return exitCode;
        }

        // What is printed shows no case file: nothing could read it back.
        var path = parsed.GetValue(_path);
        var paper = Path.GetExtension(path)?.ToLowerInvariant() == ".pdf" ? parsed.GetRequiredValue(_paper) : null;
        var withCase = paper is null && !parsed.GetValue(_withoutCase);
        if (reforms.Count == 0)
        {
            return Write(Report.Whole(read.Assess(), withCase), path, paper);
        }

        return session.Read(file, asItStands, out exitCode) is { } today
            ? Write(Report.Whole(ReformEffect.Of(reforms, today.Assess(), read.Assess()), withCase), path, paper)
            : exitCode;
    }

    // What draws is loaded here, and by no command that does not draw.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Write(Report report, string? path, string? paper)
    {
        var page = Report.Html(Picture.Illustrate(report));
        return paper is null ? session.Put(path, writer => writer.Write(page)) : session.PutBytes(path!, Printer.Print(page, paper));
    }
}
