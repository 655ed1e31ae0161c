namespace FineCalc.Estimates;

/// <summary>Which table a prediction is of.</summary>
internal enum PredictingTable
{
    /// <summary>Decisions that state turnover: mostly headline cases.</summary>
    Stated,

    /// <summary>Ordinary published fines, of which neither is told.</summary>
    Ordinary,

    /// <summary>The mean of both, where the people affected are told and no turnover is.</summary>
    Both,
}
