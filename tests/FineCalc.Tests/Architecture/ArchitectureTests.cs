using System.Text.RegularExpressions;
using FineCalc.Tests.BadExamples;
using Mono.Cecil;

namespace FineCalc.Tests;

public sealed partial class ArchitectureTests(ITestOutputHelper output)
{
    private static readonly string[] Layers = ["Values", "Facts", "Steps", "Regimes", "Assessments", "Batches", "Simulations", "Estimates", "Reports", "Json", "BuiltIn"];

    private static readonly ModuleDefinition Library = ModuleDefinition.ReadModule(typeof(Regime).Assembly.Location);

    private static readonly ModuleDefinition Tests = ModuleDefinition.ReadModule(typeof(ArchitectureTests).Assembly.Location);

    private static readonly Lazy<Dictionary<string, string>> FolderOf = new(Folders);

    [Fact]
    public void A_folder_uses_those_before_it_and_none_after() => Assert.Empty(Rules.ArrowsUpwards(Library.GetTypes(), Layers, LayerOf));

    [Fact]
    public void Every_type_that_people_wrote_lies_in_a_folder() =>
        Assert.Empty(Library.Types.Where(t => LayerOf(t) is null && !IsMadeByCompiler(t)).Select(t => t.FullName));

    [Fact]
    public void The_rule_of_folders_finds_an_arrow_upwards_in_declarations_bodies_generics_and_iterators()
    {
        var types = Tests.GetTypes().Where(t => Uses.Outermost(t).Name is nameof(Lower) or nameof(Upper)).ToList();

        var breaches = Rules.ArrowsUpwards(types, ["Lower", "Upper"], t => t.Name);

        Assert.All(breaches, b => Assert.Contains("(Lower) uses FineCalc.Tests.BadExamples.Upper (Upper).", b, StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("Lower::Body()", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("Lower::Generic()", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("Lower::get_Field()", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("::MoveNext()", StringComparison.Ordinal));
        Assert.All(Rules.ArrowsUpwards(types, ["Upper", "Lower"], t => t.Name), b => Assert.Contains("Upper::Down()", b, StringComparison.Ordinal));
        Assert.Contains(Rules.ArrowsUpwards(types, ["Upper"], t => t.Name), b => b == "FineCalc.Tests.BadExamples.Lower lies in the unknown layer Lower.");
    }

    [Fact]
    public void Every_public_type_is_immutable() => Assert.Empty(Rules.Mutable(PublicTypes()));

    [Fact]
    public void The_rule_of_immutability_finds_open_fields_and_setters() =>
        Assert.Equal(["Open", "Settable()"], Rules.Mutable([Bad(nameof(Changing))]).Select(m => m[(m.LastIndexOf(':') + 1)..]));

    [Fact]
    public void Nothing_depends_on_clock_culture_console_machine_chance_files_or_network() => Assert.Empty(Rules.Ambient(Library.GetTypes()));

    [Theory]
    [InlineData("Clock", "System.DateTime::get_UtcNow")]
    [InlineData("Culture", "System.Globalization.CultureInfo::get_CurrentCulture")]
    [InlineData("Talk", "System.Console::WriteLine")]
    [InlineData("Machine", "System.Environment::get_MachineName")]
    [InlineData("Chance", "System.Random::.ctor")]
    [InlineData("OnDisk", "System.IO.File::Exists")]
    [InlineData("Network", "System.Net.Http.HttpClientHandler::.ctor")]
    [InlineData("InALambda", "System.DateTime::get_Now")]
    public void The_ban_finds_what_it_bans(string method, string called) => Assert.Contains(
        Rules.Ambient(Tests.GetTypes().Where(t => Uses.Outermost(t).Name == nameof(Ambience))),
        b => b.Contains(method, StringComparison.Ordinal) && b.EndsWith($"calls {called}.", StringComparison.Ordinal));

    [Fact]
    public void Only_the_Json_folder_knows_the_JSON_library() =>
        Assert.Empty(Rules.UsersOf("Newtonsoft.Json", Library.GetTypes(), t => LayerOf(t) == "Json"));

    [Fact]
    public void The_rule_of_the_JSON_library_finds_its_users() =>
        Assert.NotEmpty(Rules.UsersOf("Newtonsoft.Json", Library.GetTypes(), t => LayerOf(t) == "Values"));

    [Fact]
    public void The_library_rests_on_the_framework_NodaTime_and_the_JSON_library_alone()
    {
        Assert.Empty(Rules.StrangeReferences(Library.AssemblyReferences.Select(r => r.Name)));
        Assert.Contains("Mono.Cecil", Rules.StrangeReferences(Tests.AssemblyReferences.Select(r => r.Name)));
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var files = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(Rules.TooLong(files.Select(f => (f, File.ReadAllLines(Repository.PathOf(f)).Length)), 400));
        Assert.Equal(["b"], Rules.TooLong([("a", 400), ("b", 401)], 400));
    }

    [Fact]
    public void There_are_at_most_140_public_types_beside_the_regimes_own_lists_of_answers()
    {
        // Each regime brings its questions and the enumerations that answer them; the rest is what a newcomer has to learn.
        var ofRegimes = Repository.Files.Where(f => f.StartsWith("src/FineCalc/BuiltIn/", StringComparison.Ordinal)).Select(f => File.ReadAllText(Repository.PathOf(f))).ToList();
        var types = PublicTypes().Where(t => t.DeclaringType is null
            && !ofRegimes.Any(text => text.Contains($"public enum {t.Name}\n", StringComparison.Ordinal) || text.Contains($"public static class {t.Name}\n", StringComparison.Ordinal))).ToList();
        output.WriteLine(FormattableString.Invariant($"{types.Count} public types"));

        Assert.InRange(types.Count, 40, 140);
    }

    [Fact]
    public void No_file_names_a_host_of_packages()
    {
        Assert.Empty(Repository.Files.SelectMany(f => Rules.PackageHosts(File.ReadAllText(Repository.PathOf(f))).Select(host => $"{f}: {host}")));
        Assert.Single(Rules.PackageHosts("https://api.nuget." + "org/v3/index.json"));
    }

    private static IEnumerable<TypeDefinition> PublicTypes() => Library.GetTypes().Where(t => t.IsPublic || (t.IsNestedPublic && Uses.Outermost(t).IsPublic));

    private static TypeDefinition Bad(string name) => Tests.Types.Single(t => t.Name == name);

    private static bool IsMadeByCompiler(TypeDefinition type) => type.Name.StartsWith('<')
        || type.CustomAttributes.Any(a => a.AttributeType.Name is "CompilerGeneratedAttribute" or "EmbeddedAttribute");

    private static string? LayerOf(TypeDefinition type) => FolderOf.Value.GetValueOrDefault($"{type.Namespace}.{type.Name.Split('`')[0]}");

    // Which folder of the source declares which type.
    private static Dictionary<string, string> Folders()
    {
        var folders = new Dictionary<string, string>();
        foreach (var file in Repository.Files.Where(f => f.StartsWith("src/FineCalc/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var (text, folder) = (File.ReadAllText(Repository.PathOf(file)), file.Split('/') is [_, _, var inner, _, ..] ? inner : "(none)");
            var space = Namespace().Match(text).Groups[1].Value;
            foreach (var name in Declaration().Matches(text).Select(m => $"{space}.{m.Groups[1].Value}"))
            {
                Assert.True(folders.TryAdd(name, folder) || folders[name] == folder, $"{name} is declared in two folders.");
            }
        }

        return folders;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:class|struct|interface|enum|record struct|record class|record|delegate [\w<>?]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
