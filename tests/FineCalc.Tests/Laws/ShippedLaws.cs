using NodaTime;

namespace FineCalc.Tests;

/// <summary>What holds of every regime that ships.</summary>
public class ShippedLaws
{
    private static IReadOnlyList<Regime> All => [.. Regimes.All.Ids.Select(id => Regimes.All.Find(id)!)];

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_step_number_and_row_of_a_table_has_a_citation(string id) =>
        Assert.All(
            Regimes.All.Find(id)!.Versions,
            version =>
            {
                Assert.NotEmpty(version.Steps);
                Assert.NotEmpty(version.Numbers);
                Assert.All(version.Steps, s => Assert.False(string.IsNullOrWhiteSpace(s.Source.Instrument), s.Id));
                Assert.All(version.Numbers, n => Assert.False(string.IsNullOrWhiteSpace(n.Source.Instrument), n.Id));
                Assert.All(
                    version.Numbers.SelectMany(n => n.Rows),
                    r => Assert.False(string.IsNullOrWhiteSpace(r.Source.Instrument), r.Band)
                );
            }
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_version_holds_from_its_first_day_to_its_last_and_not_the_day_after(string id)
    {
        var regime = Regimes.All.Find(id)!;
        foreach (var version in regime.Versions)
        {
            Assert.Same(version, regime.On(version.From));
            Assert.False(version.Covers(version.From.PlusDays(-1)));
            if (version.Until is { } until)
            {
                Assert.Same(version, regime.On(until.PlusDays(-1)));
                Assert.False(version.Covers(until));
                Assert.True(regime.Versions.Any(v => v.Covers(until)) ? regime.On(until) != version : Refused(regime, until));
            }
        }

        Assert.True(Refused(regime, regime.Versions[0].From.PlusDays(-1)));
    }

    [Fact]
    public void A_date_has_at_most_one_version() =>
        Laws.Hold(
            Generators.Sources,
            300,
            random =>
            {
                var regime = All[random.Next(All.Count)];
                var edges = regime.Versions.SelectMany(v => new[] { v.From, v.Until ?? v.From }).ToList();
                var date =
                    random.Next(2) == 0
                        ? edges[random.Next(edges.Count)].PlusDays(random.Next(-1, 2))
                        : new LocalDate(1985, 1, 1).PlusDays(random.Next(365 * 60));
                var holding = regime.Versions.Where(v => v.Covers(date)).ToList();
                Assert.True(holding.Count <= 1);
                Assert.True(holding is [var one] ? regime.On(date) == one : Refused(regime, date));
                return [holding.Count == 0 ? "no version" : "one version", edges.Contains(date) ? "a first day" : "another day", regime.Id];
            },
            "no version",
            "one version",
            "a first day"
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void Amounts_are_the_root_of_a_cited_trace_and_lie_within_their_range(string id) =>
        Laws.Hold(
            Shipped.Cases(id),
            300,
            given =>
            {
                if (given.Version.Try(given.Facts).Problems is { Count: > 0 } problems)
                {
                    return problems.Select(p => "refused: " + p.Code);
                }

                var assessment = given.Version.Assess(given.Facts);
                Assert.Equal(assessment.Trace.Value, assessment.Amount.Amount);
                Assert.Equal(assessment.Amount, given.Version.Amount(given.Facts));
                var nodes = Traces.All(assessment.Trace).Concat(assessment.Steps).ToList();
                Assert.All(nodes, n => Assert.True(n.Low <= n.Value && n.Value <= n.High, $"{n.Name}: {n.Low} / {n.Value} / {n.High}"));
                Assert.All(
                    nodes.Where(n => n.Id.Length > 0 && n.Kind is not (Steps.StepKind.Fact or Steps.StepKind.Given)),
                    n => Assert.False(string.IsNullOrWhiteSpace(n.Source?.Instrument), n.Id)
                );
                Assert.All(
                    Cultures.InEach(() => Traces.Words(given.Version.Assess(given.Facts.Rebuilt(given.Facts.Infringements)))),
                    words => Assert.Equal(Traces.Words(assessment), words)
                );
                return [.. Shipped.Met(given, assessment)];
            },
            "assessed",
            CanBeOpen(id) ? "an open result" : "assessed",
            "a certain result",
            "one infringement or none"
        );

    // A ceiling of one amount asks one question, and has one answer to it.
    private static bool CanBeOpen(string id) => Regimes.All.Find(id)!.Versions.Any(v => v.Facts.Count > 1);

    [Theory]
    [InlineData("uk-gdpr", "maximum.higher.turnover")]
    [InlineData("uk-fca-firms", "level.3")]
    [InlineData("us-sentencing-organisations", "score.start")]
    public void A_case_assessed_for_the_five_hundredth_time_is_as_it_was_the_first_time(string id, string number) =>
        Laws.Hold(
            Shipped.Cases(id, open: 0, most: 1),
            12,
            given =>
            {
                // An override is a regime of its own, laid out anew: that is how a version is had that has assessed nothing yet.
                RegimeVersion Anew() =>
                    (
                        number == "score.start"
                            ? given.Version.Regime.Override(number, new Count(5), "the same")
                            : given.Version.Regime.Override(number, Rate.Percent(5), "another")
                    ).On(given.Version.From);
                var (used, fresh, random) = (Anew(), Anew(), new Random(given.Facts.Answers.Count));
                var (answering, met) = (
                    new Answering(random, _ => true) { Currency = given.Version.Regime.Info.Currency },
                    new HashSet<string>()
                );
                for (var i = 0; i < 400; i++)
                {
                    fresh = i % 150 == 0 ? Anew() : fresh;
                    var facts = i == 0 ? given.Facts : answering.Again(given.Facts);
                    var copy = facts.Rebuilt(facts.Infringements);
                    var problems = used.Try(facts).Problems;
                    Assert.Equal(fresh.Try(copy).Problems, problems);
                    met.Add(
                        problems.Count > 0 ? "refused"
                        : i > 250 ? "assessed often"
                        : "assessed"
                    );
                    if (problems.Count == 0)
                    {
                        Assert.Equal(decimal.GetBits(fresh.Amount(copy).Amount), decimal.GetBits(used.Amount(facts).Amount));
                    }

                    if (problems.Count == 0 && (i % 40 == 0 || i > 390))
                    {
                        var (plain, now) = (Anew().Assess(copy), used.Assess(facts));
                        Assert.Equal(Traces.Words(plain), Traces.Words(now));
                        met.Add(plain.IsOpen ? "an open result" : "a certain result");
                    }
                }

                return met;
            },
            "assessed often"
        );

    private static bool Refused(Regime regime, LocalDate date)
    {
        var problem = Assert.Single(Assert.Throws<ProblemException>(() => regime.On(date)).Problems);
        Assert.Equal("date-not-in-force", problem.Code);
        Assert.Contains(
            regime.Versions[0].From.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            problem.Allowed,
            StringComparison.Ordinal
        );
        return true;
    }
}
