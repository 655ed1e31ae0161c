using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>
/// A regime of fines: structure in code, numbers in cited data, both bound to a date by <see cref="On(LocalDate)"/>. Immutable; its
/// versions are laid out when first asked for.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Regime : IJsonResult
{
    private readonly IReadOnlyList<MethodPeriod> _periods;
    private readonly IReadOnlyDictionary<string, Timeline<NumberOverride>> _overrides;
    private readonly Lazy<IReadOnlyList<RegimeVersion>> _versions;

    private Regime(
        RegimeInfo info,
        IReadOnlyList<MethodPeriod> periods,
        NumberSet numbers,
        NumberSet model,
        IReadOnlyDictionary<string, Timeline<NumberOverride>> overrides
    )
    {
        (Info, _periods, Numbers, Model, _overrides) = (info, periods, numbers, model, overrides);
        _versions = new(() => [.. Segments().Select(s => new RegimeVersion(this, s.Period, s.From, s.Until))]);
    }

    /// <summary>What the regime is.</summary>
    public RegimeInfo Info { get; }

    // Which one it is, so that whatever points to it can be written; as a document it is written by RegimeJson.
    void IJsonResult.Write(JsonWriting json, bool trace)
    {
        json.Text("id", Info.Id);
        json.Text("title", Info.Title);
        json.Text("currency", Info.Currency.Code);
    }

    /// <summary>The stable name in files: <c>uk-gdpr</c>.</summary>
    public string Id => Info.Id;

    /// <summary>The numbers it rests on.</summary>
    public NumberSet Numbers { get; }

    /// <summary>The numbers by which it fills judgements that are left open.</summary>
    public NumberSet Model { get; }

    /// <summary>
    /// Whether some number was replaced, by <see cref="Override(string, Money, string)"/> or by a <see cref="Reform"/>, on some day.
    /// </summary>
    public bool IsOverridden => _overrides.Count > 0;

    /// <summary>Every version in order of date, without overlap. A date has at most one.</summary>
    public IReadOnlyList<RegimeVersion> Versions => _versions.Value;

    /// <summary>A regime of one method, with its numbers in code.</summary>
    /// <param name="id">The stable name in files.</param>
    /// <param name="title">The name in tables.</param>
    /// <param name="currency">The currency it calculates in.</param>
    /// <param name="from">The first day on which it holds.</param>
    /// <param name="layout">Lays the steps out and returns the final amount.</param>
    public static Regime Define(string id, string title, Currency currency, LocalDate from, Func<NumbersInForce, Step<Money>> layout) =>
        Define(new RegimeInfo(id, title, currency), [new MethodPeriod(title, from, null, law => new Method(layout(law)))]);

    /// <summary>A regime of methods by date.</summary>
    /// <exception cref="ArgumentException">There are no periods, or two overlap.</exception>
    public static Regime Define(RegimeInfo info, IReadOnlyList<MethodPeriod> periods, NumberSet? numbers = null, NumberSet? model = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(periods);
        var ordered = new Timeline<MethodPeriod>(periods.Select(p => new Dated<MethodPeriod>(p.From, p.Until, p)));
        return new Regime(
            info,
            [.. ordered.Values.Select(v => v.Value)],
            numbers ?? NumberSet.Empty,
            model ?? NumberSet.Empty,
            new Dictionary<string, Timeline<NumberOverride>>(StringComparer.Ordinal)
        );
    }

    /// <summary>The version that holds on a day.</summary>
    /// <exception cref="ProblemException">The regime does not cover the day (<c>date-not-in-force</c>); the message says which days it
    /// knows.</exception>
    // So that a day of target type, On(new(2025, 1, 1)), stays one.
    [OverloadResolutionPriority(1)]
    public RegimeVersion On(LocalDate date) =>
        Versions.LastOrDefault(v => v.From <= date) is { } version && version.Covers(date)
            ? version
            : throw new ProblemException(
                new Problem(
                    "date-not-in-force",
                    $"{Info.Title} has no method for {Text.Date(date)}{(Info.DateMeaning is null ? "" : $" ({Info.DateMeaning})")}."
                )
                {
                    Subject = "date",
                    Allowed =
                        "a date "
                        + string.Join(
                            ", or ",
                            Spans().Select(s => Text.Period(s.From, s.Until) + (s.Until is null ? "" : " (that day excluded)"))
                        )
                        + (Info.EndNote is null ? "" : $"; {Info.EndNote}"),
                }
            );

    /// <summary>The version that holds on a day.</summary>
    /// <inheritdoc cref="On(LocalDate)"/>
    public RegimeVersion On(DateOnly date) => On(LocalDate.FromDateOnly(date));

    /// <summary>The version that holds on a day of the Gregorian calendar.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month, from 1.</param>
    /// <exception cref="ProblemException">There is no such day (<c>date-invalid</c>), or the regime does not cover it
    /// (<c>date-not-in-force</c>).</exception>
    /// <example>
    /// <code>
    /// Console.WriteLine(Regimes.UkGdpr.On(2025, 1, 1).Name); // ICO, Data Protection Fining Guidance (18 March 2024)
    /// </code>
    /// </example>
    public RegimeVersion On(int year, int month, int day) => On(Calendar.Day(year, month, day));

    /// <summary>What the regime would be if one amount were another. The trace and the version id show it.</summary>
    /// <exception cref="ProblemException">No method of the regime asks for that number (<c>number-unknown</c>), or it is measured
    /// otherwise.</exception>
    public Regime Override(string number, Money value, string reason) =>
        Override(number, new NumberOverride(Unit.Money, value.Amount, value.Amount, value.Amount, value.Currency, null, reason, null));

    /// <summary>What the regime would be if one rate were another. The trace and the version id show it.</summary>
    /// <exception cref="ProblemException">No method of the regime asks for that number (<c>number-unknown</c>), or it is measured
    /// otherwise.</exception>
    public Regime Override(string number, Rate value, string reason) =>
        Override(number, new NumberOverride(Unit.Rate, value.Value, value.Value, value.Value, default, null, reason, null));

    /// <summary>What the regime would be if one pure number were another. The trace and the version id show it.</summary>
    /// <exception cref="ProblemException">No method of the regime asks for that number (<c>number-unknown</c>), or it is measured
    /// otherwise.</exception>
    public Regime Override(string number, Count value, string reason) =>
        Override(number, new NumberOverride(Unit.Count, value.Value, value.Value, value.Value, default, null, reason, null));

    /// <summary>The regime with another model for judgements that are left open.</summary>
    public Regime WithModel(NumberSet model) => new(Info, _periods, Numbers, model, _overrides);

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The name, the id and how many versions there are.</summary>
    public override string ToString() => Text.Line($"{Info.Title} ({Id}), {Text.Counted(Versions.Count, "version")}");

    internal (Method Method, NumbersInForce NumbersInForce) LayOut(MethodPeriod period, LocalDate from)
    {
        var law = new NumbersInForce(from, Numbers, Model, _overrides);
        return (law.Dated(law.Held(period.Layout(law))), law);
    }

    // What leads from this regime to another that differs from it in replaced numbers alone, one number after another; null where they
    // differ in more.
    internal IReadOnlyList<(string Number, Func<Regime, Regime> Change)>? StepsTo(Regime other)
    {
        if (!ReferenceEquals(_periods, other._periods) || Model != other.Model)
        {
            return null;
        }

        return
        [
            .. _overrides
                .Keys.Union(other._overrides.Keys)
                .Select(id => (id, (Func<Regime, Regime>)(regime => regime.With(id, other._overrides.GetValueOrDefault(id))))),
        ];
    }

    private Regime Override(string number, NumberOverride value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentException.ThrowIfNullOrWhiteSpace(value.Reason);
        return Replacing([new ReformChange(Id, number, null, null, value.Reason, value)]);
    }

    private Regime With(string number, Timeline<NumberOverride>? values)
    {
        var overrides = new Dictionary<string, Timeline<NumberOverride>>(_overrides, StringComparer.Ordinal);
        overrides.Remove(number);
        if (values is not null)
        {
            overrides.Add(number, values);
        }

        return new Regime(Info, _periods, Numbers, Model, overrides);
    }

    // Later changes stand before earlier ones on the days they share. Each must be asked for on one of its days: a change that does nothing
    // is a slip.
    internal Regime Replacing(IEnumerable<ReformChange> changes)
    {
        var (changed, all) = (this, changes.ToList());
        foreach (var change in all)
        {
            var (from, until) = (change.First, change.Until ?? LocalDate.MaxIsoValue);
            var kept = (changed._overrides.GetValueOrDefault(change.Number)?.Values ?? [])
                .SelectMany(v =>
                    new[] { v with { Until = LocalDate.Min(v.Until ?? from, from) }, v with { From = LocalDate.Max(v.From, until) } }
                )
                .Where(v => v.From < (v.Until ?? LocalDate.MaxIsoValue));
            changed = changed.With(change.Number, new([.. kept, new(change.First, change.Until, change.Value)]));
        }

        var asked = changed.Segments().Select(s => (s.From, s.Until, changed.LayOut(s.Period, s.From).NumbersInForce.Asked)).ToList();
        var problems = all.Where(c =>
                !asked.Any(s =>
                    s.Asked.Contains(c.Number)
                    && c.First < (s.Until ?? LocalDate.MaxIsoValue)
                    && s.From < (c.Until ?? LocalDate.MaxIsoValue)
                )
            )
            .Select(Unasked)
            .ToList();
        return problems.Count == 0 ? changed : throw new ProblemException(problems);

        Problem Unasked(ReformChange change) =>
            asked.Exists(s => s.Asked.Contains(change.Number))
                ? new Problem(
                    "number-not-in-force",
                    $"{Info.Title} does not ask for '{change.Number}' {Text.Period(change.First, change.Until)}."
                )
                {
                    Subject = change.Number,
                    Allowed =
                        "days of the versions "
                        + string.Join(
                            ", ",
                            asked
                                .Where(s => s.Asked.Contains(change.Number))
                                .Select(s => Text.Period(s.From, s.Until) + (s.Until is null ? "" : " (that day excluded)"))
                        ),
                }
                : Unknown(change.Number, [.. asked.SelectMany(s => s.Asked).Distinct().Order(StringComparer.Ordinal)]);

        Problem Unknown(string number, string[] known) =>
            new("number-unknown", $"{Info.Title} has no number '{number}'{Nearest.MeantBy(number, known)}.")
            {
                Subject = number,
                Allowed = string.Join(", ", known),
            };
    }

    // A version is a stretch of days on which neither the method nor any number changes.
    private IEnumerable<(MethodPeriod Period, LocalDate From, LocalDate? Until)> Segments()
    {
        var days = new SortedSet<LocalDate>();
        foreach (var number in Numbers.Numbers)
        {
            number.Values.AddDays(days);
        }

        foreach (var values in _overrides.Values)
        {
            values.AddDays(days);
        }

        foreach (var period in _periods)
        {
            var from = period.From;
            foreach (var day in days)
            {
                if (from < day && (period.Until is not { } until || day < until))
                {
                    yield return (period, from, day);
                    from = day;
                }
            }

            yield return (period, from, period.Until);
        }
    }

    // The days that are covered, adjoining versions taken together.
    private List<(LocalDate From, LocalDate? Until)> Spans()
    {
        var spans = new List<(LocalDate From, LocalDate? Until)>();
        foreach (var (_, from, until) in Segments())
        {
            if (spans.Count > 0 && spans[^1].Until == from)
            {
                spans[^1] = (spans[^1].From, until);
            }
            else
            {
                spans.Add((from, until));
            }
        }

        return spans;
    }
}
