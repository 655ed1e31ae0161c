using NodaTime;

namespace FineCalc.Tests;

/// <summary>Numbers that no law has, and numbers that this law has not, put in the place of the law's.</summary>
public class ImplausibleReformTests
{
    private static readonly Fact<Money> Turnover = Fact.Money("turnover", "Turnover", "What is the turnover?").From(Money.Gbp(0));

    private static readonly BandTable<Money, Rate> Rising = Table(1, 2, 3, 4);

    // Twice the whole is what this law itself can have; its table rises, and the reduction is taken off.
    private static readonly Regime Tariff = Regime.Define(
        "tariff",
        "Tariff",
        Currency.Gbp,
        Own.FirstDay,
        law =>
        {
            var turnover = Step.Ask(Turnover);
            var share = Step.ByBand(turnover, Rising, Own.Source);
            var least = law.Money("least", "Least", Money.Gbp(1000), Own.Source);
            var whole = Step.Greatest(least, turnover * share) * law.Rate("multiple", "Multiple", Rate.Percent(200), Own.Source);
            return whole.ReducedBy(law.Rate("reduction", "Reduction", Rate.Percent(30), Own.Source)).Named("fine", "Fine", Own.Source);
        }
    );

    private static readonly double[] Turnovers = [500_000d];

    private static readonly Facts Facts = Facts.None.With(Turnover, Money.Gbp(500_000));

    private static BandTable<Money, Rate> Table(params int[] percent) =>
        new(
            Money.Gbp(0),
            Edge.UpperIncluded,
            (Money.Gbp(2_000_000), Rate.Percent(percent[0]), Rate.Percent(percent[1]), Own.Source),
            (Money.Gbp(10_000_000), Rate.Percent(percent[2]), Rate.Percent(percent[3]), Own.Source)
        );

    [Fact]
    public void A_reduction_that_turns_a_fine_negative_is_refused_at_every_door()
    {
        var version = Tariff.Override("reduction", Rate.Percent(1000), "a zero too many").On(Own.FirstDay);

        Assert.Equal("penalty-negative", Assert.Single(version.Try(Facts).Problems).Code);
        Assert.Equal("penalty-negative", Own.OnlyProblem(() => version.Assess(Facts)).Code);
        Assert.Equal("penalty-negative", Own.OnlyProblem(() => version.Amount(Facts)).Code);
        var batch = version.AssessAll(new FactTable(1).With(Turnover, Turnovers));
        Assert.Equal("penalty-negative", Assert.Single(batch.Problems).Problem.Code);
    }

    [Fact]
    public void Nothing_at_all_is_no_negative_fine()
    {
        var version = Tariff.Override("reduction", Rate.Percent(100), "abolished").On(Own.FirstDay);

        Assert.Equal(Money.Gbp(0), version.Assess(Facts).Amount);
        Assert.Equal(Money.Gbp(0), version.Amount(Facts));
    }

    [Fact]
    public void A_rate_or_number_below_zero_is_refused_where_the_law_has_none()
    {
        Assert.Equal("number-negative", Own.OnlyProblem(() => Tariff.Override("reduction", Rate.Percent(-5), "a slip")).Code);
        Assert.Equal("amount-negative", Own.OnlyProblem(() => Tariff.Override("least", Money.Gbp(-5), "a slip")).Code);
        Assert.Equal(
            "number-negative",
            Own.OnlyProblem(() => Reform.Named("r", "R").With("eu-gdpr", "size", Table(-1, 2, 3, 4), "a slip").Apply(Regimes.EuGdpr)).Code
        );
    }

