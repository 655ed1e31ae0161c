using System.Globalization;

namespace FineCalc.Tests.Reports;

/// <summary>What a reader finds in the explained assessment, reported of plain text.</summary>
public partial class ReportTests
{
    private static readonly CaseAssessment Settled = Harbour.Settled.Assess();
    private static readonly CaseAssessment Open = Harbour.Open.Assess();

    [Fact]
    public void The_first_lines_give_the_party_both_amounts_and_the_change()
    {
        var lines = Lines(Report.Text(Settled));
        Assert.Equal("Examplemouth Towage Ltd", lines[0]);
        Words.Contain("Harbour safety penalties", lines[1]);
        Assert.Contains(
            lines[..6],
            l =>
                l.StartsWith("Provisional", StringComparison.Ordinal)
                && l.Contains("GBP 1,004,653", StringComparison.Ordinal)
                && l.Contains("before representations", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines[..6],
            l =>
                l.StartsWith("Final", StringComparison.Ordinal)
                && l.Contains("GBP 586,047", StringComparison.Ordinal)
                && l.Contains("41.7% less", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_open_result_is_a_range_and_never_a_point_alone()
    {
        var text = Report.Text(Open);
        Words.Contain("about GBP 44,110 to 264,600, likely 110,000", text);
        Words.Lack("GBP 110,262", text);
        Words.Contain("An estimate:", text);
        Words.Contain("not what an authority will decide", text);
    }

    [Fact]
    public void Every_step_stands_with_its_rule_arithmetic_value_and_source()
    {
        var text = Report.Text(Settled, new TextOptions { Width = 200 });
        foreach (var step in Settled.Final.Steps)
        {
            Words.Contain(step.Name, text);
            Words.Contain(step.Source!.Pinpoint, text);
        }

        Words.Contain("the higher of GBP 2,000,000 and GBP 75,000,000 × 4%", text);
        Words.Contain("GBP 1,116,281.25 × (100% - 25%)", text);
        Words.Contain("(GBP 1,058,625 + GBP 57,656.25)", text);
    }

    [Fact]
    public void Steps_of_an_infringement_stand_under_its_name()
    {
        var text = Report.Text(Settled);
        string[] inOrder = ["\ns 2(1) lookout\n", "GBP 1,058,625", "\ns 9 log book\n", "GBP 57,656.25", "\nThe whole case\n", "\nPenalty "];
        var steps = text.IndexOf("\nSteps\n", StringComparison.Ordinal);
        int[] places = [.. inOrder.Select(words => text.IndexOf(words, steps, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void The_parts_of_the_bridge_as_shown_lead_from_one_amount_to_the_other()
    {
        var lines = Lines(Section(Report.Text(Settled), "From the provisional to the final amount"));
        decimal Amount(string line) =>
            decimal.Parse(line.Split("GBP ")[1].Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            * (line.Contains('\u2212', StringComparison.Ordinal) ? -1m : 1m);
        decimal[] amounts = [.. lines.Where(l => l.Contains("GBP ", StringComparison.Ordinal)).Select(Amount)];
        Assert.Equal(4, amounts.Length);
        Assert.Equal(amounts[^1], amounts[..^1].Sum());
        Assert.Contains(lines, l => l.Contains("10% → 25%", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Handed over the radar plots unasked.", StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_that_were_not_read_carry_their_standing_where_they_are_named()
    {
        var text = Report.Text(Settled, new TextOptions { Width = 200 });
        var caveats = Section(text, "Numbers whose source was not read");
        Words.Contain("[draft]", Section(text, "Steps") + caveats);
        Words.Contain("seen in a consultation draft only", caveats);
        Words.Contain("Thousands for each ship", caveats);
        Words.Contain("known from a secondary source", caveats);
        Words.Contain("The row is in the draft alone.", caveats);
    }

    [Fact]
    public void What_was_assumed_is_listed_with_its_reason()
    {
        var assumed = Section(Report.Text(Open, new TextOptions { Width = 200 }), "What FineCalc assumed: no authority published it");
        Words.Contain("the harbour master's decisions lie between these", assumed);
        Words.Contain("10% to 60%", assumed);
        Words.Contain("it is taken to be of the day of the breach", assumed);
    }

    [Fact]
    public void Answers_are_given_back_with_note_source_and_kind_and_those_not_used_say_so()
    {
        var unused = Harbour.Given.With(Harbour.Hardship, Rate.Percent(1));
        var given = Section(Report.Text(Settled, new TextOptions { Width = 200 }), "Facts and judgements as given");
        Assert.Matches("Turnover +GBP 75,000,000 +fact +From the audited accounts of 2023.", given);
        Words.Contain("Companies register, accounts 2023", given);
        Assert.Matches("Seriousness +42% +judgement +Nobody stood watch for six hours.", given);
        Words.Lack("not used", given);
        Assert.Throws<ProblemException>(() => Harbour.Version.Assess(unused));

        var idle = Harbour.Version.Assess(
            Facts
                .None.With(Harbour.Turnover, Money.Gbp(5_000_000))
                .With(Harbour.Seriousness, Rate.Percent(20))
                .With(Harbour.Grade, Grade.Lesser)
                .WithInfringement("one", own => own.With(Harbour.Seriousness, Rate.Percent(30)))
        );
        Assert.Matches("Seriousness +20% +judgement not used", Report.Text(idle, new TextOptions { Width = 200 }));
    }

    [Fact]
    public void What_was_not_given_says_what_that_means()
    {
        var taken = Section(Report.Text(Settled), "Not given, and what that means under the method");
        Assert.Matches("Repeated +no +no earlier fine is named", taken);

        // What the method goes on without is told once, among what did not apply.
        var left = Section(Report.Text(Settled, new TextOptions { Width = 200 }), "What was considered and did not apply");
        Assert.Matches("Ships put at risk \\(s 9 log book\\) +not given: no ship is named", left);
        Words.Lack("Ships put at risk", taken);
    }

    [Fact]
    public void Differences_from_the_published_figures_are_told_at_the_top_and_so_is_agreement()
    {
        Words.Contain(
            "Differs from the published figures: 'final' is 586,047, and 1,000,000 was published. Penalty notice of 5 May 2024, para 80",
            Report.Text(Settled, new TextOptions { Width = 200 })
        );

        var agreeing = (
            Harbour.Settled with
            {
                Published = new PublishedFigures(new Citation("Penalty notice"))
                {
                    Final = Money.Gbp(586_047),
                    Provisional = Money.Gbp(1_004_653),
                },
            }
        ).Assess();
        Words.Contain("Agrees with the published figures: the provisional amount, the final amount. Penalty notice", Report.Text(agreeing));
        Words.Lack("Agrees", Report.Text(Open));
    }

    [Fact]
    public void A_published_provisional_amount_without_its_steps_is_not_passed_off_as_worked_out()
    {
        var published = (
            Harbour.Settled with
            {
                AfterRepresentations = null,
                Published = new PublishedFigures(new Citation("Notice")) { Provisional = Money.Gbp(2_000_000) },
            }
        ).Assess();
        var text = Report.Text(published);
        Words.Contain("as published; FineCalc did not work it out", text);
        Words.Contain("Representations (steps not published)", text);
    }

    [Fact]
    public void Answers_that_are_only_inferred_are_counted_at_the_top()
    {
        var inferred = new Citation("A reading of the case", Standing: Standing.Inferred);
        var read = (
            Harbour.Settled with
            {
                AfterRepresentations = null,
                Facts = Harbour.Given.With(Harbour.Cooperation, Rate.Percent(10), note: null, source: inferred),
            }
        ).Assess();
        Words.Contain("1 of the 7 answers are marked as inferred or unverified", Report.Text(read, new TextOptions { Width = 200 }));
    }

    [Fact]
    public void Warnings_are_told_with_their_code()
    {
        var small = Harbour.Version.Assess(Harbour.Given.With(Harbour.Turnover, Money.Gbp(75)));
        Words.Contain(
            "Warning: The turnover is that of no operator known. Expected: the turnover in pounds, not in thousands. "
                + "(turnover-implausible)",
            Report.Text(small, new TextOptions { Width = 200 })
        );
    }

    [Fact]
    public void A_regime_with_a_replaced_number_says_that_it_is_not_the_law()
    {
        var other = Harbour.Regime.Override("maximum.share", Rate.Percent(6), "what if").Versions[^1].Assess(Harbour.Given);
        var text = Report.Text(other, new TextOptions { Width = 200 });
        Words.Contain("this is not the law as it stands", text);
        Words.Contain("+override", text);
    }

    [Fact]
    public void The_version_id_closes_the_page()
    {
        Words.End($"Version {Settled.Final.VersionId}, case examplemouth-2024. {NoAdvice}\n", Report.Text(Settled));
        Words.End($"Version {Settled.Final.VersionId}. {NoAdvice}\n", Report.Text(Settled.Final));
    }

    [Theory]
    [InlineData("0.004", "GBP 0.00")]
    [InlineData("1234.5", "GBP 1,234.50")]
    [InlineData("1234.50", "GBP 1,234.50")]
    [InlineData("1234.00", "GBP 1,234")]
    [InlineData("1234.567", "≈ GBP 1,234.57")]
    [InlineData("79228162514264337593543950335", "GBP 79,228,162,514,264,337,593,543,950,335")]
    public void Exact_amounts_are_in_full_with_pence_only_where_there_are_any(string amount, string shown)
    {
        var exact = Simple(law =>
            law.Money("amount", "Amount", Money.Gbp(decimal.Parse(amount, CultureInfo.InvariantCulture)), Harbour.Act("s 1"))
        );
        Words.Contain(shown, Report.Text(exact));
    }

    [Theory]
    [InlineData(1234.5, 98_765, 9_999_999, "about GBP 1,235 to 9,999,000, likely 98,800")]
    [InlineData(0, 0.01234, 1, "about GBP 0 to 1, likely 0.0123")]
    [InlineData(0.0000000000000385, 6_090, 45_240, "about GBP 0 to 45,200, likely 6,090")]
    [InlineData(999_601, 17_092_242, 17_092_242, "about GBP 1,000,000 to 17,090,000, likely 17,090,000")]
    [InlineData(100_010, 100_070, 100_090, "about GBP 100,010 to 100,090, likely 100,070")]
    [InlineData(999.6, 1000.4, 1000.6, "about GBP 1,000 to 1,000, likely 1,000")]
    public void Estimates_have_three_significant_digits(double low, double likely, double high, string shown)
    {
        var open = Fact.Money("open", "Open", "How much?")
            .Open(Money.Gbp((decimal)low), Money.Gbp((decimal)likely), Money.Gbp((decimal)high), "nobody knows");
        Words.Contain(shown, Report.Text(Simple(_ => FineCalc.Steps.Step.Ask(open).Named("result", "Result", Harbour.Act("s 1")))));
    }

    [Fact]
    public void No_end_of_a_range_is_shown_outside_of_it() =>
        Laws.Hold(
            Generators.Sources,
            1_000,
            random =>
            {
                decimal Any() => Math.Round((decimal)(random.NextDouble() * Math.Pow(10, random.Next(1, 15))), random.Next(3));
                var near = Any();
                decimal[] three =
                [
                    .. (random.Next(2) == 0 ? new[] { Any(), Any(), Any() } : [near, near + (Any() / 1_000_000m), near + 0.01m]).Order(),
                ];
                var open = Fact.Money("open", "Open", "How much?")
                    .Open(Money.Gbp(three[0]), Money.Gbp(three[1]), Money.Gbp(three[2]), "nobody knows");
                var assessment = Simple(_ => FineCalc.Steps.Step.Ask(open).Named("result", "Result", Harbour.Act("s 1")));
                var pages = new[]
                {
                    Report.Text(assessment, new TextOptions { Width = 300 }),
                    Report.Markdown(assessment),
                    Report.Html(assessment),
                };
                foreach (var shown in pages.SelectMany(page => Range().Matches(page)))
                {
                    var (low, high, likely) = (Read(shown.Groups[1].Value), Read(shown.Groups[2].Value), Read(shown.Groups[3].Value));
                    Assert.True(
                        three[0] <= low && low <= likely && likely <= high && high <= three[2],
                        $"{shown.Value} for {string.Join(" / ", three)}"
                    );
                }

                Assert.All(pages, page => Assert.Matches(Range(), page));
                return [three[2] - three[0] < three[0] / 1000m ? "a narrow range" : "a wide range"];

                static decimal Read(string number) => decimal.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture);
            },
            "a narrow range",
            "a wide range"
        );

    private const string NoAdvice = "FineCalc computes; this is no legal advice.";

    [System.Text.RegularExpressions.GeneratedRegex(@"about GBP ([\d,.]*\d) to ([\d,.]*\d)(?:,|<br>|<br/>|\s)+likely ([\d,.]*\d)")]
    private static partial System.Text.RegularExpressions.Regex Range();

    [Fact]
    public void Every_form_of_what_shows_an_amount_says_once_that_it_is_no_advice()
    {
        foreach (var report in new Report[] { Settled, Settled.Final, Settled.Final.Version, Report.Citations(Settled.Final.Version) })
        {
            foreach (var page in new[] { Report.Text(report), Report.Markdown(report), Report.Html(report) })
            {
                Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.ReplaceLineEndings(" "), "no legal advice"));
            }
        }
    }

    [Fact]
    public void One_amount_is_shown_once_by_the_name_that_the_method_has_for_it()
    {
        var (name, page) = (Open.Final.Trace.Name, Report.Markdown(Open));
        Words.Contain($"| {name} | **about GBP", page);
        Assert.DoesNotContain("| Provisional |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the same |", page, StringComparison.Ordinal);
        Assert.Single(
            System.Text.RegularExpressions.Regex.Matches(
                Report.Text(Open.Final, new TextOptions { Width = 200 }).Split("\n\n")[0],
                Open.Final.Version.Regime.Info.Title
            )
        );
    }

    [Fact]
    public void One_line_says_both_amounts()
    {
        Assert.Equal("provisional GBP 1,004,653; final GBP 586,047 (41.7% less)", Report.Line(Settled));
        Assert.Equal("about GBP 44,110 to 264,600, likely 110,000", Report.Line(Open));
    }

    [Fact]
    public void A_report_is_the_same_in_every_culture()
    {
        foreach (var assessed in new[] { Settled, Open })
        {
            Assert.Single(Cultures.InEach(() => Report.Text(assessed)).Distinct());
            Assert.Single(Cultures.InEach(() => Report.Markdown(assessed)).Distinct());
            Assert.Single(Cultures.InEach(() => Report.Html(assessed)).Distinct());
        }
    }

    [Fact]
    public void Nothing_is_reported_of_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => Report.Text((CaseAssessment)null!));
        Assert.Throws<ArgumentNullException>(() => Report.Html((Assessment)null!));
        Assert.Throws<ArgumentNullException>(() => Report.Line(null!));
    }

    internal static string[] Lines(string text) => text.Split('\n');

    internal static string Section(string text, string title)
    {
        var from = text.IndexOf($"\n{title}\n", StringComparison.Ordinal);
        Assert.True(from >= 0, $"There is no section '{title}' in:\n{text}");
        var end = text.IndexOf("\n\n", from + 2, StringComparison.Ordinal);
        return text[from..(end < 0 ? text.Length : end)];
    }

    private static Assessment Simple(Func<NumbersInForce, FineCalc.Steps.Step<Money>> layout) =>
        Regime.Define("simple", "Simple", Currency.Gbp, new NodaTime.LocalDate(2020, 1, 1), layout).Versions[0].Assess(Facts.None);
}
