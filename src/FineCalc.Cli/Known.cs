using System.CommandLine;
using System.CommandLine.Completions;
using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc.Cli;

// The names there are, where a shell completes them.
internal static class Known
{
    public static Argument<string> Regime(Session session)
    {
        var id = new Argument<string>("ID") { HelpName = "ID", Description = "A regime, as listed by finecalc regimes" };
        id.CompletionSources.Add(_ => session.Regimes.Ids);
        return id;
    }

    // Ids with commas between them: the last is completed, those before it stay.
    public static IEnumerable<string> Regimes(Session session, CompletionContext context)
    {
        var typed = context.WordToComplete;
        var before = typed[..(typed.LastIndexOf(',') + 1)];
        return session.Regimes.Ids.Select(id => before + id);
    }

    // Of the case where there is one, and else of all regimes.
    public static IEnumerable<string> Of(
        Session session,
        Argument<string> file,
        CompletionContext context,
        Func<RegimeVersion, IEnumerable<string>> names
    ) =>
        (
            CaseAt(session, context.ParseResult.GetValue(file)) is { } read
                ? names(read.Version)
                : session.Regimes.Ids.SelectMany(id => names(session.Regimes.Find(id)!.Versions[^1]))
        ).Distinct();

    // Who completes a line has typed no case; and a file that cannot be read is told when the command runs.
    private static Case? CaseAt(Session session, string? path)
    {
        try
        {
            return File.Exists(path)
                ? session.Load(path, (stream, name) => CaseJson.TryRead(stream, name, session.Regimes, out var read, out _) ? read : null)
                : null;
        }
        catch (ProblemException)
        {
            return null;
        }
    }
}
