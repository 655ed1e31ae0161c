using BenchmarkDotNet.Attributes;

namespace FineCalc.Benchmarks;

/// <summary>
/// What finecalc assess does with a file, step by step: the baseline is reading, which assesses every stage; what comes after it should
/// add the bridges and the page, and no second assessment (look at the column Ratio).
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class FileToPageBenchmarks
{
    private byte[] _bytes = [];

    /// <summary>A case of two stages with every judgement given, and one of which only facts from outside are known.</summary>
    [Params("advanced-2025.json", "outside-facts.json")]
    public string File { get; set; } = "";

    /// <summary>Loads the file.</summary>
    [GlobalSetup]
    public void Load()
    {
        using var stream = typeof(FileToPageBenchmarks).Assembly.GetManifestResourceStream(File)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        _bytes = bytes.ToArray();
    }

    /// <summary>The baseline: the file as a case that can be assessed.</summary>
    [Benchmark(Baseline = true)]
    public Case Read() => CaseJson.Read(new MemoryStream(_bytes), File, Regimes.All);

    /// <summary>And the amounts of its stages with what leads from one to the next.</summary>
    [Benchmark]
    public CaseAssessment ReadAndAssess() => Read().Assess();

    /// <summary>And all of it as a page of text.</summary>
    [Benchmark]
    public string ReadAssessAndPage() => Report.Text(ReadAndAssess());
}
