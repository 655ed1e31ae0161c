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
        var points = new Option<int>("--points")
        {
            HelpName = "N",
            Description = "With --exact: how many points the grid has, a power of two; twice as many halve the distance of the two ends",
            DefaultValueFactory = _ => new AggregateLossOptions().Points,
        };
        var dryRun = BatchWords.Flag(
            "--dry-run",
            "Say what would be read of a table and what is missing, and explain the first three parties"
        );
        Bounds.Hold(points, n => n is >= 1 << 10 and <= 1 << 24 && int.IsPow2(n), "--points is a power of two from 1,024 to 16,777,216.");
        var command = new Command("annual-loss", "Work out what all fines of a portfolio come to in a year");
        words.AddTo(command);
        foreach (var option in new System.CommandLine.Option[] { exact, trials, points, dryRun })
        {
            command.Add(option);
        }

        var output = new SimulationOutput(session, command);
        var laws = new Laws(session, command);
        command.Validators.Add(result =>
        {
            foreach (
                var of in new System.CommandLine.Option[] { trials, points }.Where(o =>
                    !result.GetValue(exact) && result.GetResult(o) is { Implicit: false }
                )
            )
            {
                result.AddError($"{of.Name} is for a total that is worked out: --exact.");
            }
        });
        command.SetAction(parsed =>
        {
            var (asked, regimes) = (words.Of(parsed), laws.Of(parsed).Regimes);
            if (parsed.GetValue(dryRun))
            {
                asked.DryRun(session, regimes);
                return Tool.Ok;
            }

            var read = asked.Read(session, regimes);
            if (!parsed.GetValue(exact))
            {
                return Years(null);
            }

            // First, since it may be refused.
            return new LongWork(session).Run(
                () => Kept,
                "parties",
                read.Portfolio.Names.Count,
                running =>
                    read.Version.AggregateLoss(
                        read.Portfolio,
                        parsed.GetValue(trials),
                        asked.Seed,
                        new AggregateLossOptions
                        {
                            Points = parsed.GetValue(points),
                            Progress = running.Progress,
                            Cancellation = running.Cancellation,
                        }
                    ),
                Years
            );

            int Years(AggregateLoss? enclosed) =>
                new LongWork(session).Run(
                    () => Kept,
                    "years",
                    asked.Years,
                    running => read.Version.AnnualLoss(read.Portfolio, asked.Years, asked.Seed, running),
                    years => output.Show(parsed, years, enclosed)
                );
        });
        return command;
    }
}
