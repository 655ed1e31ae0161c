namespace FineCalc;

/// <summary>
/// What became of the final amount afterwards: an appeal, a court, a settlement reached later. Either the facts as that stage found them,
/// so that its amount is worked out, or the amount it set, or both, which are then held against each other.
/// </summary>
/// <param name="Name">What the stage is called: First-tier Tribunal. No two of a case have one name.</param>
/// <param name="Source">Where that is known from, with its standing.</param>
public sealed record CaseStage(string Name, Citation Source)
{
    internal const string Provisional = "provisional";

    internal const string Final = "final";

    /// <summary>The day, month or year, as the case gives it; null if it is not known.</summary>
    public string? Date { get; init; }

    /// <summary>The facts as the stage found them; null where the steps that led to its amount are not known.</summary>
    public Facts? Facts { get; init; }

    /// <summary>The amount it set, as published, 0 or more; null where only what it changed is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>What is said about it.</summary>
    public string? Note { get; init; }

    // What keeps it from being a stage of a case.
    internal IEnumerable<Problem> Check(RegimeVersion version, IEnumerable<string> earlier)
    {
        if (earlier.Append(Provisional).Append(Final).Contains(Name, StringComparer.Ordinal))
        {
            yield return new Problem("stage-duplicate", $"Two stages are called '{Name}'.")
            {
                Subject = Name,
                Allowed = "one name for each stage, other than provisional and final",
            };
        }

        if (Facts is null && Amount is null)
        {
            yield return new Problem("stage-empty", $"'{Name}' says neither what it changed nor which amount it set.")
            {
                Subject = Name,
                Allowed = "an amount, or changed facts, judgements or infringements",
            };
        }

        var currency = version.Regime.Info.Currency;
        if (Amount is { } amount && (amount.Amount < 0m || amount.Currency != currency))
        {
            yield return new Problem("stage-amount-invalid", $"'{Name}' set {amount}.")
            {
                Subject = Name,
                Allowed = $"an amount in {currency} of 0 or more",
            };
        }
    }
}

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
            var bridge = before is not null && own is not null ? Bridge.Between(before, own, order, of.Stages.Count)
                : Unexplained(stage, from.Likely, to.Likely);
            stages.Add(new StageAssessment(stage, own, to, bridge));
            (before, from) = (own, to);
        }

        return stages;
    }

    private static Bridge Unexplained(CaseStage stage, Money from, Money to) => new(from, to,
        from == to ? [] : [new BridgePart("later-stage", $"{stage.Name} (steps not published)", from.ToString(), to.ToString(),
            to - from) { Note = stage.Note }], BridgeOrder.Method);
}
