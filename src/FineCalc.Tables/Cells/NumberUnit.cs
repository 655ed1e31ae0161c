namespace FineCalc.Tables;

/// <summary>In what the numbers of a column are given.</summary>
public enum NumberUnit
{
    /// <summary>As they are: units of a currency, fractions (4% is 0.04), counts.</summary>
    One,

    /// <summary>Thousands.</summary>
    Thousands,

    /// <summary>Millions.</summary>
    Millions,

    /// <summary>Thousands of millions, 10^9.</summary>
    Billions,

    /// <summary>Hundredths: 4 is 0.04.</summary>
    Percent,

    /// <summary>Ten-thousandths: 400 is 0.04.</summary>
    BasisPoints,
}
