namespace FineCalc.Risk;

/// <summary>What an amount depends on. Correlations are left aside: every input moves by itself.</summary>
/// <param name="Likely">The amount with everything at its likely value (of a distribution its median).</param>
/// <param name="Rows">Every input, those without effect too, the greatest total share of the variance first.</param>
public sealed record SensitivityResult(Money Likely, IReadOnlyList<SensitivityRow> Rows)
{
    /// <summary>The likely amount and what moves it most.</summary>
    public override string ToString() => Text.Line($"{Likely}{(Rows.Count == 0 ? "" : $", most by {Rows[0]}")}");
}
