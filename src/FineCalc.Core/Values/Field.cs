using System.Collections;

namespace FineCalc;

// How a field stands in a document.
internal enum ShapeKind
{
    Name,
    Sentence,
    Text,

    // A text that is not blank where it is given.
    Filled,
    Word,
    Flag,
    Flags,
    Codes,
    Day,
    Currency,

    // A plain number; a whole one from 1.
    Number,
    Whole,

    // One value in the unit of the record; "value", or "low", "likely" and "high"; "value", or "low" and "high" of a line.
    Bound,
    Range,
    Line,

    // By its place among the sources, the questions or the steps.
    Source,
    Question,
    Step,
    Steps,

    // Under the key; in a list under the key; with its own keys beside those of the record it belongs to.
    Record,
    Records,
    Beside,
}

internal sealed record Shape(ShapeKind Kind)
{
    public static readonly Shape Name = new(ShapeKind.Name);

    public static readonly Shape Sentence = new(ShapeKind.Sentence);

    public static readonly Shape Text = new(ShapeKind.Text);

    public static readonly Shape Filled = new(ShapeKind.Filled);

    public static readonly Shape Flag = new(ShapeKind.Flag);

    public static readonly Shape Flags = new(ShapeKind.Flags);

    public static readonly Shape Codes = new(ShapeKind.Codes);

    public static readonly Shape Day = new(ShapeKind.Day);

    public static readonly Shape Currency = new(ShapeKind.Currency);

    public static readonly Shape Number = new(ShapeKind.Number);

    public static readonly Shape Whole = new(ShapeKind.Whole);

    public static readonly Shape Bound = new(ShapeKind.Bound);

    public static readonly Shape Range = new(ShapeKind.Range);

    public static readonly Shape Line = new(ShapeKind.Line);

    public static readonly Shape Source = new(ShapeKind.Source);

    // An enumeration, and its members as files name them.
    public Type? Enumeration { get; private init; }

    public string[] Words => field ??= FineCalc.Text.Codes(Enumeration!)!;

    // The fields of a record.
    public Fields? Of { get; private init; }

    // What a step must be measured in, if that is fixed.
    public Unit? Unit { get; init; }

    public static Shape Word(Type enumeration) => new(ShapeKind.Word) { Enumeration = enumeration };

    public static Shape Record(Fields of) => new(ShapeKind.Record) { Of = of };

    public static Shape Records(Fields of) => new(ShapeKind.Records) { Of = of };

    public static Shape Beside(Fields of) => new(ShapeKind.Beside) { Of = of };

    // A text that is never null, and stands in no document where it is empty.
    public static string? Filling(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // What goes without saying: it stands in no document.
    public static bool IsAbsent(object? value) => value is null or false or ICollection { Count: 0 } || value.Equals(default(Currency));
}

// One value, or the lowest, the likely and the highest of an open one.
internal readonly record struct ValueOrRange(decimal Low, decimal Likely, decimal High, bool IsOne)
{
    public ValueOrRange(decimal low, decimal likely, decimal high)
        : this(low, likely, high, low == high) { }
}

// What the values of a record are measured in; of a table also what is looked up in it.
internal readonly record struct Measure(Unit Unit, IReadOnlyList<Option> Options, Currency Currency = default, Unit LooksUp = Unit.Count);

// What is true of a field beside its value.
[Flags]
internal enum FieldIs
{
    None = 0,

    // Nothing can be read without it.
    Needed = 1,

    // It changes no result and nothing that is asked: the document alone has it, and no version id.
    Aside = 2,

    // A question keeps it on all days.
    Lasting = 4,

    // Questions of two regimes that are answered by one answer have it alike.
    Shared = 8,
}

// One thing that a record says, and where: everything that reads, writes, compares or describes records goes by these. The help says what
// it is, as a phrase.
internal sealed record Field(
    string Key,
    Shape Shape,
    Func<object, object?> Get,
    Func<object, object, object> With,
    string? Help,
    FieldIs Is
)
{
    public bool IsNeeded => Is.HasFlag(FieldIs.Needed);
}

// All that records of a type say, in the order in which it is written and read.
internal abstract class Fields : IEnumerable<Field>
{
    public abstract IReadOnlyList<Field> All { get; }

    // What a record is read into.
    public abstract object Empty { get; }

    // Whether each record is written on a line of its own.
    public abstract bool IsLine { get; }

    public abstract Measure? MeasureOf(object record);

    // Records of the type, as a list of it.
    public abstract object ListOf(IEnumerable<object> records);

    // What a record says, without what goes without saying.
    public IEnumerable<(Field Field, object Value)> Of(object record)
    {
        foreach (var field in All)
        {
            if (field.Get(record) is { } value && !Shape.IsAbsent(value))
            {
                yield return (field, value);
            }
        }
    }

    // Whether two records say the same where it matters for something.
    public bool AreAlike(object one, object other, FieldIs where) =>
        All.All(f => !f.Is.HasFlag(where) || AreAlike(f.Shape, f.Get(one), f.Get(other), where));

    // What two records say otherwise than one another.
    public IEnumerable<Field> Differing(object one, object other) =>
        All.Where(f => !AreAlike(f.Shape, f.Get(one), f.Get(other), FieldIs.None));

    private static bool AreAlike(Shape shape, object? one, object? other, FieldIs where) =>
        (shape.Of, one, other) switch
        {
            (_, null, _) or (_, _, null) => one is null && other is null,
            ({ } of, IEnumerable<object> list, IEnumerable<object> others) => list.Count() == others.Count()
                && list.Zip(others).All(p => of.AreAlike(p.First, p.Second, where)),
            ({ } of, _, _) => of.AreAlike(one, other, where),
            _ => one.Equals(other),
        };

    public IEnumerator<Field> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class Fields<T>(T empty, Func<T, Measure>? measured = null, bool isLine = false) : Fields
    where T : class
{
    private readonly List<Field> _all = [];

    public override IReadOnlyList<Field> All => _all;

    public override object Empty => empty;

    public override bool IsLine => isLine;

    public override Measure? MeasureOf(object record) => measured?.Invoke((T)record);

    public override object ListOf(IEnumerable<object> records) => records.Cast<T>().ToList();

    // What is put on is of the type that the shape reads: one of code for each type of value would be compiled anew at every start.
    public void Add(
        string key,
        Shape shape,
        Func<T, object?> get,
        Func<T, object, T> with,
        string? help = null,
        FieldIs mark = FieldIs.None
    ) => _all.Add(new Field(key, shape, record => get((T)record), (record, value) => with((T)record, value), help, mark));

    // Those of the fields that some records have, as those have them.
    public Fields<T> Only(Func<Field, Field?> which)
    {
        var some = new Fields<T>(empty, measured, isLine);
        some._all.AddRange(_all.Select(which).OfType<Field>());
        return some;
    }
}
