using FineCalc.Eu;
using FineCalc.Gdpr;
using FineCalc.Json;
using FineCalc.Risk;
using FineCalc.Steps;
using FineCalc.Uk;
using NodaTime;

namespace FineCalc.Estimates;

/// <summary>
/// What regulators have imposed in like cases under the GDPR and the UK GDPR: the predictive table that comes with FineCalc, and its test
/// on decisions.
/// </summary>
public static class GdprEstimate
{
    private static readonly Lazy<EstimateModel> LazyModel = new(() => EstimateData.Of("estimate-gdpr.json", EstimateModelJson.Read));
    private static readonly Lazy<IReadOnlyList<Decision>> LazyDecisions = new(() =>
        EstimateData.Of("decisions-gdpr.json", (stream, name) => ReadDecisions(stream, name).Decisions)
    );

    /// <summary>The table.</summary>
    public static EstimateModel Model => LazyModel.Value;

    /// <summary>
    /// The countries whose authorities fine under the GDPR or the UK GDPR, in English and in the order of the alphabet: the European
    /// Economic Area and the United Kingdom. Of some the table has no decision.
    /// </summary>
    public static IReadOnlyList<string> Countries => Authorities.Countries;

    /// <summary>The decisions it is fitted on, their facts only.</summary>
    public static IReadOnlyList<Decision> Decisions => LazyDecisions.Value;

    /// <summary>
    /// Decisions of a file, with their legal maximum and its part for their size, and the rows that cannot be used with the reason. The
    /// file is a JSON list, one object a decision: id, authority, country, date, party, cluster, currency, fine, fine_eur, turnover_eur,
    /// tier, people, data_category, duration_months, intent, previous, public_body, nonprofit, natural_person, defendant, sector,
    /// violation, size, provisional_amount, seriousness_found. Other keys are passed over; at most 10,000 decisions.
    /// </summary>
    /// <param name="stream">The file in UTF-8; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="model">The table whose exchange rates turn a fine into euro where <c>fine_eur</c> is not given; without one such a row
    /// cannot be used.</param>
    /// <exception cref="ProblemException">The file cannot be used; every problem is carried, with its line.</exception>
    public static (IReadOnlyList<Decision> Decisions, IReadOnlyList<(string Id, string Reason)> Unusable) ReadDecisions(
        Stream stream,
        string name,
        EstimateModel? model = null
    )
    {
        var (decisions, unusable) = DecisionsJson.Read(stream, name, model);
        return (Bounded(decisions), unusable);
    }

    /// <summary>
    /// The questions an estimate turns on, of those that a version asks: what is known from outside, of the party and of the case.
    /// </summary>
    /// <param name="version">A version of the GDPR or the UK GDPR.</param>
    /// <exception cref="ProblemException">The version is of another regime.</exception>
    public static IReadOnlyList<Fact> Questions(RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        CheckRegime(version);
        return [.. FactNames.Asked.Select(id => version.Facts.FirstOrDefault(f => f.Id == id)).OfType<Fact>()];
    }

