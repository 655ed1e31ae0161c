using Newtonsoft.Json.Linq;
using static FineCalc.Json.SchemaParts;

namespace FineCalc.Json;

// The schema of what records say, by their fields.
internal static class FieldSchema
{
    public static JObject Of(Fields fields) => Object(Properties(fields), Needed(fields));

    // Of a record in a list that says its own place.
    public static JObject Of(Fields fields, string place, string what) =>
        Object([(place, Place(what)), .. Properties(fields)], [place, .. Needed(fields)]);

    public static string[] Needed(Fields fields) => [.. fields.Where(f => f.IsNeeded).Select(f => f.Key)];

    public static (string Key, JObject Schema)[] Properties(Fields fields) => [.. fields.SelectMany(Properties)];

    private static (string Key, JObject Schema)[] Properties(Field field) =>
        field.Shape.Kind switch
        {
            ShapeKind.Beside => Properties(field.Shape.Of!),
            ShapeKind.Range => [("value", Value), ("low", Value), ("likely", Value), ("high", Value)],
            ShapeKind.Line => [("value", Value), ("low", Value), ("high", Value)],
            _ =>
            [
                (
                    field.Key,
                    field.Help is { } help ? Described(Of(field.Shape), char.ToUpperInvariant(help[0]) + help[1..]) : Of(field.Shape)
                ),
            ],
        };

    private static JObject Of(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Word => Codes(shape.Words),
            ShapeKind.Flag => Typed("boolean"),
            ShapeKind.Flags => List(Typed("boolean")),
            ShapeKind.Codes => List(AnyText),
            ShapeKind.Day => Day,
            ShapeKind.Currency => CurrencyCode,
            ShapeKind.Number => Typed("number"),
            ShapeKind.Whole => Typed("integer"),
            ShapeKind.Bound => Value,
            ShapeKind.Source => Place("a source"),
            ShapeKind.Question => Place("a question"),
            ShapeKind.Step => Place("a step"),
            ShapeKind.Steps => List(Place("an earlier step")),
            ShapeKind.Record => Of(shape.Of!),
            ShapeKind.Records => List(Of(shape.Of!)),
            _ => AnyText,
        };
}
