using System.CommandLine;
using NodaTime;

namespace FineCalc.Cli;

// What of the law runs out by a day: for whoever relies on numbers beyond it.
internal sealed class ExpiringCommand(Session session)
{
    public Command Build()
    {
        var by = Commands.Day("--by", "The last day that is asked for, such as 2027-02-01");
        by.Required = true;
        var command = new Command("expiring", "List what runs out by a day: regimes that end, numbers due to be adjusted, drafts") { by };
        var to = new Destination(session, command, Destination.AllFormats);
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            var day = parsed.GetValue(by) ?? default(LocalDate);
            return to.Show(parsed, Report.Expiring(laws.Of(parsed).Regimes, day));
        });
        return command;
    }
}
