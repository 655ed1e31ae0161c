using FineCalc;
using FineCalc.Gdpr;
using FineCalc.Risk;
using FineCalc.Uk;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("")]
public sealed class FinesController : ControllerBase
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2025, 6, 1);

    private static readonly Facts Known = Facts
        .None.With(UkGdpr.Turnover, Money.Gbp(80_000_000))
        .With(UkGdpr.Tier, MaximumTier.Higher)
        .With(UkGdpr.PeopleAffected, 120_000);

    [HttpGet("fine")]
    public Assessment Fine() => Law.Assess(Known);

    [HttpGet("fine/trace")]
    public ContentResult Trace() => Content(Law.Assess(Known).ToJson(trace: true), "application/json");

    [HttpGet("fine/of")]
    public Assessment Of(Money turnover) => Law.Assess(Known.With(UkGdpr.Turnover, turnover));

    [HttpGet("facts")]
    public Facts Answers() => Known;

    [HttpGet("bridge")]
    public Bridge Difference() => Bridge.Between(Law.Assess(Known), Law.Assess(Known.With(UkGdpr.PeopleAffected, 12_000)));

    [HttpGet("risk")]
    public FineDistribution Risk() => Law.Simulate(Known, 2_000, seed: 1);

    [HttpGet("m")]
    public Money OfQuery(Money money) => money;

    [HttpPost("m")]
    public Money Back([FromBody] Money money) => money;

    [HttpPost("values")]
    public Values Back([FromBody] Values values) => values;
}
