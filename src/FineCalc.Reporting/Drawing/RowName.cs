namespace FineCalc.Reporting.Drawing;

// The name of a row, and what stands under it.
internal sealed record RowName(string Name, bool IsStrong, params IReadOnlyList<string> How);
