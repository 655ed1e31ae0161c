using NodaTime;

namespace FineCalc.Tests;

public sealed class RegimeTests
{
    private static readonly LocalDate Day = new(2025, 1, 1);

    private static readonly Regime Fixed = Regime.Define(
        "fixed",
        "Fixed",
        Currency.Gbp,
        Day,
        law =>
            law.Money("base", "Base", Money.Gbp(100), Own.Source)
            * law.Rate("share", "Share", Rate.Percent(50), Own.Source)
            * law.Count("times", "Times", 3, Own.Source, Basis.Model)
    );

    [Theory]
    [InlineData("uk-gdpr", "2018-05-25", null, "2018-05-25")]
    [InlineData("uk-gdpr", "2021-01-01", "2018-05-25", "2021-01-01")]
    [InlineData("uk-gdpr", "2024-03-18", "2021-01-01", "2024-03-18")]
    [InlineData("uk-fca-firms", "2010-03-06", null, "2010-03-06")]
    [InlineData("uk-fca-firms", "2017-03-01", "2010-03-06", "2017-03-01")]
    [InlineData("us-sentencing-organisations", "1991-11-01", null, "1991-11-01")]
    [InlineData("us-sentencing-organisations", "2015-11-01", "1991-11-01", "2015-11-01")]
    [InlineData("us-sentencing-organisations", "2026-11-01", "2015-11-01", "2026-11-01")]
    [InlineData("us-hipaa", "2016-09-06", null, "2016-09-06")]
    [InlineData("us-hipaa", "2017-02-03", "2016-09-06", "2017-02-03")]
    [InlineData("us-ca-ccpa", "2027-01-01", "2025-01-01", null)]
    public void A_version_begins_on_its_first_day_and_not_before(string id, string day, string? before, string? from)
    {
        var (regime, date) = (Regimes.All.Find(id)!, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);

        Assert.Equal([before, from, from], new[] { -1, 0, 1 }.Select(days => FirstDayOn(regime, date.PlusDays(days))));
    }

    [Fact]
    public void Versions_are_cut_where_a_number_or_the_method_changes_and_nowhere_else()
    {
        Assert.Equal([new(2018, 5, 25), new(2021, 1, 1), new LocalDate(2024, 3, 18)], Regimes.UkGdpr.Versions.Select(v => v.From));
        Assert.Equal([new(2021, 1, 1), new(2024, 3, 18), (LocalDate?)null], Regimes.UkGdpr.Versions.Select(v => v.Until));
        Assert.Equal([new(2010, 3, 6), new LocalDate(2017, 3, 1)], Regimes.UkFcaFirms.Versions.Select(v => v.From));
        Assert.Equal([new(1991, 11, 1), new(2015, 11, 1), new LocalDate(2026, 11, 1)], Regimes.UsSentencing.Versions.Select(v => v.From));
    }

