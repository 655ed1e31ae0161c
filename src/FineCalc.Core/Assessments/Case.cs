using FineCalc.Comparing;
using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// One case under one version of a regime: its facts, and what representations changed between the provisional and the final amount.
/// The facts of each stage are assessed when that is first asked for, by whatever asks, and only then; the case and its copies keep what
/// they came to.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">A short stable name.</param>
/// <param name="Title">The party, or what the case is called.</param>
/// <param name="Version">The version that the date of the case selects.</param>
/// <param name="Facts">The facts at the provisional stage, or the only ones.</param>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record Case(string Id, string Title, RegimeVersion Version, Facts Facts)
{
    private readonly CaseResults _results = new();

    /// <summary>The facts after representations; null if none changed anything.</summary>
    public Facts? AfterRepresentations { get; init; }

    /// <summary>What is said about the representations.</summary>
    public string? RepresentationsNote { get; init; }

    /// <summary>
    /// The days of the case by the id of the date rule, as they were given: a day, a month or a year, and of the conduct also a period such
    /// as <c>2014-06-01/2016-03</c>. What they do not meet of the version's conditions is a warning of every assessment of the case.
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
    /// Every problem of the facts at every stage and of the days; none if they can be assessed. What is found on the way is kept: assessing
    /// the case afterwards reads no facts again.
    /// </summary>
    public IReadOnlyList<Problem> Check() =>
        TooMany is { } tooMany
            ? [tooMany]
            :
            [
                .. FactsOfStages
                    .SelectMany(facts => ResultOf(facts).Problems)
                    .Concat(Stages.SelectMany((stage, i) => stage.Check(Version, Stages.Take(i).Select(s => s.Name))))
                    .Concat(CaseDays.Problems(Version, Dates))
                    .Distinct(),
            ];

    /// <summary>A short piece of HTML, as notebooks show it: what the case comes to, or what is wrong with it.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The title and the version.</summary>
    public override string ToString() => Text.Line($"{Text.Cut(Title, 60)} ({Id}) under {Version.Id}");

    // What whoever read the case found worth a second look: warnings of every assessment of it.
    internal IReadOnlyList<Problem> Doubts { get; init; } = [];

    // Each stage is worked out with all its infringements, and all are kept: many stages of many would take all memory.
    internal Problem? TooMany
    {
        get
        {
            const int most = 4 * Binding.MostWeight;
            var stages = FactsOfStages.ToList();
            return stages.Count < 2 || stages.Sum(facts => Binding.WeightOf(Version.Program, facts)) <= most
                ? null
                : new Problem(
                    "stages-too-many",
                    $"There are {Text.Number(stages.Count)} stages with facts, and "
                        + $"{Text.Number(stages.Sum(facts => Math.Max(1, facts.Infringements.Count)))} infringements in all of them "
                        + "together."
                )
                {
                    Allowed = $"up to {Text.Number(most / Version.Program.Weight)} infringements in all stages together",
                };
        }
    }

    // The facts that the final amount is of.
    internal Facts Latest => AfterRepresentations is { } after ? Left(after) : Facts;

    // What they come to.
    internal AssessmentResult FinalResult => ResultOf(AfterRepresentations ?? Facts);

    // What the facts of a stage come to, with what the days of the case call for: worked out when somebody first asks, and once.
    internal AssessmentResult ResultOf(Facts stage) => _results.Of(Version, stage, Dates, IsNoneLeft(stage), Doubts);

    // A case whose two stages were assessed already, apart from any days.
    internal static Case Of(Assessment provisional, Assessment final)
    {
        var of = new Case("", provisional.Version.Regime.Info.Title, provisional.Version, provisional.Facts)
        {
            AfterRepresentations = final.Facts,
        };
        of._results.Keep(of.Version, provisional, of.Dates);
        of._results.Keep(of.Version, final, of.Dates);
        return of;
    }

    // In the order of time; a stage of which only the amount is known has none.
    private IEnumerable<Facts> FactsOfStages => new[] { Facts, AfterRepresentations }.Concat(Stages.Select(s => s.Facts)).OfType<Facts>();

    private Facts Left(Facts later) => IsNoneLeft(later) ? later.WithNoneLeft() : later;

    // Where infringements were found and none of them stays at a later stage, none is left, however its facts were put together.
    private bool IsNoneLeft(Facts later) => later.Infringements.Count == 0 && Facts.Infringements.Count > 0;
}
