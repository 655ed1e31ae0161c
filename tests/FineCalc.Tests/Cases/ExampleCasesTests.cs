using NJsonSchema;

namespace FineCalc.Tests;

/// <summary>Every case file under docs/examples: it is read, it validates, and it reproduces what was published of the case.</summary>
public class ExampleCasesTests
{
    private static readonly string Examples = Path.Combine(Repository.Root, "docs", "examples");

    // Read once: the schema is far larger than the cases.
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "case.schema.json"), CancellationToken.None)
    );

    public static TheoryData<string> Files =>
        [
            .. Directory
                .GetFiles(Examples, "*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Examples, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_agrees_with_what_was_published(string file)
    {
        var assessed = Read(file).Assess();
        Assert.Empty(assessed.Differences);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_example_validates_against_the_published_schema(string file)
    {
        var schema = await Schema.Value;
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(Examples, file), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_schema_refuses_what_the_reader_refuses()
    {
        var schema = await Schema.Value;
        var text = await File.ReadAllTextAsync(
            Path.Combine(Examples, "uk-gdpr", "dpp-law-2025.json"),
            TestContext.Current.CancellationToken
        );
        Assert.NotEmpty(schema.Validate(text.Replace("\"higher\"", "\"highest\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"turnover\"", "\"turn-over\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("uk-gdpr", "uk-gdrp", StringComparison.Ordinal)));
    }

    // The figures of the notices once more, apart from the files, so that a slip in a file is not held against itself.
    [Theory]
    [InlineData("south-staffordshire-2026", null, 963_900, 2_231_250, 1_785_000, 1_606_500)]
    [InlineData("capita-2025", 25_000_000, 8_000_000, 38_745_600, 32_933_760, 11_500_000)]
    [InlineData("birthlink-2025", 45_000, 18_000, 36_750, 36_750, 36_750)]
    [InlineData("23andme-2025", 4_593_750, 2_310_000, 2_100_000, 2_310_000, 2_310_000)]
    [InlineData("dpp-law-2025", 60_000, 60_000, 23_800, 23_800, 60_000)]
    [InlineData("advanced-2025", 6_090_000, 3_076_320, null, null, null)]
    [InlineData("psni-2024", 750_000, 750_000, null, null, 5_600_000)]
    [InlineData("central-ymca-2024", null, 7_500, null, 300_000, 7_500)]
    [InlineData("mod-2023", null, 350_000, null, null, 700_000)]
    [InlineData("tuckers-2022", null, 98_000, null, null, null)]
    [InlineData("ticketmaster-2020", 1_500_000, 1_250_000, null, 1_500_000, 1_500_000)]
    [InlineData("marriott-2020", 99_200_396, 18_400_000, null, 28_000_000, 22_400_000)]
    public void Published_chains_of_one_infringement_come_out_to_the_pound(
        string id,
        int? provisional,
        int final,
        int? start,
        int? after4,
        int? after5
    )
    {
        var assessed = Read(Path.Combine("uk-gdpr", id + ".json")).Assess();
        Assert.Equal(Money.Gbp(final), assessed.Final.Amount);
        Assert.False(assessed.Final.IsOpen);
        Assert.Equal(provisional is { } p ? Money.Gbp(p) : assessed.Provisional.Likely, assessed.Provisional.Likely);
        Hold("starting-point", start);
        Hold("after-step-4", after4);
        Hold("after-step-5", after5);

        void Hold(string step, int? value) => Assert.Equal(value ?? assessed.Final.Find(step)?.Value, assessed.Final.Find(step)?.Value);
    }

    [Fact]
    public void MediaLab_is_fined_for_each_infringement()
    {
        var assessed = Read(Path.Combine("uk-gdpr", "medialab-imgur-2026.json")).Assess();
        Assert.Equal((183_750m, 165_375m), Of("Lawful basis"));
        Assert.Equal((91_350m, 82_215m), Of("Impact assessment"));
        Assert.Equal(Money.Gbp(247_590), assessed.Final.Amount);

        (decimal? Start, decimal? After) Of(string infringement) =>
            (assessed.Final.Find("starting-point", infringement)?.Value, assessed.Final.Find("after-step-5", infringement)?.Value);
    }

    [Fact]
    public void Outside_facts_alone_give_a_range_and_say_what_was_assumed()
    {
        var final = Read(Path.Combine("uk-gdpr", "outside-facts.json")).Assess().Final;
        Assert.True(final.IsOpen);
        Assert.True(final.Range.Low < final.Range.Likely && final.Range.Likely < final.Range.High);
        Assert.Contains(final.Assumptions, a => a.Id == "cooperation.exceptional");
        Assert.Contains(final.Assumptions, a => a.Id == "mitigation.unknown");
    }

    [Fact]
    public void The_example_the_project_is_named_by_says_which_numbers_are_its_own()
    {
        var read = Read(Path.Combine("uk-gdpr", "advanced-2025.json"));
        var judgements = read.AfterRepresentations!.Infringements.SelectMany(i => i.Answers)
            .Concat(read.AfterRepresentations.Answers)
            .Where(a => a.Fact.IsJudgement)
            .ToList();
        Assert.True(judgements.Count >= 7);
        Assert.All(judgements, a => Assert.Equal(Standing.Inferred, a.Source!.Standing));
        Assert.Contains(read.Notes, n => n.StartsWith("Not published: every percentage.", StringComparison.Ordinal));
    }

    private static Case Read(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Examples, file));
        return CaseJson.Read(stream, file, Regimes.All);
    }
}
