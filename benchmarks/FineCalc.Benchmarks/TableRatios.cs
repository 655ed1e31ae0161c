using System.Globalization;
using System.Text;
using FineCalc.Tables;
using nietras.SeparatedValues;
using ParquetSharp;

namespace FineCalc.Benchmarks;

/// <summary>
/// Batches from file to file against the packages that read and write the files, on the same numbers: what FineCalc adds to them. The
/// tables
/// lie in memory, so that no disk is measured.
/// </summary>
internal static class TableRatios
{
    private const int Rows = 1_000_000;
    private const int GroupRows = 131_072;
    private const int Rounds = 7;

    private static readonly string[] Names =
    [
        "turnover",
        "seriousness",
        "size-factor",
        "cooperation-adjustment",
        "mitigation-adjustment",
        "combined-aggravation",
        "step-5-percentage",
        "settlement-discount",
    ];

    private static readonly TableBatchOptions Options = new() { Keep = [], WithRange = false };

    public static void Run()
    {
        var x = new Columns(Rows);
        double[][] columns = [x.Turnover, x.Seriousness, x.SizeFactor, x.Cooperation, x.Mitigation, x.Aggravation, x.Step5, x.Settlement];
        var (csv, parquet) = (Csv(columns), Parquet(columns));
        var to = new MemoryStream(64 * 1024 * 1024);
        Ratios.Report(
            "CSV to CSV, eight columns of numbers, against Sep parsing the same and writing one",
            () => Batch(TableReader.Csv(new MemoryStream(csv)), TableWriter.Csv(Emptied(to))),
            () => BySep(csv, Emptied(to)),
            Rows,
            "million rows a second",
            1,
            rounds: Rounds
        );
        Ratios.Report(
            "Parquet to Parquet, the same columns, against ParquetSharp reading them and writing one",
            () => Batch(TableReader.Parquet(new MemoryStream(parquet)), TableWriter.Parquet(Emptied(to))),
            () => ByParquetSharp(parquet, Emptied(to)),
            Rows,
            "million rows a second",
            1,
            rounds: Rounds
        );
    }

    private static void Batch(TableReader reader, TableWriter writer)
    {
        using (reader)
        using (writer)
        {
            var match = ColumnMatch.Of(Cases.Law, reader.Columns, null, Facts.None.With(UkGdpr.Tier, MaximumTier.Higher));
            if (match.Answers.Count != Names.Length || TableBatch.Run(reader, match, writer, Options).WithProblems > 0)
            {
                throw new InvalidOperationException("The batch is not over all columns and rows.");
            }
        }
    }

    private static MemoryStream Emptied(MemoryStream to)
    {
        to.SetLength(0);
        return to;
    }

    private static void BySep(byte[] csv, Stream to)
    {
        using var reader = Sep.New(',').Reader().From(csv);
        using var writer = Sep.New(',').Writer().To(to, leaveOpen: true);
        foreach (var row in reader)
        {
            var sum = 0d;
            for (var i = 0; i < Names.Length; i++)
            {
                sum += row[i].Parse<double>();
            }

            using var written = writer.NewRow();
            written["amount"].Format(sum);
        }
    }

    private static void ByParquetSharp(byte[] parquet, Stream to)
    {
        using var reader = new ParquetFileReader(new MemoryStream(parquet));
        using var properties = new WriterPropertiesBuilder().Compression(Compression.Zstd).CompressionLevel(1).DisableDictionary().Build();
        using var writer = new ParquetFileWriter(to, [new ParquetSharp.Column<double>("amount")], null, properties, leaveOpen: true);
        var (values, sums) = (new double[GroupRows], new double[GroupRows]);
        for (var group = 0; group < reader.FileMetaData.NumRowGroups; group++)
        {
            using var rows = reader.RowGroup(group);
            var count = (int)rows.MetaData.NumRows;
            Array.Clear(sums);
            for (var i = 0; i < Names.Length; i++)
            {
                using var column = rows.Column(i).LogicalReader<double>();
                column.ReadBatch(values.AsSpan(0, count));
                for (var row = 0; row < count; row++)
                {
                    sums[row] += values[row];
                }
            }

            using var written = writer.AppendRowGroup();
            using var amounts = written.NextColumn().LogicalWriter<double>();
            amounts.WriteBatch(sums.AsSpan(0, count));
        }

        writer.Close();
    }

    private static byte[] Csv(double[][] columns)
    {
        var text = new StringBuilder(string.Join(',', Names) + "\n");
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{columns[i][row]:R}");
            }

            text.Append('\n');
        }

        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Parquet(double[][] columns)
    {
        var to = new MemoryStream();
        using (var properties = new WriterPropertiesBuilder().Compression(Compression.Zstd).DisableDictionary().Build())
        using (
            var writer = new ParquetFileWriter(
                to,
                [.. Names.Select(n => new ParquetSharp.Column<double>(n))],
                null,
                properties,
                leaveOpen: true
            )
        )
        {
            for (var first = 0; first < Rows; first += GroupRows)
            {
                using var group = writer.AppendRowGroup();
                foreach (var column in columns)
                {
                    using var values = group.NextColumn().LogicalWriter<double>();
                    values.WriteBatch(column.AsSpan(first, Math.Min(GroupRows, Rows - first)));
                }
            }

            writer.Close();
        }

        return to.ToArray();
    }
}
