using System.CommandLine;
using System.Globalization;

namespace FineCalc.Cli;

// All shards of a run as one result, once it is proved that they are the whole.
internal sealed class MergeCommand(Session session)
{
    public Command Build()
    {
        var folder = new Argument<string>("RUN") { Description = "The folder of a run whose shards are done" };
        var missing = new Option<bool>("--missing")
        {
            Description = "Print the numbers of the shards that are not done, a line each, and nothing else",
        };
        var command = new Command("merge", "Put the shards of a run together: the same bits as one process, and a digest to compare")
        {
            folder,
            missing,
        };
        var output = new SimulationOutput(session, command);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            var run = RunFolder.Open(session, path);
            var shards = run.Manifest.Shards.Count;
            if (parsed.GetValue(missing))
            {
                foreach (var shard in Enumerable.Range(0, shards).Where(s => !run.IsDone(s)))
                {
                    session.Output.WriteLine(shard.ToString(CultureInfo.InvariantCulture));
                }

                return Tool.Ok;
            }

            List<int> open = [.. Enumerable.Range(0, shards).Where(s => !File.Exists(run.ResultOf(s)))];
            if (open.Count > 0)
            {
                session.Error.WriteLine(
                    new Problem(
                        "shards-missing",
                        $"{Text.Counted(open.Count, "shard")} of {Text.Number(shards)} are not done: {RunFolder.Said(open)}."
                    )
                    {
                        File = path,
                        Allowed = $"all of them: finecalc run {SystemWords.Typed(path)}",
                    }
                );
                return Tool.TryAgain;
            }

            return run.Run.Merge(parsed, Enumerable.Range(0, shards).Select(run.ResultOf), output);
        });
        return command;
    }
}
