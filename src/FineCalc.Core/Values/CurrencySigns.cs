using System.Globalization;

namespace FineCalc;

// The signs and words by which people write currencies instead of their codes. Many are of several countries, the likeliest first.
internal static class CurrencySigns
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["\u00A3"] = ["GBP"],
        ["pound"] = ["GBP"],
        ["pounds"] = ["GBP"],
        ["\u20AC"] = ["EUR"],
        ["euro"] = ["EUR"],
        ["euros"] = ["EUR"],
        ["$"] = ["USD", "CAD", "AUD", "SGD", "NZD", "HKD"],
        ["dollar"] = ["USD", "CAD", "AUD", "SGD", "NZD", "HKD"],
        ["dollars"] = ["USD", "CAD", "AUD", "SGD", "NZD", "HKD"],
        ["US$"] = ["USD"],
        ["C$"] = ["CAD"],
        ["CA$"] = ["CAD"],
        ["A$"] = ["AUD"],
        ["AU$"] = ["AUD"],
        ["S$"] = ["SGD"],
        ["NZ$"] = ["NZD"],
        ["HK$"] = ["HKD"],
        ["R$"] = ["BRL"],
        ["\u00A5"] = ["JPY", "CNY"],
        ["yen"] = ["JPY"],
        ["yuan"] = ["CNY"],
        ["RMB"] = ["CNY"],
        ["\u20B9"] = ["INR"],
        ["Rs"] = ["INR"],
        ["Rs."] = ["INR"],
        ["rupees"] = ["INR"],
        ["\u20A9"] = ["KRW"],
        ["won"] = ["KRW"],
        ["\u20BA"] = ["TRY"],
        ["TL"] = ["TRY"],
        ["kr"] = ["DKK", "NOK", "SEK", "ISK"],
        ["kr."] = ["DKK", "NOK", "SEK", "ISK"],
        ["z\u0142"] = ["PLN"],
        ["Fr."] = ["CHF"],
    };

    // Those of more letters first: US$ is no $ behind letters.
    private static readonly string[] LongestFirst = [.. Known.Keys.OrderByDescending(sign => sign.Length)];

    // Whether it is a sign, word or code of any currency, be it one that nothing more is known of.
    public static bool IsAny(string sign) =>
        Known.ContainsKey(sign)
        || Currency.TryOf(sign, out _)
        || sign is [var only] && char.GetUnicodeCategory(only) == UnicodeCategory.CurrencySymbol;

    public static bool IsOf(string sign, Currency currency) => Known.TryGetValue(sign, out var codes) && codes.Contains(currency.Code);

    // The likeliest of the currencies that a sign, word or code is of, if it is of any.
    public static Currency? Of(string sign) =>
        Known.TryGetValue(sign, out var codes) ? Currency.Of(codes[0])
        : Currency.TryOf(sign.ToUpperInvariant(), out var currency) ? currency
        : null;

    // How a sentence that says that there is no such currency goes on.
    public static string Meant(string? word) =>
        word is null ? ""
        : Known.TryGetValue(word, out var codes) ? $" {string.Join(" or ", codes)} may be meant."
        : Currency.TryOf(word.ToUpperInvariant(), out var other) ? $" {other} may be meant."
        : "";

    // The currencies that may be meant by a sign, word or code (in whatever letters) before or behind a number, and the rest of the
    // text; none where there is no such thing. For suggestions only.
    public static IReadOnlyList<Currency> Take(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        foreach (var sign in LongestFirst)
        {
            if (Without(text, sign, out rest))
            {
                return Array.ConvertAll(Known[sign], Currency.Of);
            }
        }

        foreach (var isBefore in new[] { true, false })
        {
            if (text.Length > 3 && Currency.TryOf((isBefore ? text[..3] : text[^3..]).ToString().ToUpperInvariant(), out var currency))
            {
                rest = NumberText.Trim(isBefore ? text[3..] : text[..^3]);
                return [currency];
            }
        }

        rest = text;
        return [];
    }

    // A word ends where its letters do: the 5 of "5euro" is none, the S of "US$" is one.
    private static bool Without(ReadOnlySpan<char> text, string sign, out ReadOnlySpan<char> rest)
    {
        var isBefore = text.StartsWith(sign, StringComparison.OrdinalIgnoreCase);
        var isBehind = text.EndsWith(sign, StringComparison.OrdinalIgnoreCase);
        rest =
            isBefore ? text[sign.Length..]
            : isBehind ? text[..^sign.Length]
            : text;
        var isWhole =
            !rest.IsEmpty
            && (
                isBefore
                    ? !(char.IsLetter(sign[^1]) && char.IsLetter(rest[0]))
                    : isBehind && !(char.IsLetter(sign[0]) && char.IsLetter(rest[^1]))
            );
        rest = NumberText.Trim(rest);
        return isWhole && !rest.IsEmpty;
    }
}
