using FineCalc.Steps;

namespace FineCalc;

/// <summary>A figure that the regulator published, to hold the calculation against.</summary>
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
    /// How far the calculation may lie from this figure, in its own unit, 0 or more. Null for the tolerance of the figures where it is an
    /// amount, and for none where it is a rate, a number, a choice or a flag.
    /// </summary>
    public decimal? Tolerance { get; init; }
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
    public static bool IsWithin(decimal left, decimal right, decimal tolerance) =>
        (left < 0m) == (right < 0m)
            ? Math.Abs(left - right) <= tolerance
            : tolerance >= Math.Abs(left) && tolerance - Math.Abs(left) >= Math.Abs(right);

    public static bool Agrees(TraceNode found, decimal low, decimal high, decimal tolerance) =>
        low == high ? IsWithin(found.Value, low, tolerance)
        : found.IsOpen ? IsWithin(found.Low, low, tolerance) && IsWithin(found.High, high, tolerance)
        : (found.Value >= low || IsWithin(found.Value, low, tolerance)) && (found.Value <= high || IsWithin(found.Value, high, tolerance));

    private PublishedComparison Amount(string stage, string name, TraceNode? found, Money low, Money? high) =>
        Compare(
            new(stage, name, null, stage, low.Amount, high?.Amount ?? low.Amount, found?.Value, PublishedOutcome.NotCalculated),
            found,
            Tolerance
        );

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
        var comparison = new PublishedComparison(
            step.Step,
            found?.Name ?? step.Step,
            step.Infringement,
            stage,
            step.Value,
            step.High ?? step.Value,
            found?.Value,
            assessment is null ? PublishedOutcome.NotCalculated : PublishedOutcome.Differs
        )
        {
            IsStep = true,
        };
        return Compare(comparison, found, step.Tolerance ?? (found?.Unit == Unit.Money ? Tolerance : 0m));
    }

    // A tolerance of an amount that is no less than what was published would let any lesser amount agree, and tells nothing.
    private static decimal MessageText(TraceNode found, PublishedComparison comparison, decimal tolerance) =>
        found.Unit == Unit.Money && comparison.High != 0m && tolerance >= Math.Abs(comparison.High) ? 0m : tolerance;

    private static PublishedComparison Compare(PublishedComparison comparison, TraceNode? found, decimal tolerance) =>
        found is null
            ? comparison
            : comparison with
            {
                Unit = found.Unit,
                Options = found.Options,
                Outcome =
                    !Agrees(found, comparison.Low, comparison.High, MessageText(found, comparison, tolerance)) ? PublishedOutcome.Differs
                    : found.IsGiven ? PublishedOutcome.Given
                    : PublishedOutcome.Agrees,
            };
}
