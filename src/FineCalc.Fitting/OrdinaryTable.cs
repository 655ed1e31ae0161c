using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>The ordinary table that normal equations give.</summary>
internal static class OrdinaryTable
{
    private const double Within90 = 1.6448536269514722;
    private const double CountryRidge = 2d;

    // What the index does not tell acts with the points of the stated table, about the shares that ordinary cases have.
    private static readonly string[] Borrowed = ["months-6", "gross", "previous"];

    public static EstimateModel Of(
        NormalEquations of,
        EstimateModel stated,
        double deviation,
        IReadOnlyDictionary<string, double> deviations,
        IReadOnlyDictionary<string, double> scatters
    )
    {
        var effects = of.Solve();
        var terms = OrdinaryDesign.Terms.Where(t => effects.ContainsKey(t.Id)).Select(t => Fitted(t, of, effects[t.Id])).ToList();
        var borrowed = stated
            .Terms.Where(t => Borrowed.Contains(t.Id))
            .Select(t => PutIn.Shipped.Value($"share.{t.Id}") is var share ? t with { Mean = share, Spread = Spread(share) } : t)
            .ToList();
        var countries = of.Columns.Select(c => (Column: c, Country: OrdinaryDesign.CountryOf(c))).Where(c => c.Country is not null);
        return new EstimateModel(
            "gdpr-ordinary",
            stated.Version,
            "Ordinary published fines under the GDPR and the UK GDPR, of which little is told"
        )
        {
            FittedUntil = stated.FittedUntil,
            Decisions = of.Count,
            Base = effects[OrdinaryDesign.Base].Effect - borrowed.Sum(t => t.Effect * t.Mean),
            Terms = [.. terms, .. borrowed],
            Countries = countries.ToDictionary(
                c => c.Country!,
                c => new CountryEffect(effects[c.Column].Effect, of.CountOf(c.Column))
                {
                    Scatter = scatters.GetValueOrDefault(c.Country!, 1d),
                }
            ),
            CountrySpread = deviation / Math.Sqrt(CountryRidge),
            Deviation = deviation,
            Deviations = deviations,
            Levels = stated.Levels,
            AnyLevel = stated.AnyLevel,
            FinalOfProvisional = stated.FinalOfProvisional,
        };
    }

    // Where a fact is not told, the mean over the decisions stands for it, and their spread widens the range. The kind of defendant has a
    // row and a scatter of its own for that.
    private static EstimateTerm Fitted(EstimateTerm term, NormalEquations of, (double Effect, double Error) found)
    {
        var undertakings = of.Count - OrdinaryDesign.Kinds.Sum(of.CountOf);
        var among = term.Fact switch
        {
            "defendant" => 0,
            "size-class" => undertakings,
            "sector" or "infringement-kind" => OrdinaryDesign.Terms.Where(t => t.Fact == term.Fact).Sum(t => of.CountOf(t.Id)),
            _ => of.Count,
        };
        var share = among == 0 ? 0d : of.CountOf(term.Id) / (double)among;
        return term with
        {
            Effect = found.Effect,
            EffectLow = found.Effect - (Within90 * found.Error),
            EffectHigh = found.Effect + (Within90 * found.Error),
            Mean = share,
            Spread = Spread(share),
        };
    }

    private static double Spread(double share) => Math.Sqrt(share * (1d - share));
}
