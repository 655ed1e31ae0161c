using System.Runtime.CompilerServices;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>
/// One question to a case: its wording, unit, allowed range and what a missing answer means. Declared once, by a regime;
/// see <see cref="Fact{T}"/>. Facts are compared by their declaration: a question that the law words otherwise from a day on is one
/// question on all days, and an answer to it is an answer on all of them. A question about a step (<see cref="RegimeVersion.Asking"/>) is
/// compared by its regime, what it asks and of what.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public abstract class Fact : IEquatable<Fact>
{
    // The declaration that a dated wording is of; null for the declaration itself.
    private protected Fact? Declared;

    // A question about a step is made anew by every version that asks it, and is one by its regime and what it asks.
    private StepAsked? _ofStep;

    // How the question is asked from a day on, in order of the days; and each such wording, made when it is first asked for. Whatever the
    // answer is: a program that starts would set all this up anew for every enumeration.
    private Rewording[] _changes = [];
    private Lazy<Fact[]>? _worded;

    private protected Fact(FactContent content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(content.Id);
        Content = content;
    }

    // All that the question says.
    internal FactContent Content { get; private protected set; }

    /// <summary>The stable name in files: <c>people-affected</c>. Unique within a regime.</summary>
    public string Id => Content.Id;

    /// <summary>The name in tables: <c>People affected</c>.</summary>
    public string Name => Content.Name;

    /// <summary>The question in full.</summary>
    public string Question => Content.Asks;

    /// <summary>What the answer is measured in.</summary>
    public Unit Unit => Content.Unit;

    /// <summary>What is counted (<c>people</c>, <c>months</c>), for a <see cref="Unit.Count"/>.</summary>
    public string? Counted => Content.Counted;

    /// <summary>Whether only the regulator answers this question. A judgement given by the user is shown as such.</summary>
    public bool IsJudgement => Content.IsJudgement;

    /// <summary>Whether each infringement of a case has its own answer; one given for the whole case stands for those without.</summary>
    public bool IsPerInfringement => Content.IsPerInfringement;

    /// <summary>The lowest allowed value, included (a rate as a fraction); null if there is none.</summary>
    public decimal? AllowedLow => Content.Least;

    /// <summary>The highest allowed value, included (a rate as a fraction); null if there is none.</summary>
    public decimal? AllowedHigh => Content.Most;

    /// <summary>Whether only whole numbers are allowed.</summary>
    public bool IsWhole => Content.IsWhole;

    /// <summary>The closed list of a <see cref="Unit.Choice"/>, in order; empty for other units.</summary>
    public IReadOnlyList<Option> Options => Content.Options;

    /// <summary>What a missing answer means.</summary>
    public Missing WhenMissing =>
        Content.Unanswered is not { } missing ? Missing.Required
        : missing.Value.IsOne ? Missing.Default
        : Missing.Open;

    /// <summary>Why a missing answer means that, or what is assumed, in a sentence.</summary>
    public string? MissingWhy => Content.Unanswered?.Why;

    /// <summary>
    /// What the missing answer rests on: <see cref="Basis.Model"/> if FineCalc assumes it, otherwise the rule that says so.
    /// </summary>
    public Basis MissingBasis => Content.Unanswered?.Basis ?? Basis.Fact;

    /// <summary>Where the law asks the question, if it does.</summary>
    public Citation? Source => Content.Source;

    /// <summary>
    /// What the question asks beyond its regime, such as <c>undertaking-turnover</c>: an answer to it answers every question of the same
    /// meaning in another regime. Null, as of every judgement, where the question is its regime's own.
    /// </summary>
    public string? Meaning => Content.Meaning;

    /// <summary>
    /// The days, in order, from each of which on, itself included, the question is asked otherwise; none if it is always asked alike.
    /// </summary>
    public IReadOnlyList<LocalDate> Changes => [.. (Declared ?? this)._changes.Select(c => c.From)];

    internal ValueOrRange Assumed => Content.Unanswered?.Value ?? default;

    /// <summary>The question as it is asked on a day: equal to this one, with the wording, bounds, help and source of that day.</summary>
    public Fact On(LocalDate day)
    {
        // Of a document each version names the wording it asks in.
        var of = Declared ?? this;
        if (of._changes.Length == 0)
        {
            return this;
        }

        var at = of._changes.Count(c => c.From <= day);
        return at == 0 ? of : of._worded!.Value[at - 1];
    }

    // The same question as each infringement answers it, in a method that asks it of each. Who answers the declaration answers it: but one
    // that changes with the days is asked as on the day, and of that day alone.
    internal Fact OfEach()
    {
        var copy = Copy([]);
        copy.Content = Content with { IsPerInfringement = true };
        copy.Declared = (Declared ?? this)._changes.Length == 0 ? Declared ?? this : null;
        return copy;
    }

    /// <summary>Whether both are one declared question, whatever the day of their wording.</summary>
    public bool Equals(Fact? other) =>
        (Declared ?? this, other?.Declared ?? other) is ({ } own, { } theirs)
        && (ReferenceEquals(own, theirs) || (own._ofStep is { } step && step == theirs._ofStep));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Fact);

    /// <inheritdoc/>
    public sealed override int GetHashCode() =>
        (Declared ?? this)._ofStep is { } step ? step.GetHashCode() : RuntimeHelpers.GetHashCode(Declared ?? this);

    /// <summary>Whether both are one declared question.</summary>
    public static bool operator ==(Fact? left, Fact? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they are two questions.</summary>
    public static bool operator !=(Fact? left, Fact? right) => !(left == right);

    // What is allowed, as the scalars that answers are kept as.
    internal (decimal Low, decimal High) Ends =>
        Unit switch
        {
            Unit.Flag => (0m, 1m),
            Unit.Choice => (0m, Options.Count - 1m),
            _ => (AllowedLow ?? decimal.MinValue, AllowedHigh ?? decimal.MaxValue),
        };

    // Whether a number without a percent sign says its share: one above the whole is more often a percentage whose sign was left out.
    internal bool IsClear(decimal bare) => Unit != Unit.Rate || Math.Abs(bare) <= 1m || AllowedHigh > 1m;

    internal bool MustBeWhole => IsWhole || Unit is Unit.Choice or Unit.Flag;

    /// <summary>What is allowed, in words: <c>0% to 100%</c>, <c>low, medium or high</c>.</summary>
    public string Allowed =>
        Unit switch
        {
            Unit.Flag => "true or false",
            Unit.Choice => string.Join(", ", Options.Select(o => o.Code)),
            _ => (AllowedLow, AllowedHigh) switch
            {
                (null, null) => "any " + Kind[(Kind.IndexOf(' ', StringComparison.Ordinal) + 1)..],
                ({ } low, null) => $"{Kind} of {Show(low)} or more",
                (null, { } high) => $"{Kind} of {Show(high)} or less",
                ({ } low, { } high) => $"{Kind} from {Show(low)} to {Show(high)}, both included",
            },
        };

    private string Kind =>
        Unit switch
        {
            Unit.Money => "an amount",
            Unit.Rate => "a rate",
            _ => IsWhole ? "a whole number" : "a number",
        };

    /// <summary>An amount of money.</summary>
    public static Fact<Money> Money(string id, string name, string question) => new(new(id, name, question, Unit.Money));

    /// <summary>A rate, kept as a fraction.</summary>
    public static Fact<Rate> Rate(string id, string name, string question) => new(new(id, name, question, Unit.Rate));

    /// <summary>A number of something: people, months, points.</summary>
    public static Fact<Count> Count(string id, string name, string question, string counted) =>
        new(new(id, name, question, Unit.Count) { Counted = counted });

    /// <summary>
    /// The value of a step as a decision states it, where it does: a judgement, worded in one way everywhere. The step takes it by
    /// <see cref="Step{T}.MayBeStated"/>.
    /// </summary>
    /// <typeparam name="T"><see cref="FineCalc.Money"/>, <see cref="FineCalc.Rate"/> or <see cref="FineCalc.Count"/>.</typeparam>
    /// <param name="id">The stable name of the question in files.</param>
    /// <param name="step">The name of the step: <c>Duration in years</c>.</param>
    /// <param name="source">Where the law has the step.</param>
    /// <param name="counted">What is counted: <c>years</c>; for a <see cref="FineCalc.Count"/> alone.</param>
    public static Fact<T> Stated<T>(string id, string step, Citation source, string? counted = null)
        where T : struct =>
        new Fact<T>(
            new(id, $"{step}, as stated", $"{step}: what is it where the decision states it?", Scalar.UnitOf<T>()) { Counted = counted }
        )
            .AsJudgement()
            .At(source);

    /// <summary>Yes or no.</summary>
    public static Fact<bool> Flag(string id, string name, string question) => new(new(id, name, question, Unit.Flag));

    /// <summary>One of a closed list, in the order of the enumeration; every member needs its meaning.</summary>
    /// <exception cref="ArgumentException">A member is missing, out of order, or the enumeration does not count from 0.</exception>
    public static Fact<TEnum> Choice<TEnum>(string id, string name, string question, params (TEnum Value, string Help)[] options)
        where TEnum : struct, Enum
    {
        var codes = Text.Codes(typeof(TEnum));
        var listed = new Option[options.Length];
        var isEach = codes?.Length == options.Length;
        for (var i = 0; i < options.Length && isEach; i++)
        {
            isEach = Unsafe.BitCast<TEnum, int>(options[i].Value) == i;
            listed[i] = new Option(codes![i], options[i].Help);
        }

        if (!isEach)
        {
            throw new ArgumentException(
                $"The options of '{id}' must be the members of {typeof(TEnum).Name}, all of them and in order, and those must count "
                    + "from 0.",
                nameof(options)
            );
        }

        return new(new(id, name, question, Unit.Choice) { Options = listed });
    }

    // A fact that was written down: its options are codes of a file and no enumeration's. One question that is worded in several ways, in
    // several versions, stays one: the first that was read is the declaration of the others.
    internal static Fact Restored(FactContent content, Fact? other = null)
    {
        Fact fact = content.Unit switch
        {
            Unit.Money => new Fact<Money>(content),
            Unit.Rate => new Fact<Rate>(content),
            Unit.Count => new Fact<Count>(content),
            Unit.Flag => new Fact<bool>(content),
            _ => new Fact<OfList>(content),
        };
        fact.Declared = other is not null && content.IsOtherwiseWorded(other.Content) ? other : null;
        return fact;
    }

    // A question about a step of a regime.
    internal static Fact OfStep(string regime, FactContent content)
    {
        var fact = Restored(content);
        fact._ofStep = new(regime, content.Id, content.Unit, content.IsPerInfringement);
        return fact;
    }

    private protected Fact Copy(FactContent content)
    {
        var copy = Copy(_changes);
        copy.Content = content;
        return copy;
    }

    private protected Fact Reworded(LocalDate day, Func<Fact, Fact> change) =>
        _changes is [.., var last] && last.From >= day
            ? throw new ArgumentException(
                $"'{Id}' changes on {Text.Date(last.From)} already; give changes in the order of their days.",
                nameof(day)
            )
            : Copy([.. _changes, new(day, change)]);

    private Fact Copy(Rewording[] changes)
    {
        var copy = (Fact)MemberwiseClone();
        copy.Declared = null;
        copy._changes = changes;
        copy._worded = changes.Length == 0 ? null : new(copy.Worded);
        return copy;
    }

    // One object for each wording, so that versions that ask alike share it.
    private Fact[] Worded()
    {
        var (worded, one) = (new Fact[_changes.Length], Copy([]));
        for (var i = 0; i < worded.Length; i++)
        {
            one = _changes[i].Change(one);
            if (!Content.IsOtherwiseWorded(one.Content))
            {
                throw new ArgumentException(
                    $"'{Id}' stays one question: who answers it, of what it is asked and what it means elsewhere do not change with "
                        + "the day."
                );
            }

            worded[i] = one.Copy(one._changes);
            worded[i].Declared = this;
        }

        return worded;
    }

    private sealed record Rewording(LocalDate From, Func<Fact, Fact> Change);

    private sealed record StepAsked(string Regime, string Id, Unit Unit, bool IsOfEach);

    /// <summary>The identifier, name and unit.</summary>
    public override string ToString() => $"{Name} ({Id}, {Text.Word(Unit)})";

    internal string Show(decimal value, Currency currency = default) => Show(value, Unit, currency, Options) + After;

    // What is said behind a value: what is counted. In brackets stands what a number is and counts nothing: (number), (level).
    internal string After => Counted is null or [] or ['(', ..] ? "" : " " + Counted;

    // To two decimals, of a rate to those of its percentage: for a line that says what something is, and not for what is reckoned with.
    internal static string Briefly(decimal value, Unit unit, Currency currency = default, IReadOnlyList<Option>? options = null) =>
        Show(decimal.Round(value, unit == Unit.Rate ? 4 : 2, MidpointRounding.AwayFromZero), unit, currency, options);

    // The same where the digits that are left off are not to be hidden.
    internal static string Nearly(decimal value, Unit unit, Currency currency, IReadOnlyList<Option>? options = null) =>
        (Briefly(value, unit, currency, options), Show(value, unit, currency, options)) is var (brief, whole) && brief == whole
            ? whole
            : Rough.Nearly + brief;

    internal static string Show(decimal value, Unit unit, Currency currency, IReadOnlyList<Option>? options = null) =>
        unit switch
        {
            Unit.Money => currency == default ? new Count(value).ToString("R", null) : new Money(value, currency).ToString("R", null),
            Unit.Rate => FineCalc.Rate.Fraction(value).ToString("R", null),
            Unit.Flag => value == 0m ? "no" : "yes",
            Unit.Choice when options is { Count: > 0 } && value >= 0m && value < options.Count && value % 1m == 0m => options[
                (int)value
            ].Code,
            _ => new Count(value).ToString("R", null),
        };
}