    /// <summary>The estimate of a case.</summary>
    /// <param name="of">A case under the GDPR or the UK GDPR.</param>
    /// <param name="options">What the case file does not hold.</param>
    /// <exception cref="ProblemException">The case is of another regime; or the options name a kind of defendant that is none, or a country
    /// that is none of <see cref="Countries"/> and of the table.</exception>
    /// <example>
    /// <code>
    /// var facts = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(50_000_000));
    /// var estimate = GdprEstimate.Of(new Case("x", "An incident", Regimes.UkGdpr.On(2025, 1, 1), facts));
    /// </code>
    /// </example>
    public static Estimate Of(Case of, EstimateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(of);
        var (version, chosen) = (of.Version, options ?? new EstimateOptions());
        var model = chosen.Model ?? Model;
        CheckRegime(version);
        if (chosen.Defendant is { } defendant && PartyFacts.Defendant.Options.All(o => o.Code != defendant))
        {
            throw new ProblemException(
                new Problem("choice-unknown", $"There is no kind of defendant '{defendant}'.")
                {
                    Subject = PartyFacts.Defendant.Id,
                    Allowed = PartyFacts.Defendant.Allowed,
                }
            );
        }

        if (chosen.Country is { } country)
        {
            Authorities.Check(country, model);
            if (version.Regime.Id == "uk-gdpr" && country != Authorities.UnitedKingdom)
            {
                throw new ProblemException(
                    new Problem("country-not-of-regime", $"No fine under the UK GDPR is imposed in {country}.")
                    {
                        Subject = "country",
                        Allowed = $"{Authorities.UnitedKingdom}; for another country, a case of eu-gdpr",
                    }
                );
            }
        }

        var facts = of.Latest;
        var (perEuro, rateNote) = CaseFacts.Rate(facts, version.Regime.Info.Currency, model);
        var (top, maximum, adjustment) = CaseFacts.Bounds(version, facts, model);
        if (maximum == 0m)
        {
            throw new ProblemException(
                new Problem("estimate-no-fine", "By the law that the case names, such a party is not fined: the legal maximum is nothing.")
                {
                    Subject = "country",
                    Allowed = "undertaking: true for a body that competes on a market; the maximum that the authority stated",
                }
            );
        }

        var known = CaseFacts.Known(
            facts,
            perEuro,
            chosen with
            {
                Country = chosen.Country ?? (version.Regime.Id == "uk-gdpr" ? Authorities.UnitedKingdom : null),
            }
        ) with
        {
            Top = (double?)top / perEuro,
            Maximum = (double?)maximum / perEuro,
        };
        if ((chosen.Provisional ?? of.Published?.Provisional) is { } provisional)
        {
            known = known with { Provisional = (double)provisional.Amount / perEuro };
        }

        var prediction = model.Predict(known);
        return new Estimate(of, model, known, prediction, perEuro, adjustment)
        {
            Notes = rateNote is null ? [] : [rateNote],
            Nearest = prediction.Table != PredictingTable.Ordinary ? Nearest(model, known) : [],
        };
    }

    /// <summary>
    /// The case of an estimate for <c>Simulate</c>: the seriousness is drawn so that the amounts that the regime's own steps lead to follow
    /// the prediction. Where even a seriousness of 100% gives less than was imposed in like cases, the other aggravating factors are drawn
    /// to make up the rest; the maximum holds as ever. What the case does not tell of the later steps counts for nothing, since decisions
    /// do not tell judgements apart; cooperation and the like act as the guidance has them.
    /// </summary>
    /// <param name="estimate">The estimate.</param>
    /// <exception cref="ProblemException">The case has several infringements, or its version has no steps to an amount.</exception>
    public static UncertainFacts Uncertain(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var (version, facts) = (estimate.Case.Version, estimate.Case.Latest);
        if (facts.Infringements.Count > 1)
        {
            throw new ProblemException(
                new Problem(
                    "estimate-several-infringements",
                    "The prediction is of one fine, and the case has several infringements to share it."
                )
                {
                    Allowed = "a case of one infringement",
                }
            );
        }

        var isUk = version.Regime.Id == "uk-gdpr";
        var (seriousness, size, others) = isUk
            ? (UkGdpr.Seriousness, UkGdpr.SizeFactor, UkGdpr.OtherFactors)
            : (EuGdpr.Seriousness, EuGdpr.SizeFactor, EuGdpr.OtherFactors);
        if (version.FindFact(seriousness.Id) is null)
        {
            throw new ProblemException(
                new Problem("estimate-without-steps", $"The method '{version.Name}' has no steps that lead to an amount.")
                {
                    Allowed = "a later version",
                }
            );
        }

        // Everything judged goes, and the size is held at its likely factor: the seriousness alone carries what is uncertain.
        var plain = CaseFacts.Without(version, facts, [.. CaseFacts.Judged, .. CaseFacts.ByGuidance], seriousness);
        var at = version.Assess(plain);
        var step = at.Steps.First(s => s.Id == "size-adjustment");
        var pinned = CaseFacts.Without(version, facts, CaseFacts.Judged, null).With(size, FineCalc.Rate.Percent(100m * step.Value));
        if (
            isUk
            && pinned.Find(UkGdpr.Turnover) is null
            && version.Facts.Contains(UkGdpr.Turnover)
            && facts.Infringements.SelectMany(i => i.Answers).All(a => a.Fact != UkGdpr.Turnover)
        )
        {
            var isPerson = facts.Find(PartyFacts.Defendant)?.Likely == (decimal)DefendantKind.NaturalPerson;
            var assumed = isPerson ? "turnover.private-person" : "turnover.unknown";
            pinned = pinned.With(
                UkGdpr.Turnover,
                Money.Gbp(version.Program.Nodes.OfType<NumberNode>().FirstOrDefault(n => n.Label?.Id == assumed)?.Likely ?? 0m),
                "the likely turnover of the model, since it is unknown"
            );
        }

        var full = version.Amount(CaseFacts.Without(version, pinned, CaseFacts.ByGuidance, seriousness));
        var fitted = estimate.Prediction.Distribution;
        var centre = fitted.Centre + Math.Log10(estimate.PerUnit) - Math.Log10((double)full.Amount);
        var uncertain = new UncertainFacts(pinned, estimate.Case.Id).With(
            seriousness,
            new Distribution(new PredictedShare(centre, fitted.Scale, isExcess: false))
        );
        return PredictedShare.ChanceAboveOne(centre, fitted.Scale) < 1e-3
            ? uncertain
            : uncertain
                .With(others, new Distribution(new PredictedShare(centre, fitted.Scale, isExcess: true)))
                .Correlated(seriousness, others, 1d);
    }

