namespace FineCalc.Cli;

// What people write on the command line, by the one reader of the library. The messages of its refusals say what may be meant.
internal static class Quantity
{
    /// <exception cref="FormatException">The text is no amount of the currency, with its code or without.</exception>
    public static Money Amount(string text, Currency currency)
    {
        // What begins with a number has no currency of its own before it.
        var money = Money.Parse(text.AsSpan().TrimStart() is [>= '0' and <= '9' or '+' or '-' or '.', ..] ? $"{currency} {text}" : text);
        return money.Currency == currency
            ? money
            : throw new FormatException($"'{text}' is not in {currency}; write an amount in {currency}, such as {currency} 3,000,000.");
    }
}
