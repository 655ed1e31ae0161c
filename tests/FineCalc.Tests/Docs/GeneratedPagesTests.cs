using System.Text.RegularExpressions;

namespace FineCalc.Tests;

/// <summary>What the documentation says of regimes, numbers and codes is what the code has.</summary>
public partial class GeneratedPagesTests
{
    [Fact]
    public void The_schema_of_cases_is_the_one_the_reader_gives() =>
        Golden.Hold("docs/schema/case.schema.json", CaseJson.Schema(Regimes.All));

    [Fact]
    public void The_schemas_of_documents_and_reforms_are_those_the_code_gives()
    {
        Golden.Hold("docs/schema/regime.schema.json", RegimeJson.Schema());
        Golden.Hold("docs/schema/reform.schema.json", ReformJson.Schema(Regimes.All));
        Golden.Hold("docs/schema/table-mapping.schema.json", TableMappingJson.Schema());
    }

    [Theory]
    [InlineData(typeof(Money))]
    [InlineData(typeof(RegimeJson))]
    [InlineData(typeof(Regimes))]
    [InlineData(typeof(FactTable))]
    [InlineData(typeof(Estimate))]
    [InlineData(typeof(Report))]
    [InlineData(typeof(Picture))]
    [InlineData(typeof(TableBatch))]
    [InlineData(typeof(FineCalc.Cli.Tool))]
    public void The_public_API_of_a_package_is_the_one_on_record(Type one) =>
        Golden.Hold($"docs/api/{one.Assembly.GetName().Name}.txt", PublicApi.Of(one.Assembly));

    [Fact]
    public void Every_regime_has_its_page()
    {
        foreach (var id in Regimes.All.Ids)
        {
            var versions = Regimes.All.Find(id)!.Versions.Reverse();
            Golden.Hold($"docs/regimes/{id}.md", Illustrated(id, string.Join("\n---\n\n", versions.Select(v => Report.Markdown(v)))));
        }
    }

    [Fact]
    public void The_table_of_regimes_is_that_of_the_catalogue()
    {
        var regimes = Regimes.All.Ids.Select(id => Regimes.All.Find(id)!).ToList();
        Golden.Hold(
            "docs/regimes/README.md",
            $"""
            # The regimes

            Each page says what the regime asks and how it works, step by step, with the source of every number.
            `finecalc show ID` prints the same, `finecalc new ID` writes a case to fill in.

            ## With a method for the amount

            | regime | `ID` | methods |
            |---|---|---|
            {Lines(regimes.Where(r => !r.Versions[^1].IsMaximum), r => string.Join("; ", Methods(r)))}

            ## A maximum alone

            The law says how high a fine may be, and no regulator has published how it is worked out.
            The result is "at most", never a prediction.

            | regime | `ID` | law |
            |---|---|---|
            {Lines(regimes.Where(r => r.Versions[^1].IsMaximum), r => string.Join("; ", Methods(r)))}

            """
        );

        static string Lines(IEnumerable<Regime> regimes, Func<Regime, string> says) =>
            string.Join("\n", regimes.Select(r => $"| [{r.Info.Title}]({r.Id}.md) | `{r.Id}` | {says(r)} |"));

        // A method with the days of its versions.
        static IEnumerable<string> Methods(Regime regime) =>
            from versions in regime.Versions.GroupBy(v => v.Name)
            let until = versions.Last().Until
            let isFollowed = regime.Versions.Any(v => v.From == until)
            select $"{versions.Key} {Text.Period(versions.First().From, isFollowed ? null : until)}"
                + (versions.Count() > 1 ? $", {Text.Number(versions.Count())} versions" : "");
    }

