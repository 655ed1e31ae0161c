namespace FineCalc.Eu;

/// <summary>The classes of infringements in Annex III to the regulation on credit rating agencies that share limits.</summary>
public enum CraClass
{
    /// <summary>Article 36a(2)(a).</summary>
    A,

    /// <summary>Article 36a(2)(b).</summary>
    B,

    /// <summary>Article 36a(2)(c).</summary>
    C,

    /// <summary>Article 36a(2)(d).</summary>
    D,

    /// <summary>Article 36a(2)(e).</summary>
    E,

    /// <summary>Article 36a(2)(f).</summary>
    F,

    /// <summary>Article 36a(2)(g).</summary>
    G,

    /// <summary>Article 36a(2)(h).</summary>
    H,

    /// <summary>Article 36a(2)(i).</summary>
    I,
}
