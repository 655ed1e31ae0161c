namespace FineCalc.Steps;

/// <summary>
/// A table that gives a value by the band another value lies in: constant in a row, or running straight from the row's low to its high
/// value.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <typeparam name="TIn">What is looked up.</typeparam>
/// <typeparam name="TOut">What is found.</typeparam>
public sealed class BandTable<TIn, TOut>
    where TIn : struct
    where TOut : struct
{
    /// <summary>A table whose first row begins at a start, included; a value below it is a problem of the case.</summary>
    /// <param name="start">Where the first row begins.</param>
    /// <param name="edge">Which of two rows owns the value on the line between them.</param>
    /// <param name="rows">For each row the upper end of its band, null for the last, open one; the values where the band begins and where
    /// it ends, between which the table runs straight; and where the row comes from.</param>
    /// <exception cref="ArgumentException">There are no rows, their ends do not rise, or an open row is not the last or not constant, or
    /// amounts are of several currencies.</exception>
    public BandTable(TIn start, Edge edge, params IReadOnlyList<(TIn? UpTo, TOut Low, TOut High, Citation Source)> rows)
        : this(
            new BandTable(
                Scalar.Of(start),
                edge,
                [
                    .. rows.Select(r => new BandTable.Row(
                        r.UpTo is { } upTo ? Scalar.Of(upTo) : null,
                        Scalar.Of(r.Low),
                        Scalar.Of(r.High),
                        r.Source
                    )),
                ],
                CurrencyOf([start, .. rows.Select(r => r.UpTo)]),
                CurrencyOf(rows.SelectMany(r => new[] { r.Low, r.High }))
            )
        ) { }

    /// <summary>How many rows there are.</summary>
    public override string ToString() => Text.Counted(Untyped.Rows.Length, "row");

    internal BandTable(BandTable table) => Untyped = table;

    internal BandTable Untyped { get; }

    private static Currency CurrencyOf<T>(IEnumerable<T> values) =>
        values.OfType<Money>().Select(m => m.Currency).Distinct().ToList() switch
        {
            [] => default,
            [var one] => one,
            [var one, var other, ..] => throw new ArgumentException(
                $"A table asks and gives in one currency, not in {one} and {other}.",
                nameof(values)
            ),
        };
}

internal sealed class BandTable
{
    public BandTable(decimal start, Edge edge, IReadOnlyList<Row> rows, Currency asksIn = default, Currency givesIn = default)
    {
        (Start, Edge, Rows, AsksIn, GivesIn) = (start, edge, [.. rows], asksIn, givesIn);
        var from = start;
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = Rows[i];
            if (
                row.UpTo is null
                    ? i != Rows.Length - 1 || row.Low != row.High
                    : row.UpTo < from || (row.UpTo == from && (i > 0 || edge == Edge.UpperExcluded))
            )
            {
                throw new ArgumentException(
                    $"Row {Text.Number(i + 1)} of the table is out of place: upper ends rise from {Text.Number(start)}, and only the "
                        + "last row may be open; it must be constant.",
                    nameof(rows)
                );
            }

            from = row.UpTo ?? from;
        }

        if (Rows.Length == 0)
        {
            throw new ArgumentException("A table needs at least one row.", nameof(rows));
        }
    }

    // A table is made as a whole, or not at all: whoever reads one holds its rows together.
    public static Fields<BandTable> Fields { get; } =
        new(null!)
        {
            { "asksIn", Shape.Currency, t => t.AsksIn, (t, v) => new BandTable(t.Start, t.Edge, t.Rows, (Currency)v, t.GivesIn) },
            { "givesIn", Shape.Currency, t => t.GivesIn, (t, v) => new BandTable(t.Start, t.Edge, t.Rows, t.AsksIn, (Currency)v) },
            { "start", Shape.Number, t => t.Start, (t, v) => new BandTable((decimal)v, t.Edge, t.Rows, t.AsksIn, t.GivesIn) },
            { "edge", Shape.Word(typeof(Edge)), t => t.Edge, (t, v) => new BandTable(t.Start, (Edge)v, t.Rows, t.AsksIn, t.GivesIn) },
            {
                "rows",
                Shape.Records(Row.Fields),
                t => t.Rows,
                (t, v) => new BandTable(t.Start, t.Edge, (IReadOnlyList<Row>)v, t.AsksIn, t.GivesIn)
            },
        };

    public decimal Start { get; }

    public Edge Edge { get; }

    public Row[] Rows { get; }

    // The currency of what is looked up and of what is found, where they are amounts and the table says so.
    public Currency AsksIn { get; }

    public Currency GivesIn { get; }

    // The least and the greatest value.
    public (decimal Least, decimal Most) Ends => (Rows.Min(r => Math.Min(r.Low, r.High)), Rows.Max(r => Math.Max(r.Low, r.High)));

    // Whether values fall, along a row or from one to the next. Rows that overlap rise as long as their ends do.
    public bool Falls =>
        Rows.Any(r => r.High < r.Low)
        || Rows.Zip(Rows.Skip(1)).Any(pair => pair.Second.Low < pair.First.Low || pair.Second.High < pair.First.High);

    public decimal From(int row) => row == 0 ? Start : Rows[row - 1].UpTo!.Value;

    // The row that owns a value, or -1 below the first and above the last.
    public int Find(decimal value)
    {
        if (value < Start)
        {
            return -1;
        }

        for (var i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].UpTo is not { } upTo || value < upTo || (value == upTo && Edge == Edge.UpperIncluded))
            {
                return i;
            }
        }

        return -1;
    }

    public decimal At(int row, decimal value)
    {
        var (upTo, low, high, _) = Rows[row];
        if (low == high)
        {
            return low;
        }

        var from = From(row);
        return from == upTo!.Value ? high : low + ((high - low) * (value - from) / (upTo.Value - from));
    }

    public BandTable Held(InBand at) =>
        at == InBand.Straight ? this : new(Start, Edge, [.. Rows.Select((row, i) => Held(row, i, at))], AsksIn, GivesIn);

    // What is taken from the row before has that row's source.
    private Row Held(Row row, int place, InBand at)
    {
        var (value, source) = at switch
        {
            InBand.Low => (row.Low, row.Source),
            InBand.High => (row.High, row.Source),
            _ => place == 0 ? (row.Low, row.Source) : (Rows[place - 1].High, Rows[place - 1].Source),
        };
        return row with { Low = value, High = value, Source = source };
    }

    internal sealed record Row(decimal? UpTo, decimal Low, decimal High, Citation Source)
    {
        public static Fields<Row> Fields { get; } =
            new(new Row(null, 0m, 0m, new Citation("")))
            {
                { "upTo", Shape.Number, r => r.UpTo, (r, v) => r with { UpTo = (decimal)v } },
                {
                    "value",
                    Shape.Line,
                    r => new ValueOrRange(r.Low, r.Low, r.High),
                    (r, v) => r with { Low = ((ValueOrRange)v).Low, High = ((ValueOrRange)v).High }
                },
                {
                    "source",
                    Shape.Source,
                    r => r.Source,
                    (r, v) => r with { Source = (Citation)v },
                    "the place of a source",
                    FieldIs.Needed
                },
            };
    }
}
