using NodaTime;

namespace FineCalc;

/// <summary>One typed question to a case. Every method returns a changed copy; declare the finished fact once, in a static field.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <typeparam name="T"><see cref="Money"/>, <see cref="Rate"/>, <see cref="Count"/>, <see cref="bool"/> or an enumeration.</typeparam>
public sealed class Fact<T> : Fact
    where T : struct
{
    internal Fact(FactContent content)
        : base(content) { }

    /// <summary>Allows values from a low end to a high end, both included. Money is meant in the currency of the regime.</summary>
    public Fact<T> Within(T low, T high) => Saying(Content with { Least = Scalar.Of(low), Most = Scalar.Of(high) });

    /// <summary>Allows a value and all above it.</summary>
    public Fact<T> From(T low) => Saying(Content with { Least = Scalar.Of(low) });

    /// <summary>Allows whole numbers only.</summary>
    public Fact<T> Whole() => Saying(Content with { IsWhole = true });

    /// <summary>Makes the question one that only the regulator answers.</summary>
    /// <exception cref="InvalidOperationException">The question has a meaning beyond its regime.</exception>
    public Fact<T> AsJudgement() => Saying(Content with { IsJudgement = Meaning is null ? true : throw NotBoth() });

    /// <summary>Lets each infringement have its own answer.</summary>
    public Fact<T> PerInfringement() => Saying(Content with { IsPerInfringement = true });

    /// <summary>Uses a value when the fact is not given, and says why.</summary>
    /// <param name="value">The value.</param>
    /// <param name="why">The reason, in a sentence.</param>
    /// <param name="basis">What the reason rests on: <see cref="Basis.Model"/> makes it an assumption that every assessment lists.</param>
    public Fact<T> Default(T value, string why, Basis basis = Basis.Fact) =>
        Saying(Content with { Unanswered = new(new(Scalar.Of(value), Scalar.Of(value), Scalar.Of(value)), why, basis) });

    /// <summary>
    /// Leaves the fact open between two values when it is not given, and says why. Listed as an assumption by every assessment it enters.
    /// </summary>
    public Fact<T> Open(T low, T likely, T high, string why)
    {
        var assumed = new ValueOrRange(Scalar.Of(low), Scalar.Of(likely), Scalar.Of(high), false);
        return assumed.Low <= assumed.Likely && assumed.Likely <= assumed.High
            ? Saying(Content with { Unanswered = new(assumed, why, Basis.Model) })
            : throw new ArgumentException($"The open values of '{Id}' must be in order: low, likely, high.", nameof(likely));
    }

    /// <summary>Says where the law asks the question.</summary>
    public Fact<T> At(Citation source) => Saying(Content with { Source = source });

    /// <summary>
    /// Says what the question asks beyond its regime. Facts of other regimes with the same meaning, unit and options are answered with it
    /// when a case is compared.
    /// </summary>
    /// <exception cref="InvalidOperationException">The question is a judgement: what one authority judges says nothing of
    /// another.</exception>
    public Fact<T> Means(string meaning)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        return Saying(Content with { Meaning = IsJudgement ? throw NotBoth() : meaning });
    }

    /// <summary>Words the question otherwise, in full and in the words of the text.</summary>
    public Fact<T> Asking(string question)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        return Saying(Content with { Asks = question });
    }

    /// <summary>Says otherwise what one of the options means.</summary>
    public Fact<T> Describing(T option, string help) =>
        Saying(Content with { Options = [.. Options.Select((o, i) => i == (int)Scalar.Of(option) ? o with { Help = help } : o)] });

    /// <summary>
    /// Asks the question otherwise from a day on, that day included, because the law has it so: other words, bounds, help or source. It
    /// stays one question, and later changes build on earlier ones. A regime needs a version that begins on the day.
    /// </summary>
    /// <param name="day">The first day.</param>
    /// <param name="change">Given the question as it was asked until then, returns it as it is asked from that day on.</param>
    /// <exception cref="ArgumentException">The days are not in order.</exception>
    public Fact<T> Since(LocalDate day, Func<Fact<T>, Fact<T>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (Fact<T>)Reworded(day, fact => change((Fact<T>)fact));
    }

    private InvalidOperationException NotBoth() =>
        new($"'{Id}' is a judgement of one authority and cannot have a meaning beyond its regime.");

    private Fact<T> Saying(FactContent content) => (Fact<T>)Copy(content);
}
