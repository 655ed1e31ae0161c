namespace FineCalc.Uk;

/// <summary>How late accounts were filed.</summary>
public enum AccountsDelay
{
    /// <summary>Not more than one month.</summary>
    UpToOneMonth,

    /// <summary>More than one month and not more than three.</summary>
    UpToThreeMonths,

    /// <summary>More than three months and not more than six.</summary>
    UpToSixMonths,

    /// <summary>More than six months.</summary>
    OverSixMonths,
}
