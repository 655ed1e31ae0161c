using FineCalc.Steps;

namespace FineCalc.Tables;

// What may be meant by columns that answer nothing, and would change the amounts if it were.
internal static class ColumnDoubts
{
    private static readonly string[] OfCurrency = ["currency", "currencycode", "ccy"];
    private static readonly string[] OfDays = ["date", "day", "dateof", "dayof"];

    // Those of more letters first: mn is no m behind an n.
    private static readonly (string Word, NumberUnit Unit)[] Units =
    [
        ("thousands", NumberUnit.Thousands),
        ("thousand", NumberUnit.Thousands),
        ("millions", NumberUnit.Millions),
        ("billions", NumberUnit.Billions),
        ("million", NumberUnit.Millions),
        ("billion", NumberUnit.Billions),
        ("percent", NumberUnit.Percent),
        ("000s", NumberUnit.Thousands),
        ("000", NumberUnit.Thousands),
        ("tsd", NumberUnit.Thousands),
        ("mio", NumberUnit.Millions),
        ("mrd", NumberUnit.Billions),
        ("pct", NumberUnit.Percent),
        ("bps", NumberUnit.BasisPoints),
        ("mn", NumberUnit.Millions),
        ("mm", NumberUnit.Millions),
        ("bn", NumberUnit.Billions),
        ("k", NumberUnit.Thousands),
        ("m", NumberUnit.Millions),
        ("b", NumberUnit.Billions),
        ("%", NumberUnit.Percent),
    ];

    public static IReadOnlyList<Problem> Of(
        RegimeVersion version,
        IReadOnlyList<string> unused,
        IReadOnlyList<(Fact Fact, ColumnSource Source)> answers,
        IReadOnlyDictionary<string, Fact> byName
    ) =>
        [
            .. unused
                .Select(column => Day(version, column) ?? Money(version, column, answers) ?? Measured(version, column, answers, byName))
                .OfType<Problem>(),
        ];

    private static Problem? Day(RegimeVersion version, string column)
    {
        var plain = ColumnMatch.Plain(column);
        return version.Regime.Info.Dates.FirstOrDefault(d => IsOf(ColumnMatch.Plain(d.Id))) is { } rule
            ? new Problem(
                "column-of-date",
                $"The column '{column}' seems to say of each row {rule.Help}, and all rows are worked out under one version: {version.Id}."
            )
            {
                Subject = column,
                Allowed = "rows of one version; the column under \"ignored\" in the mapping where they are",
            }
            : null;

        bool IsOf(string id) => plain == id || OfDays.Any(word => plain == id + word || plain == word + id);
    }

    private static Problem? Money(RegimeVersion version, string column, IReadOnlyList<(Fact Fact, ColumnSource Source)> answers)
    {
        string[] amounts =
        [
            .. answers.Where(a => a.Fact.Unit == Unit.Money && a.Source.Currency == default).Select(a => a.Source.Column).Distinct(),
        ];
        return amounts.Length > 0 && OfCurrency.Contains(ColumnMatch.Plain(column))
            ? new Problem(
                "column-of-currency",
                $"The column '{column}' seems to say in which currency the amounts of each row are, and those of {Text.List(amounts)} are "
                    + $"taken to be in {version.Regime.Info.Currency}."
            )
            {
                Subject = column,
                Allowed =
                    "\"currency\" of each column of amounts in the mapping; the column under \"ignored\" where they are in "
                    + version.Regime.Info.Currency,
            }
            : null;
    }

    private static Problem? Measured(
        RegimeVersion version,
        string column,
        IReadOnlyList<(Fact Fact, ColumnSource Source)> answers,
        IReadOnlyDictionary<string, Fact> byName
    )
    {
        var (words, unit, currency) = (new List<string>(), NumberUnit.One, default(Currency));
        foreach (
            var word in column.Split(
                [' ', '_', '-', '(', ')', '[', ']', '/', ',', '.', '\'', '\u2019'],
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            if (IsMeasure(word, out var ofUnit, out var ofCurrency))
            {
                (unit, currency) = (ofUnit ?? unit, ofCurrency ?? currency);
            }
            else
            {
                words.Add(word);
            }
        }

        var fact = Named(words) ?? Named(words.Where(w => !string.Equals(w, "in", StringComparison.OrdinalIgnoreCase)));
        if (fact is null || answers.Any(a => a.Fact == fact))
        {
            return null;
        }

        string[] told =
        [
            .. unit == NumberUnit.One ? [] : new[] { $"\"unit\": \"{Text.Word(unit)}\"" },
            .. currency == default || currency == version.Regime.Info.Currency ? [] : new[] { $"\"currency\": \"{currency}\"" },
        ];
        return new Problem(
            "column-not-matched",
            $"'{column}' may be meant for '{fact.Id}'{(told.Length == 0 ? "" : $" ({string.Join(", ", told)})")}, which a mapping says."
        )
        {
            Subject = column,
            Allowed =
                $"\"{fact.Id}\": {{ \"column\": \"{column}\"{string.Concat(told.Select(t => ", " + t))} }} under \"columns\" of a mapping",
        };

        Fact? Named(IEnumerable<string> some) => byName.GetValueOrDefault(ColumnMatch.Plain(string.Concat(some)));
    }

    // Whether a word stands for a unit or a currency, or for both, as in £m; of a sign of several countries the likeliest.
    private static bool IsMeasure(string word, out NumberUnit? unit, out Currency? currency)
    {
        (unit, currency) = (null, null);
        foreach (var (ending, of) in Units)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                currency = CurrencySigns.Of(word[..^ending.Length]);
                unit = currency is null && word.Length > ending.Length ? null : of;
                if (unit is not null)
                {
                    return true;
                }
            }
        }

        currency = CurrencySigns.Of(word);
        return currency is not null;
    }
}
