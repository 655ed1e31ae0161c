using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc.Estimates;

// What stands for a fact that is not told, and how far it may be off: numbers of a data file, each with its reason.
internal sealed class PutIn
{
    // 80% of a normal distribution lie within this many standard deviations.
    private const double Within80 = 1.2815515655446004;

    private static readonly Lazy<PutIn> LazyShipped = new(() => new(EstimateData.Of("estimate-gdpr-assumed.json", NumberSetJson.Read)));

    private readonly NumberSet _numbers;

    private PutIn(NumberSet numbers) => _numbers = numbers;

    public static PutIn Shipped => LazyShipped.Value;

    public LogNumber OrdinaryPeople => Log("people.ordinary");

    // Of an undertaking, by its rough size where that is told; the more people are affected the larger.
    public LogNumber Turnover(EstimateFacts facts)
    {
        var id = facts.Codes.GetValueOrDefault("size-class") ?? (facts.Defendant == "sole-trader" ? "sole-trader" : "company");
        var (at, tenfolds) = (Log($"turnover.{id}"), facts.People is { } people and > 1d ? Math.Log10(Math.Min(people, 1e8)) : 0d);
        return at with { Centre = at.Centre + (Value("turnover.by-people") * tenfolds) };
    }

    public LogNumber People(double turnover)
    {
        var at = Log("people.at-10m");
        var centre = at.Centre + (Value("people.by-turnover") * Math.Log10(Math.Max(turnover, 1d) / 1e7));
        return at with { Centre = Math.Clamp(centre, 0d, 8d) };
    }

    public double Value(string id) => (double)Of(id).Likely;

    private LogNumber Log(string id)
    {
        var of = Of(id);
        return new(Math.Log10((double)of.Likely), Math.Log10((double)of.High / (double)of.Low) / 2d / Within80);
    }

    private NumberValue Of(string id) => _numbers.Find(id)!.Values.Values[^1].Value;

    // The ends between which 80% lie.
    public static (double Low, double High) Range(LogNumber of) =>
        (Math.Pow(10d, of.Centre - (Within80 * of.Deviation)), Math.Pow(10d, of.Centre + (Within80 * of.Deviation)));
}
