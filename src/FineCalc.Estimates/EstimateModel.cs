using NodaTime;

namespace FineCalc.Estimates;

/// <summary>
/// A table that turns what is known of a case into what regulators have imposed in like cases: additive effects on the logarithm of the
/// fine, and how far decisions scatter about their sum. Rising facts never lower the prediction. It is fitted to published decisions and is
/// no law.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record EstimateModel
{
    internal EstimateModel(string id, string version, string title) => (Id, Version, Title) = (id, version, title);

    internal const string Country = "country";

    internal const string Level = "seriousness-category";

    /// <summary>The name of the table.</summary>
    public string Id { get; internal init; }

    /// <summary>The version of the table: a date, or a number that rises.</summary>
    public string Version { get; internal init; }

    /// <summary>What the table is, in a sentence.</summary>
    public string Title { get; internal init; }

    /// <summary>The table that a file describes, as the program that fits it writes it.</summary>
    /// <param name="stream">The file in UTF-8; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ProblemException">The file cannot be used; every problem is carried, with its line.</exception>
    public static EstimateModel Read(Stream stream, string name) => EstimateModelJson.Read(stream, name);

    /// <summary>The currency the table predicts in.</summary>
    public Currency Currency { get; internal init; } = Currency.Eur;

    /// <summary>The last day of the decisions it is fitted on; later ones may test it.</summary>
    public LocalDate FittedUntil { get; internal init; }

    /// <summary>How many decisions it is fitted on.</summary>
    public int Decisions { get; internal init; }

    /// <summary>Its cross-validation in a sentence.</summary>
    public string Tested { get; internal init; } = "";

    /// <summary>The title, the version and how many decisions it is fitted on.</summary>
    public override string ToString() => Text.Line($"{Title} ({Id} {Version}, {Text.Counted(Decisions, "decision")})");

    // The logarithm to base 10 of the fine where every row counts for nothing.
    internal double Base { get; init; }

    // The rows.
    internal IReadOnlyList<EstimateTerm> Terms { get; init; } = [];

    // The level of each country.
    internal IReadOnlyDictionary<string, CountryEffect> Countries { get; init; } = new Dictionary<string, CountryEffect>();

    // How far countries differ (standard deviation of the logarithm): what an unknown country adds to the scatter.
    internal double CountrySpread { get; init; }

    // How far decisions of which every fact is known scatter (standard deviation of the logarithm).
    internal double Deviation { get; init; }

    // The share of the top that a level of seriousness draws, by its code.
    internal IReadOnlyDictionary<string, LogNumber> Levels { get; init; } = new Dictionary<string, LogNumber>();

    // The share of the top that is drawn whatever the level.
    internal LogNumber AnyLevel { get; init; }

    // The final amount as a share of one that was announced, by the kind of announcement.
    internal IReadOnlyList<FinalShare> FinalOfProvisional { get; init; } = [];

    // That of a country; of one that is not told, that of all cases.
    internal FinalShare? FinalOf(string? country) =>
        FinalOfProvisional.FirstOrDefault(s => country is not null && s.Countries.Contains(country))
        ?? FinalOfProvisional.FirstOrDefault(s => s.Id == (country is null ? FinalShare.Any : FinalShare.Draft));

    // Units of other currencies for one of the table's, by code and year: averages of the years the decisions are of.
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<int, double>> Rates { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<int, double>>();

    // Simpler tables fitted on the same decisions, which a back-test sets beside this one.
    internal IReadOnlyList<EstimateModel> Baselines { get; init; } = [];

    // How far decisions on one kind of defendant scatter, where it is told from the others; by its code, the empty one where the kind is
    // not known.
    internal IReadOnlyDictionary<string, double> Deviations { get; init; } = new Dictionary<string, double>();

    // The table of ordinary published fines, which speaks where neither turnover nor the people affected are told; null for a table that
    // speaks alone.
    internal EstimateModel? Ordinary { get; init; }

    // What regulators have imposed in cases like this one.
    internal Prediction Predict(EstimateFacts facts) => Predict(facts, null);

    // The same as if one unknown fact, or the country, were known and were as it mostly is.
    internal Prediction Predict(EstimateFacts facts, string? known)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Ordinary is { } ordinary ? new TwoTables(this, ordinary).Predict(facts, known) : Conclude(Sum(facts, known), facts);
    }

    // What the rows add up to.
    internal TableSum Sum(EstimateFacts facts, string? known)
    {
        var scatter = Countries.GetValueOrDefault(facts.Country ?? "", new CountryEffect(0d, 0)).Scatter;
        var deviation = scatter * Deviations.GetValueOrDefault(facts.Defendant ?? "", Deviation);
        var (centre, variance) = (Base, deviation * deviation);
        var drivers = new List<Driver>();
        foreach (var term in Terms)
        {
            var read =
                term.Fact != known ? term.Read(facts)
                : term.Kind == TermKind.Unknown ? 0d
                : term.Read(facts) ?? term.Mean;
            var points = 10d * term.Effect * (read ?? term.Mean);
            centre += points / 10d;
            variance += read is null ? term.Effect * term.Effect * term.Spread * term.Spread : 0d;
            if (term.Concerns(facts) && (read is null || points != 0d))
            {
                drivers.Add(new Driver(term.Id, term.Name, points, read is not null) { Fact = term.Fact });
            }
        }

        // Of a fact that is not told one line is enough, whatever rows read it.
        drivers =
        [
            .. drivers
                .GroupBy(d => d.IsKnown ? d.Id : d.Fact)
                .Select(g => g.First().IsKnown ? g.First() : g.First() with { Name = FactNames.Of(g.Key), Points = g.Sum(d => d.Points) }),
        ];
        if (Countries.Count > 0)
        {
            var isKnown = facts.Country is { } country && Countries.ContainsKey(country);
            var effect = isKnown ? Countries[facts.Country!].Effect : 0d;
            centre += effect;
            variance += isKnown || (known == Country && facts.Country is null) ? 0d : CountrySpread * CountrySpread;
            drivers.Add(
                new Driver(
                    "country",
                    isKnown ? $"Authority: {facts.Country}"
                        : facts.Country is null ? "Country of the authority"
                        : $"Authority: {facts.Country}, of which the table has no decision",
                    10d * effect,
                    isKnown
                )
            );
        }

        return new TableSum(centre, variance, drivers);
    }

    // The prediction: the rows, and what an authority has found or announced.
    internal Prediction Conclude(TableSum sum, EstimateFacts facts)
    {
        var (centre, variance, drivers) = (sum.Centre, sum.Variance, sum.Drivers.ToList());

        // A level is worth its learned share of the top, beside what the facts say; each weighs by how closely it tells. The scatter then
        // is that of the level.
        if (facts.Level is { } level && Levels.TryGetValue(level, out var share))
        {
            var byLevel = facts.Top is { } top && top > 0d ? Math.Log10(top) + share.Centre : centre + share.Centre - AnyLevel.Centre;
            var weight = variance / (variance + (share.Deviation * share.Deviation));
            drivers.Add(new Driver("level", $"Level of seriousness: {level}", 10d * weight * (byLevel - centre), true));
            centre += weight * (byLevel - centre);
            variance = Math.Min(variance, share.Deviation * share.Deviation);
        }

        if (facts.Provisional is { } provisional && provisional > 0d && FinalOf(facts.Country)?.Share is { } final)
        {
            var (announced, scatter) = (Math.Log10(provisional) + final.Centre, final.Deviation * final.Deviation);
            var weight = variance / (variance + scatter);
            drivers.Add(new Driver("provisional", "Provisional amount", 10d * weight * (announced - centre), true));
            centre += weight * (announced - centre);
            variance = Math.Min(variance, scatter);
        }

        return new Prediction(new PredictiveDistribution(centre, Math.Sqrt(variance), facts.Maximum), drivers);
    }
}
