using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>
/// The numbers of a regime as they stand on a date, handed to the code that lays the method out. Every number is asked for by its id,
/// so that it can be cited, listed and replaced.
/// </summary>
public sealed class Law
{
    private readonly NumberSet _numbers;
    private readonly IReadOnlyDictionary<string, Timeline<NumberOverride>> _overrides;
    private readonly HashSet<string> _asked;
    private readonly List<string?> _replaced;
    private readonly Dictionary<string, Node> _made = new(StringComparer.Ordinal);

    internal Law(LocalDate date, NumberSet numbers, NumberSet model, IReadOnlyDictionary<string, Timeline<NumberOverride>> overrides)
        : this(date, numbers, overrides, new HashSet<string>(StringComparer.Ordinal), []) =>
        Model = ReferenceEquals(numbers, model) ? this : new Law(date, model, overrides, _asked, _replaced);

    private Law(LocalDate date, NumberSet numbers, IReadOnlyDictionary<string, Timeline<NumberOverride>> overrides, HashSet<string> asked, List<string?> replaced)
    {
        (Date, _numbers, _overrides, _asked, _replaced) = (date, numbers, overrides, asked, replaced);
        Model = this;
    }

    /// <summary>The first day of the version that is laid out.</summary>
    public LocalDate Date { get; }

    /// <summary>The numbers of the regime's estimate model.</summary>
    public Law Model { get; }

    internal IReadOnlySet<string> Asked => _asked;

    // The reforms whose numbers stood instead of those that were asked for; null for one that was replaced without a name for it.
    internal IReadOnlyList<string?> Replaced => _replaced;

    // Says that numbers were replaced before they came here.
    internal void Note(string? reform) => _replaced.Add(reform);

    /// <summary>An amount of the data.</summary>
    public Step<Money> Money(string id) => Number<Money>(id);

    /// <summary>A rate of the data.</summary>
    public Step<Rate> Rate(string id) => Number<Rate>(id);

    /// <summary>A pure number of the data.</summary>
    public Step<Count> Count(string id) => Number<Count>(id);

    /// <summary>One of a closed list, from the data.</summary>
    public Step<TEnum> Choice<TEnum>(string id)
        where TEnum : struct, Enum => Number<TEnum>(id);

    /// <summary>An amount that is written in code, under an id so that it can be listed and replaced.</summary>
    public Step<Money> Money(string id, string name, Money value, Citation source, Basis basis = Basis.Guidance) => Inline(id, name, value, value.Currency, source, basis);

    /// <summary>A rate that is written in code, under an id so that it can be listed and replaced.</summary>
    public Step<Rate> Rate(string id, string name, Rate value, Citation source, Basis basis = Basis.Guidance) => Inline(id, name, value, default, source, basis);

    /// <summary>A pure number that is written in code, under an id so that it can be listed and replaced.</summary>
    public Step<Count> Count(string id, string name, Count value, Citation source, Basis basis = Basis.Guidance) => Inline(id, name, value, default, source, basis);

    /// <summary>The value of a table of the data, by the band that a step lies in.</summary>
    /// <param name="value">What is looked up.</param>
    /// <param name="id">The table.</param>
    /// <param name="at">Where in the band: on the straight line between its ends, at one of them, or at the end of the band before.</param>
    public Step<TOut> ByBand<TIn, TOut>(Step<TIn> value, string id, InBand at = InBand.Straight)
        where TIn : struct
        where TOut : struct
    {
        var (entry, dated) = Find(id);
        var title = entry.Title + at switch
        {
            InBand.Low => ", low end of the band",
            InBand.High => ", high end of the band",
            InBand.Before => ", high end of the band before",
            _ => "",
        };
        var table = (dated.Table ?? throw Wrong(id, "is a number, not a table")).Held(at);
        return new(Placed((TableNode)new TableNode(Scalar.UnitOf<TOut>(), value.Node, table, dated.Currency, dated.Basis, Step.OptionsOf<TOut>(), at).With(new Label(id, title, dated.Source))));
    }

