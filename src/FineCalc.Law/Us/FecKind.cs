namespace FineCalc.Us;

/// <summary>What was not filed in time.</summary>
public enum FecKind
{
    /// <summary>A report that was filed late (11 CFR 111.43).</summary>
    Late,

    /// <summary>A report that was not filed, or so late that it counts as not filed (11 CFR 111.43(e)).</summary>
    NotFiled,

    /// <summary>A 48-hour notice of contributions that was filed late or not at all (11 CFR 111.44).</summary>
    Notice,
}
