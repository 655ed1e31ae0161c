using System.Text.RegularExpressions;

namespace FineCalc.Tests;

/// <summary>The examples on the page about numbers are read, or refused, as the page says.</summary>
public partial class NumbersPageTests
{
    public static TheoryData<string, bool> Examples
    {
        get
        {
            var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "numbers.md"));
            var table = page[page.IndexOf("| text | is read as |", StringComparison.Ordinal)..];
            var data = new TheoryData<string, bool>();
            var rows = table[..table.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').Skip(2);
            foreach (var cells in rows.Select(row => row.Split('|')))
            {
                foreach (Match text in Code().Matches(cells[1]))
                {
                    data.Add(text.Groups[1].Value, !cells[2].StartsWith(" refused", StringComparison.Ordinal));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read_or_refused_as_the_page_says(string text, bool isRead) =>
        Assert.Equal(isRead, Money.TryParse(text, out _) || Rate.TryParse(text, out _) || Count.TryParse(text, out _));

    [Fact]
    public void The_page_has_examples_of_both_kinds()
    {
        Assert.InRange(Examples.Count(e => e.Data.Item2), 10, 100);
        Assert.InRange(Examples.Count(e => !e.Data.Item2), 30, 100);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
