using System.CommandLine;

namespace FineCalc.Cli;

// What of the law that is held here runs out, so that whoever relies on it knows when to look again.
internal sealed class ExpiringCommand(Session session)
{
    public Command Build()
    {
        var by = Commands.By("The last day to look at, such as 2027-01-31; everything that is known if not given");
        var command = new Command("expiring", "Show what runs out: versions that end, amounts due for adjustment, drafts") { by };
        var to = new Destination(session, command, Destination.AllFormats);
        var laws = new Laws(session, command);
        command.SetAction(parsed => to.Show(parsed, Report.Expiring(laws.Of(parsed).Regimes, parsed.GetValue(by))));
        return command;
    }
}
