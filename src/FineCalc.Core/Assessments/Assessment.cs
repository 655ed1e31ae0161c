using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// The fine that a method gives for the facts of a case, with its explanation: the amount is the root of the trace. Immutable.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Assessment : IJsonResult
{
    private readonly IReadOnlyList<Problem> _ofDays;
    private IReadOnlyList<TraceNode>? _steps;
    private IReadOnlyList<InfringementAmount>? _infringements;
    private IReadOnlyList<Problem>? _warnings;
    private IReadOnlyList<RuleNotApplied>? _notApplied;
    private Dictionary<(string Id, string? Infringement), TraceNode>? _named;

    internal Assessment(Calculation calculation, IReadOnlyList<Problem> ofDays) => (Calculation, _ofDays) = (calculation, ofDays);

    /// <summary>The regime on the date it was applied.</summary>
    public RegimeVersion Version => Calculation.Version;

    /// <summary>The regime, its first day and a hash over all it rests on.</summary>
    public string VersionId => Version.Id;

    /// <summary>The facts.</summary>
    public Facts Facts => Calculation.Binding.Facts;

    /// <summary>The final amount; the likely one where something is open. Not rounded unless the method says so.</summary>
    public Money Amount => Trace.Money;

    /// <summary>The lowest, likely and highest amount that the method allows; all three are one where nothing is open.</summary>
    public Spread<Money> Range => Trace.Range;

    /// <summary>The penalty before hardship and settlement, where the method has that stage; otherwise the final amount.</summary>
    public Spread<Money> Provisional => ProvisionalTrace.Range;

    /// <summary>Whether a judgement or fact that entered is open, so that the result is a range.</summary>
    public bool IsOpen => Trace.IsOpen;

    /// <summary>The explanation: what the amount was worked out from, and that in turn.</summary>
    public TraceNode Trace => Calculation.Result;

    /// <summary>
    /// The named steps that were read, in the order of the method; those of an infringement once for each. A step that only hands on
    /// another (no hardship, no settlement) is left out; <see cref="Find"/> finds it.
    /// </summary>
    public IReadOnlyList<TraceNode> Steps =>
        _steps ??= Results<TraceNode>.Of(
            Calculation
                .NamedSteps()
                .Where(at => at.Node == Version.Root || !Calculation.FormulaOf(at.Infringement).IsPassage(Version.Program.Nodes[at.Node]))
                .Select(at => new TraceNode(Calculation, at.Node, at.Infringement))
        );

    /// <summary>What was assumed, because the case left it open or the method has no published number.</summary>
    public IReadOnlyList<Assumption> Assumptions => Results<Assumption>.Of(Calculation.Assumed().Select(at => at.Assumption));

    /// <summary>The numbers that entered and were not read in the primary text.</summary>
    public IReadOnlyList<Caveat> Caveats => Results<Caveat>.Of(Calculation.Unread().Select(at => at.Caveat));

    /// <summary>
    /// The rules of the method that were looked at and left the amount as it was, each with the reason: a cap or floor that was not
    /// reached, the lower of two amounts, a branch that was not taken, a factor that is not given. In the order of the method; read from
    /// the values of the assessment itself.
    /// </summary>
    public IReadOnlyList<RuleNotApplied> NotApplied => _notApplied ??= Results<RuleNotApplied>.Of(NotAppliedRules.Of(Calculation));

    /// <summary>What deserves a second look although the assessment stands.</summary>
    public IReadOnlyList<Problem> Warnings =>
        _warnings ??= Results<Problem>.Of([
            .. Calculation.Warnings,
            .. _ofDays,
            .. Implausible.Warnings(Facts),
            .. TakenTogether.Warnings(Calculation),
        ]);

    /// <summary>
    /// What each infringement comes to by itself, before the method takes them together, in the order of the case. A case that names none
    /// is one. Empty where the method takes several together in no one step that their amounts enter, as where a penalty for all of them is
    /// stated.
    /// </summary>
    /// <example>
    /// <code>
    /// var facts = Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher)
    ///     .With(UkGdpr.SizeFactor, Rate.Percent(10)).With(UkGdpr.OtherFactors, Rate.Zero).With(UkGdpr.Step5Percentage, Rate.Zero)
    ///     .WithInfringement("Security", own =&gt; own.With(UkGdpr.Seriousness, Rate.Percent(60)))
    ///     .WithInfringement("Notification", own =&gt; own.With(UkGdpr.Seriousness, Rate.Percent(10)));
    /// foreach (var i in Regimes.UkGdpr.On(2025, 1, 1).Assess(facts).Infringements)
    /// {
    ///     Console.WriteLine($"{i.Name} {i.Amount:N0}"); // Security GBP 1,050,000
    /// }
    /// </code>
    /// </example>
    public IReadOnlyList<InfringementAmount> Infringements =>
        _infringements ??= Results<InfringementAmount>.Of(InfringementAmount.Of(Calculation));

    /// <summary>A named step, of one infringement where it has one for each; null if it was not read.</summary>
    /// <param name="id">The step, one of <see cref="RegimeVersion.Steps"/> of this or another version of the regime.</param>
    /// <param name="infringement">The infringement's name; null for the first, or for a step of the whole case.</param>
    /// <exception cref="ProblemException">The regime has no such step (<c>step-unknown</c>), or the case names no such infringement
    /// (<c>infringement-unknown</c>); what may be meant is said.</exception>
    public TraceNode? Find(string id, string? infringement = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Read(id, infringement) is { } found)
        {
            return found;
        }

        // What only another version of the regime has was not read either.
        var (steps, names) = (Version.Steps.Select(s => s.Id).ToList(), Facts.Infringements.Select(i => i.Name).ToList());
        var isKnown = steps.Contains(id) || Version.Regime.Versions.Any(v => v.Steps.Any(s => s.Id == id));
        return !isKnown ? throw Unknown("step-unknown", id, $"{Version.Regime.Info.Title} has no step '{id}'", steps)
            : infringement is not null && !names.Contains(infringement)
                ? throw Unknown("infringement-unknown", infringement, $"The case names no infringement '{infringement}'", names)
            : null;

        static ProblemException Unknown(string code, string what, string sentence, List<string> known) =>
            new(
                new Problem(code, $"{sentence}{Nearest.MeantBy(what, known)}.")
                {
                    Subject = what,
                    Allowed = known.Count > 0 ? Text.List(known) : "none: the case is one infringement without a name",
                }
            );
    }

    // Whether the amount is the most that the law allows: it has nothing but maxima, and nobody stated what was imposed.
    internal bool IsMaximum => Version.IsMaximum && !IsStated(Trace);

    private static bool IsStated(TraceNode amount) =>
        amount.Kind == StepKind.Over ? amount.Inputs.Any(IsStated) : amount is { Kind: StepKind.Fact, Inputs.Count: 0 };

    // A named step that was read; null for whatever else.
    internal TraceNode? Read(string id, string? infringement) => (_named ??= Named()).GetValueOrDefault((id, infringement));

    // By its infringement and without: the first of an id is found by the id alone.
    private Dictionary<(string Id, string? Infringement), TraceNode> Named()
    {
        var named = new Dictionary<(string Id, string? Infringement), TraceNode>();
        foreach (var step in Calculation.NamedSteps().Select(at => new TraceNode(Calculation, at.Node, at.Infringement)))
        {
            named.TryAdd((step.Id, null), step);
            named.TryAdd((step.Id, step.Infringement), step);
        }

        return named;
    }

    /// <summary>
    /// Whether the result, the penalty before settlement or what is shown beside them was worked out from the answer to a question. One
    /// that was not could be any other, and the amount would be the same.
    /// </summary>
    /// <param name="fact">The fact or judgement.</param>
    /// <param name="infringement">The infringement whose own answer is meant; null for that of the whole case, which stands for
    /// infringements without one.</param>
    public bool Uses(Fact fact, string? infringement = null)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Calculation.Used.Contains((fact, infringement));
    }

    /// <summary>The answers given that the result was not worked out from (<see cref="Uses"/>), those of the whole case first.</summary>
    public IReadOnlyList<(Answer Answer, string? Infringement)> Unused =>
        [
            .. Facts.Answers.Where(a => !Uses(a.Fact)).Select(a => (a, (string?)null)),
            .. from infringement in Facts.Infringements
            from answer in infringement.Answers
            where !Uses(answer.Fact, infringement.Name)
            select (answer, infringement.Name),
        ];

    internal Calculation Calculation { get; }

    // Whether the case, or an infringement of its own, answers a question.
    internal bool Gives(Fact fact, string? infringement) =>
        (infringement is null ? Facts.Answers : Facts.Infringements.FirstOrDefault(i => i.Name == infringement)?.Answers ?? []).Any(a =>
            a.Fact == fact
        );

    internal TraceNode ProvisionalTrace => Calculation.Provisional;

    // The same with what the days of the case call for.
    internal Assessment OnDays(IReadOnlyList<Problem> warnings) => warnings.Count == 0 ? this : new(Calculation, warnings);

    /// <summary>
    /// The result as JSON: exact decimals, rates as fractions, choices by their codes (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it in brief.
    /// </summary>
    /// <param name="trace">With the whole explanation; otherwise the amount or range, each step in a line with its source, assumptions
    /// and warnings.</param>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool trace = false, bool compact = false) => ResultJson.TextOf(this, trace, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new AssessmentWriting(json, this, trace).Write();

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The regime, the amount (where something is open the range, rounded) and the version id.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Cut(Version.Regime.Info.Title, 80)}: {(Range.IsCertain ? $"{Amount}" : Rough.InWords(Range))} ({VersionId})");
}
