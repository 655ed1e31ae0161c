using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>What changed in a regime between two days, from the command line.</summary>
public class DiffTests
{
    [Fact]
    public void Changed_numbers_stand_side_by_side_with_their_source()
    {
        var run = ToolTests.Run("diff", "us-ca-ccpa", "2024-12-31", "2025-01-01");

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("Most for a violation", run.Output);
        Words.Contain("USD 2,500", run.Output);
        Words.Contain("USD 2,663", run.Output);
        Assert.DoesNotContain("Questions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_tables_and_what_comes_or_goes_are_told()
    {
        Words.Contain("USD 72,500,000", ToolTests.Run("diff", "us-sentencing-organisations", "2015-10-31", "2015-11-01").Output);
        var gdpr = ToolTests.Run("diff", "uk-gdpr", "2024-03-17", "2024-03-18").Output;
        Words.Contain("not there", gdpr);
        Words.Contain("no longer there", gdpr);
    }

    [Fact]
    public void One_version_has_no_differences() =>
        Words.Contain("Both days have the same version.", ToolTests.Run("diff", "uk-gdpr", "2025-01-01", "2026-01-01").Output);

    [Fact]
    public void What_came_is_never_told_as_gone()
    {
        var run = ToolTests.Run("diff", "uk-gdpr", "2025-01-01", "2022-01-01");

        Assert.Equal((Tool.Usage, ""), (run.ExitCode, run.Output));
        Words.Contain("2025-01-01 is after 2022-01-01", run.Error);
        Words.Contain("finecalc diff uk-gdpr 2022-01-01 2025-01-01", run.Error);
        Words.Contain("told backwards", Report.Text(Report.Differences(Regimes.UkGdpr.On(2025, 1, 1), Regimes.UkGdpr.On(2022, 1, 1))));
    }

    [Theory]
    [InlineData("uk-gdpr", "2024", "2025-01-01", Tool.Usage, "not a date")]
    [InlineData("uk-gdpr", "2010-01-01", "2025-01-01", Tool.CaseProblems, "date-not-in-force")]
    [InlineData("nowhere", "2024-01-01", "2025-01-01", Tool.CaseProblems, "regime-unknown")]
    public void A_wrong_day_or_regime_is_told(string id, string from, string to, int code, string reported)
    {
        var run = ToolTests.Run("diff", id, from, to);

        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.Contains(reported, run.Error, StringComparison.Ordinal);
    }
}
