namespace FineCalc.Tests;

public class TableTests
{
    private static readonly Fact<Count> Points = Fact.Count("points", "Points", "How many points?", "points");

    private static (Count? UpTo, Money Low, Money High, Citation Source) Row(int? upTo, decimal low, decimal? high = null) =>
        new(upTo is { } end ? (Count)end : null, Money.Gbp(low), Money.Gbp(high ?? low), Own.Source);

    private static BandTable<Count, Money> Table(Edge edge) => new(0, edge, Row(10, 100), Row(20, 200, 300), Row(null, 400));

    private static Step<Money> By(BandTable<Count, Money> table) => Step.ByBand(Step.Ask(Points), table, Own.Source);

    private static Facts At(decimal points) => Facts.None.With(Points, points);

    [Theory]
    [InlineData(Edge.UpperIncluded, 0, 100)]
    [InlineData(Edge.UpperIncluded, 9.99, 100)]
    [InlineData(Edge.UpperIncluded, 10, 100)]
    [InlineData(Edge.UpperIncluded, 15, 250)]
    [InlineData(Edge.UpperIncluded, 20, 300)]
    [InlineData(Edge.UpperIncluded, 20.01, 400)]
    [InlineData(Edge.UpperExcluded, 0, 100)]
    [InlineData(Edge.UpperExcluded, 9.99, 100)]
    [InlineData(Edge.UpperExcluded, 10, 200)]
    [InlineData(Edge.UpperExcluded, 15, 250)]
    [InlineData(Edge.UpperExcluded, 20, 400)]
    public void The_edge_says_which_row_owns_the_line_between_two(Edge edge, decimal points, int amount) =>
        Assert.Equal(amount, Own.Value(By(Table(edge)), At(points)));

    [Theory]
    [InlineData(10.5, 205)]
    [InlineData(12.5, 225)]
    [InlineData(19, 290)]
    public void Between_the_ends_of_a_row_the_table_runs_straight(decimal points, decimal amount) =>
        Assert.Equal(amount, Own.Value(By(Table(Edge.UpperIncluded)), At(points)));

    [Fact]
    public void A_row_may_run_downwards() => Assert.Equal(75m, Own.Value(By(new(0, Edge.UpperIncluded, Row(10, 100, 50))), At(5)));

    [Theory]
    [InlineData(-0.01, true)]
    [InlineData(0, false)]
    [InlineData(10, false)]
    [InlineData(10.01, true)]
    public void Outside_a_closed_table_is_a_problem(decimal points, bool isOutside)
    {
        var problems = Own.Version(By(new(0, Edge.UpperIncluded, Row(10, 1))).Named("base", "Base amount", Own.Source))
            .Try(At(points))
            .Problems;
        Assert.Equal(isOutside ? ["outside-table"] : [], problems.Select(p => p.Code));
        Assert.All(
            problems,
            p =>
                Assert.Equal(
                    ("base", "from 0 to 10", "'Points' lies outside the table of 'Base amount'."),
                    (p.Subject, p.Allowed, p.Message)
                )
        );
    }

    [Fact]
    public void The_upper_end_that_is_excluded_is_outside_a_closed_table() =>
        Assert.Equal("outside-table", Own.OnlyProblem(By(new(0, Edge.UpperExcluded, Row(10, 1))), At(10)).Code);

    [Fact]
    public void Below_an_open_table_is_a_problem_that_says_where_it_begins() =>
        Assert.Equal("from 0 up", Own.OnlyProblem(By(Table(Edge.UpperIncluded)), At(-1)).Allowed);

    [Fact]
    public void A_range_that_reaches_outside_the_table_is_a_problem()
    {
        var closed = By(new(0, Edge.UpperIncluded, Row(10, 1)));
        Assert.Equal("outside-table", Own.OnlyProblem(closed, Facts.None.WithRange(Points, new Spread<Count>(5, 6, 11))).Code);
        Assert.Equal("outside-table", Own.OnlyProblem(closed, Facts.None.WithRange(Points, new Spread<Count>(-1, 6, 7))).Code);
    }

