#:package FineCalc@*
// Two infringements, what each comes to, and what the two come to together; as JSON in a line.
using FineCalc;
using FineCalc.Gdpr;
using FineCalc.Uk;

var fine = Regimes
    .UkGdpr.On(2026, 1, 15)
    .Assess(
        Facts
            .None.With(UkGdpr.Turnover, Money.Gbp(60_000_000))
            .With(UkGdpr.Tier, MaximumTier.Higher)
            .With(UkGdpr.SizeFactor, Rate.Percent(10))
            .With(UkGdpr.OtherFactors, Rate.Zero)
            .With(UkGdpr.Step5Percentage, Rate.Zero)
            .WithInfringement("Security", own => own.With(UkGdpr.Seriousness, Rate.Percent(60)))
            .WithInfringement("Notification", own => own.With(UkGdpr.Seriousness, Rate.Percent(10)))
    );
foreach (var infringement in fine.Infringements)
    Console.WriteLine($"{infringement.Name} {infringement.Amount:N0}");
Console.WriteLine($"together {fine.Amount:N0}");

var json = fine.ToJson(compact: true);
Console.WriteLine(json);
var found = "";
try
{
    fine.Find("statutory-maximun");
}
catch (ProblemException misspelt)
{
    found = misspelt.Message;
    Console.WriteLine(found);
}

return
    fine.Infringements.Sum(i => i.Amount.Amount) == fine.Amount.Amount
    && json.Contains($"\"amount\":{fine.Amount.Amount:0}")
    && found.Contains("'statutory-maximum' may be meant")
    ? 0
    : 1;
