using FineCalc.Steps;

namespace FineCalc.Json;

// Reads what records say, by their fields. Goes on after a problem, so that all are told; what it gives then is thrown away.
internal sealed class FieldReading(JsonProblems problems)
{
    private readonly Pointers _pointers = new(problems);

    // What amounts are in where a record does not say.
    public Currency Currency { get; init; }

    // What is pointed to.
    public IReadOnlyList<Citation?> Sources { get; init; } = [];

    public IReadOnlyList<Fact?> Facts { get; init; } = [];

    public IReadOnlyList<Node?> Steps { get; init; } = [];

    // What an object says of a record, in addition to what is known of it.
    public T Read<T>(Fields<T> fields, JsonCursor of, T? known = null)
        where T : class => (T)Read(fields, of, known ?? fields.Empty, default);

    private object Read(Fields fields, JsonCursor of, object record, Measure outer)
    {
        foreach (var field in fields)
        {
            if (Value(field, of, fields.MeasureOf(record) ?? outer) is { } value)
            {
                record = field.With(record, value);
            }
        }

        return record;
    }

    // Null where there is none, or none that can be read.
    private object? Value(Field field, JsonCursor of, Measure measure)
    {
        var (key, help, shape) = (field.Key, field.Help ?? "", field.Shape);
        return shape.Kind switch
        {
            ShapeKind.Name => field.IsNeeded ? of.NeedName(key, help) : of.Name(key),
            ShapeKind.Sentence => field.IsNeeded ? of.NeedSentence(key, help) : of.Sentence(key),
            ShapeKind.Text => field.IsNeeded ? of.NeedText(key, help) : of.Text(key),
            ShapeKind.Filled => of.Find(key) is null ? null : of.NeedText(key, help),
            ShapeKind.Word => (field.IsNeeded ? of.NeedWord(key, shape.Words) : of.Word(key, shape.Words)) is { } at
                ? Enum.ToObject(shape.Enumeration!, at)
                : null,
            ShapeKind.Flag => of.Find(key) is { } node ? Flag(node) : null,
            ShapeKind.Flags => of.NeedList(key, help).Select(Flag).ToList() is var flags && !flags.Contains(null)
                ? flags.ConvertAll(f => f!.Value).ToArray()
                : null,
            ShapeKind.Codes => of.List(key).Select(o => new Option(of.TextOf(o) ?? "", "")).ToList(),
            ShapeKind.Day => of.Date(key),
            ShapeKind.Currency => CurrencyOf(of, key, field.IsNeeded),
            ShapeKind.Whole => of.Whole(key),
            ShapeKind.Bound => of.Find(key) is { } node && Scalar(measure).Read(node) is { } bound && IsOf(bound.Currency, node, measure)
                ? bound.Value
                : null,
            ShapeKind.Range => Range(of, measure),
            ShapeKind.Beside => Table(of, measure),
            ShapeKind.Source => Pointed(field, of, Sources, "a source"),
            ShapeKind.Question => Pointed(field, of, Facts, "a question"),
            ShapeKind.Step => Step(field, of),
            ShapeKind.Steps => of.List(key).Select(n => _pointers.At(n, Steps, Steps.Count, "a step")).ToArray() is var steps
            && !steps.Contains(null)
                ? steps
                : null,
            ShapeKind.Record => JsonCursor.Open(of.Find(key), problems) is { } nested ? Closed(shape.Of!, nested, measure) : null,
            ShapeKind.Records => shape.Of!.ListOf(
                (field.IsNeeded ? of.NeedList(key, help) : of.List(key)).Select(n =>
                    JsonCursor.Open(n, problems) is { } item ? Closed(shape.Of, item, measure) : shape.Of.Empty
                )
            ),
            _ => throw new InvalidOperationException($"'{key}' is read with what stands beside it."),
        };
    }

    private object Closed(Fields fields, JsonCursor of, Measure measure)
    {
        var record = Read(fields, of, fields.Empty, measure);
        of.Close();
        return record;
    }

    private bool? Flag(JsonNode node) => new JsonScalar(Unit.Flag, default, [], problems).Read(node) is { } read ? read.Value == 1m : null;

    private JsonScalar Scalar(Measure measure) => new(measure.Unit, Own(measure), Choices.Codes(measure.Options), problems);

