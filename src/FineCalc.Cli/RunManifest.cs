using System.Reflection;
using FineCalc.Json;
using FineCalc.Risk;

namespace FineCalc.Cli;

// A file that a run was planned with, under its name in the folder, or for tables where it lies.
internal sealed record RunFile(string Role, string Path, string Digest);

// What a run is: written once, when it is planned, and held to by whoever works at it.
internal sealed record RunManifest(string Kind, string Program, string VersionId, string Inputs, string Unit, long Whole)
{
    private const string Form = "finecalc-run/1";

    public const string FileName = "manifest.json";

    // What belongs to the kind, by name.
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<RunFile> Files { get; init; } = [];

    // What each shard works out, and of tables the digest of the bytes it reads.
    public IReadOnlyList<(ShardRange Range, string? Digest)> Shards { get; init; } = [];

    // Another one may round otherwise.
    public static string ThisProgram =>
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public string Setting(string name) =>
        Settings.GetValueOrDefault(name)
        ?? throw new ProblemException(
            new Problem("run-setting-missing", $"The manifest has no setting '{name}'.")
            {
                Allowed = "the manifest as finecalc plan wrote it",
            }
        );

    public ulong Number(string name) =>
        ulong.TryParse(
            Setting(name),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new ProblemException(
                new Problem("run-setting-missing", $"The setting '{name}' of the manifest is no number.")
                {
                    Allowed = "the manifest as finecalc plan wrote it",
                }
            );

    public IEnumerable<string> Of(string role) => Files.Where(f => f.Role == role).Select(f => f.Path);

    public string Write() =>
        JsonWriting.Write(json =>
        {
            json.Text("format", Form);
            json.Text("kind", Kind);
            json.Text("program", Program);
            json.Text("versionId", VersionId);
            json.Text("inputs", Inputs);
            json.Text("unit", Unit);
            json.Number("whole", Whole);
            json.Object(
                "settings",
                () =>
                {
                    foreach (var (name, value) in Settings)
                    {
                        json.Text(name, value);
                    }
                }
            );
            json.List(
                "files",
                Files,
                file =>
                    json.Line(
                        null,
                        () =>
                        {
                            json.Text("role", file.Role);
                            json.Text("path", file.Path);
                            json.Text("digest", file.Digest);
                        }
                    )
            );
            json.List(
                "shards",
                Shards,
                shard =>
                    json.Line(
                        null,
                        () =>
                        {
                            json.Number("first", shard.Range.First);
                            json.Number("count", shard.Range.Count);
                            json.TextIfAny("digest", shard.Digest);
                        }
                    )
            );
        });

    public static RunManifest Read(Stream stream, string name) =>
        JsonProblems.Read(name, "run-", problems => Read(JsonReading.Read(JsonText.Decode(stream, problems), problems), problems));

    private static RunManifest? Read(JsonNode? root, JsonProblems problems)
    {
        const string what = "as finecalc plan writes it";
        if (JsonCursor.Open(root, problems) is not { } of)
        {
            return null;
        }

        if (of.NeedText("format", Form) is { } form && form != Form)
        {
            problems.Add(of.Find("format")!, "format-unknown", $"\"{form}\" is no form of a run that is known here.", Form);
        }

        var numbers = new JsonScalar(FineCalc.Unit.Count, default, [], problems);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in of.Object("settings")?.Node.Children ?? [])
        {
            settings[node.Name] = of.TextOf(node) ?? "";
        }

        var files = of.List("files")
            .Select(Open)
            .OfType<JsonCursor>()
            .Select(f =>
            {
                var file = new RunFile(f.NeedText("role", what) ?? "", f.NeedText("path", what) ?? "", f.NeedText("digest", what) ?? "");
                f.Close();
                return file;
            })
            .ToList();
        var shards = (of.Need("shards", what)?.Children ?? [])
            .Select(Open)
            .OfType<JsonCursor>()
            .Select(s =>
            {
                var shard = (new ShardRange(Whole(s, "first"), Whole(s, "count")), s.Text("digest"));
                s.Close();
                return shard;
            })
            .ToList();
        var read = new RunManifest(
            of.NeedText("kind", what) ?? "",
            of.NeedText("program", what) ?? "",
            of.NeedText("versionId", what) ?? "",
            of.NeedText("inputs", what) ?? "",
            of.NeedText("unit", what) ?? "",
            Whole(of, "whole")
        )
        {
            Settings = settings,
            Files = files,
            Shards = shards,
        };
        of.Close();
        return read;

        JsonCursor? Open(JsonNode node) => JsonCursor.Open(node, problems);

        long Whole(JsonCursor at, string key) =>
            at.Need(key, what) is { } node && numbers.Read(node) is { Value: >= 0m and <= 1e18m } number ? (long)number.Value : 0;
    }
}
