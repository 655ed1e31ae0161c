using NodaTime;

namespace FineCalc.Tests.Json;

/// <summary>What a case file can say, and what becomes of it.</summary>
public class CaseJsonTests
{
    private static readonly Case Whole = Tribunal.Read(Tribunal.Whole);

    [Fact]
    public void The_case_itself_is_read()
    {
        Assert.Equal(("acme-2025", "Acme Ltd", "Heard in May"), (Whole.Id, Whole.Title, Whole.RepresentationsNote));
        Assert.Same(Tribunal.Version, Whole.Version);
        Assert.Equal(["An invented case."], Whole.Notes);
        Assert.Equal([("notice", "2024-08"), ("order", "2025-03-26"), ("incident", "2022")], Whole.Dates.Select(d => (d.Key, d.Value)));
        Assert.Null(Whole.DateAssumption);
    }

    [Fact]
    public void Answers_keep_their_digits_currency_note_and_source()
    {
        Assert.Equal(
            (1_000_000.50m, Currency.Usd),
            (Whole.Facts.Find(Tribunal.Turnover)!.Likely, Whole.Facts.Find(Tribunal.Turnover)!.Currency)
        );
        Assert.Equal((1000m, Currency.Gbp), (Whole.Facts.Find(Tribunal.Discount)!.Likely, Whole.Facts.Find(Tribunal.Discount)!.Currency));
        Assert.Equal(1m, Whole.Facts.Find(Tribunal.Repeated)!.Likely);
        var first = Whole.Facts.Infringements[0];
        Assert.Equal(1m, Whole.Facts.Find(Tribunal.Intent, first)!.Likely);
        Assert.Equal(new Answer(Tribunal.People, 10m, 20m, 30m), Whole.Facts.Find(Tribunal.People, first));
        Assert.Equal(
            new Answer(Tribunal.Share, 0.1m, 0.1m, 0.1m)
            {
                Note = "para 12",
                Source = new Citation("Notice") { Link = "https://example.org" },
            },
            Whole.Facts.Find(Tribunal.Share, first)
        );
        Assert.Equal(new Answer(Tribunal.Share, 0.01m, 0.02m, 0.03m), Whole.Facts.Find(Tribunal.Share, Whole.Facts.Infringements[1]));
        Assert.Equal(["s 1", "s 2(1)"], first.Provisions);
    }

    [Fact]
    public void Exchange_rates_have_their_day_and_source()
    {
        var rate = Assert.Single(Whole.Facts.ExchangeRates);
        Assert.Equal(
            new ExchangeRate(
                Currency.Usd,
                Currency.Gbp,
                0.766039m,
                new LocalDate(2024, 3, 28),
                new Citation("Bank of England", "XUDLGBD", Standing.Reported) { DateRead = new LocalDate(2026, 11, 1), Note = "daily" }
            ),
            rate
        );
    }

    [Fact]
    public void Representations_change_take_back_add_and_withdraw()
    {
        var after = Whole.AfterRepresentations!;

        Assert.Null(after.Find(Tribunal.Discount));
        Assert.Equal(["First", "Third"], after.Infringements.Select(i => i.Name));
        Assert.Equal(
            [0.08m, 15m, 1m],
            new Fact[] { Tribunal.Share, Tribunal.People, Tribunal.Intent }.Select(f => after.Find(f, after.Infringements[0])!.Likely)
        );
        Assert.Equal(["s 1", "s 2(1)"], after.Infringements[0].Provisions);
        Assert.Equal(["s 9"], after.Infringements[1].Provisions);
        Assert.Equal([Currency.Usd, Currency.Eur], after.ExchangeRates.Select(r => r.From));
        Assert.Equal(Standing.Unverified, after.ExchangeRates[1].Source.Standing);

        Assert.Equal(1000m, Whole.Facts.Find(Tribunal.Discount)!.Likely);
        Assert.Equal(["First", "Second"], Whole.Facts.Infringements.Select(i => i.Name));
    }

    [Fact]
    public void A_note_alone_changes_nothing_and_is_kept()
    {
        var read = Tribunal.Read(Tribunal.Least.With("\"judgements\"", "\"representations\": { \"note\": \"Rejected\" }, \"judgements\""));

        Assert.Equal("Rejected", read.RepresentationsNote);
        Assert.Null(read.AfterRepresentations);
    }

