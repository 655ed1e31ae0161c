namespace FineCalc.Uk;

/// <summary>How serious the CMA takes an infringement to be, the least first.</summary>
public enum CmaSeriousness
{
    /// <summary>Under 10%.</summary>
    Reduced,

    /// <summary>10% to 20%.</summary>
    LessSerious,

    /// <summary>21% to 30%.</summary>
    MostSerious,
}
