using System.Globalization;
using System.Security.Cryptography;
using FineCalc.Risk;

namespace FineCalc.Cli;

// The folder of a run: the manifest, the files it was planned with, and a result for each shard that is done, under the hash of its inputs.
// Which shards are done is what files there are; nobody keeps count.
internal sealed class RunFolder
{
    private const string Results = "results";

    private readonly string _path;

    private RunFolder(string path, RunManifest manifest, ShardedRun run) => (_path, Manifest, Run) = (path, manifest, run);

    public RunManifest Manifest { get; }

    public ShardedRun Run { get; }

    public string ResultOf(int shard) => Path.Combine(_path, Results, Run.KeyOf(shard));

    public bool IsDone(int shard) => Run.IsDone(shard, ResultOf(shard));

    // Planned anew: a folder that holds something else is left alone. What a plan left that did not come to its end has no manifest, and is
    // taken up.
    public static void Create(string path, RunManifest manifest, IReadOnlyCollection<(string Name, byte[] Content)> files)
    {
        var results = Path.Combine(path, Results);
        WholeFile.MakeFolder(path);
        try
        {
            var there = Directory.EnumerateFileSystemEntries(path).Select(p => Path.GetFileName(p)).ToHashSet(StringComparer.Ordinal);
            var isUnfinished =
                there.Remove(Results)
                && there.All(n => files.Any(f => f.Name == n) || Unfinished.Is(n))
                && !Directory.EnumerateFileSystemEntries(results).Any();
            if (there.Count > 0 && !isUnfinished)
            {
                throw new ProblemException(
                    new Problem("run-folder-taken", "The folder holds something already.")
                    {
                        File = path,
                        Allowed = "a new or empty folder",
                    }
                );
            }
        }
        catch (Exception unreadable) when (unreadable is not ProblemException && SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable)) { File = path, Allowed = "a new or empty folder" }
            );
        }

        WholeFile.MakeFolder(results);
        foreach (var (name, content) in files)
        {
            Put(Path.Combine(path, name), content);
        }

        // Last, so that there is no run before all of it is there.
        Put(Path.Combine(path, RunManifest.FileName), System.Text.Encoding.UTF8.GetBytes(manifest.Write()));
    }

    // Under the law as this program has it, and with the files as they are now: what is not as it was planned is refused.
    public static RunFolder Open(Session session, string path)
    {
        var manifest = session.Load(Path.Combine(path, RunManifest.FileName), RunManifest.Read, "the manifest of a run");
        if (manifest.Program != RunManifest.ThisProgram)
        {
            throw Refused(
                path,
                "run-program",
                $"The run was planned by finecalc {manifest.Program}, and this is {RunManifest.ThisProgram}: it might round otherwise.",
                $"finecalc {manifest.Program}, or a new plan"
            );
        }

        foreach (var file in manifest.Files.Where(f => f.Role != BatchShards.Table))
        {
            var at = Path.Combine(path, file.Path);
            if (DigestOf(at) != file.Digest)
            {
                throw Refused(
                    at,
                    "run-file-changed",
                    "The file is not what it was when the run was planned.",
                    $"the file of {file.Digest}"
                );
            }
        }

        var run = Opened(session, path, manifest);
        return run.VersionId != manifest.VersionId
                ? throw Refused(
                    path,
                    "shard-version",
                    $"The run was planned under {manifest.VersionId}, and here the law is {run.VersionId}.",
                    $"a finecalc whose version is {manifest.VersionId}, or a new plan"
                )
            : run.Inputs != manifest.Inputs
                ? throw Refused(
                    path,
                    "shard-inputs",
                    "The run was planned with other facts, another seed or other settings than its manifest now has.",
                    "the folder as finecalc plan wrote it"
                )
            : new(path, manifest, run);
    }

    // What the manifest says wrong is so of its file.
    private static ShardedRun Opened(Session session, string path, RunManifest manifest)
    {
        try
        {
            return RunKinds.Open(session, path, manifest);
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.File == RunManifest.FileName))
        {
            throw new ProblemException([
                .. found.Problems.Select(p => p.File == RunManifest.FileName ? p with { File = Path.Combine(path, p.File) } : p),
            ]);
        }
    }

    private static string DigestOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Digest.Said(SHA256.HashData(file));
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable))
                {
                    File = path,
                    Allowed = "the folder as it was planned",
                }
            );
        }
    }

    // The numbers of shards for messages: the first of them.
    public static string Said(IReadOnlyCollection<int> shards) =>
        string.Join(", ", shards.Take(20).Select(s => s.ToString(CultureInfo.InvariantCulture)))
        + (shards.Count > 20 ? $" and {Text.Number(shards.Count - 20)} more" : "");

    private static ProblemException Refused(string path, string code, string message, string allowed) =>
        new(new Problem(code, message) { File = path, Allowed = allowed });

    private static void Put(string path, byte[] content) =>
        WholeFile.Put(
            path,
            stream =>
            {
                stream.Write(content);
                return true;
            }
        );
}
