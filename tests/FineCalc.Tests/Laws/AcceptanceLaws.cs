using FsCheck.Fluent;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// What one door refuses, every door refuses: assessing, the amount alone (walked and compiled), tables in every way of running,
/// simulations, documents.
/// </summary>
public class AcceptanceLaws
{
    // Compiled code is made at the 200th reading of one set of questions; each case is read by three doors.
    private const int Often = 90;

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_door_takes_what_Assess_takes_under_every_regime_that_ships(string id) =>
        Laws.Hold(
            Generators.Sources,
            12,
            random =>
            {
                var regime = Regimes.All.Find(id)!;
                var version = regime.Versions[random.Next(regime.Versions.Count)];

                // Now and then a question that must be answered is not.
                var answering = new Answering(random, fact => !Shipped.IsNeeded(id, fact) || random.Next(20) == 0)
                {
                    Currency = regime.Info.Currency,
                    OpenOfHundred = random.Next(3) == 0 ? 30 : 0,
                    MostInfringements = random.Next(2) * 3,
                    AnsweredOfHundred = random.Next(5, 60),
                };
                var facts = answering.Case(version.Facts);
                return Hold(version, random, [facts, .. Enumerable.Range(0, Often).Select(_ => answering.Again(facts))]);
            }
        );

    [Fact]
    public void Every_door_takes_what_Assess_takes_of_any_method() =>
        Laws.Hold(
            Generators.TableCases,
            60,
            given => Hold(given.Version, given.Random, given.Rows),
            "taken",
            "refused",
            "refused for what is shown or warned of alone",
            "refused for its range alone",
            "a simulation refused",
            "a simulation taken"
        );

    // The statutory minimum lies above the maximum: the range beside the fine that was agreed cannot be read.
    [Fact]
    public void A_range_that_contradicts_itself_refuses_the_agreed_fine_at_every_door()
    {
        var version = Regimes.UsSentencing.On(new LocalDate(2020, 1, 1));
        var facts = Facts
            .None.With(UsSentencing.OffenceLevel, 20)
            .With(UsSentencing.Employees, 600)
            .With(UsSentencing.Involvement, PersonnelInvolved.None)
            .With(UsSentencing.StatutoryMinimum, Money.Usd(500_000))
            .With(UsSentencing.StatutoryMaximum, Money.Usd(123_456.78m))
            .With(UsSentencing.AgreedFine, Money.Usd(1_000));
        var fair = facts.With(UsSentencing.StatutoryMinimum, Money.Usd(100_000));

        for (var i = 0; i < 300; i++)
        {
            Assert.Equal("floor-above-cap", Assert.Throws<ProblemException>(() => version.Amount(facts)).Problems[0].Code);
            Assert.Equal(Money.Usd(1_000), version.Amount(fair));
        }

        var table = new FactTable(2, facts.Without(UsSentencing.StatutoryMinimum)).With(
            UsSentencing.StatutoryMinimum,
            new double[] { 500_000, 100_000 }.AsMemory()
        );
        foreach (
            var options in new[]
            {
                new BatchOptions(),
                new BatchOptions { MayCompile = false },
                new BatchOptions { IsExact = true },
            }
        )
        {
            var result = version.AssessAll(table, options);
            Assert.Equal([(0, "floor-above-cap")], result.Problems.Select(p => (p.Case, p.Problem.Code)).Distinct());
            Assert.Equal([double.NaN, 1_000d], result.Amounts.ToArray());
        }

        Assert.Equal("floor-above-cap", Assert.Throws<ProblemException>(() => version.Simulate(facts, 10, 1)).Problems[0].Code);
        var uncertain = new UncertainFacts(facts.Without(UsSentencing.StatutoryMinimum)).With(
            UsSentencing.StatutoryMinimum,
            Distribution.Uniform(0, 200_000)
        );
        Assert.StartsWith(
            "In trial ",
            Assert.Throws<ProblemException>(() => version.Simulate(uncertain, 100, 1)).Problems[0].Message,
            StringComparison.Ordinal
        );
        var read = RegimeJson.Parse(RegimeJson.Write(Regimes.UsSentencing), "read.json").On(new LocalDate(2020, 1, 1));
        var same = facts.Answers.Aggregate(Facts.None, (f, a) => f.With(a with { Fact = read.FindFact(a.Fact.Id)! }));
        Assert.Equal("floor-above-cap", Assert.Throws<ProblemException>(() => read.Amount(same)).Problems[0].Code);
    }

