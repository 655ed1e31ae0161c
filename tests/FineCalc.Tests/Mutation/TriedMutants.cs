using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace FineCalc.Tests.Mutation;

/// <summary>What became of a change.</summary>
internal enum Fate
{
    NotCompiled,
    Killed,
    TimedOut,
    Survived,
    NotCovered,
}

/// <summary>A folder's changes, built into a copy of this program, and what the tests of the folder come by without one.</summary>
internal sealed class TriedMutants : IDisposable
{
    // What all tests of one change may take of the processor: what survives the quick ones seldom falls to the slow.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(15);

    private readonly string _copy;
    private readonly ConcurrentBag<string> _single;
    private readonly string _project;
    private readonly MutatedProject _built;
    private readonly IReadOnlyList<string> _classes;
    private readonly Dictionary<Mutant, int> _numbers;
    private readonly IReadOnlyDictionary<Mutant, int> _places;
    private readonly IReadOnlyList<Seen> _first;
    private readonly IReadOnlyList<Seen> _again;
    private readonly IReadOnlyList<int> _chosen;
    private readonly HashSet<int> _ever;
    private readonly HashSet<int> _once;
    private readonly int[] _kills;
    private TestProcess? _covering;
    private int _restarts;

    public TriedMutants(IReadOnlyList<string> folders, string project, MutatedProject built, IReadOnlyList<Mutant> all, int processes)
    {
        (_project, _built) = (project, built);
        var name = folders[0].Replace('/', '-');
        _copy = Copy(name);
        _single = [.. Enumerable.Range(1, processes).Select(n => Copy($"{name}-{n}"))];
        _classes = [.. folders.SelectMany(ChosenTests.For).Distinct()];
        _numbers = all.Index().ToDictionary(m => m.Item, m => m.Index + 1);
        var clock = Stopwatch.StartNew();
        _places = built.BuildSwitched(_numbers, _copy);
        Console.WriteLine($"{_places.Count} of {all.Count} changes compiled at once in {clock.Elapsed.TotalSeconds:0.0} s.");

        clock.Restart();
        _covering = Start(0);
        _first = _covering.Cover([]);
        var cold = clock.Elapsed.TotalSeconds;
        clock.Restart();
        _again = _covering.Cover([]);
        _kills = new int[_again.Count];
        var holding = Enumerable.Range(0, _again.Count).Where(t => _first[t].Failure + _again[t].Failure is "").ToList();
        _chosen = [.. Within(_again, holding.OrderBy(t => _again[t].Time), Most)];
        _ever = [.. _first.Concat(_again).SelectMany(t => t.Places)];
        _once = [.. _first.Zip(_again).SelectMany(t => t.First.Places.Except(t.Second.Places))];
        Console.WriteLine(
            $"{_again.Count} tests in {cold:0.0} s, again in {clock.Elapsed.TotalSeconds:0.0} s, "
                + $"of which the slowest {holding.Count - _chosen.Count} are left out."
        );
        foreach (var test in Enumerable.Range(0, _again.Count).Except(holding))
        {
            Console.WriteLine($"Left out, for it fails unchanged: {_again[test].Name}: {_first[test].Failure} {_again[test].Failure}");
        }
    }

    /// <summary>How often a warm process had to be begun again.</summary>
    public int Restarts => _restarts;

    public TestProcess Warm()
    {
        // The one that covered is warm already.
        if (Interlocked.Exchange(ref _covering, null) is { } first)
        {
            return first;
        }

        var process = Start(0);
        process.Cover(_chosen);
        return process;
    }

    /// <summary>Tries a change: first in a warm process, which is quick; what is laid out once for all, in a process of its own.</summary>
    public Fate Try(Mutant mutant, Func<TestProcess> warm, Action drop)
    {
        if (!_places.TryGetValue(mutant, out var place))
        {
            return Single(mutant);
        }

        if (!_ever.Contains(place))
        {
            return Fate.NotCovered;
        }

        var near = _chosen.Where(t => _again[t].Places.Contains(place)).ToList();
        if (near.Count == 0)
        {
            return Cold(_copy, _numbers[mutant], TimeSpan.MaxValue);
        }

        var answer = warm().Try(_numbers[mutant], Limited(Ordered(near), t => TimeSpan.FromSeconds(5) + (10 * _again[t].Time)));
        if (answer.StartsWith("killed", StringComparison.Ordinal))
        {
            return FateOf(answer);
        }

        if (answer == "survived")
        {
            return _once.Contains(place) ? Cold(_copy, _numbers[mutant], Most / 3) : Fate.Survived;
        }

        Interlocked.Increment(ref _restarts);
        drop();
        return answer == "spoilt" ? Cold(_copy, _numbers[mutant], TimeSpan.MaxValue) : FateOf(answer);
    }

    public void Dispose()
    {
        _covering?.Dispose();
        Directory.Delete(_copy, recursive: true);
        foreach (var copy in _single)
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private TestProcess Start(int id) => new(_copy, _project, _classes, id);

    // A change that has to be compiled in, in a copy that nobody else has.
    private Fate Single(Mutant mutant)
    {
        _single.TryTake(out var copy);
        try
        {
            return _built.TryBuild(mutant, copy!) ? Cold(copy!, 0, TimeSpan.MaxValue) : Fate.NotCompiled;
        }
        finally
        {
            _single.Add(copy!);
        }
    }

    private Fate Cold(string copy, int id, TimeSpan most)
    {
        using var process = new TestProcess(copy, _project, _classes, id);
        return FateOf(process.Once(Limited(Within(_first, Ordered(_chosen), most), t => TimeSpan.FromSeconds(20) + (10 * _first[t].Time))));
    }

    private Fate FateOf(string answer)
    {
        switch (answer.Split(' '))
        {
            case ["killed", var test]:
                Interlocked.Increment(ref _kills[int.Parse(test, CultureInfo.InvariantCulture)]);
                return Fate.Killed;
            case ["crashed"]:
                return Fate.Killed;
            case ["late", ..]:
                return Fate.TimedOut;
            default:
                return Fate.Survived;
        }
    }

    private static IEnumerable<(int, TimeSpan)> Limited(IEnumerable<int> tests, Func<int, TimeSpan> limit) =>
        tests.Select(t => (t, limit(t)));

    // The quickest first, and those that noticed most.
    private IOrderedEnumerable<int> Ordered(IEnumerable<int> tests) =>
        tests.OrderBy(t => (_again[t].Time.TotalMilliseconds + 5) / (1 + _kills[t]));

    private static IEnumerable<int> Within(IReadOnlyList<Seen> seen, IEnumerable<int> tests, TimeSpan most)
    {
        var sum = TimeSpan.Zero;
        return tests.TakeWhile(t => (sum += seen[t].Time) < most);
    }

    // The built program once more: what it is made of by others, which is large, by hard links; its own files as copies, for one of them
    // changes, and so that it may be built while this runs.
    private static string Copy(string name)
    {
        var copy = Repository.PathOf("artifacts", "mutate", name);
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
}
