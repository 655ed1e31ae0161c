using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FineCalc.Tests.Reports;

/// <summary>
/// Whatever a page says and however narrow it is: it ends, no line is wider than asked, and no word that some line has room for is cut.
/// </summary>
public class WidthLaws
{
    private const int Narrowest = TextOptions.Narrowest;
    private const int Widest = 200;

    // Later lines of what stands under a row are set in by as much.
    private const int DeepestIndent = 4;

    // In a short run fewer widths, of which the example's own are others in each.
    private static readonly int[] Usual = Laws.IsFull ? [Narrowest, 40, 60, 80, 120, Widest] : [80];

    public static TheoryData<string> Examples =>
        [
            .. Directory
                .GetFiles(Repository.PathOf("docs", "examples"), "*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Repository.Root, f))
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<int> Every =>
        Enumerable.Range(Narrowest, Widest - Narrowest + 1).Where(width => Laws.IsFull || width % 5 == 0);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_page_of_every_example_is_as_narrow_as_asked(string file)
    {
        var read = CaseJson.Parse(File.ReadAllText(Repository.PathOf(file)), file, Regimes.All);
        var assessed = read.Assess();
        Holds(o => Report.Text(assessed, o), Some(file));
        Holds(o => Report.Text(assessed.Final, o), Some(file + "final"));
        var compared = read.Compare([read.Version.Regime, Regimes.All.Find("us-hipaa")!, Regimes.All.Find("eu-nis2")!]);
        Holds(o => Report.Text(compared, o), Some(file + "compared"));
    }

    [Fact]
    public void Every_page_of_every_regime_is_as_narrow_as_asked()
    {
        foreach (var version in Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions))
        {
            Holds(o => Report.Text(version, o), Some(version.Id).Take(6));
            Holds(o => Report.Text(Report.Questions(version), o), Some(version.Id + "questions").Take(6));
        }

        var uk = Regimes.All.Find("uk-gdpr")!;
        Holds(o => Report.Text(uk.Versions[^1], o), Every);
        Holds(o => Report.Text(Report.Differences(uk.Versions[0], uk.Versions[^1]), o), Every);
        Holds(o => Report.Text(Report.List(Regimes.All), o), Every);
        Holds(o => Report.Text(Report.Standings(Regimes.All), o), Every);
    }

    [Fact]
    public void Every_kind_of_page_is_as_narrow_as_asked_at_every_width()
    {
        var seed = Example("docs/examples/uk-gdpr/advanced-2025.json");
        var settled = seed.Assess();
        var maximum = Example("docs/examples/au-privacy/benefit-2022.json").Assess();
        var compared = Example("docs/examples/compare/hospital-software.json");
        var comparison = compared.Compare([compared.Version.Regime, .. compared.Elsewhere.Select(e => e.Regime)]);
        var estimate = GdprEstimate.Of(Example("docs/examples/eu-gdpr/outside-facts.json"), new EstimateOptions { Country = "Spain" });
        var sought = seed.Version.GoalSeek(seed.Facts, UkGdpr.Seriousness, Money.Gbp(1_000_000));
        var backtest = GdprEstimate.Backtest([.. GdprEstimate.Decisions.Take(24)], [("x", "the date is not given")]);
        var reformed = Reformed();

        Holds(o => Report.Text(settled, o), Every);
        Holds(o => Report.Text(maximum, o), Every);
        Holds(o => Report.Text(comparison, o), Every);
        Holds(o => Report.Text(Report.Of(estimate, new Money(5_000_000m, Currency.Eur)), o), Every);
        Holds(o => Report.Text(sought, o), Every);
        Holds(o => Report.Text(backtest, o), Every);
        Holds(o => Report.Text(reformed, o), Every);
        Holds(o => Report.Text(Harbour.Settled.Assess(), o), Every);
        Holds(o => Report.Text(Harbour.Open.Assess(), o), Every);
    }

    [Fact]
    public void Whatever_a_case_says_its_pages_are_as_narrow_as_asked() =>
        Laws.Hold(
            Cases,
            200,
            given =>
            {
                var (words, width) = given;
                var assessed = (
                    Harbour.Settled with
                    {
                        Title = words[0],
                        Notes = [words[1], words[2]],
                        Facts = Harbour
                            .Given.With(Harbour.Cooperation, Rate.Percent(10), words[3], new Citation(words[4], words[5]))
                            .WithInfringement(
                                words[6] + "!",
                                own => own.With(Harbour.Grade, Grade.Lesser).With(Harbour.Seriousness, Rate.Percent(5), words[7])
                            ),
                    }
                ).Assess();
                IsWithin(width, Report.Text(assessed, new TextOptions { Width = width }));
                return words.SelectMany(KindsOf).Append(width < 40 ? "narrow" : "wide");
            },
            "East Asia",
            "marks",
            "pictures",
            "one long word",
            "many words",
            "narrow",
            "wide"
        );

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(100_000)]
    public void Twice_the_words_take_twice_the_work(int width)
    {
        foreach (var piece in new[] { "x", "港", "e\u0301", "ab ", "GBP ", "= ", "1,", "\U0001F6A2\u200D", "\u1100" })
        {
            // More than a line each, so that both are broken.
            var length = 2 * Math.Max(width, 50_000);
            var (once, twice) = (Work(length, piece), Work(2 * length, piece));
            Assert.True(twice < 3 * once, $"{twice} bytes after {once} for twice as many '{piece}'");
        }

        long Work(int length, string piece)
        {
            var title = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var facts = Harbour.Given.With(Harbour.Cooperation, Rate.Percent(10), title);
            var assessed = (Harbour.Settled with { Title = title, Facts = facts }).Assess();

            // The least of three: a collection in between empties pools, which then are filled anew.
            return Enumerable
                .Range(0, 3)
                .Min(_ => Allocated(() => IsWithin(width, Report.Text(assessed, new TextOptions { Width = width }))));
        }
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void An_amount_that_no_line_has_room_for_is_cut_behind_a_comma_of_its_thousands()
    {
        var titled = Harbour.Settled with { Title = "In all GBP 12,345,678,901,234,567,890,123 of turnover" };
        var text = Report.Text(titled.Assess(), new TextOptions { Width = Narrowest });
        Assert.Equal(["In all GBP", "12,345,678,901,234,", "567,890,123 of", "turnover"], text.Split('\n').Take(4));
    }

    [Fact]
    public void A_column_without_room_stands_under_its_row_with_its_title()
    {
        var text = Report.Text(Example("docs/examples/uk-gdpr/advanced-2025.json").Assess(), new TextOptions { Width = 80 });
        Assert.Matches(
            "\nStarting point +GBP 6,090,000 +GBP 5,655,000 .*\n"
                + "  Rule as applied: Statutory maximum × Seriousness × Adjustment for size\n    = GBP 8,700,000",
            text
        );
    }

    private static void Holds(Func<TextOptions, string> page, IEnumerable<int> widths)
    {
        var words = WordsOf(page(new TextOptions { Width = 100_000 })).ToHashSet(StringComparer.Ordinal);
        foreach (var width in widths)
        {
            var text = page(new TextOptions { Width = width });
            IsWithin(width, text);
            var room = width - DeepestIndent;
            var pieces = words.Where(w => Width(w) > room).ToList();
            foreach (var word in WordsOf(text).Where(w => !words.Contains(w) && !words.Contains(w.TrimEnd(':'))))
            {
                Assert.True(pieces.Exists(p => p.Contains(word, StringComparison.Ordinal)), $"'{word}' at {width}:\n{text}");
            }
        }
    }

    private static void IsWithin(int width, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Assert.True(Width(line) <= width, $"{Width(line)} columns, not {width}: {line}");
            Assert.Equal(line.TrimEnd(), line);
        }
    }

