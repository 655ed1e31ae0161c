namespace FineCalc.Tests;

/// <summary>No method under the GDPR ships without a case that was worked out by it.</summary>
public class GdprVersionCasesTests
{
    public static TheoryData<string> Ids => ["eu-gdpr"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_version_has_a_worked_case_among_the_examples(string id)
    {
        var worked = Directory
            .GetFiles(Repository.PathOf("docs", "examples", id), "*.json")
            .Select(file =>
            {
                using var stream = File.OpenRead(file);
                return CaseJson.Read(stream, file, Regimes.All).Version;
            })
            .ToHashSet();
        Assert.All(
            Regimes.All.Find(id)!.Versions,
            version => Assert.True(worked.Contains(version), $"{version.Id} has no case in docs/examples/{id}")
        );
    }
}
