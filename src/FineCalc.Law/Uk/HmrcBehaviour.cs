namespace FineCalc.Uk;

/// <summary>The behaviour, the least grave first.</summary>
public enum HmrcBehaviour
{
    /// <summary>Not deliberate; careless.</summary>
    NonDeliberate,

    /// <summary>Deliberate but not concealed.</summary>
    Deliberate,

    /// <summary>Deliberate and concealed.</summary>
    DeliberateAndConcealed,
}
