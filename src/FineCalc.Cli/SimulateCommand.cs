using System.CommandLine;
using FineCalc.Risk;

namespace FineCalc.Cli;

// What is uncertain of a case, drawn again and again.
internal sealed class SimulateCommand(Session session)
{
    private const string Kept =
        "Nothing is kept of it: a simulation is whole or not at all. finecalc plan simulate cuts it into shards, which are kept.";

    public Command Build()
    {
        var words = new SimulationWords();
        var until = new Option<string?>("--until-error")
        {
            HelpName = "SHARE",
            Description = "End as soon as the standard error of the mean is no more than this share of it, such as 1%",
        };
        var command = new Command(
            "simulate",
            "Draw a case again and again from the distributions in its file, and from what it leaves open"
        );
        words.AddTo(command);
        command.Add(until);
        var output = new SimulationOutput(session, command);
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            if (Share(parsed.GetValue(until), out var share) is { } misused)
            {
                session.Error.WriteLine(misused);
                return Tool.Usage;
            }

            var regimes = laws.Of(parsed).Regimes;
            var asked = words.Of(parsed);
            var read = session.Load(words.FileOf(parsed), (stream, name) => CaseJson.ReadUncertain(stream, name, regimes), "a case file");
            return new LongWork(session).Run(
                () => Kept,
                "trials",
                asked.Trials,
                running =>
                {
                    var options = asked.Options with
                    {
                        Progress = running.Progress,
                        Cancellation = running.Cancellation,
                        Until = share is { } enough ? d => d.Mean.RelativeError <= enough : null,
                    };
                    return read.Case.Version.Simulate(read.Facts, asked.Trials, asked.Seed, options);
                },
                found =>
                {
                    if (share is { } wanted && !(found.Mean.RelativeError <= wanted))
                    {
                        session.Error.WriteLine(
                            $"After all {Text.Number(found.Trials)} trials the mean is {found.Mean}: not as exact as asked for."
                        );
                    }

                    return output.Show(parsed, found);
                }
            );
        });
        return command;
    }

    private static Problem? Share(string? text, out double? share)
    {
        share = null;
        if (text is null)
        {
            return null;
        }

        try
        {
            share = (double)Rate.Parse(text).Value;
        }
        catch (FormatException)
        {
            // Said below.
        }

        return share is > 0d and < 1d
            ? null
            : new Problem("usage", $"--until-error {text}: this is no error to end at.")
            {
                Allowed = "a share above 0 and below 1, such as 1%",
            };
    }
}
