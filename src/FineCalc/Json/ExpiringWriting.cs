using FineCalc.Reports;
using NodaTime;

namespace FineCalc.Json;

// What runs out, as JSON.
internal sealed class ExpiringWriting(JsonWriting json, IReadOnlyList<Expiry> all, LocalDate by)
{
    public void Write()
    {
        json.Text("by", Text.Date(by));
        json.List(
            "expiring",
            all,
            one =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("regime", one.Regime);
                        json.Text("kind", Text.Code(one.Kind.ToString()));
                        json.TextIfAny("day", one.Day is { } day ? Text.Date(day) : null);
                        json.List("numbers", one.Numbers, number => json.Text(null, number));
                        json.Text("why", one.Why);
                        if (one.Source is { } source)
                        {
                            CitationWriting.WriteWhole(json, source, source.ToString());
                        }
                    }
                )
        );
    }
}
