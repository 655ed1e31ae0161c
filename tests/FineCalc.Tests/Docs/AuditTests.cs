using System.Globalization;
using System.Text.RegularExpressions;
using FineCalc.Cli;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests;

/// <summary>The page about published calculators: its commands show what it says that they show.</summary>
public partial class AuditTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/audit.md"));

    public static TheoryData<string, string> Checks =>
        [.. Rows("| Tool | It says |").Where(cells => cells[6].Trim().Length > 0).Select(cells => (Code(cells[6]), Code(cells[7])))];

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_command_shows_what_the_page_says(string command, string shown)
    {
        var words = command.Split(' ');
        Assert.Equal("finecalc", words[0]);
        var run = ToolTests.Run([.. words.Skip(1).Select(w => w.StartsWith("docs/", StringComparison.Ordinal) ? Repository.PathOf(w) : w)]);
        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Assert.Contains(shown, Blanks().Replace(run.Output, " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Factors_are_those_of_the_league_table()
    {
        var league = File.ReadAllText(Repository.PathOf("docs/league.md"));
        var rows = Rows("| Tool | What it gives |").ToList();
        Assert.InRange(rows.Count, 5, 50);
        Assert.All(
            rows,
            cells =>
            {
                var bias = Regex.Match(
                    league,
                    $@"^\| {Regex.Escape(cells[1].Trim())} \|[^|]*\|[^|]*\| \\?([-+0-9.]+) \|",
                    RegexOptions.Multiline
                );
                var factor = Math.Pow(10d, double.Parse(bias.Groups[1].Value, CultureInfo.InvariantCulture));
                Assert.Equal(cells[3].Trim(), Math.Round(factor).ToString(CultureInfo.InvariantCulture));
            }
        );
    }

    private static IEnumerable<string[]> Rows(string head)
    {
        var table = Page[Page.IndexOf(head, StringComparison.Ordinal)..];
        var end = table.IndexOf("\n\n", StringComparison.Ordinal);
        return (end < 0 ? table.TrimEnd() : table[..end]).Split('\n').Skip(2).Select(row => row.Split('|'));
    }

    private static string Code(string cell) => cell.Trim().Trim('`');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
