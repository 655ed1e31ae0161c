using System.Diagnostics.CodeAnalysis;

namespace FineCalc.Tables;

/// <summary>
/// What is said of a table beside its column names: which column answers which question and how, what is the same in all rows, which rows
/// belong together. Without it, columns answer the questions whose id or name they bear.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <example>
/// <code>
/// var mapping = TableMapping.None.With(UkGdpr.Turnover, new ColumnSource("Revenue") { Unit = NumberUnit.Millions });
/// Console.WriteLine(mapping); // turnover: Revenue, in millions
/// </code>
/// </example>
public sealed record TableMapping
{
    /// <summary>No mapping: columns speak for themselves.</summary>
    public static TableMapping None { get; } = new();

    /// <summary>The columns that answer questions whose names they do not bear, or that are to be read otherwise.</summary>
    public IReadOnlyList<(Fact Fact, ColumnSource Source)> Columns { get; init; } = [];

    /// <summary>The answers that all rows share.</summary>
    public Facts Constants { get; init; } = Facts.None;

    /// <summary>
    /// The column whose rows of one value are one case, each row an infringement of it; null where each row is a case. The rows of a case
    /// stand together.
    /// </summary>
    public string? GroupBy { get; init; }

    /// <summary>Words that say in any column that there is no answer, beside the empty cell.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How the numbers of columns are written that do not say it themselves (<see cref="ColumnSource.Numbers"/>).</summary>
    public NumberStyle? Numbers { get; init; }

    /// <summary>Columns that answer nothing although they bear the name of a question.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Of a table of parties, the columns that name each and say how often it has a case; a batch makes nothing of them.</summary>
    public PartyColumns Parties { get; init; } = new();

    /// <summary>The same mapping with the column of one more question, or another column for one.</summary>
    public TableMapping With(Fact fact, ColumnSource source)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(source);
        return this with { Columns = [.. Columns.Where(c => c.Fact != fact), (fact, source)] };
    }

    /// <summary>The same mapping with a column of the name, as it is.</summary>
    public TableMapping With(Fact fact, string column) => With(fact, new ColumnSource(column));

    // Of a table of parties, the columns that answer no question, as stated or by their names.
    internal PartyColumns PartiesIn(IReadOnlyList<string> columns)
    {
        var own = Parties.In(columns);
        return own with { Frequency = Styled(own.Frequency), Dispersion = Styled(own.Dispersion) };
    }

    // A column whose numbers are written as it says, or as those of the table are.
    [return: NotNullIfNotNull(nameof(source))]
    internal ColumnSource? Styled(ColumnSource? source) =>
        source is { Numbers: null } && Numbers is { } all ? source with { Numbers = all } : source;

    /// <summary>The questions and their columns in a line.</summary>
    public override string ToString() =>
        Text.Line(
            string.Join(
                "; ",
                Columns
                    .Select(c => $"{c.Fact.Id}: {c.Source}")
                    .Concat(Constants.Answers.Select(a => $"{a.Fact.Id} = {a.Fact.Show(a.Likely, a.Currency)}"))
                    .Concat(GroupBy is null ? [] : [$"cases by {GroupBy}"])
                    .DefaultIfEmpty("columns by their names")
            )
        );
}
