using NodaTime;

namespace FineCalc.Tests;

/// <summary>Which version the dates of a case select: a day, or a month, year or period of which every day selects the same.</summary>
public class SelectingDatesTests
{
    private static readonly LocalDate Gap = new(2026, 1, 1);

    // A until 2026, nothing until March, B until 2027, then C. The end of the conduct selects, or else its beginning; the order does not.
    private static Regime Define() =>
        Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp)
            {
                Dates =
                [
                    new DateRule("end", "the day on which it ended") { Role = DateRole.ConductEnd },
                    new DateRule("begin", "the day on which it began", "It ended on the day on which it began.")
                    {
                        Role = DateRole.ConductBegin,
                    },
                ],
                AlsoDates = [new DateRule("order", "the day of the order") { Role = DateRole.Proceedings }],
            },
            [Period("A", Own.FirstDay, Gap), Period("B", new(2026, 3, 1), new(2027, 1, 1)), Period("C", new(2027, 1, 1), null)]
        );

    private static MethodPeriod Period(string name, LocalDate from, LocalDate? until) =>
        new(name, from, until, _ => new Method(Own.Pounds(1)));

    private static string Selected(string dates, string version = "")
    {
        var text = $$"""{ "case": "c", "title": "C", "regime": "own", {{version}} "dates": { {{dates}} }, "facts": {} }""";
        return CaseJson.TryParse(text, "c.json", new RegimeCatalog(Define()), out var read, out var problems)
            ? $"{read.Version.Name} {read.DateAssumption}".TrimEnd()
            : string.Join("; ", problems.Select(p => $"{p.Code}: {p.Allowed}"));
    }

    private const string Day = "date-ambiguous: the day, or at least the month";

    private const string None = "date-not-in-force: a date from 2025-01-01 until 2026-01-01 (that day excluded), or from 2026-03-01";

    [Theory]
    [InlineData("2025-01-01", "A")]
    [InlineData("2025-12-31", "A")]
    [InlineData("2025-12", "A")]
    [InlineData("2025", "A")]
    [InlineData("2026-03", "B")]
    [InlineData("2026-12-31", "B")]
    [InlineData("2027", "C")]
    [InlineData("2099", "C")]
    [InlineData("2024-12-31", None)]
    [InlineData("2024", None)]
    [InlineData("2026-01-01", None)]
    [InlineData("2026-02", None)]
    [InlineData("2026", Day)]
    [InlineData("2026-12/2027-01", "C")]
    [InlineData("2024-12/2025-01", "A")]
    [InlineData("2025-12-31/2026-01-01", None)]
    [InlineData("2025/2026", Day)]
    [InlineData("2024-06-01/2025-12", "A")]
    public void Every_day_of_the_end_of_conduct_selects_one_version(string end, string version) =>
        Assert.Equal(version, Selected($"\"end\": \"{end}\""));

    // Of a period the end that counts, and what is assumed is said.
    [Theory]
    [InlineData("\"begin\": \"2026-12\"", "B It ended on the day on which it began.")]
    [InlineData("\"begin\": \"2025-12/2027-01\"", "A It ended on the day on which it began.")]
    [InlineData("\"begin\": \"2025-12\", \"end\": \"2027-01\"", "C")]
    [InlineData("\"begin\": \"2026/2027-01\"", Day)]
    [InlineData("\"order\": \"2027-01-01\"", "date-missing: end: the day on which it ended, or begin: the day on which it began")]
    public void The_first_of_the_dates_that_is_given_selects(string dates, string version) => Assert.Equal(version, Selected(dates));

    [Theory]
    [InlineData("2025-01-01", "A The case names the version from 2025-01-01 (A); its dates were not asked.")]
    [InlineData("2026-03-01", "B The case names the version from 2026-03-01 (B); its dates were not asked.")]
    [InlineData("2026-03-02", "version-unknown: 2025-01-01, 2026-03-01, 2027-01-01")]
    public void A_case_may_name_the_version_by_its_first_day(string day, string version) =>
        Assert.Equal(version, Selected("\"end\": \"2027\"", $"\"version\": \"{day}\","));

    // Only conduct lasts; a period of one day is a day, and so is one of one month the month.
    [Theory]
    [InlineData("order", "2027-01-01", true)]
    [InlineData("order", "2027-01-01/2027-01-01", true)]
    [InlineData("order", "2027-01/2027-01", true)]
    [InlineData("order", "2027-01-01/2027-01", false)]
    [InlineData("order", "2027-01/2027-01-31", false)]
    [InlineData("order", "2027-01-01/2027-01-02", false)]
    [InlineData("decision", "2027-01-01/2027-01-02", false)]
    [InlineData("incident", "2027-01-01/2027-01-02", true)]
    [InlineData("begin", "2027-01-01/2027-01-02", true)]
    [InlineData("incident", "2027-01-02/2027-01-01", false)]
    [InlineData("incident", "2027-01-02/2027-01", true)]
    [InlineData("incident", "/2027-01-01", false)]
    [InlineData("incident", "2027-01-01/", false)]
    [InlineData("incident", "2027-01-01/2027-01-02/2027-01-03", false)]
    [InlineData("incident", "2027-02-29", false)]
    [InlineData("incident", "2028-02", true)]
    [InlineData("incident", "2028-13", false)]
    [InlineData("incident", "27-01-01", false)]
    [InlineData("incident", "20270101", false)]
    [InlineData("incident", "202", false)]
    public void A_date_is_a_day_a_month_or_a_year_and_of_conduct_a_period(string id, string date, bool isOne)
    {
        var told = Selected($"\"end\": \"2027\", \"{id}\": \"{date}\"");
        Assert.Equal(isOne, !told.Contains("date-invalid", StringComparison.Ordinal));
        if (!isOne)
        {
            const string allowed = "date-invalid: a day such as 2024-03-18, or a month such as 2024-03, or a year";
            Assert.Equal(
                id is "order" or "decision" ? allowed : allowed + "; or a period from one to another, such as 2014-06-01/2016-03",
                told
            );
        }
    }

    // Conduct is told to go on after the last day of the month or year in which it ended, and not by that day.
    [Theory]
    [InlineData("2026-02", "2026-02-28")]
    [InlineData("2028-02", "2028-02-29")]
    [InlineData("2026-12", "2026-12-31")]
    [InlineData("2026", "2026-12-31")]
    [InlineData("2026-04-05", "2026-04-05")]
    public void A_month_and_a_year_go_on_to_their_last_day(string end, string last)
    {
        Assert.DoesNotContain("dates-contradict", Told(0));
        Assert.Contains("dates-contradict", Told(1));

        IEnumerable<string> Told(int after)
        {
            var incident = NodaTime.Text.LocalDatePattern.Iso.Parse(last).Value.PlusDays(after);
            var text = $$"""
                { "case": "c", "title": "C", "regime": "own", "version": "2026-03-01",
                  "dates": { "end": "{{end}}", "incident": "{{NodaTime.Text.LocalDatePattern.Iso.Format(incident)}}" }, "facts": {} }
                """;
            return CaseJson.Parse(text, "c.json", new RegimeCatalog(Define())).Assess().Final.Warnings.Select(w => w.Code);
        }
    }

    [Fact]
    public void Dates_that_every_case_may_give_are_no_date_of_the_regime_twice()
    {
        var told = Selected("\"ende\": \"2027\"");
        Assert.Contains("end, begin, order, incident, decision", told, StringComparison.Ordinal);
    }
}
