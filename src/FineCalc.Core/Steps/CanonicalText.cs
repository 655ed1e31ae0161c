using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace FineCalc.Steps;

// What can change a result or what is asked, as one text that is the same wherever it is made: version ids are hashes of it. Texts stand
// with their lengths, so that no two records have one text. Steps are their places in a method, and questions what they ask on a day.
internal sealed class CanonicalText(LocalDate day, Func<Node, int> placeOf)
{
    private readonly StringBuilder _text = new();

    public CanonicalText Record(Fields fields, object record)
    {
        _text.Append('{');
        foreach (var (field, value) in fields.Of(record))
        {
            if (!field.Is.HasFlag(FieldIs.Aside))
            {
                _text.Append(field.Key).Append('=');
                Value(field.Shape, value);
                _text.Append(';');
            }
        }

        _text.Append('}');
        return this;
    }

    public CanonicalText Line(string text)
    {
        _text.Append('\n').Append(text);
        return this;
    }

    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())))[..12];

    public override string ToString() => _text.ToString();

    private void Value(Shape shape, object value)
    {
        switch (value)
        {
            case string text:
                _text.Append(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
                break;
            case decimal number:
                Number(number);
                break;
            case ValueOrRange range:
                Number(range.Low);
                _text.Append('/');
                Number(range.Likely);
                _text.Append('/');
                Number(range.High);
                _text.Append(range.IsOne ? "" : "?");
                break;
            case LocalDate date:
                _text.Append(FineCalc.Text.Date(date));
                break;
            case Node node:
                _text.Append(placeOf(node));
                break;
            case Fact fact:
                Record(FactContent.Fields, fact.On(day).Content);
                break;
            case Citation source:
                Record(Citation.Fields, source);
                break;
            case IReadOnlyList<Option> options when shape.Of is null:
                List(options, option => Value(Shape.Text, option.Code));
                break;
            case Node[] nodes:
                List(nodes, node => Value(shape, node));
                break;
            case bool[] flags:
                List(flags, flag => Value(shape, flag));
                break;
            case IEnumerable<object> records when shape.Of is not null:
                List(records, record => Record(shape.Of, record));
                break;
            default:
                if (shape.Of is { } of)
                {
                    Record(of, value);
                }
                else
                {
                    // A flag, a word or the code of a currency.
                    _text.Append(value);
                }

                break;
        }
    }

    private void Number(decimal number) => _text.Append(number.ToString("G29", CultureInfo.InvariantCulture));

    private void List<T>(IEnumerable<T> items, Action<T> item)
    {
        _text.Append('[');
        foreach (var one in items)
        {
            item(one);
            _text.Append(',');
        }

        _text.Append(']');
    }
}
