using NodaTime;

namespace FineCalc.Steps;

/// <summary>Values by date, without overlap. A day before, between or after them has no value, and that is never hidden.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
internal sealed class Timeline<T>
{
    /// <summary>A timeline of dated values, in any order.</summary>
    /// <exception cref="ArgumentException">There are none, two overlap, or one ends before it begins.</exception>
    public Timeline(IEnumerable<Dated<T>> values)
    {
        List<Dated<T>> ordered = [.. values];
        ordered.Sort((left, right) => left.From.CompareTo(right.From));
        Values = ordered.AsReadOnly();
        if (Values.Count == 0)
        {
            throw new ArgumentException("A timeline needs at least one dated value.", nameof(values));
        }

        for (var i = 0; i < Values.Count; i++)
        {
            var value = Values[i];
            if (value.Until <= value.From)
            {
                throw new ArgumentException(
                    $"A value from {Text.Date(value.From)} cannot end on {Text.Date(value.Until!.Value)}: the until-day is excluded and "
                        + "must come later.",
                    nameof(values)
                );
            }

            if (i > 0 && (Values[i - 1].Until is not { } until || until > value.From))
            {
                throw new ArgumentException(
                    $"The values from {Text.Date(Values[i - 1].From)} and from {Text.Date(value.From)} overlap.",
                    nameof(values)
                );
            }
        }
    }

    /// <summary>The dated values in order of date.</summary>
    public IReadOnlyList<Dated<T>> Values { get; }

    /// <summary>The dated value that covers a day, or null if none does.</summary>
    public Dated<T>? Find(LocalDate day) => Values.LastOrDefault(v => v.From <= day) is { } found && found.Covers(day) ? found : null;

    /// <summary>Adds every day on which the value becomes another, or ends.</summary>
    public void AddDays(SortedSet<LocalDate> days)
    {
        foreach (var value in Values)
        {
            days.Add(value.From);
            if (value.Until is { } until)
            {
                days.Add(until);
            }
        }
    }

    /// <summary>The value on a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No value covers the day; the message says which days are covered.</exception>
    public T On(LocalDate day) =>
        Find(day) is { } found
            ? found.Value
            : throw new ArgumentOutOfRangeException(nameof(day), Text.Date(day), $"No value covers that day; known: {this}.");

    /// <summary>The covered days: <c>from 2018-05-25 until 2024-03-18, from 2024-03-18</c> (until-days excluded).</summary>
    public override string ToString() => string.Join(", ", Values.Select(v => Text.Period(v.From, v.Until)));
}
