namespace FineCalc.Estimates;

/// <summary>Which table a prediction is of.</summary>
public enum PredictingTable
{
    /// <summary>Decisions that state turnover or the people affected: mostly headline cases.</summary>
    Stated,

    /// <summary>Ordinary published fines, of which neither is told.</summary>
    Ordinary,
}
