using FineCalc.Cli;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests.Files;

/// <summary>The command over tables, and its page.</summary>
public class BatchCommandTests
{
    private const string Page = "docs/tables.md";

    private static readonly string[] Law = ["--regime", "uk-gdpr", "--on", "2024-08-07"];

    private static string Mapping => Repository.PathOf("docs/tables/mapping.json");

    private static string Parties => Repository.PathOf("docs/tables/parties.csv");

    // Neither is whole then, and there is no half file.
    [Fact]
    public void An_output_that_takes_no_more_is_no_fault_of_the_file_of_problems()
    {
        using var folder = new Folder();
        var problems = folder.Path("problems.csv");
        using var error = new StringWriter { NewLine = "\n" };
        var exit = Tool.Run(["batch", Parties, .. Law, "--mapping", Mapping, "--problems", problems], Stream.Null, new Closed(), error);

        Assert.Equal(Tool.CaseProblems, exit);
        Assert.StartsWith("output-not-written: ", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(problems));
    }

    private sealed class Closed : StringWriter
    {
        public override void Write(ReadOnlySpan<char> buffer) => throw new IOException("Nobody reads.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_commands_of_the_page_print_what_stands_below_them(int block)
    {
        var command = Snippet.All(Page, "bash")[block].Split(' ');
        Assert.Equal("finecalc", command[0]);
        var run = ToolTests.Run([.. command[1..].Select(w => w.StartsWith("docs/", StringComparison.Ordinal) ? Repository.PathOf(w) : w)]);
        var parts = File.ReadAllText(Repository.PathOf(Page)).Split("```text\n");
        var end = parts[block + 1].IndexOf("```", StringComparison.Ordinal);
        parts[block + 1] = string.Join('\n', run.Output.Split('\n').Select(l => l.TrimEnd())).TrimEnd() + "\n" + parts[block + 1][end..];

        Golden.Hold(Page, string.Join("```text\n", parts));
        Assert.InRange(run.ExitCode, Tool.Ok, Tool.CaseProblems);
    }

    [Fact]
    public void A_column_that_the_command_line_names_is_not_told_to_answer_nothing()
    {
        using var folder = new Folder();
        var path = folder.Path("cases.csv");
        File.WriteAllText(path, "id,note,turnover,tier\nA,x,\u00A31.2m,Higher\nB,y,#N/A,higher\n");

        var run = Batch(path, "--keep", "id");
        Assert.Contains("Columns that answer nothing: note.", run.Error, StringComparison.Ordinal);
        Assert.Contains("GBP 1,200,000 may be meant.", run.Output, StringComparison.Ordinal);
        Assert.Contains("'higher' may be meant.", run.Output, StringComparison.Ordinal);
        Assert.Contains("It is no answer where the mapping says", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing: note.\n", Batch(path, "--keep", "id", "--dry-run").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("answer nothing", Batch(path, "--keep", "note,id").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_of_the_page_runs_as_it_stands() =>
        Assert.Contains("A,12,", Snippet.Run(Snippet.Of(Page)), StringComparison.Ordinal);

    [Fact]
    public void Every_form_gives_the_same_rows_by_way_of_files_and_pipes()
    {
        using var folder = new Folder();
        var csv = Batch(Parties, "--mapping", Mapping);
        foreach (var form in new[] { "jsonl", "parquet" })
        {
            var path = folder.Path("parties." + form);
            var written = Batch(Parties, "--mapping", Mapping, "-o", path);
            Assert.Equal((Tool.CaseProblems, ""), (written.ExitCode, written.Output));
            var back = Batch(
                path,
                "--mapping",
                Mapping,
                "--out-format",
                "csv",
                "--keep",
                "id,Revenue (million),tier,Severity %,size_factor,combined-mitigation,combined-aggravation"
            );
            Assert.Equal(csv.Output, back.Output);
        }

        var piped = ToolTests.Run(["batch", "-", .. Law, "--mapping", Mapping], new MemoryStream(File.ReadAllBytes(Parties)));
        Assert.Equal(csv.Output, piped.Output);
        Assert.Equal(2, Directory.GetFiles(folder.Root).Length);
    }

    [Fact]
    public void Problems_have_a_file_of_their_own_and_an_end()
    {
        using var folder = new Folder();
        var (problems, output) = (folder.Path("problems.csv"), folder.Path("out.csv"));
        var run = Batch(Parties, "--mapping", Mapping, "--problems", problems, "-o", output, "--max-problems", "0");

        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Assert.Contains("problems-too-many", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
        Assert.StartsWith(
            "row,column,code,message,allowed\n5,Revenue (million),cell-not-a-number,",
            File.ReadAllText(problems),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_row_is_explained_as_a_case_is()
    {
        var run = Batch(Parties, "--mapping", Mapping, "--explain", "2");
        Assert.Equal(Tool.Ok, run.ExitCode);
        Assert.Contains("Seriousness", run.Output, StringComparison.Ordinal);
        Assert.Contains("row-unknown", Batch(Parties, "--mapping", Mapping, "--explain", "9").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_go_on_where_they_were_stopped()
    {
        using var folder = new Folder();
        var input = folder.Path("in.csv");
        var rows = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"{i},{i}000000,higher\n"));
        File.WriteAllText(input, "id,turnover,tier\n" + rows);
        var parts = folder.Path("parts") + "/";
        string[] asked = ["--keep", "id", "--no-range", "--steps", "statutory-maximum", "-o", parts, "--part-rows", "30000"];
        Assert.Equal(Tool.Ok, Batch(input, asked).ExitCode);
        var whole = Directory.GetFiles(parts, "part-*").Order().Select(File.ReadAllText).ToList();
        Assert.True(whole.Count >= 3);
        Assert.Equal(100_000, whole.Sum(p => p.Count(c => c == '\n') - 1));

        // As if it had been stopped after the first.
        var list = Path.Combine(parts, "finecalc-parts.json");
        var said = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(list))!;
        said["isWhole"] = false;
        for (var i = said["parts"]!.AsArray().Count - 1; i > 0; i--)
        {
            File.Delete(Path.Combine(parts, said["parts"]![i]!["file"]!.GetValue<string>()));
            said["parts"]!.AsArray().RemoveAt(i);
        }

        File.WriteAllText(list, said.ToJsonString());
        Assert.Contains("parts-refused", Batch(input, asked).Error, StringComparison.Ordinal);
        Assert.Contains("parts-refused", Batch(input, [.. asked, "--resume", "--exact"]).Error, StringComparison.Ordinal);
        Assert.Equal(Tool.Ok, Batch(input, [.. asked, "--resume"]).ExitCode);
        Assert.Equal(whole, Directory.GetFiles(parts, "part-*").Order().Select(File.ReadAllText));
    }

    [Fact]
    public void What_cannot_be_done_is_said_in_one_line()
    {
        using var folder = new Folder();
        foreach (
            var (code, args) in new (string, string[])[]
            {
                ("usage", ["batch", Parties]),
                ("file-not-found", ["batch", folder.Path("no.csv"), .. Law]),
                ("format-unknown", ["batch", Parties, .. Law, "-o", folder.Path("out.xlsx")]),
                ("parquet-to-standard-output", ["batch", Parties, .. Law, "--out-format", "parquet"]),
                ("column-unknown", ["batch", Parties, .. Law, "--keep", "nobody"]),
                ("step-unknown", ["batch", Parties, .. Law, "--steps", "nothing"]),
                ("file-not-written", ["batch", Parties, .. Law, "-o", folder.Path("no", "out.csv")]),
            }
        )
        {
            var run = ToolTests.Run(args);
            Assert.NotEqual(Tool.Ok, run.ExitCode);
            Assert.Contains(code, run.Error, StringComparison.Ordinal);
            Assert.Equal("", run.Output);
        }

        if (OperatingSystem.IsLinux())
        {
            foreach (var form in new[] { "csv", "jsonl", "parquet" })
            {
                var run = Batch(Parties, "-o", "/dev/full", "--out-format", form);
                Assert.Contains("the disk is full", run.Error, StringComparison.Ordinal);
                Assert.Single(run.Error.TrimEnd().Split('\n'));
            }
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    private static (int ExitCode, string Output, string Error) Batch(string input, params string[] args) =>
        ToolTests.Run(["batch", input, .. Law, .. args]);
}
