using System.Text.Json;
using NodaTime.Text;

namespace FineCalc.Tests;

/// <summary>
/// OFAC's releases: where the matrix makes the base penalty of the statutory maximum (egregious cases), it is reproduced; of the others the
/// values of the transactions are not published, so the base is given, and what can be held is that base, settlement and maximum stand in
/// the order the guidelines have.
/// </summary>
public sealed class OfacCasesTests
{
    // Releases whose base the maximum alone does not explain: several programmes or parts of the case that were not egregious.
    private static readonly string[] Unexplained = ["2024-04-19", "2024-12-18"];

    private static readonly List<JsonElement> Releases =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Repository.PathOf("tests", "FineCalc.Tests", "Cases", "ofac-releases.json")))
            .RootElement.GetProperty("cases")
            .EnumerateArray(),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, 48)];

    [Fact]
    public void All_releases_are_here() => Assert.Equal((48, 8), (Releases.Count, Releases.Count(IsExplained)));

    [Theory]
    [MemberData(nameof(All))]
    public void A_release_is_reproduced_as_far_as_its_figures_go(int index)
    {
        var release = Releases[index];
        decimal Of(string key) => release.GetProperty(key).GetDecimal();
        var day = LocalDatePattern.Iso.Parse(release.GetProperty("date").GetString()!).Value;
        var facts = Facts
            .None.With(UsOfac.IsDisclosed, Flag(release, "vsd") ?? false)
            .With(UsOfac.IsEgregious, Flag(release, "egregious") ?? false)
            .With(UsOfac.TransactionValue, Money.Usd(0))
            .With(UsOfac.StatedMaximum, Money.Usd(Of("statutory_maximum")))
            .With(UsOfac.Settlement, Money.Usd(Of("settlement")));
        facts = IsExplained(release) ? facts : facts.With(UsOfac.StatedBase, Money.Usd(Of("base_penalty")));

        // Releases before the first adjusted maximum are read by the first version: it enters none of the figures given.
        var version = Regimes.UsOfac.Versions[0].From > day ? Regimes.UsOfac.Versions[0] : Regimes.UsOfac.On(day);
        var assessed = version.Assess(facts);

        Assert.InRange(assessed.Find("base-penalty")!.Value - Of("base_penalty"), -0.5m, 0.5m);
        Assert.Equal(Of("settlement"), assessed.Amount.Amount);
        Assert.True(Of("base_penalty") <= Of("statutory_maximum"));
    }

    // The share of the base penalty that was paid, to as many digits as it is given: with the rest as one reduction, the settlement comes
    // out as nearly.
    [Theory]
    [MemberData(nameof(All))]
    public void The_share_of_the_base_leads_to_the_settlement(int index)
    {
        var release = Releases[index];
        decimal Of(string key) => release.GetProperty(key).GetDecimal();
        var unit = 1m / (decimal)Math.Pow(10, release.GetProperty("ratio").GetRawText().Split('.')[1].Length);
        var assessed = Regimes
            .UsOfac.Versions[0]
            .Assess(
                Facts
                    .None.With(UsOfac.IsDisclosed, false)
                    .With(UsOfac.IsEgregious, false)
                    .With(UsOfac.TransactionValue, Money.Usd(0))
                    .With(UsOfac.StatedMaximum, Money.Usd(Of("statutory_maximum")))
                    .With(UsOfac.StatedBase, Money.Usd(Of("base_penalty")))
                    .With(UsOfac.Cooperation, Rate.Fraction(1m - Of("ratio")))
            );

        Assert.InRange(
            assessed.Amount.Amount - Of("settlement"),
            -(unit / 2m * Of("base_penalty")) - 1m,
            (unit / 2m * Of("base_penalty")) + 1m
        );
    }

    private static bool IsExplained(JsonElement release) =>
        Flag(release, "egregious") == true && !Unexplained.Contains(release.GetProperty("date").GetString());

    private static bool? Flag(JsonElement release, string key) =>
        release.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;
}
