namespace FineCalc.Steps;

/// <summary>Why a rule of a method that was looked at left the amount as it was.</summary>
public enum NotAppliedReason
{
    /// <summary>The value did not come up to a cap.</summary>
    CapNotReached,

    /// <summary>The value did not fall to a floor.</summary>
    FloorNotReached,

    /// <summary>Of several amounts or rates another decided: a higher one, or a lower one.</summary>
    AnotherDecided,

    /// <summary>A condition or a choice led past it.</summary>
    NotTaken,

    /// <summary>The case does not say it, and the method goes on without it.</summary>
    NotGiven,

    /// <summary>The case gives it as zero.</summary>
    GivenAsZero,
}
