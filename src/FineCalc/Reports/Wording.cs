using System.Globalization;
using FineCalc.Steps;

namespace FineCalc.Reports;

// How values are written for people. An exact value is written in full, one that is open between two as Rough has it.
internal static class Wording
{
    private const string Likelihood = ", likely ";
    private const decimal MostAsPercent = 1_000_000_000m;

    public static string IfMissing(Fact fact) =>
        fact.WhenMissing switch
        {
            Missing.Required => "needed, where the method comes to it",
            Missing.Default => $"taken as {fact.Show(fact.Assumed.Likely)}",
            _ => $"open from {fact.Show(fact.Assumed.Low)} to {fact.Show(fact.Assumed.High)}, likely {fact.Show(fact.Assumed.Likely)}",
        };

    // What a reader of anything that rests on a version must know first.
    public static IEnumerable<Paragraph> Cautions(RegimeVersion version, bool hasWarnings = false)
    {
        if (version.Replaced.Select(n => n.Id).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } replaced)
        {
            yield return new(
                Phrase.Of(
                    $"{(replaced.Count == 1 ? "A number was" : $"{Text.Number(replaced.Count)} numbers were")} "
                        + $"replaced{Under(version)}, to see what would follow ({string.Join(", ", replaced)}): this is not the law as "
                        + "it stands.",
                    Emphasis.Warning
                )
            );
        }

        // Where a page has the warnings of an assessment, these are among them.
        foreach (
            var doubt in hasWarnings
                ? []
                : version.Checks.Select(c => c.Check).Where(c => c.Code.StartsWith("replaced-", StringComparison.Ordinal))
        )
        {
            yield return new(Phrase.Of(doubt.Message, Emphasis.Warning));
        }

