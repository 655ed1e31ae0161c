namespace FineCalc.Gdpr;

/// <summary>How several infringements of one conduct are fined.</summary>
public enum Concurrence
{
    /// <summary>A fine for each, the sum held by the maximum of the gravest.</summary>
    OneFineEach,

    /// <summary>One fine for all.</summary>
    OneFine,
}
