using System.Globalization;
using FineCalc.Steps;

namespace FineCalc;

// How values are written for people. An exact value is written in full; one that is open between two is rounded to three
// significant digits and says "about", so that nobody takes an estimate for a finding.
internal static class Wording
{
    // Stands before an exact value with more decimals than a page can bear.
    public const string Rounded = "\u2248 ";

    private const string Likelihood = ", likely ";
    private const decimal MostAsPercent = 1_000_000_000m;

    // What a reader of anything that rests on a version must know first.
    public static IEnumerable<Paragraph> Cautions(RegimeVersion version, bool hasWarnings = false)
    {
        if (version.Replaced.Select(n => n.Id).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } replaced)
        {
            yield return new(Phrase.Of($"{(replaced.Count == 1 ? "A number was" : $"{Text.Number(replaced.Count)} numbers were")} replaced{Under(version)}, to see what would follow ({string.Join(", ", replaced)}): this is not the law as it stands.", Emphasis.Warning));
        }

        // Where a page has the warnings of an assessment, these are among them.
        foreach (var doubt in hasWarnings ? [] : version.Checks.Select(c => c.Check).Where(c => c.Code.StartsWith("replaced-", StringComparison.Ordinal)))
        {
            yield return new(Phrase.Of(doubt.Message, Emphasis.Warning));
        }

