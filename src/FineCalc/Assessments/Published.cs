namespace FineCalc;

/// <summary>A figure that the regulator published, to hold the reckoning against.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Infringement">The infringement, where the step is one of an infringement; null otherwise.</param>
/// <param name="Value">
/// The published value: an amount in the regime's currency, or a rate as a fraction. The lower end, included, where a range was published.
/// </param>
public sealed record PublishedStep(string Step, string? Infringement, decimal Value)
{
    /// <summary>The upper end, included, where a range was published; null where it was one value.</summary>
    public decimal? High { get; init; }

    /// <summary>
    /// The stage the figure is of: <c>provisional</c>, <c>final</c> or the name of a later stage; null for the final amount.
    /// </summary>
    public string? Stage { get; init; }

    /// <summary>
    /// How far the reckoning may lie from this figure, in its own unit, 0 or more. Null for the tolerance of the figures where it is an
    /// amount, and for none where it is a rate, a number, a choice or a flag.
    /// </summary>
    public decimal? Tolerance { get; init; }
}

/// <summary>What the regulator published of a case.</summary>
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
    /// and no tolerance of rates, numbers and scores: those have their own (<see cref="PublishedStep.Tolerance"/>). One that is no less than
    /// a published amount does not count for it.
    /// </summary>
    public decimal Tolerance { get; init; }
}

/// <summary>What holding a published figure against the reckoning has shown.</summary>
public enum PublishedOutcome
{
    /// <summary>The figure was worked out, and is the published one.</summary>
    Agrees,

    /// <summary>The reckoning, or what the case gives, has another figure.</summary>
    Differs,

    /// <summary>The case itself gives the figure, so that it proves nothing.</summary>
    Given,

    /// <summary>Nothing was worked out to hold it against: the case has no facts of that stage.</summary>
    NotCalculated,
}

/// <summary>One published figure and what was found for it.</summary>
/// <param name="Figure"><c>provisional</c>, <c>final</c>, the name of a later stage, or the id of a step.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Infringement">The infringement, where the step is one of an infringement.</param>
/// <param name="Stage">The stage: <c>provisional</c>, <c>final</c> or the name of a later one.</param>
/// <param name="Low">The published value, or the lower end of the published range.</param>
/// <param name="High">The same, or the upper end.</param>
/// <param name="Calculated">What was found, the likely value where it is open; null if nothing was.</param>
/// <param name="Outcome">What that shows.</param>
public sealed record PublishedComparison(string Figure, string Name, string? Infringement, string Stage, decimal Low, decimal High,
    decimal? Calculated, PublishedOutcome Outcome)
{
    /// <summary>Whether it is a step, and not an amount of a stage.</summary>
    public bool IsStep { get; init; }

    internal Unit Unit { get; init; }

    internal IReadOnlyList<Option> Options { get; init; } = [];

    internal Problem Problem
    {
        get
        {
            var name = $"'{(Infringement is null ? Figure : $"{Figure} ({Infringement})")}'{(IsStep && Stage != CaseStage.Final ? $" ({Stage})" : "")}";
            var figure = Text.Number(Low) + (High == Low ? "" : $" to {Text.Number(High)}");
            return new Problem("published-differs", $"{name} is {(Calculated is { } found ? Text.Number(found) : "not read")}, and {figure} was published.") { Subject = Figure };
        }
    }
}

// Holds what was published against what was found.
internal sealed class Publishing
{
    private readonly CaseAssessment _of;
    private readonly PublishedFigures? _published;

    private Publishing(CaseAssessment of) => (_of, _published) = (of, of.Case.Published);

    private decimal Tolerance => _published?.Tolerance ?? 0m;

    public static IReadOnlyList<PublishedComparison> All(CaseAssessment of) => new Publishing(of).Compared();

    private List<PublishedComparison> Compared()
    {
        var all = new List<PublishedComparison>();
        if (_published?.Provisional is { } provisional)
        {
            all.Add(Amount(CaseStage.Provisional, "the provisional amount", _of.ProvisionalTrace, provisional, _published.ProvisionalHigh));
        }

        if (_published?.Final is { } final)
        {
            all.Add(Amount(CaseStage.Final, "the final amount", _of.Final.Trace, final, _published.FinalHigh));
        }

        foreach (var (stage, assessment, _, _) in _of.Stages)
        {
            if (stage.Amount is { } amount)
            {
                all.Add(Amount(stage.Name, $"the amount of {stage.Name}", assessment?.Trace, amount, null));
            }
        }

        all.AddRange(_published?.Steps.Select(Step) ?? []);
        return all;
    }

    // How far apart two numbers are, without subtracting numbers of two signs: their difference may be larger than any decimal.
    public static bool IsWithin(decimal left, decimal right, decimal tolerance) => (left < 0m) == (right < 0m)
        ? Math.Abs(left - right) <= tolerance
        : tolerance >= Math.Abs(left) && tolerance - Math.Abs(left) >= Math.Abs(right);

    public static bool Agrees(TraceNode found, decimal low, decimal high, decimal tolerance) => low == high
        ? IsWithin(found.Value, low, tolerance)
        : found.IsOpen ? IsWithin(found.Low, low, tolerance) && IsWithin(found.High, high, tolerance)
        : (found.Value >= low || IsWithin(found.Value, low, tolerance)) && (found.Value <= high || IsWithin(found.Value, high, tolerance));

    private PublishedComparison Amount(string stage, string name, TraceNode? found, Money low, Money? high) =>
        Compare(new(stage, name, null, stage, low.Amount, high?.Amount ?? low.Amount, found?.Value, PublishedOutcome.NotCalculated), found,
            Tolerance);

    private PublishedComparison Step(PublishedStep step)
    {
        var stage = step.Stage ?? CaseStage.Final;
        var assessment = stage switch
        {
            CaseStage.Provisional => _of.ProvisionalTrace is null ? null : _of.Before ?? _of.Final,
            CaseStage.Final => _of.Final,
            _ => _of.Stages.FirstOrDefault(s => s.Stage.Name == stage)?.Assessment,
        };
        var found = assessment?.Find(step.Step, step.Infringement);
        var comparison = new PublishedComparison(step.Step, found?.Name ?? step.Step, step.Infringement, stage, step.Value,
            step.High ?? step.Value, found?.Value,
            assessment is null ? PublishedOutcome.NotCalculated : PublishedOutcome.Differs)
        { IsStep = true };
        return Compare(comparison, found, step.Tolerance ?? (found?.Unit == Unit.Money ? Tolerance : 0m));
    }

    // A tolerance of an amount that is no less than what was published would let any lesser amount agree, and tells nothing.
    private static decimal Telling(TraceNode found, PublishedComparison comparison, decimal tolerance) =>
        found.Unit == Unit.Money && comparison.High != 0m && tolerance >= Math.Abs(comparison.High) ? 0m : tolerance;

    private static PublishedComparison Compare(PublishedComparison comparison, TraceNode? found, decimal tolerance) => found is null
        ? comparison : comparison with
        {
            Unit = found.Unit,
            Options = found.Options,
            Outcome = !Agrees(found, comparison.Low, comparison.High, Telling(found, comparison, tolerance)) ? PublishedOutcome.Differs : found.IsGiven
            ? PublishedOutcome.Given : PublishedOutcome.Agrees,
        };
}
