namespace FineCalc;

/// <summary>What holding a published figure against the calculation has shown.</summary>
public enum PublishedOutcome
{
    /// <summary>The figure was worked out, and is the published one.</summary>
    Agrees,

    /// <summary>The calculation, or what the case gives, has another figure.</summary>
    Differs,

    /// <summary>The case itself gives the figure, so that it proves nothing.</summary>
    Given,

    /// <summary>Nothing was worked out to hold it against: the case has no facts of that stage.</summary>
    NotCalculated,
}
