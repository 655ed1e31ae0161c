namespace FineCalc.Steps;

/// <summary>An interval of which both ends are included.</summary>
/// <typeparam name="T">An ordered value, such as <see cref="Rate"/>.</typeparam>
public readonly record struct Band<T>
    where T : struct, IComparable<T>
{
    /// <summary>The band from one value to another, both included.</summary>
    /// <exception cref="ArgumentException">The low end is above the high end.</exception>
    public Band(T low, T high)
    {
        if (low.CompareTo(high) > 0)
        {
            throw new ArgumentException($"A band runs from its low end to its high end, but {low} is above {high}.", nameof(low));
        }

        (Low, High) = (low, high);
    }

    /// <summary>The lowest value, included.</summary>
    public T Low { get; }

    /// <summary>The highest value, included.</summary>
    public T High { get; }

    /// <summary>Whether a value lies in the band, its ends included.</summary>
    public bool Contains(T value) => Low.CompareTo(value) <= 0 && value.CompareTo(High) <= 0;

    /// <summary>Both ends: <c>10% to 20%</c>.</summary>
    public override string ToString() => $"{Low} to {High}";
}