    [Fact]
    public void Published_figures_are_read_by_the_unit_of_their_step()
    {
        var published = Whole.Published!;

        Assert.Equal(new Citation("Order") { Link = "https://example.org/order" }, published.Source);
        Assert.Equal((Money.Gbp(80_000), Money.Gbp(90_000.25m), 0.5m), (published.Provisional, published.Final, published.Tolerance));
        Assert.Equal(
            [
                new("fine-each", "First", 76603.94m),
                new("share-each", "First", 0.09m)
                {
                    High = 0.1m,
                    Stage = "provisional",
                    Tolerance = 0.001m,
                },
                new PublishedStep("penalty", null, 90_000m),
            ],
            published.Steps
        );
    }

    [Fact]
    public void Null_is_not_given_wherever_it_stands()
    {
        var read = Tribunal.Read(
            Tribunal
                .Least.With("\"turnover\": 100", "\"turnover\": 100, \"repeated\": null, \"people\": null")
                .With("\"dates\"", "\"published\": null, \"infringements\": null, \"notes\": null, \"version\": null, \"dates\"")
        );

        Assert.Null(read.Facts.Find(Tribunal.Repeated));
        Assert.Null(read.Published);
        Assert.Empty(read.Facts.Infringements);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("1e-1", 0.1)]
    [InlineData("10E-2", 0.1)]
    [InlineData("\"10%\"", 0.1)]
    [InlineData("\" 10 % \"", 0.1)]
    [InlineData("\"0.1\"", 0.1)]
    [InlineData("0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("0e999999999999", 0)]
    public void A_rate_is_a_fraction_or_a_percentage(string written, double value) =>
        Assert.Equal(
            (decimal)value,
            Tribunal.Read(Tribunal.Least.With("\"share\": 0.1", $"\"share\": {written}")).Facts.Find(Tribunal.Share)!.Likely
        );

    [Theory]
    [InlineData("123456789012345678.12", "123456789012345678.12")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("1.500000000000000000000000000000000000", "1.5")]
    [InlineData("15e27", "15000000000000000000000000000")]
    [InlineData("0.00015e4", "1.5")]
    [InlineData("\"GBP 1,234,567.89\"", "1234567.89")]
    [InlineData("\"GBP 1234567.89\"", "1234567.89")]
    [InlineData("\"GBP 0.1234567890123456789012345678\"", "0.1234567890123456789012345678")]
    public void No_digit_is_lost(string written, string value)
    {
        // A case with such an amount need not have a fine; what the fact became is reported by the template of problems only.
        CaseJson.TryParse(
            Tribunal.Least.With("\"turnover\": 100", $"\"turnover\": {written}").With("\"share\": 0.1", "\"share\": 0"),
            "case.json",
            Tribunal.Catalog,
            out var read,
            out var problems
        );

        Assert.Empty(problems);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), read!.Facts.Find(Tribunal.Turnover)!.Likely);
    }

    [Theory]
    [InlineData("{ \"notice\": \"2024-08-07\" }", "2024-03-18", null)]
    [InlineData("{ \"notice\": \"2024-03-18\" }", "2024-03-18", null)]
    [InlineData("{ \"order\": \"2025\" }", "2024-03-18", "no notice is given; the order selects")]
    [InlineData("{ \"notice\": \"2024-04\", \"order\": \"2020\" }", "2024-03-18", null)]
    public void The_first_date_that_is_given_selects_the_version(string dates, string from, string? assumption)
    {
        var read = Tribunal.Read(Tribunal.Least.With("{ \"notice\": \"2024-08-07\" }", dates));

        Assert.Equal(from, read.Version.From.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(assumption, read.DateAssumption);
    }

    [Theory]
    [InlineData("2024-03-17")]
    [InlineData("2018-05-25")]
    [InlineData("2023")]
    [InlineData("2024-02")]
    public void The_day_before_has_the_earlier_version(string notice)
    {
        var text = Tribunal.Least.With("2024-08-07", notice).With(", \"intent\": \"negligent\"", "").With("\"share\"", "\"old-share\"");

        Assert.Equal("Old rules", Tribunal.Read(text).Version.Name);
    }

    [Fact]
    public void A_stated_version_overrides_the_dates_and_says_so()
    {
        var read = Tribunal.Read(
            Tribunal.Least.With(
                "\"dates\": { \"notice\": \"2024-08-07\" }",
                "\"version\": \"2024-03-18\", \"dates\": { \"notice\": \"2020-01-01\" }"
            )
        );

        Assert.Same(Tribunal.Version, read.Version);
        Assert.Contains("2024-03-18", read.DateAssumption, StringComparison.Ordinal);
        Assert.Same(
            Tribunal.Version,
            Tribunal.Read(Tribunal.Least.With("\"dates\": { \"notice\": \"2024-08-07\" }", "\"version\": \"2024-03-18\"")).Version
        );
    }

    [Fact]
    public void A_file_is_read_alike_in_every_culture() =>
        Assert.Single(
            Cultures
                .InEach(() => CaseJson.Write(Tribunal.Read(Tribunal.Whole)) + Report.Json(Tribunal.Read(Tribunal.Whole).Assess()))
                .Distinct()
        );

    [Fact]
    public void A_mark_of_UTF_8_is_skipped_and_a_stream_is_left_open()
    {
        using var stream = new MemoryStream([
            0xEF,
            0xBB,
            0xBF,
            .. System.Text.Encoding.UTF8.GetBytes(Tribunal.Least.With("Least Ltd", "Žluťoučký 株式会社 😀")),
        ]);

        Assert.Equal("Žluťoučký 株式会社 😀", CaseJson.Read(stream, "case.json", Tribunal.Catalog).Title);
        Assert.True(stream.CanRead);
        Assert.Equal("Least Ltd", Tribunal.Read("\uFEFF" + Tribunal.Least).Title);
    }

    [Fact]
    public void A_file_to_fill_in_lacks_answers_and_nothing_else_in_every_version_that_ships() =>
        Assert.All(
            Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions),
            version =>
            {
                CaseJson.TryParse(CaseJson.Template(version), "new.json", Regimes.All, out _, out var problems);
                Assert.Subset(
                    new HashSet<string>(["key-missing", "date-missing", "fact-missing", "text-empty"], StringComparer.Ordinal),
                    problems.Select(p => p.Code).ToHashSet()
                );
            }
        );

