namespace FineCalc.Json;

// One value by its unit: how money, rates, counts, flags and choices are written in files.
internal sealed class JsonScalar(Unit unit, Currency currency, IReadOnlyList<string> options, JsonProblems problems)
{
    // The places in the list of options, in words.
    public static IReadOnlyList<string> Codes(IReadOnlyList<Option> options) => [.. options.Select(o => o.Code)];

    public string Allowed => unit switch
    {
        Unit.Money => $"a number of {currency}, or a text such as \"USD 1,000.50\"",
        Unit.Rate => "a fraction such as 0.2, or a text such as \"20%\"",
        Unit.Count => "a number",
        Unit.Flag => "true or false",
        _ => Text.List(options),
    };

    // Whether between two values there is nothing.
    public bool IsListed => unit is Unit.Choice or Unit.Flag;

    // Null where it cannot be read; the problem is told. A choice is its place in the list, a flag 0 or 1.
    public (decimal Value, Currency Currency)? Read(JsonNode node) => (unit, node.Kind) switch
    {
        (Unit.Money, JsonKind.Number) => (node.Number, currency),
        (Unit.Money, JsonKind.Text) => Money(node),
        (Unit.Rate or Unit.Count, JsonKind.Number) => (node.Number, default(Currency)),
        (Unit.Rate, JsonKind.Text) => Rate(node),
        (Unit.Flag, JsonKind.Flag) => (node.Flag ? 1m : 0m, default(Currency)),
        (Unit.Choice, JsonKind.Text) => Choice(node),
        _ => WrongType(node),
    };

    // The three values of a range, which may all be one; all in one currency. Whether they are in order is not asked here.
    public (decimal Low, decimal Likely, decimal High, Currency Currency)? Read(JsonNode at, JsonNode low, JsonNode likely, JsonNode high)
    {
        var first = Read(low);
        var second = likely == low ? first : Read(likely);
        var third = high == low ? first : Read(high);
        if (first is not { } l || second is not { } m || third is not { } h)
        {
            return null;
        }

        if (l.Currency != m.Currency || m.Currency != h.Currency)
        {
            problems.Add(at, "currency-mixed", $"The range mixes {l.Currency} and {(l.Currency == h.Currency ? m : h).Currency}.", "one currency in a range");
            return null;
        }

        return (l.Value, m.Value, h.Value, l.Currency);
    }

    private (decimal, Currency)? Money(JsonNode node)
    {
        var text = node.Text.Trim();
        if (text.Length < 5 || text[3] != ' ')
        {
            return Told(node, "money-invalid", $"\"{text}\" is not an amount of money.");
        }

        if (!Currency.TryOf(text[..3], out var own))
        {
            problems.Add(node, "currency-unknown", $"'{text[..3]}' is not a currency.", "a code of ISO 4217 in capital letters, such as GBP");
            return null;
        }

        return Number(node, text[4..].TrimStart(), 0, "money-invalid", "an amount of money") is { } amount ? (amount, own) : null;
    }

    private (decimal, Currency)? Rate(JsonNode node)
    {
        var text = node.Text.Trim();
        var percent = text.EndsWith('%');
        return Number(node, percent ? text[..^1].TrimEnd() : text, percent ? -2 : 0, "rate-invalid", "a rate") is { } rate ? (rate, default) : null;
    }

    private (decimal, Currency)? Choice(JsonNode node)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i] == node.Text)
            {
                return (i, default);
            }
        }

        return Told(node, "choice-unknown", $"'{node.Called}' is {node.Words}{Nearest.Meant(node.Text, options)}.");
    }

    // What people write: thousands separated by commas or not at all, and every digit kept.
    private decimal? Number(JsonNode node, string text, int shift, string code, string what)
    {
        var plain = text.Replace(",", "", StringComparison.Ordinal);
        var number = 0m;
        var exactness = plain.AsSpan().ContainsAny('e', 'E') ? Exactness.NotANumber : ExactNumber.Read(plain, shift, out number);
        if (exactness == Exactness.Exact && Text.TryDecimal(text, out _))
        {
            return number;
        }

        _ = exactness switch
        {
            Exactness.TooLarge => Told(node, "number-too-large", $"{node.Words} is too large.", "numbers of up to 28 digits"),
            Exactness.TooPrecise => Told(node, "number-too-precise", $"{node.Words} has more digits than can be kept.", "numbers of up to 28 digits"),
            _ => Told(node, code, $"{node.Words} is not {what}."),
        };
        return null;
    }

    private (decimal, Currency)? WrongType(JsonNode node)
    {
        problems.WrongType(node, Allowed);
        return null;
    }

    private (decimal, Currency)? Told(JsonNode node, string code, string message, string? allowed = null)
    {
        problems.Add(node, code, char.ToUpperInvariant(message[0]) + message[1..], allowed ?? Allowed);
        return null;
    }
}
