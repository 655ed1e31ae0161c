namespace FineCalc.Eu;

/// <summary>The categories of the Dutch fining policy of 2019, the least grave first.</summary>
public enum DutchFineCategory
{
    /// <summary>Category I.</summary>
    I,

    /// <summary>Category II.</summary>
    Ii,

    /// <summary>Category III.</summary>
    Iii,

    /// <summary>Category IV.</summary>
    Iv,
}
