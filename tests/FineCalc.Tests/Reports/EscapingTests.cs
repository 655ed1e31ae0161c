using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Markdig;

namespace FineCalc.Tests.Reports;

/// <summary>Whatever stands in a case is words on a page: never a mark of the page's own language, never a command to a terminal.</summary>
public class EscapingTests
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</td></table><h1>", "<!--", "-->", "]]>", "<![CDATA[", "</style>", "</title>",
        "&lt;b&gt;", "&#60;script&#62;", "&", "|", "\\|", "| a | b |", "|---|---|", "`", "```", "``code``", "**bold**", "__bold__", "*", "_", "~~gone~~", "# ", "## head", "- ", "+ ", "1. ", "2) ", "> ", "===", "---",
        "[link](javascript:alert(1))", "[link]: https://evil.example", "![i](https://evil.example/x.png)", "](", "<https://evil.example>", "https://evil.example/a_b", "www.evil.example", "$x$", "\\", "\\\\", ":::",
        "\n", "\r\n", "\n\n# head\n\n", "\t", "    code", "\0", "\u001b[31mred", "\u001b]0;title\a", "\u009b31m", "\b\b\b", "\u202Egnp.exe", "\u2066", "\uFEFF", "\u2028", "\uD800", "\uDC00x", "\uFFFE",
        "[bold]", "[/]", "{0}", "%s", "港務局", "e\u0301", "\U0001F6A2", "plain words", "",
    ];

    private static readonly HtmlParser Parser = new();

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().UseMathematics().Build();

    // Hostile words between letters, so that none of them is empty.
    private static Gen<string> Anything => Gen.Elements(Hostile).ListOf(3).Select(parts => "x" + string.Concat(parts) + "y")
        .Or(Gen.Elements(Hostile).Select(part => part + "z"));

    private static Gen<Case> Cases => Anything.ArrayOf(14).Select(Case);

    [Fact]
    public void Html_of_hostile_words_has_the_elements_of_plain_words() => Holds(Cases, hostile =>
    {
        var document = Parser.ParseDocument(Report.Html(hostile.Assess()));
        Assert.Equal(Skeleton(Parser.ParseDocument(Report.Html(Plain.Assess()))), Skeleton(document));
        Assert.Empty(document.QuerySelectorAll("script, img, iframe, object, link, base, form, input"));
        Assert.All(document.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), a.Name));
        Assert.All(document.QuerySelectorAll("a"), a => Assert.Equal("https://example.org/act", a.GetAttribute("href")));
        Assert.Equal(Seen(hostile.Title), Seen(document.QuerySelector("h1")!.TextContent));
        Assert.Equal(Seen(hostile.Title), Seen(document.Title ?? ""));
    });

    [Fact]
    public void Markdown_of_hostile_words_has_the_elements_of_plain_words() => Holds(Cases, hostile =>
    {
        var document = Parser.ParseDocument(Markdig.Markdown.ToHtml(Report.Markdown(hostile.Assess()), Markdown));
        Assert.Equal(Skeleton(Parser.ParseDocument(Markdig.Markdown.ToHtml(Report.Markdown(Plain.Assess()), Markdown))), Skeleton(document));
        Assert.Equal(Seen(hostile.Title), Seen(document.QuerySelector("h1")!.TextContent));
    });

    [Fact]
    public void Text_of_hostile_words_holds_no_control_characters() => Holds(Cases, hostile =>
    {
        var text = Report.Text(hostile.Assess());
        Assert.DoesNotContain(text, letter => letter != '\n' && (char.IsControl(letter) || letter is '\u2028' or '\u202E' or '\u2066' or '\uFEFF'));
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Single(text.Split('\n'), line => line == "Steps");
    });

    [Fact]
    public void The_page_forbids_what_it_does_not_need()
    {
        var html = Report.Html(Harbour.Settled.Assess());
        var policy = Parser.ParseDocument(html).QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content");
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", policy);
        Words.Lack("url(", html);
        Words.Lack("@import", html);
        Words.Lack("src=", html);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/x")]
    [InlineData("not an address")]
    [InlineData("")]
    public void Only_web_addresses_become_links(string address)
    {
        var linked = (Harbour.Settled with { Published = new PublishedFigures(new Citation("Notice") { Link = address }) }).Assess();
        Assert.DoesNotContain(Parser.ParseDocument(Report.Html(linked)).QuerySelectorAll("a"), a => a.TextContent == "Notice");
        Words.Lack("[Notice]", Report.Markdown(linked));
    }

    [Fact]
    public void A_web_address_becomes_a_link_that_cannot_break_out()
    {
        var linked = (Harbour.Settled with { Published = new PublishedFigures(new Citation("Notice") { Link = "https://example.org/a\"b<c>d?e=f&g=h" }) }).Assess();
        var link = Assert.Single(Parser.ParseDocument(Report.Html(linked)).QuerySelectorAll("a"), a => a.TextContent == "Notice");
        Assert.Equal("https://example.org/a%22b%3Cc%3Ed?e=f&g=h", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
        Words.Contain("[Notice](<https://example.org/a%22b%3Cc%3Ed?e=f&g=h>)", Report.Markdown(linked));
    }

    private static Case Plain => Case([.. Enumerable.Repeat("plain", 14)]);

    private static Case Case(string[] parts)
    {
        // No two alike, since a note that is said once already is left out.
        string[] words = [.. parts.Select((part, i) => $"{part}{i}")];
        var facts = Facts.None
            .With(Harbour.Turnover, Money.Gbp(75_000_000), words[0], new Citation(words[1], words[2]) { Link = "x:" + words[3] })
            .WithInfringement("1" + words[4], own => own.With(Harbour.Grade, Grade.Greater, words[5]).With(Harbour.Seriousness, Rate.Percent(42), words[6]))
            .WithInfringement("2" + words[7], own => own.With(Harbour.Grade, Grade.Lesser).With(Harbour.Seriousness, Rate.Percent(15)));
        return new Case(words[8], words[9], Harbour.Version, facts)
        {
            AfterRepresentations = facts.With(Harbour.Cooperation, Rate.Percent(25), words[10]),
            RepresentationsNote = words[11],
            Dates = new Dictionary<string, string> { ["notice" + words[12]] = words[13] },
            DateAssumption = words[0],
            Notes = [words[1], words[2]],
            Published = new PublishedFigures(new Citation(words[3], words[4])) { Final = Money.Gbp(1) },
        };
    }

    // Same words for a reader: spaces do not count, nor what was made visible.
    private static string Seen(string words) => string.Concat(words.EnumerateRunes().Where(r => System.Text.Rune.IsLetterOrDigit(r) || (r.Value < 127 && System.Text.Rune.IsPunctuation(r))));

    private static string Skeleton(IDocument document) => string.Join('\n', document.Body!.QuerySelectorAll("*").Where(e => e.LocalName is not "br").Select(e => $"{e.LocalName}.{e.ClassName}"));

    private static void Holds(Gen<Case> cases, Action<Case> law) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20_260_101, 12_345_679).WithParallelRunConfig(null),
        Prop.ForAll(Arb.From(cases), law));
}
