using FineCalc.Fitting;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace FineCalc.Tests;

/// <summary>The predictive table: what it is made of, what it may not do, and that the steps follow it.</summary>
public class EstimateTests
{
    private static readonly Lazy<Fit> Refitted = new(() => Refit.Whole(Repository.Root));

    private static readonly double[] Levels = [0.1, 0.25, 0.5, 0.75, 0.9];

    [Fact]
    public void The_tables_are_those_that_the_command_fits() => Golden.Hold(Refit.TableFile, EstimateModelJson.Write(Refitted.Value.Model));

    [Fact]
    public void The_report_is_the_one_that_the_command_writes() =>
        Golden.Hold(Refit.ReportFile, FitReport.Of(Refitted.Value, Refit.Ordinary(Repository.Root)));

    [Fact]
    public void The_predictions_out_of_fold_are_those_the_command_writes() => Golden.Hold(OutOfFold.File, OutOfFold.Of(Refitted.Value));

    [Fact]
    public void The_page_of_announced_amounts_is_the_one_that_the_command_writes() =>
        Golden.Hold(
            Refit.AnnouncedFile,
            AnnouncedReport.Of(
                GdprEstimate.Model.FinalOfProvisional,
                GdprEstimate.Decisions,
                File.ReadAllText(Repository.PathOf(Refit.RowsFile))
            )
        );

    [Fact]
    public void No_decision_of_2024_or_later_has_a_part_in_it()
    {
        Assert.True(GdprEstimate.Decisions.Count > 150);
        Assert.All(GdprEstimate.Decisions, d => Assert.True(d.Date.Year < 2024, d.Id));
        Assert.Equal(GdprEstimate.Decisions.Max(d => d.Date), GdprEstimate.Model.FittedUntil);
    }

    [Fact]
    public void Ranges_held_as_often_as_they_say_in_cross_validation_by_defendants()
    {
        var chosen = Refitted.Value.Chosen.Scores;

        Assert.InRange(chosen["coverage80"], 0.8, 0.86);
        Assert.InRange(chosen["coverage90"], 0.9, 0.95);
        Assert.InRange(Refitted.Value.OnUnseenYears["coverage80"], 0.8, 0.86);
        Assert.True(chosen["crps"] < Refitted.Value.Compared[1].Scores["crps"] - 0.05, "hardly better than turnover and class");
    }

    [Fact]
    public void More_turnover_people_or_time_never_lowers_the_prediction() =>
        Laws.Hold(
            from turnover in Gen.Choose(0, 255)
            from people in Gen.Choose(0, 255)
            from months in Gen.Choose(0, 255)
            from more in Gen.Elements("turnover", "people-affected", "duration")
            select (turnover, people, months, more),
            500,
            given =>
            {
                double CentreOf(double factor) =>
                    GdprEstimate
                        .Model.Predict(
                            new EstimateFacts
                            {
                                Numbers = new Dictionary<string, double>
                                {
                                    ["turnover"] = Math.Pow(10d, 4d + (given.turnover / 32d)) * Of("turnover", factor),
                                    ["people-affected"] = given.people * given.people * Of("people-affected", factor),
                                    ["duration"] = given.months / 4d * Of("duration", factor),
                                },
                                Codes = new Dictionary<string, string> { ["defendant"] = "company" },
                            }
                        )
                        .Distribution.Centre;
                double Of(string what, double factor) => given.more == what ? factor : 1d;

                var (before, after) = (CentreOf(1d), CentreOf(1.7));
                Assert.True(after >= before, FormattableString.Invariant($"{given}: {before:R}, then {after:R}"));
                return [given.more + (after > before ? " raises it" : " leaves it")];
            },
            "turnover raises it",
            "people-affected raises it"
        );

