using System.Text.RegularExpressions;
using FineCalc.Steps;
using FineCalc.Tests.BadExamples;
using Mono.Cecil;

namespace FineCalc.Tests;

public sealed partial class ArchitectureTests(ITestOutputHelper output)
{
    // The law's folders by jurisdiction, whichever there are; one may use those before it.
    private static readonly string[] Jurisdictions =
    [
        .. Directory
            .GetDirectories(Repository.PathOf("src", "FineCalc.Law"))
            .Select(d => $"Law/{Path.GetFileName(d)}")
            .Except(["Law/Common", "Law/Antitrust", "Law/Gdpr", "Law/Data", "Law/bin", "Law/obj"])
            .Order(StringComparer.Ordinal),
    ];

    // The house, from the ground up: a room is a folder of a project, "." the project itself.
    private static readonly string[] Rooms =
    [
        "Core/Values",
        "Core/Json",
        "Core/Questions",
        "Core/Steps",
        "Core/Readings",
        "Core/Ranges",
        "Core/Compiled",
        "Core/Rulebook",
        "Core/Assessments",
        "Documents/Json",
        "Documents/Numbers",
        "Documents/Rulebook",
        "Law/Common",
        "Law/Antitrust",
        "Law/Gdpr",
        .. Jurisdictions,
        "Law/.",
        "Risk/Tables",
        "Risk/Columns",
        "Risk/Batches",
        "Risk/Distributions",
        "Risk/Simulations",
        "Risk/Aggregates",
        "Risk/Shards",
        "Estimates/.",
        "FineCalc/Comparing",
        "FineCalc/Seeking",
        "FineCalc/Reports",
        "FineCalc/Json",
        "FineCalc/.",
        "Reporting/Drawing",
        "Reporting/Charts",
        "Reporting/Sheets",
        "Reporting/.",
        "Tables/Cells",
        "Tables/Matching",
        "Tables/Chunks",
        "Tables/Formats",
        "Tables/.",
    ];

    // Whose internals a project sees, beside the tests. The law sees nobody's: what FineCalc can write, every user can.
    private static readonly (string Project, string[] Of)[] Insiders =
    [
        ("Core", ["Cli", "Documents", "Estimates", "FineCalc", "Reporting", "Risk", "Tables"]),
        ("Documents", ["Cli", "Estimates", "FineCalc", "Tables"]),
        ("Law", []),
        ("Risk", ["Estimates", "FineCalc", "Reporting", "Tables"]),
        ("Estimates", ["FineCalc"]),
        ("FineCalc", ["Reporting"]),
        ("Reporting", []),
        ("Tables", []),
    ];

    // Who assesses facts. Whoever is not here takes the result of one who is: reader, case, report, comparison and tool read the facts of a
    // case only once.
    private static readonly string[] Assessors =
    [
        // The entrance, and the facts of a case and its stages.
        "Assessing",
        "CaseResults",
        // Facts that are no stage of a case: half-way along a bridge, infringements apart, a judgement replaced, a question answered
        // to see what it leads to.
        "Bridge",
        "CaseFacts",
        "GdprEstimate",
        "GoalSeeking",
        "IntervalReading",
        "RegimeComparer",
        "TakenTogether",
        // A row or a trial, when somebody asks how it came about.
        "AmountCurve",
        "BatchResult",
        "BatchWork",
        "CaseResultsOf",
        "ColumnPlan",
        "DryRun",
        "ExactReading",
        "PortfolioFile",
        "Simulation",
        "TableRun",
    ];

    // What a new kind of step has to be made known to: its words and its place in a program, its readings, documents and pages. Files that
    // tell fewer kinds apart ask for something particular.
    private static readonly string[] FilesOfKinds =
    [
        "src/FineCalc.Core/Assessments/NotAppliedRules.cs",
        "src/FineCalc.Core/Assessments/NotAppliedWords.cs",
        "src/FineCalc.Core/Steps/Formula.cs",
        "src/FineCalc.Core/Steps/StepRules.cs",
        "src/FineCalc.Core/Readings/Evaluation.cs",
        "src/FineCalc.Core/Readings/FixedSteps.cs",
        "src/FineCalc.Core/Ranges/Slopes.cs",
        "src/FineCalc.Core/Compiled/CompiledReading.cs",
        "src/FineCalc.Core/Compiled/StepEnds.cs",
        "src/FineCalc.Risk/Columns/ColumnLayout.cs",
        "src/FineCalc/Reports/RuleLayout.cs",
        "src/FineCalc/Seeking/ConstraintFinder.cs",
        "src/FineCalc.Reporting/Charts/WayFinder.cs",
        "src/FineCalc.Reporting/Sheets/FormulaReading.cs",
    ];

