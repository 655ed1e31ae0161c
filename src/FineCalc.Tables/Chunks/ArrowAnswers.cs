using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using FineCalc.Steps;

namespace FineCalc.Tables;

// A column of Arrow as answers: doubles without gaps where they lie, all else copied.
internal static class ArrowAnswers
{
    private const int LongestNumber = 48;

    public static AnswerColumn Of(CellReader cells, IArrowArray array, Chunk chunk)
    {
        if (array is DoubleArray { NullCount: 0 } doubles && cells.IsNumber && cells.Source.Shift == 0 && AreFinite(doubles.Values))
        {
            return AnswerColumn.Lent(cells, ArrowText.Doubles(doubles));
        }

        var answers = new AnswerColumn(cells, array.Length);
        switch (array)
        {
            case NullArray:
                for (var row = 0; row < array.Length; row++)
                {
                    answers.Leave(row);
                }

                break;
            case DictionaryArray { Dictionary: StringArray or LargeStringArray or StringViewArray } words:
                OfWords(answers, words, chunk);
                break;
            case StringArray texts:
                OfTexts(answers, texts, chunk);
                break;
            case LargeStringArray or StringViewArray:
                Each(array, answers, chunk, row => answers.Read(row, ArrowText.Of(array, row), chunk));
                break;
            case BooleanArray flags when cells.Fact.Unit == Unit.Flag:
                Each(array, answers, chunk, row => answers.Read(row, flags.GetValue(row) == true ? "true" : "false", chunk));
                break;
            case DoubleArray numbers when cells.IsNumber:
                Each(
                    array,
                    answers,
                    chunk,
                    row => answers.Take(row, cells.Number(numbers.Values[row], out var v, out var e, out var p), v, e, p, chunk)
                );
                break;
            default:
                if (!cells.IsNumber || !ArrowText.IsNumber(array.Data.DataType.TypeId))
                {
                    throw new ProblemException(
                        new Problem(
                            "column-type",
                            $"The column '{cells.Source.Column}' holds {array.Data.DataType.Name}, which does not answer '{cells.Fact.Id}'."
                        )
                        {
                            Subject = cells.Source.Column,
                            Allowed = cells.IsNumber ? "numbers, or texts that are numbers" : $"texts: {cells.Fact.Allowed}",
                        }
                    );
                }

                Each(
                    array,
                    answers,
                    chunk,
                    row => answers.Take(row, cells.OfNumber(ArrowText.Of(array, row), out var v, out var e, out var p), v, e, p, chunk)
                );
                break;
        }

        return answers;
    }

    private static void Each(IArrowArray array, AnswerColumn answers, Chunk chunk, Action<int> read)
    {
        for (var row = 0; row < array.Length; row++)
        {
            if (array.IsNull(row))
            {
                answers.Leave(row);
            }
            else
            {
                read(row);
            }
        }
    }

    // Each word is read once for all rows that have it.
    private static void OfWords(AnswerColumn answers, DictionaryArray array, Chunk chunk)
    {
        var known = new (CellKind Kind, double Value, decimal? Exact, Problem? Problem)[array.Dictionary.Length];
        for (var word = 0; word < known.Length; word++)
        {
            var kind = answers.Cells.Read(ArrowText.Of(array.Dictionary, word), out var value, out var exact, out var problem);
            known[word] = (kind, value, exact, problem);
        }

        Each(
            array,
            answers,
            chunk,
            row =>
            {
                var (kind, value, exact, problem) = known[ArrowText.IndexOf(array.Indices, row)];
                answers.Take(row, kind, value, exact, problem, chunk);
            }
        );
    }

    private static void OfTexts(AnswerColumn answers, StringArray texts, Chunk chunk)
    {
        Span<char> room = stackalloc char[LongestNumber];
        for (var row = 0; row < texts.Length; row++)
        {
            if (texts.IsNull(row))
            {
                answers.Leave(row);
                continue;
            }

            var bytes = texts.GetBytes(row);
            if (bytes.Length <= LongestNumber)
            {
                answers.Read(row, room[..Encoding.UTF8.GetChars(bytes, room)], chunk);
            }
            else
            {
                answers.Read(row, Encoding.UTF8.GetString(bytes), chunk);
            }
        }
    }

    // Nothing times a finite number is nothing, and of any other no number.
    private static bool AreFinite(ReadOnlySpan<double> values)
    {
        var sum = Vector<double>.Zero;
        var rest = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (var some in rest)
        {
            sum += some * Vector<double>.Zero;
        }

        var last = Vector.Sum(sum);
        foreach (var value in values[(rest.Length * Vector<double>.Count)..])
        {
            last += value * 0d;
        }

        return last == 0d;
    }
}
