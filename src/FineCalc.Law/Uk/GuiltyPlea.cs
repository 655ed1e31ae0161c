namespace FineCalc.Uk;

/// <summary>When a defendant pleaded guilty.</summary>
public enum GuiltyPlea
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>At the first stage of the proceedings.</summary>
    FirstStage,

    /// <summary>After the first stage.</summary>
    Later,

    /// <summary>On the first day of the trial.</summary>
    FirstDayOfTrial,
}