    private Currency Own(Measure measure) =>
        measure.Unit != Unit.Money ? default
        : measure.Currency == default ? Currency
        : measure.Currency;

    private ValueOrRange? Range(JsonCursor of, Measure measure) =>
        new NumberValueReader(Own(measure), problems).Number(of, Scalar(measure), default, new Citation("")) is { } read
        && IsOf(read.Currency, of.Node, measure)
            ? new(read.Low, read.Likely, read.High, of.Find("value") is not null)
            : null;

    private BandTable? Table(JsonCursor of, Measure measure)
    {
        var (asksIn, givesIn) = (CurrencyOf(of, "asksIn", false) ?? default, CurrencyOf(of, "givesIn", false) ?? default);

        // The rows give plain numbers, whose currency stands beside the table.
        var read = new NumberValueReader(default, problems).Table(
            of,
            new JsonScalar(measure.Unit, default, Choices.Codes(measure.Options), problems),
            new JsonScalar(measure.LooksUp, default, [], problems),
            default,
            new Citation(""),
            row => _pointers.Need(row, "source", Sources, "a source")
        );
        return read?.Table is { } table && (read.Currency == default || IsOf(read.Currency, of.Node, measure))
            ? new BandTable(table.Start, table.Edge, table.Rows, asksIn, givesIn)
            : null;
    }

    // A value in a currency of its own would be taken for one in that of the record.
    private bool IsOf(Currency given, JsonNode at, Measure measure)
    {
        var own = Own(measure);
        if (given == own)
        {
            return true;
        }

        problems.Add(
            at,
            "currency-mixed",
            $"A value is in {given}, and here stands what is in {(own == default ? "the currency of the regime" : own.Code)}.",
            "plain numbers"
        );
        return false;
    }

    private Currency? CurrencyOf(JsonCursor of, string key, bool isNeeded)
    {
        const string allowed = "a code of ISO 4217 in capital letters, such as GBP";
        if ((isNeeded ? of.NeedText(key, allowed) : of.Text(key)) is not { } code)
        {
            return null;
        }

        if (Currency.TryOf(code, out var read))
        {
            return read;
        }

        problems.Add(of.Find(key)!, "currency-unknown", $"'{code}' is not a currency.{CurrencySigns.Meant(code)}", allowed);
        return null;
    }

    private T? Pointed<T>(Field field, JsonCursor of, IReadOnlyList<T?> all, string what)
        where T : class => field.IsNeeded ? _pointers.Need(of, field.Key, all, what) : _pointers.Of(of, field.Key, all, what);

    private Node? Step(Field field, JsonCursor of)
    {
        if (Pointed(field, of, Steps, "a step") is not { } step)
        {
            return null;
        }

        if (field.Shape.Unit is not { } unit || step.Unit == unit)
        {
            return step;
        }

        var node = of.Find(field.Key)!;
        problems.Add(node, "unit-wrong", $"The step {Text.Number(node.Number)} is measured in {Text.Word(step.Unit)}.", Text.Word(unit));
        return null;
    }
}

// What documents point to by its place in a list.
internal sealed class Pointers(JsonProblems problems)
{
    public T? Of<T>(JsonCursor of, string key, IReadOnlyList<T?> all, string what)
        where T : class => of.Find(key) is { } node ? At(node, all, all.Count, what) : null;

    public T? Need<T>(JsonCursor of, string key, IReadOnlyList<T?> all, string what)
        where T : class => of.Need(key, $"the place of {what}") is { } node ? At(node, all, all.Count, what) : null;

    // Those before a place only, so that nothing points in a circle.
    public T? At<T>(JsonNode node, IReadOnlyList<T?> all, int before, string what)
        where T : class
    {
        if (node is { Kind: JsonKind.Number } && node.Number >= 0m && node.Number < before && node.Number % 1m == 0m)
        {
            var one = all[(int)node.Number];
            if (one is null)
            {
                problems.Unread();
            }

            return one;
        }

        problems.Add(
            node,
            "place-unknown",
            $"'{node.Called}' is {node.Words}.",
            before == 0 ? $"no place: {what} comes later, or not at all" : $"the place of {what}, from 0 to {Text.Number(before - 1)}"
        );
        return null;
    }
}
