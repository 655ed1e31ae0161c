using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// One case under one version of a regime: its facts, and what representations changed between the provisional and the final amount.
/// </summary>
/// <param name="Id">A short stable name.</param>
/// <param name="Title">The party, or what the case is called.</param>
/// <param name="Version">The version that the date of the case selects.</param>
/// <param name="Facts">The facts at the provisional stage, or the only ones.</param>
public sealed record Case(string Id, string Title, RegimeVersion Version, Facts Facts)
{
    /// <summary>The facts after representations; null if none changed anything.</summary>
    public Facts? AfterRepresentations { get; init; }

    /// <summary>What is said about the representations.</summary>
    public string? RepresentationsNote { get; init; }

    /// <summary>
    /// The days of the case by the id of the date rule, as they were given: a day, a month or a year, and of the conduct also a period such as <c>2014-06-01/2016-03</c>.
    /// What they do not meet of the version's conditions is a warning of every assessment of the case.
    /// </summary>
    public IReadOnlyDictionary<string, string> Dates { get; init; } = new Dictionary<string, string>();

    /// <summary>What was assumed to select the version, if anything was.</summary>
    public string? DateAssumption { get; init; }

    /// <summary>What the regulator published, if anything.</summary>
    public PublishedFigures? Published { get; init; }

    /// <summary>
    /// What became of the final amount afterwards, in the order of time: appeals, courts. Each begins from the facts of the stage before
    /// it.
    /// </summary>
    public IReadOnlyList<CaseStage> Stages { get; init; } = [];

    /// <summary>What the case says for other regimes that it is compared under.</summary>
    public IReadOnlyList<CaseElsewhere> Elsewhere { get; init; } = [];

    /// <summary>Anything a reader must know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Works out the provisional and the final amount and those of later stages, and what leads from one to the next.</summary>
    /// <param name="order">How the difference between two of them is shared out.</param>
    /// <exception cref="ProblemException">
    /// The facts cannot be assessed; every problem of every stage is carried. Or the amounts are too large to be taken from each other
    /// (<c>amount-overflow</c>).
    /// </exception>
    /// <exception cref="ArgumentException">The difference cannot be shared out in that order.</exception>
    public CaseAssessment Assess(BridgeOrder order = BridgeOrder.Method) => new(this, order);

    /// <summary>
    /// The case under several regimes side by side, each by its own method: from what the case says for it (<see cref="Elsewhere"/>), and from the answers
    /// and dates of the case that mean the same there. A regime that lacks anything has no amount and says what it lacks.
    /// </summary>
    /// <param name="regimes">The regimes; one of the case's own id is assessed as the case is.</param>
    /// <param name="currency">The currency to convert amounts to, by the rates of the case; that of the case's regime if not given.</param>
    public RegimeComparison Compare(IReadOnlyList<Regime> regimes, Currency? currency = null)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var to = currency ?? Version.Regime.Info.Currency;
        var comparing = new Comparing(this, to);
        return new RegimeComparison(this, to, [.. regimes.Select(comparing.Row)]);
    }

    /// <summary>Every problem of the facts at every stage and of the days; none if they can be assessed.</summary>
    public IReadOnlyList<Problem> Check() => TooMany is { } tooMany ? [tooMany] :
    [
        .. new[] { Facts, After }.Concat(Stages.Select(s => s.Facts is { } facts ? Left(facts) : null)).OfType<Facts>().SelectMany(Version.Check)
            .Concat(Stages.SelectMany((stage, i) => stage.Check(Version, Stages.Take(i).Select(s => s.Name))))
            .Concat(CaseDays.Of(Version, Dates, Facts).Problems).Distinct(),
    ];

    // Each stage is worked out with all its infringements, and all are kept: many stages of many would take all memory.
    internal Problem? TooMany
    {
        get
        {
            const int most = 4 * Binding.MostWeight;
            var stages = new[] { Facts, AfterRepresentations }.Concat(Stages.Select(s => s.Facts)).OfType<Facts>().ToList();
            return stages.Count < 2 || stages.Sum(facts => Binding.WeightOf(Version.Program, facts)) <= most ? null
                : new Problem("stages-too-many", $"There are {Text.Number(stages.Count)} stages with facts, and "
                    + $"{Text.Number(stages.Sum(facts => Math.Max(1, facts.Infringements.Count)))} infringements in all of them together.")
                {
                    Allowed = $"up to {Text.Number(most / Version.Program.Weight)} infringements in all stages together",
                };
        }
    }

    // The facts after representations.
    internal Facts? After => AfterRepresentations is { } after ? Left(after) : null;

    // The facts of a later stage. Where infringements were found and none of them stays, none is left, however the facts were put together.
    internal Facts Left(Facts later) => later.Infringements.Count == 0 && Facts.Infringements.Count > 0 ? later.WithNoneLeft() : later;

    // Facts of the case assessed, with what its days call for.
    internal Assessment Assessed(Facts facts) => Version.Assess(facts).Warned(CaseDays.Of(Version, Dates, facts).Warnings);
}

/// <summary>Where the provisional amount of a case comes from.</summary>
public enum ProvisionalBasis
{
    /// <summary>Worked out from the facts before representations.</summary>
    Assessed,

