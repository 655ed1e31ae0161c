using System.Globalization;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Administrative fines of the Federal Election Commission: every answer of its calculator, and random reports against a second writing of
/// the section, in which a row is found and an amount made without a step of the library.
/// </summary>
public sealed class UsFecTests
{
    private static readonly Dictionary<int, LocalDate> Days = new()
    {
        [2023] = new(2022, 12, 30),
        [2024] = new(2024, 1, 6),
        [2025] = new(2025, 1, 4),
    };

    private static readonly Answered[] Rows = [.. Lines("us-fec-answers.csv").Select(c => Answered.Of(c))];

    private static readonly ILookup<int, decimal?[]> Tables = Lines("us-fec-tables.csv")
        .Select(c => Array.ConvertAll(c, v => v.Length == 0 ? (decimal?)null : Number(v)))
        .ToLookup(c => (int)c[0]!.Value);

    public static TheoryData<int> Years => [2023, 2024, 2025];

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_answer_of_the_calculator_comes_out_to_the_dollar_case_by_case_and_in_columns(int year)
    {
        var (law, rows) = (On(year), Rows.Where(r => r.Year == year).ToArray());
        Assert.InRange(rows.Length, 1_900, 2_100);
        Assert.All(rows, r => Assert.Equal(Money.Usd(r.Fine), law.Amount(r.Facts)));
        Assert.Equal(rows.Select(r => (double)r.Fine), InColumns(law, rows));
        Assert.All(rows, r => Assert.Equal(r.Fine, Again(r)));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Random_reports_come_out_as_the_section_says_when_it_is_written_down_again(int year)
    {
        var (law, random) = (On(year), new Random(year));
        var bounds = Tables[year].Select(t => t[1]).OfType<decimal>().ToArray();
        var rows = new Answered[(Laws.IsFull ? 1_000_000 : 100_000) / 3];
        for (var i = 0; i < rows.Length; i++)
        {
            // A third of the levels lie on a bound of the table or a cent beside it; most others are small, where the footnote bites.
            var level =
                random.Next(3) == 0
                    ? bounds[random.Next(bounds.Length)] + (0.01m * random.Next(-1, 2))
                    : decimal.Round((decimal)Math.Exp(random.NextDouble() * Math.Log(3e6)), 2);
            rows[i] = new(
                year,
                random.Next(2) == 0 ? FecKind.Late : FecKind.NotFiled,
                random.Next(2) == 0,
                random.Next(31),
                random.Next(2) * random.Next(10),
                level,
                0
            );
        }

        Assert.Equal(rows.Select(r => (double)Again(r)), InColumns(law, rows));
        Assert.All(rows.Take(200), r => Assert.Equal(Money.Usd(Again(r)), law.Amount(r.Facts)));
    }

    [Fact]
    public void The_day_of_the_assessment_selects_the_schedule_and_earlier_ones_are_refused()
    {
        Assert.Equal("assessment", Assert.Single(Regimes.UsFec.Info.Dates).Id);
        Assert.Equal(Days.Values, Regimes.UsFec.Versions.Select(v => v.From));
        Assert.Equal("date-not-in-force", Problem(() => Regimes.UsFec.On(new LocalDate(2022, 12, 29))));
        var report = new Answered(0, FecKind.NotFiled, false, 0, 0, 1e6m, 0).Facts;
        Assert.Equal(
            [20_552m, 21_218m, 21_769m],
            new[] { new LocalDate(2024, 1, 5), new LocalDate(2025, 1, 3), new LocalDate(2026, 8, 19) }.Select(day =>
                Regimes.UsFec.On(day).Amount(report).Amount
            )
        );
    }

    [Fact]
    public void More_than_thirty_days_late_is_not_filed_unless_the_report_is_election_sensitive()
    {
        IEnumerable<string> Problems(bool isSensitive, int days) =>
            On(2025).Try(new Answered(2025, FecKind.Late, isSensitive, days, 0, 1e6m, 0).Facts).Problems.Select(p => p.Code);
        Assert.Empty(Problems(false, 30));
        Assert.Equal(["late-report-counts-as-not-filed"], Problems(false, 31));
        Assert.Empty(Problems(true, 31));
    }

    [Fact]
    public void A_notice_begins_with_an_amount_from_memory_unless_the_case_gives_it()
    {
        var notice = Facts.None.With(UsFec.Kind, FecKind.Notice).With(UsFec.Contributions, Money.Usd(6_600));
        Assert.Equal([832m, 838m, 843m], Days.Keys.Select(year => On(year).Amount(notice).Amount));
        Assert.All(
            Regimes.UsFec.Versions,
            v => Assert.Equal(Standing.Unverified, v.Numbers.First(n => n.Id == "notice.base").Source.Standing)
        );
        var given = notice.With(UsFec.NoticeBase, Money.Usd(110));
        Assert.Equal(770m, On(2025).Amount(given).Amount);
        Assert.Equal(1_155m, On(2025).Amount(given.With(UsFec.PreviousViolations, 2)).Amount);
    }

    [Fact]
    public void A_report_without_any_activity_costs_nothing_whatever_went_before() =>
        Assert.Equal(0m, On(2025).Amount(new Answered(2025, FecKind.NotFiled, true, 0, 9, 0m, 0).Facts).Amount);

    private static double[] InColumns(RegimeVersion law, Answered[] rows) =>
        law.AssessAll(
                new FactTable(rows.Length)
                    .With(UsFec.Kind, Array.ConvertAll(rows, r => r.Kind))
                    .With(UsFec.IsSensitive, Array.ConvertAll(rows, r => r.IsSensitive))
                    .With(UsFec.DaysLate, Array.ConvertAll(rows, r => r.DaysLate))
                    .With(UsFec.PreviousViolations, Array.ConvertAll(rows, r => r.Previous))
                    .With(UsFec.LevelOfActivity, Array.ConvertAll(rows, r => (double)r.Level))
            )
            .Amounts.ToArray();

    // 11 CFR 111.43 once more: columns of the table are year, bound, late, each day, not filed, and the last three for sensitive reports.
    private static decimal Again(Answered report)
    {
        if (report.Level == 0m)
        {
            return 0m;
        }

        var row = Tables[report.Year].First(t => t[1] is not { } bound || report.Level < bound);
        var first = report.IsSensitive ? 5 : 2;
        var amount = report.Kind == FecKind.Late ? row[first]!.Value + (row[first + 1]!.Value * report.DaysLate) : row[first + 2]!.Value;
        var raised = amount * (4 + report.Previous) / 4m;
        return decimal.Floor(report.Previous == 0 ? Math.Min(raised, report.Level) : raised);
    }

    private static string Problem(Func<object> what) => Assert.Single(Assert.Throws<ProblemException>(what).Problems).Code;

    private static RegimeVersion On(int year) => Regimes.UsFec.On(Days[year]);

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Repository.PathOf("tests", "FineCalc.Tests", "Regimes", file)).Select(line => line.Split(','));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Answered(int Year, FecKind Kind, bool IsSensitive, int DaysLate, int Previous, decimal Level, decimal Fine)
    {
        public Facts Facts =>
            Facts
                .None.With(UsFec.Kind, Kind)
                .With(UsFec.IsSensitive, IsSensitive)
                .With(UsFec.DaysLate, DaysLate)
                .With(UsFec.PreviousViolations, Previous)
                .With(UsFec.LevelOfActivity, Money.Usd(Level));

        public static Answered Of(string[] columns) =>
            new(
                int.Parse(columns[0], CultureInfo.InvariantCulture),
                columns[1] == "late" ? FecKind.Late : FecKind.NotFiled,
                columns[2] == "1",
                int.Parse(columns[3], CultureInfo.InvariantCulture),
                int.Parse(columns[4], CultureInfo.InvariantCulture),
                Number(columns[5]),
                Number(columns[6])
            );
    }
}