    [Fact]
    public void Every_unknown_fact_widens_the_range_or_leaves_it()
    {
        var known = new EstimateFacts
        {
            Numbers = new Dictionary<string, double>
            {
                ["turnover"] = 3e7,
                ["people-affected"] = 5e4,
                ["duration"] = 12d,
            },
            Codes = new Dictionary<string, string>
            {
                ["defendant"] = "company",
                ["data-sensitivity"] = "special",
                ["intent"] = "negligent",
                ["tier"] = "higher",
                ["previous"] = "none",
            },
            Country = "Spain",
        };
        var width = GdprEstimate.Model.Predict(known).Distribution.Deviation;
        var without = known
            .Numbers.Keys.Select(k => known with { Numbers = known.Numbers.Where(n => n.Key != k).ToDictionary() })
            .Concat(
                known
                    .Codes.Keys.Where(k => k != "defendant")
                    .Select(k => known with { Codes = known.Codes.Where(n => n.Key != k).ToDictionary() })
            )
            .Append(known with { Country = null })
            .Append(known with { Country = "Utopia" })
            .Select(f => GdprEstimate.Model.Predict(f).Distribution.Deviation)
            .ToList();

        Assert.Equal(9, without.Count);
        Assert.All(without, w => Assert.True(w >= width));
        Assert.True(without.Count(w => w > width) > 6);
    }

    [Fact]
    public void A_graver_level_and_a_higher_provisional_amount_raise_it_and_narrow_it()
    {
        var facts = GdprEstimate
            .Decisions.First(d => d.Facts.Top is not null && d.Facts.Level is null && d.Facts.Provisional is null)
            .Facts;
        var (none, low, medium, high) = (
            Of(facts),
            Of(facts with { Level = "low" }),
            Of(facts with { Level = "medium" }),
            Of(facts with { Level = "high" })
        );

        Assert.True(low.Centre < medium.Centre && medium.Centre < high.Centre);
        Assert.All([low, medium, high], d => Assert.True(d.Deviation <= none.Deviation));
        Assert.True(Of(facts with { Provisional = 1e6 }).Centre < Of(facts with { Provisional = 1e7 }).Centre);

        static PredictiveDistribution Of(EstimateFacts of) => GdprEstimate.Model.Predict(of).Distribution;
    }

    [Fact]
    public void Nothing_is_predicted_above_the_legal_maximum()
    {
        var distribution = new PredictiveDistribution(7d, 0.6, 2e7);

        Assert.Equal(2e7, distribution.Quantile(0.99), 1d);
        Assert.Equal(0d, distribution.ChanceAbove(2e7));
        Assert.InRange(distribution.ChanceAbove(1.99e7), 0.1, 0.5);
        Assert.Equal(0.5, distribution.ChanceAbove(1e7), 1e-12);
    }

    [Theory]
    [InlineData("docs/examples/uk-gdpr/outside-facts.json", null)]
    [InlineData("docs/examples/eu-gdpr/outside-facts.json", "Spain")]
    [InlineData("docs/examples/eu-gdpr/outside-facts.json", "Ireland")]
    public void Simulated_amounts_follow_the_prediction_through_the_regimes_own_steps(string file, string? country)
    {
        var read = CaseJson.Parse(File.ReadAllText(Repository.PathOf(file)), file, Regimes.All);
        read = read with { Facts = read.Facts.Without(IncidentFacts.Cooperation).Without(EuGdpr.Level) };
        var estimate = GdprEstimate.Of(read, new EstimateOptions { Country = country });
        var drawn = read.Version.Simulate(GdprEstimate.Uncertain(estimate), 65_536, 7, new SimulationOptions { Sampling = Sampling.Sobol });

        Assert.All(Levels, p => Assert.InRange(drawn.Quantile(p).Value / estimate.Distribution.Quantile(p), 0.97, 1.03));
        var explained = drawn.Explain(11);
        Assert.Contains(explained.Steps, s => s.Id == "starting-point");
        Assert.Equal(explained.Amount, read.Version.Assess(explained.Facts).Amount);
    }

