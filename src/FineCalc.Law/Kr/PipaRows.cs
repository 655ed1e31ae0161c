using NodaTime;

namespace FineCalc.Kr;

/// <summary>The rows of Annex 2 that share amounts and a highest fine.</summary>
public enum PipaRows
{
    /// <summary>Cameras.</summary>
    Cameras,

    /// <summary>The duties of Article 75(2).</summary>
    Duties,

    /// <summary>Papers not handed in during an inspection.</summary>
    InspectionPapers,

    /// <summary>Sub-processing.</summary>
    SubProcessing,

    /// <summary>The domestic agent.</summary>
    DomesticAgent,

    /// <summary>The duties of Article 75(4).</summary>
    Records,

    /// <summary>Papers not handed in otherwise.</summary>
    Papers,
}
