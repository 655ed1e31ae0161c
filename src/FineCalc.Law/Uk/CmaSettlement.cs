namespace FineCalc.Uk;

/// <summary>When an undertaking settled with the CMA.</summary>
public enum CmaSettlement
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>Before the statement of objections.</summary>
    BeforeObjections,

    /// <summary>After it.</summary>
    AfterObjections,
}
