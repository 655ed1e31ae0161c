using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Vectors of the LGPD, the PIPA and the KVKK, in <c>brazil-korea-turkey-vectors.json</c> beside this file, each with its kind:
/// <c>secondary</c> is what another program works out,
/// <c>synthetic</c> tests the arithmetic and not the law, <c>derived-index</c> is an amount of one year times the published rate.
/// </summary>
public sealed class BrazilKoreaTurkeyVectorsTests
{
    private static readonly Dictionary<string, JsonElement> Vectors = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("tests", "FineCalc.Tests", "Cases", "brazil-korea-turkey-vectors.json")))
        .RootElement.GetProperty("vectors")
        .EnumerateArray()
        .ToDictionary(v => v.GetProperty("id").GetString()!);

    public static TheoryData<string> Brazil => Of("BR.");

    public static TheoryData<string> Korea => Of("KR.");

    public static TheoryData<string> Turkey => Of("TR.");

    [Fact]
    public void Every_vector_is_held_and_keeps_its_kind()
    {
        Assert.Equal(12, Vectors.Count);
        Assert.Equal(Vectors.Count, Brazil.Count + Korea.Count + Turkey.Count);
        Assert.Equal(
            [("derived-index", 6), ("secondary", 4), ("synthetic", 2)],
            Vectors.Values.GroupBy(v => v.GetProperty("kind").GetString()!).Select(g => (g.Key, g.Count())).Order()
        );
    }

    [Theory]
    [MemberData(nameof(Brazil))]
    public void A_fine_under_the_LGPD_comes_out_step_by_step(string id)
    {
        var inputs = Vectors[id].GetProperty("inputs");
        var revenue = new Money(inputs.GetProperty("netRevenue").GetDecimal(), Currency.Of("BRL"));
        var facts = Facts
            .None.With(BrLgpd.LineRevenue, revenue)
            .With(BrLgpd.GroupRevenue, revenue)
            .With(
                BrLgpd.Classification,
                inputs.GetProperty("class").GetString() switch
                {
                    "leve" => LgpdClass.Light,
                    "media" => LgpdClass.Medium,
                    _ => LgpdClass.Serious,
                }
            )
            .With(BrLgpd.DamageDegree, inputs.GetProperty("damageDegree").GetInt32())
            .With(BrLgpd.Advantage, new Money(inputs.GetProperty("economicAdvantage").GetDecimal(), Currency.Of("BRL")));

        // The vectors have the sums of the circumstances: 230% is all of Article 12 at its limits, 75% the earliest cessation.
        facts =
            Text(inputs, "agg") == "2.3"
                ? facts
                    .With(BrLgpd.SpecificRecidivism, 4)
                    .With(BrLgpd.GenericRecidivism, 4)
                    .With(BrLgpd.GuidanceDisregarded, 4)
                    .With(BrLgpd.CorrectionsDisregarded, 3)
                : facts;
        facts = Text(inputs, "mit") == "0.75" ? facts.With(BrLgpd.Cessation, LgpdCessation.BeforePreparatory) : facts;
        var assessed = Regimes.BrLgpd.On(new LocalDate(2024, 1, 1)).Assess(facts);

        Assert.Equal(
            (Number(inputs, "agg"), Number(inputs, "mit")),
            (assessed.Find("aggravating")!.Value, assessed.Find("mitigating")!.Value)
        );
        Assert.All(
            Vectors[id].GetProperty("steps").EnumerateArray(),
            step => Assert.Equal(step.GetProperty("value").GetDecimal(), assessed.Find(Text(step, "step"))!.Value)
        );
        Assert.Equal(Vectors[id].GetProperty("expected").GetDecimal(), assessed.Amount.Amount);
        Assert.False(assessed.IsOpen);
    }

    [Theory]
    [MemberData(nameof(Korea))]
    public void A_fine_under_the_PIPA_comes_out_step_by_step(string id)
    {
        var inputs = Vectors[id].GetProperty("inputs");
        Money Won(string key) => new(inputs.GetProperty(key).GetDecimal(), Currency.Of("KRW"));
        var assessed = Regimes
            .KrPipa.On(new LocalDate(2024, 1, 1))
            .Assess(
                Facts
                    .None.With(KrPipa.Seriousness, PipaSeriousness.Serious)
                    .With(KrPipa.TotalTurnover, Won("total"))
                    .With(KrPipa.UnrelatedTurnover, Won("unrelated"))
                    .With(KrPipa.BaseRate, Rate.Fraction(Number(inputs, "rate")))
                    .With(KrPipa.FirstAdjustment, Rate.Fraction(Number(inputs, "adj1")))
                    .With(KrPipa.SecondAdjustment, Rate.Fraction(Number(inputs, "adj2")))
                    .With(KrPipa.FinalReduction, Rate.Fraction(-Number(inputs, "final")))
            );

        var steps = Vectors[id]
            .GetProperty("steps")
            .EnumerateArray()
            .ToDictionary(s => Text(s, "step"), s => s.GetProperty("value").GetDecimal());
        Assert.Equal(
            (steps["base"], steps["adj1"], steps["adj2"]),
            (assessed.Find("base")!.Value, assessed.Find("once-adjusted")!.Value, assessed.Find("twice-adjusted")!.Value)
        );
        Assert.Equal(Vectors[id].GetProperty("expected").GetDecimal(), assessed.Amount.Amount);
    }

    [Theory]
    [MemberData(nameof(Turkey))]
    public void An_amount_of_2026_is_that_of_2025_revalued_and_cut(string id)
    {
        var (inputs, parts) = (Vectors[id].GetProperty("inputs"), id.Split('-'));
        var facts = Facts.None.With(
            TrKvkk.Duty,
            parts[2] switch
            {
                "info" => KvkkDuty.Information,
                "security" => KvkkDuty.Security,
                "board" => KvkkDuty.BoardDecision,
                _ => KvkkDuty.StandardContract,
            }
        );
        decimal End(int year)
        {
            var range = Regimes.TrKvkk.On(new LocalDate(year, 6, 1)).Assess(facts).Range;
            return (parts[3] == "min" ? range.Low : range.High).Amount;
        }

        var raised = Number(inputs, "prior") * Number(inputs, "factor");
        Assert.Equal(decimal.Parse(Text(Vectors[id].GetProperty("steps")[0], "value"), CultureInfo.InvariantCulture), raised);
        Assert.Equal((Number(inputs, "prior"), Vectors[id].GetProperty("expected").GetDecimal()), (End(2025), End(2026)));
        Assert.Equal(decimal.Truncate(raised), End(2026));
    }

    private static TheoryData<string> Of(string regime) =>
        [.. Vectors.Values.Where(v => Text(v, "regime").StartsWith(regime, StringComparison.Ordinal)).Select(v => Text(v, "id"))];

    private static string Text(JsonElement of, string key) => of.GetProperty(key).GetString()!;

    private static decimal Number(JsonElement of, string key) =>
        of.GetProperty(key) is { ValueKind: JsonValueKind.Number } number
            ? number.GetDecimal()
            : decimal.Parse(Text(of, key), CultureInfo.InvariantCulture);
}