    [Fact]
    public void A_first_row_may_be_its_start_alone()
    {
        var table = new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(0, 7), Row(10, 8));
        Assert.Equal(7m, Own.Value(By(table), At(0)));
        Assert.Equal(8m, Own.Value(By(table), At(0.01m)));
        Assert.Equal(9m, Own.Value(By(new(0, Edge.UpperIncluded, Row(0, 7, 9), Row(10, 8))), At(0)));
    }

    public static TheoryData<string, Func<object>> Misshapen =>
        new()
        {
            { "no rows", () => new BandTable<Count, Money>(0, Edge.UpperIncluded) },
            { "ends that fall", () => new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(10, 1), Row(9, 2)) },
            {
                "a row no value can lie in, upper end included",
                () => new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(10, 1), Row(10, 2))
            },
            {
                "a row no value can lie in, upper end excluded",
                () => new BandTable<Count, Money>(0, Edge.UpperExcluded, Row(10, 1), Row(10, 2))
            },
            { "a first row no value can lie in", () => new BandTable<Count, Money>(0, Edge.UpperExcluded, Row(0, 1)) },
            { "an end before the start", () => new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(-1, 1)) },
            { "an open row that is not the last", () => new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(null, 1), Row(10, 2)) },
            { "an open row that is not constant", () => new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(10, 1), Row(null, 2, 3)) },
        };

    [Theory]
    [MemberData(nameof(Misshapen), DisableDiscoveryEnumeration = true)]
    public void Misshapen_tables_are_refused(string shape, Func<object> make) =>
        Assert.True(Record.Exception(make) is ArgumentException, shape);

    [Fact]
    public void A_refusal_names_the_row() =>
        Assert.Contains(
            "Row 2 of the table is out of place: upper ends rise from 0",
            Assert.Throws<ArgumentException>(() => new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(10, 1), Row(9, 2))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(5, 6, 7, 100, 100, 100)]
    [InlineData(5, 6, 15, 100, 100, 250)]
    [InlineData(12, 14, 16, 220, 240, 260)]
    [InlineData(5, 15, 25, 100, 250, 400)]
    [InlineData(10, 10, 11, 100, 100, 210)]
    public void An_open_value_gives_all_that_its_rows_can_give(int low, int likely, int high, int least, int amount, int most) =>
        Assert.Equal(
            (least, amount, most),
            Own.Range(By(Table(Edge.UpperIncluded)), Facts.None.WithRange(Points, new Spread<Count>(low, likely, high)))
        );

    [Fact]
    public void The_range_of_a_table_that_rises_and_falls_holds_what_lies_between_its_ends()
    {
        var hill = By(new(0, Edge.UpperIncluded, Row(10, 1), Row(20, 9), Row(null, 2)));
        Assert.Equal((1m, 9m, 9m), Own.Range(hill, Facts.None.WithRange(Points, new Spread<Count>(5, 15, 25))));
    }

    [Fact]
    public void Amounts_in_a_table_keep_their_currency()
    {
        var dollars = new BandTable<Count, Money>(0, Edge.UpperIncluded, (null, Money.Usd(5), Money.Usd(5), Own.Source));
        Assert.Equal("method-mixed-currencies", Own.OnlyProblem(() => Own.Assess(Own.Pounds(1) + By(dollars), At(1))).Code);
    }

    [Fact]
    public void Amounts_are_looked_up_in_a_table_of_their_own_currency()
    {
        var dollars = new BandTable<Money, Rate>(Money.Usd(0), Edge.UpperIncluded, (Money.Usd(5), Rate.One, Rate.One, Own.Source));
        Assert.Equal(
            "method-mixed-currencies",
            Own.OnlyProblem(() => Own.Assess(Own.Pounds(1) * Step.ByBand(Own.Pounds(1), dollars, Own.Source))).Code
        );
    }

    [Fact]
    public void Rows_of_two_currencies_are_refused()
    {
        Assert.Throws<ArgumentException>(() =>
            new BandTable<Count, Money>(0, Edge.UpperIncluded, Row(10, 1), (null, Money.Usd(5), Money.Usd(5), Own.Source))
        );
        Assert.Throws<ArgumentException>(() =>
            new BandTable<Count, Money>(0, Edge.UpperIncluded, (10, Money.Gbp(1), Money.Usd(5), Own.Source))
        );
        Assert.Throws<ArgumentException>(() =>
            new BandTable<Money, Rate>(Money.Gbp(0), Edge.UpperIncluded, (Money.Usd(5), Rate.One, Rate.One, Own.Source))
        );
    }

    [Fact]
    public void A_table_of_choices_gives_the_one_of_the_row()
    {
        var table = new BandTable<Count, Care>(
            0,
            Edge.UpperIncluded,
            (10, Care.None, Care.None, Own.Source),
            (null, Care.Full, Care.Full, Own.Source)
        );
        var care = Step.Greatest(Step.ByBand(Step.Ask(Points), table, Own.Source)).Named("care", "Care", Own.Source);
        var fine = Step.ByCategory(care, (Care.None, Own.Pounds(3)), (Care.SomeCare, Own.Pounds(2)), (Care.Full, Own.Pounds(1)));
        var assessment = Own.Assess(fine, At(11));
        Assert.Equal((1m, "full"), (assessment.Amount.Amount, assessment.Steps.First(s => s.Id == "care").ValueText));
    }

    [Fact]
    public void The_source_of_a_value_is_that_of_its_row()
    {
        var (first, second) = (new Citation("Table", "row 1"), new Citation("Table", "row 2"));
        var table = new BandTable<Count, Money>(
            0,
            Edge.UpperIncluded,
            new(10, Money.Gbp(1), Money.Gbp(1), first),
            new(null, Money.Gbp(2), Money.Gbp(2), second)
        );
        Assert.Equal(first, Own.Assess(By(table), At(10)).Trace.Source);
        Assert.Equal(second, Own.Assess(By(table), At(11)).Trace.Source);
    }
}