    [Fact]
    public void Cooperation_acts_by_the_guidance_and_the_estimate_says_so()
    {
        var read = CaseJson.Parse(File.ReadAllText(Repository.PathOf("docs/examples/uk-gdpr/outside-facts.json")), "case", Regimes.All);
        var estimate = GdprEstimate.Of(read);

        Assert.Equal(0.85, estimate.Adjustment, 9);
        Assert.Contains(estimate.Warnings, w => w.Contains("neither confirm nor refute", StringComparison.Ordinal));
        Assert.Equal(
            0.85,
            estimate.Distribution.Median
                / GdprEstimate.Of(read with { Facts = read.Facts.Without(IncidentFacts.Cooperation) }).Distribution.Median,
            9
        );
    }

    [Fact]
    public void A_backtest_gives_every_figure_for_the_table_and_for_simpler_methods()
    {
        var report = GdprEstimate.Backtest([.. GdprEstimate.Decisions.Take(24)], [("x", "the date is not given")]);
        var json = JObject.Parse(Report.Json(report));

        Assert.Equal(["median", "turnover-and-class", "guidance-range"], ((JObject)json["baselines"]!).Properties().Select(p => p.Name));
        foreach (var scores in ((JObject)json["baselines"]!).Properties().Select(p => p.Value).Prepend(json["overall"]!))
        {
            Assert.Equal(24, (int)scores["n"]!);
            Assert.All(
                ["mae", "rmse", "bias", "crps", "coverage80", "width80", "coverage90", "width90"],
                key => Assert.Equal(JTokenType.Float, Kind(scores[key]!))
            );
            Assert.Equal(24, scores["histogram"]!.Sum(count => (int)count));
            Assert.True((double)scores["intervals"]!["mae"]![0]! <= (double)scores["mae"]!);
        }

        Assert.Equal("x", (string)json["unscored"]![0]!["id"]!);
        Assert.Equal(24, report.NotLater);

        static JTokenType Kind(JToken number) => number.Type == JTokenType.Integer ? JTokenType.Float : number.Type;
    }

    [Fact]
    public void The_score_of_a_certain_prediction_is_its_distance_and_of_a_uniform_one_the_known_integral()
    {
        var decision = GdprEstimate.Decisions[0] with { Fine = 1000d };
        ScoredRow Of(Func<int, double> quantile) => new(decision, [.. Enumerable.Range(0, ScoredRow.Points).Select(quantile)]);

        Assert.Equal(0.7, Of(_ => 3.7).Crps, 9);
        Assert.Equal(1d / 12d, Of(i => 2.5 + ((i + 0.5) / ScoredRow.Points)).Crps, 4);
        Assert.True(Of(i => 2.5 + ((i + 0.5) / ScoredRow.Points)).IsIn(50));
        Assert.Equal(0.8, Of(i => 2.5 + ((i + 0.5) / ScoredRow.Points)).Width(80), 9);
    }

    [Fact]
    public void Rows_that_cannot_be_scored_are_told_with_the_reason_and_wrong_ones_with_their_line()
    {
        var (decisions, unusable) = Read(
            """[{ "id": "a", "date": "2024-05-01", "fine_eur": 100 }, { "id": "b", "fine_eur": 100 }, { "id": "c","""
                + """ "date": "2024-05-01", "currency": "HUF", "fine": 5 }]"""
        );
        Assert.Equal(["a"], decisions.Select(d => d.Id));
        Assert.Equal(["b", "c"], unusable.Select(u => u.Id));

        var problems = Assert
            .Throws<ProblemException>(() => Read("[\n{ \"id\": \"a\", \"tier\": \"83(7)\" },\n{ \"id\": \"a\", \"people\": \"many\" }\n]"))
            .Problems;
        Assert.Equal(
            ["choice-unknown", "decision-duplicate", "value-wrong-type"],
            problems.Select(p => p.Code).Order(StringComparer.Ordinal)
        );
        Assert.All(problems, p => Assert.NotNull(p.Line));

        static (IReadOnlyList<Decision> Decisions, IReadOnlyList<(string Id, string Reason)> Unusable) Read(string text) =>
            DecisionsJson.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "rows.json");
    }
}
