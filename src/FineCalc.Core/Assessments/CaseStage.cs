using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// What became of the final amount afterwards: an appeal, a court, a settlement reached later. Either the facts as that stage found them,
/// so that its amount is worked out, or the amount it set, or both, which are then held against each other.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
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

    /// <summary>The name, the day and the amount it set.</summary>
    public override string ToString() =>
        Text.Line($"{Name}{(Date is null ? "" : $", {Date}")}{(Amount is { } amount ? $": {amount}" : "")}");

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
