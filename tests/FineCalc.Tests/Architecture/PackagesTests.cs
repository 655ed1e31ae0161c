using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace FineCalc.Tests.Architecture;

/// <summary>
/// Every package that anything here is built of: its licence is one that we allow, it runs nothing when it is installed, and what native
/// code it brings
/// is said. docs/packages.md lists them all, from the lock files and from what the packages say of themselves.
/// </summary>
public sealed class PackagesTests
{
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    // Changes to its files would have to be published, so that it goes into nothing that we hand out.
    private static readonly string[] AllowedInTests = [.. Allowed, "MPL-2.0"];

    // Licences that packages carry as a file, by a sentence that no other licence has.
    private static readonly (string Sentence, string Licence)[] Texts =
    [
        ("Permission is hereby granted, free of charge, to any person obtaining a copy", "MIT"),
        ("Apache License Version 2.0", "Apache-2.0"),
    ];

    private static readonly IReadOnlyList<Package> All = Locked();

    [Fact]
    public void Every_licence_is_one_that_we_allow() =>
        Assert.All(
            All,
            p => Assert.True((p.IsShipped ? Allowed : AllowedInTests).Contains(p.Licence), $"{p.Id} {p.Version} is under {p.Licence}.")
        );

    [Fact]
    public void No_package_that_we_hand_out_with_ours_has_a_script() =>
        Assert.All(
            All.Where(p => p.IsShipped),
            p => Assert.DoesNotContain(p.Files, f => f.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
        );

    [Fact]
    public void The_page_of_packages_lists_them_with_their_licences_and_native_code()
    {
        var page = new StringBuilder(
            """
            # Packages

            Every package of every lock file, with the licence that it states itself. FineCalc hands out those marked *shipped*; the others
            build, test and measure it. None of those shipped has a script, and of none is one run when it is restored.
            A bill of materials in the format of CycloneDX lies beside the packages that `.ci/run` makes. At run
            time FineCalc opens no connection: `.ci/run` runs it without a network.

            | package | version | licence | | native code |
            | --- | --- | --- | --- | --- |

            """
        );
        foreach (var package in All)
        {
            var row =
                $"| {package.Id} | {package.Version} | {package.Licence} | {(package.IsShipped ? "shipped" : "")} | {package.Native} |";
            page.Append(CultureInfo.InvariantCulture, $"{row}\n");
        }

        Golden.Hold("docs/packages.md", page.ToString());
    }

    private static List<Package> Locked()
    {
        var found = new SortedDictionary<string, Package>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Repository.Files.Where(f => f.EndsWith("/packages.lock.json", StringComparison.Ordinal)))
        {
            using var locked = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(file)));
            foreach (
                var entry in locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject())
            )
            {
                if (entry.Value.GetProperty("type").GetString() == "Project")
                {
                    continue;
                }

                // The tool for fitting is no package of ours.
                var isShipped = file.StartsWith("src/", StringComparison.Ordinal) && !file.Contains(".Fitting/", StringComparison.Ordinal);
                var version = entry.Value.GetProperty("resolved").GetString()!;
                var key = $"{entry.Name} {version}";
                var package = found.TryGetValue(key, out var known) ? known : new Package(entry.Name, version, false);
                found[key] = package with { IsShipped = package.IsShipped || isShipped };
            }
        }

        return [.. found.Values];
    }

    private sealed record Package(string Id, string Version, bool IsShipped)
    {
        private static readonly string Cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        private string Folder => Path.Combine(Cache, Id.ToLowerInvariant(), Version.ToLowerInvariant());

        public IEnumerable<string> Files =>
            Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'));

        /// <summary>The platforms that it has native code for.</summary>
        public string Native =>
            string.Join(
                ", ",
                Files
                    .Select(f => f.Split('/'))
                    .Where(parts => parts is ["runtimes", _, "native", ..])
                    .Select(parts => parts[1])
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            );

        public string Licence
        {
            get
            {
                var said = XDocument
                    .Load(Path.Combine(Folder, Id.ToLowerInvariant() + ".nuspec"))
                    .Descendants()
                    .FirstOrDefault(e => e.Name.LocalName == "license");
                if (said?.Attribute("type")?.Value != "file")
                {
                    return said?.Value ?? "none that it states";
                }

                var text = string.Join(
                    ' ',
                    File.ReadAllText(Path.Combine(Folder, said.Value.Replace('\\', '/')))
                        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                );
                return Texts.FirstOrDefault(t => text.Contains(t.Sentence, StringComparison.Ordinal)).Licence
                    ?? $"a text of its own ({said.Value})";
            }
        }
    }
}
