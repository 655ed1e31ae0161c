using BenchmarkDotNet.Attributes;
using Newtonsoft.Json.Linq;

namespace FineCalc.Benchmarks;

/// <summary>
/// Reading one case file with every check, beside reading the same text into a tree that checks nothing (the baseline: look at the column
/// Ratio).
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ParseBenchmarks
{
    private const string Text = """
        {
          "case": "23andme-2025", "title": "23andMe, Inc.", "regime": "uk-gdpr",
          "dates": { "notice-of-intent": "2025-03-04", "decision": "2025-06-05" },
          "facts": { "turnover": "GBP 168,251,493" },
          "infringements": [ { "name": "Security", "provisions": [ "Art 5(1)(f)", "Art 32(1)(b)" ],
            "facts": { "tier": "higher", "people-affected": 155592 },
            "judgements": { "seriousness": "60%", "size-factor": 0.2,
              "combined-aggravation": { "value": "10%", "note": "(d), (h), (k)" } } } ],
          "published": { "source": "ICO penalty notice, 23andMe, Inc., 5 June 2025", "standing": "read",
            "provisional": 4593750, "final": 2310000 }
        }
        """;

    /// <summary>The baseline: a tree of tokens.</summary>
    [Benchmark(Baseline = true)]
    public JObject Tree() => JObject.Parse(Text);

    /// <summary>A case whose keys, values, dates and facts were all checked, and which can be assessed.</summary>
    [Benchmark]
    public Case Case() => CaseJson.Parse(Text, "case.json", Regimes.All);

    /// <summary>From the text to the amounts and the bridge.</summary>
    [Benchmark]
    public Money TextToAmount() => CaseJson.Parse(Text, "case.json", Regimes.All).Assess().Final.Amount;
}
