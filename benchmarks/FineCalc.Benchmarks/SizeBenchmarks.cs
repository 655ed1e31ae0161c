using System.Text;
using BenchmarkDotNet.Attributes;

namespace FineCalc.Benchmarks;

/// <summary>
/// Files as large as may be, of the kinds that could make more work than they are long. Each is reported or read in time and memory that
/// grow as its size does: look at Mean and Allocated from one size to the next, which may grow fourfold and no more.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SizeBenchmarks
{
    private const string Ccpa =
        """{"case":"x","title":"x","regime":"us-ca-ccpa","dates":{"violation":"2025-06-01"},"facts":{"violations":1}""";

    private const string UkGdpr =
        """{"case":"x","title":"x","regime":"uk-gdpr","dates":{"notice-of-intent":"2025-03-04"},"facts":{"turnover":168251493}""";

    private string _text = "";

    /// <summary>What the file is full of.</summary>
    public enum Kind
    {
        /// <summary>Keys that nobody knows.</summary>
        Keys,

        /// <summary>Empty lists.</summary>
        Lists,

        /// <summary>One key of all its length over things that are wrong.</summary>
        LongKey,

        /// <summary>One text.</summary>
        Text,

        /// <summary>A thousand infringements with long notes, all changed by representations.</summary>
        Representations,

        /// <summary>A thousand published steps of infringements that are not there.</summary>
        UnknownInfringements,
    }

    /// <summary>The size in MiB.</summary>
    [Params(1, 4, 15)]
    public int Mebibytes { get; set; }

    /// <summary>What the file is full of.</summary>
    [ParamsAllValues]
    public Kind Of { get; set; }

    /// <summary>Writes the file.</summary>
    [GlobalSetup]
    public void Fill() => _text = Made(Of, Mebibytes << 20);

    /// <summary>The case assessed, or its problems reported as one text.</summary>
    [Benchmark]
    public int ReadAndTell() =>
        CaseJson.TryParse(_text, "case.json", Regimes.All, out var read, out var problems)
            ? Report.Line(read.Assess()).Length
            : problems.Sum(p => p.ToString().Length);

    private static string Made(Kind kind, int size) =>
        kind switch
        {
            Kind.Keys => Filled(Ccpa, size, i => $",\"k{i:0000000}\":1", "}"),
            Kind.Lists => Filled(Ccpa + ",\"z\":[[]", size, _ => ",[]", "]}"),
            Kind.LongKey => $"{Ccpa},\"{new string('k', size)}\":{{{string.Join(',', Enumerable.Repeat("\"a\":1", 1_100))}}}}}",
            Kind.Text => $"{Ccpa},\"notes\":[\"{new string('A', size)}\"]}}",
            Kind.Representations => $"{UkGdpr},{Infringements(60, size / 2)},\"representations\":{{{Infringements(50, size / 2)}}}}}",
            _ => $"{Ccpa},\"infringements\":[{Thousand(i => $$"""{"name":"n{{i}}"}""")}],"
                + $"\"published\":{{\"source\":\"x\",\"steps\":[{Thousand(i => Published(i, size))}]}}}}",
        };

    private static string Infringements(int share, int size) =>
        $"\"infringements\":[{Thousand(i => Infringement(i, share + (i % 5), size))}]";

    private static string Infringement(int i, int share, int size) =>
        $$"""{"name":"i{{i}}","facts":{"tier":"higher"},"""
        + $$"""  "judgements":{"seriousness":{"value":"{{share}}%","note":"{{new string('x', size / 1_000)}}" """
        + "}}}";

    private static string Published(int i, int size) =>
        $$"""{"step":"penalty","infringement":"u{{i}}{{new string('x', size / 1_000)}}","value":1}""";

    private static string Thousand(Func<int, string> entry) => string.Join(',', Enumerable.Range(0, 1_000).Select(entry));

    private static string Filled(string begin, int size, Func<int, string> next, string end)
    {
        var text = new StringBuilder(begin);
        for (var i = 0; text.Length < size; i++)
        {
            text.Append(next(i));
        }

        return text.Append(end).ToString();
    }
}
