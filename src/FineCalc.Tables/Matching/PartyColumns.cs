namespace FineCalc.Tables;

/// <summary>
/// Of a table of parties, the columns that answer no question of the law: what each is called, and how often it has a case. Those of the
/// names <c>name</c>, <c>frequency</c> and <c>dispersion</c> unless stated.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is.</remarks>
public sealed record PartyColumns
{
    /// <summary>The column that names each party.</summary>
    public ColumnSource? Name { get; init; }

    /// <summary>The column with the mean number of cases a year.</summary>
    public ColumnSource? Frequency { get; init; }

    /// <summary>The column that says how much that number varies beyond a Poisson count.</summary>
    public ColumnSource? Dispersion { get; init; }

    /// <summary>The columns that are stated.</summary>
    public override string ToString() =>
        Text.Line(string.Join(", ", Stated.Select(s => $"{s.What}: {s.Source}").DefaultIfEmpty("by name")));

    internal IEnumerable<(string What, ColumnSource Source)> Stated =>
        new[] { ("name", Name), ("frequency", Frequency), ("dispersion", Dispersion) }
            .Where(s => s.Item2 is not null)
            .Select(s => (s.Item1, s.Item2!));

    // As stated, or as the table has them by name.
    internal PartyColumns In(IReadOnlyList<string> columns)
    {
        return new()
        {
            Name = Name ?? Own("name"),
            Frequency = Frequency ?? Own("frequency"),
            Dispersion = Dispersion ?? Own("dispersion"),
        };

        ColumnSource? Own(string name) => columns.Contains(name, StringComparer.Ordinal) ? new(name) : null;
    }
}
