namespace FineCalc.Tables;

/// <summary>A column of a table and how its cells are to be read.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Column">The name of the column, exactly as the table has it.</param>
public sealed record ColumnSource(string Column)
{
    /// <summary>In what its numbers are given; as they are unless stated.</summary>
    public NumberUnit Unit { get; init; }

    /// <summary>
    /// How its numbers are written where they are texts. Unless stated, as programs do; but where a point need not begin decimals (in a
    /// CSV whose cells are not parted by commas, and in texts of other forms) a number that may mean two, such as <c>250.000</c>, is a
    /// problem of its row.
    /// </summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>The currency of its amounts; the regime's own unless stated.</summary>
    public Currency Currency { get; init; }

    /// <summary>Words of the table that stand for codes of a choice or for yes and no: <c>J</c> for <c>yes</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Words that say that there is no answer, beside the empty cell: <c>NA</c>.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    internal int Shift =>
        Unit switch
        {
            NumberUnit.Thousands => 3,
            NumberUnit.Millions => 6,
            NumberUnit.Billions => 9,
            NumberUnit.Percent => -2,
            NumberUnit.BasisPoints => -4,
            _ => 0,
        };

    /// <summary>The column and what is said of it.</summary>
    public override string ToString() =>
        Text.Line(
            Column
                + (Unit == NumberUnit.One ? "" : $", in {Text.Word(Unit)}")
                + (Numbers is { } style ? $", {Text.Word(style)} numbers" : "")
                + (Currency == default ? "" : $", {Currency}")
        );
}
