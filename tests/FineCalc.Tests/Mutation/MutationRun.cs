using System.Diagnostics;
using System.Globalization;
using FineCalc.Tests.Readings;
using Microsoft.CodeAnalysis;

namespace FineCalc.Tests.Mutation;

/// <summary>Changes one thing of a folder at a time and asks whether a test notices.</summary>
internal static class MutationRun
{
    private const string Head =
        "| folder of src | changes | tried | killed | timed out | survived | of these explained | not covered | score |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

    private enum Fate
    {
        NotCompiled,
        Killed,
        TimedOut,
        Survived,
        NotCovered,
    }

    /// <summary>
    /// Tries changes of a folder, in an order drawn by a seed, until all are tried or the time is over, and lists those that no test
    /// notices: 1 where one is not explained. With <paramref name="isKept"/> the row becomes a part of docs/quality.md.
    /// </summary>
    public static int Run(string folder, TimeSpan time, bool isKept)
    {
        var project = "FineCalc." + folder.Split('/')[0];
        var path = Repository.PathOf(["src", project, .. folder.Split('/')[1..]]);
        if (!Directory.Exists(path))
        {
            Console.Error.WriteLine($"There is no folder '{folder}' under src/FineCalc.*; there is, for one, Core/Values.");
            return 64;
        }

        var clock = Stopwatch.StartNew();
        var copy = Copy(folder);
        var built = new MutatedProject(project);
        var trees = built.Trees.Where(t => t.FilePath.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal)).ToList();
        var stages = ChosenTests.For(folder).Where(s => s.Length > 0).ToList();
        var times = stages.ConvertAll(s => Unchanged(built, trees[0], copy, s));
        var random = new Random(DrawnCases.Seed);
        var all = trees.SelectMany(Mutant.Of).ToList();
        Console.WriteLine(
            $"{folder}: {all.Count} changes, as many tried as {time.TotalMinutes} minutes allow, drawn by seed {DrawnCases.Seed}."
        );

        var explained = Explained();
        var fates = new Dictionary<Fate, int>();
        var (tried, unexplained) = (0, 0);
        foreach (var mutant in all.OrderBy(_ => random.Next()))
        {
            if (clock.Elapsed > time)
            {
                break;
            }

            var fate = Try(mutant);
            fates[fate] = fates.GetValueOrDefault(fate) + 1;
            tried += fate == Fate.NotCompiled ? 0 : 1;
            if (fate is Fate.Survived or Fate.NotCovered or Fate.TimedOut)
            {
                var file = Path.GetRelativePath(Repository.Root, mutant.Tree.FilePath);
                var isExplained = fate == Fate.Survived && explained.Contains($"{Path.GetFileName(file)} | {mutant.What}");
                unexplained += fate == Fate.Survived && !isExplained ? 1 : 0;
                Console.WriteLine($"{(isExplained ? "Explained" : fate)} {file}:{mutant.Line} | {mutant.What}");
            }
        }

        Directory.Delete(copy, recursive: true);
        int Of(Fate fate) => fates.GetValueOrDefault(fate);
        int[] counts =
        [
            all.Count,
            tried,
            Of(Fate.Killed),
            Of(Fate.TimedOut),
            Of(Fate.Survived),
            Of(Fate.Survived) - unexplained,
            Of(Fate.NotCovered),
        ];
        var score = 100.0 * (Of(Fate.Killed) + Of(Fate.TimedOut)) / Math.Max(1, tried);
        var cells = counts.Select(c => c.ToString("N0", CultureInfo.InvariantCulture));
        var row = $"| {folder} | {string.Join(" | ", cells)} | {score.ToString("0.0", CultureInfo.InvariantCulture)}% |";
        Console.WriteLine($"\n{Head}\n{row}\nin {clock.Elapsed.TotalMinutes:0.0} minutes");
        if (isKept)
        {
            var others = QualityPage
                .Get("mutation")
                .Split('\n')
                .Skip(2)
                .Where(r => r.Length > 0 && !r.StartsWith($"| {folder} |", StringComparison.Ordinal));
            QualityPage.Put("mutation", string.Join('\n', [Head, .. others, row]));
        }

        return unexplained > 0 ? 1 : 0;

        Fate Try(Mutant mutant)
        {
            if (!built.TryBuild(mutant.Tree, mutant.Changed, copy))
            {
                return Fate.NotCompiled;
            }

            if (Passes() is not true and var outcome)
            {
                return outcome is null ? Fate.TimedOut : Fate.Killed;
            }

            return mutant.WithoutMember is { } gone && built.TryBuild(mutant.Tree, gone, copy) && Passes() is true
                ? Fate.NotCovered
                : Fate.Survived;
        }

        // The tests far off are asked where those near by say nothing.
        bool? Passes()
        {
            foreach (var (classes, time) in stages.Zip(times))
            {
                if (ChosenTests.Pass(copy, classes, time) is not true and var outcome)
                {
                    return outcome;
                }
            }

            return true;
        }
    }

    // What a change can take: many times what the unchanged takes, for the machine may be busy by then.
    private static TimeSpan Unchanged(MutatedProject built, SyntaxTree tree, string copy, string[] classes)
    {
        var clock = Stopwatch.StartNew();
        if (!built.TryBuild(tree, tree, copy))
        {
            throw new InvalidOperationException($"The project does not compile as it is: {built.NotCompiled}");
        }

        clock.Restart();
        if (ChosenTests.Pass(copy, classes, TimeSpan.FromMinutes(10)) is not true)
        {
            throw new InvalidOperationException($"The tests fail without a change: {string.Join(' ', classes)}");
        }

        Console.WriteLine($"{classes.Length} classes of tests in {clock.Elapsed.TotalSeconds:0.0} s: {string.Join(' ', classes)}");
        return TimeSpan.FromSeconds(20) + (clock.Elapsed * 5);
    }

    // The built program once more: what it is made of by others, which is large, by hard links; its own files as copies, for one of them
    // changes, and so that it may be built while this runs.
    private static string Copy(string folder)
    {
        var copy = Repository.PathOf("artifacts", "mutate", folder.Replace('/', '-'));
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        using var link = Process.Start("cp", ["-al", AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar), copy]);
        link.WaitForExit();
        foreach (var own in Directory.EnumerateFiles(AppContext.BaseDirectory, "FineCalc*"))
        {
            var file = Path.Combine(copy, Path.GetFileName(own));
            File.Delete(file);
            File.Copy(own, file);
        }

        return copy;
    }

    // Changes that change nothing, each with why: "file | change | why".
    private static HashSet<string> Explained() =>
        [
            .. File.ReadLines(Repository.PathOf("tests", "FineCalc.Tests", "Mutation", "explained.txt"))
                .Where(l => l.Contains(" | ", StringComparison.Ordinal) && !l.StartsWith('#'))
                .Select(l => l[..l.LastIndexOf(" | ", StringComparison.Ordinal)].Trim()),
        ];
}