    [Fact]
    public void A_share_above_the_whole_is_told_where_the_law_has_none_and_not_where_it_has()
    {
        var warned = Tariff
            .Override("reduction", Rate.Percent(101), "a slip")
            .Override("least", Money.Gbp(0), "so that nothing is due")
            .On(Own.FirstDay);
        var nothing = warned.Assess(Facts.None.With(Turnover, Money.Gbp(0)));

        Assert.Equal(
            "'reduction' is replaced by 101%, and the law has it at no more than 30%.",
            Assert.Single(nothing.Warnings, w => w.Code == "replaced-above-whole").Message
        );
        Assert.Empty(Tariff.Override("multiple", Rate.Percent(300), "thrice").On(Own.FirstDay).Assess(Facts).Warnings);
    }

    [Fact]
    public void A_table_that_falls_where_that_of_the_law_rises_is_told_on_every_page()
    {
        static Case Of(string file) =>
            CaseJson.Parse(
                """{"case":"c","title":"C","regime":"eu-gdpr","dates":{"decision":"2024-06-01"},"facts":"""
                    + """{"tier":"higher","turnover":5000000},"judgements":{"seriousness":"20%"}}""",
                "c",
                Reform(file).Apply(Regimes.All)
            );
        static Reform Reform(string rows) =>
            ReformJson.Parse(
                $$"""{"reform":"r","title":"R","changes":[{"regime":"eu-gdpr","number":"size","from":"2024-01-01","start":0"""
                    + $$""","edge":"upper-included","reason":"x","rows":[{{rows}}]}]}""",
                "r",
                Regimes.All
            );

        const string falls = """{"upTo":2000000,"low":"50%","high":"2%"},{"upTo":10000000,"low":"0.1%","high":"0.3%"},{"value":"250%"}""";
        var assessed = Of(falls).Assess();
        string[] codes = ["replaced-above-whole", "replaced-table-falls"];
        Assert.Equal(
            codes,
            assessed.Final.Warnings.Select(w => w.Code).Where(c => c.StartsWith("replaced-", StringComparison.Ordinal)).Order()
        );
        string[] pages =
        [
            Report.Text(assessed),
            Report.Markdown(assessed),
            Report.Html(assessed),
            Report.Json(assessed),
            Report.Text(Of(falls).Compare([assessed.Final.Version.Regime, Regimes.UkGdpr])),
            Report.Text(assessed.Final.Version),
        ];
        Assert.All(pages, page => Assert.All(codes, code => Assert.Contains(code, page, StringComparison.Ordinal)));

        const string rises = """{"upTo":2000000,"low":"0.1%","high":"2%"},{"upTo":10000000,"low":"1%","high":"3%"},{"value":"100%"}""";
        Assert.DoesNotContain(Of(rises).Assess().Final.Warnings, w => w.Code.StartsWith("replaced-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_end_of_each_band_is_judged(int end)
    {
        Regime With(int percent)
        {
            int[] ends = [1, 2, 3, 4];
            ends[end] = percent;
            return Reform.Named("r", "R").With("uk-gdpr", "size-factor", Table(ends), "why").Apply(Regimes.UkGdpr);
        }

        Assert.Equal("number-negative", Own.OnlyProblem(() => With(-1)).Code);
        Assert.Contains("replaced-above-whole", Report.Markdown(With(150).Versions[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain("replaced-above-whole", Report.Markdown(With(2).Versions[^1]), StringComparison.Ordinal);
    }

    // Along a band, or from the ends of one to those of the next; bands that overlap rise.
    [Theory]
    [InlineData(1, 2, 3, 4, false)]
    [InlineData(1, 3, 2, 4, false)]
    [InlineData(2, 2, 2, 2, false)]
    [InlineData(2, 1, 3, 4, true)]
    [InlineData(1, 2, 4, 3, true)]
    [InlineData(2, 3, 1, 4, true)]
    [InlineData(1, 4, 2, 3, true)]
    public void A_table_falls_where_one_of_its_ends_does(int low, int high, int nextLow, int nextHigh, bool falls)
    {
        var version = Reform
            .Named("r", "R")
            .With("uk-gdpr", "size-factor", Table(low, high, nextLow, nextHigh), "why")
            .Apply(Regimes.UkGdpr)
            .Versions[^1];
        Assert.Equal(falls, Report.Markdown(version).Contains("replaced-table-falls", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_falls_where_one_of_several_bands_does()
    {
        static BandTable<Money, Rate> Bands(params int[] percents) =>
            new(
                Money.Gbp(0),
                Edge.UpperIncluded,
                [
                    .. percents.Select(
                        (p, i) =>
                            (
                                i == percents.Length - 1 ? (Money?)null : Money.Gbp(1000 * (i + 1)),
                                Rate.Percent(p),
                                Rate.Percent(p),
                                Own.Source
                            )
                    ),
                ]
            );
        static string Page(params int[] percents) =>
            Report.Markdown(
                Reform.Named("r", "R").With("uk-gdpr", "size-factor", Bands(percents), "why").Apply(Regimes.UkGdpr).Versions[^1]
            );

        Assert.Contains("replaced-table-falls", Page(1, 3, 2), StringComparison.Ordinal);
        Assert.Contains("replaced-table-falls", Page(3, 1, 2), StringComparison.Ordinal);
        Assert.DoesNotContain("replaced-table-falls", Page(2, 3, 4), StringComparison.Ordinal);
    }

    // The two ends of one band, and the steps of a ladder, in numbers of their own.
    [Theory]
    [InlineData("uk-gdpr", "seriousness.medium.top", 5, "'seriousness.low.top'")]
    [InlineData("uk-gdpr", "seriousness.medium.top", 10, null)]
    [InlineData("uk-gdpr", "maximum.standard.turnover", 4, null)]
    [InlineData("uk-gdpr", "maximum.standard.turnover", 5, "'maximum.higher.turnover'")]
    [InlineData("uk-fca-firms", "level.3", 4, "'level.2'")]
    [InlineData("uk-fca-firms", "level.3", 16, "'level.4'")]
    [InlineData("uk-fca-firms", "level.3", 12, null)]
    [InlineData("br-lgpd", "rate.light.least", 90, "'rate.light.most', 'rate.medium.least', 'rate.serious.least'")]
    public void Numbers_that_a_reform_puts_the_other_way_round_are_told(string regime, string number, int percent, string? others)
    {
        var version = Reform
            .Named("r", "R")
            .With(regime, number, Rate.Percent(percent), "a slip")
            .Apply(Regimes.All.Find(regime)!)
            .Versions[^1];
        var page = Report.Markdown(version);
        Assert.Equal(others is not null, page.Contains("replaced-order-turned", StringComparison.Ordinal));
        Assert.Contains(others ?? "", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_keeps_what_is_told_of_a_reform_and_its_version_id()
    {
        var version = Tariff.Override("reduction", Rate.Percent(101), "a slip").On(Own.FirstDay);

        var again = RegimeJson.Parse(RegimeJson.Write(version), "file").On(Own.FirstDay);

        Assert.Equal(version.Id, again.Id);
        Assert.Equal(
            "penalty-negative",
            Own.OnlyProblem(() => again.Assess(Facts.None.With((Fact<Money>)again.Facts[0], Money.Gbp(500_000)))).Code
        );
    }

    [Fact]
    public void A_document_that_was_changed_on_purpose_gives_no_negative_fine()
    {
        var text = RegimeJson.Write(Tariff.On(Own.FirstDay));
        var changed = System.Text.RegularExpressions.Regex.Replace(
            text.Replace("\"value\":0.3", "\"value\":3", StringComparison.Ordinal)
                .Replace("\"value\": 0.3", "\"value\": 3", StringComparison.Ordinal),
            "\"id\": ?\"tariff@[^\"]*\",|,\\s*\"digest\": ?\"[^\"]*\"",
            ""
        );
        var version = RegimeJson.Parse(changed, "file").On(Own.FirstDay);

        Assert.Equal(
            "penalty-negative",
            Own.OnlyProblem(() => version.Assess(Facts.None.With((Fact<Money>)version.Facts[0], Money.Gbp(500_000)))).Code
        );
    }
}
