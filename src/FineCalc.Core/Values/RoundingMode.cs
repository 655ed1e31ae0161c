namespace FineCalc;

/// <summary>Which way a number goes that lies between two points of the grid. A closed choice, placed at a step, never ambient.</summary>
public enum RoundingMode
{
    /// <summary>The number stays as it is.</summary>
    None,

    /// <summary>To the point of the grid nearer to zero.</summary>
    Down,

    /// <summary>To the point of the grid farther from zero.</summary>
    Up,

    /// <summary>To the nearest point; a number half-way goes away from zero.</summary>
    Nearest,

    /// <summary>To the nearest point; a number half-way goes to the even one.</summary>
    HalfEven,
}