    /// <summary>Whether all of a case can be read at its likely values, and only the range of it cannot.</summary>
    public static bool IsOfTheRangeAlone(RegimeVersion version, Facts facts) => Reading(version, facts) is (true, true);

    /// <summary>Whether every answer is one value: a range may break a rule between its ends.</summary>
    public static bool AreCertain(Facts facts) =>
        facts.Answers.Concat(facts.Infringements.SelectMany(i => i.Answers)).All(a => a.IsCertain);

    private static HashSet<string> Hold(RegimeVersion version, Random random, IReadOnlyList<Facts> cases)
    {
        var met = new HashSet<string>();
        foreach (var facts in cases)
        {
            var problems = version.Try(facts).Problems;
            met.Add(problems.Count == 0 ? "taken" : "refused");
            if (problems.Count > 0)
            {
                Assert.Equal(problems, Assert.Throws<ProblemException>(() => version.Assess(facts)).Problems);
                Assert.Equal(problems, Assert.Throws<ProblemException>(() => version.Amount(facts)).Problems);
                met.Add(
                    IsOfTheRangeAlone(version, facts) ? "refused for its range alone"
                    : IsAmountRead(version, facts) ? "refused for what is shown or warned of alone"
                    : "refused for the amount"
                );
                continue;
            }

            Assert.Equal(version.Assess(facts).Amount, version.Amount(facts));
        }

        met.UnionWith(Simulated(version, cases[0]));
        List<Facts> certain = [.. cases.Where(AreCertain)];
        List<Facts> rows = [.. Generators.OneCurrencyEach([.. certain.Where(c => c.Infringements.Count == 0)])];
        List<Facts> grouped =
        [
            .. Generators.OneCurrencyEach([
                .. certain.Where(c => c.Infringements.Count > 0 && c.Answers.All(a => !a.Fact.IsPerInfringement)),
            ]),
        ];
        foreach (
            var options in new[]
            {
                new BatchOptions { Threads = 1 },
                new BatchOptions { Threads = 1, MayCompile = false },
                new BatchOptions { IsExact = true },
            }
        )
        {
            met.UnionWith(
                rows.Count > 0
                    ? Tables.Hold(
                        version,
                        version.AssessAll(Tables.Of(random, rows, Tables.Kinds.Decimals), options),
                        rows,
                        1e-12,
                        withSteps: false
                    )
                    : []
            );
            met.UnionWith(
                grouped.Count > 0
                    ? Tables.Hold(version, version.AssessAll(Tables.Grouped(random, grouped), options), grouped, 1e-12, withSteps: false)
                    : []
            );
        }

        return met;
    }

    // A case that leaves nothing open is one trial, however often it is drawn.
    private static IEnumerable<string> Simulated(RegimeVersion version, Facts facts)
    {
        if (Reading(version, facts) is (_, true))
        {
            return [];
        }

        var problems = version.Try(facts).Problems;
        if (problems.Count > 0)
        {
            var found = Assert.Throws<ProblemException>(() => version.Simulate(facts, 3, 1)).Problems;
            Assert.Equal(problems.Select(p => p.Code), found.Select(p => p.Code));
            return ["a simulation refused"];
        }

        Assert.Equal(
            (double)version.Amount(facts).Amount,
            version.Simulate(facts, 3, 1).Mean.Value,
            1e-12 * Math.Abs((double)version.Amount(facts).Amount)
        );
        return ["a simulation taken"];
    }

    private static bool IsAmountRead(RegimeVersion version, Facts facts)
    {
        var binding = BoundCase.Of(version.Program, facts);
        var places = version.Program.Places(binding.Count);
        var reading = new Evaluation<decimal, Exact>(binding, new decimal[places], new NodeState[places]);
        try
        {
            reading.Read(version.Root);
            return binding.Problems.Count == 0 && !reading.HasFailed;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // Whether the likely values can be read, and whether anything is open.
    private static (bool IsTaken, bool IsOpen) Reading(RegimeVersion version, Facts facts)
    {
        var binding = BoundCase.Of(version.Program, facts);
        var places = version.Program.Places(binding.Count);
        var reading = new Evaluation<decimal, Exact>(binding, new decimal[places], new NodeState[places]);
        try
        {
            return (binding.Problems.Count == 0 && reading.IsTaken(version.Roots), reading.IsOpen || binding.IsOpen);
        }
        catch (OverflowException)
        {
            return (false, reading.IsOpen);
        }
    }
}
