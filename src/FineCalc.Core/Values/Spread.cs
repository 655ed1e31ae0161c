namespace FineCalc;

/// <summary>What is known of an open value: the lowest and highest it can be and the one most likely, all three included.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <typeparam name="T">An ordered value, such as <see cref="Money"/>.</typeparam>
/// <example>
/// <code>
/// var seriousness = new Spread&lt;Rate&gt;(Rate.Percent(10), Rate.Percent(15), Rate.Percent(20));
/// Console.WriteLine(seriousness); // 10% to 20%, likely 15%
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookForms))]
public readonly record struct Spread<T>
    where T : struct, IComparable<T>
{
    /// <summary>A spread of three values in order.</summary>
    /// <exception cref="ArgumentException">The values are not in order.</exception>
    public Spread(T low, T likely, T high)
    {
        if (low.CompareTo(likely) > 0 || likely.CompareTo(high) > 0)
        {
            throw new ArgumentException($"A spread runs low, likely, high, but {low}, {likely}, {high} are not in order.", nameof(likely));
        }

        (Low, Likely, High) = (low, likely, high);
    }

    /// <summary>The lowest value, included.</summary>
    public T Low { get; }

    /// <summary>The most likely value.</summary>
    public T Likely { get; }

    /// <summary>The highest value, included.</summary>
    public T High { get; }

    /// <summary>Whether the three values are one.</summary>
    public bool IsCertain => Low.CompareTo(High) == 0;

    /// <summary>The one value, or all three: <c>10% to 20%, likely 15%</c>.</summary>
    public override string ToString() => IsCertain ? $"{Likely}" : $"{Low} to {High}, likely {Likely}";
}
