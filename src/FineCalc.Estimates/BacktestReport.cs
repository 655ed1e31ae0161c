namespace FineCalc.Estimates;

/// <summary>Predictions beside decisions.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class BacktestReport
{
    internal BacktestReport(EstimateModel model, BacktestScores overall) => (Model, Overall) = (model, overall);

    /// <summary>The table that was tested.</summary>
    public EstimateModel Model { get; }

    /// <summary>All rows, from outside facts alone.</summary>
    public BacktestScores Overall { get; }

    /// <summary>
    /// The rows one by one, in their order, from outside facts alone: what was predicted, in the currency of the table; which table spoke
    /// (<c>stated</c>, <c>ordinary</c> or <c>both</c>, as in the groups); and the ids of the facts that the tables turn on and the row does
    /// not tell.
    /// </summary>
    public IReadOnlyList<(
        Decision Decision,
        PredictiveDistribution Predicted,
        string Table,
        IReadOnlyList<string> Missing
    )> Rows { get; init; } = [];

    /// <summary>The same rows under simpler methods.</summary>
    public IReadOnlyList<BacktestScores> Baselines { get; init; } = [];

    /// <summary>The rows whose level of seriousness is known, with it; null if there are none.</summary>
    public BacktestScores? WithLevel { get; init; }

    /// <summary>The rows whose provisional amount is known, with it; null if there are none.</summary>
    public BacktestScores? WithProvisional { get; init; }

    /// <summary>Groups of rows: by country, class of defendant and size of the fine's turnover.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BacktestScores>> Groups { get; init; } =
        new Dictionary<string, IReadOnlyList<BacktestScores>>();

    /// <summary>How many of the rows are no later than the last decision the table was fitted on: of those the test says little.</summary>
    public int NotLater { get; init; }

    /// <summary>Rows that were not scored, and why.</summary>
    public IReadOnlyList<(string Id, string Reason)> Unscored { get; init; } = [];

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The table and how it did on all rows.</summary>
    public override string ToString() => Text.Line($"{Model.Id} {Model.Version}: {Overall}");
}
