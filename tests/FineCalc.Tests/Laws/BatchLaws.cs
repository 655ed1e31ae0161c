using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>The column reading is the exact reading of every row, within its bound, however it is run.</summary>
public class BatchLaws
{
    private const double Bound = 1e-12;

    private static BatchOptions Steps(RegimeVersion version) =>
        new() { Steps = [.. version.Steps.Select(s => s.Id).Distinct()], Threads = 1 };

    [Fact]
    public void Every_row_of_a_table_is_its_exact_reading_within_the_bound() =>
        Laws.Hold(
            Generators.TableCases,
            250,
            given =>
            {
                var version = given.Version;
                var result = version.AssessAll(Tables.Of(given.Random, given.Rows), Steps(version));
                return Tables.Hold(version, result, given.Rows, Bound);
            },
            "an amount",
            "a problem of the row",
            "settled exactly",
            "a missing value",
            "a step"
        );

    [Fact]
    public void Every_case_of_a_grouped_table_is_its_exact_reading_within_the_bound() =>
        Laws.Hold(
            Generators.GroupedCases,
            150,
            given =>
            {
                var (version, rows) = (given.Version, given.Rows);
                var result = version.AssessAll(Tables.Grouped(given.Random, rows), Steps(version));
                return Tables.Hold(version, result, rows, Bound);
            },
            "an amount",
            "several infringements"
        );

    [Fact]
    public void Threads_chunks_and_the_way_of_running_change_no_bit() =>
        Laws.Hold(
            Generators.TableCases,
            60,
            given =>
            {
                var table = Tables.Of(given.Random, given.Rows);
                var options = Steps(given.Version);
                var expected = given.Version.AssessAll(table, options);
                foreach (
                    var other in new[]
                    {
                        options with
                        {
                            ChunkRows = 1,
                        },
                        options with
                        {
                            ChunkRows = 7,
                            Threads = 2,
                        },
                        options with
                        {
                            ChunkRows = 64,
                            Threads = 3,
                        },
                        options with
                        {
                            MayCompile = false,
                        },
                        options with
                        {
                            MayCompile = false,
                            ChunkRows = 13,
                        },
                    }
                )
                {
                    var result = given.Version.AssessAll(table, other);
                    Tables.Same(expected, result, options.Steps);
                    Assert.Equal(expected.Problems, result.Problems);
                    Assert.Equal(expected.Settled, result.Settled);
                }

                return ["the same"];
            },
            "the same"
        );

    [Fact]
    public void Rows_in_another_order_give_their_results_in_that_order() =>
        Laws.Hold(
            Generators.TableCases,
            60,
            given =>
            {
                var order = Enumerable.Range(0, given.Rows.Count).OrderBy(_ => given.Random.Next()).ToArray();
                var (table, options) = (Tables.Of(given.Random, given.Rows), Steps(given.Version));
                var result = given.Version.AssessAll(table, options);
                var permuted = given.Version.AssessAll(
                    Tables.Of(given.Random, [.. order.Select(i => given.Rows[i])], Tables.Kinds.Doubles),
                    options
                );
                for (var i = 0; i < order.Length; i++)
                {
                    Assert.Equal(
                        BitConverter.DoubleToInt64Bits(result.Amounts[order[i]]),
                        BitConverter.DoubleToInt64Bits(permuted.Amounts[i])
                    );
                }

                return [order.Length > 8 ? "more rows than a vector" : "few rows"];
            },
            "more rows than a vector"
        );

    [Fact]
    public void An_exact_batch_gives_every_digit() =>
        Laws.Hold(
            Generators.TableCases,
            60,
            given =>
            {
                var result = given.Version.AssessAll(
                    Tables.Of(given.Random, given.Rows, Tables.Kinds.Decimals),
                    new BatchOptions { IsExact = true }
                );
                for (var i = 0; i < given.Rows.Count; i++)
                {
                    var problems = result.Problems.Where(p => p.Case == i).ToList();
                    Assert.Equal(problems.Count == 0 ? given.Version.Amount(given.Rows[i]).Amount : 0m, result.ExactAmounts[i]);
                }

                return ["exact"];
            },
            "exact"
        );

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Under_every_regime_that_ships_the_columns_are_the_exact_reading(string id) =>
        Laws.Hold(
            Generators.Sources,
            40,
            random =>
            {
                var regime = Regimes.All.Find(id)!;
                var version = regime.Versions[random.Next(regime.Versions.Count)];
                var answering = new Answering(random, fact => !Shipped.IsNeeded(id, fact))
                {
                    Currency = regime.Info.Currency,
                    OpenOfHundred = 0,
                    MostInfringements = 0,
                    AnsweredOfHundred = random.Next(5, 60),
                };
                var rows = Generators.OneCurrencyEach([
                    .. Enumerable.Range(0, random.Next(1, 60)).Select(_ => answering.Case(version.Facts)),
                ]);
                var result = version.AssessAll(Tables.Of(random, rows), Steps(version));
                return Tables.Hold(version, result, rows, Bound);
            }
        );
}
