namespace FineCalc.Uk;

/// <summary>When a settlement was reached.</summary>
public enum SettlementStage
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Before a notice of intent.</summary>
    BeforeNotice,

    /// <summary>After the notice of intent and before written representations.</summary>
    BeforeRepresentations,

    /// <summary>After written representations.</summary>
    AfterRepresentations,
}
