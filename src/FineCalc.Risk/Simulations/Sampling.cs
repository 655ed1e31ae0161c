namespace FineCalc.Risk;

/// <summary>How trials are drawn.</summary>
public enum Sampling
{
    /// <summary>Independent random numbers. Errors come from the formulas of independent draws.</summary>
    Plain,

    /// <summary>
    /// Points of a Sobol sequence, scrambled anew in each replicate: far smaller errors for the same number of trials. Errors come from the
    /// spread of the replicates.
    /// </summary>
    Sobol,
}
