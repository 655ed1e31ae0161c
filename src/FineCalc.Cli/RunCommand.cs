using System.CommandLine;
using System.Globalization;

namespace FineCalc.Cli;

// Works shards of a run out, as often as whoever schedules them likes.
internal sealed class RunCommand(Session session)
{
    // What another machine, or the same one later, may do better; all else comes out the same again.
    private static readonly string[] Passing = ["file-not-written", "file-not-found", "output-not-written"];

    public Command Build()
    {
        var folder = new Argument<string>("RUN") { Description = "The folder of a run, as finecalc plan made it" };
        var shard = new Option<string?>("--shard")
        {
            HelpName = "K|K-L",
            Description = "One shard, from 0, or some in a row, up to the last; all if not given. What is done already is passed over",
        };
        var threads = new Option<int>("--threads")
        {
            HelpName = "N",
            Description = "How many threads work; as many as there are processors if not given",
        };
        var command = new Command("run", "Work out a shard of a run, once: what is done already is left alone") { folder, shard, threads };
        Bounds.Hold(threads, number => number >= 1, "--threads is 1 or more.");
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

    private int Run(string path, string? asked, int threads)
    {
        var run = RunFolder.Open(session, path);
        var shards = run.Manifest.Shards;
        if (Asked(asked, shards.Count) is not var (first, last))
        {
            session.Error.WriteLine(
                new Problem("usage", $"--shard {asked}: the run has no such shards.")
                {
                    Allowed = $"0 to {Text.Number(shards.Count - 1)}, or some of them in a row, such as 0-{Text.Number(shards.Count - 1)}",
                }
            );
            return Tool.Usage;
        }

        var (kept, fresh) = (0, 0);
        for (var shard = first; shard <= last; shard++)
        {
            if (run.IsDone(shard))
            {
                kept++;
                continue;
            }

            var code = new LongWork(session).Run(
                () =>
                    first == last
                        ? $"Nothing of shard {Text.Plain(first)} is kept; run it again."
                        : $"{Text.Number(kept + fresh)} of {Text.Counted(last - first + 1, "shard")} are kept; the same command goes on "
                            + "behind them.",
                run.Manifest.Unit,
                shards[shard].Range.Count,
                running =>
                {
                    run.Run.Work(shard, run.ResultOf(shard), running with { Threads = threads });
                    return Tool.Ok;
                },
                done => done
            );
            if (code != Tool.Ok)
            {
                return code;
            }

            fresh++;
        }

        session.Error.WriteLine(
            first == last
                ? $"Shard {Text.Plain(first)} {(fresh == 0 ? "was done already" : "is done")}."
                : $"{Text.Counted(last - first + 1, "shard")} are done, {Text.Number(fresh)} of them now."
        );
        return Tool.Ok;
    }

    private static (int First, int Last)? Asked(string? text, int shards)
    {
        if (text is null)
        {
            return (0, shards - 1);
        }

        var ends = text.Split('-');
        return ends.Length <= 2 && Number(ends[0]) is { } first && Number(ends[^1]) is { } last && first <= last && first < shards
            ? (first, Math.Min(last, shards - 1))
            : null;

        static int? Number(string word) =>
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
