using FineCalc.Gdpr;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

// What FineCalc proposes for judgements that are left open, from outside facts: a score of points for the seriousness, ranges of
// percentages for the later steps. Every number is in the model's own table; what is unknown widens the range. Nothing here is published
// law.
internal sealed class UkGdprEstimate(NumbersInForce law)
{
    private readonly NumbersInForce _model = law.Model;

    public static IReadOnlyList<Fact<Rate>> Factors { get; } =
    [
        UkGdpr.ActionToMitigate,
        UkGdpr.DegreeOfResponsibility,
        UkGdpr.PreviousInfringements,
        UkGdpr.Cooperation,
        UkGdpr.HowLearned,
        UkGdpr.EarlierMeasures,
        UkGdpr.CodesOfConduct,
        UkGdpr.OtherFactors,
    ];

    public static Step<bool> IsCombined => IsAnyGiven(UkGdpr.CombinedMitigation, UkGdpr.CombinedAggravation);

    // A seriousness percentage that is given makes the case a calculation: what is not mentioned then counts for nothing.
    private static Step<bool> IsCalculation => UkGdpr.Seriousness.IsGiven();

    public Step<Rate> Seriousness =>
        field ??= _model
            .ByBand<Count, Rate>(Score(), "seriousness.by-score")
            .Named("model-seriousness", "Seriousness proposed by the model", Table("seriousness.by-score"));

    public Step<Rate> Step4() =>
        Sum(
                Factor(UkGdpr.ActionToMitigate, "mitigation", UkGdpr.Mitigation),
                Known(UkGdpr.DegreeOfResponsibility),
                Factor(UkGdpr.PreviousInfringements, "previous", UkGdpr.Previous),
                Factor(UkGdpr.Cooperation, "cooperation", UkGdpr.CooperationLevel),
                Factor(UkGdpr.HowLearned, "discovery", UkGdpr.Discovery),
                Known(UkGdpr.EarlierMeasures),
                Known(UkGdpr.CodesOfConduct),
                Row(UkGdpr.OtherFactors, Unless(IsCalculation | IsCombined, _model.Rate("step-4.others"))),
                Known(UkGdpr.CombinedMitigation),
                Known(UkGdpr.CombinedAggravation)
            )
            .AtLeast(Constant(Rate.Percent(-100)));

    public Step<Rate> Step5() => UkGdpr.Step5Percentage.Or(Unless(IsCalculation, _model.Rate("step-5")));

    public Step<Rate> PublicSector() =>
        UkGdpr.PublicSectorReduction.Or(
            Where(UkGdpr.IsPublicBody, Unless(IsCalculation, _model.Rate("public-sector")), otherwise: Constant(Rate.Zero))
        );

    private Step<Count> Score() =>
        Sum(
                Points("people", UkGdpr.PeopleAffected, v => _model.ByBand<Count, Count>(v, "points.people")),
                Points("sensitivity", UkGdpr.Sensitivity, v => ByLevel(v, "points.sensitivity", _model.Count)),
                Points("damage", UkGdpr.Damage, v => ByLevel(v, "points.damage", _model.Count)),
                Points("duration", UkGdpr.Duration, v => _model.ByBand<Count, Count>(v, "points.duration")),
                Points("intent", UkGdpr.Intent, v => ByLevel(v, "points.intent", _model.Count)),
                Points("role", UkGdpr.Role, v => ByLevel(v, "points.role", _model.Count)),
                _model.Count("points.error")
            )
            .Named("model-score", "Points of seriousness", Table("points"));

    private Step<Count> Points<T>(string name, Fact<T> fact, Func<Step<T>, Step<Count>> points)
        where T : struct =>
        Where(fact.IsGiven(), points(fact), otherwise: _model.Count($"points.{name}.unknown"))
            .Named($"model-{name}", $"Points for {fact.Name.ToLowerInvariant()}", Table($"points.{name}"));

    // A percentage that is given, or the model's for the level that is given; an unknown level is open in an estimate and counts for
    // nothing in a calculation.
    private Step<Rate> Factor<T>(Fact<Rate> given, string name, Fact<T> level)
        where T : struct, Enum
    {
        var unknown = Unless(IsCalculation, _model.Rate($"{name}.unknown"));
        var proposed = Where(level.IsGiven(), ByLevel<T, Rate>(level, name, _model.Rate), otherwise: unknown);
        return Row(given, Unless(IsCombined, proposed));
    }

    private static Step<Rate> Known(Fact<Rate> given) => Row(given, Constant(Rate.Zero));

    private static Step<Rate> Row(Fact<Rate> given, Step<Rate> otherwise) =>
        given.Or(otherwise).Named($"factor-{given.Id}", given.Name, given.Source!);

    private static Step<Rate> Unless(Step<bool> condition, Step<Rate> rate) => Where(condition, Constant(Rate.Zero), otherwise: rate);

    private static Step<TOut> ByLevel<T, TOut>(Step<T> level, string name, Func<string, Step<TOut>> number)
        where T : struct, Enum
        where TOut : struct => ByCategory(level, code => number($"{name}.{code}"));

    private static Citation Table(string pinpoint) => new("FineCalc estimate model for the UK GDPR", pinpoint, Standing.Inferred);
}
