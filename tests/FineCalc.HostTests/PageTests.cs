using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace FineCalc.HostTests;

/// <summary>Pages as a browser shows and prints them, with everything that folds opened.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Open = "document.querySelectorAll('details').forEach(d => d.open = true)";

    // What reaches over an edge of the window, or has more in it than it shows.
    private const string Overflowing = """
        () => [...document.querySelectorAll('.finecalc, .finecalc *')]
            .filter(e => !e.closest('svg, caption'))
            .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                || (e.matches('.scroll, pre') && e.scrollWidth > e.clientWidth + 1))
            .map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`)
        """;

    public static TheoryData<string> Kinds => [.. Pages.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_page_asks_for_nothing_says_nothing_and_fits(string kind)
    {
        await using var window = await browser.Window();
        var page = await window.NewPageAsync();
        var (said, asked) = (new List<string>(), new List<string>());
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.Request += (_, request) => asked.Add(request.Url);
        await Show(page, kind);
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Empty(await page.EvaluateAsync<string[]>(Overflowing));
        }

        foreach (var (paper, width, height) in new[] { ("A4", 595d, 842d), ("Letter", 612d, 792d) })
        {
            Printed(await page.PdfAsync(new() { Format = paper }), width, height);
        }

        Assert.Empty(said);
        Assert.All(asked, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Single(asked);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_page_can_be_read_by_everybody_by_day_and_by_night(string kind)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var window = await browser.Window(scheme, letsScriptsIn: true);
            var page = await window.NewPageAsync();
            await Show(page, kind);
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(v => $"{scheme}: {v.Id}: {v.Help}: {v.Nodes[0].Html}"));
        }
    }

    [Fact]
    public async Task The_numbers_on_the_page_are_those_of_the_assessment()
    {
        await using var window = await browser.Window();
        var page = await window.NewPageAsync();
        await Show(page, "settled");
        var assessed = Pages.Seed();
        var answer = await page.Locator(".answer").InnerTextAsync();
        Assert.Contains(assessed.Final.Amount.ToString(), answer, StringComparison.Ordinal);
        Assert.Contains(assessed.Provisional.Likely.ToString(), answer, StringComparison.Ordinal);

        // The picture's table, and the steps.
        var data = await page.Locator("figure td").AllInnerTextsAsync();
        Assert.All(
            assessed.Bridge.Parts.Where(p => p.Amount.Amount != 0m),
            part => Assert.Contains(data, cell => Digits(cell) == Digits(part.Amount.ToString()))
        );
        var cells = await page.Locator("td.number").AllInnerTextsAsync();
        Assert.All(assessed.Final.Steps, step => Assert.Contains(step.ValueText, cells));
        Assert.All(assessed.Before!.Steps, step => Assert.Contains(step.ValueText, cells));

        static string Digits(string words) => string.Concat(words.Where(char.IsAsciiDigit));
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        await using var window = await browser.Window(letsScriptsIn: true);
        var page = await window.NewPageAsync();
        await Show(page, "hostile");
        Assert.Equal(0, await page.Locator("script, img, iframe, object, embed").CountAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.NotEqual("taken", await page.TitleAsync());
        var words = await page.InnerTextAsync("body");
        Assert.All(Pages.Hostile[..4], hostile => Assert.Contains(hostile, words, StringComparison.Ordinal));
        Assert.DoesNotContain('\u202E', words);
        Assert.DoesNotContain('\u2066', words);
    }

    private static async Task Show(IPage page, string kind)
    {
        var file = Path.Combine(Path.GetTempPath(), $"finecalc-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, Pages.Html(kind), TestContext.Current.CancellationToken);
        try
        {
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            await page.EvaluateAsync(Open);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Every word lies on its sheet, and none of them is empty.
    private static void Printed(byte[] bytes, double width, double height)
    {
        using var pdf = PdfDocument.Open(bytes);
        foreach (var sheet in pdf.GetPages())
        {
            Assert.InRange(sheet.Width, width - 1, width + 1);
            Assert.InRange(sheet.Height, height - 1, height + 1);
            var words = sheet.GetWords().ToList();
            Assert.NotEmpty(words);
            Assert.All(
                words,
                word =>
                    Assert.True(
                        word.BoundingBox.Left >= 0 && word.BoundingBox.Right <= sheet.Width && word.BoundingBox.Bottom >= 0,
                        string.Create(CultureInfo.InvariantCulture, $"'{word.Text}' is cut on page {sheet.Number}")
                    )
            );
        }
    }
}
