using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

// One thing that a simulation draws: an uncertain fact, an answer that is a range, an open fact without an answer, or an open number of the
// model.
internal sealed record SimulationInput(
    string Name,
    Fact? Fact,
    int Node,
    string? Infringement,
    Distribution Distribution,
    double Likely,
    Currency Currency,
    ulong Key
)
{
    // Whether it is drawn for an answer that nobody gave.
    public bool IsStandIn { get; init; }

    public bool IsWhole => Fact is { MustBeWhole: true };

    // A continuous distribution is rounded to the nearest whole number where the question allows nothing else.
    public bool MustRound { get; } = Fact is { MustBeWhole: true } && !Distribution.IsWhole;

    // Draws nearer to zero than a millionth of a unit count as zero: decimals, which settle the rows in doubt, end at 28 places.
    public bool MustSnap { get; } =
        Distribution.Reach is var (low, high) && low < ColumnCode.LeastInput && high > -ColumnCode.LeastInput && !Distribution.IsWhole;

    public ColumnRange Range => new(End(Distribution.Reach.Low), End(Distribution.Reach.High), ColumnCode.LeastInput, IsWhole, false);

    // From uniform numbers to answers: whole where the question allows nothing else. The length is a multiple of eight.
    public void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        Distribution.Sample(uniforms, values);
        Settle(values);
    }

    // As drawn, or as given for the trials from one on: what the method is read with.
    public void Take(long first, Span<double> values)
    {
        Distribution.Trials!.Take(first, values);
        Settle(values);
    }

    private void Settle(Span<double> values)
    {
        for (var i = 0; MustSnap && i < values.Length; i += Vector512<double>.Count)
        {
            var drawn = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
            Vector512
                .ConditionalSelect(
                    Vector512.LessThan(Vector512.Abs(drawn), Vector512.Create(ColumnCode.LeastInput)),
                    Vector512<double>.Zero,
                    drawn
                )
                .StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
        }

        for (var i = 0; MustRound && i < values.Length; i++)
        {
            values[i] = Math.Round(values[i]);
        }
    }

    // What an end of the distribution becomes as a draw.
    private double End(double value) => MustSnap && Math.Abs(value) < ColumnCode.LeastInput ? 0d : Round(value);

    public double Round(double value) => MustRound ? Math.Round(value) : value;
}

// A case laid out for simulation: what is drawn, in which order, and the plan that reads the method over columns of draws.
internal sealed class SimulationModel
{
    /// <summary>The trials that are drawn, read and counted together; part of what a result is, and not to be chosen.</summary>
    public const int Block = 1024;

    private static readonly ConditionalWeakTable<
        RegimeVersion,
        ConcurrentDictionary<(Unit Unit, decimal Low, decimal Likely, decimal High), Distribution>
    > LeftOpen = [];

    private readonly (double Low, double High)[] _reaches;
    private readonly ColumnPlan _plan;

    private SimulationModel(
        RegimeVersion version,
        UncertainFacts facts,
        IReadOnlyList<BatchStep> steps,
        IReadOnlyList<SimulationInput> inputs,
        ColumnPlan plan,
        FactTable? table
    )
    {
        (Version, Facts, Steps, Inputs) = (version, facts, [.. steps], [.. inputs]);
        ColumnRange[] ranges = [.. table?.Columns.Select(c => c.Range(0, c.Rows)) ?? [], .. Inputs.Select(i => i.Range)];
        _plan = plan;
        (Kernel, _reaches) = (plan.For(ranges), [.. Steps.Select((_, i) => plan.Reach(i, ranges))]);
        (Copula, Correlated) = (
            facts.Correlations.Triangle() is { } triangle ? new Copula(triangle) : null,
            facts.Correlations.Facts.Count
        );
    }

    public RegimeVersion Version { get; }

    public UncertainFacts Facts { get; }

    public BatchStep[] Steps { get; }

    // Correlated ones first, as the copula has them.
    public SimulationInput[] Inputs { get; }

    public ColumnKernel Kernel { get; }

    // The ends of what a step can come to, whatever is drawn.
    public (double Low, double High) Reach(int step) => _reaches[step];

    public Copula? Copula { get; }

    // Which inputs the amount is worked out from. There is no table before them.
    public bool[] InputsOfAmount() => _plan.ColumnsOfAmount();

    // How many inputs the copula takes.
    public int Correlated { get; }

    // Two models of one identity draw and read the same. Trials of one's own are other values in every part of a run.
    public string Identity =>
        string.Join(
            '|',
            Inputs
                .Select(i => $"{i.Name} {i.Infringement} {(i.Distribution.Trials is null ? i.Distribution : "trials")}")
                .Prepend($"{Version.Id} {Facts.Name}")
        );

