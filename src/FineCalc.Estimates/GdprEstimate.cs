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
    // What the table does not know of: the guidance's own percentages act instead.
    private static readonly string[] ByGuidance = [IncidentFacts.Cooperation.Id, IncidentFacts.Mitigation.Id, IncidentFacts.Discovery.Id];

    // What a regulator judges, in place of which a prediction stands. Previous infringements are in the table.
    private static readonly string[] Judged =
    [
        "seriousness",
        "seriousness-category",
        "place-in-band",
        "previous",
        "step-5-replacement",
        "step-5-percentage",
        "step-5-amount",
        "hardship-penalty",
        "settlement",
        "settlement-discount",
        "settlement-amount",
        "public-sector-reduction",
        "public-sector-penalty",
    ];

    private static readonly Lazy<EstimateModel> LazyModel = new(() => Resource("estimate-gdpr.json", EstimateModelJson.Read));
    private static readonly Lazy<IReadOnlyList<Decision>> LazyDecisions = new(() =>
        Resource("decisions-gdpr.json", (stream, name) => ReadDecisions(stream, name).Decisions)
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
    /// tier, people, data_category, duration_months, intent, previous, public_body, nonprofit, natural_person, provisional_amount,
    /// seriousness_found. Other keys are passed over; at most 10,000 decisions.
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
        return ([.. decisions.Select(d => d with { Facts = Bounded(d.Facts) })], unusable);
    }

    /// <summary>The estimate of a case.</summary>
    /// <param name="of">A case under the GDPR or the UK GDPR.</param>
    /// <param name="options">What the case file does not hold.</param>
    /// <exception cref="ProblemException">The case is of another regime, or cannot be assessed, or the country of the options is none of
    /// <see cref="Countries"/> and of the table.</exception>
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

        if (chosen.Country is { } country)
        {
            Authorities.Check(country, model);
        }

        var facts = of.Latest;
        var (perEuro, rateNote) = Rate(facts, version.Regime.Info.Currency, model);
        var (top, maximum, adjustment) = Bounds(version, facts);
        var known = Known(
            facts,
            perEuro,
            chosen with
            {
                Country = chosen.Country ?? (version.Regime.Id == "uk-gdpr" ? "United Kingdom" : null),
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

        return new Estimate(of, model, known, model.Predict(known), perEuro, adjustment)
        {
            Notes = rateNote is null ? [] : [rateNote],
            Nearest = Nearest(model, known),
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
        var plain = Without(version, facts, [.. Judged, .. ByGuidance], seriousness);
        var at = version.Assess(plain);
        var step = at.Steps.First(s => s.Id == "size-adjustment");
        var pinned = Without(version, facts, Judged, null).With(size, FineCalc.Rate.Percent(100m * step.Value));
        if (
            isUk
            && pinned.Find(UkGdpr.Turnover) is null
            && version.Facts.Contains(UkGdpr.Turnover)
            && facts.Infringements.SelectMany(i => i.Answers).All(a => a.Fact != UkGdpr.Turnover)
        )
        {
            pinned = pinned.With(
                UkGdpr.Turnover,
                version.Numbers.Any(n => n.Id == "turnover.unknown") ? Money.Gbp(20_000_000m) : Money.Gbp(0m),
                "the likely turnover of the model, since it is unknown"
            );
        }

        var full = version.Amount(Without(version, pinned, ByGuidance, seriousness));
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
    /// <exception cref="ProblemException">There is nothing to score.</exception>
    public static BacktestReport Backtest(
        IReadOnlyList<Decision> decisions,
        IReadOnlyList<(string Id, string Reason)>? unusable = null,
        EstimateModel? model = null
    )
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var table = model ?? Model;
        if (decisions.Count == 0)
        {
            throw new ProblemException(
                new Problem("backtest-empty", "No row can be scored.") { Allowed = "at least one decision with a date and a fine" }
            );
        }

        // Outside facts alone: what an authority found or announced is left aside, and tested by itself.
        ScoredRow Row(Decision d, EstimateModel by) =>
            ScoredRow.Of(d, by.Predict(d.Facts with { Level = null, Provisional = null }).Distribution);
        var rows = decisions.Select(d => Row(d, table)).ToList();
        BacktestScores? Only(string name, Func<Decision, bool> which, Func<EstimateFacts, EstimateFacts> keep) =>
            decisions.Where(which).ToList() is { Count: > 0 } some
                ? Scoring.Of(name, [.. some.Select(d => ScoredRow.Of(d, table.Predict(keep(d.Facts)).Distribution))])
                : null;
        IReadOnlyList<BacktestScores> By(Func<Decision, string> group) =>
            [.. rows.GroupBy(r => group(r.Decision)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Scoring.Of(g.Key, [.. g]))];
        return new BacktestReport(table, Scoring.Of("overall", rows))
        {
            Baselines =
            [
                .. table.Baselines.Select(b => Scoring.Of(b.Id, [.. decisions.Select(d => Row(d, b))])),
                Scoring.Of("guidance-range", GuidanceRange.Of(decisions, MethodFacts)),
            ],
            WithLevel = Only("with the level of seriousness", d => d.Facts.Level is not null, f => f with { Provisional = null }),
            WithProvisional = Only("with the provisional amount", d => d.Facts.Provisional is not null, f => f with { Level = null }),
            Groups = new Dictionary<string, IReadOnlyList<BacktestScores>>
            {
                ["country"] = By(d => d.Facts.Country ?? "unknown"),
                ["class"] = By(d => d.Facts.Codes.GetValueOrDefault("defendant", "company")),
                ["turnover"] = By(d => Size(d.Facts)),
                ["fine"] = By(d =>
                    d.Fine < 1e4 ? "1 under 10,000"
                    : d.Fine < 1e5 ? "2 10,000 to 100,000"
                    : d.Fine < 1e6 ? "3 100,000 to 1m"
                    : d.Fine < 1e7 ? "4 1m to 10m"
                    : "5 10m and more"
                ),
            },
            NotLater = decisions.Count(d => d.Date <= table.FittedUntil),
            Unscored = unusable ?? [],
        };
    }

    // The steps of the guidelines tell the maximum and its part for the size, for cases and decisions alike.
    private static EstimateFacts Bounded(EstimateFacts facts)
    {
        var version = Regimes.EuGdpr.Versions[^1];
        var (top, maximum, _) = Bounds(version, MethodFacts(facts));
        return facts with
        {
            Top = facts.Numbers.ContainsKey("turnover") || facts.Codes["defendant"] != "company" ? (double?)top : null,
            Maximum = (double?)maximum,
        };
    }

    private static Facts MethodFacts(EstimateFacts facts)
    {
        var given = Facts.None.With(
            EuGdpr.Tier,
            facts.Codes.GetValueOrDefault("tier", "higher") == "higher" ? MaximumTier.Higher : MaximumTier.Standard
        );
        return facts.Codes["defendant"] == "company" && facts.Numbers.TryGetValue("turnover", out var turnover)
            ? given.With(EuGdpr.Turnover, Turnover(turnover))
            : given.With(EuGdpr.IsUndertaking, false);

        static Money Turnover(double euro) =>
            euro is >= 0d and <= DecisionsJson.Largest
                ? Money.Eur((decimal)euro)
                : throw new ProblemException(
                    new Problem(
                        "number-too-large",
                        $"The turnover of a decision is {euro.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}."
                    )
                    {
                        Subject = "turnover",
                        Allowed = DecisionsJson.AllowedNumbers,
                    }
                );
    }

    // The amount at a seriousness of 100%, the maximum, and what cooperation and the like do to it. Null where the method cannot tell.
    private static (decimal? Top, decimal? Maximum, double Adjustment) Bounds(RegimeVersion version, Facts facts)
    {
        Fact<Rate> seriousness = version.Regime.Id == "uk-gdpr" ? UkGdpr.Seriousness : EuGdpr.Seriousness;
        if (version.FindFact(seriousness.Id) is null)
        {
            return (null, null, 1d);
        }

        var plain = Without(version, facts, [.. Judged, .. ByGuidance], seriousness);
        if (version.Try(plain).Assessment is not { } at)
        {
            return (null, null, 1d);
        }

        var maximum = at.Steps.Where(s => s.Id == "statutory-maximum").Select(s => (decimal?)s.Value).Max();
        var full = version.Try(Without(version, facts, Judged, seriousness)).Assessment;
        var adjusted = full is null || at.Amount.Amount == 0m ? 1d : (double)full.Amount.Amount / (double)at.Amount.Amount;
        return (at.Amount.Amount, maximum, adjusted);
    }

    // The facts without certain answers, of the case or its infringements; with a seriousness of 100% where it is asked for.
    private static Facts Without(RegimeVersion version, Facts facts, IReadOnlyList<string> ids, Fact<Rate>? full)
    {
        var stripped = facts.Answers.Where(a => ids.Contains(a.Fact.Id)).Aggregate(facts, (rest, answer) => rest.Without(answer.Fact));
        foreach (var infringement in facts.Infringements)
        {
            stripped = stripped.With(infringement with { Answers = [.. infringement.Answers.Where(a => !ids.Contains(a.Fact.Id))] });
        }

        return full is null || version.FindFact(full.Id) is null ? stripped : stripped.With(full, FineCalc.Rate.One);
    }

    // The gravest answer of any infringement stands for the case: fines are read against the gravest maximum.
    private static EstimateFacts Known(Facts facts, double perEuro, EstimateOptions options)
    {
        var (numbers, codes) = (new Dictionary<string, double>(), new Dictionary<string, string>());
        foreach (
            var answer in facts
                .Answers.Concat(facts.Infringements.SelectMany(i => i.Answers))
                .Where(a => a.IsCertain)
                .OrderBy(a => a.Likely)
        )
        {
            switch (answer.Fact.Unit)
            {
                case Unit.Money:
                    numbers[answer.Fact.Id] = (double)answer.Likely / perEuro;
                    break;
                case Unit.Choice:
                    codes[answer.Fact.Id] = answer.Fact.Options[(int)answer.Likely].Code;
                    break;
                default:
                    numbers[answer.Fact.Id] = (double)answer.Likely;
                    break;
            }
        }

        codes["defendant"] = options.Defendant ?? (numbers.GetValueOrDefault("public-body") == 1d ? "public-body" : "company");
        var level =
            codes.GetValueOrDefault("seriousness-category")
            ?? (
                numbers.TryGetValue("seriousness", out var share)
                    ? share <= 0.1
                        ? "low"
                        : share <= 0.2
                            ? "medium"
                            : "high"
                    : null
            );
        return new EstimateFacts
        {
            Numbers = numbers,
            Codes = codes,
            Country = options.Country,
            Level = level,
        };
    }

    private static (double PerEuro, string? Note) Rate(Facts facts, Currency currency, EstimateModel model)
    {
        if (currency == model.Currency)
        {
            return (1d, null);
        }

        if (facts.FindRate(model.Currency, currency) is { } rate)
        {
            return ((double)rate.Rate, null);
        }

        if (facts.FindRate(currency, model.Currency) is { } inverse)
        {
            return (1d / (double)inverse.Rate, null);
        }

        var (year, value) = model.Rates[currency.Code].MaxBy(y => y.Key);
        return (
            value,
            $"The table is in {model.Currency.Code}; the case gives no exchange rate, so the average of the year "
                + $"{year.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {currency.Code} "
                + $"{Text.Number(Math.Round((decimal)value, 4))} for {model.Currency.Code} 1, is taken."
        );
    }

    private static IReadOnlyList<(Decision Decision, double Distance)> Nearest(EstimateModel model, EstimateFacts facts) =>
        !ReferenceEquals(model, Model)
            ? []
            : [.. Decisions.Select(d => (d, Distance(facts, d.Facts, model))).OrderBy(d => d.Item2).Take(5)];

    private static double Distance(EstimateFacts from, EstimateFacts to, EstimateModel model) =>
        model.Terms.Sum(t => Math.Abs(t.Effect * ((t.Read(from) ?? t.Mean) - (t.Read(to) ?? t.Mean))))
        + (from.Country == to.Country ? 0d : 0.15);

    private static string Size(EstimateFacts facts) =>
        !facts.Numbers.TryGetValue("turnover", out var turnover) ? "0 unknown or none"
        : turnover < 2e6 ? "1 under 2m"
        : turnover < 5e7 ? "2 2m to 50m"
        : turnover < 5e8 ? "3 50m to 500m"
        : "4 500m and more";

    private static T Resource<T>(string name, Func<Stream, string, T> read)
    {
        using var stream =
            typeof(GdprEstimate).Assembly.GetManifestResourceStream(name)
            ?? throw new ProblemException(new Problem("data-missing", $"The data file {name} is not in the library.") { File = name });
        return read(stream, name);
    }
}
