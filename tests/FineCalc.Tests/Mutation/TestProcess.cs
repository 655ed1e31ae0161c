using System.Diagnostics;
using System.Globalization;

namespace FineCalc.Tests.Mutation;

/// <summary>What a test came to in one run.</summary>
/// <param name="Name">Class and method.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Places">The places of changes that it came by.</param>
/// <param name="Failure">Why it failed; empty if it did not.</param>
internal sealed record Seen(string Name, TimeSpan Time, IReadOnlySet<int> Places, string Failure);

/// <summary>A <see cref="TestServer"/> in a process of its own, in a copy of this program with changes in it.</summary>
internal sealed class TestProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="folder">Where the copy is.</param>
    /// <param name="project">What is changed.</param>
    /// <param name="classes">The tests.</param>
    /// <param name="id">The change that the process starts with, 0 for none.</param>
    public TestProcess(string folder, string project, IEnumerable<string> classes, int id)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "FineCalc.Tests.dll"), "mutate-tests", project, .. classes])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FINECALC_CASES"] = "tenth";
        start.Environment["FINECALC_MUTANT"] = id.ToString(CultureInfo.InvariantCulture);

        // A change that takes all memory there is fails before the machine does: 2 GB.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Runs tests once without a change, all if none are named.</summary>
    public IReadOnlyList<Seen> Cover(IEnumerable<int> tests)
    {
        var count = int.Parse(
            Ask(string.Join(' ', tests.Select(t => t.ToString(CultureInfo.InvariantCulture)).Prepend("cover"))) ?? throw Ended("any test"),
            CultureInfo.InvariantCulture
        );
        var seen = new List<Seen>();
        while (seen.Count < count)
        {
            var cells = (_process.StandardOutput.ReadLine() ?? throw Ended($"test {seen.Count + 1}")).Split('\t');
            var places = cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture));
            var time = TimeSpan.FromMilliseconds(int.Parse(cells[1], CultureInfo.InvariantCulture));
            seen.Add(new(cells[0], time, places.ToHashSet(), cells[3]));
        }

        return seen;
    }

    /// <summary>
    /// Tries a change in a process that makes none as it starts. "spoilt" says that an earlier change left something behind.
    /// </summary>
    public string Try(int id, IEnumerable<(int Test, TimeSpan Limit)> tests) => Ask($"try {id} {Words(tests)}") ?? "crashed";

    /// <summary>Runs tests of a process that has its change from its start.</summary>
    public string Once(IEnumerable<(int Test, TimeSpan Limit)> tests) => Ask($"once {Words(tests)}") ?? "crashed";

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string Words(IEnumerable<(int Test, TimeSpan Limit)> tests) =>
        string.Join(' ', tests.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Test}:{t.Limit.TotalMilliseconds:0}")));

    private string? Ask(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }

        return _process.StandardOutput.ReadLine();
    }

    private static InvalidOperationException Ended(string at) => new($"The process of the tests ended at {at} without a change.");
}