    // With a table, its columns come before the inputs: what is known of each of many cases that are uncertain alike.
    // Dimensions: how many coordinates of a Sobol point each input takes; none for plain sampling.
    public static SimulationModel Of(
        RegimeVersion version,
        UncertainFacts facts,
        IReadOnlyList<string> steps,
        int dimensions,
        bool mayCompile,
        FactTable? table = null
    )
    {
        var (program, problems) = (version.Program, new List<Problem>());
        problems.AddRange(facts.Uncertain.Where(u => program.IndexOf(u.Fact) < 0).Select(u => program.Unasked(u.Fact)));
        problems.AddRange(facts.Uncertain.SelectMany(OutOfBounds));
        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }

        BatchStep[] found = [new BatchStep("", version.Root, false), .. steps.Select(id => Batch.Find(version, id, isGrouped: false))];
        var correlated = facts.Correlations.Facts.ToList();
        if (correlated.Find(f => facts.Uncertain.Count(u => u.Fact == f) != 1) is { } stranger)
        {
            throw new ProblemException(
                new Problem("correlation-of-certain", $"'{stranger.Id}' is correlated with others, and is not uncertain exactly once.")
                {
                    Subject = stranger.Id,
                    Allowed = "correlations of facts that have one distribution each",
                }
            );
        }

        List<SimulationInput> inputs =
        [
            .. Uncertain(facts).OrderBy(i => correlated.IndexOf(i.Fact!) is var at && at >= 0 ? at : int.MaxValue),
            .. Ranges(version, facts),
            .. Open(version, facts).Where(i => i.Fact is null || table?.Columns.All(c => c.Fact != i.Fact || c.MayBeMissing) != false),
        ];

        // An open number or fact that no row comes to needs no draws; whether it is come to, the plan knows.
        var plan = PlanOf(version, facts, table, inputs, found, mayCompile);
        var used = plan.UsedColumns();
        SimulationInput[] kept =
        [
            .. inputs.Where(
                (input, i) =>
                    used[(table?.Columns.Length ?? 0) + i]
                    || facts.Uncertain.Any(u => u.Fact == input.Fact && u.Infringement == input.Infringement)
            ),
        ];
        if (kept.Length * dimensions > Sobol.Dimensions)
        {
            throw new ProblemException(
                new Problem("sobol-dimensions", $"There are {Text.Number(kept.Length)} uncertain inputs.")
                {
                    Allowed = $"at most {Text.Number(Sobol.Dimensions / dimensions)} with Sobol sampling here, or plain sampling",
                }
            );
        }

