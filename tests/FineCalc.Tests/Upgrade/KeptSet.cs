using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace FineCalc.Tests.Upgrade;

/// <summary>What a case came to when the set was renewed: low, likely and high of both amounts, and of each later stage.</summary>
internal sealed record KeptCase(string File, string Regime, string Text, IReadOnlyList<string> Amounts);

/// <summary>
/// tests/upgrade/kept.json.gz: every version of every regime as it was exported when the set was renewed, at a release, and the example
/// cases of then, with their
/// amounts. An upgrade must not change them unless it says so.
/// </summary>
internal sealed record KeptSet(IReadOnlyDictionary<string, string> Documents, IReadOnlyList<KeptCase> Cases)
{
    private const string Examples = "docs/examples/";

    private static string Path => Repository.PathOf("tests", "upgrade", "kept.json.gz");

    /// <summary>The set in the repository.</summary>
    public static KeptSet Read()
    {
        using var file = new GZipStream(File.OpenRead(Path), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<KeptSet>(file) ?? throw new InvalidDataException(Path);
    }

    /// <summary>Replaces it by what this program exports and comes to: at a release, and at no other time.</summary>
    public static int Renew()
    {
        var catalog = Regimes.All;
        var cases = Repository
            .Files.Where(f => f.StartsWith(Examples, StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
            .Select(f => (File: f[Examples.Length..], Text: File.ReadAllText(Repository.PathOf(f))))
            .Select(f => new KeptCase(f.File, RegimeOf(f.Text), f.Text, Amounts(f.File, f.Text, catalog)))
            .ToList();
        var kept = new KeptSet(catalog.Ids.ToDictionary(id => id, id => RegimeJson.Write(catalog.Find(id)!)), cases);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using (var file = new GZipStream(File.Create(Path), CompressionLevel.SmallestSize))
        {
            JsonSerializer.Serialize(file, kept);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kept.Documents.Count} documents and {cases.Count} cases: {new FileInfo(Path).Length:N0} bytes"
            )
        );
        return 0;
    }

    /// <summary>What a case file comes to under these regimes; the problems where it comes to nothing.</summary>
    public static IReadOnlyList<string> Amounts(string file, string text, RegimeCatalog regimes)
    {
        try
        {
            var assessed = CaseJson.Parse(text, file, regimes).Assess();
            return
            [
                Words("provisional", assessed.Provisional),
                Words("final", assessed.Final.Range),
                .. assessed.Stages.Select(s => Words(s.Stage.Name, s.Amount)),
            ];
        }
        catch (ProblemException refused)
        {
            return [.. refused.Problems.Select(p => p.ToString())];
        }
    }

    private static string RegimeOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("regime").GetString()!;
    }

    private static string Words(string name, Spread<Money> amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {amount.Likely.Currency} {Plain(amount.Low)} {Plain(amount.Likely)} {Plain(amount.High)}"
        );

    // Without the zeros that a decimal keeps behind its last digit: they are no other amount.
    private static string Plain(Money amount) => amount.Amount.ToString("0.############################", CultureInfo.InvariantCulture);
}
