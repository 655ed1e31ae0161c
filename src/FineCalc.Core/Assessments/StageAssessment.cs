namespace FineCalc;

/// <summary>One stage after the final amount, worked out or taken as published.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Stage">The stage.</param>
/// <param name="Assessment">Its assessment; null where only its amount is known.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Bridge">What leads to it from the stage before.</param>
public sealed record StageAssessment(CaseStage Stage, Assessment? Assessment, Spread<Money> Amount, Bridge Bridge)
{
    /// <summary>The stage and its amount.</summary>
    public override string ToString() => Text.Line($"{Stage.Name}: {Amount}");
}