        return new(
            version,
            facts,
            found,
            kept,
            kept.Length == inputs.Count ? plan : PlanOf(version, facts, table, kept, found, mayCompile),
            table
        );
    }

    public Currency CurrencyOf(int step) => Version.Program.CurrencyOf(Version.Program.Nodes[Steps[step].Node]);

    // The facts of one trial: the case with what was drawn in place of what is uncertain.
    public Facts FactsOf(ReadOnlySpan<double> draws, Facts? known = null)
    {
        var facts = known ?? Facts.Facts;
        var numbers = new Dictionary<string, decimal>();
        for (var i = 0; i < Inputs.Length; i++)
        {
            var (input, value) = (
                Inputs[i],
                FactColumn.Shortest(draws[i])
                    ?? throw new ProblemException(
                        new Problem("amount-overflow", $"A draw of '{Inputs[i].Name}' is too large.") { Subject = Inputs[i].Name }
                    )
            );
            if (input.Fact is { } fact)
            {
                facts = facts.Put(
                    fact,
                    new Answer(
                        fact,
                        value,
                        value,
                        value,
                        fact.Unit != Unit.Money ? default
                            : input.Currency == default ? Version.Program.Currency
                            : input.Currency
                    )
                    {
                        Note = "drawn",
                        IsStandIn = input.IsStandIn,
                    },
                    input.Infringement
                );
            }
            else
            {
                numbers.Add(input.Name, value);
            }
        }

        return numbers.Count == 0 ? facts : facts.Drawing(numbers);
    }

    private static ColumnPlan PlanOf(
        RegimeVersion version,
        UncertainFacts facts,
        FactTable? table,
        IReadOnlyList<SimulationInput> inputs,
        IReadOnlyList<BatchStep> steps,
        bool mayCompile
    )
    {
        var infringements = facts.Facts.Infringements.Select(i => i.Name).ToList();
        return ColumnPlans.Of(
            version,
            facts.Facts,
            [
                .. table?.Columns.Select(c => new PlanColumn(c.Fact, -1, Element.Double, c.MayBeMissing, c.Currency)) ?? [],
                .. inputs
                    .Where(i => i.Fact is not null)
                    .Select(i => new PlanColumn(
                        i.Fact!,
                        i.Infringement is null ? -1 : infringements.IndexOf(i.Infringement),
                        Element.Double,
                        false,
                        i.Currency
                    )
                    {
                        IsStandIn = i.IsStandIn,
                    }),
            ],
            [.. inputs.Where(i => i.Fact is null).Select(i => i.Node)],
            [.. steps.Select(s => (s.Node, 0))],
            mayCompile
        );
    }

    private static IEnumerable<SimulationInput> Uncertain(UncertainFacts facts) =>
        facts.Uncertain.Select(u => new SimulationInput(
            u.Fact.Id,
            u.Fact,
            -1,
            u.Infringement,
            u.Distribution,
            u.Distribution.Quantile(0.5),
            u.Currency,
            Streams.Key(facts.Name, u.Fact.Id, u.Infringement)
        ));

    // Answers of which only a range is known.
    private static IEnumerable<SimulationInput> Ranges(RegimeVersion version, UncertainFacts facts) =>
        from at in facts.Facts.Infringements.Select(i => ((string?)i.Name, i.Answers)).Prepend((null, facts.Facts.Answers))
        from answer in at.Item2
        where
            !answer.IsCertain
            && version.Program.IndexOf(answer.Fact) >= 0
            && !facts.Uncertain.Any(u => u.Fact == answer.Fact && u.Infringement == at.Item1)
        select new SimulationInput(
            answer.Fact.Id,
            answer.Fact,
            -1,
            at.Item1,
            Between(answer.Fact.Unit, answer.Low, answer.Likely, answer.High),
            (double)answer.Likely,
            answer.Currency,
            Streams.Key(facts.Name, answer.Fact.Id, at.Item1)
        );

    // Questions that stay open when they are not answered, and the open numbers of the model.
    private static IEnumerable<SimulationInput> Open(RegimeVersion version, UncertainFacts facts)
    {
        var program = version.Program;
        foreach (var fact in version.Facts.Where(f => f.WhenMissing == Missing.Open))
        {
            var names =
                fact.IsPerInfringement && facts.Facts.Infringements.Count > 0
                    ? facts.Facts.Infringements.Select(i => (string?)i.Name)
                    : [null];
            foreach (
                var name in names.Where(name =>
                    facts.Facts.Find(fact, facts.Facts.Infringements.FirstOrDefault(i => i.Name == name)) is null
                    && !facts.Uncertain.Any(u => u.Fact == fact && (u.Infringement ?? name) == name)
                )
            )
            {
                yield return new SimulationInput(
                    fact.Id,
                    fact,
                    -1,
                    name,
                    OpenBetween(version, fact.Unit, fact.Assumed.Low, fact.Assumed.Likely, fact.Assumed.High),
                    (double)fact.Assumed.Likely,
                    default,
                    Streams.Key(facts.Name, fact.Id, name)
                )
                {
                    IsStandIn = true,
                };
            }
        }

        for (var node = 0; node < program.Nodes.Length; node++)
        {
            if (program.Nodes[node] is NumberNode { IsOpen: true } number)
            {
                yield return new SimulationInput(
                    number.Label!.Id,
                    null,
                    node,
                    null,
                    OpenBetween(version, number.Unit, number.Low, number.Likely, number.High),
                    (double)number.Likely,
                    default,
                    Streams.Key(facts.Name, number.Label.Id, null)
                );
            }
        }
    }

    // What a version leaves open is the same for all its cases, and a distribution keeps the table it is drawn from, which takes longer to
    // make than thousands of trials.
    private static Distribution OpenBetween(RegimeVersion version, Unit unit, decimal low, decimal likely, decimal high) =>
        LeftOpen.GetOrCreateValue(version).GetOrAdd((unit, low, likely, high), r => Between(r.Unit, r.Low, r.Likely, r.High));

    // What stands for a range: a PERT; for a closed list, every option of the range alike.
    private static Distribution Between(Unit unit, decimal low, decimal likely, decimal high) =>
        unit is Unit.Choice or Unit.Flag
            ? Distribution.Choice([.. Enumerable.Range(0, (int)high + 1).Select(place => place < low ? 0d : 1d)])
            : Distribution.Pert((double)low, (double)likely, (double)high);

    private static IEnumerable<Problem> OutOfBounds(UncertainFact uncertain)
    {
        var (fact, distribution) = (uncertain.Fact, uncertain.Distribution);
        var (low, high) = fact.Ends;
        if ((low > decimal.MinValue && distribution.Low < (double)low) || (high < decimal.MaxValue && distribution.High > (double)high))
        {
            yield return new Problem(
                "distribution-out-of-range",
                $"'{fact.Id}' is drawn from {distribution}, which reaches beyond what the question allows."
            )
            {
                Subject = fact.Id,
                Infringement = uncertain.Infringement,
                Allowed = fact.Allowed,
            };
        }
    }
}
