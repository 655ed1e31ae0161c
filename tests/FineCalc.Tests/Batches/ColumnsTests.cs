using System.Reflection;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Columns as people have them: with nulls, gaps and masks of either way round, as members of enumerations and as text.</summary>
public class ColumnsTests
{
    private const int Rows = 1000;

    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static readonly Facts Common = Facts
        .None.With(UkGdpr.Step5Percentage, Rate.Zero)
        .With(UkGdpr.SizeFactor, Rate.Percent(50))
        .With(UkGdpr.OtherFactors, Rate.Zero)
        .With(UkGdpr.Seriousness, Rate.Percent(35));

    private static readonly double[] Turnover = [.. Enumerable.Range(0, Rows).Select(i => 1e6 * ((i * 37 % 991) + 1))];

    private static readonly bool[] IsKnown = [.. Enumerable.Range(0, Rows).Select(i => i % 91 != 5)];

    private static readonly MaximumTier[] Tier = [.. Enumerable.Range(0, Rows).Select(i => (MaximumTier)(i % 2))];

    private static FactTable Table => new FactTable(Rows, Common).With(UkGdpr.Tier, Tier);

    // What a thousand single cases come to.
    private static double[] Single =>
        field ??= [
            .. Enumerable
                .Range(0, Rows)
                .Select(i => Common.With(UkGdpr.Tier, Tier[i]))
                .Select(
                    (facts, i) =>
                        (double)Law.Amount(IsKnown[i] ? facts.With(UkGdpr.Turnover, Money.Gbp((decimal)Turnover[i])) : facts).Amount
                ),
        ];

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    public void A_column_wins_over_a_shared_answer_in_rows_that_it_does_not_answer_too(bool mayCompile, bool isExact, bool isGrouped)
    {
        var shared = Common.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(1_000_000));
        var table = new FactTable(3, shared)
            .With(UkGdpr.Turnover, new double?[] { null, 2e9, null })
            .With(UkGdpr.Tier, new MaximumTier?[] { MaximumTier.Higher, null, MaximumTier.Standard });
        int[] own = [0, 1, 2],
            answered = [0, 2];
        table = isGrouped ? table.GroupedBy(own) : table;

        var result = Law.AssessAll(table, new BatchOptions { MayCompile = mayCompile, IsExact = isExact });

