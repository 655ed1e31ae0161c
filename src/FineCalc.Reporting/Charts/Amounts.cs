using FineCalc.Risk;

namespace FineCalc.Reporting.Charts;

// Amounts as they stand in a picture: in millions and billions where that says all there is, otherwise in full.
internal static class Amounts
{
    // The longest name that stands in brackets in a title.
    private const int LongestInBrackets = 40;

    private static readonly (decimal Size, string Unit)[] Units = [(1_000_000_000m, "bn"), (1_000_000m, "m")];

    public static string Short(decimal amount)
    {
        var size = Math.Abs(amount);
        foreach (var (unit, name) in Units)
        {
            if (size >= unit && decimal.Round(size / unit, 2) * unit == size)
            {
                return (size >= 1000m * unit ? Text.Number(amount / unit) : Text.Plain(amount / unit)) + name;
            }
        }

        return decimal.Round(amount) == amount ? Text.Number(amount) : Text.Number(decimal.Round(amount, 2));
    }

    public static string Short(Money money) => $"{money.Currency} {Short(money.Amount)}";

    // What an amount is, for a title: the steps that it comes from have names of their own, some of them long.
    public static string What(Assessment of) => of.IsMaximum ? "most that can be imposed" : "amount";

    // An amount with its name, for a title, where the picture has both. What is more than the name of a thing, such as a formula, does not
    // stand between "the" and "of".
    public static string Named(string name, string amount, string otherwise = "") =>
        name.Split(' ')[0].ToUpperInvariant() is not ("AFTER" or "THE") && !name.AsSpan().ContainsAny(",:;\u00D7")
            ? $"the {Lower(name)} of {amount}"
        : name.Length <= LongestInBrackets ? $"{amount} ({Lower(name)})"
        : otherwise + amount;

    public static string Lower(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];

    // The likely amount, and that it is one.
    public static string Short(Spread<Money> range) =>
        range.IsCertain
            ? Short(range.Likely)
            : $"about {range.Likely.Currency} {Short(Rough.Shown(range.Low.Amount, range.Likely.Amount, range.High.Amount).Likely)}";

    public static string Signed(decimal amount, decimal? grid)
    {
        var size = grid is { } unit ? Math.Round(Math.Abs(amount) / unit, MidpointRounding.AwayFromZero) * unit : Math.Abs(amount);
        return (amount < 0m ? "\u2212 " : "+ ") + Short(size);
    }

    // A hyphen before a number is a minus.
    public static string Minus(string words) =>
        string.Concat(
            words.Select(
                (c, i) =>
                    c == '-' && (i == 0 || words[i - 1] == ' ') && i + 1 < words.Length && char.IsAsciiDigit(words[i + 1]) ? '\u2212' : c
            )
        );

    // As it stands at an axis, in three digits.
    public static string Tick(double amount) => Short(Rounded(amount));

    // A figure of a simulation or a prediction, which knows no more digits.
    public static decimal Rounded(double amount, int digits = 3)
    {
        var exact = Math.Abs(amount) < 1e27 ? (decimal)amount : decimal.MaxValue;
        var unit = Rough.Grid(exact, digits);
        return exact == decimal.MaxValue ? exact : Math.Round(exact / unit, MidpointRounding.AwayFromZero) * unit;
    }

    // What a distribution is measured in, and over how many trials.
    public static string In(FineDistribution of) =>
        (of.Currency == default ? "" : $" \u00B7 amounts in {of.Currency}") + $" \u00B7 {Text.Number(of.Trials)} trials";

    public static string Percent(double share) => Text.Plain(Rounded(100d * share)) + "%";
}
