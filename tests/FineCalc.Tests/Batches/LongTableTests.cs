using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Tables of several stretches, whose later ones are worked out and looked at in one go: whatever turns up in them, a row gives what it
/// gives alone.
/// </summary>
public class LongTableTests
{
    // Rows whose range is kept together.
    private const int Stretch = 8192;

    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    // One and the same, so that it is compiled for once.
    private static readonly Facts Common = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher);

    private static readonly (Fact Fact, double Low, double High)[] Columns =
    [
        (UkGdpr.Turnover, 1e5, 1e10),
        (UkGdpr.Seriousness, 0, 1),
        (UkGdpr.SizeFactor, 0.01, 1),
        (UkGdpr.Cooperation, -0.3, 0.2),
        (UkGdpr.ActionToMitigate, -0.3, 0),
        (UkGdpr.Step5Percentage, -0.3, 0.3),
    ];

    public static TheoryData<double, string> Unheard =>
        new()
        {
            { double.NaN, "no answer" },
            { double.PositiveInfinity, "no number" },
            { double.NegativeInfinity, "no number" },
            { -0d, "nothing, from below" },
            { 5e-7, "nearer to nothing than doubles are trusted" },
            { -5e-7, "the same from below" },
            { double.Epsilon, "the least there is" },
            { -0.1, "below zero" },
            { -2, "below what is allowed" },
            { 1.5, "above what is allowed of a rate" },
            { 1e31, "beyond what decimals hold" },
        };

    [Theory]
    [MemberData(nameof(Unheard))]
    public void What_turns_up_late_in_a_column_is_met_as_in_a_table_of_one_row(double strange, string what)
    {
        foreach (var (column, _, _) in Columns)
        {
            const int Rows = (4 * Stretch) + 21;
            var random = new Random(11);
            var values = Columns.ToDictionary(
                c => c.Fact,
                c => Enumerable.Range(0, Rows).Select(_ => Math.Round(c.Low + (random.NextDouble() * (c.High - c.Low)), 3)).ToArray()
            );
            int[] places = [(2 * Stretch) + 3, (3 * Stretch) - 1, 4 * Stretch];
            foreach (var place in places)
            {
                values[column][place] = strange;
            }

            FactTable Of(int start, int count) =>
                Columns.Aggregate(new FactTable(count, Common), (table, c) => table.With(c.Fact, values[c.Fact].AsMemory(start, count)));

            var table = Of(0, Rows);
            var first = Law.AssessAll(table, new BatchOptions { Threads = 1 });
            var again = Law.AssessAll(table, new BatchOptions { Threads = 1 });
            var cut = Law.AssessAll(Of(0, Rows), new BatchOptions { Threads = 2, ChunkRows = 2 * Stretch });
            var plain = Law.AssessAll(Of(0, Rows), new BatchOptions { Threads = 1, MayCompile = false });
            foreach (var other in new[] { again, cut, plain })
            {
                Tables.Same(first, other, []);
                Assert.Equal(first.Problems, other.Problems);
                Assert.Equal(first.Settled, other.Settled);
            }

            foreach (var place in places)
            {
                var alone = Law.AssessAll(Of(place, 1), new BatchOptions());
                Assert.True(alone.Amounts[0].Equals(first.Amounts[place]), $"{what} in '{column.Id}': {first.Amounts[place]:R}");
                Assert.Equal(alone.Problems.Select(p => p.Problem), first.Problems.Where(p => p.Case == place).Select(p => p.Problem));
            }
        }
    }

    [Fact]
    public void Every_row_of_a_long_table_gives_what_it_gives_in_a_short_one() =>
        Laws.Hold(
            Generators.TableCases,
            12,
            given =>
            {
                var (version, rows) = (given.Version, given.Rows);
                var results = version.AssessAll(Tables.Of(given.Random, rows, Tables.Kinds.Doubles), new BatchOptions { Threads = 1 });
                var most = rows.Max(r => r.Answers.Count);
                var calm = Enumerable
                    .Range(0, rows.Count)
                    .Where(i => rows[i].Answers.Count == most && double.IsFinite(results.Amounts[i]))
                    .ToArray();
                if (calm.Length == 0)
                {
                    return ["no row to begin with"];
                }

                int[] places =
                [
                    .. Enumerable.Range(0, 2 * Stretch).Select(_ => calm[given.Random.Next(calm.Length)]),
                    .. Enumerable.Range(0, Stretch + 5).Select(_ => given.Random.Next(rows.Count)),
                ];
                var table = Tables.Of(given.Random, [.. places.Select(i => rows[i])], Tables.Kinds.Doubles);
                var (first, again) = (
                    version.AssessAll(table, new BatchOptions { Threads = 1 }),
                    version.AssessAll(table, new BatchOptions { Threads = 2, ChunkRows = 5000 })
                );
                Tables.Same(first, again, []);
                for (var i = 0; i < places.Length; i++)
                {
                    Assert.Equal(results.Amounts[places[i]], first.Amounts[i]);
                }

                return [first.Settled == 0 ? "by columns alone" : "some rows settled one by one"];
            },
            "by columns alone",
            "some rows settled one by one"
        );
}
