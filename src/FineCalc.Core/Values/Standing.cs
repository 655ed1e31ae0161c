using NodaTime;

namespace FineCalc;

/// <summary>How sure FineCalc is of a number's source, from the surest down.</summary>
public enum Standing
{
    /// <summary>Seen in the primary text: the statute, guidance or notice itself.</summary>
    Read,

    /// <summary>Seen only in a consultation draft of the primary text.</summary>
    Draft,

    /// <summary>Known from a secondary source.</summary>
    Reported,

    /// <summary>Worked out from other published numbers; no text states it.</summary>
    Inferred,

    /// <summary>Not checked against any text.</summary>
    Unverified,
}
