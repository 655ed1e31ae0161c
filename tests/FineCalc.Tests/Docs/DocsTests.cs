using System.Text.RegularExpressions;

namespace FineCalc.Tests;

public sealed partial class SnippetTests
{
    [Fact]
    public void The_programs_of_the_readme_are_short() =>
        Assert.All(Snippet.All("README.md", "csharp"), program => Assert.InRange(program.Split('\n').Length, 1, 16));

    [Fact]
    public void The_first_program_of_the_readme_prints_what_stands_below_it() => Shown(0, Snippet.Run(Snippet.Of("README.md")).TrimEnd());

    [Fact]
    public void The_second_program_of_the_readme_prints_both_amounts_of_the_case()
    {
        var printed = Snippet.Run(Snippet.All("README.md", "csharp")[1]);

        Assert.Contains("GBP 6,090,000", printed, StringComparison.Ordinal);
        Assert.Contains("3,076,320", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_command_of_the_readme_prints_the_lines_that_stand_below_it()
    {
        var command = Snippet.Of("README.md", "bash").Split(' ');
        using var printed = new StringWriter();

        var exit = FineCalc.Cli.Tool.Run(
            [.. command[1..].Select(word => word.Contains('/', StringComparison.Ordinal) ? Repository.PathOf(word) : word)],
            Stream.Null,
            printed,
            TextWriter.Null,
            regimes: Regimes.All
        );

        Assert.Equal(("finecalc", 0), (command[0], exit));

        // Some lines of many, each found by its first words.
        var lines = printed.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        var shown = Snippet.All("README.md", "text")[1].Split('\n').Select(line => line.Split("  ")[0] + "  ");
        Shown(1, string.Join('\n', shown.Select(begin => Assert.Single(lines, l => l.StartsWith(begin, StringComparison.Ordinal)))));
    }

    // What a block of the readme shows of an output.
    private static void Shown(int block, string output)
    {
        var page = File.ReadAllText(Repository.PathOf("README.md"));
        var now = Snippet.All("README.md", "text")[block];
        Golden.Hold("README.md", page.Replace($"```text\n{now}\n```", $"```text\n{output}\n```", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(Money), "GBP 3,600")]
    [InlineData(typeof(RegimeJson), "True")]
    [InlineData(typeof(Regimes), "Statutory maximum")]
    [InlineData(typeof(FactTable), "3600")]
    [InlineData(typeof(Estimate), "Worth finding out: ")]
    [InlineData(typeof(Report), "GBP 6,090,000")]
    [InlineData(typeof(TableBatch), "A,3600,")]
    [InlineData(typeof(FineCalc.Cli.Tool), "uk-gdpr")]
    public void The_program_of_a_package_s_readme_runs_with_that_package_alone(Type one, string expected)
    {
        var readme = $"src/{one.Assembly.GetName().Name}/README.md";

        Assert.InRange(File.ReadAllLines(Repository.PathOf(readme)).Length, 10, 45);
        Assert.Contains(expected, Snippet.RunWith(one.Assembly, Snippet.Of(readme)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_of_the_page_on_own_regimes_runs_as_it_stands_and_prints_both_amounts()
    {
        var printed = Snippet.Run(Snippet.Of("docs/own-regime.md"));

        Assert.Contains("EUR 12,000", printed, StringComparison.Ordinal);
        Assert.Matches(@"EUR 10,000 \(\S+\+override\)", printed);
    }

    // In a program the data stand beside the class, which finds them by its id in the library.
    [Fact]
    public void The_regime_of_the_page_on_adding_one_is_whole_and_agrees_with_its_case()
    {
        const string Page = "docs/adding-a-regime.md";
        var (data, given) = (Snippet.All(Page, "json")[0], Snippet.All(Page, "json")[1]);
        var program = Snippet
            .Of(Page)
            .Replace("using FineCalc.Common;", "using FineCalc;\nusing FineCalc.Json;", StringComparison.Ordinal)
            .Replace(
                "namespace FineCalc.Xx;",
                $"""""
                var given = CaseJson.Parse(""""
                {given}
                """", "given", new RegimeCatalog(XxHarbour.Define()));
                foreach (var compared in given.Assess().Comparisons)
                {'{'}
                    Console.WriteLine(compared.Outcome);
                {'}'}

                Console.WriteLine(given.Version.Assess(given.Facts.With(XxHarbour.StatedBase, Money.Eur(400_000))).Warnings[0].Message);
                """"",
                StringComparison.Ordinal
            )
            .Replace(
                "LawData.Of(\"xx-harbour\")",
                $"NumberSetJson.Parse(\"\"\"\"\n{data}\n\"\"\"\", \"xx-harbour.json\")",
                StringComparison.Ordinal
            );

        Assert.Equal(
            ["Agrees", "Agrees", "The base that is stated is above EUR 300,000, the most of the Act."],
            Snippet.Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Equal(DataLayout.Of(data), data + "\n");
    }

    [Fact]
    public void The_program_of_the_page_on_reforms_runs_as_it_stands_and_prints_the_bridge() =>
        Assert.Contains(
            "GBP 20,000,000 to GBP 30,000,000: Higher maximum, share of turnover, 4% to 6%",
            Snippet.Run(Snippet.Of("docs/reforms.md")),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_risk_model_runs_at_a_small_size_and_prints_its_loss_curve()
    {
        var printed = Snippet.Run(Snippet.Of("docs/risk-model.md"), "20", "500");

        Assert.Contains("20 companies, 500 years", printed, StringComparison.Ordinal);
        Assert.Equal(
            7,
            printed
                .Split('\n')
                .Count(line => line.TrimStart() is [>= '0' and <= '9', ..] && line.StartsWith("     ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void The_rare_years_of_the_risk_model_are_worked_out_between_two_ends()
    {
        // The lines that go on from the first program, before its local function.
        var (model, goesOn) = (Snippet.Of("docs/risk-model.md"), Snippet.All("docs/risk-model.md", "csharp")[1]);
        var at = model.IndexOf("static string Figure", StringComparison.Ordinal);
        var last = Snippet.Run(model[..at] + goesOn + "\n" + model[at..], "20", "500").TrimEnd().Split('\n')[^1];

        Assert.Matches(@"^[\d,]+ to [\d,]+ ± [\d,]+$", last.Trim());
    }

    [Fact]
    public void The_program_with_trials_of_ones_own_runs_as_it_stands() =>
        Assert.Contains("the worst trial is ", Snippet.Run(Snippet.All("docs/risk-model.md", "csharp")[2]), StringComparison.Ordinal);

    [Fact]
    public void The_program_of_the_page_on_numbers_runs_as_it_stands() =>
        Assert.Contains("GBP", Snippet.Run(Snippet.Of("docs/numbers.md")), StringComparison.Ordinal);

    [Fact]
    public void The_program_of_the_page_on_reforms_runs_as_it_stands() =>
        Assert.Contains("4% to 6%", Snippet.Run(Snippet.Of("docs/reforms.md")), StringComparison.Ordinal);
}

public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [
            .. Repository.Files.Where(f =>
                f is "README.md" or "CONTRIBUTING.md"
                || (f.StartsWith("docs/", StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal))
            ),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_to_one(string page) => Assert.Empty(Broken(page, File.ReadAllText(Repository.PathOf(page))));

    [Fact]
    public void A_link_to_no_file_is_found() =>
        Assert.Equal(["nowhere.md"], Broken("docs/design.md", "[a](nowhere.md) [b](numbers.md#x) [c](https://example.org) [d](#here)"));

    private static IEnumerable<string> Broken(string page, string text) =>
        from match in Link().Matches(text)
        let target = match.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        let path = Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, target)
        where !File.Exists(path) && !Directory.Exists(path)
        select target;

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