        Assert.Equal([(1, "fact-missing")], result.Problems.Select(p => (p.Case, p.Problem.Code)));
        var alone = Common.With(UkGdpr.Tier, MaximumTier.Higher);
        Assert.Equal((double)Law.Amount(alone).Amount, result.Amounts[0]);
        Assert.Equal((double)Law.Amount(alone.With(UkGdpr.Tier, MaximumTier.Standard)).Amount, result.Amounts[2]);
        Assert.All(answered, row => Assert.Equal(result.Amounts[row], (double)result.Explain(row).Amount.Amount));
    }

    [Fact]
    public void No_marks_at_all_are_no_statement_that_all_rows_are_answered()
    {
        foreach (var marks in new[] { Answered.Where(Array.Empty<bool>()), Answered.Unless(Array.Empty<bool>()), Answered.ByBits([], 0) })
        {
            Assert.Throws<ArgumentException>(() => Table.With(UkGdpr.Turnover, Turnover, marks));
            Assert.Empty(Law.AssessAll(new FactTable(0).With(UkGdpr.Turnover, Array.Empty<double>(), marks)).Amounts.ToArray());
        }
    }

    public static TheoryData<string> Ways =>
        ["where", "unless", "bits", "double?", "decimal?", "int?", "not a number", "marked and not a number"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Turnovers_that_are_not_all_known_give_what_single_cases_give(string way)
    {
        var bits = new byte[Rows / 8];
        for (var i = 0; i < Rows; i++)
        {
            bits[i / 8] |= (byte)(IsKnown[i] ? 1 << (i % 8) : 0);
        }

        double[] gaps = [.. Turnover.Select((t, i) => IsKnown[i] ? t : double.NaN)];
        var result = Law.AssessAll(
            way switch
            {
                "where" => Table.With(UkGdpr.Turnover, Turnover, Answered.Where(IsKnown)),
                "unless" => Table.With(UkGdpr.Turnover, Turnover, Answered.Unless(Array.ConvertAll(IsKnown, k => !k))),
                "bits" => Table.With(UkGdpr.Turnover, Turnover, Answered.ByBits(bits, Rows)),
                "double?" => Table.With(UkGdpr.Turnover, Turnover.Select((t, i) => IsKnown[i] ? t : (double?)null).ToArray()),
                "decimal?" => Table.With(UkGdpr.Turnover, Turnover.Select((t, i) => IsKnown[i] ? (decimal)t : (decimal?)null).ToArray()),
                "int?" => Table.With(UkGdpr.Turnover, Turnover.Select((t, i) => IsKnown[i] ? (int)t : (int?)null).ToArray()),
                "not a number" => Table.With(UkGdpr.Turnover, gaps),
                _ => Table.With(UkGdpr.Turnover, gaps, Answered.Unless(IsKnown.Select((k, i) => !k && i % 2 == 0).ToArray())),
            }
        );

        Assert.Empty(result.Problems);
        Assert.Equal(Single, result.Amounts.ToArray(), (a, b) => Math.Abs(a - b) <= 1e-12 * a);
        Assert.Equal(Single.Sum(), result.Amounts.ToArray().Sum(), 1e-9 * Single.Sum());
        var unknown = IsKnown.Count(k => !k);
        Assert.Equal(
            [new ColumnAnswers(UkGdpr.Tier, Rows, 0), new ColumnAnswers(UkGdpr.Turnover, Rows - unknown, unknown)],
            result.Answers
        );
        Assert.Empty(result.Warnings);
        Assert.EndsWith(
            $": 1,000 cases, 0 with problems; 'turnover' is not given in {unknown} of 1,000 rows",
            result.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_mask_the_wrong_way_round_is_told()
    {
        var result = Law.AssessAll(Table.With(UkGdpr.Turnover, Turnover, Answered.Unless(IsKnown)));

        Assert.Equal("'turnover' is not given in 989 of 1,000 rows.", Assert.Single(result.Warnings).Message);
        Assert.Equal(("column-mostly-missing", "turnover"), (result.Warnings[0].Code, result.Warnings[0].Subject));
    }

    // A plain mask says neither "known" nor "unknown": nothing takes one after the values.
    [Fact]
    public void No_method_takes_a_bare_mask()
    {
        var takers =
            from method in typeof(FactTable).GetMethods()
            from parameter in method.GetParameters().Skip(2)
            where parameter.ParameterType.ToString().Contains("Boolean", StringComparison.Ordinal)
            select method;
        Assert.Empty(takers);
        Assert.DoesNotContain(
            typeof(Answered).GetMethods(BindingFlags.Public | BindingFlags.Static),
            m => m.Name is "op_Implicit" or "op_Explicit"
        );
    }

    [Fact]
    public void Choices_are_members_of_enumerations_or_codes_and_flags_are_words()
    {
        var with = Table.With(UkGdpr.Turnover, Turnover);
        var expected = Law.AssessAll(with).Amounts.ToArray();
        var bare = new FactTable(Rows, Common).With(UkGdpr.Turnover, Turnover);
        string[] codes = [.. Tier.Select(t => t == MaximumTier.Higher ? " higher " : "standard")];
        MaximumTier?[] some = [.. Tier.Select((t, i) => i == 3 ? (MaximumTier?)null : t)];

        Assert.Equal(expected, Law.AssessAll(bare.With(UkGdpr.Tier, codes)).Amounts.ToArray());
        var missing = Law.AssessAll(bare.With(UkGdpr.Tier, some));
        Assert.Equal((3, "fact-missing"), (Assert.Single(missing.Problems).Case, missing.Problems[0].Problem.Code));
        Assert.Equal(expected[4], missing.Amounts[4]);

        (codes[1], codes[2], codes[7]) = ("higest", "", "Higher");
        foreach (
            var options in new[]
            {
                new BatchOptions(),
                new BatchOptions { IsExact = true },
            }
        )
        {
            var wrong = Law.AssessAll(bare.With(UkGdpr.Tier, codes), options);
            Assert.Equal(
                [(1, "choice-unknown"), (2, "fact-missing"), (7, "choice-unknown")],
                wrong.Problems.Select(p => (p.Case, p.Problem.Code))
            );
            Assert.Equal(
                ("'tier' is \"higest\".", "standard, higher"),
                (wrong.Problems[0].Problem.Message, wrong.Problems[0].Problem.Allowed)
            );
        }

        Assert.Throws<ArgumentException>(() => bare.With(UkGdpr.Seriousness, new string[Rows]));
    }

    [Fact]
    public void Flags_are_bools_or_words()
    {
        var version = Regimes.UsSentencing.On(new LocalDate(2020, 1, 1));
        var table = new FactTable(
            4,
            Facts
                .None.With(UsSentencing.StatedBase, Money.Usd(1_000))
                .With(UsSentencing.Employees, 600)
                .With(UsSentencing.Involvement, PersonnelInvolved.None)
        );
        bool[] obstruction = [true, false, true, false];
        var expected = version.AssessAll(table.With(UsSentencing.Obstruction, obstruction)).Amounts.ToArray();

        Assert.True(expected[0] > expected[1]);
        Assert.Equal(
            expected,
            version.AssessAll(table.With(UsSentencing.Obstruction, new bool?[] { true, null, true, false })).Amounts.ToArray()
        );
        string?[] words = ["yes", "no", "true", null];
        Assert.Equal(expected, version.AssessAll(table.With(UsSentencing.Obstruction, words)).Amounts.ToArray());
        Assert.Equal(
            [(0, "choice-unknown")],
            version
                .AssessAll(table.With(UsSentencing.Obstruction, (string[])["maybe", "no", "", "false"]))
                .Problems.Select(p => (p.Case, p.Problem.Code))
        );
    }

    [Fact]
    public void An_infinite_value_is_a_problem_of_its_row_and_a_gap_where_an_answer_is_needed_too()
    {
        var values = Turnover.ToArray();
        (values[2], values[5], values[998]) = (double.PositiveInfinity, double.NegativeInfinity, double.NaN);
        var result = Law.AssessAll(Table.With(UkGdpr.Turnover, values));

        Assert.Equal([(2, "fact-not-a-number"), (5, "fact-not-a-number")], result.Problems.Select(p => (p.Case, p.Problem.Code)));
        Assert.Equal([Rows - 1, 1], [result.Answers[1].Given, result.Answers[1].Missing]);
        double[] places = [.. Tier.Select((t, i) => i == 4 ? double.NaN : (double)t)];
        Assert.Equal(
            [(4, "fact-missing")],
            Law.AssessAll(new FactTable(Rows, Common).With(UkGdpr.Tier, places)).Problems.Select(p => (p.Case, p.Problem.Code))
        );
    }

    // More rows than one stretch, in another order and in other chunks: whether neighbours have gaps changes no bit.
    [Fact]
    public void Gaps_of_other_rows_change_no_bit()
    {
        const int rows = 30_000;
        var random = new Random(7);
        double[] turnover =
        [
            .. Enumerable.Range(0, rows).Select(i => i > 20_000 && random.Next(3) == 0 ? double.NaN : Math.Exp(random.NextDouble() * 24)),
        ];
        double[] seriousness = [.. Enumerable.Range(0, rows).Select(i => random.Next(50) == 0 ? double.NaN : random.NextDouble())];
        int[] order = [.. Enumerable.Range(0, rows).OrderBy(_ => random.Next())];
        var common = Common.Without(UkGdpr.Seriousness).With(UkGdpr.Tier, MaximumTier.Higher);
        BatchResult Of(Func<int, int> at, BatchOptions options) =>
            Law.AssessAll(
                new FactTable(rows, common)
                    .With(UkGdpr.Turnover, Enumerable.Range(0, rows).Select(i => turnover[at(i)]).ToArray())
                    .With(UkGdpr.Seriousness, Enumerable.Range(0, rows).Select(i => seriousness[at(i)]).ToArray()),
                options
            );

        var expected = Of(i => i, new BatchOptions());
        var permuted = Of(i => order[i], new BatchOptions { ChunkRows = 777, Threads = 2 });
        var interpreted = Of(i => i, new BatchOptions { MayCompile = false });
        Assert.Equal(expected.Settled, permuted.Settled);
        for (var i = 0; i < rows; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Amounts[order[i]]), BitConverter.DoubleToInt64Bits(permuted.Amounts[i]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Amounts[i]), BitConverter.DoubleToInt64Bits(interpreted.Amounts[i]));
        }

        Assert.True(expected.Settled < rows / 100, $"{expected.Settled} rows were settled one by one.");
        for (var i = 0; i < rows; i += 101)
        {
            Assert.Equal((double)Law.Amount(expected.FactsOf(i)).Amount, expected.Amounts[i], 1e-12 * expected.Amounts[i]);
        }
    }

    [Fact]
    public void What_a_progress_callback_throws_reaches_the_caller_as_it_is_on_any_number_of_threads()
    {
        foreach (var threads in new[] { 1, 4 })
        {
            Assert.Throws<InvalidTimeZoneException>(() =>
                Law.AssessAll(
                    Table.With(UkGdpr.Turnover, Turnover),
                    new BatchOptions
                    {
                        ChunkRows = 10,
                        Threads = threads,
                        Progress = new Throwing(),
                    }
                )
            );
            Assert.Throws<InvalidTimeZoneException>(() =>
                Law.Simulate(SeedTests.Model, 100_000, 1, new SimulationOptions { Threads = threads, Progress = new Throwing() })
            );
        }
    }

    [Fact]
    public void A_cancelled_token_is_honoured_without_a_row()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Law.AssessAll(new FactTable(0), new BatchOptions { Cancellation = source.Token })
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Law.AssessAll(new FactTable(0), new BatchOptions { Cancellation = source.Token, IsExact = true })
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Law.Sensitivity(SeedTests.Model, 16_384, 1, new SimulationOptions { Cancellation = source.Token })
        );
    }

    private sealed class Throwing : IProgress<long>
    {
        public void Report(long value) => throw new InvalidTimeZoneException("reported");
    }
}
