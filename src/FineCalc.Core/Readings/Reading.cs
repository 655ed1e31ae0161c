namespace FineCalc.Steps;

// What the kinds of step do with one kind of value. Evaluation goes through the steps for
// every reading; a reading adds the arithmetic.
internal interface IReading<V>
    where V : struct
{
    static abstract V Of(decimal low, decimal likely, decimal high);

    static abstract V Add(V left, V right);

    static abstract V Subtract(V left, V right);

    static abstract V Multiply(V left, V right);

    static abstract bool CanDivideBy(V value);

    static abstract V Divide(V left, V right);

    static abstract V Greatest(V left, V right);

    static abstract V Least(V left, V right);

    static abstract V Compare(Comparison comparison, V left, V right);

    static abstract V Round(V value, V unit, RoundingMode mode);

    // Whether a floor lies above a cap for certain.
    static abstract bool Conflict(V floor, V cap);

    // The first and the last place in a list that a selector can mean.
    static abstract (int First, int Last) Places(V selector);

    // The rows of a table that a value can lie in; -1 where there is none.
    static abstract (int First, int Last) Rows(BandTable table, V value);

    static abstract V Row(BandTable table, int row, V value);

    // Anything that either value can be.
    static abstract V Either(V left, V right);
}

// What more is known of the open value of a step than the arithmetic of its inputs says.
internal interface INarrowing<V>
    where V : struct
{
    V Of(int node, int infringement, V value);
}

// The exact reading: one decimal, the likely one where something is open.
internal readonly struct Exact : IReading<decimal>
{
    public static decimal Of(decimal low, decimal likely, decimal high) => likely;

    public static decimal Add(decimal left, decimal right) => left + right;

    public static decimal Subtract(decimal left, decimal right) => left - right;

    public static decimal Multiply(decimal left, decimal right) => left * right;

    public static bool CanDivideBy(decimal value) => value != 0m;

    public static decimal Divide(decimal left, decimal right) => left / right;

    public static decimal Greatest(decimal left, decimal right) => left >= right ? left : right;

    public static decimal Least(decimal left, decimal right) => left <= right ? left : right;

    public static decimal Compare(Comparison comparison, decimal left, decimal right) =>
        comparison switch
        {
            Comparison.Above => left > right,
            Comparison.AtLeast => left >= right,
            Comparison.Below => left < right,
            Comparison.AtMost => left <= right,
            _ => left == right,
        }
            ? 1m
            : 0m;

    public static decimal Round(decimal value, decimal unit, RoundingMode mode) => Rounding.Apply(value, unit, mode);

    public static bool Conflict(decimal floor, decimal cap) => floor > cap;

    public static (int First, int Last) Places(decimal selector) => ((int)selector, (int)selector);

    public static (int First, int Last) Rows(BandTable table, decimal value)
    {
        var row = table.Find(value);
        return (row, row);
    }

    public static decimal Row(BandTable table, int row, decimal value) => table.At(row, value);

    public static decimal Either(decimal left, decimal right) => right;
}