    private const int FewKinds = 5;

    private static readonly Dictionary<string, ModuleDefinition> Projects = new[]
    {
        typeof(Regime),
        typeof(RegimeJson),
        typeof(FineCalc.Regimes),
        typeof(FactTable),
        typeof(Estimate),
        typeof(Report),
        typeof(Picture),
        typeof(TableBatch),
    }
        .Select(t => ModuleDefinition.ReadModule(t.Assembly.Location))
        .ToDictionary(m => Short(m.Assembly.Name.Name));

    private static readonly ModuleDefinition Tests = ModuleDefinition.ReadModule(typeof(ArchitectureTests).Assembly.Location);

    private static readonly Lazy<Dictionary<string, (string File, string Room)>> Places = new(Declarations);

    private static List<TypeDefinition> AllTypes =>
        [.. Projects.Values.SelectMany(m => m.GetTypes()).Where(t => !IsMadeByCompiler(Uses.Outermost(t)))];

    [Fact]
    public void A_room_uses_those_before_it_and_none_after()
    {
        var breaches = Rules.ArrowsUpwards(AllTypes, Rooms, RoomOf);
        output.WriteLine(string.Join("\n", breaches));
        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_type_that_people_wrote_lies_in_a_room() =>
        Assert.Empty(
            Projects.Values.SelectMany(m => m.Types).Where(t => RoomOf(t) is null && !IsMadeByCompiler(t)).Select(t => t.FullName)
        );

    [Fact]
    public void The_rule_of_rooms_finds_an_arrow_upwards_in_declarations_bodies_generics_and_iterators()
    {
        var types = Tests.GetTypes().Where(t => Uses.Outermost(t).Name is nameof(Lower) or nameof(Upper)).ToList();

        var breaches = Rules.ArrowsUpwards(types, ["Lower", "Upper"], t => t.Name);

        Assert.All(breaches, b => Assert.Contains("(Lower) uses FineCalc.Tests.BadExamples.Upper (Upper).", b, StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("Lower::Body()", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("Lower::Generic()", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("Lower::get_Field()", StringComparison.Ordinal));
        Assert.Contains(breaches, b => b.Contains("::MoveNext()", StringComparison.Ordinal));
        Assert.All(
            Rules.ArrowsUpwards(types, ["Upper", "Lower"], t => t.Name),
            b => Assert.Contains("Upper::Down()", b, StringComparison.Ordinal)
        );
        Assert.Contains(
            Rules.ArrowsUpwards(types, ["Upper"], t => t.Name),
            b => b == "FineCalc.Tests.BadExamples.Lower lies in the unknown layer Lower."
        );
    }

    [Fact]
    public void Only_who_is_listed_sees_the_internals_of_a_project()
    {
        foreach (var (project, of) in Insiders)
        {
            Assert.Equal(
                of,
                Rules.SeenBy(Projects[project]).Select(Short).Except(["Tests", "Fitting", "Benchmarks"]).Order(StringComparer.Ordinal)
            );
        }

        Assert.Equal(Projects.Keys.Order(), Insiders.Select(i => i.Project).Order());
    }

    [Fact]
    public void No_more_than_three_files_go_round_in_a_circle()
    {
        var circles = Rules.Circles(AllTypes, t => FileOf(t)).Where(c => c.Count > 3).ToList();
        output.WriteLine(string.Join('\n', circles.Select(c => $"{c.Count}: {string.Join(", ", c)}")));

        Assert.Empty(circles);
    }

    [Fact]
    public void The_rule_of_circles_finds_one()
    {
        var types = Tests.GetTypes().Where(t => Uses.Outermost(t).Name is nameof(Lower) or nameof(Upper)).ToList();

        Assert.Equal(["Lower", "Upper"], Assert.Single(Rules.Circles(types, t => Uses.Outermost(t).Name)).Order());
        Assert.Empty(Rules.Circles(types.Where(t => t.Name != nameof(Upper)), t => Uses.Outermost(t).Name));
    }

    [Fact]
    public void Facts_are_assessed_where_it_is_listed_and_nowhere_on_the_way_from_file_to_page()
    {
        var modules = Projects.Values.Append(ModuleDefinition.ReadModule(typeof(global::FineCalc.Cli.Tool).Assembly.Location));
        var assessing =
            from type in modules.SelectMany(m => m.GetTypes())
            from call in Uses.CallsOf(type)
            where
                call.Called is { Name: "Try", DeclaringType.Name: nameof(Calculator) }
                || call.Called
                    is {
                        Name: nameof(Assessing.Try) or nameof(Assessing.Assess) or nameof(Assessing.Revise),
                        DeclaringType.Name: nameof(Assessing)
                    }
            select Uses.Outermost(type).Name;

        Assert.Equal(Assessors.Order(StringComparer.Ordinal), assessing.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_kinds_of_step_are_told_apart_in_few_files()
    {
        var told = Rules.KindsToldApart(AllTypes, typeof(Node).FullName!, typeof(StepKind).FullName!, FileOf);
        output.WriteLine(
            string.Join('\n', told.Where(t => t.Value > 0).OrderByDescending(t => t.Value).Select(t => $"{t.Value}: {t.Key}"))
        );

        Assert.Equal(FilesOfKinds.Order(), told.Where(t => t.Value > FewKinds).Select(t => t.Key).Order());
    }

    [Fact]
    public void The_rule_of_kinds_counts_types_and_cases_of_a_switch()
    {
        var told = Rules.KindsToldApart(
            Tests.GetTypes().Where(t => Uses.Outermost(t).Name is nameof(ByType) or nameof(ByName) or nameof(BySight)),
            typeof(Beast).FullName!,
            typeof(BeastKind).FullName!,
            t => Uses.Outermost(t).Name
        );

        Assert.Equal((3, 4, 0), (told[nameof(ByType)], told[nameof(ByName)], told[nameof(BySight)]));
    }

    [Fact]
    public void Every_public_type_is_immutable() => Assert.Empty(Rules.Mutable(PublicTypes()));

    [Fact]
    public void The_rule_of_immutability_finds_open_fields_and_setters() =>
        Assert.Equal(["Open", "Settable()"], Rules.Mutable([Bad(nameof(Changing))]).Select(m => m[(m.LastIndexOf(':') + 1)..]));

    [Fact]
    public void Nothing_depends_on_clock_culture_console_machine_chance_files_or_network() => Assert.Empty(Rules.Ambient(AllTypes));

    [Theory]
    [InlineData("Clock", "System.DateTime::get_UtcNow")]
    [InlineData("Culture", "System.Globalization.CultureInfo::get_CurrentCulture")]
    [InlineData("Talk", "System.Console::WriteLine")]
    [InlineData("Machine", "System.Environment::get_MachineName")]
    [InlineData("Chance", "System.Random::.ctor")]
    [InlineData("OnDisk", "System.IO.File::Exists")]
    [InlineData("Network", "System.Net.Http.HttpClientHandler::.ctor")]
    [InlineData("InALambda", "System.DateTime::get_Now")]
    public void The_ban_finds_what_it_bans(string method, string called) =>
        Assert.Contains(
            Rules.Ambient(Tests.GetTypes().Where(t => Uses.Outermost(t).Name == nameof(Ambience))),
            b => b.Contains(method, StringComparison.Ordinal) && b.EndsWith($"calls {called}.", StringComparison.Ordinal)
        );

    [Fact]
    public void The_JSON_library_is_known_to_those_who_write_JSON_and_by_the_attributes_of_values()
    {
        foreach (var project in new[] { "Risk", "Law" })
        {
            Assert.Empty(Rules.UsersOf("Newtonsoft.Json", Projects[project].GetTypes(), _ => false));
        }

        string[] values = ["Count", "Currency", "Money", "Rate"];
        var engine = Rules.UsersOf("Newtonsoft.Json", Projects["Core"].GetTypes(), t => t.Namespace == "FineCalc.Json");
        Assert.Equal(
            values.Select(t => $"FineCalc.{t} uses Newtonsoft.Json.JsonConverterAttribute."),
            engine.Order(StringComparer.Ordinal)
        );
        Assert.Empty(Rules.UsersOf("Newtonsoft.Json", Projects["FineCalc"].GetTypes(), t => RoomOf(t) == "FineCalc/Json"));
    }

    [Fact]
    public void Unsafe_code_is_written_for_columns_alone() =>
        Assert.Equal(["Risk"], Projects.Where(p => Rules.Unsafe(p.Value.GetTypes()).Count > 0).Select(p => p.Key));

    [Theory]
    [InlineData("Core", "Newtonsoft.Json", "NodaTime")]
    [InlineData("Documents", "FineCalc.Core", "Newtonsoft.Json", "NodaTime")]
    [InlineData("Law", "FineCalc.Core", "FineCalc.Documents", "NodaTime")]
    [InlineData("Risk", "FineCalc.Core", "MathNet.Numerics", "NodaTime")]
    [InlineData("Estimates", "FineCalc.Core", "FineCalc.Documents", "FineCalc.Law", "FineCalc.Risk", "Newtonsoft.Json", "NodaTime")]
    [InlineData("FineCalc", "FineCalc.Core", "FineCalc.Documents", "FineCalc.Estimates", "FineCalc.Risk", "Newtonsoft.Json", "NodaTime")]
    [InlineData(
        "Reporting",
        "FineCalc",
        "FineCalc.Core",
        "FineCalc.Estimates",
        "FineCalc.Risk",
        "NodaTime",
        "ScottPlot",
        "SkiaSharp",
        "DocumentFormat.OpenXml",
        "DocumentFormat.OpenXml.Framework"
    )]
    [InlineData(
        "Tables",
        "Apache.Arrow",
        "FineCalc",
        "FineCalc.Core",
        "FineCalc.Documents",
        "FineCalc.Risk",
        "Newtonsoft.Json",
        "NodaTime",
        "ParquetSharp",
        "Sep"
    )]
    public void A_project_rests_on_the_framework_and_on_what_is_listed(string project, params string[] on) =>
        Assert.Empty(Rules.StrangeReferences(Projects[project].AssemblyReferences.Select(r => r.Name), on));

    [Fact]
    public void The_rule_of_references_finds_a_stranger() =>
        Assert.Contains("Mono.Cecil", Rules.StrangeReferences(Tests.AssemblyReferences.Select(r => r.Name), ["NodaTime"]));

    [Fact]
    public void No_source_file_is_longer_than_500_lines()
    {
        Assert.Empty(Rules.TooLong(Sources.Select(f => (f, File.ReadAllLines(Repository.PathOf(f)).Length)), 500));
        Assert.Equal(["b"], Rules.TooLong([("a", 500), ("b", 501)], 500));
    }

    [Fact]
    public void No_line_is_longer_than_140_columns()
    {
        var lines = Repository
            .Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Rules.LongLines(f, File.ReadLines(Repository.PathOf(f)), 140))
            .ToList();
        output.WriteLine(string.Join('\n', lines));

        Assert.Empty(lines);
        Assert.Equal(["a.cs(2)"], Rules.LongLines("a.cs", [new string('x', 140), new string('x', 141)], 140));
    }

    [Fact]
    public void A_file_holds_one_public_type_under_its_name()
    {
        Assert.NotEmpty(Sources);
        Assert.Empty(Sources.SelectMany(f => Rules.MisplacedPublicTypes(f, File.ReadAllText(Repository.PathOf(f)))));
        Assert.Equal(["a/B.cs declares C"], Rules.MisplacedPublicTypes("a/B.cs", "public class B\n{\n}\n\npublic enum C\n"));
    }

    [Fact]
    public void What_a_newcomer_has_to_learn_is_counted()
    {
        // Each regime brings its questions and the enumerations that answer them; nobody ever names a host of extensions or a converter,
        // and completion hides them; pictures and files of tables come with packages of their own. The rest is what a newcomer has to
        // learn.
        var types = PublicTypes()
            .Where(t => t.DeclaringType is null && !Rules.IsHidden(t))
            .Where(t => t.Module != Projects["Law"] && t.Module != Projects["Reporting"] && t.Module != Projects["Tables"])
            .ToList();
        foreach (var space in types.GroupBy(t => t.Namespace).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(
                FormattableString.Invariant($"{space.Key}: {space.Count()}: {string.Join(", ", space.Select(t => t.Name).Order())}")
            );
        }

        Assert.InRange(types.Count, 40, 130);
        Assert.InRange(types.Count(t => t.Namespace == "FineCalc"), 20, 48);
    }

    [Fact]
    public void What_is_hidden_from_completion_hosts_extensions_or_converts_for_a_serialiser()
    {
        var types = PublicTypes().Where(t => t.DeclaringType is null && !ReferenceEquals(t.Module, Projects["Law"])).ToList();

        Assert.Equal(
            types.Where(t => Rules.HostsExtensions(t) || Rules.Converts(t)).Select(t => t.Name),
            types.Where(Rules.IsHidden).Select(t => t.Name)
        );
        Assert.Contains(types, Rules.IsHidden);
    }

    [Fact]
    public void No_namespace_has_the_name_of_a_type()
    {
        var types = AllTypes.Where(t => !t.IsNested).ToList();
        Assert.Empty(types.Select(t => t.FullName.Split('`')[0]).Intersect(types.Select(t => t.Namespace)));
    }

    [Fact]
    public void No_file_names_a_host_of_packages()
    {
        Assert.Empty(
            Repository.Files.SelectMany(f => Rules.PackageHosts(File.ReadAllText(Repository.PathOf(f))).Select(host => $"{f}: {host}"))
        );
        Assert.Single(Rules.PackageHosts("https://api.nuget." + "org/v3/index.json"));
    }

    private static List<string> Sources =>
        [.. Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))];

    private static IEnumerable<TypeDefinition> PublicTypes() =>
        AllTypes.Where(t => t.IsPublic || (t.IsNestedPublic && Uses.Outermost(t).IsPublic));

    private static TypeDefinition Bad(string name) => Tests.Types.Single(t => t.Name == name);

    private static bool IsMadeByCompiler(TypeDefinition type) =>
        type.Name.StartsWith('<')
        || type.CustomAttributes.Any(a => a.AttributeType.Name is "CompilerGeneratedAttribute" or "EmbeddedAttribute");

    private static string Short(string assembly) =>
        assembly == "FineCalc" ? assembly : assembly[(assembly.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string? RoomOf(TypeDefinition type) => Places.Value.GetValueOrDefault(KeyOf(type)).Room;

    private static string? FileOf(TypeDefinition type) => Places.Value.GetValueOrDefault(KeyOf(Uses.Outermost(type))).File;

    private static string KeyOf(TypeDefinition type) =>
        $"{Short(type.Module.Assembly.Name.Name)}:{type.Namespace}.{type.Name.Split('`')[0]}";

    // Which file and room of the source declares which type.
    private static Dictionary<string, (string File, string Room)> Declarations()
    {
        var places = new Dictionary<string, (string File, string Room)>();
        foreach (var file in Sources.Where(f => Projects.ContainsKey(Short(f.Split('/')[1]))))
        {
            var (text, path) = (File.ReadAllText(Repository.PathOf(file)), file.Split('/'));
            var project = Short(path[1]);
            var room = $"{project}/{(path.Length > 3 ? path[2] : ".")}";
            var space = Namespace().Match(text).Groups[1].Value;
            foreach (var name in Declaration().Matches(text).Select(m => $"{project}:{space}.{m.Groups[1].Value}"))
            {
                Assert.True(places.TryAdd(name, (file, room)) || places[name].Room == room, $"{name} is declared in two rooms.");
            }
        }

        return places;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe) )*"
            + @"(?:class|struct|interface|enum|record struct|record class|record|delegate [\w<>?]+) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
