using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using FineCalc.Tests.Readings;

namespace FineCalc.Tests.Fuzz;

/// <summary>Gives random changes of the seeds to the readers, for a while.</summary>
internal static class FuzzRun
{
    private const string Head = "| target | inputs | taken | crashes, hangs, nonsense |\n| --- | ---: | ---: | ---: |";

    private const long MostBytes = 500_000_000;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Fuzzes a target, or all of them in turn, and says what was found: 1 where something was. With <paramref name="isKept"/> the table
    /// becomes a part of docs/quality.md.
    /// </summary>
    public static int Run(string name, TimeSpan time, bool isKept)
    {
        var targets = FuzzTarget.All.Where(t => name == "all" || t.Name == name).ToList();
        if (targets.Count == 0)
        {
            Console.Error.WriteLine(
                $"There is no target '{name}'; there are all, {string.Join(", ", FuzzTarget.All.Select(t => t.Name))}."
            );
            return 64;
        }

        Console.WriteLine(Head);
        var rows = targets.ConvertAll(t => Run(t, time / targets.Count));
        if (isKept)
        {
            QualityPage.Put("fuzz", string.Join('\n', [Head, .. rows.Select(r => r.Row)]));
        }

        return rows.Sum(r => r.Found) > 0 ? 1 : 0;
    }

    /// <summary>What is wrong with how an input is read; null if nothing is.</summary>
    public static string? Wrong(FuzzTarget target, byte[] input, out bool isTaken)
    {
        var (clock, allocated) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        isTaken = false;
        try
        {
            target.Read(input);
            isTaken = true;
        }
        catch (Exception refused) when (refused is ProblemException or FormatException or OverflowException { TargetSite.Name: "Parse" })
        {
            // As it should be.
        }
        catch (Exception crash)
        {
            return crash.ToString();
        }

        return clock.Elapsed > MostTime && Again(target, input) > MostTime ? $"took {clock.Elapsed.TotalSeconds:0.0} s"
            : GC.GetAllocatedBytesForCurrentThread() - allocated > MostBytes ? "took more than 500 MB"
            : null;
    }

    // A machine that was busy elsewhere is no hang.
    private static TimeSpan Again(FuzzTarget target, byte[] input)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            target.Read(input);
        }
        catch (Exception refused) when (refused is ProblemException or FormatException or OverflowException)
        {
            // As it was the first time.
        }

        return clock.Elapsed;
    }

    private static (string Row, int Found) Run(FuzzTarget target, TimeSpan time)
    {
        var mutating = new Mutating(new Random(DrawnCases.Seed), target.Seeds.Value);
        var (inputs, taken, found) = (0L, 0L, new Dictionary<string, string>(StringComparer.Ordinal));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; inputs++)
        {
            var input = mutating.Next();
            var wrong = Wrong(target, input, out var isTaken);
            taken += isTaken ? 1 : 0;

            // Once for each place where it happens.
            if (wrong is not null && found.TryAdd(string.Join('\n', wrong.Split('\n').Take(3)), wrong))
            {
                var file = Repository.PathOf(
                    "artifacts",
                    "fuzz",
                    $"{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}"
                );
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, input);
                Console.Error.WriteLine($"{file} (seed {DrawnCases.Seed}):\n{wrong}\n");
            }
        }

        var row = string.Create(CultureInfo.InvariantCulture, $"| {target.Name} | {inputs:N0} | {taken:N0} | {found.Count} |");
        Console.WriteLine(row);
        return (row, found.Count);
    }
}
