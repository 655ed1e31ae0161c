using NodaTime;

namespace FineCalc.Tr;

/// <summary>The duties whose infringement Article 18 of the KVKK fines.</summary>
public enum KvkkDuty
{
    /// <summary>To inform.</summary>
    Information,

    /// <summary>Data security.</summary>
    Security,

    /// <summary>Decisions of the Board.</summary>
    BoardDecision,

    /// <summary>The registry of data controllers.</summary>
    Registry,

    /// <summary>Notice of a standard contract.</summary>
    StandardContract,
}
