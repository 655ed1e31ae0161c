using NodaTime;

namespace FineCalc.Json;

// Writes what records say, by their fields. What they point to is its place in a list.
internal sealed class FieldWriting(JsonWriting json, Func<object, int>? placeOf = null)
{
    public void Say(Fields fields, object record, Measure measure = default)
    {
        measure = fields.MeasureOf(record) ?? measure;
        foreach (var (field, value) in fields.Of(record))
        {
            Write(field.Key, field.Shape, value, measure);
        }
    }

    private void Write(string? key, Shape shape, object value, Measure measure)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Word:
                json.Text(key, Text.Code(value.ToString()!));
                break;
            case ShapeKind.Flag:
                json.Flag(key, (bool)value);
                break;
            case ShapeKind.Flags:
                json.List(key!, (bool[])value, flag => json.Flag(null, flag));
                break;
            case ShapeKind.Codes:
                json.List(key!, (IEnumerable<Option>)value, option => json.Text(null, option.Code));
                break;
            case ShapeKind.Day:
                json.Text(key, Text.Date((LocalDate)value));
                break;
            case ShapeKind.Currency:
                json.Text(key, ((Currency)value).Code);
                break;
            case ShapeKind.Number or ShapeKind.Bound:
                json.Number(key, (decimal)value);
                break;
            case ShapeKind.Whole:
                json.Number(key, (int)value);
                break;
            case ShapeKind.Range or ShapeKind.Line:
                Range((ValueOrRange)value, shape.Kind == ShapeKind.Range, measure);
                break;
            case ShapeKind.Source or ShapeKind.Question or ShapeKind.Step:
                json.Number(key, placeOf!(value));
                break;
            case ShapeKind.Steps:
                json.List(key!, (object[])value, step => json.Number(null, placeOf!(step)));
                break;
            case ShapeKind.Record:
                Record(key, shape.Of!, value, measure);
                break;
            case ShapeKind.Records:
                json.List(key!, (IEnumerable<object>)value, record => Record(null, shape.Of!, record, measure));
                break;
            case ShapeKind.Beside:
                Say(shape.Of!, value, measure);
                break;
            default:
                json.Text(key, (string)value);
                break;
        }
    }

    private void Record(string? key, Fields fields, object record, Measure measure)
    {
        if (fields.IsLine)
        {
            json.Line(key, () => Say(fields, record, measure));
        }
        else
        {
            json.Object(key, () => Say(fields, record, measure));
        }
    }

    private void Range(ValueOrRange value, bool hasLikely, Measure measure)
    {
        if (value.IsOne)
        {
            Scalar("value", value.Likely);
            return;
        }

        Scalar("low", value.Low);
        if (hasLikely)
        {
            Scalar("likely", value.Likely);
        }

        Scalar("high", value.High);

        void Scalar(string key, decimal scalar) => json.Scalar(key, scalar, measure.Unit, measure.Options);
    }
}
