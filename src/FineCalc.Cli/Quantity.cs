namespace FineCalc.Cli;

// What people write on the command line, by the one reader of the library. The messages of its refusals say what may be meant.
internal static class Quantity
{
    /// <exception cref="FormatException">The text is no amount of the currency, with its code or without.</exception>
    public static Money Amount(string text, Currency currency)
    {
        // A refusal is of the text as it was typed.
        var money = Money.TryParse($"{currency} {text}", out var own) ? own : Money.Parse(text);
        return money.Currency == currency
            ? money
            : throw new FormatException($"'{text}' is not in {currency}; write an amount in {currency}, such as {currency} 3,000,000.");
    }
}