    private static IEnumerable<string> WordsOf(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit));

    // Measured apart from the layout: East Asia and pictures two columns, marks none.
    private static int Width(string line) =>
        line.EnumerateRunes()
            .Sum(rune =>
                Rune.GetUnicodeCategory(rune) switch
                {
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
                    _ when rune.Value
                            is >= 0x1100
                                and < 0x1160
                                or >= 0x2E80
                                and < 0xA4D0
                                or >= 0xAC00
                                and < 0xD7A4
                                or >= 0xFF01
                                and < 0xFF61
                                or >= 0x1F300
                                and < 0x1FB00 => 2,
                    _ => 1,
                }
            );

    // Widths that differ from example to example, so that together they meet all.
    private static IEnumerable<int> Some(string name)
    {
        var random = new Random(name.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)));
        return Enumerable.Range(0, Laws.IsFull ? 6 : 1).Select(_ => random.Next(Narrowest, Widest + 1)).Concat(Usual);
    }

    private static readonly string[] Pieces =
    [
        "a",
        "words",
        "effectiveness,",
        "港務局",
        "한국어",
        "ｶﾞ",
        "e\u0301",
        "\u0939\u093F\u0928\u094D\u0926\u0940",
        "\U0001F6A2",
        "\u2764\uFE0F",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467",
        "1,234,567",
        "GBP",
        "=",
        "−",
        "/",
        "-",
        "\u0600",
        "\u00AD",
    ];

    private static Gen<string> Word =>
        Gen.Choose(1, 60).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(parts => string.Concat(parts));

    private static Gen<string> Words =>
        Gen.Choose(2, 40).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(parts => string.Join(' ', parts));

    private static Gen<string> Phrase => Word.Or(Gen.Elements(Pieces)).Or(Words).Select(words => "x" + words);

    private static Gen<(string[] Words, int Width)> Cases =>
        Phrase.ArrayOf(8).SelectMany(words => Gen.Choose(Narrowest, 100).Select(width => (words, width)));

    private static IEnumerable<string> KindsOf(string words) =>
        [
            words.Contains('港', StringComparison.Ordinal) ? "East Asia" : "",
            words.Contains('\u0301', StringComparison.Ordinal) ? "marks" : "",
            words.Contains("\U0001F6A2", StringComparison.Ordinal) ? "pictures" : "",
            words.Length > 100 && !words.Contains(' ', StringComparison.Ordinal) ? "one long word" : "",
            words.Count(l => l == ' ') > 10 ? "many words" : "",
        ];

    private static Case Example(string file) => CaseJson.Parse(File.ReadAllText(Repository.PathOf(file)), file, Regimes.All);

    private static ReformEffect Reformed()
    {
        var file = Repository.PathOf("docs", "reforms", "higher-standard-maximum.json");
        using var stream = File.OpenRead(file);
        var reform = ReformJson.Read(stream, file, Regimes.All);
        var regime = Regimes.All.Find(reform.Changes[0].Regime)!;
        var day = new LocalDate(2027, 6, 1);
        var facts = Facts
            .None.With(UkGdpr.Tier, MaximumTier.Standard)
            .With(UkGdpr.Turnover, Money.Gbp(600_000_000))
            .With(UkGdpr.Seriousness, Rate.Percent(15));
        CaseAssessment Under(Regime law) => new Case("x", "A case", law.On(day), facts).Assess();
        return ReformEffect.Of([reform], Under(regime), Under(reform.Apply(Regimes.All).Find(regime.Id)!));
    }
}
