namespace FineCalc.Risk;

/// <summary>A figure of a simulation with its standard error, or with what the trials say of it where they are too few for one.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <param name="Value">The figure.</param>
/// <param name="StandardError">
/// The standard deviation that the figure itself would have over many simulations of this size. Null where it is not known: the formula for
/// it does not hold with so few trials. 0 only where the figure is certain, or where as many trials as count for it share one value.
/// </param>
[TypeFormatterSource(typeof(NotebookForms))]
public readonly record struct Measured(double Value, double? StandardError)
{
    /// <summary>With 95% confidence the figure is no less; given where the error is not known and the trials allow a bound.</summary>
    public double? AtLeast { get; init; }

    /// <summary>
    /// With 95% confidence the figure is no more; given where the error is not known and the trials allow a bound, such as 3/n for what n
    /// trials never met.
    /// </summary>
    public double? AtMost { get; init; }

    /// <summary>The standard error as a share of the figure; null where it is not known.</summary>
    public double? RelativeError =>
        StandardError is not { } error ? null
        : error == 0d ? 0d
        : Value == 0d ? double.PositiveInfinity
        : Math.Abs(error / Value);

    /// <summary>
    /// The figure and its error, no finer than the error allows: <c>3,080,000 ± 2,000</c>, or <c>0 ± not known (at most 0.006)</c>; to
    /// three digits where the error is not known.
    /// </summary>
    public override string ToString() =>
        StandardError is { } error
            ? Said(Digits.WithError(Value, error))
            : $"{Digits.About(Value)} ± not known"
                + (AtLeast, AtMost) switch
                {
                    ({ } low, { } high) => $" ({Digits.Short(low)} to {Digits.Short(high)})",
                    ({ } low, null) => $" (at least {Digits.Short(low)})",
                    (null, { } high) => $" (at most {Digits.Short(high)})",
                    _ => "",
                };

    // The figure alone, as fine as its error allows.
    internal string Brief => StandardError is { } error ? Digits.WithError(Value, error).Value : Digits.About(Value);

    private static string Said((string Value, string Error) of) => $"{of.Value} ± {of.Error}";
}
