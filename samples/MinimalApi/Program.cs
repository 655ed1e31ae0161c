using System.Text.Json.Serialization;
using FineCalc;
using FineCalc.Comparing;
using FineCalc.Gdpr;
using FineCalc.Risk;
using FineCalc.Uk;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;

var isCheck = args.Contains("--check");
var builder = WebApplication.CreateSlimBuilder();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, SampleJson.Default));
builder.Services.AddOpenApi(options => options.AddSchemaTransformer<ValueSchemas>());
if (isCheck)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
}

var app = builder.Build();
var law = Regimes.UkGdpr.On(2025, 6, 1);
var facts = Facts
    .None.With(UkGdpr.Turnover, Money.Gbp(80_000_000))
    .With(UkGdpr.Tier, MaximumTier.Higher)
    .With(UkGdpr.PeopleAffected, 120_000);

// What is wrong with the facts is the caller's to mend: 400, with every problem, its code and what is allowed.
app.Use(
    async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (ProblemException refused)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync([.. refused.Problems], SampleJson.Default.ProblemArray);
        }
    }
);
app.MapOpenApi();
app.MapGet("/fine", () => law.Assess(facts));
app.MapGet("/fine/trace", () => Results.Text(law.Assess(facts).ToJson(trace: true), "application/json"));
app.MapGet("/fine/of", (Money turnover) => law.Assess(facts.With(UkGdpr.Turnover, turnover)));
app.MapGet("/facts", () => facts);
app.MapGet("/bridge", () => Bridge.Between(law.Assess(facts), law.Assess(facts.With(UkGdpr.PeopleAffected, 12_000))));
app.MapGet("/risk", () => law.Simulate(facts, 2_000, seed: 1));

// What can be parsed comes from the query; from the body where that is said.
app.MapGet("/m", (Money money) => money);
app.MapPost("/m", ([FromBody] Money money) => money);
app.MapPost("/values", (Values values) => values);

if (!isCheck)
{
    app.Run();
    return 0;
}

await app.StartAsync();
var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
var failures = await Check.AllAsync(new Uri(address));
await app.StopAsync();
failures.ForEach(Console.Error.WriteLine);
Console.WriteLine(failures.Count == 0 ? "minimal API: every answer as it should be" : $"minimal API: {failures.Count} answers are wrong");
return failures.Count == 0 ? 0 : 1;

internal sealed record Values(Money Amount, Rate Share, Count People, Currency Currency, Money? Cap);

// What the endpoints take and give, generated at build time as ahead-of-time compilation asks.
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(Bridge))]
[JsonSerializable(typeof(CaseAssessment))]
[JsonSerializable(typeof(RegimeComparison))]
[JsonSerializable(typeof(FineDistribution))]
[JsonSerializable(typeof(Facts))]
[JsonSerializable(typeof(Money))]
[JsonSerializable(typeof(Problem[]))]
[JsonSerializable(typeof(Values))]
internal sealed partial class SampleJson : JsonSerializerContext;
