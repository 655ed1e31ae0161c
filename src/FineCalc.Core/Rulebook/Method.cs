namespace FineCalc.Steps;

/// <summary>A method as it is laid out on a date.</summary>
/// <param name="Result">The final amount: the root of every explanation.</param>
public sealed record Method(Step<Money> Result)
{
    /// <summary>The penalty before hardship and settlement, where the method has that stage.</summary>
    public Step<Money>? Provisional { get; init; }

    /// <summary>Whether the result is the most that can be imposed: a ceiling of the law, and never a prediction.</summary>
    public bool IsMaximum { get; init; }

    /// <summary>Named steps that are shown but do not enter the amount, such as the category a percentage falls in.</summary>
    public IReadOnlyList<Shown> AlsoShown { get; init; } = [];

    /// <summary>What facts must not contradict, and what deserves a warning.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>
    /// What days of a case the text has the method for, as far as it says so; each is held against the days of every <see cref="Case"/>.
    /// </summary>
    public IReadOnlyList<DateCondition> Conditions { get; init; } = [];
}
