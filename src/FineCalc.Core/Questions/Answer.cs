namespace FineCalc;

/// <summary>One answer: the fact, its value or the range it is known to lie in, and where it was learned.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Fact">The question.</param>
/// <param name="Low">The lowest value, included (a rate as a fraction, a choice as its place in the list from 0, a flag as 0 or 1).</param>
/// <param name="Likely">The value, or the most likely one.</param>
/// <param name="High">The highest value, included.</param>
/// <param name="Currency">The currency of an amount.</param>
public sealed record Answer(Fact Fact, decimal Low, decimal Likely, decimal High, Currency Currency = default)
{
    /// <summary>Where the answer was learned, with its standing.</summary>
    public Citation? Source { get; init; }

    /// <summary>Anything a reader must know: the regulator's reason, an inference.</summary>
    public string? Note { get; init; }

    /// <summary>Whether there is one value and not a range.</summary>
    public bool IsCertain => Low == High;

    /// <summary>The value or range in words.</summary>
    public override string ToString() =>
        IsCertain
            ? Fact.Show(Likely, Currency)
            : $"{Fact.Show(Low, Currency)} / {Fact.Show(Likely, Currency)} / {Fact.Show(High, Currency)}";

    // Whether it stands for an answer that nobody gave, as a simulation draws one: the question stays unanswered.
    internal bool IsStandIn { get; init; }

    // The question by its id and the answer to two decimals.
    internal string Brief
    {
        get
        {
            return $"{Fact.Id} {(IsCertain ? Show(Likely) : $"{Show(Low)} to {Show(High)}, likely {Show(Likely)}")}";

            string Show(decimal value) => Fact.Briefly(value, Fact.Unit, Currency, Fact.Options);
        }
    }
}
