using Apache.Arrow.Types;

namespace FineCalc.Tables;

// Columns of what was worked out in doubles: as texts they have 15 digits, since the last one or two of a double are noise of the way it
// was
// come to. Parquet and Arrow have the doubles themselves.
internal static class Worked
{
    public const string Format = "G15";

    private const string Mark = "finecalc.result";

    public static ArrowField Of(string name) => new(name, DoubleType.Default, true, [new(Mark, "double")]);

    public static bool Is(ArrowField field) => field.HasMetadata && field.Metadata.ContainsKey(Mark);
}
