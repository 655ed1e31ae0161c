using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using NodaTime;

namespace FineCalc.Tests.Files;

/// <summary>What is easily lost on the way from a table to its result: a column's second question, small floats, a file's end.</summary>
public class TableEdgeTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    [Fact]
    public void A_column_answers_every_question_that_the_mapping_asks_it()
    {
        var mapping = TableMapping.None.With(UkGdpr.PeopleAffected, "n").With(UkGdpr.Turnover, "n");
        var numbers = new RecordBatch.Builder().Append("n", false, new DoubleArray.Builder().Append(5_000_000).Build()).Build();
        foreach (
            var reader in new[]
            {
                TableReader.Csv(BatchFileTests.Bytes("n\n5000000\n")),
                TableReader.JsonLines(BatchFileTests.Bytes("{\"n\": 5000000}\n")),
                TableReader.Arrow(numbers.Schema, [numbers]),
            }
        )
        {
            using (reader)
            {
                var facts = TableBatch.FactsOf(reader, ColumnMatch.Of(Law, reader.Columns, mapping), 1);
                Assert.Equal(5_000_000m, facts.Find(UkGdpr.Turnover)!.Likely);
                Assert.Equal(5_000_000m, facts.Find(UkGdpr.PeopleAffected)!.Likely);
            }
        }
    }

    [Fact]
    public void Small_floats_are_handed_on_and_times_only_as_far_as_they_are_told()
    {
        var at = new DateTimeOffset(2025, 3, 30, 1, 30, 0, TimeSpan.Zero);
        using var batch = new RecordBatch.Builder()
            .Append("f", true, new FloatArray.Builder().Append(0.5f).Append(float.NaN).Build())
            .Append("wall", false, Times(null))
            .Append("moment", false, Times("Europe/London"))
            .Build();

        Assert.Equal(
            """{"f":0.5,"wall":"2025-03-30T01:30:00","moment":"2025-03-30T01:30:00+00:00",""",
            Written(batch, TableWriter.JsonLines)[0][..75]
        );
        Assert.StartsWith("{\"f\":null,", Written(batch, TableWriter.JsonLines)[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "0.5,2025-03-30T01:30:00,2025-03-30T01:30:00+00:00,",
            Written(batch, s => TableWriter.Csv(s))[1],
            StringComparison.Ordinal
        );

        TimestampArray Times(string? zone) =>
            new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, zone)).Append(at).Append(at).Build();
    }

    [Fact]
    public void What_JSON_Lines_only_hand_on_is_text_too()
    {
        byte[] rows = [.. "{\"turnover\": 5, \"note\": \"a\"}\n{\"turnover\": 5, \"note\": \"b"u8, 0xFF, 0xFE, .. "\"}\n"u8];
        var found = new List<RowProblem>();
        using var reader = TableReader.JsonLines(new MemoryStream(rows));
        var to = new MemoryStream();
        using var writer = TableWriter.Csv(to);
        TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer, new TableBatchOptions { OnProblem = found.Add });

        Assert.Contains(found, p => p is { Row: 2, Problem.Code: "text-not-utf8" });
    }

    [Theory]
    [InlineData("turnover,\"note\n1,a\n", "quote-open")]
    [InlineData("\"turnover\"x,no\"te\n1,a\n", "quote-open")]
    public void A_line_of_names_whose_quotes_stay_open_is_no_table(string text, string code) =>
        Assert.Equal([code], BatchFileTests.Codes(() => TableReader.Csv(BatchFileTests.Bytes(text)).Dispose()));

    [Fact]
    public void A_quote_that_the_end_of_the_file_leaves_open_is_a_problem()
    {
        using var reader = TableReader.Csv(BatchFileTests.Bytes("turnover,note\n1,a\n2,\"b"));
        var match = ColumnMatch.Of(Law, reader.Columns);
        Assert.Equal(["quote-open"], BatchFileTests.Codes(() => TableBatch.FactsOf(reader, match, 2)));
    }

    [Fact]
    public void A_number_of_millions_of_digits_is_too_large_and_no_more()
    {
        using var reader = TableReader.Csv(BatchFileTests.Bytes($"turnover\n{new string('7', 3_000_000)}\n"));
        var match = ColumnMatch.Of(Law, reader.Columns);
        Assert.Equal(["number-too-large"], BatchFileTests.Codes(() => TableBatch.FactsOf(reader, match, 1)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("english")]
    public void A_word_beside_a_count_is_no_currency_and_no_style_of_numbers(string style)
    {
        var mapping = TableMappingJson.Parse(
            $$"""{ "columns": { "people-affected": { "column": "n", "numbers": "{{style}}" } } }""",
            "mapping.json",
            Law
        );
        using var reader = TableReader.Csv(BatchFileTests.Bytes("n\n12 people\n"));
        var match = ColumnMatch.Of(Law, reader.Columns, mapping);
        var wrong = Assert.Single(Assert.Throws<ProblemException>(() => TableBatch.FactsOf(reader, match, 1)).Problems);

        Assert.Equal("cell-not-a-number", wrong.Code);
        Assert.DoesNotContain("mapping says", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_has_each_of_its_columns_once()
    {
        Refused(new TableBatchOptions { Keep = ["note", "note"] });
        Refused(new TableBatchOptions { Keep = [], Steps = ["seriousness", "seriousness"] });

        static void Refused(TableBatchOptions options)
        {
            using var reader = TableReader.Csv(BatchFileTests.Bytes("turnover,note\n1,a\n"));
            using var writer = TableWriter.Csv(new MemoryStream());
            Assert.Equal(
                ["column-taken"],
                BatchFileTests.Codes(() => TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer, options))
            );
        }
    }

    [Fact]
    public void A_Parquet_file_that_is_given_up_does_not_look_whole()
    {
        using var stopped = new CancellationTokenSource();
        var to = new MemoryStream();
        using (var reader = TableReader.Csv(BatchFileTests.Bytes("turnover\n1\n2\n3\n")))
        using (var writer = TableWriter.Parquet(to))
        {
            var options = new TableBatchOptions
            {
                ChunkRows = 1,
                Progress = new Stop(stopped),
                Cancellation = stopped.Token,
            };
            Assert.Throws<OperationCanceledException>(() => TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer, options));
        }

        Assert.False(to.ToArray().AsSpan().EndsWith("PAR1"u8) && to.Length > 4);
    }

    [Fact]
    public void Dictionaries_are_grouped_by_and_handed_on_wherever_a_chunk_ends()
    {
        var texts = new StringArray.Builder().Append("A").Append("B").Build();
        var keys = new DictionaryArray(
            new DictionaryType(Int32Type.Default, StringType.Default, false),
            new Int32Array.Builder().AppendRange([0, 0, 1]).Build(),
            texts
        );
        using var batch = new RecordBatch.Builder()
            .Append("case", false, keys)
            .Append("turnover", false, new DoubleArray.Builder().AppendRange([9e9, 9e9, 9e9]).Build())
            .Build();
        var lines = Written(batch, s => TableWriter.Csv(s), TableMapping.None with { GroupBy = "case" });

        Assert.Equal(["A", "B"], lines[1..3].Select(l => l.Split(',')[0]));
    }

    [Fact]
    public void Days_outside_the_years_1_to_9999_are_problems_of_their_rows()
    {
        var days = new ArrowBuffer.Builder<int>().AppendRange([19_000, 5_000_000, -800_000]).Build();
        using var batch = new RecordBatch.Builder()
            .Append("day", true, new Date32Array(days, ArrowBuffer.Empty, 3, 0, 0))
            .Append("turnover", false, new DoubleArray.Builder().AppendRange([9e9, 9e9, 9e9]).Build())
            .Build();
        var lines = Written(batch, s => TableWriter.Csv(s));

        Assert.StartsWith("2022-01-08,", lines[1], StringComparison.Ordinal);
        Assert.All(lines[2..4], line => Assert.StartsWith(",9000000000,,,,date-invalid,", line, StringComparison.Ordinal));
    }

    private static string[] Written(RecordBatch batch, Func<Stream, TableWriter> form, TableMapping? mapping = null)
    {
        var to = new MemoryStream();
        using var reader = TableReader.Arrow(batch.Schema, [batch.Slice(0, 1), batch.Slice(1, batch.Length - 1)]);
        using var writer = form(to);
        TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns, mapping), writer);
        return Encoding.UTF8.GetString(to.ToArray()).Split('\n');
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
