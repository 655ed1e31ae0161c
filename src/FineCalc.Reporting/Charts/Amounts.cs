namespace FineCalc.Reporting.Charts;

// Amounts as they stand in a picture: in millions and billions where that says all there is, otherwise in full.
internal static class Amounts
{
    private static readonly (decimal Size, string Unit)[] Units = [(1_000_000_000m, "bn"), (1_000_000m, "m")];

    public static string Short(decimal amount)
    {
        var size = Math.Abs(amount);
        foreach (var (unit, name) in Units)
        {
            if (size >= unit && decimal.Round(size / unit, 2) * unit == size)
            {
                return Text.Plain(amount / unit) + name;
            }
        }

        return decimal.Round(amount) == amount ? Text.Number(amount) : Text.Number(decimal.Round(amount, 2));
    }

    public static string Short(Money money) => $"{money.Currency} {Short(money.Amount)}";

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

    // Round steps of an axis from nothing to an amount: four to seven.
    public static IReadOnlyList<decimal> Steps(decimal to)
    {
        var unit = Rough.Grid(to, 1);
        var step = new[] { unit / 5m, unit / 2m, unit, unit * 2m }.First(s => to / s <= 6m);
        return [.. Enumerable.Range(0, (int)decimal.Floor(to / step) + 1).Select(i => i * step)];
    }
}
