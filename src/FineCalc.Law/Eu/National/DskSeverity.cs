namespace FineCalc.Eu;

/// <summary>How severe an infringement is under the DSK concept, the least first.</summary>
public enum DskSeverity
{
    /// <summary>Light.</summary>
    Light,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Severe.</summary>
    Severe,

    /// <summary>Very severe.</summary>
    VerySevere,
}
