using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>
/// A law that is only proposed or supposed: numbers of shipped regimes replaced from days on, under a name that every result bears.
/// Immutable; what it is applied to is not changed. Files of reforms are read by <c>ReformJson</c>.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class Reform
{
    private Reform(string id, string title, IReadOnlyList<ReformChange> changes) => (Id, Title, Changes) = (id, title, changes);

    /// <summary>The stable name, which version ids end in: lower-case letters, digits and hyphens.</summary>
    public string Id { get; }

    /// <summary>The name in tables.</summary>
    public string Title { get; }

    /// <summary>What is replaced, in the order in which it was given.</summary>
    internal IReadOnlyList<ReformChange> Changes { get; }

    /// <summary>A reform that changes nothing yet.</summary>
    /// <exception cref="ArgumentException">The id has other signs than lower-case letters, digits and hyphens.</exception>
    public static Reform Named(string id, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return IsId(id)
            ? new(id, title, [])
            : throw new ArgumentException($"'{id}' is no id: lower-case letters, digits and hyphens.", nameof(id));
    }

    /// <summary>The reform with one number more: money in the currency of the number, a rate, a count or one of a closed list.</summary>
    /// <param name="regime">The id of the regime.</param>
    /// <param name="number">The id of the number, as the regime's page lists it.</param>
    /// <param name="value">What it is to be.</param>
    /// <param name="reason">Why, in a sentence: the bill, the proposal, the question asked.</param>
    /// <param name="from">The first day on which it is to be so; all days of the regime if not given.</param>
    /// <param name="until">The first day on which it no longer is.</param>
    /// <exception cref="ArgumentException">The reason is empty, the period holds no day, or the number is replaced already on one of its
    /// days.</exception>
    public Reform With<T>(string regime, string number, T value, string reason, LocalDate? from = null, LocalDate? until = null)
        where T : struct
    {
        var scalar = Scalar.Of(value);
        return With(
            new ReformChange(
                regime,
                number,
                from,
                until,
                reason,
                new(Scalar.UnitOf<T>(), scalar, scalar, scalar, value is Money money ? money.Currency : default, null, reason, Id)
            )
        );
    }

    /// <summary>The reform with one table more, which stands instead of the whole of the regime's.</summary>
    /// <param name="regime">The id of the regime.</param>
    /// <param name="number">The id of the table, as the regime's page lists it.</param>
    /// <param name="table">What it is to be, with a source for each row.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="from">The first day on which it is to be so; all days of the regime if not given.</param>
    /// <param name="until">The first day on which it no longer is.</param>
    public Reform With<TIn, TOut>(
        string regime,
        string number,
        BandTable<TIn, TOut> table,
        string reason,
        LocalDate? from = null,
        LocalDate? until = null
    )
        where TIn : struct
        where TOut : struct
    {
        ArgumentNullException.ThrowIfNull(table);
        return With(
            new ReformChange(
                regime,
                number,
                from,
                until,
                reason,
                new(Scalar.UnitOf<TOut>(), 0m, 0m, 0m, table.Untyped.GivesIn, table.Untyped, reason, Id)
            )
        );
    }

    /// <summary>The regime as it would be under this reform; the regime itself where the reform does not name it.</summary>
    /// <exception cref="ProblemException">A number is unknown, of another kind, or not asked for on any day of its period; every problem is
    /// carried.</exception>
    public Regime Apply(Regime regime)
    {
        ArgumentNullException.ThrowIfNull(regime);
        return Changes.Any(c => c.Regime == regime.Id) ? regime.Replacing(Changes.Where(c => c.Regime == regime.Id)) : regime;
    }

    /// <summary>The catalogue with each regime as it would be under this reform, worked out when it is first asked for.</summary>
    /// <exception cref="ProblemException">The reform names a regime that is not there (<c>regime-unknown</c>).</exception>
    public RegimeCatalog Apply(RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var strange = Changes.Select(c => c.Regime).Distinct().Where(id => !regimes.Ids.Contains(id)).ToList();
        return strange.Count == 0
            ? regimes.Replacing([.. Changes.Select(c => c.Regime)], Apply)
            : throw new ProblemException([
                .. strange.Select(id => new Problem("regime-unknown", $"There is no regime '{id}'.")
                {
                    Subject = id,
                    Allowed = string.Join(", ", regimes.Ids),
                }),
            ]);
    }

    /// <summary>The id and title.</summary>
    public override string ToString() => $"{Title} ({Id})";

    internal static bool IsId(string? id) =>
        id is { Length: > 0 and <= 64 } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    internal Reform With(ReformChange change)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(change.Reason);
        if (change.Until <= change.From)
        {
            throw new ArgumentException(
                $"The period of '{change.Number}' holds no day: the until-day is excluded and must come after the from-day.",
                nameof(change)
            );
        }

        return Clash(change) is { } other
            ? throw new ArgumentException(
                $"'{change.Number}' of '{change.Regime}' is replaced {Text.Period(other.First, other.Until)} already.",
                nameof(change)
            )
            : new(Id, Title, [.. Changes, change]);
    }

    // A change that says another thing of the same number on one of its days.
    internal ReformChange? Clash(ReformChange change) =>
        Changes.FirstOrDefault(c =>
            c.Regime == change.Regime
            && c.Number == change.Number
            && change.First < (c.Until ?? LocalDate.MaxIsoValue)
            && c.First < (change.Until ?? LocalDate.MaxIsoValue)
        );
}
