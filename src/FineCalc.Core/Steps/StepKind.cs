namespace FineCalc.Steps;

/// <summary>What a step does with its inputs. The list is closed: every reading of a method knows every kind.</summary>
public enum StepKind
{
    /// <summary>A number of the law, the guidance or a model; it may be open between a low and a high value.</summary>
    Number,

    /// <summary>An answer of the case, or what stands for it when it is not given.</summary>
    Fact,

    /// <summary>Whether the case answers a question at all.</summary>
    Given,

    /// <summary>Terms added and subtracted.</summary>
    Sum,

    /// <summary>Two values multiplied.</summary>
    Product,

    /// <summary>One value divided by another.</summary>
    Quotient,

    /// <summary>The greatest of several.</summary>
    Greatest,

    /// <summary>The least of several.</summary>
    Least,

    /// <summary>A value held between a floor and a cap, or by one of them.</summary>
    Clamp,

    /// <summary>A comparison of two values.</summary>
    Compare,

    /// <summary>A value by the band another lies in.</summary>
    Table,

    /// <summary>One of several steps, by a choice or a condition.</summary>
    Select,

    /// <summary>A stated rounding.</summary>
    Round,

    /// <summary>An amount in another currency, by a rate of the case.</summary>
    Convert,

    /// <summary>The results of all infringements taken together.</summary>
    Over,
}
