namespace FineCalc.Estimates;

/// <summary>Of what a base rate counts the fines. The three are never turned into one another.</summary>
public enum BaseRateCondition
{
    /// <summary>
    /// A personal data breach that was notified to the authority. Breaches that should have been and were not are outside it.
    /// </summary>
    NotifiedBreach,

    /// <summary>A complaint to the authority, or any case it has; most of them are not about breaches.</summary>
    Complaint,

    /// <summary>A formal procedure towards a sanction, or a notice of intent.</summary>
    Procedure,
}
