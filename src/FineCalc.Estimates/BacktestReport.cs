namespace FineCalc.Estimates;

/// <summary>Predictions beside decisions.</summary>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class BacktestReport
{
    internal BacktestReport(EstimateModel model, BacktestScores overall) => (Model, Overall) = (model, overall);

    /// <summary>The table that was tested.</summary>
    public EstimateModel Model { get; }

    /// <summary>All rows, from outside facts alone.</summary>
    public BacktestScores Overall { get; }

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

    /// <summary>The table and how it did on all rows.</summary>
    public override string ToString() => Text.Line($"{Model.Id} {Model.Version}: {Overall}");
}
