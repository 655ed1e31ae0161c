using NodaTime;

namespace FineCalc.Steps;

/// <summary>
/// The numbers of a regime as they stand on a date, handed to the code that lays the method out. Every number is asked for by its id,
/// so that it can be cited, listed and replaced.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class NumbersInForce
{
    private readonly NumberSet _numbers;
    private readonly IReadOnlyDictionary<string, Timeline<NumberOverride>> _overrides;
    private readonly HashSet<string> _asked;
    private readonly List<string?> _replaced;
    private readonly List<Check> _doubts;
    private readonly Dictionary<string, (Unit Unit, decimal Published, decimal Now)> _placed;
    private readonly Dictionary<string, Node> _made = new(StringComparer.Ordinal);

    internal NumbersInForce(
        LocalDate date,
        NumberSet numbers,
        NumberSet model,
        IReadOnlyDictionary<string, Timeline<NumberOverride>> overrides
    )
        : this(date, numbers, overrides, new HashSet<string>(StringComparer.Ordinal), [], [], new(StringComparer.Ordinal)) =>
        Model = ReferenceEquals(numbers, model) ? this : new NumbersInForce(date, model, overrides, _asked, _replaced, _doubts, _placed);

    private NumbersInForce(
        LocalDate date,
        NumberSet numbers,
        IReadOnlyDictionary<string, Timeline<NumberOverride>> overrides,
        HashSet<string> asked,
        List<string?> replaced,
        List<Check> doubts,
        Dictionary<string, (Unit Unit, decimal Published, decimal Now)> placed
    )
    {
        (Date, _numbers, _overrides, _asked, _replaced, _doubts, _placed) = (date, numbers, overrides, asked, replaced, doubts, placed);
        Model = this;
    }

    /// <summary>The first day of the version that is laid out.</summary>
    public LocalDate Date { get; }

    /// <summary>The numbers of the regime's estimate model.</summary>
    public NumbersInForce Model { get; }

    /// <summary>Whether a number or table of an id has a value on <see cref="Date"/>.</summary>
    public bool Has(string id) => _numbers.Find(id)?.Values.Find(Date) is not null;

    internal IReadOnlySet<string> Asked => _asked;

    // The reforms whose numbers stood instead of those that were asked for; null for one that was replaced without a name for it.
    internal IReadOnlyList<string?> Replaced => _replaced;

    // Whether the numbers may be anybody's: some were replaced, or they are those of a document that was changed.
    internal bool IsAnybodys
    {
        get => field || _replaced.Count > 0;
        set;
    }

    // The method with what must hold of numbers that may be anybody's, and what nobody may overlook.
    internal Method Held(Method method)
    {
        if (!IsAnybodys)
        {
            return method;
        }

        DoubtOrder();
        List<Check> checks = [.. method.Checks, .. _doubts.DistinctBy(d => d.Message)];

        // A method that comes from a document may say so itself.
        if (!checks.Exists(c => c.Code == "penalty-negative"))
        {
            checks.AddRange(
                new[] { method.Result, method.Provisional }
                    .OfType<Step<Money>>()
                    .DistinctBy(s => s.Node)
                    .Select(amount => new Check(
                        "penalty-negative",
                        new Step<bool>(new CompareNode(Comparison.AtLeast, amount.Node, Step.Constant(new Money(0m, default)).Node)),
                        "With numbers that are not those of a published law, the penalty comes out below zero.",
                        "numbers under which no penalty is below zero"
                    ))
            );
        }

        return method with
        {
            Checks = checks,
        };
    }

    // The method with what is due of the numbers that it asked for: those whose value goes on over that day, unless another was put in its
    // place.
    internal Method Dated(Method method) => method with { Adjustments = [.. method.Adjustments, .. _numbers.Adjustments.Where(IsAhead)] };

    private bool IsAhead(Adjustment adjustment) =>
        adjustment.Numbers.Any(id =>
            _asked.Contains(id)
            && _overrides.GetValueOrDefault(id)?.Find(Date) is null
            && _numbers.Find(id)?.Values.Find(Date) is { } value
            && (value.Until is not { } until || (adjustment.Due is { } due && due < until))
        );

    // Says that numbers were replaced before they came here.
    internal void Note(string? reform) => _replaced.Add(reform);

    /// <summary>An amount of the data.</summary>
    public Step<Money> Money(string id) => Number<Money>(id);

    /// <summary>A rate of the data.</summary>
    public Step<Rate> Rate(string id) => Number<Rate>(id);

    /// <summary>A pure number of the data.</summary>
    public Step<Count> Count(string id) => Number<Count>(id);

    /// <summary>
    /// A number of the data as text, such as <c>30%</c> or <c>GBP 17,500,000</c>, for the sentence that has to say it: a question or the
    /// message of a check. It is the number in force, so that a change of the number, by a law or by a reform, leaves no sentence false.
    /// A number that is a range is said with both of its ends, <c>10% to 20%</c>.
    /// </summary>
    /// <param name="id">
    /// The number: an amount, a rate or a count of the data, or one that is written in code and was asked for before.
    /// </param>
    /// <exception cref="ProblemException">
    /// <c>number-unusable</c>: there is no such number, it has no value on <see cref="Date"/>, or it is a table or a choice.
    /// </exception>
    public string Say(string id)
    {
        if (_made.GetValueOrDefault(id) is not NumberNode number)
        {
            var (entry, dated) = Find(id);
            number =
                dated.Table is null && entry.Unit != Unit.Choice
                    ? Make(id, entry.Title, entry.Unit, null, dated)
                    : throw Wrong(id, "is no amount, rate or count, which is all that a sentence can say");
        }

        return number.IsOpen ? $"{Show(number.Low)} to {Show(number.High)}" : Show(number.Likely);

        string Show(decimal value) => Fact.Show(value, number.Unit, number.Currency);
    }

    /// <summary>An amount that is written in code, under an id so that it can be listed and replaced.</summary>
    public Step<Money> Money(string id, string name, Money value, Citation source, Basis basis = Basis.Guidance) =>
        Inline(id, name, value, value.Currency, source, basis);

    /// <summary>A rate that is written in code, under an id so that it can be listed and replaced.</summary>
    public Step<Rate> Rate(string id, string name, Rate value, Citation source, Basis basis = Basis.Guidance) =>
        Inline(id, name, value, default, source, basis);

    /// <summary>A pure number that is written in code, under an id so that it can be listed and replaced.</summary>
    public Step<Count> Count(string id, string name, Count value, Citation source, Basis basis = Basis.Guidance) =>
        Inline(id, name, value, default, source, basis);

    /// <summary>The value of a table of the data, by the band that a step lies in.</summary>
    /// <param name="value">What is looked up.</param>
    /// <param name="id">The table.</param>
    /// <param name="at">Where in the band: on the straight line between its ends, at one of them, or at the end of the band before.</param>
    public Step<TOut> ByBand<TIn, TOut>(Step<TIn> value, string id, InBand at = InBand.Straight)
        where TIn : struct
        where TOut : struct
    {
        var (entry, dated) = Find(id);
        var title =
            entry.Title
            + at switch
            {
                InBand.Low => ", low end of the band",
                InBand.High => ", high end of the band",
                InBand.Before => ", high end of the band before",
                _ => "",
            };
        var table = (dated.Table ?? throw Wrong(id, "is a number, not a table")).Held(at);
        return new(
            Placed(
                (TableNode)
                    new TableNode(Scalar.UnitOf<TOut>(), value.Node, table, dated.Currency, dated.Basis, Step.OptionsOf<TOut>(), at).With(
                        new Label(id, title, dated.Source)
                    )
            )
        );
    }

    // A number as it is asked for, or what stands instead of it.
    internal NumberNode Placed(NumberNode number)
    {
        var label = number.Label!;
        var instead = Instead(label.Id, number.Unit);
        if (number.Unit is Unit.Money or Unit.Rate or Unit.Count)
        {
            _placed[label.Id] = (number.Unit, number.Likely, instead?.Likely ?? number.Likely);
        }

        if (instead is not { } changed)
        {
            return number;
        }

        if (changed.Table is not null)
        {
            throw Wrong(label.Id, "is one number, and one number is not replaced by a table");
        }

        Judge(label, number.Unit, (number.Low, number.High), (changed.Low, changed.High));
        var before = number.IsOpen ? $"{Show(number.Low)} / {Show(number.Likely)} / {Show(number.High)}" : Show(number.Likely);
        return (NumberNode)
            new NumberNode(number.Unit, changed.Currency, changed.Low, changed.Likely, changed.High, Basis.Override, number.Options).With(
                label with
                {
                    Source = label.Source! with { Note = $"{changed.Why}; it stands instead of {before}" },
                }
            );

        string Show(decimal value) => Fact.Show(value, number.Unit, number.Currency, number.Options);
    }

    // A table as it is asked for, or what stands instead of it.
    internal TableNode Placed(TableNode table)
    {
        var label = table.Label!;
        if (Instead(label.Id, table.Unit) is not { } changed)
        {
            return table;
        }

        var whole = changed.Table ?? throw Wrong(label.Id, "is a table, and a table is not replaced by one number");
        var instead = whole.Held(table.At);
        Judge(label, table.Unit, table.Table.Ends, whole.Ends);
        if (table.Unit is Unit.Money or Unit.Rate or Unit.Count && whole.Falls && !table.Table.Falls)
        {
            Doubt(
                "replaced-table-falls",
                $"'{label.Id}' is replaced by a table whose values fall where those of the law rise.",
                "values that rise from band to band, as those of the law do"
            );
        }

        return (TableNode)
            new TableNode(table.Unit, table.Inputs[0], instead, changed.Currency, Basis.Override, table.Options, table.At).With(
                label with
                {
                    Source = label.Source! with { Note = $"{changed.Why}; it stands instead of the published table" },
                }
            );
    }

    private Step<T> Number<T>(string id)
        where T : struct
    {
        var (entry, dated) = Find(id);
        if (dated.Table is not null || entry.Unit != Scalar.UnitOf<T>())
        {
            throw Wrong(id, $"is {(dated.Table is null ? Text.Word(entry.Unit) : "a table")}, not {Text.Word(Scalar.UnitOf<T>())}");
        }

        return new(Make(id, entry.Title, entry.Unit, Step.OptionsOf<T>(), dated));
    }

    private Step<T> Inline<T>(string id, string name, T value, Currency currency, Citation source, Basis basis)
        where T : struct
    {
        var scalar = Scalar.Of(value);
        var number = new NumberValue(scalar, scalar, scalar, currency, null, basis, source);
        return new(Make(id, name, Scalar.UnitOf<T>(), Step.OptionsOf<T>(), number));
    }

    private NumberNode Make(string id, string name, Unit unit, IReadOnlyList<Option>? options, NumberValue number)
    {
        // One number is one node, however often it is asked for.
        var node = Placed(
            (NumberNode)
                new NumberNode(unit, number.Currency, number.Low, number.Likely, number.High, number.Basis, options).With(
                    new Label(id, name, number.Source)
                )
        );
        if (_made.TryGetValue(id, out var made))
        {
            return made is NumberNode before && before.Says(node) ? before : throw Wrong(id, "is given twice, and not alike");
        }

        _made.Add(id, node);
        return node;
    }

    // What no law has is refused; what this law has not is reported, since a proposal may mean it. A law that goes beyond the whole, or
    // below zero, may be replaced by what does.
    private void Judge(Label label, Unit unit, (decimal Least, decimal Most) law, (decimal Least, decimal Most) changed)
    {
        if (unit is Unit.Money or Unit.Rate or Unit.Count && law.Least >= 0m && changed.Least < 0m)
        {
            var (what, many) = unit switch
            {
                Unit.Money => ("an amount", "amounts"),
                Unit.Rate => ("a rate", "rates"),
                _ => ("a number", "numbers"),
            };
            throw new ProblemException(
                new Problem(
                    unit == Unit.Money ? "amount-negative" : "number-negative",
                    $"'{label.Id}' is given as {what} below zero, which the law does not have it as."
                )
                {
                    Subject = label.Id,
                    Allowed = $"{many} of zero and above",
                }
            );
        }

        if (unit == Unit.Rate && law.Most <= 1m && changed.Most > 1m)
        {
            Doubt(
                "replaced-above-whole",
                $"'{label.Id}' is replaced by {FineCalc.Rate.Fraction(changed.Most)}, and the law has it at no more than "
                    + $"{FineCalc.Rate.Fraction(law.Most)}.",
                "a share of up to 100%, as the law has it"
            );
        }
    }

    // The two ends of one band, or the steps of one ladder, that a replaced number has put the other way round.
    private void DoubtOrder()
    {
        var placed = _placed.OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        foreach (var (id, (unit, law, now)) in placed.Where(p => p.Value.Published != p.Value.Now))
        {
            // Where both were replaced it is reported once, of the first.
            var turned = placed.Where(p =>
                p.Value.Unit == unit
                && Ladders.Share(id, p.Key)
                && law.CompareTo(p.Value.Published) * now.CompareTo(p.Value.Now) < 0
                && (p.Value.Published == p.Value.Now || string.CompareOrdinal(id, p.Key) < 0)
            );
            foreach (var side in turned.GroupBy(p => now > p.Value.Now))
            {
                Doubt(
                    "replaced-order-turned",
                    $"'{id}' is replaced by what lies {(side.Key ? "above" : "below")} "
                        + $"{Text.List([.. side.Select(p => $"'{p.Key}'")])}, {(side.Key ? "below" : "above")} which the law has it.",
                    "numbers in the order of the law's"
                );
            }
        }
    }

    private void Doubt(string code, string message, string allowed) =>
        _doubts.Add(new Check(code, Step.Constant(false), message, allowed) { IsWarning = true });

    /// <summary>The set and the day.</summary>
    public override string ToString() => Text.Line($"{_numbers.Id}: the numbers in force on {Text.Date(Date)}");

    // What stands instead of a number on the day, if anything does.
    private NumberOverride? Instead(string id, Unit unit)
    {
        _asked.Add(id);
        if (_overrides.GetValueOrDefault(id)?.Find(Date)?.Value is not { } changed)
        {
            return null;
        }

        Note(changed.Reform);
        return changed.Unit == unit
            ? changed
            : throw Wrong(id, $"is measured in {Text.Word(unit)}, and its replacement in {Text.Word(changed.Unit)}");
    }

    private (NumberEntry Entry, NumberValue Value) Find(string id)
    {
        var entry = _numbers.Find(id) ?? throw Wrong(id, "is not among the numbers");
        return (entry, entry.Values.Find(Date)?.Value ?? throw Wrong(id, $"has no value on {Text.Date(Date)}"));
    }

    private ProblemException Wrong(string id, string what) =>
        new(new Problem("number-unusable", $"'{id}' of '{_numbers.Id}' {what}.") { Subject = id });
}

// What stands instead of a number or table; the reform is null where a single number was replaced without a name for it.
internal sealed record NumberOverride(
    Unit Unit,
    decimal Low,
    decimal Likely,
    decimal High,
    Currency Currency,
    BandTable? Table,
    string Reason,
    string? Reform
)
{
    public string Why => Reform is null ? Reason : $"reform '{Reform}': {Reason}";
}
