namespace FineCalc.Json;

// One value by its unit: how money, rates, counts, flags and choices are written in files.
internal sealed class JsonScalar(Unit unit, Currency currency, IReadOnlyList<string> options, JsonProblems problems)
{
    private const string Digits = "numbers of up to 28 digits";

    // Whether a number says the share that is meant; as JSON has it where nothing is said.
    public Func<decimal, bool> IsClear { get; init; } = _ => true;

    public string Allowed =>
        unit switch
        {
            Unit.Money => $"a number of {currency}, or a text such as \"USD 1,000.50\"",
            Unit.Rate => "a fraction such as 0.2, or a text such as \"20%\"",
            Unit.Count => "a number",
            Unit.Flag => "true or false",
            _ => Text.List(options),
        };

    // Whether between two values there is nothing.
    public bool IsListed => unit is Unit.Choice or Unit.Flag;

    // Null where it cannot be read; the problem is reported. A choice is its place in the list, a flag 0 or 1.
    public (decimal Value, Currency Currency)? Read(JsonNode node) =>
        (unit, node.Kind) switch
        {
            (Unit.Money, JsonKind.Number) => (node.Number, currency),
            (Unit.Money, JsonKind.Text) => Money(node),
            (Unit.Rate, JsonKind.Number) when !IsClear(node.Number) => Unclear(node, node.Number),
            (Unit.Rate or Unit.Count, JsonKind.Number) => (node.Number, default(Currency)),
            (Unit.Rate, JsonKind.Text) => Rate(node),
            (Unit.Count, JsonKind.Text) => Reported(
                node,
                "value-wrong-type",
                $"'{node.Called}' is {node.Words}.{FineCalc.Count.Meant(node.Text)}"
            ),
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
            problems.Add(
                at,
                "currency-mixed",
                $"The range mixes {l.Currency} and {(l.Currency == h.Currency ? m : h).Currency}.",
                "one currency in a range"
            );
            return null;
        }

        return (l.Value, m.Value, h.Value, l.Currency);
    }

    private (decimal, Currency)? Money(JsonNode node)
    {
        if (!NumberText.TrySplit(node.Text, out var code, out var number) || !code.ToString().All(char.IsAsciiLetter))
        {
            return Reported(node, "money-invalid", $"{node.Words} is not an amount of money.{FineCalc.Money.Meant(node.Text)}");
        }

        if (!Currency.TryOf(code.ToString(), out var own))
        {
            problems.Add(
                node,
                "currency-unknown",
                $"'{code}' is not a currency.{FineCalc.Money.Meant(node.Text)}",
                "a code of ISO 4217 in capital letters, such as GBP"
            );
            return null;
        }

        return NumberText.Read(number, own.Form, 0, out var amount) is var exactness and not Exactness.Exact
            ? NoNumber(node, exactness, "money-invalid", "an amount of money", FineCalc.Money.Meant(node.Text))
            : (amount, own);
    }

    private (decimal, Currency)? Rate(JsonNode node) =>
        FineCalc.Rate.Read(node.Text, out var rate) is var exactness and not Exactness.Exact
            ? NoNumber(node, exactness, "rate-invalid", "a rate", FineCalc.Rate.Meant(node.Text))
        : !IsClear(rate) && !node.Text.Contains('%', StringComparison.Ordinal) ? Unclear(node, rate)
        : (rate, default);

    private (decimal, Currency)? Unclear(JsonNode node, decimal bare)
    {
        var (read, meant) = (Shown(FineCalc.Rate.Fraction(bare)), FineCalc.Rate.Percent(bare));
        return Reported(
            node,
            "rate-unclear",
            $"'{node.Called}' is {node.Words}, which is {read}.",
            $"\"{Shown(meant)}\" or {Text.Plain(meant.Value)}; \"{read}\" where that is meant"
        );

        static string Shown(Rate rate) => rate.ToString("R", null);
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

        return Reported(node, "choice-unknown", $"'{node.Called}' is {node.Words}{Nearest.Meant(node.Text, options)}.");
    }

    private (decimal, Currency)? NoNumber(JsonNode node, Exactness exactness, string code, string what, string meant) =>
        exactness switch
        {
            Exactness.TooLarge => Reported(node, "number-too-large", $"{node.Words} is too large.", Digits),
            Exactness.TooPrecise => Reported(node, "number-too-precise", $"{node.Words} has more digits than can be kept.", Digits),
            _ => Reported(node, code, $"{node.Words} is not {what}.{meant}"),
        };

    private (decimal, Currency)? WrongType(JsonNode node)
    {
        problems.WrongType(node, Allowed);
        return null;
    }

    private (decimal, Currency)? Reported(JsonNode node, string code, string message, string? allowed = null)
    {
        problems.Add(node, code, char.ToUpperInvariant(message[0]) + message[1..], allowed ?? Allowed);
        return null;
    }
}