    /// <summary>The front page names those that are asked for most, and says how many there are.</summary>
    [Fact]
    public void The_front_page_names_regimes_as_the_catalogue_does()
    {
        string[] asked =
        [
            "uk-gdpr",
            "eu-gdpr",
            "us-hipaa",
            "br-lgpd",
            "kr-pipa",
            "uk-fca-firms",
            "uk-health-safety-organisations",
            "eu-antitrust",
            "us-ofac",
            "us-sentencing-organisations",
        ];
        Between(
            "README.md",
            "| regime | `ID` | from |\n|---|---|---|\n",
            [
                .. asked
                    .Select(id => Regimes.All.Find(id)!)
                    .Select(r => $"| [{r.Info.Title}](docs/regimes/{r.Id}.md) | `{r.Id}` | {Text.Date(r.Versions[0].From)} |\n"),
            ]
        );
        var isMaximum = Regimes.All.Ids.ToLookup(id => Regimes.All.Find(id)!.Versions[^1].IsMaximum);
        Assert.Contains(
            $"{Text.Number(isMaximum[false].Count())} with a method for the amount and {Text.Number(isMaximum[true].Count())} maxima",
            File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_table_of_the_checks_of_regimes_is_that_of_the_regimes()
    {
        var checks =
            from id in Regimes.All.Ids
            from version in Regimes.All.Find(id)!.Versions.Reverse()
            from check in version.Checks
            select (check.Check.Code, Regime: id, Says: (check.Check.IsWarning ? "Warning: " : "") + check.Check.Message);
        Between(
            "docs/error-codes.md",
            "| code | regimes | meaning |\n|---|---|---|\n",
            [
                .. from check in checks.DistinctBy(c => (c.Code, c.Regime))
                group check by check.Code into code
                orderby code.Key
                select $"| `{code.Key}` | {string.Join(", ", code.Select(c => c.Regime))} "
                    + $"| {string.Join("<br>", code.Select(c => c.Says).Distinct())} |\n",
            ]
        );
    }

    [Fact]
    public void The_table_of_the_estimate_is_that_of_the_model()
    {
        var model = Regimes
            .UkGdpr.Versions[^1]
            .Numbers.Where(n => n.Basis == Basis.Model)
            .Select(n => $"| {n.Name} | {n.Value} |\n")
            .ToList();
        Assert.True(model.Count > 40);
        Between("docs/estimate.md", "| number | value |\n|---|---|\n", model);
    }

    [Fact]
    public void The_table_of_meanings_is_that_of_the_regimes()
    {
        var regimes = Regimes.All.Ids.Select(id => Regimes.All.Find(id)!).ToList();
        var facts = regimes.SelectMany(r =>
            r.Versions.SelectMany(v => v.Facts)
                .Where(f => f.Meaning is not null)
                .Distinct()
                .Select(f => (f.Meaning, What: $"`{f.Id}`", Regime: r.Id))
        );
        var dates = regimes.SelectMany(r =>
            r.Info.Dates.Where(d => d.Meaning is not null).Select(d => (d.Meaning, What: $"the date `{d.Id}`", Regime: r.Id))
        );
        var rows = facts
            .Concat(dates)
            .GroupBy(m => m.Meaning)
            .Select(m => (m.Key, Asked: m.GroupBy(a => a.What, a => a.Regime).Select(a => $"{a.Key}: {string.Join(", ", a.Distinct())}")))
            .Select(m => $"| {m.Key} | {string.Join("; ", m.Asked)} |\n")
            .ToList();
        Assert.True(rows.Count >= 12);
        Between("docs/comparing.md", "| meaning | asked by |\n|---|---|\n", rows);
    }

    [Fact]
    public void Every_error_code_is_documented_and_every_documented_code_exists()
    {
        var source = string.Join(
            '\n',
            Directory
                .GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var documented = Code()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "error-codes.md")))
            .Select(m => m.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var reported = Reported().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(reported.Count > 40, $"only {reported.Count} codes were found in the source");
        Assert.Empty(reported.Except(documented));
        Assert.All(documented, code => Assert.Contains($"\"{code}\"", source, StringComparison.Ordinal));
    }

    // A page whose table under a heading is made of rows.
    private static void Between(string page, string heading, IReadOnlyList<string> rows)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        var (begin, end) = (text.IndexOf(heading, StringComparison.Ordinal), 0);
        Assert.True(begin >= 0, $"{page} has no table under {heading}");
        begin += heading.Length;
        end = text.IndexOf("\n\n", begin - 1, StringComparison.Ordinal) + 1;
        Golden.Hold(page, text[..begin] + string.Concat(rows) + text[(end == 0 ? text.Length : end)..]);
    }

    // A code in the first column of a table.
    [GeneratedRegex(@"(?<=^\|[^|]*)`([a-z0-9]+(?:-[a-z0-9]+)+)`(?=[^|]*\|)", RegexOptions.Multiline)]
    private static partial Regex Code();

    // A code where a problem or a check is made.
    [GeneratedRegex(
        """(?:new Problem|new Check|Wrong|problems\.Add|_problems\.Add|found\.Add|Tell|Refuse|Fail)\("""
            + """(?:[^"()]|\([^()]*\))*"([a-z0-9]+(?:-[a-z0-9]+)+)","""
    )]
    private static partial Regex Reported();
}
