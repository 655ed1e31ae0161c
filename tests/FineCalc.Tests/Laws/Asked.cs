namespace FineCalc.Tests;

internal enum Degree
{
    Slight,
    Middling,
    Grave,
}

/// <summary>
/// The questions that random methods ask: every unit, every policy for a missing answer, for the case and for each infringement.
/// </summary>
internal static class Asked
{
    /// <summary>Where random tables have their edges; random answers lie on them more often than chance would have it.</summary>
    public static readonly decimal[] Edges = [0m, 10m, 100m, 250m, 1_000m, 100_000m];

    private static readonly (Degree, string)[] Degrees = [(Degree.Slight, "slight"), (Degree.Middling, "between"), (Degree.Grave, "grave")];

    public static readonly Fact<Money>[] Amounts =
    [
        Amount("sales").Within(Money.Gbp(0), Money.Gbp(1_000_000)),
        Amount("gain").From(Money.Gbp(-5_000)).Default(Money.Gbp(0), "no gain is shown"),
        Amount("cost").From(Money.Gbp(0)).Default(Money.Gbp(250), "what such things cost", Basis.Model),
        Amount("reserve").From(Money.Gbp(0)).Open(Money.Gbp(10), Money.Gbp(100), Money.Gbp(900), "nobody outside knows"),
    ];

    public static readonly Fact<Rate>[] Rates =
    [
        Share("part").Within(Rate.Zero, Rate.One),
        Share("uplift").Within(Rate.Percent(-50), Rate.Percent(150)).AsJudgement().Default(Rate.Zero, "nothing is added"),
        Share("doubt")
            .Within(Rate.Percent(-20), Rate.Percent(50))
            .AsJudgement()
            .Open(Rate.Percent(-5), Rate.Percent(10), Rate.Percent(30), "the authority has not said"),
    ];

    public static readonly Fact<Count>[] Counts =
    [
        Number("people").Within(0, 100_000).Whole(),
        Number("months").From(0).Default(3, "a quarter"),
        Number("points").Within(-10, 1_000).Open(0, 10, 250, "the model's guess"),
    ];

    public static readonly Fact<bool>[] Flags =
    [
        Flag("repeated"),
        Flag("reported").Default(false, "nothing says so"),
        Flag("hidden").Open(false, false, true, "it may come out yet"),
    ];

    public static readonly Fact<Degree>[] Choices =
    [
        Fact.Choice("care", "Care", "How grave was the lack of care?", Degrees),
        Fact.Choice("harshness", "Harshness", "How harsh?", Degrees).Default(Degree.Middling, "as a rule"),
        Fact.Choice("mood", "Mood", "In what mood is the court?", Degrees)
            .Open(Degree.Slight, Degree.Middling, Degree.Grave, "nobody knows"),
    ];

    /// <summary>Asked only where something else stands for a missing answer.</summary>
    public static readonly Fact<Money>[] Stated = [Amount("stated").From(Money.Gbp(0)).AsJudgement(), Amount("agreed").From(Money.Gbp(0))];

    public static readonly Fact<Money>[] EachAmount =
    [
        Amount("harm").From(Money.Gbp(0)).PerInfringement(),
        Amount("profit").From(Money.Gbp(0)).PerInfringement().Default(Money.Gbp(100), "as a rule"),
    ];

    public static readonly Fact<Rate>[] EachRate =
    [
        Share("weight").Within(Rate.Zero, Rate.One).PerInfringement().Open(Rate.Percent(10), Rate.Percent(20), Rate.Percent(60), "open"),
    ];

    public static readonly Fact<Count>[] EachCount = [Number("victims").Within(0, 100_000).Whole().PerInfringement()];

    public static readonly Fact<bool>[] EachFlag = [Flag("wilful").PerInfringement().Default(false, "not shown")];

    public static readonly Fact<Degree>[] EachChoice =
    [
        Fact.Choice("gravity", "Gravity", "How grave is this one?", Degrees).PerInfringement(),
    ];

    public static readonly Fact<Money>[] EachStated = [Amount("own-fine").From(Money.Gbp(0)).PerInfringement()];

    public static readonly Fact<Count> Conduct = Number("conduct").From(1).Whole().PerInfringement().Default(1, "one conduct");

    /// <summary>Asked by no method.</summary>
    public static readonly Fact<bool> Stranger = Flag("stranger");

    /// <summary>Required, and answered only by the tests that are about missing answers.</summary>
    public static readonly Fact<Money>[] Never =
    [
        Amount("never-1").From(Money.Gbp(0)),
        Amount("never-2").From(Money.Gbp(0)),
        Amount("never-3").From(Money.Gbp(0)),
    ];

    public static bool IsOptional(Fact fact) => fact.WhenMissing != Missing.Required || Stated.Contains(fact) || EachStated.Contains(fact);

    private static Fact<Money> Amount(string id) => Fact.Money(id, id, $"How much is {id}?");

    private static Fact<Rate> Share(string id) => Fact.Rate(id, id, $"What share is {id}?");

    private static Fact<Count> Number(string id) => Fact.Count(id, id, $"How many are {id}?", "(number)");

    private static Fact<bool> Flag(string id) => Fact.Flag(id, id, $"Is it {id}?");
}
