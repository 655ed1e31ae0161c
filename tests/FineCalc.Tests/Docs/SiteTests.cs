using System.Text.RegularExpressions;

namespace FineCalc.Tests;

/// <summary>
/// Every command and program of the pages that lead through the site is run, and what they show of its output is that output.
/// </summary>
public sealed partial class SitePageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("finecalc-page");

    public static TheoryData<string> Pages => ["index", "tutorial", "for-developers", "for-risk-models", "for-analysts"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_runs_prints_what_stands_below_it(string name)
    {
        var page = $"docs/{name}.md";
        var output = "";
        var written = File.ReadAllText(Repository.PathOf(page));
        var text = Block()
            .Replace(
                written,
                block =>
                {
                    var (language, content) = (block.Groups[1].Value, block.Groups[2].Value);
                    if (ToSave().Match(written[..block.Index]) is { Success: true } told)
                    {
                        File.WriteAllText(InFolder(told.Groups[1].Value), content);
                    }

                    (output, var shown) = language switch
                    {
                        "bash" => (string.Concat(content.Split('\n').Select(Commanded)), content),
                        "csharp" => (Snippet.Run(content).TrimEnd(), content),
                        "text" => (output, Shown(content, output)),
                        _ => (output, content),
                    };
                    return $"```{language}\n{shown}\n```";
                }
            );
        Golden.Hold(page, text);
    }

    // What a command of a page prints, in a folder of the page; what installs or runs something else is not for a test.
    private string Commanded(string line)
    {
        var words = Word().Matches(line).Select(m => m.Value.Trim('"')).ToList();
        if (words[0] != "finecalc")
        {
            Assert.Contains(words[1], (string[])["tool", "add", "run"]);
            return "";
        }

        using var printed = new StringWriter();
        using var problems = new StringWriter();
        var exit = FineCalc.Cli.Tool.Run([.. words[1..].Select(Placed)], Stream.Null, printed, problems, regimes: Regimes.All);
        Assert.True(exit == 0, $"{line}: {problems}");
        return printed.ToString();

        string Placed(string word, int at) =>
            word.Contains('/', StringComparison.Ordinal) ? Repository.PathOf(word)
            : words[at] == "-o" || File.Exists(InFolder(word)) ? InFolder(word)
            : word;
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    // A page shows all that a program prints, or of a command some lines, each found by its first words.
    private static string Shown(string shown, string output)
    {
        var lines = output.Split('\n').Select(l => l.TrimEnd()).ToList();
        var begin = shown.Split('\n').Select(l => l.Split("  ")[0]).ToList();
        return begin.Count < lines.Count && begin.TrueForAll(b => lines.Exists(l => l.StartsWith(b, StringComparison.Ordinal)))
            ? string.Join('\n', begin.Select(b => lines.First(l => l.StartsWith(b, StringComparison.Ordinal))))
            : output;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("```([a-z]*)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("Save this as `([^`]+)`:\\s*$")]
    private static partial Regex ToSave();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}

/// <summary>Pages of the site that the code writes.</summary>
public partial class GeneratedPagesTests
{
    /// <summary>Of each regime of the front page the case that its picture is of.</summary>
    private static readonly Dictionary<string, string> Pictured = new()
    {
        ["uk-gdpr"] = "advanced-2025",
        ["eu-gdpr"] = "outside-facts",
        ["us-hipaa"] = "discretion-2026",
        ["br-lgpd"] = "telekall-2023",
        ["kr-pipa"] = "platform-2024",
        ["uk-fca-firms"] = "arian-2024",
        ["uk-health-safety-organisations"] = "whirlpool-2017",
        ["eu-antitrust"] = "cartel",
        ["us-ofac"] = "bitgo-2020",
        ["us-sentencing-organisations"] = "cooperation-2023",
    };

    private static Picture PictureOf(string id)
    {
        using var file = File.OpenRead(Repository.PathOf($"docs/examples/{id}/{Pictured[id]}.json"));
        return Picture.Waterfall(CaseJson.Read(file, id, Regimes.All).Assess());
    }

    // The page of a regime, with its picture below its title.
    private static string Illustrated(string id, string page)
    {
        if (!Pictured.TryGetValue(id, out var of))
        {
            return page;
        }

        var at = page.IndexOf("\n\n", page.IndexOf("\n\n", StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2;
        return $"{page[..at]}![{PictureOf(id).Title}](../pictures/regimes/{id}.svg)\n\n"
            + $"The picture is of [a case](../examples/{id}/{of}.json).\n\n{page[at..]}";
    }

    [Fact]
    public void The_pictures_of_regimes_are_what_the_code_draws()
    {
        foreach (var id in Pictured.Keys)
        {
            Golden.Hold($"docs/pictures/regimes/{id}.svg", PictureOf(id).Svg());
        }
    }

    [Fact]
    public void The_page_of_commands_is_that_of_the_tool()
    {
        const string Common = "\nExit codes:";
        var overview = Help();
        var commands = Command()
            .Matches(overview[overview.IndexOf("\nCommands:", StringComparison.Ordinal)..])
            .Select(m => m.Groups[1].Value);
        var pages = commands.Distinct().Select(c => $"## finecalc {c}\n\n```\n{Before(Help(c), Common)}\n```\n");
        var exits = overview[(overview.IndexOf(Common, StringComparison.Ordinal) + Common.Length + 1)..].TrimEnd();
        Golden.Hold(
            "docs/commands.md",
            $"# Commands\n\nWritten by the tool itself; `finecalc COMMAND --help` prints the same.\n\n{string.Join('\n', pages)}\n"
                + $"## Exit codes\n\n```\n{exits}\n```\n"
        );

        static string Help(params string[] of)
        {
            using var printed = new StringWriter();
            FineCalc.Cli.Tool.Run([.. of, "--help"], Stream.Null, printed, TextWriter.Null, regimes: Regimes.All);
            return string.Join('\n', printed.ToString().Split('\n').Select(l => l.TrimEnd()));
        }

        static string Before(string text, string end) => text[..text.IndexOf(end, StringComparison.Ordinal)].Trim();
    }

    [Fact]
    public void The_list_of_decisions_is_that_of_their_pages() =>
        Golden.Hold(
            "docs/adr/README.md",
            "# Decisions on the design\n\n"
                + string.Concat(
                    Repository
                        .Files.Where(f => f.StartsWith("docs/adr/0", StringComparison.Ordinal))
                        .Select(f =>
                            $"- [{Numbered().Replace(File.ReadLines(Repository.PathOf(f)).First(), "")}]({f["docs/adr/".Length..]})\n"
                        )
                )
        );

    // What a decision's title begins with.
    [GeneratedRegex(@"^# (?:\d+[.:] )?")]
    private static partial Regex Numbered();

    // A command in the overview: its name, and what it takes.
    [GeneratedRegex(@"\n  ([a-z]+)(?=\n| )")]
    private static partial Regex Command();
}
