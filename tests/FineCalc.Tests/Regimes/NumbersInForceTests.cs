using NodaTime;

namespace FineCalc.Tests;

/// <summary>The numbers that a method asks for: what they must be, what may stand instead of them, and what is told of that.</summary>
public class NumbersInForceTests
{
    private const string From = "\"basis\": \"statute\", \"source\": { \"instrument\": \"act\", \"standing\": \"read\" } }";

    private static readonly LocalDate Due = new(2026, 1, 1);

    private static NumberSet Set(string numbers, string adjustments = "") =>
        NumberSetJson.Parse(
            $$"""
            { "id": "own", "version": "1", "title": "Own numbers", "currency": "GBP", "instruments": { "act": { "title": "Act" } },
              "numbers": [{{numbers}}], "adjustments": [{{adjustments}}] }
            """,
            "own.json"
        );

    private static string Number(string id, string unit, params string[] values) =>
        $$"""{ "id": "{{id}}", "title": "{{id}}", "unit": "{{unit}}", "values": [{{Dated(values)}}] }""";

    private static string Dated(string[] values) => string.Join(", ", values.Select(v => $"{{ {v}, {From}"));

    private static Regime Define(NumberSet numbers, Func<NumbersInForce, Step<Money>> layout, NumberSet? model = null) =>
        Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp),
            [new MethodPeriod("Own", Own.FirstDay, null, law => new Method(layout(law).Named("fine", "Fine", Own.Source)))],
            numbers,
            model
        );

    // A method of shares of a thousand pounds, each a number of its own in code.
    private static Regime Shares(params (string Id, decimal Percent)[] shares) =>
        Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law =>
                Own.Pounds(1000)
                * Step.Sum([.. shares.Select(s => law.Rate(s.Id, s.Id, Rate.Percent(s.Percent), Own.Source))])
                    .Named("share", "Share", Own.Source)
        );

    private static Regime Replaced(Regime regime, string number, string value) =>
        ReformJson
            .Parse(
                $$"""{"reform": "r", "title": "R", "changes": [{"regime": "own", "number": "{{number}}", "reason": "why", {{value}}}]}""",
                "r.json",
                new RegimeCatalog(regime)
            )
            .Apply(regime);

    private static IReadOnlyList<string> Told(Regime regime) =>
        [
            .. regime
                .On(Own.FirstDay)
                .Assess(Facts.None)
                .Warnings.Where(w => w.Code.StartsWith("replaced-", StringComparison.Ordinal))
                .Select(w => w.Message),
        ];

    [Fact]
    public void A_number_that_cannot_be_had_is_refused_with_its_reason()
    {
        var numbers = Set(
            string.Join(
                ", ",
                Number("amount", "money", "\"value\": 1"),
                Number("late", "money", "\"from\": \"2025-06-01\", \"value\": 1"),
                Number("gone", "money", "\"until\": \"2024-06-01\", \"value\": 1"),
                Number("choice", "choice", "\"value\": \"a\"")
                    .Replace("\"unit\"", "\"options\": [\"a\", \"b\"], \"unit\"", StringComparison.Ordinal),
                Number("table", "rate", "\"start\": 0, \"edge\": \"upper-included\", \"rows\": [{ \"value\": \"10%\" }]")
                    .Replace("\"unit\": \"rate\"", "\"unit\": \"rate\", \"of\": \"money\"", StringComparison.Ordinal)
            )
        );
        Assert.Equal("'none' of 'own' is not among the numbers.", Refused(law => law.Money("none")));
        Assert.Equal("'late' of 'own' has no value on 2025-01-01.", Refused(law => law.Money("late")));
        Assert.Equal("'gone' of 'own' has no value on 2025-01-01.", Refused(law => law.Money("gone")));
        Assert.Equal("'amount' of 'own' is money, not rate.", Refused(law => Own.Pounds(1) * law.Rate("amount")));
        Assert.Equal("'table' of 'own' is a table, not rate.", Refused(law => Own.Pounds(1) * law.Rate("table")));
        Assert.Equal("'amount' of 'own' is a number, not a table.", Refused(law => law.ByBand<Money, Money>(Own.Pounds(1), "amount")));
        Assert.Equal("'late' of 'own' has no value on 2025-01-01.", Refused(law => Own.Pounds(law.Say("late").Length)));
        Assert.Equal(
            "'table' of 'own' is no amount, rate or count, which is all that a sentence can say.",
            Refused(law => Own.Pounds(law.Say("table").Length))
        );
        Assert.Equal(
            "'choice' of 'own' is no amount, rate or count, which is all that a sentence can say.",
            Refused(law => Own.Pounds(law.Say("choice").Length))
        );
        Assert.Equal(
            [true, false, false, false],
            Asked<bool>(numbers, law => [law.Has("amount"), law.Has("late"), law.Has("gone"), law.Has("none")])
        );

        string Refused(Func<NumbersInForce, Step<Money>> layout) =>
            Own.OnlyProblem(() => Define(numbers, layout).On(Own.FirstDay).Id) is { Code: "number-unusable" } problem
                ? problem.Message
                : "";
    }

    [Fact]
    public void A_model_is_the_model_of_its_own()
    {
        var (numbers, model) = (Set(Number("amount", "money", "\"value\": 1")), Set(Number("guess", "money", "\"value\": 2")));
        Assert.Equal(
            [true, false, false, true, true],
            Asked<bool>(
                numbers,
                law => [law.Has("amount"), law.Has("guess"), law.Model.Has("amount"), law.Model.Has("guess"), law.Model.Model == law.Model],
                model
            )
        );
    }

    [Fact]
    public void A_sentence_says_a_range_with_both_ends_and_a_table_says_where_in_the_band_it_is_read()
    {
        var numbers = Set(
            Number("open", "rate", "\"low\": \"10%\", \"likely\": \"12%\", \"high\": \"20%\"")
                + ", "
                + Number(
                        "table",
                        "rate",
                        "\"start\": 0, \"edge\": \"upper-included\", \"rows\": [{ \"upTo\": 10, \"low\": \"10%\", \"high\": \"20%\" }, "
                            + "{ \"upTo\": 30, \"low\": \"40%\", \"high\": \"60%\" }]"
                    )
                    .Replace("\"unit\": \"rate\"", "\"unit\": \"rate\", \"of\": \"money\"", StringComparison.Ordinal)
        );
        Assert.Equal(["10% to 20%"], Asked<string>(numbers, law => [law.Say("open")]));
        var read = Enum.GetValues<InBand>()
            .Select(at => Define(numbers, law => Own.Pounds(100) * law.ByBand<Money, Rate>(Own.Pounds(20), "table", at)).On(Own.FirstDay))
            .Select(v => (v.Numbers.Single(n => n.Id == "table").Name, v.Amount(Facts.None).Amount));
        Assert.Equal(
            [
                ("table", 50m),
                ("table, low end of the band", 40m),
                ("table, high end of the band", 60m),
                ("table, high end of the band before", 20m),
            ],
            read
        );
    }

    [Fact]
    public void A_number_replaced_by_a_range_is_that_range_and_both_its_ends_are_judged()
    {
        var law = Shares(("share", 30));
        var replaced = Replaced(law, "share", "\"low\": \"10%\", \"likely\": \"20%\", \"high\": \"60%\"").On(Own.FirstDay);
        Assert.Equal("GBP 100 to GBP 600, likely GBP 200", replaced.Assess(Facts.None).Range.ToString());
        Assert.Equal("60% to 60%", $"{Ends(Replaced(law, "share", "\"value\": \"60%\""))}");

        Assert.Equal(
            "reform-number-negative",
            Own.OnlyProblem(() => Replaced(law, "share", "\"low\": \"-10%\", \"likely\": \"20%\", \"high\": \"60%\"")).Code
        );
        Assert.Equal(
            ["'share' is replaced by 160%, and the law has it at no more than 30%."],
            Told(Replaced(law, "share", "\"low\": \"10%\", \"likely\": \"20%\", \"high\": \"160%\""))
        );

        static string Ends(Regime regime) =>
            regime.On(Own.FirstDay).Numbers.Single(n => n.Id == "share").Value is var value ? $"{value} to {value}" : "";
    }

    // What this law has at one of its ends, it may have beyond; what it has at none is refused or told.
    [Theory]
    [InlineData("-10%", "20%", "-20%", false, false)]
    [InlineData("0%", "20%", "-1%", true, false)]
    [InlineData("10%", "20%", "100%", false, false)]
    [InlineData("10%", "20%", "101%", false, true)]
    [InlineData("10%", "100%", "101%", false, true)]
    [InlineData("10%", "101%", "200%", false, false)]
    public void An_open_number_of_the_law_allows_what_it_reaches(string low, string high, string instead, bool isRefused, bool isTold)
    {
        var numbers = Set(Number("share", "rate", $"\"low\": \"{low}\", \"likely\": \"{high}\", \"high\": \"{high}\""));
        var law = Define(numbers, law => Own.Pounds(1000) + (Own.Pounds(1000) * law.Rate("share")));
        if (isRefused)
        {
            Assert.Equal("reform-number-negative", Own.OnlyProblem(() => Replaced(law, "share", $"\"value\": \"{instead}\"")).Code);
            return;
        }

        var replaced = Replaced(law, "share", $"\"value\": \"{instead}\"");
        Assert.Equal(isTold ? 1 : 0, Told(replaced).Count);
        Assert.Equal(
            $"reform 'r': why; it stands instead of {low} / {high} / {high}",
            replaced.On(Own.FirstDay).Numbers.Single(n => n.Id == "share").Source.Note
        );
    }

    [Fact]
    public void An_amount_of_nothing_may_not_fall_below_it_and_what_is_told_of_a_number_asked_for_twice_is_told_once()
    {
        var nothing = Regime.Define("own", "Own", Currency.Gbp, Own.FirstDay, law => law.Money("base", "Base", Money.Gbp(0), Own.Source));
        Assert.Equal("amount-negative", Own.OnlyProblem(() => nothing.Override("base", Money.Gbp(-0.01m), "why")).Code);

        var twice = Shares(("share", 10), ("share", 10)).Override("share", Rate.Percent(101), "why");
        Assert.Equal(["'share' is replaced by 101%, and the law has it at no more than 10%."], Told(twice));
        Assert.Equal(2020m, twice.On(Own.FirstDay).Amount(Facts.None).Amount);
    }

    [Fact]
    public void A_table_of_the_law_that_falls_may_be_replaced_by_one_that_falls()
    {
        static BandTable<Money, Rate> Table(int first, int second) =>
            new(
                Money.Gbp(0),
                Edge.UpperIncluded,
                (Money.Gbp(10), Rate.Percent(first), Rate.Percent(first), Own.Source),
                (null, Rate.Percent(second), Rate.Percent(second), Own.Source)
            );
        Regime Of(int first, int second) =>
            Define(
                Set(
                    Number(
                            "table",
                            "rate",
                            "\"start\": 0, \"edge\": \"upper-included\", "
                                + $"\"rows\": [{{ \"upTo\": 10, \"value\": \"{first}%\" }}, {{ \"value\": \"{second}%\" }}]"
                        )
                        .Replace("\"unit\": \"rate\"", "\"unit\": \"rate\", \"of\": \"money\"", StringComparison.Ordinal)
                ),
                law => Own.Pounds(1000) * law.ByBand<Money, Rate>(Own.Pounds(20), "table")
            );
        Regime With(Regime law, int first, int second) =>
            Reform.Named("r", "R").With("own", "table", Table(first, second), "why").Apply(law);

        Assert.Equal(["'table' is replaced by a table whose values fall where those of the law rise."], Told(With(Of(10, 20), 20, 10)));
        Assert.Empty(Told(With(Of(20, 10), 30, 5)));
        Assert.Empty(Told(With(Of(20, 10), 5, 30)));
    }

    // What shares a ladder is told in order of the ids; where both sides were replaced, of the first.
    [Theory]
    [InlineData(
        "level.1 10, level.2 20, level.3 30",
        "level.2 40",
        "'level.2' is replaced by what lies above 'level.3', below which the law has it."
    )]
    [InlineData(
        "level.1 10, level.2 20, level.3 30",
        "level.2 5",
        "'level.2' is replaced by what lies below 'level.1', above which the law has it."
    )]
    [InlineData(
        "level.1 10, level.2 20, level.3 30",
        "level.1 40",
        "'level.1' is replaced by what lies above 'level.2', 'level.3', below which the law has it."
    )]
    [InlineData("level.1 10, level.2 20", "level.2 10", null)]
    [InlineData("level.1 10, level.2 10", "level.2 5", null)]
    [InlineData(
        "level.1 10, level.2 20",
        "level.1 40, level.2 30",
        "'level.1' is replaced by what lies above 'level.2', below which the law has it."
    )]
    [InlineData("level.1 10, level.2 20", "level.1 30, level.2 40", null)]
    [InlineData("level.1 10, level.x 20", "level.1 30", null)]
    [InlineData("level.x 10, level.y 20", "level.x 30", null)]
    [InlineData("level.x 10, level.2 20", "level.x 30", null)]
    [InlineData("level.1 10, level.2.more 20", "level.1 30", null)]
    [InlineData("level.1.more 10, level.2 20", "level.1.more 30", null)]
    [InlineData("rate.light.least 10, rate.serious.most 20", "rate.light.least 30", null)]
    [InlineData(
        "rate.light.least 10, rate.light.most 20",
        "rate.light.least 30",
        "'rate.light.least' is replaced by what lies above 'rate.light.most', below which the law has it."
    )]
    public void Numbers_of_one_ladder_keep_their_order_or_it_is_told(string law, string replaced, string? told)
    {
        var regime = Of(replaced).Aggregate(Shares([.. Of(law)]), (all, n) => all.Override(n.Id, Rate.Percent(n.Percent), "why"));
        Assert.Equal(told is null ? [] : [told], Told(regime));

        static List<(string Id, decimal Percent)> Of(string numbers) =>
            [
                .. numbers
                    .Split(", ")
                    .Select(n => n.Split(' '))
                    .Select(n => (n[0], decimal.Parse(n[1], System.Globalization.CultureInfo.InvariantCulture))),
            ];
    }

    [Fact]
    public void What_is_told_of_several_numbers_is_told_in_the_order_of_their_ids()
    {
        var law = Shares(("z.2", 20), ("z.1", 10), ("a.3", 30), ("a.2", 20), ("a.1", 10));
        Assert.Equal(
            [
                "'a.1' is replaced by what lies above 'a.2', 'a.3', below which the law has it.",
                "'z.1' is replaced by what lies above 'z.2', below which the law has it.",
            ],
            Told(law.Override("z.1", Rate.Percent(40), "why").Override("a.1", Rate.Percent(40), "why"))
        );
    }

    [Fact]
    public void Numbers_of_two_units_are_of_no_one_ladder()
    {
        var regime = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law => law.Money("level.1", "1", Money.Gbp(1), Own.Source) * law.Count("level.2", "2", 2, Own.Source)
        );
        Assert.Empty(Told(regime.Override("level.1", Money.Gbp(3), "why")));
    }

    [Fact]
    public void Every_amount_of_a_method_is_held_above_nothing_and_each_is_told_of_once()
    {
        Regime Of(bool isOne) =>
            Regime.Define(
                new RegimeInfo("own", "Own", Currency.Gbp),
                [
                    new MethodPeriod(
                        "Own",
                        Own.FirstDay,
                        null,
                        law =>
                        {
                            var off = law.Money("off", "Taken off", Money.Gbp(10), Own.Source);
                            var provisional = (Own.Pounds(100) - off).Named("provisional", "Provisional", Own.Source);
                            var fine = provisional.AtLeast(Own.Pounds(0)).Named("fine", "Fine", Own.Source);
                            return new Method(isOne ? provisional : fine) { Provisional = provisional };
                        }
                    ),
                ]
            );
        Assert.All(
            [true, false],
            isOne =>
            {
                Assert.Empty(Of(isOne).Override("off", Money.Gbp(100), "why").On(Own.FirstDay).Try(Facts.None).Problems);
                var problems = Of(isOne).Override("off", Money.Gbp(101), "why").On(Own.FirstDay).Try(Facts.None).Problems;
                Assert.Equal("penalty-negative", Assert.Single(problems).Code);
            }
        );
        Assert.Empty(Of(true).On(Own.FirstDay).Method.Checks);
    }

    // What is due is told of numbers that are asked for, whose value goes on over the day, and that nothing was put in the place of.
    [Theory]
    [InlineData("asked", "\"due\": \"2026-01-01\",", true)]
    [InlineData("asked", "", true)]
    [InlineData("unasked", "\"due\": \"2026-01-01\",", false)]
    [InlineData("unasked\", \"asked", "\"due\": \"2026-01-01\",", true)]
    [InlineData("asked\", \"unasked", "\"due\": \"2026-01-01\",", true)]
    [InlineData("ends", "\"due\": \"2026-01-01\",", false)]
    [InlineData("ends", "\"due\": \"2025-12-31\",", true)]
    [InlineData("ends", "\"due\": \"2026-01-02\",", false)]
    [InlineData("ends", "", false)]
    [InlineData("replaced", "\"due\": \"2026-01-01\",", false)]
    [InlineData("later", "\"due\": \"2026-01-01\",", true)]
    public void What_is_due_is_told_of_numbers_that_are_used(string numbers, string due, bool isTold)
    {
        var set = Set(
            string.Join(
                ", ",
                [
                    Number("asked", "money", "\"value\": 1"),
                    Number("unasked", "money", "\"value\": 1"),
                    Number("replaced", "money", "\"value\": 1"),
                    Number("later", "money", "\"value\": 1"),
                    Number("ends", "money", "\"until\": \"2026-01-01\", \"value\": 1", "\"from\": \"2026-01-01\", \"value\": 2"),
                ]
            ),
            $$"""
            { "id": "yearly", "rule": "Each year", "numbers": ["{{numbers}}"], {{due}}
              "source": { "instrument": "act", "standing": "read" } }
            """
        );
        var regime = Define(set, law => law.Money("asked") + law.Money("replaced") + law.Money("ends") + law.Money("later"));
        var changed = Reform
            .Named("r", "R")
            .With("own", "replaced", Money.Gbp(2), "why")
            .With("own", "later", Money.Gbp(2), "why", Due)
            .Apply(regime);
        Assert.Equal(isTold ? ["yearly"] : [], changed.On(Own.FirstDay).Adjustments.Select(a => a.Id));
        Assert.Equal(isTold || numbers == "replaced" ? ["yearly"] : [], regime.On(Own.FirstDay).Adjustments.Select(a => a.Id));
    }

    [Fact]
    public void What_a_method_says_is_due_stands_before_what_its_numbers_say_and_without_numbers_it_names_none()
    {
        var regime = Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp),
            [
                new MethodPeriod(
                    "Own",
                    Own.FirstDay,
                    null,
                    law => new Method(law.Money("amount").Named("fine", "Fine", Own.Source))
                    {
                        Adjustments = [new Adjustment("mine", "Some day", [], null, Own.Source)],
                    }
                ),
            ],
            Set(
                Number("amount", "money", "\"value\": 1"),
                """{ "id": "yearly", "rule": "Each year", "numbers": ["amount"], "source": { "instrument": "act", "standing": "read" } }"""
            )
        );
        Assert.Equal(["mine", "yearly"], regime.On(Own.FirstDay).Adjustments.Select(a => a.Id));

        var document = System.Text.Json.Nodes.JsonNode.Parse(RegimeJson.Write(regime))!;
        var written = document["versions"]![0]!["adjustments"]!.AsArray();
        Assert.Equal([false, true], written.Select(a => a!.AsObject().ContainsKey("numbers")));
    }

    private static List<T> Asked<T>(NumberSet numbers, Func<NumbersInForce, IEnumerable<T>> what, NumberSet? model = null)
    {
        List<T> told = [];
        _ = Define(
                numbers,
                law =>
                {
                    told = [.. what(law)];
                    return Own.Pounds(1);
                },
                model
            )
            .On(Own.FirstDay)
            .Id;
        return told;
    }
}
