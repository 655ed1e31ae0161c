namespace FineCalc;

/// <summary>A stated rounding: a mode and the unit of the grid (1 for whole pounds, 100 for hundreds).</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
public readonly record struct Rounding
{
    /// <summary>A rounding to multiples of a unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not above zero, or the mode is none of the enumeration.</exception>
    public Rounding(decimal unit, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "A rounding is none, down, up, nearest or half-even.");
        }

        (Unit, Mode) = (unit, mode);
    }

    /// <summary>The distance between two points of the grid, above zero; 0 only in the default value, which does not round.</summary>
    public decimal Unit { get; }

    /// <summary>Which way numbers between two points go.</summary>
    public RoundingMode Mode { get; }

    /// <summary>The number on the grid.</summary>
    public decimal Apply(decimal number) => Apply(number, Unit, Mode);

    /// <summary>The rounding in words: <c>down to 100</c>.</summary>
    public override string ToString() => Mode == RoundingMode.None ? "not rounded" : $"{Words(Mode)} {Text.Number(Unit)}";

    // The unit may come from a step, so that zero ("no grid") is a value it can take, and one below zero, which has the same grid as the
    // one above.
    internal static decimal Apply(decimal number, decimal unit, RoundingMode mode)
    {
        if (unit == 0m || mode == RoundingMode.None)
        {
            return number;
        }

        unit = Math.Abs(unit);

        // Whole units first: number / unit may be inexact for units such as 3, and a remainder never is.
        var rest = number % unit;
        var floor = number - rest;
        if (rest == 0m)
        {
            return number;
        }

        var away = number > 0m ? floor + unit : floor - unit;
        var twice = Math.Abs(rest) * 2m;
        return mode switch
        {
            RoundingMode.Down => floor,
            RoundingMode.Up => away,
            _ when twice != unit => twice > unit ? away : floor,
            RoundingMode.HalfEven => floor / unit % 2m == 0m ? floor : away,
            _ => away,
        };
    }

    internal static string Words(RoundingMode mode) =>
        mode switch
        {
            RoundingMode.Down => "down to",
            RoundingMode.Up => "up to",
            RoundingMode.HalfEven => "to the nearest (half to even)",
            RoundingMode.Nearest => "to the nearest",
            _ => "not rounded to",
        };
}
