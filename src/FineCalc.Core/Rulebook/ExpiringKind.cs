namespace FineCalc.Steps;

/// <summary>How something of a regime runs out.</summary>
public enum ExpiringKind
{
    /// <summary>The last version of the regime ends: nothing is worked out from that day on.</summary>
    Ends,

    /// <summary>Numbers are due to be others from that day on, and the data do not have them yet.</summary>
    Due,

    /// <summary>Numbers await another text, such as the final one of a draft, and no day is known.</summary>
    Awaited,
}
