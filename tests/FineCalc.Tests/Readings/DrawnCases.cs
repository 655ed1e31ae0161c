namespace FineCalc.Tests.Readings;

/// <summary>Random cases of one version, all of one kind, from one seed.</summary>
internal sealed class DrawnCases(RegimeVersion version, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The same seed in every run, another in each with FINECALC_SEED=random.</summary>
    public static int Seed { get; } = Environment.GetEnvironmentVariable("FINECALC_SEED") == "random" ? Random.Shared.Next() : 20_241_118;

    /// <summary>Every version of every regime that ships.</summary>
    public static IReadOnlyList<RegimeVersion> Versions { get; } = [.. Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions)];

    public Random Random => _random;

    /// <summary>One value for each answer, no infringements: a row of a table.</summary>
    public Facts Row() => Case(open: 0, infringements: 0);

    /// <summary>One value for each answer, up to three infringements.</summary>
    public Facts Certain() => Case(open: 0, infringements: 3);

    /// <summary>Ranges for about a third of the answers.</summary>
    public Facts Open() => Case(open: 35, infringements: 2);

    /// <summary>A case inside an open one: each answer one value of its range, an end as often as something between.</summary>
    public Facts Inside(Facts open)
    {
        var facts = open.Answers.Aggregate(open, (f, answer) => f.With(Pinned(answer)));
        return open.Infringements.Aggregate(
            facts,
            (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, answer) => o.With(Pinned(answer))))
        );
    }

    private Facts Case(int open, int infringements) =>
        new Answering(_random, fact => !Shipped.IsNeeded(version.Regime.Id, fact))
        {
            Currency = version.Regime.Info.Currency,
            OpenOfHundred = open,
            MostInfringements = infringements,
            AnsweredOfHundred = _random.Next(5, 60),
        }.Case(version.Facts);

    private Answer Pinned(Answer answer)
    {
        var between = answer.Low + ((answer.High - answer.Low) * _random.Next(101) / 100m);
        var isStepped = answer.Fact.IsWhole || answer.Fact.Unit is Unit.Choice or Unit.Flag;
        var value = _random.Next(4) switch
        {
            0 => answer.Low,
            1 => answer.High,
            _ => isStepped ? decimal.Floor(between) : between,
        };
        return answer with { Low = value, Likely = value, High = value };
    }
}
