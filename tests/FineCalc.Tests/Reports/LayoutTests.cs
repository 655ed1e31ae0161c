namespace FineCalc.Tests.Reports;

/// <summary>How plain text is laid out.</summary>
public class LayoutTests
{
    private static readonly CaseAssessment Settled = Harbour.Settled.Assess();
    private static readonly CaseAssessment Open = Harbour.Open.Assess();

    public static TheoryData<int> Widths => [20, 40, 60, 72, 80, 89, 90, 100, 110, 120, 160, 250];

    [Theory]
    [MemberData(nameof(Widths))]
    public void No_line_is_wider_than_asked_and_none_ends_in_spaces(int width)
    {
        var options = new TextOptions { Width = width };
        foreach (
            var text in new[]
            {
                Report.Text(Settled, options),
                Report.Text(Open, options),
                Report.Text(Harbour.Version, options),
                Report.Text(Report.Questions(Harbour.Version), options),
                Report.Text(Report.List(new RegimeCatalog(Harbour.Regime)), options),
            }
        )
        {
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length} columns, not {width}: {line}"));
            Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
            Words.End("\n", text);
            Words.Lack("\n\n\n", text);
            Assert.DoesNotContain('\r', text);
        }
    }

    [Fact]
    public void A_width_below_the_narrowest_is_taken_for_that() =>
        Assert.Equal(
            Report.Text(Settled, new TextOptions { Width = TextOptions.Narrowest }),
            Report.Text(Settled, new TextOptions { Width = -5 })
        );

    [Fact]
    public void Without_a_width_lines_have_120_columns() =>
        Assert.Equal(Report.Text(Settled, new TextOptions { Width = 120 }), Report.Text(Settled));

    [Theory]
    [MemberData(nameof(Widths))]
    public void An_amount_is_not_torn_from_its_currency(int width) =>
        Assert.All(
            Report.Text(Settled, new TextOptions { Width = width }).Split('\n'),
            line => Assert.False(line.EndsWith("GBP", StringComparison.Ordinal), line)
        );

    [Fact]
    public void Paint_colours_words_and_moves_nothing()
    {
        var painted = Report.Text(
            Settled,
            new TextOptions { Width = 100, Paint = (emphasis, words) => $"{{{(int)emphasis}}}{words}{{/}}" }
        );
        Assert.Equal(
            Report.Text(Settled, new TextOptions { Width = 100 }),
            System.Text.RegularExpressions.Regex.Replace(painted, @"\{\d?/?\}", "")
        );
        foreach (var emphasis in Enum.GetValues<Emphasis>())
        {
            Assert.True(
                emphasis == Emphasis.Good
                    || painted.Contains($"{{{(int)emphasis}}}", StringComparison.Ordinal)
                    || emphasis == Emphasis.None,
                $"{emphasis} is nowhere"
            );
        }
    }

    [Fact]
    public void Letters_of_East_Asia_take_two_columns_and_joined_marks_none()
    {
        string Row(string name) =>
            ReportTests
                .Lines(
                    Report.Text(
                        (
                            Harbour.Settled with
                            {
                                Facts = Harbour.Given.With(Harbour.Cooperation, Rate.Percent(10), note: name),
                                AfterRepresentations = null,
                            }
                        ).Assess()
                    )
                )
                .Single(l => l.StartsWith("Cooperation", StringComparison.Ordinal));
        Words.End("港務局", Row("港務局"));
        var narrow = new TextOptions { Width = 60 };
        var wide = Report.Text((Harbour.Settled with { Title = string.Concat(Enumerable.Repeat("港", 100)) }).Assess(), narrow).Split('\n');
        Assert.Equal([30, 30, 30, 10], wide.Take(4).Select(l => l.Length));
        var joined = Report
            .Text((Harbour.Settled with { Title = string.Concat(Enumerable.Repeat("e\u0301", 60)) }).Assess(), narrow)
            .Split('\n');
        Assert.Equal(120, joined[0].Length);
    }

    [Fact]
    public void A_text_that_many_rows_come_from_gets_a_letter_that_is_explained_below()
    {
        var text = Report.Text(Settled);
        Words.Contain("A, para 8", text);
        Words.Contain("A = Guide to penalties", text);
        Words.Lack("Guide to penalties, para 8", text);
        Words.Contain("Guide to penalties, para 8", Report.Markdown(Settled));
    }

    [Fact]
    public void Bars_are_drawn_where_there_is_room()
    {
        int Longest(int width) =>
            Report.Text(Settled, new TextOptions { Width = width }).Split('\n').Max(l => l.Count(letter => letter == '\u2588'));
        Assert.Equal((22, 10, 0), (Longest(80), Longest(40), Longest(20)));
    }
}