    [Fact]
    public void A_day_after_the_last_version_is_a_problem_that_says_why_it_ends()
    {
        var problem = Own.OnlyProblem(() => Regimes.All.Find("us-ca-ccpa")!.On(new LocalDate(2027, 1, 1)));

        Assert.Equal(("date-not-in-force", "date"), (problem.Code, problem.Subject));
        Assert.Contains(" until 2027-01-01 (that day excluded); the amounts are adjusted again", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_between_two_periods_has_no_version()
    {
        var regime = Define(("a", Day, Day.PlusDays(1)), ("b", Day.PlusDays(2), null));

        Assert.Equal("a", regime.On(Day).Name);
        Assert.Equal("b", regime.On(Day.PlusDays(2)).Name);
        Assert.Equal(
            "a date from 2025-01-01 until 2025-01-02 (that day excluded), or from 2025-01-03",
            Own.OnlyProblem(() => regime.On(Day.PlusDays(1))).Allowed
        );
    }

    [Fact]
    public void Periods_that_overlap_or_are_none_make_no_regime()
    {
        Assert.Throws<ArgumentException>(() => Define(("a", Day, Day.PlusDays(2)), ("b", Day.PlusDays(1), null)));
        Assert.Throws<ArgumentException>(() => Define(("a", Day, null), ("b", Day.PlusDays(1), null)));
        Assert.Throws<ArgumentException>(() => Define());
        Assert.Equal(2, Define(("a", Day, Day.PlusDays(1)), ("b", Day.PlusDays(1), null)).Versions.Count);
    }

    [Fact]
    public void Each_kind_of_number_can_be_replaced()
    {
        Assert.Equal(150m, Amount(Fixed));
        Assert.Equal(300m, Amount(Fixed.Override("base", Money.Gbp(200), "why")));
        Assert.Equal(30m, Amount(Fixed.Override("share", Rate.Percent(10), "why")));
        Assert.Equal(50m, Amount(Fixed.Override("times", 1, "why")));
        Assert.Equal(
            20m,
            Amount(Fixed.Override("base", Money.Gbp(200), "why").Override("share", Rate.Percent(10), "why").Override("times", 1, "why"))
        );
    }

    [Fact]
    public void A_replaced_number_shows_in_the_version_id_and_the_trace()
    {
        var changed = Fixed.Override("share", Rate.Percent(10), "as they propose");
        var step = Below(changed.On(Day).Assess(Facts.None).Trace).Single(n => n.Id == "share");

        Assert.Equal((false, true), (Fixed.IsOverridden, changed.IsOverridden));
        Assert.StartsWith("fixed@2025-01-01#", Fixed.On(Day).Id, StringComparison.Ordinal);
        Assert.EndsWith("+override", changed.On(Day).Id, StringComparison.Ordinal);
        Assert.NotEqual(Fixed.On(Day).Id + "+override", changed.On(Day).Id);
        Assert.Equal((Basis.Override, "as they propose; it stands instead of 50%"), (step.Basis, step.Note));
        Assert.Equal(Basis.Override, changed.On(Day).Numbers.Single(n => n.Id == "share").Basis);
    }

    [Fact]
    public void A_number_that_nobody_asks_for_cannot_be_replaced()
    {
        var problem = Own.OnlyProblem(() => Fixed.Override("shares", Rate.Percent(10), "why"));

        Assert.Equal(("number-unknown", "shares", "base, share, times"), (problem.Code, problem.Subject, problem.Allowed));
    }

    [Fact]
    public void A_replacement_of_another_unit_is_a_problem() =>
        Assert.Equal("number-unusable", Own.OnlyProblem(() => Fixed.Override("share", Money.Gbp(10), "why")).Code);

    [Theory]
    [InlineData("share", "")]
    [InlineData("share", "  ")]
    [InlineData("", "why")]
    public void A_replacement_needs_a_number_and_a_reason(string number, string reason) =>
        Assert.Throws<ArgumentException>(() => Fixed.Override(number, Rate.Percent(10), reason));

    [Fact]
    public void A_number_has_its_value_basis_and_source_listed()
    {
        var numbers = Fixed.On(Day).Numbers;

        Assert.Equal(
            [("base", "GBP 100", Basis.Guidance), ("share", "50%", Basis.Guidance), ("times", "3", Basis.Model)],
            numbers.Select(n => (n.Id, n.Value, n.Basis))
        );
        Assert.All(numbers, n => Assert.Equal((Own.Source, 0), (n.Source, n.Rows.Count)));
    }

    [Fact]
    public void A_table_has_its_rows_listed_each_with_its_source()
    {
        var table = Regimes.UkGdpr.On(new LocalDate(2024, 3, 18)).Numbers.Single(n => n.Name == "Size factor by turnover");

        Assert.Equal(
            ("up to GBP 2,000,000", "0.2% to 0.4%", Standing.Read),
            (table.Rows[0].Band, table.Rows[0].Value, table.Rows[0].Source.Standing)
        );
        Assert.Equal(
            ("above GBP 10,000,000 to GBP 50,000,000", "2% to 10%", Standing.Draft),
            (table.Rows[2].Band, table.Rows[2].Value, table.Rows[2].Source.Standing)
        );
        Assert.Equal(("above GBP 435,000,000", "100%"), (table.Rows[^1].Band, table.Rows[^1].Value));
    }

    [Fact]
    public void A_step_has_its_rule_unit_and_source_listed()
    {
        var step = Regimes.UkGdpr.On(new LocalDate(2024, 3, 18)).Steps.Single(s => s.Id == "starting-point");

        Assert.Equal(("Starting point", Unit.Money, true, "step 3"), (step.Name, step.Unit, step.IsPerInfringement, step.Source.Pinpoint));
        Assert.Equal(
            "Statutory maximum × Seriousness × Adjustment for size",
            step.Rule.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)
        );
        Assert.False(Regimes.UkGdpr.On(new LocalDate(2024, 3, 18)).Steps.Single(s => s.Id == "total").IsPerInfringement);
    }

    [Fact]
    public void A_catalogue_finds_regimes_by_id_and_takes_ones_own_first()
    {
        var own = Regime.Define("uk-gdpr", "Mine", Currency.Gbp, Day, _ => Own.Pounds(1));
        var catalog = Regimes.All.With(own, Fixed);

        Assert.Equal("uk-gdpr", Regimes.All.Ids[0]);
        Assert.Equal(["uk-gdpr", "fixed", .. Regimes.All.Ids.Skip(1)], catalog.Ids);
        Assert.Same(own, catalog.Find("uk-gdpr"));
        Assert.Same(Regimes.UkFcaFirms, catalog.Find("uk-fca-firms"));
        Assert.Null(catalog.Find("UK-GDPR"));
        Assert.Throws<ArgumentException>(() => new RegimeCatalog(Fixed, Fixed));
    }

    [Fact]
    public void A_result_in_another_currency_or_of_each_infringement_makes_no_version()
    {
        Assert.Equal(
            "method-mixed-currencies",
            Own.OnlyProblem(() => Regime.Define("x", "X", Currency.Eur, Day, _ => Own.Pounds(1)).On(Day).Id).Code
        );
        Assert.Equal("method-not-of-case", Own.OnlyProblem(() => Own.Version(Step.Ask(Ask.Harm)).Id).Code);
    }

    private static Regime Define(params (string Name, LocalDate From, LocalDate? Until)[] periods) =>
        Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp),
            [.. periods.Select(p => new MethodPeriod(p.Name, p.From, p.Until, _ => new Method(Own.Pounds(1))))]
        );

    private static decimal Amount(Regime regime) => regime.On(Day).Assess(Facts.None).Amount.Amount;

    private static IEnumerable<TraceNode> Below(TraceNode node) => node.Inputs.SelectMany(Below).Prepend(node);

    private static string? FirstDayOn(Regime regime, LocalDate date)
    {
        try
        {
            return NodaTime.Text.LocalDatePattern.Iso.Format(regime.On(date).From);
        }
        catch (ProblemException)
        {
            return null;
        }
    }
}
