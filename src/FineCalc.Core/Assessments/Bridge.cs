using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>What leads from one amount to another: named parts that sum to the difference exactly.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="From">The amount before; a bridge between assessments is calculated to ten decimals, at which sums are exact.</param>
/// <param name="To">The amount after, likewise.</param>
/// <param name="Parts">The parts, in order; <paramref name="From"/> and all of them make <paramref name="To"/>.</param>
/// <param name="Order">How the difference was shared out.</param>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record Bridge(Money From, Money To, IReadOnlyList<BridgePart> Parts, BridgeOrder Order) : IJsonResult
{
    private const int MostForShapley = 16;

    // How often an infringement is worked out, for one bridge: a second or so.
    private const int MostShared = 1 << 20;
    private const int MostInTurn = 20_000;

    // Amounts at the ends and on the way are taken to ten decimals: fine enough for any currency, and short enough that sums of them are
    // exact.
    private const int Decimals = 10;

    /// <summary>
    /// The bridge between the likely amounts of two assessments, which may be of two versions of a regime, or of one overridden.
    /// </summary>
    /// <remarks>
    /// In the order of the method every change has a part of its own as long as changes times infringements are no more than 20,000; beyond
    /// that all changes of one question are one part, which says so. The later stages of a case share that number.
    /// </remarks>
    /// <exception cref="ArgumentException">The assessments are in different currencies, or too many facts changed for Shapley
    /// shares.</exception>
    /// <exception cref="ProblemException">The amounts are too large to be taken from each other (<c>amount-overflow</c>).</exception>
    /// <example>
    /// <code>
    /// var provisional = Regimes
    ///     .UkGdpr.On(2025, 1, 1)
    ///     .Assess(
    ///         Facts
    ///             .None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000))
    ///             .With(UkGdpr.Seriousness, Rate.Percent(70))
    ///             .With(UkGdpr.SizeFactor, Rate.Percent(100))
    ///             .With(UkGdpr.OtherFactors, Rate.Zero)
    ///             .With(UkGdpr.Step5Percentage, Rate.Zero)
    ///     );
    /// var final = provisional.Revise(facts =&gt; facts.With(UkGdpr.Seriousness, Rate.Percent(65)));
    /// foreach (var part in Bridge.Between(provisional, final).Parts)
    /// {
    ///     Console.WriteLine($"{part.Name}: {part.Amount}"); // Seriousness: GBP -435,000
    /// }
    /// </code>
    /// </example>
    public static Bridge Between(Assessment before, Assessment after, BridgeOrder order = BridgeOrder.Method) =>
        Between(before, after, order, 1);

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>Both amounts and how many parts lie between them.</summary>
    public override string ToString() => Text.Line($"{From} to {To}: {Text.Counted(Parts.Count, "part")}");

    /// <summary>
    /// The result as JSON, its two ends and its parts (<c>docs/json.md</c>). The converters of System.Text.Json and Newtonsoft.Json write
    /// it too.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => BridgeWriting.Write(json, this);

    // One of several bridges of a case, which together take as long as one may.
    internal static Bridge Between(Assessment before, Assessment after, BridgeOrder order, int bridges)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Amount.Currency != after.Amount.Currency)
        {
            throw new ArgumentException(
                $"A bridge needs one currency, not {before.Amount.Currency} and {after.Amount.Currency}.",
                nameof(after)
            );
        }

        // What the new amount was not worked out from is changed last, when all that it was worked out from is as it is there: it moves
        // nothing.
        var start = new State(before.Version, AskedBy(after.Version, before.Facts));
        var all = Changes(start, after).ToLookup(c => c.IsUsedBy(after));
        var (changes, unused) = (all[true].ToList(), all[false].ToList());
        var infringements = Math.Max(1, Math.Max(before.Facts.Infringements.Count, after.Facts.Infringements.Count));
        var worked = (long)infringements * bridges;
        if (order == BridgeOrder.Shapley && (changes.Count > MostForShapley || worked << changes.Count > MostShared))
        {
            var most = Math.Min(MostForShapley, (int)long.Log2(Math.Max(1, MostShared / worked)));
            var where =
                most == MostForShapley
                    ? ""
                    : $" where there are {Text.Number(infringements)} infringements"
                        + (bridges == 1 ? "" : $" and {Text.Number(bridges)} stages");
            throw new ArgumentException(
                $"{Text.Number(changes.Count)} facts changed; Shapley shares are for up to {Text.Number(most)}{where}. "
                    + "Use the order of the method.",
                nameof(order)
            );
        }

        var nothing = new Money(0m, after.Amount.Currency);
        return Of(
            new(Ten(before), before.Amount.Currency),
            new(Ten(after), after.Amount.Currency),
            order,
            () =>
                [
                    .. order == BridgeOrder.Shapley
                        ? Shared(start, Ten(before), after, changes)
                        : InTurn(start, Ten(before), after, InOne(changes)),
                    .. InOne(unused).Select(c => Change.Together([c], nothing)),
                ]
        );

        // Where there are too many for a part of each.
        List<Change> InOne(List<Change> of) => of.Count * worked > MostInTurn ? Change.OfOneQuestion(of) : of;
    }

    // Amounts of opposite signs may be too far from each other.
    internal static Bridge Of(Money from, Money to, BridgeOrder order, Func<IReadOnlyList<BridgePart>> parts)
    {
        try
        {
            return new Bridge(from, to, Results<BridgePart>.Of(parts()), order);
        }
        catch (OverflowException)
        {
            throw new ProblemException(
                new Problem("amount-overflow", $"What leads from {from} to {to} is too large.")
                {
                    Allowed = "amounts whose difference is below 79 octillion (28 digits)",
                }
            );
        }
    }

    private static List<Change> Changes(State before, Assessment after)
    {
        var changes = OfLaw(before.Version, after.Version);
        var names = before.Facts.Infringements.Concat(after.Facts.Infringements).Select(i => i.Name).Distinct().ToList();
        var (earlier, later) = (Named(before.Facts), Named(after.Facts));
        foreach (var name in names.Where(n => earlier.ContainsKey(n) != later.ContainsKey(n)))
        {
            var added = later.ContainsKey(name);
            changes.Add(
                new Change(
                    "infringement",
                    name,
                    added ? null : "found",
                    added ? "found" : null,
                    state => state with { Facts = state.Facts.Take(after.Facts, name) }
                )
                {
                    Infringement = name,
                }
            );
        }

        foreach (var fact in after.Version.Facts.Concat(before.Version.Facts).Distinct())
        {
            changes.AddRange(Change.Of(fact, before.Facts.Answers, after.Facts.Answers, null));
            changes.AddRange(
                names
                    .Where(n => earlier.ContainsKey(n) && later.ContainsKey(n))
                    .SelectMany(name => Change.Of(fact, earlier[name].Answers, later[name].Answers, name))
            );
        }

        if (!before.Facts.ExchangeRates.SequenceEqual(after.Facts.ExchangeRates))
        {
            changes.Add(
                new Change(
                    "exchange-rates",
                    "Exchange rates",
                    Rates(before.Facts),
                    Rates(after.Facts),
                    state => state with { Facts = after.Facts.ExchangeRates.Aggregate(state.Facts, (facts, rate) => facts.With(rate)) }
                )
            );
        }

        return changes;

        static Dictionary<string, Infringement> Named(Facts facts) => facts.Infringements.ToDictionary(i => i.Name, StringComparer.Ordinal);
    }

    // One change for each number that was replaced, where that is all that differs between two versions; otherwise one from version to
    // version.
    private static List<Change> OfLaw(RegimeVersion before, RegimeVersion after)
    {
        if (before == after || before.Id == after.Id)
        {
            return [];
        }

        // On this day both versions hold, and so does one of each regime between theirs.
        var day = LocalDate.Max(before.From, after.From);
        var steps = before.Covers(day) && after.Covers(day) ? before.Regime.StepsTo(after.Regime) ?? [] : [];
        var changes = new List<Change>();
        foreach (var (id, change) in steps)
        {
            if ((Find(before), Find(after)) is ({ } was, { } now) && (was.Value, was.Basis) != (now.Value, now.Basis))
            {
                var isTable = now.Rows.Count > 0;
                changes.Add(
                    new Change(
                        id,
                        now.Name,
                        isTable ? "the published table" : was.Value,
                        isTable ? "another table" : now.Value,
                        state => state with { Version = change(state.Version.Regime).On(day).As(state.Version) }
                    )
                );
            }

            NumberInfo? Find(RegimeVersion version) => version.Numbers.FirstOrDefault(n => n.Id == id);
        }

        return changes.Count > 0 ? changes : [new Change("law", "The law", before.Id, after.Id, state => state with { Version = after })];
    }

    private static List<BridgePart> InTurn(State state, decimal last, Assessment after, List<Change> changes)
    {
        var parts = new List<BridgePart>();
        var waiting = new List<Change>();
        for (var i = 0; i < changes.Count; i++)
        {
            state = changes[i].Apply(state);
            waiting.Add(changes[i]);
            var reached = i == changes.Count - 1 ? Ten(after) : state.Amount();

            // Facts that make sense only together move together.
            if (reached is { } amount)
            {
                parts.Add(Change.Together(waiting, new Money(amount - last, after.Amount.Currency)));
                (last, waiting) = (amount, []);
            }
        }

        return parts;
    }

    private static List<BridgePart> Shared(State start, decimal before, Assessment after, List<Change> changes)
    {
        var n = changes.Count;
        if (n == 0)
        {
            return [];
        }

        var amounts = new decimal[1 << n];
        for (var set = 0; set < amounts.Length; set++)
        {
            var state = Enumerable.Range(0, n).Where(i => (set >> i & 1) == 1).Aggregate(start, (s, i) => changes[i].Apply(s));
            amounts[set] =
                set == 0 ? before
                : set == amounts.Length - 1 ? Ten(after)
                : state.Amount()
                    ?? throw new ArgumentException(
                        "Some of the changed facts make sense only together, so that they have no shares of their own. Use the order of "
                            + "the method.",
                        nameof(changes)
                    );
        }

        // The weight of a set of k others among n: k! (n - k - 1)! / n!.
        var factorial = new decimal[n + 1];
        factorial[0] = 1m;
        for (var i = 1; i <= n; i++)
        {
            factorial[i] = factorial[i - 1] * i;
        }

        var shares = new decimal[n];
        for (var i = 0; i < n; i++)
        {
            for (var set = 0; set < amounts.Length; set++)
            {
                if ((set >> i & 1) == 0)
                {
                    var others = int.PopCount(set);
                    shares[i] += (amounts[set | 1 << i] - amounts[set]) / (factorial[n] / factorial[others] / factorial[n - others - 1]);
                }
            }

            shares[i] = decimal.Round(shares[i], Decimals);
        }

        // Shares are rounded to ten decimals; what rounding leaves goes to the last, so that the parts sum exactly.
        shares[n - 1] = Ten(after) - before - shares[..(n - 1)].Sum();
        return [.. changes.Select((change, i) => Change.Together([change], new Money(shares[i], after.Amount.Currency)))];
    }

    // What is asked about a step each version asks anew, and by one id it means the same.
    private static Facts AskedBy(RegimeVersion version, Facts facts)
    {
        return facts.Infringements.Aggregate(Asked(facts, facts.Answers, null), (all, i) => Asked(all, i.Answers, i.Name));

        Facts Asked(Facts all, IReadOnlyList<Answer> answers, string? infringement) =>
            answers
                .Where(a => version.StepQuestions.Contains(a.Fact.Id))
                .Select(a => (Answer: a, Own: version.FindFact(a.Fact.Id)!))
                .Aggregate(
                    all,
                    (f, a) => f.Put(a.Answer.Fact, null, infringement).Put(a.Own, a.Answer with { Fact = a.Own }, infringement)
                );
    }

    private static decimal Ten(Assessment assessment) => Ten(assessment.Amount.Amount);

    private static decimal Ten(decimal amount) => decimal.Round(amount, Decimals);

    private static string? Rates(Facts facts) => facts.ExchangeRates.Count == 0 ? null : string.Join("; ", facts.ExchangeRates);

    private sealed record State(RegimeVersion Version, Facts Facts)
    {
        // Null where the facts cannot be assessed half-way.
        public decimal? Amount()
        {
            Calculator.Try(Version, AskedBy(Version, Facts), out var calculation);
            return calculation is null ? null : Ten(calculation.Result.Value);
        }
    }

    private sealed record Change(string Id, string Name, string? Before, string? After, Func<State, State> Apply)
    {
        public string? Infringement { get; init; }

        public string? Note { get; init; }

        // The fact, where it is the answer to one that changed.
        public Fact? Fact { get; init; }

        public bool IsUsedBy(Assessment assessment) => Fact is null || assessment.Uses(Fact, Infringement);

        public static IEnumerable<Change> Of(Fact fact, IReadOnlyList<Answer> before, IReadOnlyList<Answer> after, string? infringement)
        {
            var (old, now) = (before.FirstOrDefault(a => a.Fact == fact), after.FirstOrDefault(a => a.Fact == fact));
            if ((old?.Low, old?.Likely, old?.High, old?.Currency) != (now?.Low, now?.Likely, now?.High, now?.Currency))
            {
                State Put(State state) => state with { Facts = state.Facts.Put(fact, now, infringement) };
                yield return new Change(fact.Id, fact.Name, old?.ToString(), now?.ToString(), Put)
                {
                    Infringement = infringement,
                    Note = now?.Note,
                    Fact = fact,
                };
            }
        }

        public static BridgePart Together(List<Change> changes, Money amount) =>
            new(
                string.Join('+', changes.Select(c => c.Id)),
                string.Join(" and ", changes.Select(c => c.Name)),
                Words(changes, c => c.Before),
                Words(changes, c => c.After),
                amount
            )
            {
                Infringement = changes.Select(c => c.Infringement).Distinct().Count() == 1 ? changes[0].Infringement : null,
                Note = Words(changes, c => c.Note),
            };

        // The changes with those of one question, or those that add and withdraw infringements, as one.
        public static List<Change> OfOneQuestion(List<Change> changes) =>
            [
                .. changes
                    .GroupBy(c => (c.Id, c.Infringement is null))
                    .Select(g => g.ToList())
                    .Select(same =>
                        same is [var only]
                            ? only
                            : new Change(
                                same[0].Id,
                                $"{(same[0].Id == "infringement" ? "Infringements" : same[0].Name)}, {Text.Number(same.Count)} changes",
                                Same(same, c => c.Before),
                                Same(same, c => c.After),
                                state => same.Aggregate(state, (reached, change) => change.Apply(reached))
                            )
                            {
                                Note = "taken together, because there are too many changes for a part of each",
                            }
                    ),
            ];

        private static string? Same(List<Change> changes, Func<Change, string?> word) =>
            changes.Select(word).Distinct().ToList() is [var only] ? only : "several answers";

        private static string? Words(List<Change> changes, Func<Change, string?> word) =>
            changes.All(c => word(c) is null) ? null : string.Join("; ", changes.Select(c => word(c) ?? "none"));
    }
}
