using System.CommandLine;
using FineCalc.Risk;

namespace FineCalc.Cli;

// What is cut into shards, whatever it is.
internal abstract class ShardedRun
{
    public abstract string VersionId { get; }

    public abstract string Inputs { get; }

    // The hash of all that a shard's result hangs on.
    public abstract string KeyOf(int shard);

    // Whether a file is the whole result of a shard.
    public abstract bool IsDone(int shard, string path);

    // Writes the result of a shard, whole or not at all.
    public abstract void Work(int shard, string path, SimulationOptions running);

    public abstract int Merge(ParseResult parsed, IEnumerable<string> paths, SimulationOutput output);

    protected static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable)) { File = path, Allowed = "the result of a shard" }
            );
        }
    }
}

// A simulation, whose results are summaries.
internal sealed class SimulatedRun(ShardPlan plan, Func<ParseResult, IEnumerable<byte[]>, SimulationOutput, int> merge) : ShardedRun
{
    public ShardPlan Plan => plan;

    public override string VersionId => plan.VersionId;

    public override string Inputs => plan.Inputs;

    public override string KeyOf(int shard) => plan.KeyOf(shard);

    public override bool IsDone(int shard, string path) => File.Exists(path) && plan.IsResultOf(shard, Bytes(path));

    public override void Work(int shard, string path, SimulationOptions running)
    {
        var result = plan.Run(shard, running);
        WholeFile.Put(
            path,
            stream =>
            {
                stream.Write(result);
                return true;
            }
        );
    }

    public override int Merge(ParseResult parsed, IEnumerable<string> paths, SimulationOutput output)
    {
        // What is wrong with a result is so of its file.
        var at = "";
        try
        {
            return merge(
                parsed,
                paths.Select(path =>
                {
                    at = path;
                    return Bytes(path);
                }),
                output
            );
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.Code.StartsWith("shard-", StringComparison.Ordinal)))
        {
            throw new ProblemException([.. found.Problems.Select(p => p with { File = at })]);
        }
    }
}
