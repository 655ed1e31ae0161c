using System.ComponentModel;
using System.Text.Json.Serialization;
using FineCalc.Json;
using NodaTime;

namespace FineCalc;

/// <summary>
/// What is known of a case: immutable answers to a regime's questions, shared or of one infringement, with the exchange rates it uses.
/// Whether an answer is allowed is checked when it is assessed, so that all problems are reported together.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// var facts = Facts
///     .None.With(UkGdpr.Turnover, Money.Gbp(50_000_000))
///     .With(UkGdpr.PeopleAffected, 12_000)
///     .WithInfringement("Security", own =&gt; own.With(UkGdpr.Tier, MaximumTier.Standard));
/// Console.WriteLine(facts.Answers.Count); // 2
/// Console.WriteLine(facts.Infringements[0].Name); // Security
/// </code>
/// </example>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Facts : IJsonResult
{
    private const string NoAnswer =
        "That is no answer to this question. A rate is a Rate, such as Rate.Percent(15); an amount is Money, such as Money.Gbp(250_000); a "
        + "count is a whole number or a decimal, such as 2.5m; a choice is a member of the question's enumeration; yes or no is a bool. "
        + "What is known as a range is given by WithRange.";

    private readonly Answer[] _answers;
    private readonly Infringement[] _infringements;
    private readonly ExchangeRate[] _rates;

    // What the last method that read these facts made of them. Both halves are in one object, so a race costs time only.
    internal object? Bound;

    // What a simulation drew for the open numbers of the model; null where nothing was drawn. Lost when the facts are changed.
    internal IReadOnlyDictionary<string, decimal>? Drawn { get; private init; }

    private Facts(Answer[] answers, Infringement[] infringements, ExchangeRate[] rates) =>
        (_answers, _infringements, _rates) = (answers, infringements, rates);

    // Whether infringements were taken out until none stayed. A case that never named any is one infringement; this is a case of none.
    private bool IsEmptied { get; init; }

    internal bool HasNoneLeft => IsEmptied && _infringements.Length == 0;

    /// <summary>No facts at all.</summary>
    public static Facts None { get; } = new([], [], []);

    /// <summary>The answers for the whole case, in the order given.</summary>
    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>
    /// The infringements, in the order given. A case that names none is one infringement, with the case's own answers; of a case whose
    /// infringements were all taken out (<see cref="WithoutInfringement"/>) nothing is left that could be assessed.
    /// </summary>
    public IReadOnlyList<Infringement> Infringements => _infringements;

    /// <summary>The exchange rates of the case.</summary>
    public IReadOnlyList<ExchangeRate> ExchangeRates => _rates;

    /// <summary>These facts with one answer added or replaced.</summary>
    /// <param name="fact">The question.</param>
    /// <param name="value">The answer.</param>
    /// <example>
    /// <code>
    /// var facts = Facts.None.With(UkGdpr.Seriousness, Rate.Percent(15)).With(UkGdpr.Tier, MaximumTier.Higher);
    /// </code>
    /// </example>
    public Facts With<T>(Fact<T> fact, T value)
        where T : struct => With(fact, value, null);

    /// <summary>These facts with one answer added or replaced.</summary>
    /// <param name="fact">The question.</param>
    /// <param name="value">The answer.</param>
    /// <param name="note">Anything a reader must know.</param>
    /// <param name="source">Where it was learned.</param>
    public Facts With<T>(Fact<T> fact, T value, string? note, Citation? source = null)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(fact);
        var scalar = Scalar.Of(value);
        return With(new Answer(fact, scalar, scalar, scalar, CurrencyOf(value)) { Note = note, Source = source });
    }

    /// <summary>These facts with a whole number as one answer, added or replaced.</summary>
    /// <param name="fact">The question.</param>
    /// <param name="value">The answer, in what the question counts (<see cref="Fact.Counted"/>).</param>
    public Facts With(Fact<Count> fact, long value) => With(fact, new Count(value));

    /// <inheritdoc cref="With(Fact{Count}, long)"/>
    /// <remarks>For languages that, unlike C#, do not widen an <see cref="int"/> where several overloads are there.</remarks>
    public Facts With(Fact<Count> fact, int value) => With(fact, new Count(value));

    /// <summary>These facts with a number as one answer, added or replaced.</summary>
    /// <inheritdoc cref="With(Fact{Count}, long)"/>
    public Facts With(Fact<Count> fact, decimal value) => With(fact, new Count(value));

    /// <summary>These facts with how long something lasted, in months, as one answer, added or replaced.</summary>
    /// <param name="fact">A question that counts months.</param>
    /// <param name="value">
    /// A period of years (12 months each), months, weeks and days. A day is 12/365.2425 of a month, the mean of the calendar, so that
    /// 365 days are not more than twelve months; what the days make is rounded to three decimals, half to even. Who wants another rule
    /// for days gives the number of months.
    /// </param>
    /// <exception cref="ArgumentException">The question does not count months, or the period has hours or less.</exception>
    /// <example>
    /// <code>
    /// var facts = Facts.None.With(UkGdpr.Duration, Period.FromYears(2) + Period.FromMonths(3));
    /// Console.WriteLine(facts.Answers[0].Likely); // 27
    /// </code>
    /// </example>
    public Facts With(Fact<Count> fact, Period value)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(value);
        return fact.Counted == Calendar.Months
            ? With(fact, Calendar.InMonths(value))
            : throw new ArgumentException($"'{fact.Id}' counts {fact.Counted}, and a period answers in months.", nameof(fact));
    }

    /// <summary>Refused by the compiler, which says what is meant: whatever is no answer to the question.</summary>
    /// <exception cref="ArgumentException">Always, for callers whose compiler does not refuse it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(NoAnswer, error: true)]
    public Facts With(Fact fact, object value) =>
        throw new ArgumentException(FormattableString.Invariant($"'{fact?.Id}', {value}: {NoAnswer}"), nameof(value));

    /// <summary>These facts with one answer of which only a range is known.</summary>
    /// <param name="fact">The question.</param>
    /// <param name="spread">The lowest, most likely and highest value, all included.</param>
    /// <exception cref="ArgumentException">The amounts are of different currencies.</exception>
    public Facts WithRange<T>(Fact<T> fact, Spread<T> spread)
        where T : struct, IComparable<T> => WithRange(fact, spread, null);

    /// <summary>These facts with one answer of which only a range is known.</summary>
    /// <param name="fact">The question.</param>
    /// <param name="low">The lowest value, included.</param>
    /// <param name="likely">The most likely value.</param>
    /// <param name="high">The highest value, included.</param>
    /// <exception cref="ArgumentException">The values are not in order, or amounts of different currencies.</exception>
    /// <example>
    /// <code>
    /// var facts = Facts.None.WithRange(UkGdpr.Seriousness, Rate.Percent(10), Rate.Percent(15), Rate.Percent(20));
    /// </code>
    /// </example>
    public Facts WithRange<T>(Fact<T> fact, T low, T likely, T high)
        where T : struct, IComparable<T> => WithRange(fact, new Spread<T>(low, likely, high), null);

    /// <summary>These facts with one answer of which only a range is known.</summary>
    /// <param name="fact">The question.</param>
    /// <param name="spread">The lowest, most likely and highest value, all included.</param>
    /// <param name="note">Anything a reader must know.</param>
    /// <param name="source">Where it was learned.</param>
    /// <exception cref="ArgumentException">The amounts are of different currencies.</exception>
    public Facts WithRange<T>(Fact<T> fact, Spread<T> spread, string? note, Citation? source = null)
        where T : struct, IComparable<T>
    {
        ArgumentNullException.ThrowIfNull(fact);
        return With(
            new Answer(fact, Scalar.Of(spread.Low), Scalar.Of(spread.Likely), Scalar.Of(spread.High), CurrencyOf(spread.Likely))
            {
                Note = note,
                Source = source,
            }
        );
    }

    /// <summary>These facts with one answer added or replaced.</summary>
    public Facts With(Answer answer) => Copy(Put(_answers, answer), _infringements, _rates);

    /// <summary>These facts with an exchange rate, in place of any between the same currencies.</summary>
    public Facts With(ExchangeRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Copy(_answers, _infringements, [.. _rates.Where(r => r.From != rate.From || r.To != rate.To), rate]);
    }

    /// <summary>These facts without the case's own answer to a question.</summary>
    public Facts Without(Fact fact) => Copy([.. _answers.Where(a => a.Fact != fact)], _infringements, _rates);

    /// <summary>
    /// These facts without an infringement. Without the last of them nothing is left to assess (<c>infringements-none-left</c>).
    /// </summary>
    /// <param name="name">The name of the infringement; one that is not there changes nothing.</param>
    public Facts WithoutInfringement(string name) => Take(None, name);

    /// <summary>These facts with an infringement added, or changed if one of that name is there.</summary>
    /// <param name="name">The name of the infringement.</param>
    /// <param name="change">Given the infringement's own answers as facts, returns them as they should be.</param>
    /// <example>
    /// <code>
    /// var facts = Facts
    ///     .None.WithInfringement("Security", own =&gt; own.With(UkGdpr.Seriousness, Rate.Percent(40)))
    ///     .WithInfringement("Retention", own =&gt; own.With(UkGdpr.Seriousness, Rate.Percent(5)));
    /// </code>
    /// </example>
    public Facts WithInfringement(string name, Func<Facts, Facts> change)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(change);
        var at = Array.FindIndex(_infringements, i => i.Name == name);
        var own = change(at < 0 ? None : new Facts([.. _infringements[at].Answers], [], []));
        var infringement = at < 0 ? new Infringement(name, own._answers) : _infringements[at] with { Answers = own._answers };
        return new(
            _answers,
            at < 0 ? [.. _infringements, infringement] : [.. _infringements.Select((old, i) => i == at ? infringement : old)],
            [.. _rates, .. own._rates]
        );
    }

    /// <summary>These facts with an infringement added, or in place of the one of that name.</summary>
    public Facts With(Infringement infringement)
    {
        ArgumentNullException.ThrowIfNull(infringement);
        var at = Array.FindIndex(_infringements, i => i.Name == infringement.Name);
        return new(
            _answers,
            at < 0 ? [.. _infringements, infringement] : [.. _infringements.Select((old, i) => i == at ? infringement : old)],
            _rates
        );
    }

    /// <summary>The answer to a question, for the whole case or for one infringement; null if there is none.</summary>
    public Answer? Find(Fact fact, Infringement? infringement = null) =>
        infringement?.Answers.FirstOrDefault(a => a.Fact == fact) ?? Array.Find(_answers, a => a.Fact == fact);

    /// <summary>The rate from one currency to another, if the case gives it; the inverse of a given rate is not taken for it.</summary>
    public ExchangeRate? FindRate(Currency from, Currency to) => Array.Find(_rates, r => r.From == from && r.To == to);

    /// <summary>
    /// The facts as a case file has them, amounts with their currency (<c>docs/case-format.md</c>): <c>facts</c>, <c>judgements</c>,
    /// <c>infringements</c>, <c>exchangeRates</c>. Reading them takes the regime that asks: <c>CaseJson</c>.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace)
    {
        FactsWriting.Answers(json, _answers, [], default);
        FactsWriting.Infringements(json, this, default);
        FactsWriting.Rates(json, _rates);
    }

    // These facts with open numbers of the model fixed to what a simulation drew for them, by their names.
    internal Facts Drawing(IReadOnlyDictionary<string, decimal> numbers) =>
        new(_answers, _infringements, _rates) { Drawn = numbers, IsEmptied = IsEmptied };

    internal Facts WithNoneLeft() => new(_answers, [], _rates) { IsEmptied = true };

    // These facts with one answer set or removed, of the case or of one infringement.
    internal Facts Put(Fact fact, Answer? answer, string? infringement) =>
        infringement is not null ? WithInfringement(infringement, own => own.Put(fact, answer, null))
        : answer is null ? Without(fact)
        : With(answer);

    // These facts with one infringement as it is in others: added, or left out if they have none of that name.
    internal Facts Take(Facts others, string infringement)
    {
        var taken = Copy(
            _answers,
            [.. _infringements.Where(i => i.Name != infringement), .. others._infringements.Where(i => i.Name == infringement)],
            _rates
        );
        return taken._infringements.Length == 0 && _infringements.Length > 0 ? taken.WithNoneLeft() : taken;
    }

    private Facts Copy(Answer[] answers, Infringement[] infringements, ExchangeRate[] rates) =>
        new(answers, infringements, rates) { IsEmptied = IsEmptied };

    /// <summary>The answers and how many infringements there are, in a line.</summary>
    public override string ToString() =>
        Text.Line(
            string.Join(
                ", ",
                Answers
                    .Select(a => a.Brief)
                    .Concat(Infringements.Count == 0 ? [] : [Text.Counted(Infringements.Count, "infringement")])
                    .DefaultIfEmpty("no facts")
            )
        );

    private static Currency CurrencyOf<T>(T value) => value is Money money ? money.Currency : default;

    private static Answer[] Put(Answer[] answers, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var at = Array.FindIndex(answers, a => a.Fact == answer.Fact);
        if (at < 0)
        {
            return [.. answers, answer];
        }

        var changed = (Answer[])answers.Clone();
        changed[at] = answer;
        return changed;
    }
}
