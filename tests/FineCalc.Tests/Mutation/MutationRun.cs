using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using FineCalc.Tests.Readings;

namespace FineCalc.Tests.Mutation;

/// <summary>Changes one thing of a folder at a time and asks whether a test notices.</summary>
internal static class MutationRun
{
    // More than two cores try in a minute; the rest is not worth compiling.
    private const int MostPerMinute = 60;

    /// <summary>
    /// Tries changes of folders, in an order drawn by a seed and of each folder in turn, until all are tried or the time is over, and lists
    /// those that no test notices: 1 where one is not explained. With <paramref name="isKept"/> the rows become a part of docs/quality.md.
    /// </summary>
    /// <param name="folders">
    /// As Core/Values, or the beginning of a file's name, as Law/Us/UsSentencing; several of one project with commas, which share what it
    /// takes to begin.
    /// </param>
    /// <param name="time">How long.</param>
    /// <param name="processes">How many run tests side by side.</param>
    /// <param name="isKept">Whether the page gets the rows.</param>
    public static int Run(string folders, TimeSpan time, int processes, bool isKept)
    {
        var clock = Stopwatch.StartNew();
        var project = "FineCalc." + folders.Split('/')[0];
        var built = Directory.Exists(Repository.PathOf("src", project)) ? new MutatedProject(project) : null;
        var scores = folders.Split(',').Select(f => new FolderScore(f, [.. built is null ? [] : Mutants(built, f)])).ToList();
        if (scores.Find(s => s.All.Count == 0) is { } empty)
        {
            Console.Error.WriteLine(
                $"There is nothing to change in '{empty.Folder}' under src/{project}; there is, for one, in Core/Values."
            );
            return 64;
        }

        Console.WriteLine($"Drawn by seed {DrawnCases.Seed}, as many changes as {time.TotalMinutes} minutes allow.");
        var random = new Random(DrawnCases.Seed);
        var drawn = scores
            .SelectMany(s => s.All.OrderBy(_ => random.Next()).Index().Select(m => (Turn: m.Index, Mutant: m.Item, Score: s)))
            .OrderBy(m => m.Turn)
            .Take((int)(time.TotalMinutes * MostPerMinute))
            .ToList();
        using var tried = new TriedMutants([.. scores.Select(s => s.Folder)], project, built!, [.. drawn.Select(m => m.Mutant)], processes);
        var explained = Explained();
        var queue = new ConcurrentQueue<(int, Mutant Mutant, FolderScore Score)>(drawn);
        var begun = clock.Elapsed;
        Parallel.ForEach(
            Enumerable.Range(0, processes),
            new ParallelOptions { MaxDegreeOfParallelism = processes },
            _ =>
            {
                using var tests = new WarmTests(tried);
                while (clock.Elapsed < time && queue.TryDequeue(out var next))
                {
                    var fate = tests.Try(next.Mutant);
                    lock (explained)
                    {
                        Count(next.Mutant, fate, next.Score);
                    }
                }
            }
        );
        var pace = (scores.Sum(s => s.Tried) / (clock.Elapsed - begun).TotalMinutes).ToString("0", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"\n{FolderScore.Head}\n{string.Join('\n', scores.Select(s => s.Row))}\n"
                + $"in {clock.Elapsed.TotalMinutes:0.0} minutes, {pace} a minute; {tried.Restarts} processes begun again"
        );
        if (isKept)
        {
            Keep(scores);
        }

        return scores.Exists(s => s.Unexplained > 0) ? 1 : 0;

        void Count(Mutant mutant, Fate fate, FolderScore score)
        {
            var file = Path.GetRelativePath(Repository.Root, mutant.Tree.FilePath);
            var isExplained = explained.Contains($"{Path.GetFileName(file)} | {mutant.What}");
            score.Add(fate, isExplained);
            if (fate is Fate.Survived or Fate.NotCovered or Fate.TimedOut)
            {
                Console.WriteLine($"{(isExplained ? "Explained" : fate)} {file}:{mutant.Line} | {mutant.What}");
            }
        }
    }

    private static IEnumerable<Mutant> Mutants(MutatedProject built, string folder)
    {
        var path = Repository.PathOf(["src", "FineCalc." + folder.Split('/')[0], .. folder.Split('/')[1..]]);
        return built.Trees.Where(t => t.FilePath.StartsWith(path, StringComparison.Ordinal)).SelectMany(Mutant.Of);
    }

    private static void Keep(IReadOnlyList<FolderScore> scores)
    {
        var others = QualityPage
            .Get("mutation")
            .Split('\n')
            .Skip(2)
            .Where(r => r.Length > 0 && !scores.Any(s => r.StartsWith($"| {s.Folder} |", StringComparison.Ordinal)));
        QualityPage.Put("mutation", string.Join('\n', [FolderScore.Head, .. others, .. scores.Select(s => s.Row)]));
    }

    // Changes that change nothing, each with why: "file | change | why".
    private static HashSet<string> Explained() =>
        [
            .. File.ReadLines(Repository.PathOf("tests", "FineCalc.Tests", "Mutation", "explained.txt"))
                .Where(l => l.Contains(" | ", StringComparison.Ordinal) && !l.StartsWith('#'))
                .Select(l => l[..l.LastIndexOf(" | ", StringComparison.Ordinal)].Trim()),
        ];
}
