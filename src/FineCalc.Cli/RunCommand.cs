using System.CommandLine;

namespace FineCalc.Cli;

// Works shards of a run out, as often as whoever schedules them likes.
internal sealed class RunCommand(Session session)
{
    // What another machine, or the same one later, may do better; all else comes out the same again.
    private static readonly string[] Passing = ["file-not-written", "file-not-found", "output-not-written"];

    public Command Build()
    {
        var folder = new Argument<string>("RUN") { Description = "The folder of a run, as finecalc plan made it" };
        var shard = new Option<int?>("--shard") { HelpName = "K", Description = "One shard, from 0; all that are not done, one after another, if not given" };
        var threads = new Option<int>("--threads") { HelpName = "N", Description = "How many threads work; as many as there are processors if not given" };
        var command = new Command("run", "Work out a shard of a run, once: what is done already is left alone") { folder, shard, threads };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--threads is 1 or more.");
            }
        });
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed.GetRequiredValue(folder), parsed.GetValue(shard), parsed.GetValue(threads));
            }
            catch (ProblemException found) when (found.Problems.All(p => Passing.Contains(p.Code)))
            {
                Session.Print(found.Problems, session.Error);
                return Tool.TryAgain;
            }
        });
        return command;
    }

    private int Run(string path, int? asked, int threads)
    {
        var run = RunFolder.Open(session, path);
        var shards = run.Manifest.Shards;
        if (asked is { } one && (one < 0 || one >= shards.Count))
        {
            session.Error.WriteLine(
                new Problem("usage", $"--shard {one}: the run has no such shard.") { Allowed = $"0 to {Text.Number(shards.Count - 1)}" }
            );
            return Tool.Usage;
        }

        var (kept, fresh) = (0, 0);
        foreach (var shard in asked is { } only ? [only] : Enumerable.Range(0, shards.Count))
        {
            if (run.IsDone(shard))
            {
                kept++;
                continue;
            }

            var code = new LongWork(session).Run(
                () =>
                    asked is null
                        ? $"{Text.Counted(kept + fresh, "shard")} of {Text.Number(shards.Count)} are kept; finecalc run {path} goes on behind them."
                        : $"Nothing of shard {shard} is kept; run it again.",
                run.Manifest.Unit,
                shards[shard].Range.Count,
                running =>
                {
                    run.Run.Work(shard, run.ResultOf(shard), running with { Threads = threads });
                    return Tool.Ok;
                }
            );
            if (code != Tool.Ok)
            {
                return code;
            }

            fresh++;
        }

        session.Error.WriteLine(
            asked is { } single ? $"Shard {single} {(fresh == 0 ? "was done already" : "is done")}."
            : $"All {Text.Counted(shards.Count, "shard")} are done, {Text.Number(fresh)} of them now."
        );
        return Tool.Ok;
    }
}
