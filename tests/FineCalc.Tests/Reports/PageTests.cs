using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FineCalc.Tests.Reports;

/// <summary>What an HTML page does for its reader, alone and as a part of another page.</summary>
public class PageTests
{
    private static readonly CaseAssessment Settled = Harbour.Settled.Assess();
    private static readonly CaseAssessment Seed = Example("docs/examples/uk-gdpr/advanced-2025.json");
    private static readonly CaseAssessment Outside = Example("docs/examples/uk-gdpr/outside-facts.json");

    [Fact]
    public void A_source_links_to_its_text_whoever_gave_the_address()
    {
        // The rules of this law cite the policy by its name; its address stands with its numbers.
        var page = Parse(Report.Html(Example("docs/examples/nl-gdpr/tiktok-2021.json")));
        Assert.Contains(
            page.QuerySelectorAll("td a"),
            a =>
                a.TextContent.StartsWith("Boetebeleidsregels", StringComparison.Ordinal)
                && a.GetAttribute("href") == "https://zoek.officielebekendmakingen.nl/stcrt-2019-14586.html"
        );
        Words.Contain("](<https://zoek.officielebekendmakingen.nl/", Report.Markdown(Regimes.NlGdpr.Versions[^1]));
        Assert.NotEmpty(Parse(Report.Html(Regimes.NlGdpr.Versions[^1])).QuerySelectorAll("a"));
    }

    [Fact]
    public void A_text_that_was_not_read_is_named_once_under_its_table()
    {
        var page = Parse(Report.Html(Seed));
        Assert.Equal(2, page.QuerySelectorAll(".notes").Length);
        Assert.All(page.QuerySelectorAll(".notes"), n => Words.Contain("FineCalc's reading; not published [inferred]", n.TextContent));
        Assert.DoesNotContain(page.QuerySelectorAll("td"), cell => cell.TextContent.Contains("not published", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("td"), cell => cell.TextContent.EndsWith('\u00B9'));
    }

    [Fact]
    public void Every_amount_bears_the_title_of_its_column_for_where_there_is_no_room_for_heads() =>
        Assert.All(Parse(Report.Html(Seed)).QuerySelectorAll("td.number"), cell => Assert.NotNull(cell.GetAttribute("data-title")));

    [Fact]
    public void What_is_open_is_answered_before_it_is_explained()
    {
        var text = Report.Text(Outside);
        string[] order = ["Penalty", "What moves the amount most", "about GBP 134,000 to 437,000", "Steps", "Points for people"];
        Assert.Equal(order.Order(Comparer<string>.Create((a, b) => At(a) - At(b))), order);
        Words.Lack("What moves", Report.Text(Settled));

        int At(string words) => text.IndexOf(words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_its_fragment_in_a_frame()
    {
        var fragment = Report.Fragment(Settled);
        Words.Contain(fragment, Report.Html(Settled));
        Assert.Single(Parse(fragment).Body!.Children, root => root.ClassName == "finecalc");
    }

    [Fact]
    public void All_style_of_a_fragment_is_under_its_root()
    {
        var style = Parse(Report.Fragment(Settled)).QuerySelector("style")!.TextContent;
        var (depth, outside) = (0, "");
        foreach (var letter in style)
        {
            depth -= letter == '}' ? 1 : 0;
            outside += depth == 0 ? letter : "";
            depth += letter == '{' ? 1 : 0;
        }

        Assert.Equal(0, depth);
        Assert.Equal(".finecalc.finecalc.finecalc {}", Regex.Replace(outside.Trim(), @"\s+", " "));
        Words.Lack("@import", style);
        Words.Lack("url(", style);
    }

    [Theory]
    [InlineData("Ltd </pre><script>alert(1)</script> & \"Sons\" '\u202E\u2028\U0001F6A2")]
    [InlineData("Examplemouth")]
    public void A_standalone_page_gives_its_case_back(string title)
    {
        var assessed = (Example("docs/examples/uk-gdpr/advanced-2025.json").Case with { Title = title }).Assess();
        var page = Report.Standalone(assessed);
        var read = CaseJson.Parse(page, "report.html", Regimes.All);

        Assert.Equal(CaseJson.Write(assessed.Case), CaseJson.Write(read));
        Assert.Equal(assessed.Final.Amount, read.Assess().Final.Amount);
        Assert.Empty(Parse(page).QuerySelectorAll("script"));
        Assert.DoesNotContain(page, letter => letter is '\u202E' or '\u2028');
        Words.Contain("GBP 3,076,320", Parse(page).QuerySelector(".answer")!.TextContent);
        Words.Contain("no legal advice", Parse(page).QuerySelector("footer")!.TextContent);
        Words.Contain(assessed.Final.VersionId, page);
    }

    [Fact]
    public void A_page_without_a_case_says_so()
    {
        var page = Report.Standalone(Settled, withCase: false);
        Assert.False(CaseJson.TryParse(page, "report.html", Regimes.All, out _, out var problems));
        Assert.Equal("case-not-in-page", Assert.Single(problems).Code);
        Assert.Empty(Parse(page).QuerySelectorAll("pre"));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static CaseAssessment Example(string path) =>
        CaseJson.Parse(File.ReadAllText(Repository.PathOf(path)), path, Regimes.All).Assess();
}
