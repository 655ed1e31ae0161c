namespace FineCalc.Tests.Fuzz;

/// <summary>What fuzzing found once is found no more: tests/FineCalc.Tests/Fuzz/found has the inputs, each under the name of its
/// target.</summary>
public sealed class FoundTests
{
    private static readonly string Folder = Repository.PathOf("tests", "FineCalc.Tests", "Fuzz", "found");

    public static TheoryData<string> Inputs =>
        [.. (Directory.Exists(Folder) ? Directory.GetFiles(Folder) : []).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(t => t.Name)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Inputs))]
    public void An_input_that_was_found_is_read_or_refused(string file)
    {
        var target = FuzzTarget.All.Single(t => t.Name == file.Split('-')[0]);
        Assert.Null(FuzzRun.Wrong(target, File.ReadAllBytes(Path.Combine(Folder, file)), out _));
    }

    // A target that takes none of its seeds reads nothing of what is made of them.
    [Theory]
    [MemberData(nameof(Targets))]
    public void Seeds_are_taken_and_fifty_changes_of_them_are_read_or_refused(string name)
    {
        var target = FuzzTarget.All.Single(t => t.Name == name);
        Assert.Contains(target.Seeds.Value, seed => FuzzRun.Wrong(target, seed, out var isTaken) is null && isTaken);
        var mutating = new Mutating(new Random(7), target.Seeds.Value);
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(FuzzRun.Wrong(target, mutating.Next(), out _));
        }
    }
}
