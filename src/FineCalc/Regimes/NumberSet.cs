using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>One number or table of a set, with its values by date. Every value carries its own source.</summary>
public sealed class NumberEntry
{
    internal NumberEntry(string id, string title, Unit unit, Timeline<NumberValue> values) => (Id, Title, Unit, Values) = (id, title, unit, values);

    /// <summary>The stable name: <c>maximum.higher.fixed</c>.</summary>
    public string Id { get; }

    /// <summary>The name in tables.</summary>
    public string Title { get; }

    /// <summary>What the number, or what the table gives, is measured in.</summary>
    public Unit Unit { get; }

    internal Timeline<NumberValue> Values { get; }
}

// One dated value: a number (open where low and high differ) or a table.
internal sealed record NumberValue(decimal Low, decimal Likely, decimal High, Currency Currency, BandTable? Table, Basis Basis, Citation Source);

/// <summary>
/// The numbers of a regime or of an estimate: static for its life, with an id and a version that every result prints.
/// </summary>
public sealed class NumberSet
{
    private readonly Dictionary<string, NumberEntry> _byId;

    internal NumberSet(string id, string version, string title, IReadOnlyList<NumberEntry> numbers)
    {
        (Id, Version, Title, Numbers) = (id, version, title, numbers);
        _byId = numbers.ToDictionary(n => n.Id, StringComparer.Ordinal);
    }

    /// <summary>The name of the set.</summary>
    public string Id { get; }

    /// <summary>The version of the set: a date or a number that rises.</summary>
    public string Version { get; }

    /// <summary>What the set is, in a sentence.</summary>
    public string Title { get; }

    /// <summary>The numbers, in the order of the data.</summary>
    public IReadOnlyList<NumberEntry> Numbers { get; }

    internal static NumberSet Empty { get; } = new("", "", "", []);

    // Every day on which some number changes.
    internal IEnumerable<LocalDate> Changes => Numbers.SelectMany(n => n.Values.Values)
        .SelectMany(v => v.Until is { } until ? new[] { v.From, until } : [v.From]).Distinct();

    // This set with the numbers of another that several regimes share; a number of one name in both is a mistake of the data.
    internal NumberSet With(NumberSet shared) => new(Id, Version, Title, [.. Numbers, .. shared.Numbers]);

    internal NumberEntry? Find(string id) => _byId.GetValueOrDefault(id);
}
