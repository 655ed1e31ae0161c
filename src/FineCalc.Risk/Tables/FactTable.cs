namespace FineCalc.Risk;

/// <summary>
/// The facts of many cases: one column of plain numbers for each question, one row for each case (or, grouped, for each infringement), and
/// beside them the facts that all cases share. Immutable; every method returns a changed copy.
/// The columns are read where they lie and are not copied, so they must not change once the table has been used;
/// after a change make a new table of them, which costs next to nothing.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// MaximumTier[] tier = [MaximumTier.Standard, MaximumTier.Higher, MaximumTier.Higher];
/// double?[] turnover = [12_000_000, null, 2_500_000_000];
/// var table = new FactTable(3).With(UkGdpr.Tier, tier).With(UkGdpr.Turnover, turnover);
/// Console.WriteLine(table); // 3 rows: tier, turnover
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class FactTable
{
    private FactTable(int rows, Facts common, FactColumn[] columns, ReadOnlyMemory<int> cases) =>
        (Rows, Common, Columns, Cases) = (rows, common, columns, cases);

    /// <summary>A table without columns.</summary>
    /// <param name="rows">How many rows there are, at least none.</param>
    /// <param name="common">The facts that all rows share: answers, infringements, exchange rates. A column wins over a shared answer to
    /// the same question; in a row that it does not answer the question is not answered.</param>
    public FactTable(int rows, Facts? common = null)
        : this(rows, common ?? Facts.None, [], default) => ArgumentOutOfRangeException.ThrowIfNegative(rows);

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>The facts that all rows share.</summary>
    public Facts Common { get; }

    internal FactColumn[] Columns { get; }

    internal ReadOnlyMemory<int> Cases { get; }

    // What the last method that read this table made of it; a race costs time only.
    internal object? Bound { get; set; }

    internal CaseIndex? Index => Cases.IsEmpty ? null : field ??= new CaseIndex(Cases.Span);

    /// <summary>
    /// The answers to a question as doubles: amounts in units of the currency, rates as fractions (4% is 0.04), counts, or the places of
    /// choices from 0.
    /// </summary>
    /// <param name="fact">The question.</param>
    /// <param name="values">
    /// One value for each row. A double stands for the shortest decimal that is nearest to it: 0.1 is exactly a tenth. What is not a number
    /// (NaN) is not given; an infinite value is a problem of its row.
    /// </param>
    /// <param name="answered">Which rows have an answer; all that hold a number unless stated.</param>
    /// <param name="currency">The currency of amounts; the regime's own if it is not given.</param>
    /// <exception cref="ArgumentException">The lengths differ from <see cref="Rows"/>, or the question has a column already.</exception>
    public FactTable With(Fact fact, ReadOnlyMemory<double> values, Answered answered = default, Currency currency = default) =>
        With(new FactColumn(Checked(fact), values, answered, currency));

    /// <summary>The answers to a question as integers: whole amounts, counts, or the places of choices from 0.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<int> values, Answered answered = default, Currency currency = default) =>
        With(new FactColumn(Checked(fact), values, answered, currency));

    /// <summary>The answers to a choice as the places of the options from 0, or to a flag as 0 and 1.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<byte> values, Answered answered = default) =>
        With(new FactColumn(Checked(fact), values, answered));

    /// <summary>The answers to a question to the last digit, for <see cref="BatchOptions.IsExact"/>.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<decimal> values, Answered answered = default, Currency currency = default) =>
        With(new FactColumn(Checked(fact), values, answered, currency));

    /// <summary>
    /// The answers to a question as doubles, null where there is none. Copied, as all columns of values that may be null.
    /// </summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<double?> values, Currency currency = default) =>
        With(fact, Values(values.Span), Given(values.Span), currency);

    /// <summary>The answers to a question as integers, null where there is none.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<int?> values, Currency currency = default) =>
        With(fact, Values(values.Span), Given(values.Span), currency);

    /// <summary>The answers to a choice as the places of the options from 0, null where there is none.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<byte?> values) => With(fact, Values(values.Span), Given(values.Span));

    /// <summary>The answers to a question to the last digit, null where there is none.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact fact, ReadOnlyMemory<decimal?> values, Currency currency = default) =>
        With(fact, Values(values.Span), Given(values.Span), currency);

    /// <summary>The answers to a question of yes or no. Copied.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact<bool> fact, ReadOnlyMemory<bool> values, Answered answered = default) =>
        With(fact, Places(values.Span), answered);

    /// <summary>The answers to a question of yes or no, null where there is none. Copied.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With(Fact<bool> fact, ReadOnlyMemory<bool?> values) => With(fact, Values(values.Span), Given(values.Span));

    /// <summary>The answers to a choice as members of its enumeration. Copied.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With<TEnum>(Fact<TEnum> fact, TEnum[] values, Answered answered = default)
        where TEnum : struct, Enum => With(fact, Places<TEnum>(values), answered);

    /// <summary>The answers to a choice as members of its enumeration, null where there is none. Copied.</summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    public FactTable With<TEnum>(Fact<TEnum> fact, TEnum?[] values)
        where TEnum : struct, Enum => With(fact, Values<TEnum>(values), Given<TEnum>(values));

    /// <summary>
    /// The answers to a choice by the codes of its options, as files have them (<c>grossly-negligent</c>), or to a flag as yes, no, true or
    /// false. What is null or blank is not given; any other text is a problem of its row.
    /// </summary>
    /// <inheritdoc cref="With(Fact, ReadOnlyMemory{double}, Answered, Currency)"/>
    /// <exception cref="ArgumentException">The question is answered by a number, or as above.</exception>
    public FactTable With(Fact fact, string?[] values) =>
        Checked(fact).Unit is Unit.Choice or Unit.Flag
            ? With(FactColumn.OfTexts(fact, values))
            : throw new ArgumentException(
                $"'{fact.Id}' is answered by a number, not by a word: make numbers of the texts, by Money.Parse or Rate.Parse.",
                nameof(values)
            );

    /// <summary>
    /// Makes rows infringements and says to which case each belongs: rows with one number are one case, wherever they stand. Facts of the
    /// whole case must be the same in all its rows. Results are then one for each case, in the order in which the cases first appear.
    /// </summary>
    /// <param name="cases">The number of the case, for each row.</param>
    /// <exception cref="ArgumentException">The length differs from <see cref="Rows"/>.</exception>
    public FactTable GroupedBy(ReadOnlyMemory<int> cases) =>
        cases.Length == Rows && Rows > 0
            ? new(Rows, Common, Columns, cases)
            : throw new ArgumentException($"The cases are {Text.Number(cases.Length)} and the rows {Text.Number(Rows)}.", nameof(cases));

    /// <summary>How many rows there are, and the questions that have a column.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Counted(Rows, "row")}: {string.Join(", ", Columns.Select(c => c.Fact.Id).DefaultIfEmpty("no columns"))}");

    // Of facts that all rows share, those that have no column: a column wins over a shared answer, in rows that it does not answer too.
    internal Facts Beside(Facts shared) => Columns.Aggregate(shared, (all, column) => all.Without(column.Fact));

    // The facts of one case, exactly as its columns give them; null where a value is no number that decimals hold.
    internal Facts? FactsOf(int @case, Currency currency, List<Problem> problems)
    {
        var rows = Index is { } index ? index.RowsOf(@case) : [@case];
        var facts = Beside(Common);
        foreach (var column in Columns)
        {
            // A fact of each infringement is given in each row; a fact of the case in the first, and the same in all.
            if (Index is null || !column.Fact.IsPerInfringement)
            {
                facts = Put(facts, column, rows[0], currency, problems);
                CheckSame(column, rows, problems);
            }
        }

        foreach (var row in Index is null ? [] : rows)
        {
            var own = Columns
                .Where(c => c.Fact.IsPerInfringement)
                .Aggregate(Facts.None, (all, column) => Put(all, column, row, currency, problems));
            facts = facts.With(new Infringement($"row {Text.Number(row)}", own.Answers));
        }

        return problems.Count == 0 ? facts : null;
    }

    private static Facts Put(Facts facts, FactColumn column, int row, Currency currency, List<Problem> problems)
    {
        if (column.IsMissing(row))
        {
            return facts;
        }

        if (column.Exact(row) is not { } value)
        {
            problems.Add(column.Strange(row));
            return facts;
        }

        return facts.With(
            new Answer(
                column.Fact,
                value,
                value,
                value,
                column.Fact.Unit != Unit.Money ? default
                    : column.Currency == default ? currency
                    : column.Currency
            )
        );
    }

    private static void CheckSame(FactColumn column, ReadOnlySpan<int> rows, List<Problem> problems)
    {
        foreach (var row in rows)
        {
            if (column.IsMissing(row) != column.IsMissing(rows[0]) || (!column.IsMissing(row) && column[row] != column[rows[0]]))
            {
                problems.Add(
                    new Problem(
                        "fact-of-case-differs",
                        $"'{column.Fact.Id}' is asked of the whole case, and its rows give different answers."
                    )
                    {
                        Subject = column.Fact.Id,
                        Allowed = "one answer in all rows of a case",
                    }
                );
                return;
            }
        }
    }

    private Fact Checked(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Columns.All(c => c.Fact != fact) ? fact : throw new ArgumentException($"'{fact.Id}' has a column already.", nameof(fact));
    }

    private FactTable With(FactColumn column) =>
        column.Rows != Rows
            ? throw new ArgumentException(
                $"The column of '{column.Fact.Id}' has {Text.Number(column.Rows)} rows and the table {Text.Number(Rows)}."
            )
        : column.Marks != Rows
            ? throw new ArgumentException(
                $"The marks of the answers to '{column.Fact.Id}' are {Text.Number(column.Marks)} and the rows {Text.Number(Rows)}."
            )
        : new(Rows, Common, [.. Columns, column], Cases);

    private static T[] Values<T>(ReadOnlySpan<T?> values)
        where T : struct
    {
        var all = new T[values.Length];
        for (var row = 0; row < all.Length; row++)
        {
            all[row] = values[row].GetValueOrDefault();
        }

        return all;
    }

    private static Answered Given<T>(ReadOnlySpan<T?> values)
        where T : struct
    {
        var missing = new bool[values.Length];
        for (var row = 0; row < missing.Length; row++)
        {
            missing[row] = values[row] is null;
        }

        return Answered.Unless(missing);
    }

    private static int[] Places<T>(ReadOnlySpan<T> values)
        where T : struct
    {
        var places = new int[values.Length];
        for (var row = 0; row < places.Length; row++)
        {
            places[row] = (int)Scalar.Of(values[row]);
        }

        return places;
    }
}

// Which rows belong to which case, the cases in the order in which they first appear and the rows of a case in order.
internal sealed class CaseIndex
{
    private readonly int[] _rows;
    private readonly int[] _starts;

    public CaseIndex(ReadOnlySpan<int> cases)
    {
        var places = new Dictionary<int, int>();
        var of = new int[cases.Length];
        var counts = new List<int>();
        for (var row = 0; row < cases.Length; row++)
        {
            if (!places.TryGetValue(cases[row], out of[row]))
            {
                places.Add(cases[row], of[row] = counts.Count);
                counts.Add(0);
            }

            counts[of[row]]++;
        }

        _starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++)
        {
            _starts[i + 1] = _starts[i] + counts[i];
            Most = Math.Max(Most, counts[i]);
        }

        var (next, rows) = (_starts.ToArray(), new int[cases.Length]);
        for (var row = 0; row < cases.Length; row++)
        {
            rows[next[of[row]]++] = row;
        }

        _rows = rows;
    }

    public int Count => _starts.Length - 1;

    // The most infringements of a case.
    public int Most { get; }

    public ReadOnlySpan<int> RowsOf(int @case) => _rows.AsSpan(_starts[@case], _starts[@case + 1] - _starts[@case]);
}
