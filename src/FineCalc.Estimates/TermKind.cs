namespace FineCalc.Estimates;

/// <summary>How a term of a predictive table reads its fact.</summary>
internal enum TermKind
{
    /// <summary>The logarithm to base 10 of the number over <see cref="EstimateTerm.At"/>, held between two ends.</summary>
    PerTenfold,

    /// <summary>1 above a bound, 0 up to it.</summary>
    Above,

    /// <summary>1 for certain codes, 0 for others.</summary>
    OneOf,

    /// <summary>1 where the fact is unknown, 0 where it is known.</summary>
    Unknown,
}