        if (version.IsPreview)
        {
            yield return new(Phrase.Of(RegimePage.PreviewMeaning, Emphasis.Warning));
        }
    }

    // The reforms that a version bears, in words that end a sentence.
    public static string Under(RegimeVersion version) => version.Reforms.Count == 0 ? "" : $" by the reform{(version.Reforms.Count == 1 ? "" : "s")} {string.Join(", ", version.Reforms.Select(r => $"'{r}'"))}";

    public static string Amount(Money money)
    {
        var amount = money.Amount;
        var pence = decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
        return amount == decimal.Truncate(amount) ? money.ToString()
            : $"{(pence == amount ? "" : Rounded)}{money.Currency} {pence.ToString("#,##0.00", CultureInfo.InvariantCulture)}";
    }

    // An amount between two others on the way of a bridge, with its sign; where the ends are estimates, on their grid.
    public static string Part(Money money, decimal? grid, bool isSigned)
    {
        var size = grid is { } unit ? Math.Round(Math.Abs(money.Amount) / unit, MidpointRounding.AwayFromZero) * unit : isSigned ? Math.Abs(money.Amount) : money.Amount;
        var sign = !isSigned ? "" : money.Amount < 0m ? "\u2212 " : "+ ";
        return (grid is null ? "" : "about ") + sign + Amount(money with { Amount = size });
    }

    // A point where there is one; otherwise both ends and the likely amount, never that alone.
    public static string Range(Spread<Money> range) => range.IsCertain
        ? Amount(range.Likely)
        : Between(range.Low.Amount, range.Likely.Amount, range.High.Amount, v => Text.Number(Significant(v)), $"about {range.Likely.Currency} ", "");

    public static string Rate(decimal fraction)
    {
        if (Math.Abs(fraction) > MostAsPercent)
        {
            return $"{Text.Number(fraction)} times";
        }

        var percent = fraction * 100m;
        var shown = Math.Round(percent, 4, MidpointRounding.AwayFromZero);
        return (shown == percent ? "" : Rounded) + Text.Plain(shown == 0m ? Significant(percent) : shown) + "%";
    }

    private static string SignificantRate(decimal fraction) =>
        Math.Abs(fraction) > MostAsPercent ? $"{Text.Number(Significant(fraction))} times" : Text.Number(Significant(fraction * 100m)) + "%";

    public static string Value(TraceNode node)
    {
        if (!node.IsOpen)
        {
            return node.Unit switch
            {
                Unit.Money => Amount(node.Money),
                Unit.Rate => Rate(node.Value),
                Unit.Count when decimal.Round(node.Value, 4) != node.Value => Rounded + node.Show(decimal.Round(node.Value, 4)),
                _ => node.Show(node.Value),
            };
        }

        // The numbers of a model are stated, not estimated.
        decimal? likely = node.HasLikely ? node.Value : null;
        return node.Unit switch
        {
            _ when node.Kind is StepKind.Number => Between(node.Low, likely, node.High, node.Show, "", ""),
            Unit.Money => Between(node.Low, likely, node.High, v => Text.Number(Significant(v)), $"about {node.Currency} ", ""),
            Unit.Rate => Between(node.Low, likely, node.High, SignificantRate, "about ", ""),
            Unit.Count => Between(node.Low, likely, node.High, v => Text.Number(Significant(v)), "about ", node.Counted is { } counted ? " " + counted : ""),
            _ => Between(node.Low, likely, node.High, node.Show, "", ""),
        };
    }

    // The value with what is likely on a line of its own.
    public static Phrase Lines(TraceNode node, Emphasis emphasis = Emphasis.None) => Lines(Value(node), emphasis);

    public static Phrase Lines(string value, Emphasis emphasis) => value.IndexOf(Likelihood, StringComparison.Ordinal) is var at and > 0
        ? Phrase.Of(value[..at], emphasis).Under(Phrase.Of(value[(at + 2)..], emphasis))
        : Phrase.Of(value, emphasis);

    // The likely value alone, for arithmetic that is written out at the likely values.
    public static string Likely(TraceNode node) => !node.IsOpen ? Value(node) : node.Unit switch
    {
        Unit.Money => $"{node.Currency} {Text.Number(Significant(node.Value))}",
        Unit.Rate => SignificantRate(node.Value),
        Unit.Count => Text.Number(Significant(node.Value)),
        _ => node.Show(node.Value),
    };

    // What the case says is written as the case says it.
    public static string Given(Answer answer) => answer.IsCertain
        ? answer.ToString()
        : $"{answer.Fact.Show(answer.Low, answer.Currency)} to {answer.Fact.Show(answer.High, answer.Currency)}, likely {answer.Fact.Show(answer.Likely, answer.Currency)}";

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
        return $"{(percent == 0d ? "under 0.1" : percent.ToString("#,##0.0", CultureInfo.InvariantCulture))}% {(change < 0d ? "less" : "more")}{(from.IsCertain && to.IsCertain ? "" : " at the likely amounts")}";
    }

    public static string Of(Basis basis) => basis switch
    {
        Basis.Statute => "law",
        Basis.Guidance => "published method",
        Basis.Fact => "fact",
        Basis.Judgement => "judgement",
        Basis.Model => "FineCalc's assumption",
        _ => "replaced number",
    };

    public static string Of(Standing standing) => standing switch
    {
        Standing.Read => "read in the primary text",
        Standing.Draft => "seen in a consultation draft only",
        Standing.Reported => "known from a secondary source",
        Standing.Inferred => "inferred; no text states it",
        _ => "not checked against any text",
    };

    // The source with its standing, unless it was read; a link where there is one.
    public static Phrase Source(Citation? source) => source is null ? Phrase.None
        : Phrase.Of(source).And(source.Standing == Standing.Read ? Phrase.None : Phrase.Of($"[{Text.Word(source.Standing)}]", Emphasis.Warning));

    public static decimal Significant(decimal number)
    {
        var unit = Grid(number);
        return Math.Round(number / unit, MidpointRounding.AwayFromZero) * unit;
    }

    // The place value of a number's third significant digit.
    public static decimal Grid(decimal number)
    {
        var (unit, size) = (1m, Math.Abs(number));
        while (size >= 1000m)
        {
            (unit, size) = (unit * 10m, size / 10m);
        }

        while (size is > 0m and < 100m && unit > 1e-20m)
        {
            (unit, size) = (unit / 10m, size * 10m);
        }

        return unit;
    }

    private static string Between(decimal low, decimal? likely, decimal high, Func<decimal, string> show, string before, string after) =>
        $"{before}{show(low)} to {show(high)}{after}" + (likely is { } value ? Likelihood + show(value) : "");
}
