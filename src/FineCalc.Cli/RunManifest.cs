using System.Globalization;
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
    private const string AsWritten = "the manifest as finecalc plan wrote it";
    private const int MostShards = 100_000;

    private static readonly string[] Kinds = [RunKinds.Simulate, RunKinds.AnnualLoss, RunKinds.Batch];
    private static readonly string[] Roles = ["case", "portfolio", "mapping", "regime", "reform", "table"];

    public const string FileName = "manifest.json";

    // What belongs to the kind, by name.
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<RunFile> Files { get; init; } = [];

    // What each shard works out, and of tables the digest of the bytes it reads.
    public IReadOnlyList<(ShardRange Range, string? Digest)> Shards { get; init; } = [];

    // Another one may round otherwise.
    public static string ThisProgram =>
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public string Setting(string name) => Settings.GetValueOrDefault(name) ?? throw Wrong(name, "is missing", AsWritten);

    // One of some words.
    public string Word(string name, params string[] words) =>
        Setting(name) is var word && words.Contains(word) ? word : throw Wrong(name, $"is '{Text.Cut(word, 40)}'", Text.List(words));

    public long Number(string name, long least, long most) =>
        long.TryParse(Setting(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, $"is '{Text.Cut(Setting(name), 40)}'", $"a whole number from {Text.Number(least)} to {Text.Number(most)}");

    public ulong Seed =>
        ulong.TryParse(Setting("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw Wrong("seed", $"is '{Text.Cut(Setting("seed"), 40)}'", "a whole number from 0 to 2^64 - 1");

    // The mean of a count, where there is one for all.
    public double? Mean(string name) =>
        Settings.GetValueOrDefault(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var mean) && mean is >= 0d and <= 1e7 ? mean
        : throw Wrong(name, $"is '{Text.Cut(text, 40)}'", "a number from 0 to 10,000,000");

    // The one file of a role.
    public string File(string role) =>
        Of(role).FirstOrDefault()
        ?? throw new ProblemException(
            new Problem("run-file-missing", $"The manifest names no file that is the {role}.")
            {
                File = FileName,
                Path = "files",
                Allowed = AsWritten,
            }
        );

    // What the shards of the manifest are held to.
    public static ProblemException WrongShards(string why) =>
        new(
            new Problem("run-shards", $"The shards of the manifest are not those of the run: {why}.")
            {
                File = FileName,
                Path = "shards",
                Allowed = AsWritten,
            }
        );

    public static ProblemException Wrong(string name, string how, string allowed) =>
        new(
            new Problem("run-setting-missing", $"The setting '{name}' of the manifest {how}.")
            {
                File = FileName,
                Path = $"settings.{name}",
                Allowed = allowed,
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
                var file = new RunFile(One(f, "role", Roles), f.NeedText("path", what) ?? "", f.NeedText("digest", what) ?? "");
                f.Close();
                return file;
            })
            .ToList();
        var listed = of.Need("shards", what);
        var shards = (listed?.Children ?? [])
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
            One(of, "kind", Kinds),
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
        if (listed is not null && !AreWhole(shards, read.Whole))
        {
            problems.Add(
                listed,
                "shards",
                "The shards are not the whole, one after another.",
                $"1 to {Text.Number(MostShards)} of them from 0 to \"whole\", each behind the one before it"
            );
        }

        return read;

        string One(JsonCursor at, string key, string[] words)
        {
            if (at.NeedText(key, what) is not { } word)
            {
                return "";
            }

            if (!words.Contains(word))
            {
                problems.Add(at.Find(key)!, key, $"'{Text.Cut(word, 40)}' is no {key} that is known here.", Text.List(words));
            }

            return word;
        }

        JsonCursor? Open(JsonNode node) => JsonCursor.Open(node, problems);

        long Whole(JsonCursor at, string key) =>
            at.Need(key, what) is { } node && numbers.Read(node) is { Value: >= 0m and <= 1e18m } number ? (long)number.Value : 0;
    }

    private static bool AreWhole(List<(ShardRange Range, string? Digest)> shards, long whole)
    {
        var at = 0L;
        foreach (var ((first, count), _) in shards)
        {
            if (first != at || count < 1 || count > whole - at)
            {
                return false;
            }

            at += count;
        }

        return at == whole && shards.Count is >= 1 and <= MostShards;
    }
}
