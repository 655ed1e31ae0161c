using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

/// <summary>A regime bound to a date: plain, resolved, and the same whenever it is asked. Laid out when first used.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class RegimeVersion : IJsonResult
{
    private readonly Lazy<Layout> _layout;
    private readonly MethodPeriod _period;
    private readonly RegimeVersion? _of;

    internal RegimeVersion(Regime regime, MethodPeriod period, LocalDate from, LocalDate? until)
    {
        (Regime, Name, From, Until, _period) = (regime, period.Name, from, until, period);
        _layout = new(() => new Layout(regime, period, from, until));
    }

    private RegimeVersion(RegimeVersion of, Func<Method, Method> change)
        : this(of.Regime, of._period with { Layout = law => change(of._period.Layout(law)) }, of.From, of.Until) =>
        (_of, Chains) = (of, of.Chains);

    /// <summary>The regime.</summary>
    public Regime Regime { get; }

    // Which one it is, so that whatever points to it can be written; as a document it is written by RegimeJson.
    void IJsonResult.Write(JsonWriting json, bool trace)
    {
        json.Text("id", Id);
        json.Text("regime", Regime.Info.Id);
        json.Text("name", Name);
        json.Text("from", Text.Date(From));
        json.TextIfAny("until", Until is { } end ? Text.Date(end) : null);
    }

    /// <summary>What the method is called.</summary>
    public string Name { get; }

    /// <summary>The first day on which the version holds.</summary>
    public LocalDate From { get; }

    /// <summary>The first day on which it no longer holds; null while no end is known.</summary>
    public LocalDate? Until { get; }

    /// <summary>
    /// The regime, the first day and a hash over all that can change a result or what is asked: every step, number, source and question,
    /// checks, conditions on days and the dates that select. Numbers that were replaced show behind it:
    /// <c>uk-gdpr@2024-03-18#0123456789ab</c>, with <c>+override</c> or <c>+reform(six-percent)</c>. Two results with one id were worked
    /// out the same way. Links, notes and the days on which sources were read are not in it.
    /// </summary>
    /// <remarks>
    /// A version that asks about steps (<see cref="Asking"/>) is named after the one it was made from: <c>+steps(reduced-fine)</c>, and
    /// <c>+chains(step-4)</c>.
    /// </remarks>
    public string Id =>
        _of is null ? _layout.Value.Id
        : IsAsking ? $"{_of.Id}+steps({string.Join(",", StepQuestions)})"
        : $"{_of.Id}+chains({Chains})";

    /// <summary>The step that is worked out for each infringement and added up (<see cref="WithChains"/>); null if there is none.</summary>
    public string? Chains { get; private init; }

    /// <summary>The ids of the questions about steps that the version asks beside those of its method (<see cref="Asking"/>).</summary>
    public IReadOnlyList<string> StepQuestions { get; private init; } = [];

    /// <summary>
    /// The numbers and tables that are not those of the law as it stands, because something was put in their place; none in a version of
    /// the law itself.
    /// </summary>
    public IReadOnlyList<NumberInfo> Replaced => [.. Numbers.Where(n => n.Basis == Basis.Override)];

    /// <summary>
    /// Whether a number of this version was replaced by <see cref="Regime.Override(string, Money, string)"/>, without a reform's name.
    /// </summary>
    public bool IsOverridden => _layout.Value.IsOverridden;

    /// <summary>The ids of the reforms that replace a number of this version, in the order of the numbers.</summary>
    public IReadOnlyList<string> Reforms => _layout.Value.Reforms;

    /// <summary>Every question the method can ask, in the order in which it comes to them.</summary>
    public IReadOnlyList<Fact> Facts => Program.Facts;

    /// <summary>The numbers and tables the method uses, in its own order.</summary>
    public IReadOnlyList<NumberInfo> Numbers => _layout.Value.Numbers;

    /// <summary>
    /// How many published numbers have which standing: each number of the law or guidance once, and each row of a table by itself. Numbers
    /// of a model are not counted.
    /// </summary>
    public IReadOnlyDictionary<Standing, int> Standings => _layout.Value.Standings;

    /// <summary>
    /// Whether the version is a preview: more than half of its published numbers are inferred or not checked against any text.
    /// </summary>
    public bool IsPreview =>
        Standings.GetValueOrDefault(Standing.Unverified) + Standings.GetValueOrDefault(Standing.Inferred) is var unsure
        && 2 * unsure > Standings.Values.Sum();

    /// <summary>
    /// Whether the version gives the most that can be imposed, and never a prediction: the law has a maximum and no published method.
    /// </summary>
    public bool IsMaximum => _layout.Value.IsMaximum;

    /// <summary>
    /// What days of a case the version is for beside those that select it. Every <see cref="Case"/> is held to them and carries a warning
    /// for each that its days do not meet.
    /// </summary>
    public IReadOnlyList<DateCondition> Conditions => [.. ConditionNodes.Select(c => c.Condition)];

    /// <summary>
    /// When numbers of this version are due to be others. A case dated past that day carries a warning (<c>adjustment-due</c>).
    /// </summary>
    public IReadOnlyList<Adjustment> Adjustments => Method.Adjustments;

    /// <summary>The named steps, in order.</summary>
    public IReadOnlyList<StepInfo> Steps => _layout.Value.Steps;

    internal Program Program => _layout.Value.Program;

    internal Method Method => _layout.Value.Method;

    internal int Root => _layout.Value.Root;

    internal int Provisional => _layout.Value.Provisional;

    internal IReadOnlyList<(int Node, int When)> Shown => _layout.Value.Shown;

    internal IReadOnlyList<(Check Check, int Node)> Checks => _layout.Value.Checks;

    // Each with the place of what makes the day matter; -1 where it always does.
    internal IReadOnlyList<(DateCondition Condition, int When)> ConditionNodes => _layout.Value.Conditions;

    internal Roots Roots => _layout.Value.Roots;

    /// <summary>
    /// The version with questions about its steps: what a decision does there beside the method. An id says what is done, at which step
    /// and, behind a point, why: <c>stated-base-fine</c>, <c>reduced-fine.withheld-pay</c>. At a step are done, in this order:
    /// <c>stated</c>, <c>times</c>, <c>raised</c>, <c>reduced</c>, <c>added</c>, <c>less</c>, <c>lowered</c>, and it is <c>rounded</c>,
    /// <c>rounded-up</c> or <c>rounded-down</c>. Without answers the amount is that of the method.
    /// </summary>
    /// <param name="questions">The ids; those that the method asks itself change nothing.</param>
    /// <exception cref="ProblemException">An id names nothing that can be done at a step of the version (<c>fact-unknown</c>).</exception>
    /// <example>
    /// <code>
    /// var version = Regimes.EuAntitrust.On(2010, 1, 1).Asking("rounded-down-basic-amount");
    /// Console.WriteLine(version.FindFact("rounded-down-basic-amount")!.Name); // Basic amount, rounded down
    /// </code>
    /// </example>
    public RegimeVersion Asking(params IEnumerable<string> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        List<string> added = [.. questions.Where(id => FindFact(id) is null).Distinct().Order(StringComparer.Ordinal)];

        // All at once, so that what is done at one step is done in its order.
        if (added.Count > 0 && IsAsking)
        {
            return _of!.Asking([.. StepQuestions, .. added]);
        }

        var steps = StepUnits;
        var asked = new List<StepQuestion>();
        foreach (var id in added)
        {
            asked.Add(
                StepQuestion.Of(id, steps)
                    ?? throw new ProblemException(
                        new Problem("fact-unknown", $"'{id}' is nothing that is asked or done at a step of {Regime.Info.Title}.")
                        {
                            Subject = id,
                            Allowed = AllowedOfSteps,
                        }
                    )
            );
        }

        var program = Program;
        return asked.Count == 0
            ? this
            : new(this, method => FineCalc.Steps.StepQuestions.Put(Regime.Info.Id, method, asked, id => IsEach(program, id)))
            {
                StepQuestions = added,
            };
    }

    /// <summary>
    /// The version in which one step is worked out for each infringement and added up, where the method works it out once: several sales,
    /// periods, addressees or whole chains in one decision. What leads to the step is then asked of each infringement; an answer for the
    /// whole case stands for those without one.
    /// </summary>
    /// <param name="step">The id of an amount among the steps.</param>
    /// <exception cref="ProblemException">There is no such step, it is no amount, or it is one of each infringement already
    /// (<c>chains-invalid</c>).</exception>
    public RegimeVersion WithChains(string step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(step);
        if (Chains == step)
        {
            return this;
        }

        if (IsAsking)
        {
            return _of!.WithChains(step).Asking(StepQuestions);
        }

        var steps = StepUnits.Where(s => s.Value == Unit.Money && !IsEach(Program, s.Key)).Select(s => s.Key).ToList();
        return Chains is null && steps.Contains(step)
            ? new(this, method => FineCalc.Steps.Chains.Put(method, step, From)) { Chains = step }
            : throw new ProblemException(
                new Problem(
                    "chains-invalid",
                    $"'{step}' is no amount that {Regime.Info.Title} works out once for a whole case{Nearest.MeantBy(step, steps)}."
                )
                {
                    Subject = step,
                    Allowed = Text.List(steps),
                }
            );
    }

    // Whether it was made by asking about steps, and not by chains or as the law has it.
    private bool IsAsking => StepQuestions.Count > 0;

    // The same of another version of the regime: of a reform, of another day.
    internal RegimeVersion As(RegimeVersion other)
    {
        var same = other.Chains is { } chains ? WithChains(chains) : this;
        return same.Asking(other.StepQuestions.Where(id => StepQuestion.Of(id, same.StepUnits) is not null));
    }

    // What an id of a question about a step can be.
    internal string AllowedOfSteps =>
        IsAsking ? _of!.AllowedOfSteps : $"one of {StepQuestion.AllWords} and a step of the method: {Text.List([.. StepUnits.Keys])}";

    // Whether an id is that of a question about a step.
    internal bool CanAsk(string id) => StepQuestion.Of(id, StepUnits) is not null;

    private IReadOnlyDictionary<string, Unit> StepUnits => FineCalc.Steps.StepQuestions.Steps(Program);

    private static bool IsEach(Program program, string step) =>
        Enumerable
            .Range(0, program.Nodes.Length)
            .Any(i => program.IsEach[i] && FineCalc.Steps.StepQuestions.IsStep(program.Nodes[i]) && program.Nodes[i].Label!.Id == step);

    /// <summary>Whether the version holds on a day: the first day is in, the until-day is out.</summary>
    public bool Covers(LocalDate date) => From <= date && (Until is not { } until || date < until);

    /// <summary>The fact of an id.</summary>
    public Fact? FindFact(string id) => Facts.FirstOrDefault(f => f.Id == id);

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The version id.</summary>
    public override string ToString() => Id;

    private sealed class Layout
    {
        private readonly Lazy<string> _id;
        private readonly Lazy<IReadOnlyList<NumberInfo>> _numbers;
        private readonly Lazy<IReadOnlyList<StepInfo>> _steps;
        private readonly Lazy<IReadOnlyDictionary<Standing, int>> _standings;

        public Layout(Regime regime, MethodPeriod period, LocalDate from, LocalDate? until)
        {
            var (method, law) = regime.LayOut(period, from);
            var shown = method.AlsoShown;
            IsMaximum = method.IsMaximum;
            Program = Program.Build(
                regime.Info.Currency,
                from,
                [
                    .. shown.SelectMany(s => new[] { s.When, s.Node }),
                    .. method.Provisional is { } p ? new[] { p.Node } : [],
                    method.Result.Node,
                    .. method.Checks.Select(c => c.Holds.Node),
                    .. method.Conditions.Select(c => c.When?.Node).OfType<Node>(),
                ]
            );
            Root = Program.IndexOf(method.Result.Node);
            Provisional = method.Provisional is { } provisional ? Program.IndexOf(provisional.Node) : Root;
            Shown = [.. shown.Select(s => (Program.IndexOf(s.Node), Program.IndexOf(s.When)))];
            Checks = [.. method.Checks.Select(c => (c, Program.IndexOf(c.Holds.Node)))];
            Conditions = [.. method.Conditions.Select(c => (c, c.When is { } when ? Program.IndexOf(when.Node) : -1))];
            Roots = new Roots(
                Root,
                Provisional,
                Shown,
                [.. Checks.Where(c => !c.Check.IsWarning).Select(c => c.Node)],
                [.. Checks.Select(c => c.Node)]
            );
            foreach (var (what, node) in new[] { ("result", Root), ("provisional amount", Provisional) })
            {
                if (Program.IsEach[node])
                {
                    throw new ProblemException(
                        new Problem("method-not-of-case", $"The {what} of {regime.Info.Title} is a step of each infringement.")
                        {
                            Allowed = $"a {what} that takes the infringements together with SumOver or GreatestOver",
                        }
                    );
                }

                if (Program.CurrencyOf(Program.Nodes[node]) is var currency && currency != Program.Currency)
                {
                    throw new ProblemException(
                        new Problem(
                            "method-mixed-currencies",
                            $"The {what} of {regime.Info.Title} is in {currency}, and the regime calculates in {Program.Currency}."
                        )
                        {
                            Allowed = "one currency; convert the other with ConvertedTo",
                        }
                    );
                }
            }

            // A question is asked in one way all through a version.
            foreach (var fact in Program.Facts)
            {
                foreach (var day in fact.Changes)
                {
                    if (from < day && (until is not { } end || day < end))
                    {
                        throw new ProblemException(
                            new Problem(
                                "question-changes-inside",
                                $"'{fact.Id}' is asked otherwise from {Text.Date(day)} on, and the version of {regime.Info.Title} from "
                                    + $"{Text.Date(from)} goes on."
                            )
                            {
                                Subject = fact.Id,
                                Allowed = $"a version that begins on {Text.Date(day)}",
                            }
                        );
                    }
                }
            }

            Reforms = [.. law.Replaced.OfType<string>().Distinct()];
            IsOverridden = law.Replaced.Contains(null);
            var replaced = (IsOverridden ? "+override" : "") + string.Concat(Reforms.Select(r => $"+reform({r})"));
            Method = Provisional == Root ? method with { Provisional = null } : method;

            // What describes the version is worked out when it is asked for: a fine needs none of it.
            _id = new(() => Hashed(regime, from) + replaced);
            _numbers = new(ListNumbers);
            _steps = new(ListSteps);
            _standings = new(CountStandings);
        }

        public Program Program { get; }

        // What is said of the steps, as it stands in the id and in a document.
        public Method Method { get; }

        public string Id => _id.Value;

        public bool IsMaximum { get; }

        public bool IsOverridden { get; }

        public IReadOnlyList<string> Reforms { get; }

        public IReadOnlyDictionary<Standing, int> Standings => _standings.Value;

        public int Root { get; }

        public int Provisional { get; }

        public IReadOnlyList<(int Node, int When)> Shown { get; }

        public IReadOnlyList<(Check Check, int Node)> Checks { get; }

        public IReadOnlyList<(DateCondition Condition, int When)> Conditions { get; }

        public Roots Roots { get; }

        public IReadOnlyList<NumberInfo> Numbers => _numbers.Value;

        public IReadOnlyList<StepInfo> Steps => _steps.Value;

        private string Hashed(Regime regime, LocalDate from)
        {
            var text = new CanonicalText(from, Program.IndexOf).Record(RegimeInfo.Fields, regime.Info);
            foreach (var step in Program.Texts)
            {
                text.Line(step);
            }

            return $"{regime.Id}@{Text.Date(from)}#{text.Record(Method.Fields, Method).Hash()}";
        }

        private IReadOnlyList<NumberInfo> ListNumbers() =>
            [
                .. Program
                    .Nodes.Where(n => n is NumberNode or TableNode && n.Label is not null)
                    .DistinctBy(n => (n.Label!.Id, n.Label.Name, n.Label.Source))
                    .Select(n => NumberInfo.Of(Program, n)),
            ];

        private IReadOnlyList<StepInfo> ListSteps() =>
            [
                .. Program
                    .Nodes.Where(n => n is not (NumberNode or TableNode) && n.Label is { Id.Length: > 0 })
                    .Select(n => StepInfo.Of(Program, n)),
            ];

        private Dictionary<Standing, int> CountStandings()
        {
            var (standings, counted) = (new Dictionary<Standing, int>(), new HashSet<(string Id, string? Band, Citation? Source)>());
            foreach (var number in Numbers)
            {
                if (
                    number.Basis is Basis.Statute or Basis.Guidance
                    && counted.Add((number.Id, null, number.Id.Length > 0 ? null : number.Source))
                )
                {
                    if (number.Rows.Count == 0)
                    {
                        Count(number.Id, "", number.Source);
                    }

                    foreach (var row in number.Rows)
                    {
                        Count(number.Id, row.Band, row.Source);
                    }
                }
            }

            return standings;

            void Count(string id, string band, Citation source)
            {
                if (counted.Add((id, band, source)))
                {
                    standings[source.Standing] = standings.GetValueOrDefault(source.Standing) + 1;
                }
            }
        }
    }
}
