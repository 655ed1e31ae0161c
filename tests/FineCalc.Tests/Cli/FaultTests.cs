using FineCalc.Cli;

namespace FineCalc.Tests.Cli;

/// <summary>What others left behind or took away, and what is begun again. build/faults does the same to running programs.</summary>
public class FaultTests
{
    private static readonly string[] Law = ["--regime", "uk-gdpr", "--on", "2024-08-07", "--no-range"];

    [Fact]
    public void What_a_killed_program_left_is_cleared_away_and_what_another_writes_is_not()
    {
        using var folder = new Folder();
        var machine = string.Concat(Environment.MachineName.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var (left, held) = (folder.Path($".finecalc-{machine}-left"), folder.Path($".finecalc-{machine}-held"));
        var (elsewhere, old) = (folder.Path(".finecalc-elsewhere-new"), folder.Path(".finecalc-elsewhere-old"));
        Array.ForEach([left, elsewhere, old], path => File.WriteAllText(path, "half"));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        using var writing = new FileStream(held, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Assert.Equal(Tool.Ok, ToolTests.Run("regimes", "-o", folder.Path("regimes.txt")).ExitCode);
        Assert.Equal(new[] { elsewhere, held, folder.Path("regimes.txt") }.Order(), Directory.GetFiles(folder.Root).Order());
    }

    [Fact]
    public void Parts_that_are_not_whole_are_refused_or_made_anew()
    {
        using var folder = new Folder();
        var (input, parts, list) = (Table(folder, 70_000, "bad"), folder.Path("parts"), folder.Path("list.csv"));
        var one = Batch(input, "-o", folder.Path("one.csv"), "--problems", folder.Path("problems.csv"));
        string[] asked = ["-o", parts + "/", "--part-rows", "1", "--problems", list];

        // A command that is given up before its first part is no obstacle to another.
        Assert.Contains("problems-too-many", Batch(input, [.. asked, "--max-problems", "0"]).Error, StringComparison.Ordinal);
        Assert.Equal(one, Batch(input, asked) with { Error = one.Error });
        Assert.Equal(File.ReadAllText(folder.Path("problems.csv")), File.ReadAllText(list));
        var whole = Contents();
        Assert.True(whole.Count >= 4, "There is one part.");

        File.WriteAllText(Path.Combine(parts, "part-00001.csv"), "half");
        Assert.Contains("a part-00001.csv of 4 bytes", Batch(input, [.. asked, "--resume"]).Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(parts, "part-00001.csv"));
        Assert.StartsWith("1 part with", Batch(input, [.. asked, "--resume"]).Error, StringComparison.Ordinal);
        Assert.Equal(whole, Contents());
        Assert.Equal(File.ReadAllText(folder.Path("problems.csv")), File.ReadAllText(list));

        List<string> Contents() => [.. Directory.GetFiles(parts, "p*-*").Order().Select(File.ReadAllText)];
    }

    [Theory]
    [InlineData("-o", "in.csv")]
    [InlineData("-o", "out.csv", "--problems", "out.csv")]
    [InlineData("--problems", "in.csv")]
    public void What_is_read_is_not_written_over_and_nothing_is_written_twice(params string[] words)
    {
        using var folder = new Folder();
        var input = Table(folder, 2, "1");
        var before = File.ReadAllText(input);
        var run = Batch(input, [.. words.Select(w => w[0] == '-' ? w : folder.Path(w))]);
        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Assert.Contains("file-taken", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(input));
        Assert.Equal([input], Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void A_plan_that_was_not_made_whole_is_made_again_and_nothing_else_is_taken_for_one()
    {
        using var folder = new Folder();
        var (input, run) = (Table(folder, 2, "1"), folder.Path("run"));
        var case_ = Repository.PathOf("docs/simulations/breach.json");
        string[] plan = ["plan", "simulate", case_, "--trials", "10000", "--shards", "2", "-o", run];
        Assert.Equal(Tool.Ok, ToolTests.Run(plan).ExitCode);
        Assert.Contains("run-folder-taken", ToolTests.Run(plan).Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(run, "manifest.json"));
        File.WriteAllText(Path.Combine(run, ".finecalc-half"), "half");
        Assert.Equal(Tool.Ok, ToolTests.Run(plan).ExitCode);
        Assert.Equal(Tool.Ok, ToolTests.Run("run", run).ExitCode);

        File.Delete(Path.Combine(run, "manifest.json"));
        Assert.Contains("run-folder-taken", ToolTests.Run(plan).Error, StringComparison.Ordinal);
        Assert.Contains("The folder cannot be made: this is a file", ToolTests.Run([.. plan[..^1], input]).Error, StringComparison.Ordinal);
        Assert.Contains(
            "The folder cannot be made: a part of its path is a file",
            ToolTests.Run([.. plan[..^1], Path.Combine(input, "run")]).Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_wrong_with_a_mapping_is_so_of_its_file_when_a_plan_is_made()
    {
        using var folder = new Folder();
        var (input, mapping) = (Table(folder, 2, "1"), folder.Path("mapping.json"));
        File.WriteAllText(mapping, "{ \"columns\": { \"turnovr\": \"turnover\" } }");
        var run = ToolTests.Run(["plan", "batch", input, .. Law, "--mapping", mapping, "--shards", "1", "-o", folder.Path("run")]);
        Assert.StartsWith(mapping + ":", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path("run")));
    }

    [Theory]
    [InlineData(
        "batch in.csv --regime uk-gdpr -o parts/ --part-rows 99999999999999999999",
        "--part-rows 99999999999999999999: this is no whole number"
    )]
    [InlineData("batch in.csv --regime uk-gdpr -o out.csv --part-rows 5", "--part-rows is for a table in parts")]
    [InlineData("batch in.csv --regime uk-gdpr --resume", "--resume is for a table in parts")]
    [InlineData("batch in.csv --max-problems x --regime uk-gdpr", "--max-problems x: this is no whole number")]
    [InlineData("run r --threads x", "--threads x: this is no whole number")]
    [InlineData("run r --threads 0", "--threads is 1 or more")]
    [InlineData("plan simulate c.json -o r --shards x", "--shards x: this is no whole number")]
    [InlineData("simulate c.json --replicates x", "--replicates x: this is no whole number")]
    [InlineData("simulate c.json --seed -1", "--seed -1: this is no whole number, or one out of range")]
    [InlineData("annual-loss p.json --frequency x", "--frequency x: this is no number")]
    [InlineData("batch in.csv -- --regime", "Unrecognized command or argument '--regime'.")]
    public void What_is_no_number_or_belongs_to_something_else_is_wrong_usage(string command, string said)
    {
        var run = ToolTests.Run(command.Split(' '));
        Assert.Equal(Tool.Usage, run.ExitCode);
        Assert.StartsWith("usage: " + said, run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" --help\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assess case.json -o case.json")]
    [InlineData("estimate case.json --format json -o case.json")]
    [InlineData("simulate case.json --trials 100 --report page.html -o page.html")]
    public void No_command_writes_over_what_it_reads_or_writes(string command)
    {
        using var folder = new Folder();
        var before = File.ReadAllText(ToolTests.Example("advanced-2025.json"));
        File.WriteAllText(folder.Path("case.json"), before);
        var run = ToolTests.Run([.. command.Split(' ').Select(w => w.Contains('.', StringComparison.Ordinal) ? folder.Path(w) : w)]);
        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Assert.Contains("file-taken", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder.Path("case.json")));
    }

    private static (int ExitCode, string Output, string Error) Batch(string input, params string[] words) =>
        ToolTests.Run(["batch", input, .. Law, .. words]);

    private static string Table(Folder folder, int rows, string third)
    {
        var path = folder.Path("in.csv");
        File.WriteAllText(
            path,
            "turnover,tier\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"{(i % 30_000 == 3 ? third : i)},higher\n"))
        );
        return path;
    }
}
