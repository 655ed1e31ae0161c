using System.CommandLine;
using System.Runtime.CompilerServices;
using FineCalc.Reporting;

namespace FineCalc.Cli;

// A case as a workbook of a spreadsheet program. What writes it is loaded by nothing else: no other command pays for it.
internal sealed class WorkbookCommand(Session session)
{
    public Command Build()
    {
        var file = new Argument<string>("CASE") { Description = "A case file, or - for standard input" };
        var path = new Option<string>("--output", "-o")
        {
            HelpName = "PATH",
            Required = true,
            Description = "Where to: a file ending in .xlsx",
        };
        var command = new Command(
            "workbook",
            "Write a spreadsheet of a case: the facts to be changed, every step as a live formula with its source"
        )
        {
            file,
            path,
        };
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            var (to, regimes) = (parsed.GetRequiredValue(path), laws.Of(parsed).Regimes);
            if (!to.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                session.Error.WriteLine(
                    new Problem("usage", $"--output {to}: the name does not say what is written.") { Allowed = "a name that ends in .xlsx" }
                );
                return Tool.Usage;
            }

            return session.Read(parsed.GetRequiredValue(file), regimes, out var exitCode) is { } read ? Write(read, to) : exitCode;
        });
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Write(Case read, string path)
    {
        using var file = new MemoryStream();
        Workbook.Of(read.Assess()).Save(file);
        return session.PutBytes(path, file.ToArray());
    }
}
