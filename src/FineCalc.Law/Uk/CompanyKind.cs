namespace FineCalc.Uk;

/// <summary>What kind of company filed late.</summary>
public enum CompanyKind
{
    /// <summary>A private company.</summary>
    Private,

    /// <summary>A public company.</summary>
    Public,

    /// <summary>A limited liability partnership.</summary>
    Llp,
}
