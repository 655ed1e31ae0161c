namespace FineCalc.Steps;

/// <summary>One row of a table by bands.</summary>
/// <param name="UpTo">The upper end of the band; null for the last, open one.</param>
/// <param name="Low">The value where the band begins.</param>
/// <param name="High">The value where the band ends; between them the table runs straight.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record BandRow<TIn, TOut>(TIn? UpTo, TOut Low, TOut High, Citation Source)
    where TIn : struct
    where TOut : struct;
