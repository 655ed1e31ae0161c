namespace FineCalc.Steps;

// One dated value: a number (open where low and high differ) or a table.
internal sealed record NumberValue(
    decimal Low,
    decimal Likely,
    decimal High,
    Currency Currency,
    BandTable? Table,
    Basis Basis,
    Citation Source
);

/// <summary>
/// The numbers of a regime or of an estimate: static for its life, with an id and a version that every result prints.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class NumberSet
{
    private readonly Dictionary<string, NumberEntry> _byId;

    internal NumberSet(
        string id,
        string version,
        string title,
        IReadOnlyList<NumberEntry> numbers,
        IReadOnlyList<Adjustment>? adjustments = null
    )
    {
        (Id, Version, Title, Numbers, Adjustments) = (id, version, title, numbers, adjustments ?? []);
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

    /// <summary>When numbers of the set are due to be others, in the order of the data.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; }

    internal static NumberSet Empty { get; } = new("", "", "", []);

    /// <summary>This set with the numbers of another that several regimes share.</summary>
    /// <exception cref="ArgumentException">A number of one name stands in both: a mistake of the data.</exception>
    public NumberSet With(NumberSet shared) =>
        new(Id, Version, Title, [.. Numbers, .. shared.Numbers], [.. Adjustments, .. shared.Adjustments]);

    /// <summary>The title, the version and how many numbers there are.</summary>
    public override string ToString() => Text.Line($"{Title} ({Id} {Version}, {Text.Counted(Numbers.Count, "number")})");

    internal NumberEntry? Find(string id) => _byId.GetValueOrDefault(id);
}
