using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace FineCalc.Tests;

/// <summary>
/// The days of every regime that ships, against the table <c>days-of-regimes.txt</c> beside this file: the first day of each version, the
/// day before, the last day and the day after it; and which date of a case selects. A regime that is not in the table fails, and the
/// message is the line to add.
/// </summary>
public sealed class ShippedRegimeDatesTests
{
    private static readonly string[] TablePath = ["tests", "FineCalc.Tests", "Regimes", "days-of-regimes.txt"];

    // Dates that any case may give for information.
    private static readonly string[] Informative = ["incident", "decision"];

    private static readonly List<Row> Table =
    [
        .. File.ReadAllLines(Repository.PathOf(TablePath))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => new Row(line)),
    ];

    // The worked cases, so that each version is selected for facts that it asks for.
    private static readonly Lazy<List<(string Id, LocalDate From, string Text)>> Worked = new(() =>
        [
            .. Repository
                .Files.Where(f => f.StartsWith("docs/examples/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
                .Select(f => File.ReadAllText(Repository.PathOf(f)))
                .Select(text => (CaseJson.Parse(text, "case", Regimes.All).Version, text))
                .Select(c => (c.Version.Regime.Id, c.Version.From, c.text)),
        ]
    );

    public static TheoryData<string> Ids => [.. Table.Select(row => row.Id)];

    [Fact]
    public void Every_regime_is_in_the_table()
    {
        var missing = Regimes.All.Ids.Where(id => Table.All(row => row.Id != id)).Select(id => Line(Regimes.All.Find(id)!)).ToList();
        Assert.True(
            missing.Count == 0,
            $"Check each day against the text, and add to {string.Join('/', TablePath)}:\n{string.Join('\n', missing)}"
        );
        Assert.Equal(Regimes.All.Ids.Count, Table.Count);
        Assert.All(Table, row => Assert.NotNull(Regimes.All.Find(row.Id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_days_and_the_dates_that_select_are_those_of_the_table(string id) =>
        Assert.Equal(Of(id).Line, Line(Regimes.All.Find(id)!));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_version_holds_from_its_first_day_to_its_last_and_not_a_day_longer(string id)
    {
        var regime = Regimes.All.Find(id)!;
        foreach (var (first, last) in Of(id).Versions)
        {
            Assert.Equal(first, regime.On(first).From);
            Assert.Same(regime.On(first), regime.On(last ?? LocalDate.MaxIsoValue));
            Around(first.PlusDays(-1));
            if (last is { } end)
            {
                Around(end.PlusDays(1));
            }
        }

        // The day before a first day and the day after a last one belong to the version that the table has for them, or to none; then the
        // message names the days that are known.
        void Around(LocalDate day)
        {
            if (Of(id).On(day) is { } neighbour)
            {
                Assert.Equal(neighbour.First, regime.On(day).From);
                return;
            }

            var problem = Own.OnlyProblem(() => regime.On(day));
            Assert.Equal(
                ("date-not-in-force", "date", Of(id).Known(regime.Info.EndNote)),
                (problem.Code, problem.Subject, problem.Allowed)
            );
            Assert.Equal($"{regime.Info.Title} has no method for {Row.Text(day)} ({regime.Info.DateMeaning}).", problem.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_said_which_date_counts_and_why_the_last_version_ends(string id)
    {
        var info = Regimes.All.Find(id)!.Info;
        Assert.False(string.IsNullOrWhiteSpace(info.DateMeaning));
        Assert.All(info.Dates, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Help)));
        Assert.Equal(Of(id).Versions[^1].Last is not null, info.EndNote is not null);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_version_does_not_work_like_the_one_before(string id)
    {
        var hashes = Regimes.All.Find(id)!.Versions.Select(v => v.Id.Split('#')[1]).ToList();
        Assert.All(hashes.Skip(1).Zip(hashes), pair => Assert.NotEqual(pair.Second, pair.First));
    }

    // Each date that selects does so by itself, on both ends of every version, whatever later or merely informative dates a case has beside
    // it.
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_date_that_counts_selects_and_no_other(string id)
    {
        var (row, held) = (Of(id), 0);
        for (var i = 0; i < row.Rules.Length; i++)
        {
            string[] others = [.. Informative.Except(row.Rules.Take(i + 1)).Union(row.Rules.Skip(i + 1))];
            foreach (var (first, last) in row.Versions)
            {
                foreach (
                    var (day, elsewhere) in from d in new[] { first, last ?? first.PlusYears(50) }
                    from e in row.Elsewhere(first)
                    select (d, e)
                )
                {
                    Assert.Equal(
                        first,
                        Read(
                            id,
                            first,
                            others.Select(other => (other, InOrder(other, elsewhere, day))).Prepend((row.Rules[i], day))
                        ).Version.From
                    );
                    held++;
                }
            }

            var before = row.Versions[0].First.PlusDays(-1);
            var problems = Assert
                .Throws<ProblemException>(() =>
                    Read(id, row.Versions[0].First, others.Select(other => (other, row.Versions[0].First)).Prepend((row.Rules[i], before)))
                )
                .Problems;
            Assert.Equal(
                ("date-not-in-force", row.Known(Regimes.All.Find(id)!.Info.EndNote)),
                (Assert.Single(problems).Code, problems[0].Allowed)
            );
        }

        Assert.True(held >= row.Versions.Count * row.Rules.Length * 2);
    }

    // Conduct lies before what is done about it, or there would be nothing to select a version for.
    private static LocalDate InOrder(string date, LocalDate elsewhere, LocalDate selecting) =>
        date == "incident" ? LocalDate.Min(elsewhere, selecting) : LocalDate.Max(elsewhere, selecting);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_date_that_does_not_count_selects_nothing(string id)
    {
        var row = Of(id);
        foreach (var date in Informative.Except(row.Rules))
        {
            var problem = Assert.Single(
                Assert.Throws<ProblemException>(() => Read(id, row.Versions[^1].First, [(date, row.Versions[^1].First)])).Problems
            );
            Assert.Equal(("date-missing", row.Rules[0]), (problem.Code, problem.Subject));
        }
    }

    private static Row Of(string id) => Assert.Single(Table, row => row.Id == id);

    // The worked case of a version, with other dates.
    private static Case Read(string id, LocalDate version, IEnumerable<(string Date, LocalDate Day)> dates)
    {
        var found = Worked.Value.Find(c => c.Id == id && c.From == version);
        Assert.True(found.Text is not null, $"No case in docs/examples is of the version {id}@{Row.Text(version)}");
        var worked = JsonNode.Parse(found.Text)!.AsObject();
        worked.Remove("version");

        // What a case says for other regimes is held to versions that its dates select as well.
        worked.Remove("compare");
        worked["dates"] = new JsonObject(dates.Select(d => KeyValuePair.Create(d.Date, (JsonNode?)Row.Text(d.Day))));
        return CaseJson.Parse(worked.ToJsonString(), "days.json", Regimes.All);
    }

    private static string Line(Regime regime)
    {
        var days = "";
        foreach (var (version, next) in regime.Versions.Zip(regime.Versions.Skip(1).Append(null)))
        {
            var isLast = version.Until is not null && version.Until != next?.From;
            days +=
                Row.Text(version.From)
                + (isLast ? " to " + Row.Text(version.Until!.Value.PlusDays(-1)) : "")
                + (
                    next is null ? ""
                    : isLast ? "; "
                    : ", "
                );
        }

        return $"{regime.Id} | {string.Join(", ", regime.Info.Dates.Select(rule => rule.Id))} | {days}";
    }

    // A line of the table. A version lasts until the day before the next one of its stretch begins, or to the day that is stated, or has no
    // end.
    private sealed class Row
    {
        public Row(string line)
        {
            Line = line;
            var parts = line.Split(" | ");
            (Id, Rules) = (parts[0], parts[1].Split(", "));
            Stretches = [.. parts[2].Split("; ").Select(Stretch)];
            Versions = [.. Stretches.SelectMany(s => s)];
        }

        public string Line { get; }

        public string Id { get; }

        public string[] Rules { get; }

        public IReadOnlyList<(LocalDate First, LocalDate? Last)> Versions { get; }

        private IReadOnlyList<IReadOnlyList<(LocalDate First, LocalDate? Last)>> Stretches { get; }

        public static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

        public (LocalDate First, LocalDate? Last)? On(LocalDate day) =>
            Versions
                .Where(v => v.First <= day && (v.Last is not { } last || day <= last))
                .Select(v => ((LocalDate, LocalDate?)?)v)
                .SingleOrDefault();

        // Days that are in another version or in none.
        public IEnumerable<LocalDate> Elsewhere(LocalDate first) =>
            Versions.Where(v => v.First != first).Select(v => v.First).Take(1).Append(Versions[0].First.PlusDays(-1));

        // In messages a stretch ends with the day that is no longer in.
        public string Known(string? endNote) =>
            "a date "
            + string.Join(
                ", or ",
                Stretches.Select(s =>
                    $"from {Text(s[0].First)}" + (s[^1].Last is { } last ? $" until {Text(last.PlusDays(1))} (that day excluded)" : "")
                )
            )
            + (endNote is null ? "" : "; " + endNote);

        private static IReadOnlyList<(LocalDate First, LocalDate? Last)> Stretch(string text)
        {
            var ends = text.Split(" to ");
            var firsts = ends[0].Split(", ").Select(Day).ToList();
            LocalDate? end = ends.Length == 2 ? Day(ends[1]) : null;
            return [.. firsts.Select((first, i) => (first, i + 1 < firsts.Count ? firsts[i + 1].PlusDays(-1) : end))];
        }

        private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
    }
}
