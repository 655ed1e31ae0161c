using System.CommandLine;

namespace FineCalc.Cli;

// One page of a case to send to somebody who has nothing else.
internal sealed class ReportCommand(Session session)
{
    public Command Build()
    {
        var file = new Argument<string>("CASE") { Description = "A case file, or - for standard input" };
        var withoutCase = new Option<bool>("--without-case")
        {
            Description = "Leave the case file out of the page; finecalc assess cannot read it back then",
        };
        var command = new Command(
            "report",
            "Write one HTML page of a case that stands alone: the answer, how sure, why, every step and source, the case file in it"
        )
        {
            file,
            withoutCase,
        };
        var to = new Destination(session, command);
        command.SetAction(parsed =>
            session.Read(parsed.GetRequiredValue(file), session.Regimes, out var exitCode) is { } read
                ? to.Put(parsed, PageOf(read, parsed.GetValue(withoutCase)))
                : exitCode
        );
        return command;
    }

    // Worked out before anything is written.
    private static Action<TextWriter> PageOf(Case read, bool isWithoutCase)
    {
        var page = Report.Standalone(read.Assess(), withCase: !isWithoutCase);
        return writer => writer.Write(page);
    }
}