    [Fact]
    public void A_date_and_a_question_of_one_name_are_both_explained_in_a_file_to_fill_in()
    {
        var breach = Fact.Count("breach", "Breach", "How many breaches?", "breaches");
        var version = Regime
            .Define(
                new RegimeInfo("own", "Own", Currency.Gbp) { Dates = [new DateRule("breach", "the day of the breach")] },
                [new MethodPeriod("Own", Own.FirstDay, null, _ => new Method(Own.Pounds(1) * Step.Ask(breach)))]
            )
            .On(Own.FirstDay);

        CaseJson.TryParse(CaseJson.Template(version), "new.json", new RegimeCatalog(version.Regime), out _, out var problems);
        Assert.DoesNotContain(problems, p => p.Code == "key-duplicate");
        Assert.Contains("the day of the breach", CaseJson.Template(version), StringComparison.Ordinal);
        Assert.Contains("How many breaches?", CaseJson.Template(version), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_is_told_what_it_lacks_and_nothing_else()
    {
        var problems = Tribunal.Problems(CaseJson.Template(Tribunal.Version));

        Assert.Equal(
            [
                ("key-missing", "$.case"),
                ("key-missing", "$.title"),
                ("date-missing", "$.dates"),
                ("key-missing", "$.infringements[0].name"),
            ],
            problems.Select(p => (p.Code, p.Path!))
        );
    }

    [Fact]
    public void A_template_with_its_date_asks_for_the_facts_at_their_lines()
    {
        var text = CaseJson
            .Template(Tribunal.Version)
            .With("\"case\": null", "\"case\": \"x\"")
            .With("\"title\": null", "\"title\": \"x\"")
            .With("\"name\": null", "\"name\": \"x\"")
            .With("\"notice\": null", "\"notice\": \"2025\"");

        var problems = Tribunal.Problems(text);

        Assert.Equal(
            [
                ("fact-missing", "$.facts.turnover"),
                ("fact-missing", "$.infringements[0].facts.intent"),
                ("fact-missing", "$.infringements[0].judgements.share"),
            ],
            problems.Select(p => (p.Code, p.Path!)).Order()
        );
        Assert.All(problems, p => Assert.Contains($"\"{p.Subject}\": null", text.Split('\n')[p.Line!.Value - 1], StringComparison.Ordinal));
    }

    [Fact]
    public void A_template_that_is_filled_in_is_a_case()
    {
        var text = CaseJson.Template(Tribunal.Version);
        foreach (
            var (empty, filled) in new[]
            {
                ("\"case\": null", "\"case\": \"x\""),
                ("\"title\": null", "\"title\": \"x\""),
                ("\"name\": null", "\"name\": \"x\""),
                ("\"notice\": null", "\"notice\": \"2025\""),
                ("\"turnover\": null", "\"turnover\": 100"),
                ("\"intent\": null", "\"intent\": \"negligent\""),
                ("\"share\": null", "\"share\": \"5%\""),
            }
        )
        {
            text = text.With(empty, filled);
        }

        Assert.Equal(Money.Gbp(5), Tribunal.Read(text).Assess().Final.Amount);
    }
}
