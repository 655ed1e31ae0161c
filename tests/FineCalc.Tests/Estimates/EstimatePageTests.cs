using System.Globalization;
using System.Text;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests;

/// <summary>Six cases as people bring them, and what the tool answers: a page to read and ask of each, would I believe this?</summary>
public class EstimatePageTests
{
    private static readonly (string Title, string Facts)[] Cases =
    [
        (
            "A village school",
            """
            "country": "sweden", "defendant": "public-body", "sector": "public-sector-and-education",
                "infringement-kind": "legal-basis", "people-affected": 25, "data-sensitivity": "children", "tier": "higher"
            """
        ),
        ("A GP practice", """ "country": "spain", "defendant": "sole-trader", "sector": "health-care", "infringement-kind": "rights" """),
        (
            "A hotel",
            """
            "country": "italy", "defendant": "company", "sector": "hospitality",
                "infringement-kind": "information", "size-class": "up-to-10m"
            """
        ),
        (
            "A public hospital",
            """
            "country": "ireland", "defendant": "public-body", "sector": "health-care",
                "infringement-kind": "security", "people-affected": 20000, "data-sensitivity": "special", "tier": "standard"
            """
        ),
        (
            "A bank",
            """
            "country": "spain", "defendant": "company", "sector": "finance-and-consulting",
                "infringement-kind": "security", "turnover": 2000000000
            """
        ),
        (
            "A giant",
            """
            "country": "ireland", "defendant": "company", "sector": "media-and-telecoms",
                "turnover": 100000000000, "people-affected": 30000000, "data-sensitivity": "children", "tier": "higher"
            """
        ),
        ("Somebody of whom nothing is told", ""),
    ];

    [Fact]
    public void The_page_of_estimates_is_what_the_tool_answers()
    {
        var page = new StringBuilder(
            "# Estimates as people ask for them\n\nInvented cases with what is known from outside, and what `finecalc estimate` "
                + "answers: which table spoke,\nwhat was put in, what it is worth. Written by the tests.\n"
        );
        foreach (var (title, facts) in Cases)
        {
            var file = $$"""
                {
                  "case": "asked",
                  "title": "{{title}} (invented)",
                  "regime": "eu-gdpr",
                  "version": "2023-05-24",
                  "facts": { {{facts.Trim()}} }
                }
                """;
            var run = ToolTests.Run(["estimate", "-"], new MemoryStream(Encoding.UTF8.GetBytes(file)));

            Assert.Equal("", run.Error);
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n```json\n{file}\n```\n\n```text\n{run.Output.TrimEnd()}\n```\n");
        }

        Golden.Hold("docs/estimate-cases.md", page.ToString());
    }
}
