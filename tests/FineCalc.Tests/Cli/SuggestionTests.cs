using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>What a mistyped word of a command line may have meant.</summary>
public class SuggestionTests
{
    private static readonly string Settled = ToolTests.Example("advanced-2025.json");

    public static TheoryData<int, string, string[]> Slips =>
        new()
        {
            { Tool.Usage, "'asses'; 'assess' may be meant.", ["asses"] },
            { Tool.Usage, "'--verson'; '--version' may be meant.", ["--verson"] },
            { Tool.Usage, "'--fromat'; '--format' may be meant.", ["assess", Settled, "--fromat", "json"] },
            { Tool.Usage, "'jsn' not recognized; 'json' may be meant.", ["assess", Settled, "--format", "jsn"] },
            { Tool.Usage, "'compny' not recognized; 'company' may be meant.", ["estimate", Settled, "--defendant", "compny"] },
            { Tool.CaseProblems, "'uk-gpdr'; 'uk-gdpr' may be meant.", ["show", "uk-gpdr"] },
            { Tool.CaseProblems, "'uk-gpdr'; 'uk-gdpr' may be meant.", ["diff", "uk-gpdr", "2024-01-01", "2025-01-01"] },
            { Tool.CaseProblems, "'UKGDPR'; 'uk-gdpr' may be meant.", ["show", "UKGDPR"] },
            { Tool.CaseProblems, "'GDPR UK'; 'uk-gdpr' may be meant.", ["show", "GDPR UK"] },
            { Tool.CaseProblems, "'hippa'; 'us-hipaa' may be meant.", ["show", "hippa"] },
            { Tool.CaseProblems, "'ICO', and it is a word of uk-gdpr", ["show", "ICO"] },
            { Tool.CaseProblems, "'gdpr'; 'uk-gdpr', 'eu-gdpr', 'nl-gdpr' or 'dk-gdpr' may be meant.", ["new", "gdpr"] },
            { Tool.CaseProblems, "'eu-nis'; 'eu-nis2' may be meant.", ["compare", Settled, "--regimes", "uk-gdpr,eu-nis"] },
            { Tool.CaseProblems, "'seriousness' or 'seriousness-category' may be meant.", Seek("--fact", "serious") },
            { Tool.CaseProblems, "; 'statutory-maximum' may be meant.", Seek("--fact", "seriousness", "--step", "statutory-maxim") },
            { Tool.CaseProblems, "; 'Art 32 security' may be meant.", Seek("--fact", "tier", "--infringement", "Art 32") },
            { Tool.Usage, "'\u00A31.2m' is not an amount", ["seek", Settled, "--fact", "seriousness", "--target", "\u00A31.2m"] },
            { Tool.Usage, "--currency euro: this is no currency. EUR may be meant.", ["compare", Settled, "--currency", "euro"] },
            { Tool.CaseProblems, "the lowest is above the highest", Seek("--fact", "seriousness", "--from", "50%", "--to", "10%") },
            { Tool.CaseProblems, "'Spane' is known; 'Spain' may be meant.", ["estimate", Settled, "--country", "Spane"] },
            { Tool.CaseProblems, "'GB' is known; 'United Kingdom' may be meant.", ["estimate", Settled, "--country", "GB"] },
            { Tool.CaseProblems, "'england' is known; 'United Kingdom' may be meant.", ["estimate", Settled, "--country", "england"] },
            {
                Tool.CaseProblems,
                "'Czech Republic' is known; 'Czechia' may be meant.",
                ["estimate", Settled, "--country", "Czech Republic"]
            },
            { Tool.CaseProblems, "'DE' is known; 'Germany' may be meant.", ["estimate", Settled, "--country", "DE"] },
            {
                Tool.CaseProblems,
                "'the netherlands' is known; 'Netherlands' may be meant.",
                ["estimate", Settled, "--country", "the netherlands"]
            },
        };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_mistyped_word_is_told_what_may_be_meant(int exitCode, string suggested, string[] args)
    {
        var run = ToolTests.Run(args);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Words.Contain(suggested, run.Error);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("show", "zz")]
    [InlineData("estimate", "docs", "--country", "Utopia")]
    [InlineData("estimate", "docs", "--country", "Xxxmany")]
    [InlineData("assess", "docs", "--format", "hxxl")]
    public void What_is_like_nothing_suggests_nothing(params string[] args) => Words.Lack("may be meant", ToolTests.Run(args).Error);

    [Fact]
    public void A_country_without_decisions_is_a_country_all_the_same()
    {
        var outside = Repository.PathOf("docs/examples/eu-gdpr/outside-facts.json");

        Words.Contain("of which the table has no decision", ToolTests.Run("estimate", outside, "--country", "Malta").Output);
        Words.Begin("country-unknown: ", ToolTests.Run("estimate", outside, "--country", "").Error);
    }

    [Fact]
    public void The_bare_command_shows_help()
    {
        var bare = ToolTests.Run();

        Assert.Equal((Tool.Ok, ""), (bare.ExitCode, bare.Error));
        Assert.Equal(ToolTests.Run("--help"), bare);
    }

    private static string[] Seek(params string[] options) => ["seek", Settled, "--target", "1", .. options];
}