    /// <summary>
    /// Published by the regulator, and the case has no facts of that stage that lead to it; FineCalc did not work it out.
    /// </summary>
    Published,

    /// <summary>No notice of intent is known: the penalty before hardship and settlement of the one assessment there is.</summary>
    BeforeSettlement,
}

/// <summary>The provisional and the final amount of a case and those of later stages, and the bridges between them.</summary>
public sealed class CaseAssessment
{
    internal CaseAssessment(Case of, BridgeOrder order)
    {
        if (of.Check() is { Count: > 0 } problems)
        {
            throw new ProblemException(problems);
        }

        Case = of;
        var first = of.Assessed(of.Facts);
        Final = of.After is { } after ? of.Assessed(after) : first;
        Stages = StageAssessment.Of(of, Final, order);
        if (of.AfterRepresentations is not null)
        {
            (Before, Basis, Provisional, Bridge) = (first, ProvisionalBasis.Assessed, first.Range, Bridge.Between(first, Final, order));
            ProvisionalTrace = first.Trace;
            return;
        }

        var stage = Final.ProvisionalTrace;
        List<BridgePart> parts = [];
        (Basis, Provisional) = (ProvisionalBasis.BeforeSettlement, stage.Range);
        if (!IsOfTheseFacts(of, stage))
        {
            // A range has no amount of its own from which a bridge could lead.
            if (of.Published is { Provisional: { } from, ProvisionalHigh: null })
            {
                (Basis, Provisional) = (ProvisionalBasis.Published, new Spread<Money>(from, from, from));
                var (id, name) = of.RepresentationsNote is null
                    ? ("not-calculated", "Not worked out: the case does not say what changed")
                    : ("representations", "Representations (steps not published)");
                var unexplained = new BridgePart(id, name, from.ToString(), stage.Money.ToString(), stage.Money - from);
                parts.Add(unexplained with { Note = of.RepresentationsNote });
            }
        }
        else
        {
            ProvisionalTrace = stage;
        }

        if (Final.Amount != stage.Money)
        {
            parts.Add(new BridgePart("hardship-and-settlement", "Hardship and settlement", stage.Money.ToString(), Final.Amount.ToString(),
                Final.Amount - stage.Money));
        }

        Bridge = Bridge.Of(Provisional.Likely, Final.Amount, BridgeOrder.Method, () => parts);
    }

    /// <summary>The case.</summary>
    public Case Case { get; }

    /// <summary>The assessment before representations; null if there is only one assessment.</summary>
    public Assessment? Before { get; }

    /// <summary>The final assessment.</summary>
    public Assessment Final { get; }

    /// <summary>The provisional amount.</summary>
    public Spread<Money> Provisional { get; }

    /// <summary>Where the provisional amount comes from.</summary>
    public ProvisionalBasis Basis { get; }

    /// <summary>What leads from the provisional to the final amount (the likely ones, where something is open).</summary>
    public Bridge Bridge { get; }

    /// <summary>What became of the final amount afterwards, in the order of time.</summary>
    public IReadOnlyList<StageAssessment> Stages { get; }

    /// <summary>
    /// Every published figure held against what was found, amounts first: only what was worked out can agree. Empty if nothing was
    /// published.
    /// </summary>
    public IReadOnlyList<PublishedComparison> Comparisons => Publishing.All(this);

    /// <summary>Where the reckoning differs from what the regulator published; empty if it does not, or if nothing was published.</summary>
    public IReadOnlyList<Problem> Differences => [.. Comparisons.Where(c => c.Outcome == PublishedOutcome.Differs).Select(c => c.Problem)];

    /// <summary>What deserves a second look at any stage, although the amounts stand.</summary>
    public IReadOnlyList<Problem> Warnings => [.. Assessments.SelectMany(a => a.Warnings).Distinct()];

    /// <summary>
    /// The answers that no amount of the case was worked out from, at no stage at which they are given; those of the whole case first.
    /// </summary>
    public IReadOnlyList<(Answer Answer, string? Infringement)> Unused =>
    [
        .. Assessments.SelectMany(a => a.Unused).DistinctBy(u => (u.Answer.Fact, u.Infringement))
            .Where(u => !Assessments.Any(a => a.Gives(u.Answer.Fact, u.Infringement) && a.Uses(u.Answer.Fact, u.Infringement)))
            .OrderBy(u => u.Infringement is not null),
    ];

    // What the published provisional amount is held against; null where the case has no facts of that stage.
    internal TraceNode? ProvisionalTrace { get; }

    // The assessments of the stages, in the order of time.
    internal IEnumerable<Assessment> Assessments => new[] { Before, Final }.Concat(Stages.Select(s => s.Assessment)).OfType<Assessment>();

    // Whether the only facts there are are those of the published provisional amount: no other amount was published for them to be of, or
    // they lead to it. One that no penalty can be is held against them as well.
    private static bool IsOfTheseFacts(Case of, TraceNode stage) => of.Published is not { Provisional: { } low } published
        || (published.Final is null && of.RepresentationsNote is null)
        || low.Amount is < 0m or > PublishedFigures.Largest
        || Publishing.Agrees(stage, low.Amount, published.ProvisionalHigh?.Amount ?? low.Amount, published.Tolerance);
}
