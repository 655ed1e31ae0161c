using FineCalc.Steps;

namespace FineCalc;

/// <summary>One reason why a step keeps its value while a fact moves.</summary>
/// <param name="Kind">
/// <c>cap</c>, <c>floor</c>, <c>greatest</c> or <c>least</c> (another term decides), <c>table-row</c>, <c>rounding</c>, <c>zero</c> (the fact multiplies
/// nothing), <c>condition</c> (another branch is taken), <c>range-end</c> (no further value of the fact is allowed), <c>no-effect</c> (the
/// fact does not enter: its value is not asked on the way) or <c>no-change</c> (it is asked, and no value of it makes a difference).
/// </param>
/// <param name="Name">What binds: the step, number, row or fact.</param>
/// <param name="Source">Where that comes from, if it is known.</param>
public sealed record GoalBinding(string Kind, string Name, Citation? Source)
{
    /// <summary>The named step in which it binds, if that is another.</summary>
    public string? Step { get; init; }

    /// <summary>The reason in words, with its source.</summary>
    public override string ToString() => Kind switch
    {
        "greatest" => $"'{Name}' is higher",
        "least" => $"'{Name}' is lower",
        "table-row" => $"the row of {Name}",
        "zero" => $"'{Name}' is zero",
        "condition" => $"what is decided by '{Name}'",
        "range-end" => $"no further value of '{Name}' is searched or allowed",
        "no-effect" => $"'{Name}' does not enter it",
        "no-change" => $"'{Name}' enters it and no value of it makes a difference",
        _ => $"the {Kind} '{Name}'",
    } + (Step is null ? "" : $" in '{Step}'") + (Source is null ? "" : $" ({Source})");
}

/// <summary>Values of a fact for which a step has one value: a single one, or all from one to another.</summary>
/// <param name="Value">The value of the step: a rate as a fraction, a choice as its place in the list from 0, a flag as 0 or 1.</param>
/// <param name="From">The lowest value of the fact; null where there is no lower end.</param>
/// <param name="To">The highest; null where there is no upper end.</param>
public sealed record GoalStretch(decimal Value, decimal? From, decimal? To)
{
    /// <summary>Whether <see cref="From"/> itself belongs to it. Band edges decide, and roundings.</summary>
    public bool IncludesFrom { get; init; } = true;

    /// <summary>Whether <see cref="To"/> itself belongs to it.</summary>
    public bool IncludesTo { get; init; } = true;

    /// <summary>What keeps the step at its value, if it is kept there.</summary>
    public IReadOnlyList<GoalBinding> Why { get; init; } = [];

    /// <summary>Whether it is a single value of the fact.</summary>
    public bool IsPoint => From is not null && From == To;

    /// <summary>Whether a value of the fact belongs to it.</summary>
    public bool Contains(decimal value) => (From is not { } from || (IncludesFrom ? from <= value : from < value)) && (To is not { } to || (IncludesTo ? value <= to : value < to));
}

/// <summary>How a step gets past its target without having it.</summary>
public enum GoalPassing
{
    /// <summary>In its course, between two neighbouring values of the fact; no decimal, or no multiple of the resolution, lies where it is met.</summary>
    Between,

    /// <summary>In one leap: a band, a condition or a rounding changes.</summary>
    Jump,

    /// <summary>Not known: it moves to and fro about the target in more places than were searched.</summary>
    Unsearched,
}

/// <summary>Values of a fact between which a step gets past its target without having it.</summary>
/// <param name="Kind">How.</param>
/// <param name="From">The value before; null where the case cannot be assessed with it.</param>
/// <param name="To">The next value, at the resolution of the search.</param>
/// <param name="ValueFrom">The step at <paramref name="From"/>; null where the case cannot be assessed.</param>
/// <param name="ValueTo">The step at <paramref name="To"/>; null where the case cannot be assessed.</param>
public sealed record GoalPass(GoalPassing Kind, decimal From, decimal To, decimal? ValueFrom, decimal? ValueTo);

/// <summary>All values of one fact or judgement for which a named step reaches a target, or what keeps it from it. Immutable.</summary>
public sealed class GoalSeekResult
{
    private readonly Currency _currency;
    private readonly Node _step;

    internal GoalSeekResult(RegimeVersion version, Goal goal, string stepName, string? infringement)
    {
        var (step, home) = (version.Program.Nodes[goal.Step], version.Program.Currency);
        (Fact, Target, StepName, Infringement, Resolution) = (goal.Fact, goal.Target, stepName, infringement, goal.Unit);
        (Version, _step, _currency, Home) = (version, step, version.Program.CurrencyOf(step), home);
    }

    /// <summary>The regime on the date it was applied.</summary>
    public RegimeVersion Version { get; }

    /// <summary>The regime, its first day and a hash over all it rests on.</summary>
    public string VersionId => Version.Id;

    /// <summary>The fact or judgement that was sought.</summary>
    public Fact Fact { get; }

    /// <summary>The infringement whose answer was sought, or whose step was to reach the target; null for those of the whole case.</summary>
    public string? Infringement { get; }

    /// <summary>The id of the step; empty if it is the amount and has none.</summary>
    public string Step => _step.Label?.Id ?? "";

    /// <summary>The name of the step.</summary>
    public string StepName { get; }

    /// <summary>What the step is measured in.</summary>
    public Unit Unit => _step.Unit;

    /// <summary>The currency of the step, if it is an amount.</summary>
    public Currency Currency => _currency;

    /// <summary>The target, as the step is measured: a rate as a fraction, a choice as its place in the list from 0.</summary>
    public decimal Target { get; }

    /// <summary>The distance between neighbouring values that were tried; by default the last decimal there is, and 1 where only whole numbers are allowed.</summary>
    public decimal Resolution { get; }

    /// <summary>Every value of the fact for which the step has the target, in order, apart from one another.</summary>
    public IReadOnlyList<GoalStretch> Roots { get; internal init; } = [];

    /// <summary>Whether the step reaches the target, if need be between two neighbouring decimals; a target that is only jumped over is not reached.</summary>
    public bool IsReachable => Roots.Count > 0 || Passes.Any(IsBetweenDecimals);

    /// <summary>Where the step gets past the target without having it, in order.</summary>
    public IReadOnlyList<GoalPass> Passes { get; internal init; } = [];

    /// <summary>The value nearest to the target, where the fact takes it and what binds there; the first root if the target is reached.</summary>
    public GoalStretch? Nearest { get; internal init; }

    /// <summary>The lowest value of the step; null where it has no end, or none was found.</summary>
    public GoalStretch? Lowest { get; internal init; }

    /// <summary>The highest value of the step; null where it has no end, or none was found.</summary>
    public GoalStretch? Highest { get; internal init; }

    /// <summary>Why some values of the fact cannot be assessed, each problem with those values.</summary>
    public IReadOnlyList<Problem> Refused { get; internal init; } = [];

    /// <summary>Whether all roots are known: nothing was left unsearched.</summary>
    public bool IsComplete => Passes.All(p => p.Kind != GoalPassing.Unsearched);

    // Passed in its course, with no decimal left to try between.
    internal bool IsBetweenDecimals(GoalPass pass) => pass.Kind == GoalPassing.Between && Resolution == Goal.Finest;

    internal Currency Home { get; }

    internal Node StepNode => _step;

    /// <summary>The result in plain words.</summary>
    public override string ToString() => string.Join('\n', InWords());

    // A line that begins with a hyphen is one of a list.
    internal IReadOnlyList<string> InWords() => new GoalWords(this, value => Fact.Show(value, Home), value => FineCalc.Fact.Show(value, Unit, _currency, _step.Options)).Lines();
}
