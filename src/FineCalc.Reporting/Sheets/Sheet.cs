using System.Globalization;

namespace FineCalc.Reporting.Sheets;

// What may be written into a cell; what else is typed there the program refuses, with the words of what is allowed.
internal sealed record Rule(string Cell, string Allowed)
{
    // A list of words on a sheet; null where a number is asked for.
    public string? List { get; init; }

    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    public bool IsWhole { get; init; }
}

// One page of a workbook, as it grows from the top.
internal sealed class Sheet(string name, params double[] widths)
{
    private readonly List<(IReadOnlyList<Cell> Cells, bool IsFolded)> _rows = [];

    public string Name => name;

    public IReadOnlyList<double> Widths { get; set; } = widths;

    public IReadOnlyList<(IReadOnlyList<Cell> Cells, bool IsFolded)> Rows => _rows;

    public List<Rule> Rules { get; } = [];

    // The rows that stay in sight, and are printed on every page.
    public int Frozen { get; set; }

    // Columns from here on are worked with and not read: they are folded away.
    public int? FoldedFrom { get; set; }

    public int Next => _rows.Count + 1;

    public int Add(params IReadOnlyList<Cell> cells) => Add(cells, false);

    public int Add(IReadOnlyList<Cell> cells, bool isFolded)
    {
        _rows.Add((cells, isFolded));
        return _rows.Count;
    }

    public void Heading(params IReadOnlyList<string> columns)
    {
        Add([.. columns.Select(c => Cell.Of(c, Look.Column))]);
        Frozen = _rows.Count;
    }

    // A cell or a block, from wherever in the workbook it is spoken of.
    public string At(int row, int column, int? lastRow = null, int? lastColumn = null)
    {
        var quoted = name.Contains(' ', StringComparison.Ordinal) ? $"'{name}'" : name;
        var to = (lastRow, lastColumn) == (null, null) ? "" : ":" + Fixed(lastRow ?? row, lastColumn ?? column);
        return $"{quoted}!{Fixed(row, column)}{to}";
    }

    public static string Local(int row, int column) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Fixed(int row, int column) => $"${Letters(column)}${row.ToString(CultureInfo.InvariantCulture)}";

    // Columns count from 1: A, B ... Z, AA.
    private static string Letters(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
