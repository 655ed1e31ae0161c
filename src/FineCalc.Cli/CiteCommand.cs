using System.CommandLine;
using FineCalc.Steps;

namespace FineCalc.Cli;

// What one number of a regime rests on, or all of them: for whoever doubts a figure, and for whoever has to defend it.
internal sealed class CiteCommand(Session session)
{
    public Command Build()
    {
        var id = Known.Regime(session);
        var number = new Argument<string?>("NUMBER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The id of a number, such as maximum.higher.turnover; all of them if not given",
        };
        number.CompletionSources.Add(context =>
            session
                .Regimes.Find(context.ParseResult.GetValue(id) ?? "")
                ?.Versions[^1]
                .Numbers.Select(n => n.Id)
                .Where(n => n.Length > 0)
                .Distinct()
            ?? []
        );
        var on = Commands.On("The date on which the number is meant, such as 2024-03-18; that of the last version if not given");
        var command = new Command("cite", "Show where a number of a regime comes from: value, text, place, standing, since when")
        {
            id,
            number,
            on,
        };
        var to = new Destination(session, command, Destination.AllFormats);
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            var regime = Commands.Find(parsed.GetRequiredValue(id), laws.Of(parsed).Regimes);
            var version = parsed.GetValue(on) is { } day ? regime.On(day) : regime.Versions[^1];
            return parsed.GetValue(number) is { } one
                ? to.Show(parsed, Report.Citation(version, one))
                : to.Show(parsed, Report.Citations(version), hint: $"One in full: finecalc cite {regime.Id} NUMBER");
        });
        return command;
    }
}
