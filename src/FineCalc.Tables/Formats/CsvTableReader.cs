using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using nietras.SeparatedValues;

namespace FineCalc.Tables;

// CSV by Sep, whose leniences are taken back: the number of cells is held to, quotes must close, numbers are read by CellNumber.
internal sealed class CsvTableReader : TableReader
{
    private const int ReadAtOnce = 64 * 1024;

    private readonly TextBeginning _bytes;
    private readonly StreamReader _text;
    private readonly SepReader _rows = null!;
    private Wanted[]? _wanted;
    private long _count;

    public CsvTableReader(Stream stream)
    {
        _bytes = new TextBeginning(stream);
        _text = new StreamReader(_bytes, _bytes.Encoding, detectEncodingFromByteOrderMarks: false, ReadAtOnce, leaveOpen: true);
        var names = new List<string>();
        _rows = Guarded(() => Sep.Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).From(_text));
        var hasNames = Guarded(_rows.MoveNext);
        if (hasNames && IsSeparator(_rows.Current))
        {
            HeadLines++;
            hasNames = Guarded(_rows.MoveNext);
        }

        if (hasNames)
        {
            var first = _rows.Current;
            if (!AreClosed(first.Span))
            {
                throw new ProblemException(QuoteOpen("The line of names"));
            }

            for (var i = 0; i < first.ColCount; i++)
            {
                names.Add(first[i].ToString());
            }
        }

        if (names.All(string.IsNullOrWhiteSpace))
        {
            throw new ProblemException(
                new Problem("table-empty", "The table has no first line with the names of its columns.")
                {
                    Allowed = "a line of names, and then the rows",
                }
            );
        }

        if (names.Exists(n => n.Contains('\0', StringComparison.Ordinal)))
        {
            throw NotText();
        }

        Columns = names;
        Fields = [.. names.Select(n => new ArrowField(n, StringType.Default, true))];
    }

    // The lines before the first row: that of the names, and one before it where it says what parts cells.
    internal int HeadLines { get; } = 1;

    internal override IReadOnlyList<ArrowField> Fields { get; }

    public override double? Done => _bytes.Done;

    // Where commas part cells, no comma begins decimals.
    internal override bool IsPointDecimal => _rows.Spec.Sep.Separator == ',';

    // Spreadsheets are told by "sep=;" as a line of its own, which is itself read as parted by that sign.
    private static bool IsSeparator(SepReader.Row line) =>
        line.Span.TrimEnd("\r\n") is { Length: 5 } told && told.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    internal override Chunk? Next(ReadPlan plan)
    {
        var wanted = _wanted ??= Wants(plan);
        var chunk = new Chunk(_count, plan.NewAnswers(plan.ChunkRows));
        TextBuilder[] kept = [.. plan.Kept.Select(_ => new TextBuilder(plan.ChunkRows))];
        var (row, columns) = (0, Columns.Count);
        try
        {
            while (row < plan.ChunkRows && _rows.MoveNext())
            {
                var cells = _rows.Current;
                if (cells.ColCount == columns && AreClosed(cells.Span))
                {
                    foreach (var (column, asked, keep) in wanted)
                    {
                        var cell = cells[column].Span;
                        foreach (var answer in asked)
                        {
                            chunk.Answers[answer].Read(row, cell, chunk);
                        }

                        if (keep >= 0)
                        {
                            kept[keep].Add(cell);
                        }
                    }
                }
                else if (cells.ColCount == 1 && columns > 1 && cells.Span.IsWhiteSpace())
                {
                    // An empty line is no row.
                    continue;
                }
                else
                {
                    chunk.Add(row, null, Misshapen(cells));
                    System.Array.ForEach(chunk.Answers, a => a.Leave(row));
                    foreach (var (column, _, keep) in wanted)
                    {
                        // What stands there may tell which row it is.
                        if (keep >= 0)
                        {
                            kept[keep].Add(column < cells.ColCount ? cells[column].Span : []);
                        }
                    }
                }

                row++;
            }
        }
        catch (DecoderFallbackException)
        {
            throw NotText();
        }
        catch (Exception invalid) when (invalid is InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw Invalid(invalid);
        }

        if (row == 0)
        {
            return null;
        }

        _count += row;
        (chunk.Rows, chunk.Kept) = (row, [.. kept.Select(k => k.Build())]);
        return chunk;
    }

    private Wanted[] Wants(ReadPlan plan)
    {
        var wanted = new List<Wanted>();
        for (var column = 0; column < Columns.Count; column++)
        {
            var (asked, keep) = (plan.AskedOf(Columns[column]), plan.Kept.ToList().IndexOf(Columns[column]));
            if (asked.Length > 0 || keep >= 0)
            {
                wanted.Add(new Wanted(column, asked, keep));
            }
        }

        return [.. wanted];
    }

    // Before a cell is asked for, which takes its quotes away.
    private static bool AreClosed(ReadOnlySpan<char> row) => row.Count('"') % 2 == 0;

    private Problem Misshapen(SepReader.Row cells)
    {
        var (from, to) = (cells.LineNumberFrom, cells.LineNumberToExcl - 1);
        var lines = from == to ? $"line {Text.Number(from)}" : $"lines {Text.Number(from)} to {Text.Number(to)}";
        return AreClosed(cells.Span)
            ? new Problem(
                "row-length",
                $"The row ({lines}) has {Text.Counted(cells.ColCount, "cell")}, and the first line {Text.Counted(Columns.Count, "name")}."
            )
            {
                Allowed = "as many cells as names; a cell with the separator in it stands in double quotes",
            }
            : QuoteOpen($"The row ({lines})");
    }

    private static Problem QuoteOpen(string where) =>
        new("quote-open", $"{where} has a double quote that is not closed.")
        {
            Allowed = "quotes in pairs; within a quoted cell a quote is written twice",
        };

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw NotText();
        }
        catch (Exception invalid) when (invalid is InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw Invalid(invalid);
        }
    }

    private static ProblemException NotText() =>
        new(
            new Problem("text-not-utf8", "The table is no text in UTF-8.")
            {
                Allowed = "UTF-8, or UTF-16 that begins with a mark of its byte order",
            }
        );

    private static ProblemException Invalid(Exception why) =>
        new(
            new Problem("csv-invalid", $"The table cannot be read as CSV: {Text.Line(why.Message).TrimEnd('.')}.")
            {
                Allowed = "rows of up to 16 MiB; a quote that is not closed makes one row of all that follows",
            }
        );

    private protected override void Dispose(bool disposing)
    {
        _rows?.Dispose();
        _text.Dispose();
        base.Dispose(disposing);
    }

    private readonly record struct Wanted(int Column, int[] Asked, int Keep);
}