// The places of a list that no enumeration of code stands for.
internal enum OfList { }

// Every typed value is a decimal inside: a choice is its place in the list, a flag is 0 or 1.
internal static class Scalar
{
    public static decimal Of<T>(T value)
        where T : struct
    {
        if (typeof(T) == typeof(Money))
        {
            return Unsafe.BitCast<T, Money>(value).Amount;
        }

        if (typeof(T) == typeof(Rate))
        {
            return Unsafe.BitCast<T, Rate>(value).Value;
        }

        if (typeof(T) == typeof(Count))
        {
            return Unsafe.BitCast<T, Count>(value).Value;
        }

        if (typeof(T) == typeof(bool))
        {
            return Unsafe.BitCast<T, bool>(value) ? 1m : 0m;
        }

        return typeof(T).IsEnum
            ? Unsafe.BitCast<T, int>(value)
            : throw new NotSupportedException(
                $"A fact answers with Money, Rate, Count, bool or an enumeration, not with {typeof(T).Name}."
            );
    }

    public static Unit UnitOf<T>()
        where T : struct =>
        typeof(T) == typeof(Money) ? Unit.Money
        : typeof(T) == typeof(Rate) ? Unit.Rate
        : typeof(T) == typeof(Count) ? Unit.Count
        : typeof(T) == typeof(bool) ? Unit.Flag
        : Unit.Choice;
}
