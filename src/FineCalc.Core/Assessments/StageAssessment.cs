namespace FineCalc;

/// <summary>One stage after the final amount, worked out or taken as published.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Assessment">Its assessment; null where only its amount is known.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Bridge">What leads to it from the stage before.</param>
public sealed record StageAssessment(CaseStage Stage, Assessment? Assessment, Spread<Money> Amount, Bridge Bridge)
{
    // The stages one after another, each from what the one before it came to.
    internal static IReadOnlyList<StageAssessment> Of(Case of, Assessment final, BridgeOrder order)
    {
        var stages = new List<StageAssessment>();
        var (before, from) = ((Assessment?)final, final.Range);
        foreach (var stage in of.Stages)
        {
            var own = stage.Facts is { } facts ? of.Assessed(of.Left(facts)) : null;
            var to = own?.Range ?? new Spread<Money>(stage.Amount!.Value, stage.Amount.Value, stage.Amount.Value);
            var bridge =
                before is not null && own is not null
                    ? Bridge.Between(before, own, order, of.Stages.Count)
                    : Unexplained(stage, from.Likely, to.Likely);
            stages.Add(new StageAssessment(stage, own, to, bridge));
            (before, from) = (own, to);
        }

        return stages;
    }

    private static Bridge Unexplained(CaseStage stage, Money from, Money to) =>
        new(
            from,
            to,
            from == to
                ? []
                :
                [
                    new BridgePart(
                        "later-stage",
                        $"{stage.Name} (steps not published)",
                        from.ToString("R", null),
                        to.ToString("R", null),
                        to - from
                    )
                    {
                        Note = stage.Note,
                    },
                ],
            BridgeOrder.Method
        );
}
