using NodaTime;

namespace FineCalc.Steps;

/// <summary>One number or table of a set, with its values by date. Every value carries its own source.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class NumberEntry
{
    internal NumberEntry(string id, string title, Unit unit, Timeline<NumberValue> values) =>
        (Id, Title, Unit, Values) = (id, title, unit, values);

    /// <summary>The stable name: <c>maximum.higher.fixed</c>.</summary>
    public string Id { get; }

    /// <summary>The name in tables.</summary>
    public string Title { get; }

    /// <summary>What the number, or what the table gives, is measured in.</summary>
    public Unit Unit { get; }

    /// <summary>Where the value that holds last comes from.</summary>
    public Citation Source => Values.Values[^1].Value.Source;

    /// <summary>The name and the id.</summary>
    public override string ToString() => Text.Line($"{Title} ({Id})");

    internal Timeline<NumberValue> Values { get; }
}
