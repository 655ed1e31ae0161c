namespace FineCalc.Gdpr;

/// <summary>The damage people suffered or may suffer.</summary>
public enum Damage
{
    /// <summary>None is known or likely.</summary>
    NoneKnown,

    /// <summary>Inconvenience, loss of control.</summary>
    Limited,

    /// <summary>Distress, financial loss, disruption.</summary>
    Serious,

    /// <summary>Risk to life or safety, lasting harm.</summary>
    Severe,
}
