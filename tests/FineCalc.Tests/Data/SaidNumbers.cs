using System.Globalization;
using System.Text.RegularExpressions;

namespace FineCalc.Tests;

/// <summary>
/// The numbers that a sentence says as shares, amounts and counts, in digits or in words: not those of citations, of days and of things that
/// are numbered.
/// </summary>
internal static partial class SaidNumbers
{
    // Smaller counts are said of many things (two reports, five years), and only as multiples of what the law multiplies.
    private const decimal LeastCount = 13m;

    private static readonly Dictionary<string, decimal> Numerals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["twelve"] = 12,
        ["fifteen"] = 15,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["fifty"] = 50,
        ["twice"] = 2,
        ["double"] = 2,
        ["thrice"] = 3,
        ["treble"] = 3,
    };

    private static readonly Dictionary<string, decimal> Fractions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["half"] = 0.5m,
        ["a quarter"] = 0.25m,
        ["three quarters"] = 0.75m,
        ["a fifth"] = 0.2m,
        ["a tenth"] = 0.1m,
    };

    /// <summary>The numbers of a text: what it is measured in, how much, and in which words. A sum without its currency is a count.</summary>
    public static IEnumerable<(Unit Unit, decimal Value, string Words)> In(string text)
    {
        var prose = Numbered().Replace(Days().Replace(text, " "), " ");
        foreach (Match share in Share().Matches(prose))
        {
            yield return (Unit.Rate, Fractions[share.Value], share.Value);
        }

        foreach (Match said in Number().Matches(prose))
        {
            var (digits, many) = (said.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), said.Groups["many"].Value);
            var value = digits.Length > 0 ? decimal.Parse(digits, CultureInfo.InvariantCulture) : Numerals[said.Groups["word"].Value];
            value *= many switch
            {
                "thousand" => 1_000m,
                "million" or "m" => 1_000_000m,
                "billion" or "bn" => 1_000_000_000m,
                _ => 1m,
            };
            if (said.Groups["percent"].Success)
            {
                yield return (Unit.Rate, value / 100m, said.Value);
            }
            else if (said.Groups["currency"].Success)
            {
                yield return (Unit.Money, value, said.Value);
            }
            else if (value >= LeastCount || Multiple().IsMatch(said.Value))
            {
                yield return (Unit.Count, value, said.Value);
            }
        }
    }

    [GeneratedRegex(@"\b(?:half|a quarter|three quarters|a fifth|a tenth)\b(?!-| (?:a |of a )?years?| away)", RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(
        """
            (?<![\w.,]|\w-)(?<currency>(?:[A-Z]{3}\ |[€$£])(?=\d))?
            (?:-?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
              |(?<word>[Tt]wo|[Tt]hree|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|[Tt]wice|[Dd]ouble|thrice|treble)\b)
            (?:\ ?(?<many>thousand|million|billion|m|bn)\b)?
            (?<percent>\ ?%|\ per\ cent\b)?(?:\ times\b)?(?![\w(]|[.,-]\w)
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"twice|double|thrice|treble|times", RegexOptions.IgnoreCase)]
    private static partial Regex Multiple();

    // 12 September 2023, 2026-09-11, 2026.
    [GeneratedRegex(
        @"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
            + @"|\b\d{4}-\d{2}-\d{2}\b|(?<![\d,.])(?:19|20)\d{2}(?![\d,.]\d|%)"
    )]
    private static partial Regex Days();

    // Article 99(4), rows 2 and 3, stages 2 to 4: a thing that is numbered, and those that follow it.
    [GeneratedRegex(
        @"\b(?:Articles?|Arts?|Acts?|Decrees?|sections?|ss?|paras?|paragraphs?|rows?|regs?|Schedules?|sch|Annex|chapters?|examples?|stages?"
            + @"|points?|DEPP|FR|CFR) \d[\w.()/-]*(?:(?:,| and| or| to) \(?\d[\w.()/-]*)*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Numbered();
}
