namespace FineCalc.Risk;

/// <summary>
/// Which rows of a column have an answer: all of them unless stated. There is no conversion from a plain mask, since half the world marks
/// the rows that have a value (Arrow and Parquet call that validity) and half those that have none.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
public readonly struct Answered
{
    private Answered(ReadOnlyMemory<bool> missing) => (Missing, IsStated) = (missing, true);

    // True where a row has no answer; empty where all have one.
    internal ReadOnlyMemory<bool> Missing { get; }

    // Whether there are marks, be they none: too few of them are no statement that all rows have an answer.
    internal bool IsStated { get; }

    /// <summary>How many rows have an answer.</summary>
    public override string ToString() =>
        Text.Line(
            !IsStated
                ? "all rows that hold a value"
                : $"{Text.Number(Missing.Length - Missing.Span.Count(true))} of {Text.Counted(Missing.Length, "row")}"
        );

    /// <summary>The rows that are marked have an answer: a mask of what is known, present or valid.</summary>
    /// <param name="isGiven">True where the row has an answer, one mark for each row; one byte a row is copied.</param>
    public static Answered Where(ReadOnlyMemory<bool> isGiven)
    {
        var given = isGiven.Span;
        var missing = new bool[given.Length];
        for (var row = 0; row < missing.Length; row++)
        {
            missing[row] = !given[row];
        }

        return new(missing);
    }

    /// <summary>
    /// The rows that are marked have no answer: a mask of what is unknown, missing or null. Not copied: it must not change once the table
    /// has been used.
    /// </summary>
    /// <param name="isMissing">True where the row has no answer, one mark for each row.</param>
    public static Answered Unless(ReadOnlyMemory<bool> isMissing) => new(isMissing);

    /// <summary>As Arrow keeps it: one bit for each row, the lowest bit of a byte first, 1 where the row has an answer.</summary>
    /// <param name="validity">The bits.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="offset">The bit of the first row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bits than rows.</exception>
    public static Answered ByBits(ReadOnlySpan<byte> validity, int rows, int offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)offset + rows, validity.Length * 8L, nameof(rows));
        var missing = new bool[rows];
        for (var row = 0; row < rows; row++)
        {
            var at = offset + row;
            missing[row] = ((validity[at / 8] >> (at % 8)) & 1) == 0;
        }

        return new(missing);
    }
}
