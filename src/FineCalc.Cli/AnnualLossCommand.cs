using System.CommandLine;
using FineCalc.Risk;

namespace FineCalc.Cli;

// What a portfolio's years come to: simulated, and beside it worked out.
internal sealed class AnnualLossCommand(Session session)
{
    private const string Kept =
        "Nothing is kept of it: years are whole or not at all. finecalc plan annual-loss cuts them into shards, which are kept.";

    public Command Build()
    {
        var words = new PortfolioWords();
        var exact = new Option<bool>("--exact")
        {
            Description = "Work the total out as well: its curve lies between two ends, and the error of simulated costs is told apart",
        };
        var trials = SimulationWords.Large("--trials", "With --exact: how many cases of each party are drawn for what one costs", 10_000);
        var command = new Command("annual-loss", "Work out what all fines of a portfolio come to in a year");
        words.AddTo(command);
        command.Add(exact);
        command.Add(trials);
        var output = new SimulationOutput(session, command);
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            var asked = words.Of(parsed);
            var read = asked.Read(session, laws.Of(parsed).Regimes);
            return new LongWork(session).Run(
                () => Kept,
                "years",
                asked.Years,
                running =>
                {
                    var years = read.Version.AnnualLoss(read.Portfolio, asked.Years, asked.Seed, running);
                    var enclosed = parsed.GetValue(exact)
                        ? read.Version.AggregateLoss(
                            read.Portfolio,
                            parsed.GetValue(trials),
                            asked.Seed,
                            new AggregateLossOptions { Cancellation = running.Cancellation }
                        )
                        : null;
                    return (years, enclosed);
                },
                found => output.Show(parsed, found.years, found.enclosed)
            );
        });
        return command;
    }
}
