using FineCalc.Json;

namespace FineCalc;

/// <summary>
/// Portfolios as JSON files: what all cases share, how often they come, and the parties. Reading is as strict as that of cases
/// (<c>docs/scale.md</c> has the format).
/// </summary>
public static class PortfolioJson
{
    /// <summary>The portfolio that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes a case may name.</param>
    /// <exception cref="ProblemException">The file is no portfolio; every problem is carried, with its line.</exception>
    /// <example>
    /// <code>
    /// var file = """
    ///     { "portfolio": "Two shops",
    ///       "case": { "case": "breach", "title": "A breach", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2025-01-01" },
    ///         "facts": { "tier": { "choice": { "standard": 0.6, "higher": 0.4 } } } },
    ///       "frequency": 0.05,
    ///       "parties": [ { "name": "A", "facts": { "turnover": 50000000 } }, { "name": "B", "facts": { "turnover": 2000000 } } ] }
    ///     """;
    /// var read = PortfolioJson.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), "shops.json", Regimes.All);
    /// Console.WriteLine(read.Version.AnnualLoss(read.Portfolio, 10_000, seed: 1).Cases.Mean); // 0.0987 ± 0.0031
    /// </code>
    /// </example>
    public static PortfolioFile Read(Stream stream, string name, RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var (read, problems) = JsonProblems.Try(
            name,
            "",
            found => new PortfolioReader(found, regimes).Read(JsonReading.Read(JsonText.Decode(stream, found), found))
        );
        return read ?? throw new ProblemException(problems);
    }
}
