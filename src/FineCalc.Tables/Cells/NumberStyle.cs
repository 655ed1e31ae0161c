namespace FineCalc.Tables;

/// <summary>How the numbers of a column are written, where they are texts.</summary>
public enum NumberStyle
{
    /// <summary>As programs write them: digits, at most one point, perhaps a minus or an exponent; nothing else is a number.</summary>
    Plain,

    /// <summary>
    /// As people write them in English: commas may part thousands, a point begins decimals, and a sign or code of the currency or, of a
    /// rate, a percent sign may stand beside: <c>£1,234.50</c>, <c>GBP 1,234</c>, <c>12.5%</c>.
    /// </summary>
    English,

    /// <summary>
    /// The same with points, spaces or apostrophes for thousands and a comma for decimals: <c>1.234,50 €</c>, <c>12,5 %</c>.
    /// </summary>
    Continental,
}
