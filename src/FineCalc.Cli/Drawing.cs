using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Reporting;
using FineCalc.Risk;

namespace FineCalc.Cli;

// What chart draws, by its kind.
internal sealed record Drawing(string Kind, Case Of, RegimeCatalog Regimes, int Trials)
{
    // Whoever asks again gets the same picture.
    private const ulong Seed = 1;

    public Fact? Fact { get; init; }

    public (decimal From, decimal To) Ends { get; init; }

    // What is drawn at random, for the pictures of that.
    public UncertainFacts? Uncertain { get; init; }

    public Picture Picture() =>
        Kind switch
        {
            "waterfall" => Of.Assess(),
            "bridge" => Reporting.Picture.Bridge(Of.Assess()),
            "position" => Reporting.Picture.Position(Of.Assess()),
            "estimate" => GdprEstimate.Of(Of),
            "regimes" => Of.Compare([.. Compared().Select(id => Regimes.Find(id)!)]),
            "exceedance" => Of.Version.Simulate(Uncertain!, Trials, Seed),
            "histogram" => Reporting.Picture.Histogram(Of.Version.Simulate(Uncertain!, Trials, Seed)),
            "tornado" => Of.Version.Sensitivity(Uncertain!, Trials, Seed),
            "shares" => Reporting.Picture.Shares(Of.Version.Sensitivity(Uncertain!, Trials, Seed)),
            _ => Reporting.Picture.Curve(Of, Fact!, Ends.From, Ends.To),
        };

    // The case's own regime and those it has answers for.
    private IEnumerable<string> Compared() => Of.Elsewhere.Select(e => e.Regime.Id).Prepend(Of.Version.Regime.Id).Distinct();
}