    // A number as it is asked for, or what stands instead of it.
    internal NumberNode Placed(NumberNode number)
    {
        var label = number.Label!;
        if (Instead(label.Id, number.Unit) is not { } changed)
        {
            return number;
        }

        if (changed.Table is not null)
        {
            throw Wrong(label.Id, "is one number, and one number is not replaced by a table");
        }

        var before = number.IsOpen ? $"{Show(number.Low)} / {Show(number.Likely)} / {Show(number.High)}" : Show(number.Likely);
        return (NumberNode)new NumberNode(number.Unit, changed.Currency, changed.Low, changed.Likely, changed.High, Basis.Override, number.Options)
            .With(label with { Source = label.Source! with { Note = $"{changed.Why}; it stands instead of {before}" } });

        string Show(decimal value) => Fact.Show(value, number.Unit, number.Currency, number.Options);
    }

    // A table as it is asked for, or what stands instead of it.
    internal TableNode Placed(TableNode table)
    {
        var label = table.Label!;
        if (Instead(label.Id, table.Unit) is not { } changed)
        {
            return table;
        }

        var instead = (changed.Table ?? throw Wrong(label.Id, "is a table, and a table is not replaced by one number")).Held(table.At);
        return (TableNode)new TableNode(table.Unit, table.Inputs[0], instead, changed.Currency, Basis.Override, table.Options, table.At)
            .With(label with { Source = label.Source! with { Note = $"{changed.Why}; it stands instead of the published table" } });
    }

    private Step<T> Number<T>(string id)
        where T : struct
    {
        var (entry, dated) = Find(id);
        if (dated.Table is not null || entry.Unit != Scalar.UnitOf<T>())
        {
            throw Wrong(id, $"is {(dated.Table is null ? Text.Word(entry.Unit) : "a table")}, not {Text.Word(Scalar.UnitOf<T>())}");
        }

        return Make<T>(id, entry.Title, dated.Low, dated.Likely, dated.High, dated.Currency, dated.Source, dated.Basis);
    }

    private Step<T> Inline<T>(string id, string name, T value, Currency currency, Citation source, Basis basis)
        where T : struct
    {
        var scalar = Scalar.Of(value);
        return Make<T>(id, name, scalar, scalar, scalar, currency, source, basis);
    }

    private Step<T> Make<T>(string id, string name, decimal low, decimal likely, decimal high, Currency currency, Citation source, Basis basis)
        where T : struct
    {
        // One number is one node, however often it is asked for.
        var node = Placed((NumberNode)new NumberNode(Scalar.UnitOf<T>(), currency, low, likely, high, basis, Step.OptionsOf<T>()).With(new Label(id, name, source)));
        if (_made.TryGetValue(id, out var made))
        {
            return made is NumberNode before && before.Says(node) ? new(made) : throw Wrong(id, "is given twice, and not alike");
        }

        _made.Add(id, node);
        return new(node);
    }

    // What stands instead of a number on the day, if anything does.
    private NumberOverride? Instead(string id, Unit unit)
    {
        _asked.Add(id);
        if (_overrides.GetValueOrDefault(id)?.Find(Date)?.Value is not { } changed)
        {
            return null;
        }

        Note(changed.Reform);
        return changed.Unit == unit ? changed : throw Wrong(id, $"is measured in {Text.Word(unit)}, and its replacement in {Text.Word(changed.Unit)}");
    }

    private (NumberEntry Entry, NumberValue Value) Find(string id)
    {
        _asked.Add(id);
        var entry = _numbers.Find(id) ?? throw Wrong(id, "is not among the numbers");
        return (entry, entry.Values.Find(Date)?.Value ?? throw Wrong(id, $"has no value on {Text.Date(Date)}"));
    }

    private ProblemException Wrong(string id, string what) => new(new Problem("number-unusable", $"'{id}' of '{_numbers.Id}' {what}.") { Subject = id });
}

// What stands instead of a number or table; the reform is null where a single number was replaced without a name for it.
internal sealed record NumberOverride(Unit Unit, decimal Low, decimal Likely, decimal High, Currency Currency, BandTable? Table, string Reason, string? Reform)
{
    public string Why => Reform is null ? Reason : $"reform '{Reform}': {Reason}";
}
