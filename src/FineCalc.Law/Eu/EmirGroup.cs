namespace FineCalc.Eu;

/// <summary>The groups of infringements in Annex I to EMIR that share limits.</summary>
public enum EmirGroup
{
    /// <summary>Article 65(2)(a).</summary>
    A,

    /// <summary>Article 65(2)(b).</summary>
    B,

    /// <summary>Article 65(2)(c).</summary>
    C,
}
