using System.Text;
using NodaTime;

namespace FineCalc.Tests.Fuzz;

/// <summary>Something that reads what others wrote, and what it must not do with it.</summary>
/// <param name="Name">The name on the command line and of the files that were found.</param>
/// <param name="Seeds">Inputs to begin with.</param>
/// <param name="Read">Reads an input. Problems are thrown as <see cref="ProblemException"/> or <see cref="FormatException"/>; anything
/// else that is
/// thrown is a bug, and so is what was taken and does not come back as it was (<see cref="NonsenseException"/>).</param>
internal sealed record FuzzTarget(string Name, Lazy<IReadOnlyList<byte[]>> Seeds, Action<byte[]> Read)
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2025, 1, 1));

    private const string Table = "id,turnover,tier,seriousness\n1,5000000,higher,0.5\n2,\"GBP 1,250,000\",standard,20%\n3,,higher,\n";

    private static readonly string[] Results = ["amount", "low", "high", "problem", "problem_text"];

    private const string Mapping = """
        {"columns":{"turnover":{"column":"revenue","unit":"thousands"},"tier":"level"},
         "constants":{"step-5-percentage":"10%"},"missing":["n/a"]}
        """;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Texts(
            "money",
            ["GBP 250,000", "EUR 0.125", "KWD 250.1250", "USD -5", "GBP +.5"],
            text => Same(Money.Parse(text), value => Money.Parse(value.ToString("R", null)))
        ),
        Texts(
            "rate",
            ["4%", "0.125", "-71.875%", "1,250.5%", "+.5 %"],
            text => Same(Rate.Parse(text), value => Rate.Parse(value.ToString("R", null)))
        ),
        Texts(
            "count",
            ["5", "1,234.5", "-3", "250.1250"],
            text => Same(Count.Parse(text), value => Count.Parse(value.ToString("R", null)))
        ),
        new(
            "case",
            new(() => Examples("docs/examples", 40)),
            input =>
            {
                // What is read can be worked out, or it says why not; what it comes to can be shown.
                var assessed = CaseJson.Parse(Text(input), "case.json", Regimes.All).Assess();
                _ = Report.Text(assessed);
                Amounts(assessed.Final);
            }
        ),
        new(
            "regime",
            new(Documents),
            input =>
            {
                var read = RegimeJson.Parse(Text(input), "regime.json");
                var written = RegimeJson.Write(read);
                Same(written, _ => RegimeJson.Write(RegimeJson.Parse(written, "again.json")));
            }
        ),
        new(
            "reform",
            new(() => Examples("docs/reforms", 40)),
            input => _ = ReformJson.Parse(Text(input), "reform.json", Regimes.All).Apply(Regimes.All)
        ),
        new("decisions", new(Decisions), input => _ = GdprEstimate.ReadDecisions(new MemoryStream(input), "decisions.json")),
        Texts("mapping", [Mapping, "{}"], text => _ = TableMappingJson.Parse(text, "mapping.json", Law)),
        Texts("csv", [Table, "turnover;tier\n1;higher\n"], text => Rows(TableReader.Csv(Stream(text)))),
        Texts("jsonl", ["{\"turnover\":5,\"tier\":\"higher\"}\n{\"turnover\":null}\n"], text => Rows(TableReader.JsonLines(Stream(text)))),
        new("parquet", new(ParquetFiles), input => Rows(TableReader.Parquet(new MemoryStream(input)))),
        Texts("agents", [Call("assess", "{\"file\":\"{}\"}"), Call("facts", "{\"regime\":\"uk-gdpr\"}")], Agents),
    ];

    private static FuzzTarget Texts(string name, string[] seeds, Action<string> read) =>
        new(name, new(() => [.. seeds.Select(Encoding.UTF8.GetBytes)]), input => read(Text(input)));

    private static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static void Same<T>(T value, Func<T, T> again)
    {
        if (again(value) is var read && !EqualityComparer<T>.Default.Equals(value, read))
        {
            throw new NonsenseException($"{value} comes back as {read}");
        }
    }

    private static void Amounts(Assessment assessment)
    {
        var range = assessment.Range;
        if (range.Low > range.Likely || range.Likely > range.High)
        {
            throw new NonsenseException($"the range {range} is out of order");
        }
    }

    private static void Rows(TableReader reader)
    {
        using (reader)
        using (var output = new MemoryStream())
        {
            var match = ColumnMatch.Of(Law, reader.Columns);
            using var writer = TableWriter.Csv(output);
            // A file of results is a table, too, whose results make room for the new ones.
            _ = TableBatch.Run(reader, match, writer, new TableBatchOptions { Keep = [.. reader.Columns.Except(Results)] });
        }
    }

    private static byte[][] ParquetFiles()
    {
        using var reader = TableReader.Csv(Stream(Table));
        using var output = new MemoryStream();
        using (var writer = TableWriter.Parquet(output))
        {
            _ = TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer);
        }

        return [output.ToArray()];
    }

    private static void Agents(string text)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        if (FineCalc.Cli.Tool.Run(["mcp"], Stream(text + "\n"), output, error) is FineCalc.Cli.Tool.Bug)
        {
            throw new NonsenseException(error.ToString());
        }
    }

    private static string Call(string tool, string arguments) =>
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"TOOL","arguments":ARGUMENTS}}"""
            .Replace("TOOL", tool, StringComparison.Ordinal)
            .Replace("ARGUMENTS", arguments, StringComparison.Ordinal);

    private static List<byte[]> Examples(string folder, int most) =>
        [
            .. Repository
                .Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
                .Select(f => File.ReadAllBytes(Repository.PathOf(f)))
                .OrderBy(b => b.Length)
                .Take(most),
        ];

    // Without the hashes, which would refuse nearly every change before anything is read.
    private static List<byte[]> Documents() =>
        [
            .. Regimes
                .All.Ids.Select(id => RegimeJson.Write(Regimes.All.Find(id)!))
                .Where(text => text.Length < 9_000)
                .Select(text =>
                {
                    var document = JsonNode.Parse(text)!.AsObject();
                    document.Remove("digest");
                    foreach (var version in document["versions"]!.AsArray())
                    {
                        version!.AsObject().Remove("id");
                    }

                    return Encoding.UTF8.GetBytes(document.ToJsonString());
                }),
        ];

    private static List<byte[]> Decisions() =>
        [
            """
            [{"id":"a","date":"2022-03-01","country":"France","fine_eur":50000,"turnover_eur":5000000,"people":1000,"tier":"83(5)"}]
            """u8.ToArray(),
        ];
}

/// <summary>Something was taken that makes no sense.</summary>
internal sealed class NonsenseException(string message) : Exception(message);
