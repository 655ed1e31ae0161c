namespace FineCalc.Tests;

/// <summary>How well the numbers of a version are known: each counted once, a table by its rows, what a model assumes not at all.</summary>
public class StandingCountsTests
{
    private static string Source(string standing, string pinpoint = "s 1") =>
        $$"""{ "instrument": "act", "standing": "{{standing}}", "pinpoint": "{{pinpoint}}" }""";

    private static NumberSet Set(params string[] numbers) =>
        NumberSetJson.Parse(
            $$"""
            { "id": "own", "version": "1", "title": "Own", "currency": "GBP", "instruments": { "act": { "title": "Act" } },
              "numbers": [{{string.Join(", ", numbers)}}] }
            """,
            "own.json"
        );

    private static string Number(string id, string basis, string source) =>
        $$"""
            { "id": "{{id}}", "title": "{{id}}", "unit": "money",
              "values": [{ "value": 1, "basis": "{{basis}}", "source": {{source}} }] }
            """;

    private static RegimeVersion Version(NumberSet numbers, Func<NumbersInForce, Step<Money>> layout, NumberSet? model = null) =>
        Regime
            .Define(
                new RegimeInfo("own", "Own", Currency.Gbp),
                [new MethodPeriod("Own", Own.FirstDay, null, law => new Method(layout(law)))],
                numbers,
                model
            )
            .On(Own.FirstDay);

    [Fact]
    public void Each_number_counts_once_and_a_table_by_its_rows()
    {
        var table = $$"""
            { "id": "t", "title": "Table", "unit": "money", "of": "money", "values": [
              { "start": 0, "edge": "upper-included", "rows": [
                { "upTo": 10, "value": 1, "source": {{Source("draft")}} }, { "upTo": 20, "value": 2, "source": {{Source("draft")}} },
                { "value": 3, "source": {{Source("read")}} } ], "basis": "statute", "source": {{Source("unverified")}} } ] }
            """;
        var version = Version(
            Set(Number("n", "statute", Source("read")), Number("g", "guidance", Source("inferred")), table),
            law =>
                Step.Sum(
                    law.Money("n"),
                    law.Money("n"),
                    law.Money("g"),
                    law.Model.Money("n"),
                    law.Model.Money("m"),
                    law.ByBand<Money, Money>(Own.Pounds(5), "t", InBand.Low),
                    law.ByBand<Money, Money>(Own.Pounds(6), "t", InBand.Low),
                    law.ByBand<Money, Money>(Own.Pounds(5), "t", InBand.High),
                    Step.Of(Money.Gbp(7), Own.Source),
                    Step.Of(Money.Gbp(8), new Citation("Other rules", "s 2", Standing.Inferred))
                ),
            Set(Number("n", "statute", Source("unverified", "s 9")), Number("m", "model", Source("unverified")))
        );
        Assert.Equal(
            [(Standing.Read, 3), (Standing.Draft, 2), (Standing.Inferred, 2)],
            version.Standings.OrderBy(s => s.Key).Select(s => (s.Key, s.Value))
        );
        Assert.Equal(["n", "g", "n", "m", "t", "t"], version.Numbers.Where(n => n.Id.Length > 0).Select(n => n.Id));
    }

    // What is taken from the row before has that row's source.
    [Theory]
    [InlineData(InBand.Straight, "up to 10: 1 to 2 (s 1); above 10 to 20: 3 to 4 (s 2); above 20: 5 (s 3)")]
    [InlineData(InBand.Low, "up to 10: 1 (s 1); above 10 to 20: 3 (s 2); above 20: 5 (s 3)")]
    [InlineData(InBand.High, "up to 10: 2 (s 1); above 10 to 20: 4 (s 2); above 20: 5 (s 3)")]
    [InlineData(InBand.Before, "up to 10: 1 (s 1); above 10 to 20: 2 (s 1); above 20: 4 (s 2)")]
    public void A_table_is_listed_as_it_is_read_each_row_with_its_source(InBand at, string rows)
    {
        var table = $$"""
            { "id": "t", "title": "Table", "unit": "count", "of": "count", "values": [
              { "start": 0, "edge": "upper-included", "rows": [
                { "upTo": 10, "low": 1, "high": 2, "source": {{Source("read", "s 1")}} },
                { "upTo": 20, "low": 3, "high": 4, "source": {{Source("read", "s 2")}} },
                { "value": 5, "source": {{Source("read", "s 3")}} } ], "basis": "statute", "source": {{Source("read")}} } ] }
            """;
        var version = Version(Set(table), law => Own.Pounds(1) * law.ByBand<Count, Count>(Own.Number(15), "t", at));
        Assert.Equal(
            rows,
            string.Join("; ", version.Numbers.Single(n => n.Id == "t").Rows.Select(r => $"{r.Band}: {r.Value} ({r.Source.Pinpoint})"))
        );
    }

    [Theory]
    [InlineData(false, "read")]
    [InlineData(true, "inferred")]
    [InlineData(false, "read", "unverified")]
    [InlineData(true, "unverified", "inferred")]
    [InlineData(false, "read", "draft")]
    [InlineData(true, "read", "unverified", "inferred")]
    [InlineData(false, "read", "draft", "inferred")]
    public void A_version_more_than_half_of_which_is_unsure_is_a_preview(bool isPreview, params string[] standings)
    {
        var numbers = Set([.. standings.Select((s, i) => Number($"n{i}", "statute", Source(s)))]);
        Assert.Equal(isPreview, Version(numbers, law => Step.Sum([.. standings.Select((_, i) => law.Money($"n{i}"))])).IsPreview);
    }
}
