using System.Text;
using NodaTime;

namespace FineCalc.Tests.Files;

/// <summary>Files that are not what they should be: each is refused, or its rows are, with a code and a place.</summary>
public class MalformedFileTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    [Theory]
    [InlineData("", "table-empty")]
    [InlineData("\n\n", "table-empty")]
    [InlineData("turn\0over\n1\n", "text-not-utf8")]
    [InlineData("PK\u0003\u0004", "text-not-utf8")]
    public void A_text_that_is_no_table_is_refused(string text, string code) =>
        Assert.Equal([code], BatchFileTests.Codes(() => TableReader.Csv(BatchFileTests.Bytes(text)).Dispose()));

    [Fact]
    public void Bytes_of_another_encoding_are_refused_and_marks_of_byte_order_understood()
    {
        const string Text = "turnover,note\n5,é\n";
        Assert.Equal(["text-not-utf8"], BatchFileTests.Codes(() => Rows(Encoding.Latin1.GetBytes(Text))));
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal(5m, Rows([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)])[0]);
        }

        Assert.ThrowsAny<ProblemException>(() => Rows(Encoding.Unicode.GetBytes(Text)));
    }

    [Theory]
    [InlineData("sep=;\r\nturnover;note\r\n5;a\r\n")]
    [InlineData("SEP=,\nturnover,note\n5,a\n")]
    [InlineData("\uFEFFsep=\t\nturnover\tnote\n5\ta\n")]
    public void A_line_that_tells_spreadsheets_what_parts_cells_is_no_line_of_names(string table) =>
        Assert.Equal([5m], Rows(Encoding.UTF8.GetBytes(table)));

    [Fact]
    public void Line_ends_of_all_kinds_end_lines_and_empty_lines_are_no_rows() =>
        Assert.Equal([1m, 2m, 3m], Rows("turnover,note\r\n1,a\n\n2,b\r3,c"u8.ToArray()));

    [Theory]
    [InlineData("1\n2,b\n", 1, "row-length")]
    [InlineData("1,a\n2,b,c\n", 2, "row-length")]
    [InlineData("1,a\n2,\"b\n3,c\n", 2, "quote-open")]
    [InlineData("1,a\n2,\"b\"x\"\n3,c\n", 2, "quote-open")]
    public void A_row_of_another_shape_is_a_problem_with_its_lines(string rows, long row, string code)
    {
        var found = Problems(TableReader.Csv(BatchFileTests.Bytes("turnover,note\n" + rows))).Find(p => p.Problem.Code == code);
        Assert.Equal(row, found!.Row);
        Assert.Contains("line", found.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("turnover")]
    [InlineData("nothing")]
    public void A_file_is_let_go_of_whatever_its_reading_came_to(string column)
    {
        using var folder = new Cli.Folder();
        var (path, broken) = (folder.Path("cases.parquet"), folder.Path("broken.parquet"));
        using (var stream = File.Create(path))
        using (var reader = TableReader.Csv(BatchFileTests.Bytes("turnover,note\n5,a\n")))
        using (var writer = TableWriter.Parquet(stream))
        {
            TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer);
        }

        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(broken, [.. bytes.AsSpan(0, bytes.Length / 2), .. bytes.AsSpan(bytes.Length - 8)]);
        foreach (var file in new[] { path, broken })
        {
            var run = Cli.ToolTests.Run("batch", file, "--regime", "uk-gdpr", "--out-format", "csv", "--keep", column);
            Assert.NotEqual(0, run.ExitCode);
            File.Move(file, file + "2");
            if (OperatingSystem.IsLinux())
            {
                var held = Directory.EnumerateFiles("/proc/self/fd").Select(f => File.ResolveLinkTarget(f, false)?.FullName);
                Assert.DoesNotContain(held, f => f?.StartsWith(folder.Root, StringComparison.Ordinal) == true);
            }
        }
    }

    // Nothing is read of a text of that length: there is none.
    [Fact]
    public void Texts_of_more_than_two_gigabytes_in_one_column_are_refused()
    {
        var one = (byte)'a';
        var texts = new TextBuilder(2);
        texts.Add([one]);

        Assert.Equal(
            ["texts-too-long"],
            BatchFileTests.Codes(() =>
                texts.Add(System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref one, System.Array.MaxLength))
            )
        );
    }

    [Fact]
    public void Ten_thousand_columns_are_columns()
    {
        var names = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"));
        Assert.Equal([7m], Rows(Encoding.UTF8.GetBytes($"{names},turnover\n{new string(',', 10_000)}7\n")));
    }

    [Theory]
    [InlineData("[1]\n", "json-invalid")]
    [InlineData("{}\n", "json-invalid")]
    [InlineData("{\"a\":\n", "json-invalid")]
    [InlineData("", "table-empty")]
    public void A_first_line_that_is_no_object_is_refused(string text, string code) =>
        Assert.Equal([code], BatchFileTests.Codes(() => TableReader.JsonLines(BatchFileTests.Bytes(text)).Dispose()));

    [Theory]
    [InlineData("{\"turnover\": [1, 2, 3]}", "value-wrong-type")]
    [InlineData("{\"turnover\": true}", "value-wrong-type")]
    [InlineData("{\"turnover\": \"many\"}", "cell-not-a-number")]
    [InlineData("{\"turnover\": NaN}", "json-invalid")]
    [InlineData("{\"turnover\": 1} x", "json-invalid")]
    [InlineData("{\"turnover\": 1, \"turnover\": 2}", "key-duplicate")]
    [InlineData("{\"tier\": \"higher\"}", "column-late")]
    [InlineData("5", "json-invalid")]
    [InlineData("{\"turnover\": 1", "json-invalid")]
    public void A_line_that_is_wrong_is_a_problem_of_its_row(string line, string code)
    {
        var found = Problems(TableReader.JsonLines(BatchFileTests.Bytes("{\"turnover\": 5}\n" + line + "\n")));
        Assert.Equal(code, found.First(p => p.Row == 2).Problem.Code);
    }

    [Fact]
    public void A_Parquet_file_that_is_damaged_is_refused_wherever_it_is_cut()
    {
        var whole = new MemoryStream();
        using (var reader = TableReader.Csv(BatchFileTests.Bytes("turnover,note\n1,a\n2,b\n")))
        using (var writer = TableWriter.Parquet(whole))
        {
            TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer);
        }

        var bytes = whole.ToArray();
        foreach (var length in new[] { 0, 3, 4, 11, bytes.Length / 2, bytes.Length - 1 })
        {
            Assert.Equal(["parquet-invalid"], BatchFileTests.Codes(() => TableReader.Parquet(new MemoryStream(bytes[..length]))));
        }

        Assert.Equal(["parquet-invalid"], BatchFileTests.Codes(() => TableReader.Parquet(new MemoryStream("id,n\n1,2\n"u8.ToArray()))));

        // The pages alone, so that the damage is met while rows are read.
        var damaged = bytes.ToArray();
        for (var i = 4; i < 60; i++)
        {
            damaged[i] ^= 0xFF;
        }

        Assert.Equal(["parquet-invalid"], BatchFileTests.Codes(() => Problems(TableReader.Parquet(new MemoryStream(damaged)))));
        var cut = Assert.Throws<ProblemException>(() => TableReader.Parquet(new MemoryStream(bytes[..^1])));
        Assert.DoesNotContain("Exception", cut.Message, StringComparison.Ordinal);

        // Why a device fails is for its stream to say.
        Assert.Equal(["file-not-found"], BatchFileTests.Codes(() => TableReader.Parquet(new Failing(bytes))));
    }

    private sealed class Failing(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            count <= 4 ? base.Read(buffer, offset, count) : throw new ProblemException(new Problem("file-not-found", "The device fails."));
    }

    private static List<decimal> Rows(byte[] csv)
    {
        using var reader = TableReader.Csv(new MemoryStream(csv));
        var (match, values) = (ColumnMatch.Of(Law, reader.Columns), new List<decimal>());
        for (var row = 1; ; row++)
        {
            try
            {
                values.Add(TableBatch.FactsOf(reader, match, row).Find(UkGdpr.Turnover)!.Likely);
            }
            catch (ProblemException end) when (end.Problems[0].Code == "row-unknown")
            {
                return values;
            }
        }
    }

    private static List<RowProblem> Problems(TableReader reader)
    {
        using (reader)
        {
            var found = new List<RowProblem>();
            using var writer = TableWriter.Arrow(_ => { });
            TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer, new TableBatchOptions { OnProblem = found.Add, Keep = [] });
            return found;
        }
    }
}
