using FineCalc.Steps;

namespace FineCalc;

// Holds what was published against what was found.
internal sealed class Publishing(
    PublishedFigures? published,
    TraceNode? provisional,
    Assessment first,
    Assessment final,
    IReadOnlyList<StageAssessment> stages
)
{
    // Where nothing was published but the amount of a later stage, that is held to the very figure.
    private decimal Tolerance => published?.Tolerance ?? 0m;

    // Amounts first. What the provisional amount is held against may be missing; the first facts may be the final ones.
    public IReadOnlyList<PublishedComparison> Compared()
    {
        var all = new List<PublishedComparison>();
        if (published?.Provisional is { } low)
        {
            all.Add(Amount(CaseStage.Provisional, "the provisional amount", provisional, low, published.ProvisionalHigh));
        }

        if (published?.Final is { } amount)
        {
            all.Add(Amount(CaseStage.Final, "the final amount", final.Trace, amount, published.FinalHigh));
        }

        foreach (var (stage, assessment, _, _) in stages)
        {
            if (stage.Amount is { } set)
            {
                all.Add(Amount(stage.Name, $"the amount of {stage.Name}", assessment?.Trace, set, null));
            }
        }

        all.AddRange(published?.Steps.Select(Step) ?? []);
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
            CaseStage.Provisional => provisional is null ? null : first,
            CaseStage.Final => final,
            _ => stages.FirstOrDefault(s => s.Stage.Name == stage)?.Assessment,
        };
        var found = assessment?.Read(step.Step, step.Infringement);
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
    private static decimal ToleranceOf(TraceNode found, PublishedComparison comparison, decimal tolerance) =>
        found.Unit == Unit.Money && comparison.High != 0m && tolerance >= Math.Abs(comparison.High) ? 0m : tolerance;

    private static PublishedComparison Compare(PublishedComparison comparison, TraceNode? found, decimal tolerance) =>
        found is null
            ? comparison
            : comparison with
            {
                Unit = found.Unit,
                Options = found.Options,
                Outcome =
                    !Agrees(found, comparison.Low, comparison.High, ToleranceOf(found, comparison, tolerance)) ? PublishedOutcome.Differs
                    : found.IsGiven ? PublishedOutcome.Given
                    : PublishedOutcome.Agrees,
            };
}
