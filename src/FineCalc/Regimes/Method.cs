using FineCalc.Steps;

namespace FineCalc;

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

    /// <summary>What days of a case the text has the method for, as far as it says so; each is held against the days of every <see cref="Case"/>.</summary>
    public IReadOnlyList<DateCondition> Conditions { get; init; } = [];
}

/// <summary>A step that is read and shown although the amount may not need it.</summary>
public sealed class Shown
{
    private Shown(Node node, Node when) => (Node, When) = (node, when);

    internal Node Node { get; }

    internal Node When { get; }

    /// <summary>Shows a step, and all it is worked out from, where a condition holds. The condition should be one of which questions are answered.</summary>
    public static Shown Of<T>(Step<T> step, Step<bool> when)
        where T : struct => Of(step.Node, when.Node);

    internal static Shown Of(Node node, Node when) => new(node, when);
}

/// <summary>Something that must hold of the facts of a case, or that deserves a warning where it does not.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Holds">The condition.</param>
/// <param name="Message">What is wrong where it does not hold, in a sentence.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record Check(string Code, Step<bool> Holds, string Message, string Allowed)
{
    /// <summary>Whether the assessment stands and only carries the message.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The fact that should be looked at first.</summary>
    public Fact? Subject { get; init; }
}
