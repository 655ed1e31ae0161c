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
    private readonly IReadOnlyDictionary<string, NumberOverride> _overrides;
    private readonly HashSet<string> _asked;
    private readonly Dictionary<string, Node> _made = new(StringComparer.Ordinal);

    internal Law(LocalDate date, NumberSet numbers, NumberSet model, IReadOnlyDictionary<string, NumberOverride> overrides, HashSet<string>? asked = null)
    {
        (Date, _numbers, _overrides) = (date, numbers, overrides);
        _asked = asked ?? new HashSet<string>(StringComparer.Ordinal);
        Model = ReferenceEquals(numbers, model) ? this : new Law(date, model, model, overrides, _asked);
    }

    /// <summary>The first day of the version that is laid out.</summary>
    public LocalDate Date { get; }

    /// <summary>The numbers of the regime's estimate model.</summary>
    public Law Model { get; }

    internal IReadOnlySet<string> Asked => _asked;

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
    /// <param name="at">Where in the band: on the straight line between its ends, or at one of them.</param>
    public Step<TOut> ByBand<TIn, TOut>(Step<TIn> value, string id, InBand at = InBand.Straight)
        where TIn : struct
        where TOut : struct
    {
        var (entry, dated) = Find(id);
        var table = dated.Table ?? throw Wrong(id, "is a number, not a table");
        if (_overrides.ContainsKey(id))
        {
            throw Wrong(id, "is a table, and a table is not replaced by one number");
        }

        var title = at == InBand.Straight ? entry.Title : $"{entry.Title}, {(at == InBand.Low ? "low" : "high")} end of the band";
        return new(new TableNode(Scalar.UnitOf<TOut>(), value.Node, table.Held(at), dated.Currency, dated.Basis, Step.OptionsOf<TOut>()).With(new Label(id, title, dated.Source)));
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
        _asked.Add(id);
        var scalar = Scalar.Of(value);
        return Make<T>(id, name, scalar, scalar, scalar, currency, source, basis);
    }

    private Step<T> Make<T>(string id, string name, decimal low, decimal likely, decimal high, Currency currency, Citation source, Basis basis)
        where T : struct
    {
        if (_overrides.TryGetValue(id, out var changed))
        {
            if (changed.Unit != Scalar.UnitOf<T>())
            {
                throw Wrong(id, $"is measured in {Text.Word(Scalar.UnitOf<T>())}, and its replacement in {Text.Word(changed.Unit)}");
            }

            source = source with { Note = $"{changed.Reason}; it stands instead of {Fact.Show(likely, changed.Unit, currency)}" };
            (low, likely, high, basis) = (changed.Value, changed.Value, changed.Value, Basis.Override);
            currency = changed.Currency;
        }

        // One number is one node, however often it is asked for.
        var node = new NumberNode(Scalar.UnitOf<T>(), currency, low, likely, high, basis, Step.OptionsOf<T>()).With(new Label(id, name, source));
        if (_made.TryGetValue(id, out var made))
        {
            return made is NumberNode before && before.Says((NumberNode)node) ? new(made) : throw Wrong(id, "is given twice, and not alike");
        }

        _made.Add(id, node);
        return new(node);
    }

    private (NumberEntry Entry, NumberValue Value) Find(string id)
    {
        _asked.Add(id);
        var entry = _numbers.Find(id) ?? throw Wrong(id, "is not among the numbers");
        return (entry, entry.Values.Find(Date)?.Value ?? throw Wrong(id, $"has no value on {Text.Date(Date)}"));
    }

    private ProblemException Wrong(string id, string what) => new(new Problem("number-unusable", $"'{id}' of '{_numbers.Id}' {what}.") { Subject = id });
}

internal sealed record NumberOverride(Unit Unit, decimal Value, Currency Currency, string Reason);
