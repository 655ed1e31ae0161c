using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

var isCheck = args.Contains("--check");
var builder = WebApplication.CreateBuilder();

// No settings: the types of FineCalc bring their converters.
builder.Services.AddControllers().AddNewtonsoftJson();
if (isCheck)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
}

var app = builder.Build();

// What is wrong with the facts is the caller's to mend: 400, with every problem, its code and what is allowed.
app.Use(
    async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (FineCalc.ProblemException refused)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(refused.Problems);
        }
    }
);
app.MapControllers();
if (!isCheck)
{
    app.Run();
    return 0;
}

await app.StartAsync();
var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
var failures = await Check.AllAsync(new Uri(address), hasDocument: false);
await app.StopAsync();
failures.ForEach(Console.Error.WriteLine);
Console.WriteLine(failures.Count == 0 ? "controllers: every answer as it should be" : $"controllers: {failures.Count} answers are wrong");
return failures.Count == 0 ? 0 : 1;
