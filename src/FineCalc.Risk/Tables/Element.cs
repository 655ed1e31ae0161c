namespace FineCalc.Risk;

/// <summary>How the values of a column lie in memory.</summary>
internal enum Element : byte
{
    Double,
    Int,
    Byte,

    // Read exactly, or copied into doubles first.
    Decimal,
}
