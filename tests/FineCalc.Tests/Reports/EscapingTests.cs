using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Markdig;

namespace FineCalc.Tests.Reports;

/// <summary>Whatever stands in a case is words on a page: never a mark of the page's own language, never a command to a terminal.</summary>
public class EscapingTests
{
    private static readonly HtmlParser Parser = new();

    // As GitHub reads it: pictures by their names, no smileys.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseTaskLists()
        .UseMathematics()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    [Fact]
    public void Html_of_hostile_words_has_the_elements_of_plain_words() =>
        Holds(
            HostileText.Cases,
            hostile =>
            {
                var document = Parser.ParseDocument(Report.Html(hostile.Assess()));
                Assert.Equal(Skeleton(Parser.ParseDocument(Report.Html(HostileText.Plain.Assess()))), Skeleton(document));
                Assert.Empty(document.QuerySelectorAll("script, img, iframe, object, link, base, form, input"));
                Assert.All(
                    document.All.SelectMany(e => e.Attributes),
                    a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), a.Name)
                );
                Assert.All(document.QuerySelectorAll("a"), a => Assert.Equal("https://example.org/act", a.GetAttribute("href")));
                Assert.Equal(Seen(hostile.Title), Seen(document.QuerySelector("h1")!.TextContent));
                Assert.Equal(Seen(hostile.Title), Seen(document.Title ?? ""));
            }
        );

    [Fact]
    public void Markdown_of_hostile_words_has_the_elements_of_plain_words() =>
        Holds(
            HostileText.Cases,
            hostile =>
            {
                var document = Parser.ParseDocument(Markdig.Markdown.ToHtml(Report.Markdown(hostile.Assess()), Markdown));
                Assert.Equal(
                    Skeleton(Parser.ParseDocument(Markdig.Markdown.ToHtml(Report.Markdown(HostileText.Plain.Assess()), Markdown))),
                    Skeleton(document)
                );
                Assert.Equal(Seen(hostile.Title), Seen(document.QuerySelector("h1")!.TextContent));
            }
        );

    [Fact]
    public void Text_of_hostile_words_holds_no_control_characters() =>
        Holds(
            HostileText.Cases,
            hostile =>
            {
                var text = Report.Text(hostile.Assess());
                Assert.DoesNotContain(
                    text,
                    letter => letter != '\n' && (char.IsControl(letter) || letter is '\u2028' or '\u202E' or '\u2066' or '\uFEFF')
                );
                Assert.Equal(text, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
                Assert.Single(text.Split('\n'), line => line == "Steps");
                Assert.DoesNotContain(
                    text,
                    letter =>
                        letter is '\u3164' or '\u115F' or '\u1160' or '\u2800' or '\uFFA0' or '\u3000'
                        || char.GetUnicodeCategory(letter) is UnicodeCategory.PrivateUse
                );
            }
        );

    // What a site makes of text after the marks are gone, such as a person or an issue, it finds in whole stretches of text alone.
    [Theory]
    [InlineData("write to a@b.com", "b.com")]
    [InlineData("mailto:a@b.co", "b.co")]
    [InlineData("ask @name", "name")]
    [InlineData("(see #1)", "1)")]
    [InlineData("\u00E9@name", "name")]
    [InlineData("o/r#12", "12")]
    [InlineData("GH-7", "7")]
    [InlineData("well :+1:", "+1:")]
    [InlineData("at 10:100:5", "100:5")]
    public void Markdown_mentions_nobody_and_nothing(string words, string apart)
    {
        var page = Report.Markdown((Harbour.Settled with { Title = words }).Assess());
        var document = Parser.ParseDocument(Markdig.Markdown.ToHtml(page, Markdown));
        var title = document.QuerySelector("h1")!;
        Assert.Equal(words, title.TextContent);
        Assert.Empty(title.QuerySelectorAll("*"));
        Assert.Contains(title.ChildNodes, node => node.NodeType == NodeType.Text && node.TextContent == apart);
    }

    [Fact]
    public void Markdown_leaves_the_id_of_a_version_as_it_is() =>
        Words.Contain(Harbour.Version.Id, Report.Markdown(Harbour.Settled.Assess()));

    [Theory]
    [InlineData("a\u3164b", "a\uFFFDb")]
    [InlineData("a\u2800\u115F\u1160\uFFA0b", "a\uFFFD\uFFFD\uFFFD\uFFFDb")]
    [InlineData("a\uE000\U0010FFFDb", "a\uFFFD\uFFFDb")]
    [InlineData("a\u3000b\u00A0c\u2003d", "a b c d")]
    [InlineData("Z\u0323\u0301\u0308 \u05E9\u05C1\u05B8\u05BC\u0591", "Z\u0323\u0301\u0308 \u05E9\u05C1\u05B8\u05BC\u0591")]
    [InlineData("\U0001F468\u200D\U0001F469 \u845B\U000E0100", "\U0001F468\u200D\U0001F469 \u845B\U000E0100")]
    public void What_looks_like_nothing_is_seen_and_letters_are_kept(string written, string shown) =>
        Words.Begin(shown + "\n", Report.Text((Harbour.Settled with { Title = written }).Assess()));

    [Fact]
    public void Of_the_letters_beside_one_that_looks_like_nothing_those_that_are_seen_are_kept()
    {
        int[] unseen = [0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x13441, 0x13442, 0x16FE4, 0x1D159];
        int[] seen = [0x34E, 0x350, 0x115E, 0x1161, 0x17B3, 0x17B6, 0x27FF, 0x2801, 0x3163, 0x3165, 0x16FE3, 0x1D158, 0x1D15A];

        Assert.All(unseen, letter => Assert.Equal("a\uFFFDb", Shown(letter)));
        Assert.All(seen, letter => Assert.Equal($"a{char.ConvertFromUtf32(letter)}b", Shown(letter)));

        static string Shown(int letter) =>
            new Problem("odd", $"a{char.ConvertFromUtf32(letter)}b").ToString().Replace("odd: ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_pile_of_marks_is_cut()
    {
        var pile = "x" + string.Concat(Enumerable.Repeat("\u0301\u200D", 150)) + "y";
        var shown = Report.Text((Harbour.Settled with { Title = pile }).Assess()).Split('\n')[0];
        Assert.Equal(8, shown.Count(letter => letter == '\u0301'));
        Words.Contain("\uFFFD", shown);
        Words.End("y", shown);
    }

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
        var linked = (
            Harbour.Settled with
            {
                Published = new PublishedFigures(new Citation("Notice") { Link = "https://example.org/a\"b<c>d?e=f&g=h" }),
            }
        ).Assess();
        var link = Assert.Single(Parser.ParseDocument(Report.Html(linked)).QuerySelectorAll("a"), a => a.TextContent == "Notice");
        Assert.Equal("https://example.org/a%22b%3Cc%3Ed?e=f&g=h", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
        Words.Contain("[Notice](<https://example.org/a%22b%3Cc%3Ed?e=f&g=h>)", Report.Markdown(linked));
    }

    // Same words for a reader: spaces do not count, nor what was made visible.
    private static string Seen(string words) =>
        string.Concat(
            words
                .EnumerateRunes()
                .Where(r =>
                    (System.Text.Rune.IsLetterOrDigit(r) && r.Value is not (0x3164 or 0x115F or 0x1160 or 0xFFA0))
                    || (r.Value < 127 && System.Text.Rune.IsPunctuation(r))
                )
        );

    private static string Skeleton(IDocument document) =>
        string.Join(
            '\n',
            document.Body!.QuerySelectorAll("*").Where(e => e.LocalName is not "br").Select(e => $"{e.LocalName}.{e.ClassName}")
        );

    private static void Holds(Gen<Case> cases, Action<Case> law) =>
        FsCheck.Check.One(
            Laws.Seeded(Config.QuickThrowOnFailure).WithMaxTest(Laws.Count(150)).WithQuietOnSuccess(true),
            Prop.ForAll(Arb.From(cases), law)
        );
}
