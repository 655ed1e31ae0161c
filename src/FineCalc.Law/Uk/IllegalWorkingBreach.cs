namespace FineCalc.Uk;

/// <summary>Which breach of the rules on illegal working it is.</summary>
public enum IllegalWorkingBreach
{
    /// <summary>The first.</summary>
    First,

    /// <summary>A repeated one, within three years.</summary>
    Repeat,
}
