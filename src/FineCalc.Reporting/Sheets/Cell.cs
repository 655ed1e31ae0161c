namespace FineCalc.Reporting.Sheets;

// What a cell is for, which its colours and letters tell.
internal enum Look
{
    Plain,
    Title,
    Heading,
    Column,
    Note,
    Strong,
    Muted,
    Input,
    Answer,
}

internal enum Format
{
    General,
    Money,
    Rate,
    Text,
}

// What stands in one cell: a text, a number or a truth that is what it is, or a formula with what it came to.
internal sealed record Cell(object? Value, string? Formula, Look Look, Format Format)
{
    public static Cell Empty { get; } = new(null, null, Look.Plain, Format.General);

    public static Cell Of(string? text, Look look = Look.Plain) =>
        string.IsNullOrEmpty(text) ? Empty with { Look = look } : new(text, null, look, Format.Text);

    // A number as the sheet shows numbers of its unit; a flag is a truth.
    public static Cell Of(decimal number, Unit unit, Look look = Look.Plain) =>
        unit == Unit.Flag ? new(number != 0m, null, look, Format.General) : new(number, null, look, FormatOf(unit));

    public static Cell Live(string formula, decimal? value, Unit unit, Look look = Look.Plain) =>
        (value is { } known ? Of(known, unit, look) : new Cell(null, null, look, FormatOf(unit))) with
        {
            Formula = formula,
        };

    public static Cell Live(string formula, string? value, Look look = Look.Plain) => new(value, formula, look, Format.General);

    private static Format FormatOf(Unit unit) =>
        unit switch
        {
            Unit.Money => Format.Money,
            Unit.Rate => Format.Rate,
            _ => Format.General,
        };
}
