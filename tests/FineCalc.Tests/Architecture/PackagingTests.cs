using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FineCalc.Cli;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests;

/// <summary>What packages say of themselves, as far as the sources tell; <c>.ci/run</c> looks into the packages.</summary>
public class PackagingTests
{
    // The samples are users' projects, which take the packages just made.
    private static IEnumerable<string> Projects =>
        Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith("samples/", StringComparison.Ordinal));

    [Fact]
    public void What_is_restored_is_written_down_for_every_project()
    {
        var lacking = Projects.Where(p => !File.Exists(Path.Combine(Path.GetDirectoryName(Repository.PathOf(p))!, "packages.lock.json")));
        Assert.Empty(lacking);
        Assert.NotEmpty(Projects);
    }

    // A project that has no public address must not invent one.
    [Fact]
    public void The_address_of_the_project_is_said_in_one_place_and_empty_until_there_is_one()
    {
        var root = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        var address = root.Descendants("RepositoryUrl").Single();
        Assert.Equal("'$(RepositoryUrl)' == ''", address.Attribute("Condition")?.Value);
        Assert.Equal("$(RepositoryUrl)", root.Descendants("PackageProjectUrl").Single().Value);
        Assert.StartsWith("$(RepositoryUrl)/", root.Descendants("SourceFilesUrl").Single().Value, StringComparison.Ordinal);
        var elsewhere = Repository
            .Files.Where(f => Path.GetExtension(f) is ".csproj" or ".props" or ".targets" && f != "Directory.Build.props")
            .Where(f => Regex.IsMatch(File.ReadAllText(Repository.PathOf(f)), "<(RepositoryUrl|PackageProjectUrl|SourceFilesUrl)\\b"));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void The_server_of_agents_says_of_itself_what_the_package_is()
    {
        var server = JsonNode.Parse(File.ReadAllText(Repository.PathOf("src/FineCalc.Cli/.mcp/server.json")))!;
        var package = server["packages"]![0]!;
        var version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.Equal((version, version), ((string?)server["version"], (string?)package["version"]));
        Assert.Equal(("FineCalc.Cli", "mcp"), ((string?)package["identifier"], (string?)package["packageArguments"]![0]!["value"]));
    }

    [Fact]
    public void The_icon_is_a_small_square_picture_beside_its_drawing()
    {
        var png = File.ReadAllBytes(Repository.PathOf("assets/icon.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(
            (128, 128),
            (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)))
        );
        Assert.InRange(png.Length, 500, 20_000);
        Assert.Contains("<title", File.ReadAllText(Repository.PathOf("assets/icon.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_commands_by_which_a_wrong_figure_is_looked_up_work()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/reporting-a-wrong-figure.md"));
        var commands = Regex.Matches(page, "^finecalc ([^#\n]+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            Assert.Equal(Tool.Ok, ToolTests.Run(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ExitCode);
        }
    }
}
