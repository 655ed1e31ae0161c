namespace FineCalc;

/// <summary>What the regulator published of a case.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Source">The notice or report the figures come from, with its standing.</param>
public sealed record PublishedFigures(Citation Source)
{
    // So that it can be taken from whatever is worked out.
    internal const decimal Largest = 1e28m;

    /// <summary>The provisional amount of the notice of intent, if published; the lower end, included, where a range was.</summary>
    public Money? Provisional { get; init; }

    /// <summary>The upper end, included, where the provisional amount was published as a range.</summary>
    public Money? ProvisionalHigh { get; init; }

    /// <summary>The final amount, if published; the lower end, included, where a range was.</summary>
    public Money? Final { get; init; }

    /// <summary>The upper end, included, where the final amount was published as a range.</summary>
    public Money? FinalHigh { get; init; }

    /// <summary>The steps whose values were published.</summary>
    public IReadOnlyList<PublishedStep> Steps { get; init; } = [];

    /// <summary>
    /// How far an amount may lie from a published one, where the text rounds by no stated rule; 0 asks for the very figure. It is money,
    /// and no tolerance of rates, numbers and scores: those have their own (<see cref="PublishedStep.Tolerance"/>). One that is no less
    /// than a published amount does not count for it.
    /// </summary>
    public decimal Tolerance { get; init; }

    /// <summary>The amounts and where they were published, in a line.</summary>
    public override string ToString()
    {
        return Text.Line($"{Said("provisional ", Provisional, ProvisionalHigh)}{Said("final ", Final, FinalHigh)}{Source}");

        static string Said(string what, Money? low, Money? high) =>
            low is null ? ""
            : high is null ? $"{what}{low}, "
            : $"{what}{low} to {high}, ";
    }
}