    /// <summary>Scores a table on decisions, beside simpler methods.</summary>
    /// <param name="decisions">The decisions, with their maxima, as <see cref="ReadDecisions"/> gives them.</param>
    /// <param name="unusable">Rows that were left out before.</param>
    /// <param name="model">The table; the one that comes with FineCalc if not given.</param>
    /// <param name="progress">Told now and then, from several threads, which share of the work is done: above 0, at most 1.</param>
    /// <exception cref="ProblemException">There is nothing to score.</exception>
    public static BacktestReport Backtest(
        IReadOnlyList<Decision> decisions,
        IReadOnlyList<(string Id, string Reason)>? unusable = null,
        EstimateModel? model = null,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return decisions.Count > 0
            ? new Backtesting(decisions, model ?? Model, progress).Report(unusable ?? [])
            : throw new ProblemException(
                new Problem("backtest-empty", "No row can be scored.") { Allowed = "at least one decision with a date and a fine" }
            );
    }

    private static void CheckRegime(RegimeVersion version)
    {
        if (version.Regime.Id is not ("uk-gdpr" or "eu-gdpr"))
        {
            throw new ProblemException(
                new Problem("estimate-not-available", $"No predictive table is for '{version.Regime.Id}'.")
                {
                    Subject = version.Regime.Id,
                    Allowed = "uk-gdpr, eu-gdpr",
                }
            );
        }
    }

    // The steps of the guidelines tell the maximum and its part for the size, for cases and decisions alike.
    private static IReadOnlyList<Decision> Bounded(IReadOnlyList<Decision> decisions)
    {
        var version = Regimes.EuGdpr.Versions[^1];
        var bounds = decisions
            .Select(d => d.Facts)
            .DistinctBy(CaseFacts.Read)
            .ToDictionary(CaseFacts.Read, facts => CaseFacts.Bounds(version, CaseFacts.MethodFacts(facts), null));
        return [.. decisions.Select(d => d with { Facts = With(d.Facts) })];

        EstimateFacts With(EstimateFacts facts)
        {
            var ((_, hasTurnover, turnover), (top, maximum, _)) = (CaseFacts.Read(facts), bounds[CaseFacts.Read(facts)]);
            return facts with { Top = turnover is not null || !hasTurnover ? (double?)top : null, Maximum = (double?)maximum };
        }
    }

    private static IReadOnlyList<(Decision Decision, double Distance)> Nearest(EstimateModel model, EstimateFacts facts) =>
        !ReferenceEquals(model, Model)
            ? []
            : [.. Decisions.Select(d => (d, Distance(facts, d.Facts, model))).OrderBy(d => d.Item2).Take(5)];

    private static double Distance(EstimateFacts from, EstimateFacts to, EstimateModel model) =>
        model.Terms.Sum(t => Math.Abs(t.Effect * ((t.Read(from) ?? t.Mean) - (t.Read(to) ?? t.Mean))))
        + (from.Country == to.Country ? 0d : 0.15);
}
