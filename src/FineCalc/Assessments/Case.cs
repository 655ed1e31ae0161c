namespace FineCalc;

/// <summary>A figure that the regulator published, to hold the reckoning against.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Infringement">The infringement, where the step is one of an infringement; null otherwise.</param>
/// <param name="Value">The published value: an amount in the regime's currency, or a rate as a fraction.</param>
public sealed record PublishedStep(string Step, string? Infringement, decimal Value);

/// <summary>What the regulator published of a case.</summary>
/// <param name="Source">The notice or report the figures come from, with its standing.</param>
public sealed record PublishedFigures(Citation Source)
{
    /// <summary>The provisional amount of the notice of intent, if published.</summary>
    public Money? Provisional { get; init; }

    /// <summary>The final amount, if published.</summary>
    public Money? Final { get; init; }

    /// <summary>The steps whose values were published.</summary>
    public IReadOnlyList<PublishedStep> Steps { get; init; } = [];

    /// <summary>How far the reckoning may lie from a published figure, where the text rounds by no stated rule; 0 asks for the very figure.</summary>
    public decimal Tolerance { get; init; }
}

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

    /// <summary>What the case says for other regimes that it is compared under.</summary>
    public IReadOnlyList<CaseElsewhere> Elsewhere { get; init; } = [];

    /// <summary>Anything a reader must know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Works out the provisional and the final amount, and what leads from one to the other.</summary>
    /// <param name="order">How the difference between the two is shared out.</param>
    /// <exception cref="ProblemException">
    /// The facts cannot be assessed; every problem of both stages is carried. Or the amounts are too large to be taken from each other (<c>amount-overflow</c>).
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

    /// <summary>Every problem of the facts at both stages and of the days; none if they can be assessed.</summary>
    public IReadOnlyList<Problem> Check() =>
        [.. Version.Check(Facts).Concat(After is { } after ? Version.Check(after) : []).Concat(CaseDays.Of(Version, Dates, Facts).Problems).Distinct()];

    // The facts after representations. Where infringements were found and none of them stays, none is left, however the facts were put together.
    internal Facts? After => AfterRepresentations is { Infringements.Count: 0 } after && Facts.Infringements.Count > 0 ? after.WithNoneLeft() : AfterRepresentations;

    // Facts of the case assessed, with what its days call for.
    internal Assessment Assessed(Facts facts) => Version.Assess(facts).Warned(CaseDays.Of(Version, Dates, facts).Warnings);
}

/// <summary>Where the provisional amount of a case comes from.</summary>
public enum ProvisionalBasis
{
    /// <summary>Worked out from the facts before representations.</summary>
    Assessed,

    /// <summary>Published by the regulator without the steps that led to it; FineCalc did not work it out.</summary>
    Published,

    /// <summary>No notice of intent is known: the penalty before hardship and settlement of the one assessment there is.</summary>
    BeforeSettlement,
}

/// <summary>The provisional and the final amount of a case, and the bridge between them.</summary>
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
        if (of.AfterRepresentations is not null)
        {
            (Before, Basis, Provisional, Bridge) = (first, ProvisionalBasis.Assessed, first.Range, Bridge.Between(first, Final, order));
            return;
        }

        var stage = Final.Provisional;
        var stated = of.Published?.Provisional;
        (Basis, Provisional) = stated is { } p ? (ProvisionalBasis.Published, new Spread<Money>(p, p, p)) : (ProvisionalBasis.BeforeSettlement, stage);
        Bridge = Bridge.Of(Provisional.Likely, Final.Amount, BridgeOrder.Method, Parts);

        List<BridgePart> Parts()
        {
            List<BridgePart> parts = [];
            if (stated is { } from && stage.Likely != from)
            {
                parts.Add(new BridgePart("representations", "Representations (steps not published)", from.ToString(), stage.Likely.ToString(), stage.Likely - from) { Note = of.RepresentationsNote });
            }

            if (Final.Amount != stage.Likely)
            {
                parts.Add(new BridgePart("settlement", "Hardship and settlement", stage.Likely.ToString(), Final.Amount.ToString(), Final.Amount - stage.Likely));
            }

            return parts;
        }
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

    /// <summary>Where the reckoning differs from what the regulator published; empty if it agrees, or if nothing was published.</summary>
    public IReadOnlyList<Problem> Differences
    {
        get
        {
            if (Case.Published is not { } published)
            {
                return [];
            }

            var differences = new List<Problem>();
            Compare("provisional", null, Provisional.Likely.Amount, published.Provisional?.Amount);
            Compare("final", null, Final.Amount.Amount, published.Final?.Amount);
            foreach (var step in published.Steps)
            {
                Compare(step.Step, step.Infringement, Final.Find(step.Step, step.Infringement)?.Value, step.Value);
            }

            return differences;

            void Compare(string step, string? infringement, decimal? reckoned, decimal? figure)
            {
                if (figure is { } value && (reckoned is null || IsFurther(reckoned.Value, value, published.Tolerance)))
                {
                    var name = infringement is null ? step : $"{step} ({infringement})";
                    differences.Add(new Problem("published-differs", $"'{name}' is {(reckoned is { } r ? Text.Number(r) : "not read")}, and {Text.Number(value)} was published.") { Subject = step });
                }
            }

            // A difference of opposite signs may not fit into a decimal.
            static bool IsFurther(decimal one, decimal other, decimal most) =>
                one < 0m == other < 0m ? Math.Abs(one - other) > most : Math.Abs(one) > most - Math.Abs(other);
        }
    }
}
