using System.Globalization;
using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Common;

// The numbers of the law, as they stand in the data files of this library.
internal static class LawData
{
    // The numbers of a regime, and after them those it shares with others.
    public static NumberSet Of(string id, string? shared = null)
    {
        var name = id + ".json";
        using var stream =
            typeof(LawData).Assembly.GetManifestResourceStream(name)
            ?? throw new ProblemException(new Problem("data-missing", $"The data file {name} is not in the library.") { File = name });
        var numbers = NumberSetJson.Read(stream, name);
        return shared is null ? numbers : numbers.With(Of(shared));
    }

    // A day as texts of the law are dated here.
    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
