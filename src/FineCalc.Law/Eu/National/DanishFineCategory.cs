namespace FineCalc.Eu;

/// <summary>
/// The categories of the Danish guide: three under Art 83(4) and three under Art 83(5)-(6) of the GDPR, in each the least serious first.
/// </summary>
public enum DanishFineCategory
{
    /// <summary>Art 83(4), serious.</summary>
    Category1,

    /// <summary>Art 83(4), more serious.</summary>
    Category2,

    /// <summary>Art 83(4), most serious.</summary>
    Category3,

    /// <summary>Art 83(5)-(6), serious.</summary>
    Category4,

    /// <summary>Art 83(5)-(6), more serious.</summary>
    Category5,

    /// <summary>Art 83(5)-(6), most serious.</summary>
    Category6,
}
