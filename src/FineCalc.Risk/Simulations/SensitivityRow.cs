namespace FineCalc.Risk;

/// <summary>
/// What a result owes to one thing that is open: an uncertain fact, an answer that is a range, an open question or number of the model.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The id of the fact or number.</param>
/// <param name="Name">Its name; of what an estimate adds beyond the method, what that is.</param>
/// <param name="Infringement">The infringement it is about; null for the whole case.</param>
/// <param name="From">The low end it was moved to: its lowest value, or the 1% quantile where it has none.</param>
/// <param name="To">The high end it was moved to: its highest value, or the 99% quantile where it has none.</param>
/// <param name="AtFrom">The amount at the low end, everything else at its likely value.</param>
/// <param name="AtTo">The amount at the high end.</param>
/// <param name="First">
/// Its share of the variance by itself (first-order Sobol index); not a number where the amount does not vary in any trial. Its error is
/// not known where the amount varies, or moves with the input, in too few trials.
/// </param>
/// <param name="Total">
/// Its share of the variance with all it does together with others (total Sobol index). An input that does not enter the amount has
/// certainly none.
/// </param>
public sealed record SensitivityRow(
    string Id,
    string Name,
    string? Infringement,
    double From,
    double To,
    Money AtFrom,
    Money AtTo,
    Measured First,
    Measured Total
)
{
    // The question that it is the answer to; null for a number of the model.
    internal Fact? Fact { get; init; }

    /// <summary>What its ends are measured in: a rate of 4% is 0.04, a choice its place in the list from 0, a flag 0 or 1.</summary>
    public Unit Unit { get; init; }

    /// <summary>How far the amount moves when it alone moves.</summary>
    public Money Swing => new(Math.Abs(AtTo.Amount - AtFrom.Amount), AtTo.Currency);

    // An end as a case gives it, where a decimal holds it; shorter where it is a quantile that nobody gave.
    internal string Shown(double end) =>
        Math.Abs(end) < 1e15
            ? FineCalc.Fact.Nearly((decimal)end, Unit, AtFrom.Currency, Fact?.Options) + (Fact?.After ?? "")
            : Digits.Short(end);

    /// <summary>How far it moves the amount, and its share of the variance.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Name}{(Infringement is null ? "" : $" ({Infringement})")}: {AtFrom} at {Shown(From)}, {AtTo} at {Shown(To)}"
                + (
                    double.IsNaN(Total.Value)
                        ? ""
                        : $", {new Measured(Total.Value * 100d, Total.StandardError * 100d).Brief}% of the variance"
                )
        );
}
