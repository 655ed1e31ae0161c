namespace FineCalc.Estimates;

/// <summary>A predicted distribution and what made it.</summary>
/// <param name="Distribution">The distribution.</param>
/// <param name="Drivers">What each fact does to it, in the table's order.</param>
internal sealed record Prediction(PredictiveDistribution Distribution, IReadOnlyList<Driver> Drivers)
{
    /// <summary>The table that spoke.</summary>
    public PredictingTable Table { get; init; }

    /// <summary>What was put in for turnover, where it was; a logarithm to base 10.</summary>
    public LogNumber? Turnover { get; init; }

    /// <summary>What was put in for the people affected, where it was; a logarithm to base 10.</summary>
    public LogNumber? People { get; init; }
}

/// <summary>What the rows of one table add up to.</summary>
/// <param name="Centre">The logarithm to base 10 of the median.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Drivers">What each fact does to it, in the table's order.</param>
internal sealed record TableSum(double Centre, double Variance, IReadOnlyList<Driver> Drivers);
