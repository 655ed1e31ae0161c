using System.Globalization;
using System.Text;
using Apache.Arrow;
using NodaTime;

namespace FineCalc.Tests.Files;

/// <summary>Batches from file to file.</summary>
public class BatchFileTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    // Seven facts make the amount certain; without the seriousness a range of the model stands for it.
    private const string Table = """
        id,turnover,tier,Seriousness,size_factor,combined-mitigation,combined-aggravation,step-5-percentage,settlement-discount
        A,12000000,higher,0.3,0.4,0,0.1,0.1,0.2
        "B, ""the"" second",2500000000,standard,0.155,1,-0.05,0,0,0
        C,168251493.17,higher,,0.3,0,0,0,0
        D,1000000000000000.01,higher,0.5,1,0,0,0,0
        E,5,,0.5,1,0,0,0,0
        F,5,lower,0.5,1,0,0,0,0
        G,"1,5",higher,1e400,1,0,0,0,0
        """;

    [Fact]
    public void A_batch_of_a_file_is_AssessAll_and_is_Assess_row_by_row()
    {
        var (lines, result) = Csv(Table, options: new TableBatchOptions { Keep = ["id"], Steps = ["statutory-maximum"] });

        Assert.Equal("id,amount,low,high,statutory-maximum,problem,problem_text", lines[0]);
        Assert.Equal((7, 3, 1), (result.Rows, result.WithProblems, result.Open));
        using var reader = TableReader.Csv(Bytes(Table));
        var match = ColumnMatch.Of(Law, reader.Columns);
        for (var row = 1; row <= 4; row++)
        {
            var assessed = Law.Assess(TableBatch.FactsOf(reader, match, row));
            var cells = lines[row].Split(',')[^6..];
            Assert.Equal((double)assessed.Amount.Amount, Number(cells[0]), 1e-12 * (double)assessed.Amount.Amount);
            Assert.Equal(assessed.IsOpen, cells[1].Length > 0);
            if (assessed.IsOpen)
            {
                Assert.Equal((double)assessed.Range.Low.Amount, Number(cells[1]), 1e-6);
                Assert.Equal((double)assessed.Range.High.Amount, Number(cells[2]), 1e-6);
            }
        }

        MaximumTier[] tiers = [MaximumTier.Higher, MaximumTier.Standard];
        var table = new FactTable(2)
            .With(UkGdpr.Turnover, Column(12_000_000, 2_500_000_000))
            .With(UkGdpr.Tier, tiers)
            .With(UkGdpr.Seriousness, Column(0.3, 0.155))
            .With(UkGdpr.SizeFactor, Column(0.4, 1))
            .With(UkGdpr.CombinedMitigation, Column(0, -0.05))
            .With(UkGdpr.CombinedAggravation, Column(0.1, 0))
            .With(UkGdpr.Step5Percentage, Column(0.1, 0))
            .With(UkGdpr.SettlementDiscount, Column(0.2, 0));
        var amounts = Law.AssessAll(table).Amounts;
        Assert.Equal(Digits(amounts[0]), lines[1].Split(',')[1]);
        Assert.StartsWith($"\"B, \"\"the\"\" second\",{Digits(amounts[1])},,,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_has_its_row_its_column_and_a_code()
    {
        var found = new List<RowProblem>();
        Csv(Table, options: new TableBatchOptions { OnProblem = found.Add });

        Assert.Equal(
            [
                (5, "tier", "fact-missing"),
                (6, "tier", "choice-unknown"),
                (7, "turnover", "cell-not-a-number"),
                (7, "Seriousness", "number-too-large"),
            ],
            found.Select(p => ((int)p.Row, p.Column!, p.Problem.Code))
        );
    }

    [Theory]
    [InlineData("1,5", "cell-not-a-number")]
    [InlineData("1.234,5", "cell-not-a-number")]
    [InlineData("£5", "cell-not-a-number")]
    [InlineData("NaN", "cell-not-a-number")]
    [InlineData("1_000", "cell-not-a-number")]
    [InlineData("0x10", "cell-not-a-number")]
    [InlineData("--1", "cell-not-a-number")]
    [InlineData("1e", "cell-not-a-number")]
    [InlineData("1.", "cell-not-a-number")]
    [InlineData("1e400", "number-too-large")]
    [InlineData("1e-400", "number-too-precise")]
    [InlineData("٣", "cell-not-a-number")]
    public void A_cell_that_is_no_plain_number_is_not_guessed(string cell, string code) =>
        Assert.Equal(
            code,
            Csv($"turnover;id\n{cell};A\n")
                .Lines[1]
                .Split(',')
                .First(c =>
                    c.Contains('-', StringComparison.Ordinal) && !c.Contains(' ', StringComparison.Ordinal) && char.IsAsciiLetter(c[0])
                )
        );

    [Theory]
    [InlineData("english", "\"£1,234.50\"", 1234.50)]
    [InlineData("english", "GBP 12", 12)]
    [InlineData("english", "\"1,234\"", 1234)]
    [InlineData("continental", "\"1.234,50 GBP\"", 1234.50)]
    [InlineData("continental", "1 234", 1234)]
    [InlineData("plain", "1.1", 1.1)]
    public void Numbers_as_people_write_them_are_read_where_the_mapping_says_so(string style, string cell, double value)
    {
        var mapping = TableMappingJson.Parse(
            $$"""{ "columns": { "turnover": { "column": "T", "numbers": "{{style}}", "missing": ["NA"] } } }""",
            "mapping.json",
            Law
        );
        using var reader = TableReader.Csv(Bytes($"T\n{cell}\nNA\n"));
        var match = ColumnMatch.Of(Law, reader.Columns, mapping);

        Assert.Equal((decimal)value, TableBatch.FactsOf(reader, match, 1).Find(UkGdpr.Turnover)!.Likely);
        Assert.Null(TableBatch.FactsOf(reader, match, 2).Find(UkGdpr.Turnover));
    }

    [Theory]
    [InlineData("english", "\"1.234,50\"")]
    [InlineData("english", "\"0,125\"")]
    [InlineData("english", "\"12,34\"")]
    [InlineData("continental", "\"1,234.50\"")]
    [InlineData("english", "€5")]
    [InlineData("english", "5%")]
    public void What_is_not_of_the_style_is_refused(string style, string cell)
    {
        var mapping = TableMappingJson.Parse(
            $$"""{ "columns": { "turnover": { "column": "T", "numbers": "{{style}}" } } }""",
            "mapping.json",
            Law
        );
        using var reader = TableReader.Csv(Bytes($"T\n{cell}\n"));
        Assert.Throws<ProblemException>(() => TableBatch.FactsOf(reader, ColumnMatch.Of(Law, reader.Columns, mapping), 1));
    }

    [Fact]
    public void Units_constants_words_and_periods_are_read_to_the_last_digit()
    {
        var mapping = TableMappingJson.Parse(
            """
            { "columns": { "turnover": { "column": "T", "unit": "millions" }, "seriousness": { "column": "S", "unit": "percent" },
                "undertaking": { "column": "U", "values": { "J": "yes", "N": "no" } } },
              "constants": { "tier": "higher", "size-factor": "40%" } }
            """,
            "mapping.json",
            Law
        );
        using var reader = TableReader.Csv(Bytes("T,S,U,Duration\n0.1,1.1,N,P2Y6M\n"));
        var facts = TableBatch.FactsOf(reader, ColumnMatch.Of(Law, reader.Columns, mapping), 1);

        Assert.Equal(
            (100_000m, 0.011m, 0m, 30m, 1m, 0.4m),
            (
                Of(UkGdpr.Turnover),
                Of(UkGdpr.Seriousness),
                Of(Law.FindFact("undertaking")!),
                Of(UkGdpr.Duration),
                Of(UkGdpr.Tier),
                Of(UkGdpr.SizeFactor)
            )
        );
        decimal Of(Fact fact) => facts.Find(fact)!.Likely;
    }

    [Fact]
    public void A_mapping_is_read_strictly()
    {
        var found = Assert.Throws<ProblemException>(() =>
            TableMappingJson.Parse(
                """{ "columns": { "turnovr": "T", "tier": { "colum": "x" } }, "constants": { "tier": "best" }, "group": "g" }""",
                "m.json",
                Law
            )
        );
        Assert.Equal(
            ["mapping-choice-unknown", "mapping-fact-unknown", "mapping-key-missing", "mapping-key-unknown", "mapping-key-unknown"],
            found.Problems.Select(p => p.Code).Order()
        );
    }

    [Fact]
    public void Columns_are_matched_by_id_or_name_whatever_the_case_and_the_hyphens()
    {
        var match = ColumnMatch.Of(Law, ["People affected", "TURNOVER", "size_factor", "note"]);
        Assert.Equal(["people-affected", "turnover", "size-factor"], match.Answers.Select(a => a.Fact.Id));
        Assert.Equal(["note"], match.Unused);
        var constant = TableMapping.None with { Constants = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher) };
        Assert.Equal(["note"], ColumnMatch.Of(Law, ["Tier", "note"], constant).Unused);
        Assert.Equal(["note"], ColumnMatch.Of(Law, ["sales", "turnover", "note"], TableMapping.None.With(UkGdpr.Turnover, "sales")).Unused);
        Assert.Equal(["column-duplicate"], Codes(() => ColumnMatch.Of(Law, ["note", "note"])));
        Assert.Equal(["fact-twice"], Codes(() => ColumnMatch.Of(Law, ["turnover", "Turnover"])));
        Assert.Equal(["column-unknown"], Codes(() => ColumnMatch.Of(Law, ["a"], TableMapping.None.With(UkGdpr.Turnover, "b"))));
    }

    [Fact]
    public void What_goes_through_every_form_is_what_it_was()
    {
        var chunked = new TableBatchOptions { ChunkRows = 3 };
        var csv = Through(Bytes(Table), TableReader.Csv, TableWriter.JsonLines, chunked);
        var rows = new MemoryStream(csv.ToArray());
        var batches = new List<RecordBatch>();
        using (var reader = TableReader.JsonLines(rows))
        using (var writer = TableWriter.Arrow(b => batches.Add(b.Clone())))
        {
            Run(reader, writer, new TableBatchOptions { Keep = Kept(reader) });
        }

        var parquet = new MemoryStream();
        using (var reader = TableReader.Arrow(batches[0].Schema, batches))
        using (var writer = TableWriter.Parquet(parquet))
        {
            Run(reader, writer, new TableBatchOptions { Keep = Kept(reader) });
        }

        parquet.Position = 0;
        var last = Through(parquet, TableReader.Parquet, s => TableWriter.Csv(s), chunked);
        var first = Through(Bytes(Table), TableReader.Csv, s => TableWriter.Csv(s), new TableBatchOptions());
        Assert.Equal(Encoding.UTF8.GetString(first.ToArray()), Encoding.UTF8.GetString(last.ToArray()));
    }

    [Fact]
    public void Doubles_of_Arrow_are_read_where_they_lie()
    {
        var values = new double[] { 1_000_000, 2_000_000 };
        var array = new DoubleArray.Builder().AppendRange(values).Build();
        var batch = new RecordBatch.Builder().Append("turnover", false, array).Build();

        var table = batch.ToFacts(ColumnMatch.Of(Law, ["turnover"], null, Facts.None.With(UkGdpr.Tier, MaximumTier.Higher)));
        var result = Law.AssessAll(table, new BatchOptions { Steps = ["statutory-maximum"] });
        using var amounts = result.ToArrow("statutory-maximum");

        Assert.Equal(17_500_000, ((DoubleArray)amounts.Column("statutory-maximum")).GetValue(1));
        Assert.Equal(["amount", "statutory-maximum", "problem", "problem_text"], amounts.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(2, result.FactsOf(1).Answers.Count);
    }

    [Fact]
    public void Rows_of_a_case_are_its_infringements_wherever_a_chunk_ends()
    {
        const string Grouped =
            "case,turnover,tier,seriousness,size-factor\nA,9e9,higher,0.1,1\nA,9e9,standard,0.2,1\nB,9e9,higher,0.3,1\n"
            + "C,9e9,higher,0.4,1\nC,9e9,higher,0.4,1\nC,9e9,higher,0.4,1\n";
        var mapping = TableMapping.None with { GroupBy = "case" };
        var whole = Csv(Grouped, mapping, new TableBatchOptions { Keep = ["case"] });
        for (var rows = 1; rows < 6; rows++)
        {
            Assert.Equal(whole.Lines, Csv(Grouped, mapping, new TableBatchOptions { Keep = ["case"], ChunkRows = rows }).Lines);
        }

        Assert.Equal((6, 3), (whole.Result.Rows, whole.Result.Cases));
        using var reader = TableReader.Csv(Bytes(Grouped));
        var facts = TableBatch.FactsOf(reader, ColumnMatch.Of(Law, reader.Columns, mapping), 2);
        Assert.Equal(2, facts.Infringements.Count);
        Assert.Equal((double)Law.Amount(facts).Amount, Number(whole.Lines[1].Split(',')[1]), 1);
        Assert.Equal(["rows-apart"], Codes(() => Csv(Grouped + "A,9e9,higher,0.4,1\n", mapping)));
    }

    [Fact]
    public void Parts_and_chunks_change_no_row()
    {
        var whole = Csv(Table).Lines;
        using var reader = TableReader.Csv(Bytes(Table));
        var match = ColumnMatch.Of(Law, reader.Columns);
        var lines = new List<string>();
        for (var isLast = false; !isLast; )
        {
            var to = new MemoryStream();
            using var writer = TableWriter.Csv(to);
            isLast = TableBatch.Run(reader, match, writer, new TableBatchOptions { ChunkRows = 2, Take = 3 }).IsLast;
            lines.AddRange(Encoding.UTF8.GetString(to.ToArray()).TrimEnd('\n').Split('\n').Skip(lines.Count == 0 ? 0 : 1));
        }

        Assert.Equal(whole, lines);
    }

    [Fact]
    public void Exactly_every_digit_is_written() =>
        Assert.Equal(
            "10000000000000.01",
            Csv(
                "stated-maximum,seriousness,size-factor,combined-mitigation,combined-aggravation,step-5-percentage,settlement-discount\n"
                    + "10000000000000.01,1,1,0,0,0,0\n",
                options: new TableBatchOptions { IsExact = true, Keep = [] }
            )
                .Lines[1]
                .Split(',')[0]
        );

    [Fact]
    public void Cells_that_a_spreadsheet_would_run_are_neutralised_on_request()
    {
        var to = new MemoryStream();
        using var reader = TableReader.Csv(Bytes("id,n\n=1+1,-5\n@x,ok\n"));
        using var writer = TableWriter.Csv(to, forSpreadsheets: true);
        TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer, new TableBatchOptions());
        var lines = Encoding.UTF8.GetString(to.ToArray()).Split('\n');
        Assert.StartsWith("'=1+1,-5,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("'@x,ok,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_problems_and_a_stop_from_outside_end_a_batch()
    {
        Assert.Equal(["problems-too-many"], Codes(() => Csv(Table, options: new TableBatchOptions { MaxProblems = 2 })));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => Csv(Table, options: new TableBatchOptions { Cancellation = stopped.Token }));
    }

    private static double[] Column(params double[] values) => values;

    internal static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    internal static string[] Codes(Action run) => [.. Assert.Throws<ProblemException>(run).Problems.Select(p => p.Code)];

    private static (string[] Lines, TableBatchResult Result) Csv(
        string text,
        TableMapping? mapping = null,
        TableBatchOptions? options = null
    )
    {
        using var to = new MemoryStream();
        using var reader = TableReader.Csv(Bytes(text));
        using var writer = TableWriter.Csv(to);
        var result = TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns, mapping), writer, options);
        return (Encoding.UTF8.GetString(to.ToArray()).TrimEnd('\n').Split('\n'), result);
    }

    private static MemoryStream Through(
        Stream from,
        Func<Stream, TableReader> read,
        Func<Stream, TableWriter> write,
        TableBatchOptions options
    )
    {
        var to = new MemoryStream();
        using var reader = read(from);
        using var writer = write(to);
        Run(reader, writer, options with { Keep = Kept(reader) });
        return to;
    }

    // The columns that were there before any batch.
    private static string[] Kept(TableReader reader) =>
        [.. reader.Columns.Where(c => c is not ("amount" or "low" or "high" or "problem" or "problem_text"))];

    private static void Run(TableReader reader, TableWriter writer, TableBatchOptions options) =>
        TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer, options);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Digits(double amount) => amount.ToString("G15", CultureInfo.InvariantCulture);
}
