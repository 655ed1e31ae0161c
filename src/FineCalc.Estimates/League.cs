namespace FineCalc.Estimates;

/// <summary>
/// A league table: FineCalc out of fold, the middle of the guidance, and public formulas of others, all on the same decisions.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class League
{
    internal League(IReadOnlyList<LeagueRow> rows, int count, int outOfFold, int leftOut) =>
        (Rows, Count, OutOfFold, LeftOut) = (rows, count, outOfFold, leftOut);

    /// <summary>
    /// The league table on decisions. What the table that comes with FineCalc is fitted on it predicts out of fold; other decisions as it
    /// stands.
    /// </summary>
    /// <param name="decisions">The decisions, with their maxima, as <see cref="GdprEstimate.ReadDecisions"/> gives them.</param>
    /// <exception cref="ProblemException">No decision tells what the formulas ask for (<c>league-empty</c>).</exception>
    public static League Of(IReadOnlyList<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return LeagueScoring.Of(decisions);
    }

    /// <summary>A row for each way to estimate, the least mean absolute error first.</summary>
    public IReadOnlyList<LeagueRow> Rows { get; }

    /// <summary>How many decisions: fines on companies whose turnover and number of people affected are known.</summary>
    public int Count { get; }

    /// <summary>
    /// Of how many FineCalc's prediction is one out of fold, by a table fitted on the others alone: all that its table is fitted on.
    /// </summary>
    public int OutOfFold { get; }

    /// <summary>How many decisions were left out, since a fact that the formulas ask for is not known of them.</summary>
    public int LeftOut { get; }

    /// <summary>What was found and could not be stated in full, and why; nothing of it is scored.</summary>
    public static IReadOnlyList<(string Name, string Why)> NotStated => PublicFormulas.NotStated;

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The first row.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Counted(Rows.Count, "method")} on {Text.Counted(Count, "decision")}; least error: {Rows[0]}");
}
