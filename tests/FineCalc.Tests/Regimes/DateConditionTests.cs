using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Days that the text has a method for: reported wherever a case is assessed, on both sides of the day and at both ends of a period.
/// </summary>
public sealed class DateConditionTests
{
    private const string Unmet = "date-condition-unmet";

    // The regimes whose page states no condition beside the day that selects: whatever the day of the conduct, or by the day of a step of
    // the proceedings alone.
    private static readonly string[] Unconditional =
    [
        "eu-antitrust",
        "uk-health-safety-organisations",
        "uk-ofsi",
        "us-ofac",
        "us-ftc",
        "us-fec",
    ];

    private static readonly Lazy<List<(string File, string Text, Case Case)>> Worked = new(() =>
        [
            .. Repository
                .Files.Where(f => f.StartsWith("docs/examples/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
                .Select(f => (f, File.ReadAllText(Repository.PathOf(f))))
                .Select(f => (f.f, f.Item2, CaseJson.Parse(f.Item2, f.f, Regimes.All))),
        ]
    );

    [Fact]
    public void Every_regime_states_its_conditions_or_is_known_to_have_none()
    {
        var without = Regimes.All.Ids.Where(id => Regimes.All.Find(id)!.Versions.All(v => v.Conditions.Count == 0)).ToList();
        Assert.Equal(Unconditional, without);
        Assert.All(
            Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions).SelectMany(v => v.Conditions),
            condition =>
            {
                Assert.False(string.IsNullOrWhiteSpace(condition.Because));
                Assert.False(condition.Because.EndsWith('.'));
                Assert.NotNull(condition.From ?? condition.Until);
                Assert.NotEqual("", condition.Source.Instrument);
            }
        );
    }

    // Every worked case, with the conduct on either side of every day that a condition of its version names: it is worked out as before,
    // and reported where the condition is not met.
    [Fact]
    public void Conduct_on_the_wrong_side_of_a_day_is_told_and_worked_out_all_the_same()
    {
        var held = 0;
        foreach (var (file, text, worked) in Worked.Value)
        {
            var amount = worked.Assess().Final.Range;
            foreach (var condition in worked.Version.Conditions.Where(c => c.Date == DateCondition.OfConduct && c.From is not null))
            {
                var day = condition.From!.Value;
                Held($"{Row(day.PlusDays(-1))}", !EndsLater(worked) || !condition.ReachesContinuing);
                Held($"{Row(day.PlusDays(-400))}/{Row(day.PlusDays(-1))}", !EndsLater(worked) || !condition.ReachesContinuing);
                Held($"{Row(day.PlusDays(-1))}/{Row(day)}", !condition.ReachesContinuing);
                Held(Row(day), false);
                Held($"{Row(day)}/{Row(day)}", false);

                void Held(string incident, bool isTold)
                {
                    var assessed = With(text, file, "incident", incident).Assess();
                    Assert.Equal(amount, assessed.Final.Range);
                    Assert.Equal(
                        isTold,
                        assessed.Final.Warnings.Any(w =>
                            w.Code == Unmet && w.Message.StartsWith(condition.Because, StringComparison.Ordinal)
                        )
                    );
                    held++;
                }
            }
        }

        Assert.True(held > 300, $"{held}");
    }

    // Whether the case itself says that the conduct went on later.
    private static bool EndsLater(Case of) =>
        of.Version.Regime.Info.Dates.Any(d => d.Role == DateRole.ConductEnd && of.Dates.ContainsKey(d.Id));

    [Theory]
    [InlineData("us-hipaa", "2025-03-01", "2015-11-02", true)]
    [InlineData("us-hipaa", "2025-03-01", "2015-11-03", false)]
    [InlineData("us-hipaa", "2025-03-01", "2015", true)]
    [InlineData("us-hipaa", "2025-03-01", "2014-01-01/2016-03-31", true)]
    [InlineData("us-hipaa", "2025-03-01", "2015-11/2016", true)]
    [InlineData("us-hipaa", "2025-03-01", "2016", false)]
    [InlineData("us-hipaa", "2015-01-01", "2009-02-17", true)]
    [InlineData("us-hipaa", "2015-01-01", "2009-02-18/2014", false)]
    [InlineData("uk-fca-firms", "2011-01-11", "2010-03-05", true)]
    [InlineData("uk-fca-firms", "2011-01-11", "2010-03-06", false)]
    [InlineData("uk-fca-firms", "2011-01-11", "2008/2010", true)]
    [InlineData("uk-gdpr", "2020-01-01", "2018-05-24", true)]
    [InlineData("uk-gdpr", "2025-01-01", "2018-05-25", false)]
    [InlineData("br-lgpd", "2024-01-01", "2021-07-31", true)]
    [InlineData("br-lgpd", "2024-01-01", "2021-07-01/2021-08-01", false)]
    [InlineData("uk-pecr", "2026-03-01", "2026-01-01/2026-03-01", true)]
    [InlineData("uk-pecr", "2026-03-01", "2026-02-05/2026-03-01", false)]
    [InlineData("uk-pecr", "2026-01-01/2026-03-01", null, true)]
    [InlineData("eu-esma-emir", "2019-06-17", "2019-06-16", true)]
    [InlineData("tr-kvkk", "2025-12-31/2026-01-01", null, true)]
    public void Incidents_are_held_to_the_day_at_both_ends(string id, string selecting, string? incident, bool isTold)
    {
        var regime = Regimes.All.Find(id)!;
        Dictionary<string, string> dates = new() { [regime.Info.Dates[0].Id] = selecting };
        if (incident is not null)
        {
            dates["incident"] = incident;
        }

        var text = new JsonObject
        {
            ["case"] = "c",
            ["title"] = "t",
            ["regime"] = id,
            ["dates"] = new JsonObject(dates.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value))),
        };
        var from = id == "us-hipaa" && selecting == "2015-01-01" ? new LocalDate(2009, 2, 18) : regime.On(Last(selecting)).From;
        var worked = Worked.Value.First(w => w.Case.Version.Regime.Id == id && w.Case.Version.From == from);
        var given = JsonNode.Parse(worked.Text)!.AsObject();
        given["dates"] = text["dates"]!.DeepClone();
        given.Remove("version");
        given.Remove("compare");
        var final = CaseJson.Parse(given.ToJsonString(), "case", Regimes.All).Assess().Final;
        Assert.Equal(isTold ? [Unmet] : [], final.Warnings.Where(w => w.Code == Unmet).Select(w => w.Code));
    }

    [Fact]
    public void A_reader_is_told_which_version_to_name()
    {
        var warning = Assert.Single(
            Read("us-hipaa", """{ "assessment": "2025-03-01", "incident": "2014-06-01" }""").Assess().Final.Warnings,
            w => w.Code == Unmet
        );
        Assert.Equal((Unmet, "incident"), (warning.Code, warning.Subject));
        Assert.Equal(
            "The adjusted amounts are for violations after 2 November 2015; 'incident' (2014-06-01) lies before 2015-11-03.",
            warning.Message
        );
        Assert.Contains("names the version 2009-02-18", warning.Allowed, StringComparison.Ordinal);

        var named = Read("us-hipaa", """{ "incident": "2014-06-01" }""", "\"version\": \"2009-02-18\",").Assess().Final;
        Assert.Empty(named.Warnings);
        Assert.Equal((10_000m, 500_000m), (named.Range.Low.Amount, named.Range.High.Amount));
    }

    [Fact]
    public void An_estimate_tells_what_the_case_is_warned_of()
    {
        var worked = Worked.Value.First(w => w.Case.Version.Regime.Id == "uk-gdpr" && w.Case.Version.From == new LocalDate(2024, 3, 18));
        Assert.All(
            [true, false],
            isTold =>
            {
                var estimate = GdprEstimate.Of(
                    With(worked.Text, worked.File, "incident", isTold ? "2016-06-01" : "2023-06-01"),
                    new EstimateOptions()
                );
                string[] outputs =
                [
                    .. estimate.Warnings.Take(1),
                    Report.Text(estimate),
                    Report.Markdown(estimate),
                    Report.Html(estimate),
                    Report.Json(estimate),
                ];
                Assert.All(outputs, output => Assert.Equal(isTold, output.Contains(Unmet, StringComparison.Ordinal)));
            }
        );
    }

    // A version may be named; that its amounts are not those of the day of the conduct is reported.
    [Theory]
    [InlineData("tr-kvkk", "2020-01-01", "incident", "2024-03-05", true)]
    [InlineData("tr-kvkk", "2020-01-01", "incident", "2020-12-31", false)]
    [InlineData("tr-kvkk", "2020-01-01", "infringement", "2021-01-01", true)]
    [InlineData("uk-pecr", "2011-05-26", "incident", "2026-02-05", true)]
    [InlineData("uk-pecr", "2011-05-26", "incident", "2026-02-04", false)]
    [InlineData("kr-pipa", "2023-09-15", "incident", "2023-09-14", true)]
    [InlineData("kr-pipa", "2023-09-15", "incident", "2022/2023-09-15", false)]
    [InlineData("uk-gdpr", "2018-05-25", "incident", "2024-01-01", false)]
    public void Conduct_of_other_days_than_those_of_the_version_that_is_named_is_told(
        string id,
        string version,
        string date,
        string day,
        bool isTold
    )
    {
        var worked = Worked.Value.First(w => w.Case.Version.Regime.Id == id && Row(w.Case.Version.From) == version);
        var given = JsonNode.Parse(worked.Text)!.AsObject();
        given["version"] = version;
        given["dates"] = new JsonObject { [date] = day };
        given.Remove("compare");
        var warnings = CaseJson
            .Parse(given.ToJsonString(), "case", Regimes.All)
            .Assess()
            .Final.Warnings.Where(w => w.Code == Unmet)
            .ToList();
        Assert.Equal(isTold ? [date] : [], warnings.Select(w => w.Subject!));
    }

    [Fact]
    public void Conduct_before_the_period_that_it_concerns_is_told()
    {
        var worked = Worked.Value.First(w => w.Case.Version.Regime.Id == "uk-hmrc-behaviour" && w.Case.Dates.ContainsKey("period"));
        Assert.Contains(
            With(worked.Text, worked.File, "incident", "1985").Assess().Warnings,
            w => w is { Code: "dates-contradict", Subject: "incident" }
        );
        Assert.DoesNotContain(
            With(worked.Text, worked.File, "incident", $"1985/{worked.Case.Dates["period"]}").Assess().Warnings,
            w => w.Code == "dates-contradict"
        );
    }

    // A condition that goes with an answer is held only where it is given.
    [Fact]
    public void The_enforcement_policy_is_that_of_the_day_of_the_resolution()
    {
        var version = Regimes.UsSentencing.On(new LocalDate(2016, 1, 4));
        var facts = Facts
            .None.With(UsSentencing.StatedBase, Money.Usd(1_000_000))
            .With(UsSentencing.Employees, 100)
            .With(UsSentencing.Involvement, PersonnelInvolved.HighLevel)
            .With(UsSentencing.Outcome, PolicyOutcome.SelfDisclosed);
        foreach (
            var (policy, first, last) in new (EnforcementPolicy, string?, string?)[]
            {
                (EnforcementPolicy.Pilot2016, "2016-04-05", "2017-11-28"),
                (EnforcementPolicy.Before2023, "2017-11-29", "2023-01-16"),
                (EnforcementPolicy.January2023, "2023-01-17", "2025-05-11"),
                (EnforcementPolicy.May2025, "2025-05-12", "2026-03-09"),
                (EnforcementPolicy.March2026, "2026-03-10", null),
            }
        )
        {
            Assert.All(new[] { first, last }.OfType<string>(), day => Assert.Empty(Warnings(day, policy)));
            Assert.All(
                new[]
                {
                    first is null ? null : Row(Last(first).PlusDays(-1)),
                    last is null ? null : Row(Last(last).PlusDays(1)),
                }.OfType<string>(),
                day => Assert.Equal([Unmet], Warnings(day, policy))
            );
        }

        IEnumerable<string> Warnings(string decision, EnforcementPolicy policy) =>
            new Case("c", "t", version, facts.With(UsSentencing.Policy, policy))
            {
                Dates = new Dictionary<string, string> { ["offence"] = "2016-01-04", ["decision"] = decision },
            }
                .Assess()
                .Final.Warnings.Select(w => w.Code);
    }

    [Theory]
    [InlineData("uk-gdpr", "notice-of-intent", "2025-01-10", "2025-01-11", true)]
    [InlineData("uk-gdpr", "notice-of-intent", "2025-01-10", "2025-01-10", false)]
    [InlineData("uk-gdpr", "notice-of-intent", "2025-01", "2025-01-31", false)]
    [InlineData("eu-gdpr", "decision", "2025-01-10", "2025-02/2025-03", true)]
    [InlineData("us-ofac", "penalty", "2025-02-01", "2025-02-02", true)]
    [InlineData("uk-health-safety-organisations", "sentence", "2024-02-01", "2025", true)]
    public void Conduct_that_began_after_a_step_about_it_has_no_amount(string id, string step, string day, string incident, bool isRefused)
    {
        var worked = Worked.Value.First(w => w.Case.Version.Regime.Id == id && w.Case.Version == Regimes.All.Find(id)!.On(Last(day)));
        var given = JsonNode.Parse(worked.Text)!.AsObject();
        given["dates"] = new JsonObject { [step] = day, ["incident"] = incident };
        given.Remove("compare");
        Assert.Equal(!isRefused, CaseJson.TryParse(given.ToJsonString(), "case", Regimes.All, out var read, out var problems));
        if (isRefused)
        {
            Assert.Equal(("conduct-after-proceedings", "$.dates.incident"), (Assert.Single(problems).Code, problems[0].Path));
            var made = worked.Case with
            {
                Dates = new Dictionary<string, string> { [step] = day, ["incident"] = incident },
            };
            Assert.Equal("conduct-after-proceedings", Assert.Single(Assert.Throws<ProblemException>(() => made.Assess()).Problems).Code);
        }
        else
        {
            Assert.Empty(read!.Assess().Final.Warnings);
        }
    }

    [Theory]
    [InlineData("""{ "notice-of-intent": "2025-03-01", "decision": "2025-02-28" }""", "dates-out-of-order", "notice-of-intent")]
    [InlineData("""{ "notice-of-intent": "2025-03-01", "decision": "2025-03" }""", null, null)]
    [InlineData("""{ "notice-of-intent": "2025-03-01", "incident": "2024-01-01/2025-03-02" }""", "conduct-beyond-proceedings", "incident")]
    [InlineData("""{ "notice-of-intent": "2025-03-01", "incident": "2024-01-01/2025-03-01" }""", null, null)]
    public void Days_that_are_out_of_order_are_told(string dates, string? code, string? subject)
    {
        var warnings = Read("uk-gdpr", dates).Assess().Final.Warnings;
        Assert.Equal(code is null ? [] : [(code, subject)], warnings.Select(w => (w.Code, w.Subject)));
    }

    [Fact]
    public void An_incident_after_the_end_of_the_infringement_contradicts_it() =>
        Assert.Equal(
            ["dates-contradict"],
            Read("uk-pecr", """{ "infringement": "2026-02-28", "incident": "2026-03-01" }""").Assess().Final.Warnings.Select(w => w.Code)
        );

    [Theory]
    [InlineData("uk-pecr", "infringement", "2025-12-01/2026-02-04", "2011-05-26")]
    [InlineData("uk-pecr", "infringement", "2025-12-01/2026-02", null)]
    [InlineData("uk-pecr", "infringement", "2025-12-01/2026-02-05", "2026-02-05")]
    [InlineData("uk-hmrc-behaviour", "period", "2010-04-06/2011-04-05", "2008-04-01")]
    [InlineData("uk-hmrc-behaviour", "period", "2011-04-06/2017-04-05", "2011-04-06")]
    public void Of_a_period_the_end_that_counts_selects(string id, string rule, string period, string? version)
    {
        var worked = Worked.Value.First(w => w.Case.Version.Regime.Id == id && (version is null || w.Case.Version.From == Last(version)));
        var given = JsonNode.Parse(worked.Text)!.AsObject();
        given["dates"] = new JsonObject { [rule] = period };
        var isRead = CaseJson.TryParse(given.ToJsonString(), "case", Regimes.All, out var read, out var problems);
        Assert.Equal(version is not null, isRead);
        Assert.Equal(version is null ? ["date-ambiguous"] : [], problems.Select(p => p.Code));
        if (isRead)
        {
            Assert.Equal(version, Row(read!.Version.From));
            Assert.Equal(period, CaseJson.Parse(CaseJson.Write(read), "again", Regimes.All).Dates[rule]);
        }
    }

    [Theory]
    [InlineData("incident", "2014-06-01/2016-03-31", true)]
    [InlineData("incident", "2014/2016-03", true)]
    [InlineData("incident", "2014-06-01/2014-06-01", true)]
    [InlineData("incident", "2014-06-02/2014-06-01", false)]
    [InlineData("incident", "2015/2014-12", false)]
    [InlineData("incident", "2014-06-01/", false)]
    [InlineData("incident", "/2014-06-01", false)]
    [InlineData("incident", "2014-06-01/2014-07-01/2014-08-01", false)]
    [InlineData("incident", "2014-06-01 / 2014-07-01", false)]
    [InlineData("assessment", "2025-03-01/2025-03-02", false)]
    [InlineData("decision", "2025-03-01/2025-03-02", false)]
    public void Only_conduct_lasts_and_a_period_has_two_ends_in_order(string date, string text, bool isDate)
    {
        JsonObject dates = new() { ["assessment"] = "2025-03-01" };
        dates[date] = text;
        var whole = Text("us-hipaa", dates.ToJsonString());
        Assert.Equal(isDate, CaseJson.TryParse(whole, "case", Regimes.All, out _, out var problems));
        Assert.Equal(isDate ? [] : [("date-invalid", date)], problems.Select(p => (p.Code, p.Subject)));
    }

    // A period is reported by the days that its ends may be: all before, begun before, or perhaps begun before.
    [Fact]
    public void What_is_told_of_a_period_is_what_its_possible_days_say() =>
        Laws.Hold(
            from begin in Ends
            from end in Ends
            from isPeriod in Gen.Elements(true, false)
            from day in Days
            select (Begin: begin, End: isPeriod ? end : begin, Day: day, IsPeriod: isPeriod),
            2_000,
            given =>
            {
                var (from, by) = (given.Begin, given.End);
                if (from.First > by.Last)
                {
                    return ["ends before it begins"];
                }

                var condition = new DateCondition(DateCondition.OfConduct, given.Day, null, "The law is of that day", Own.Source);
                var version = Own.Version(new FineCalc.Steps.Method(Own.Pounds(1)) { Conditions = [condition] });
                var warnings = new Case("c", "t", version, Facts.None)
                {
                    Dates = new Dictionary<string, string> { ["incident"] = given.IsPeriod ? $"{from.Text}/{by.Text}" : from.Text },
                }
                    .Assess()
                    .Final.Warnings;
                var expected =
                    by.Last < given.Day ? "lies before"
                    : from.Last < given.Day ? "began before"
                    : from.First < given.Day ? "may have begun before"
                    : null;
                Assert.Equal(expected is null ? [] : [Unmet], warnings.Select(w => w.Code));
                Assert.All(warnings, w => Assert.Contains(expected!, w.Message, StringComparison.Ordinal));
                return [expected ?? "met", given.IsPeriod ? "a period" : "one day"];
            },
            "lies before",
            "began before",
            "may have begun before",
            "met",
            "a period",
            "one day"
        );

    [Fact]
    public void A_comparison_tells_it_of_every_row()
    {
        const string Hospital =
            """ "compare": { "us-hipaa": { "dates": { "assessment": "2025-03-01" }, "facts": { "violations": 10 },"""
            + """ "judgements": { "tier": "reasonable-cause" } } }, """;
        var of = Read("uk-gdpr", """{ "notice-of-intent": "2025-03-01", "decision": "2025-06-01", "incident": "2014/2018" }""", Hospital);
        var comparison = of.Compare([Regimes.UkGdpr, Regimes.UsHipaa]);
        Assert.All(comparison.Rows, row => Assert.Contains(Unmet, row.Assessment!.Warnings.Select(w => w.Code)));
    }

    [Fact]
    public void It_is_in_every_output()
    {
        var assessed = Read("us-hipaa", """{ "assessment": "2025-03-01", "incident": "2014-06-01" }""").Assess();
        Assert.All(
            [Report.Text(assessed), Report.Markdown(assessed), Report.Html(assessed), Report.Json(assessed)],
            output => Assert.Contains(Unmet, output.ReplaceLineEndings(" "), StringComparison.Ordinal)
        );
        Assert.Contains(
            "The adjusted amounts are for violations after 2 November 2015",
            Report.Markdown(assessed.Final.Version),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_document_carries_the_conditions()
    {
        foreach (var regime in Regimes.All.Ids.Select(id => Regimes.All.Find(id)!))
        {
            var read = RegimeJson.Parse(RegimeJson.Write(regime), "document");
            Assert.Equal(regime.Versions.Select(v => v.Id), read.Versions.Select(v => v.Id));
            Assert.Equal(
                regime.Versions.SelectMany(v => v.Conditions).Select(c => c with { When = null }),
                read.Versions.SelectMany(v => v.Conditions).Select(c => c with { When = null })
            );
            Assert.Equal(
                regime.Versions.SelectMany(v => v.Conditions).Select(c => c.When is null),
                read.Versions.SelectMany(v => v.Conditions).Select(c => c.When is null)
            );
            Assert.Equal(regime.Info.AlsoDates, read.Info.AlsoDates);
            Assert.Equal(regime.Info.Dates, read.Info.Dates);
        }
    }

    private static Gen<(string Text, LocalDate First, LocalDate Last)> Ends =>
        from day in Days
        from kind in Gen.Choose(0, 2)
        select kind switch
        {
            0 => (Row(day), day, day),
            1 => (Row(day)[..7], new LocalDate(day.Year, day.Month, 1), new LocalDate(day.Year, day.Month, 1).PlusMonths(1).PlusDays(-1)),
            _ => (Row(day)[..4], new LocalDate(day.Year, 1, 1), new LocalDate(day.Year, 12, 31)),
        };

    private static Gen<LocalDate> Days => Gen.Choose(0, 1_200).Select(days => new LocalDate(2019, 1, 1).PlusDays(days));

    private static string Row(LocalDate day) => day.ToString("uuuu-MM-dd", null);

    private static LocalDate Last(string text)
    {
        var end = text.Split('/')[^1];
        return end.Length == 10
            ? NodaTime.Text.LocalDatePattern.Iso.Parse(end).Value
            : NodaTime.Text.LocalDatePattern.Iso.Parse(end + "-28").Value;
    }

    private static Case With(string text, string file, string date, string value)
    {
        var given = JsonNode.Parse(text)!.AsObject();
        given["dates"] ??= new JsonObject();
        given["dates"]![date] = value;
        return CaseJson.Parse(given.ToJsonString(), file, Regimes.All);
    }

    private static Case Read(string regime, string dates, string more = "") =>
        CaseJson.Parse(Text(regime, dates, more), "case", Regimes.All);

    private static string Text(string regime, string dates, string more = "") =>
        $$"""
        { "case": "c", "title": "t", "regime": "{{regime}}", {{more}} "dates": {{dates}}, {{regime switch
    {
        "us-hipaa" => """ "facts": { "violations": 10 }, "judgements": { "tier": "reasonable-cause" } """,
        "uk-pecr" => """ "facts": { "tier": "first", "turnover": 1000000 } """,
        _ => """ "facts": { "tier": "standard", "turnover": 1000000 }, "judgements": { "seriousness": "50%" } """,
    }}} }
        """;
}
