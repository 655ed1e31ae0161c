using System.Globalization;

namespace FineCalc.Tests;

/// <summary>What a random step was made to do, kept beside the step itself and worked out without it.</summary>
internal sealed record Plan(StepKind Kind, params IReadOnlyList<Plan> Inputs)
{
    /// <summary>The value by those of the inputs, for arithmetic.</summary>
    public Func<IReadOnlyList<decimal>, decimal>? Rule { get; init; }

    public decimal Constant { get; init; }

    public Fact? Fact { get; init; }

    public bool HasFloor { get; init; }

    public bool HasCap { get; init; }

    public bool IsGrouped { get; init; }

    public bool IsGreatest { get; init; }

    public string Words { get; init; } = "";

    /// <summary>The step, where it is an amount of the whole case, so that a counterexample can shrink to it.</summary>
    public Step<Money>? OfCase { get; init; }

    public IEnumerable<Plan> All => Inputs.SelectMany(i => i.All).Prepend(this);

    public override string ToString() =>
        $"{Kind}{(HasFloor ? "-floor" : "")}{(HasCap ? "-cap" : "")}{(IsGrouped ? "-grouped" : "")}"
        + Kind switch
        {
            StepKind.Number => " " + Constant.ToString(CultureInfo.InvariantCulture),
            _ => (Fact is null ? "" : " " + Fact.Id) + (Words.Length == 0 ? "" : " " + Words),
        }
        + (Inputs.Count == 0 ? "" : $"({string.Join(", ", Inputs)})");
}

/// <summary>A random step with its plan.</summary>
internal sealed record Grown<T>(Step<T> Step, Plan Plan)
    where T : struct;
