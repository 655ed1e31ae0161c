using FineCalc.Json;
using FineCalc.Risk;

namespace FineCalc.Estimates;

// The counts that come with FineCalc, by name and by country, and how far countries lie apart.
internal static class BaseRates
{
    // Eight countries in ten.
    private const double Share = 0.9;

    private static readonly Lazy<(string Version, IReadOnlyList<BaseRate> Rates)> Data = new(() =>
    {
        const string Name = "base-rates.json";
        using var stream =
            typeof(BaseRates).Assembly.GetManifestResourceStream(Name)
            ?? throw new ProblemException(new Problem("data-missing", $"The data file {Name} is not in the library.") { File = Name });
        return BaseRatesJson.Read(stream, Name);
    });

    // The day they were gathered.
    public static string Version => Data.Value.Version;

    public static IReadOnlyList<BaseRate> All => Data.Value.Rates;

    // For notified breaches, as a geometric mean and the range that holds eight countries in ten, if the logarithms of rates are normal:
    // what there is to say of a country without figures of its own, and no forecast of it.
    public static (int Countries, double Middle, double Low, double High) Spread { get; } = Apart();

    public static BaseRate Find(string id)
    {
        string[] known = [.. All.Select(r => r.Id)];
        return All.FirstOrDefault(r => r.Id == id)
            ?? throw new ProblemException(
                new Problem("base-rate-unknown", $"There is no base rate '{id}'{Nearest.MeantBy(id, known)}.")
                {
                    Subject = id,
                    Allowed = string.Join(", ", known),
                }
            );
    }

    public static IReadOnlyList<BaseRate> Of(string? country, int year) =>
        [
            .. All.Where(r => r.Country == country)
                .OrderBy(r => r.Condition)
                .ThenBy(r => r.IsUpperEnd)
                .ThenBy(r => Math.Max(0, Math.Max(r.From - year, year - r.To)))
                .ThenByDescending(r => r.Cases),
        ];

    private static (int Countries, double Middle, double Low, double High) Apart()
    {
        var logs = All.Where(r => r.IsInSpread).Select(r => Math.Log10(r.Middle)).ToList();
        var mean = logs.Average();
        var off = Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / (logs.Count - 1)) * PortableMath.NormalQuantile(Share);
        return (logs.Count, Math.Pow(10d, mean), Math.Pow(10d, mean - off), Math.Pow(10d, mean + off));
    }
}