        if (version.IsPreview)
        {
            yield return new(Phrase.Of(RegimePage.PreviewMeaning, Emphasis.Warning));
        }
    }

    // The reforms that a version bears, in words that end a sentence.
    public static string Under(RegimeVersion version) =>
        version.Reforms.Count == 0
            ? ""
            : $" by the reform{(version.Reforms.Count == 1 ? "" : "s")} {string.Join(", ", version.Reforms.Select(r => $"'{r}'"))}";

    public static string Amount(Money money)
    {
        var amount = money.Amount;
        var pence = decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
        return amount == decimal.Truncate(amount)
            ? money.ToString("R", null)
            : $"{(pence == amount ? "" : Rough.Nearly)}{money.Currency} {pence.ToString("#,##0.00", CultureInfo.InvariantCulture)}";
    }

    // An amount between two others on the way of a bridge, with its sign; where the ends are estimates, on their grid.
    public static string Part(Money money, decimal? grid)
    {
        var size = grid is { } unit
            ? Math.Round(Math.Abs(money.Amount) / unit, MidpointRounding.AwayFromZero) * unit
            : Math.Abs(money.Amount);
        return (grid is null ? "" : "about ") + (money.Amount < 0m ? "\u2212 " : "+ ") + Amount(money with { Amount = size });
    }

    // A point where there is one; otherwise both ends and the likely amount, never that alone.
    public static string Range(Spread<Money> range) => range.IsCertain ? Amount(range.Likely) : Rough.InWords(range);

    // The same of a range in a sentence: "between" stands before it.
    public static string Between(Spread<Money> range)
    {
        var (low, likely, high) = Rough.Shown(range.Low.Amount, range.Likely.Amount, range.High.Amount);
        return $"about {range.Likely.Currency} {Text.Number(low)} and {Text.Number(high)}, most likely about {Text.Number(likely)}";
    }

    // Two amounts within a range, either of which may be its likely one; that is shown as the range shows it.
    public static string Ends(Money low, Money high, Spread<Money> of)
    {
        var likely = Rough.Shown(of.Low.Amount, of.Likely.Amount, of.High.Amount).Likely;
        var shown = Rough.Ends(low.Amount, high.Amount);
        return $"about {of.Likely.Currency} {Text.Number(low == of.Likely ? likely : shown.Low)} to "
            + Text.Number(high == of.Likely ? likely : shown.High);
    }

    // The likely amount as a range shows it, alone.
    public static string Likely(Spread<Money> range) =>
        range.IsCertain
            ? Amount(range.Likely)
            : $"about {range.Likely.Currency} " + Text.Number(Rough.Shown(range.Low.Amount, range.Likely.Amount, range.High.Amount).Likely);

    public static string Rate(decimal fraction)
    {
        if (Math.Abs(fraction) > MostAsPercent)
        {
            return $"{Text.Number(fraction)} times";
        }

        var percent = fraction * 100m;
        var shown = Math.Round(percent, 4, MidpointRounding.AwayFromZero);
        return (shown == percent ? "" : Rough.Nearly) + Text.Plain(shown == 0m ? Rough.Significant(percent) : shown) + "%";
    }

    // A rate is shown as a percentage, and one that is far too large for that as a multiple.
    private static (decimal Times, string Unit) Scale(decimal low, decimal high) =>
        Math.Max(Math.Abs(low), Math.Abs(high)) > MostAsPercent ? (1m, " times") : (100m, "%");

    public static string Value(TraceNode node)
    {
        if (!node.IsOpen)
        {
            return node.Unit switch
            {
                Unit.Money => Amount(node.Money),
                Unit.Rate => Rate(node.Value),
                Unit.Count when decimal.Round(node.Value, 4) != node.Value => Rough.Nearly + node.Show(decimal.Round(node.Value, 4)),
                _ => node.Show(node.Value),
            };
        }

        // The numbers of a model are stated, not estimated.
        decimal? likely = node.HasLikely ? node.Value : null;
        return node.Unit switch
        {
            _ when node.Kind is StepKind.Number => Between(node.Low, likely, node.High, node.Show, "", ""),
            Unit.Money => About(node.Low, likely, node.High, Text.Number, $"about {node.Currency} ", ""),
            Unit.Rate => AboutRate(node.Low, likely, node.High),
            Unit.Count => About(node.Low, likely, node.High, Text.Number, "about ", node.After),
            _ => Between(node.Low, likely, node.High, node.Show, "", ""),
        };
    }

    // The value with what is likely on a line of its own.
    public static Phrase Lines(TraceNode node, Emphasis emphasis = Emphasis.None) => Lines(Value(node), emphasis);

    public static Phrase Lines(string value, Emphasis emphasis) =>
        value.IndexOf(Likelihood, StringComparison.Ordinal) is var at and > 0
            ? Phrase.Of(value[..at], emphasis).Under(Phrase.Of(value[(at + 2)..], emphasis))
            : Phrase.Of(value, emphasis);

    // The likely value alone, for arithmetic that is written out at the likely values.
    public static string Likely(TraceNode node) =>
        !node.IsOpen
            ? Value(node)
            : node.Unit switch
            {
                Unit.Money => $"{node.Currency} {Text.Number(Rough.Shown(node.Low, node.Value, node.High).Likely)}",
                Unit.Rate when Scale(node.Low, node.High) is var (times, unit) => Text.Number(
                    Rough.Shown(node.Low * times, node.Value * times, node.High * times).Likely
                ) + unit,
                Unit.Count => Text.Number(Rough.Shown(node.Low, node.Value, node.High).Likely),
                _ => node.Show(node.Value),
            };

    // What the case says is written as the case says it.
    public static string Given(Answer answer) =>
        answer.IsCertain
            ? answer.ToString()
            : $"{answer.Fact.Show(answer.Low, answer.Currency)} to {answer.Fact.Show(answer.High, answer.Currency)}, likely "
                + $"{answer.Fact.Show(answer.Likely, answer.Currency)}";

    // Nothing came between the stages that can be seen, and none came after: there is one amount, and no two that are the same.
    public static bool HasOneAmount(CaseAssessment of) =>
        of.Basis == ProvisionalBasis.BeforeSettlement && of.Stages.Count == 0 && Range(of.Provisional) == Range(of.Final.Range);

    // By how much the second is less or more than the first; nothing where the first is nothing.
    public static string Change(Spread<Money> from, Spread<Money> to)
    {
        var (before, after) = (from.Likely.Amount, to.Likely.Amount);
        if (Range(from) == Range(to) || before == 0m)
        {
            return before == 0m && after != 0m ? "" : "the same";
        }

        // One decimal of a percentage needs no exact division, and the ratio of two amounts of any size fits.
        var change = ((double)after / (double)before) - 1d;
        var percent = Math.Round(Math.Abs(change) * 100d, 1, MidpointRounding.AwayFromZero);

        // Something that is left is not said to be gone.
        var shown =
            percent == 0d ? "under 0.1"
            : percent >= 100d && change < 0d && after != 0m ? "over 99.9"
            : percent.ToString("#,##0.0", CultureInfo.InvariantCulture);
        return $"{shown}% {(change < 0d ? "less" : "more")}{(from.IsCertain && to.IsCertain ? "" : " at the likely amounts")}";
    }

    public static string Of(Basis basis) =>
        basis switch
        {
            Basis.Statute => "law",
            Basis.Guidance => "published method",
            Basis.Fact => "fact",
            Basis.Judgement => "judgement",
            Basis.Model => "FineCalc's assumption",
            _ => "replaced number",
        };

    public static string Of(Standing standing) =>
        standing switch
        {
            Standing.Read => "read in the primary text",
            Standing.Draft => "seen in a consultation draft only",
            Standing.Reported => "known from a secondary source",
            Standing.Inferred => "inferred; no text states it",
            _ => "not checked against any text",
        };

    public static string Readings(int count) => count == 1 ? "one reading" : $"{Text.Number(count)} independent readings";

    // What a source lacks, by the key of it.
    public static string Lacking(string key) =>
        key switch
        {
            "pinpoint" => "the place in the text",
            "says" => "what the passage says",
            "link" => "an address of the text",
            "dateRead" => "the day it was read",
            _ => "how many readings",
        };

    // The source with its standing, unless it was read; a link where there is one.
    public static Phrase Source(Citation? source) =>
        source is null
            ? Phrase.None
            : Phrase
                .Of(source)
                .And(source.Standing == Standing.Read ? Phrase.None : Phrase.Of($"[{Text.Word(source.Standing)}]", Emphasis.Warning));

    private static string AboutRate(decimal low, decimal? likely, decimal high)
    {
        var (times, unit) = Scale(low, high);
        return About(low * times, likely * times, high * times, v => Text.Number(v) + unit, "about ", "");
    }

    private static string About(decimal low, decimal? likely, decimal high, Func<decimal, string> show, string before, string after)
    {
        var shown = Rough.Shown(low, likely ?? low, high);
        return Between(shown.Low, likely is null ? null : shown.Likely, shown.High, show, before, after);
    }

    private static string Between(decimal low, decimal? likely, decimal high, Func<decimal, string> show, string before, string after) =>
        $"{before}{show(low)} to {show(high)}{after}" + (likely is { } value ? Likelihood + show(value) : "");
}
