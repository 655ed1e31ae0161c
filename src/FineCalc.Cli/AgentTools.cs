using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineCalc.Cli;

// One tool as an agent is told of it.
internal sealed record AgentTool(string Name, string Title, string Description, JsonElement Input, JsonElement Output);

// What a tool answers: a result, or why there is none.
internal sealed record AgentAnswer(JsonElement Content, bool IsRefusal);

// The commands as tools. A tool is its command: it takes what that takes, described as there, and gives what that writes as JSON, in brief
// unless the trace is asked for. Tools write no files, and of files read none but the case that is named.
internal sealed class AgentTools
{
    private const string CaseHelp =
        "The case, as an object: case (an id), title, regime, dates, facts, judgements, infringements; the tool new gives one to fill in. "
        + "Leave out what is not known.";

    // What the tools of commands take beside a case or regime, by the options of the command.
    private static readonly (string Command, string Title, string[] Options)[] Offered =
    [
        ("regimes", "List the regimes", []),
        ("facts", "What a regime asks", ["--on"]),
        ("new", "A case to fill in", ["--on", "--estimate"]),
        ("check", "Check a case", []),
        ("assess", "Work out a fine", ["--order"]),
        ("estimate", "Estimate a fine", ["--country", "--defendant", "--provisional", "--exceeding"]),
        ("compare", "Compare regimes", ["--regimes", "--currency", "--explain"]),
        ("seek", "What it would take", ["--fact", "--target", "--step", "--infringement", "--from", "--to", "--resolution"]),
        ("show", "How a regime works", ["--on"]),
        ("cite", "The source of a number", ["--on"]),
    ];

    private readonly RegimeCatalog _regimes;
    private readonly Dictionary<string, (AgentTool Tool, Command Command)> _tools = [];

    public AgentTools(RegimeCatalog regimes)
    {
        _regimes = regimes;
        var root = new Commands(new Session(Stream.Null, TextWriter.Null, TextWriter.Null, null, regimes)).Root;
        foreach (var (name, title, options) in Offered)
        {
            var command = root.Subcommands.Single(c => c.Name == name);
            var help = command.Description + ".";
            _tools.Add(name, (new AgentTool(name, title, help, Input(command, options), AgentSchemas.Output(name)), command));
        }
    }

    public IEnumerable<AgentTool> All => _tools.Values.Select(t => t.Tool);

    public AgentAnswer Call(string name, IDictionary<string, JsonElement>? given)
    {
        if (!_tools.TryGetValue(name, out var tool))
        {
            return Refusal([new Problem("usage", $"There is no tool '{name}'.") { Allowed = string.Join(", ", _tools.Keys) }], null);
        }

        try
        {
            var inputs = Inputs(tool.Tool, given);
            return Run(tool.Command, inputs);
        }
        catch (ProblemException wrong)
        {
            return Refusal(wrong.Problems, null);
        }
    }

    private AgentAnswer Run(Command command, JsonObject inputs)
    {
        // After two dashes nothing is an option, whatever it begins with.
        var words = new List<string> { command.Name };
        var (positional, typed) = (new List<string>(), Array.Empty<byte>());
        if (command.Options.Any(o => o.Name == "--format"))
        {
            words.Add("--format=json");
        }

        if (command.Options.Any(o => o.Name == "--brief") && inputs["trace"]?.GetValue<bool>() != true)
        {
            words.Add("--brief");
        }

        foreach (var (key, value) in inputs)
        {
            switch (key)
            {
                case "trace":
                    break;
                case "case":
                    typed = Encoding.UTF8.GetBytes(value!.ToJsonString());
                    positional.Add("-");
                    break;
                case "file" or "regime" or "number":
                    positional.Add(value!.GetValue<string>());
                    break;
                default:
                    words.AddRange(Words(key, value!));
                    break;
            }
        }

        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var found = new Found();
        Tool.Run([.. words, "--", .. positional], new MemoryStream(typed, false), output, found, regimes: _regimes);
        return output.GetStringBuilder().Length > 0
            ? new AgentAnswer(Parsed(output.ToString()), false)
            : Refusal(found.Problems, QuestionsOf(typed.Length > 0 ? "-" : inputs["file"]?.GetValue<string>(), typed));
    }

    private static IEnumerable<string> Words(string key, JsonNode value) =>
        value switch
        {
            JsonArray list when key != "regimes" => list.SelectMany(item => Words(key, item!)),
            JsonArray list => [$"--{key}={string.Join(',', list.Select(i => i!.GetValue<string>()))}"],
            _ when value.GetValueKind() == JsonValueKind.True => [$"--{key}"],
            _ when value.GetValueKind() == JsonValueKind.False => [],
            _ => [$"--{key}={value.GetValue<string>()}"],
        };

    // What was given, if it is what the tool takes: every name known, what is needed there, each of its kind.
    private static JsonObject Inputs(AgentTool tool, IDictionary<string, JsonElement>? given)
    {
        var (problems, inputs) = (new List<Problem>(), new JsonObject());
        var known = tool
            .Input.GetProperty("properties")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetProperty("type").GetString());

        // In the order of the tool, which is that of the command's arguments, whatever a client's is.
        var order = known.Keys.ToList();
        foreach (var (key, value) in (given ?? new Dictionary<string, JsonElement>()).OrderBy(g => order.IndexOf(g.Key)))
        {
            // Some clients send what is not given as null.
            if (value.ValueKind == JsonValueKind.Null && known.ContainsKey(key))
            {
                continue;
            }

            if (!known.TryGetValue(key, out var type))
            {
                problems.Add(
                    Wrong($"The tool '{tool.Name}' takes no '{key}'{Nearest.MeantBy(key, known.Keys)}.", string.Join(", ", known.Keys))
                );
            }
            else if (!IsOf(type!, value))
            {
                problems.Add(Wrong($"'{key}' of the tool '{tool.Name}' is not {Words(type!)}.", Words(type!)));
            }
            else
            {
                inputs[key] = Node(type!, value);
            }
        }

        if (known.ContainsKey("case") && inputs.ContainsKey("case") == inputs.ContainsKey("file") && problems.Count == 0)
        {
            problems.Add(Wrong($"The tool '{tool.Name}' takes one case.", "either case, the object, or file, the path of one"));
        }

        problems.AddRange(
            from needed in tool.Input.GetProperty("required").EnumerateArray()
            let key = needed.GetString()!
            where !inputs.ContainsKey(key) && problems.Count == 0
            select Wrong($"The tool '{tool.Name}' needs '{key}'.", $"'{key}', {Words(known[key]!)}")
        );
        return problems.Count == 0 ? inputs : throw new ProblemException(problems);

        static Problem Wrong(string message, string allowed) => new("usage", message) { Allowed = allowed };
    }

    private static bool IsOf(string type, JsonElement value) =>
        (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("array", JsonValueKind.Array) => value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String),
            // An amount is as good without its quotes.
            ("string", JsonValueKind.String or JsonValueKind.Number) => true,
            _ => false,
        };

    private static JsonNode Node(string type, JsonElement value) =>
        type == "string" && value.ValueKind == JsonValueKind.Number
            ? JsonValue.Create(value.GetRawText())
            : JsonNode.Parse(value.GetRawText())!;

    private static string Words(string type) =>
        type switch
        {
            "object" => "an object",
            "boolean" => "true or false",
            "array" => "a list of texts",
            _ => "a text",
        };

    private static JsonElement Input(Command command, string[] options)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var argument in command.Arguments)
        {
            switch (argument.HelpName ?? argument.Name)
            {
                case "FILE":
                    properties["case"] = Described("object", CaseHelp);
                    properties["file"] = Described("string", "Instead of case, the path of a case file on this machine");
                    break;
                case "ID":
                    properties["regime"] = Described("string", argument.Description!);
                    required.Add((JsonNode)"regime");
                    break;
                case "NUMBER":
                    properties["number"] = Described(
                        "string",
                        "The id of a number, such as maximum.higher.turnover; the tool show lists them"
                    );
                    required.Add((JsonNode)"number");
                    break;
            }
        }

        foreach (var option in options.Select(name => command.Options.Single(o => o.Name == name)))
        {
            var key = option.Name[2..];
            properties[key] = Of(option);
            if (option.Required)
            {
                required.Add((JsonNode)key);
            }
        }

        if (command.Options.Any(o => o.Name == "--brief"))
        {
            properties["trace"] = Described("boolean", "With the whole explanation, ten times as long and more; in brief if not given");
        }

        return Parsed(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = required,
                ["additionalProperties"] = false,
            }.ToJsonString()
        );
    }

    private static JsonObject Of(System.CommandLine.Option option)
    {
        var described = Described(
            option.ValueType == typeof(bool) ? "boolean"
                : option.ValueType == typeof(string[]) || option.Name == "--regimes" ? "array"
                : "string",
            option.Description!
        );
        if (described["type"]!.GetValue<string>() == "array")
        {
            described["items"] = new JsonObject { ["type"] = "string" };
        }

        // A closed list stands where help names its words.
        if (option.HelpName is { } words && words.Contains('|', StringComparison.Ordinal))
        {
            described["enum"] = new JsonArray([.. words.Split('|').Select(w => (JsonNode)w)]);
        }

        return described;
    }

    private static JsonObject Described(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static AgentAnswer Refusal(IReadOnlyList<Problem> problems, RegimeVersion? asking) =>
        new(Parsed(Report.Json(Report.Problems(problems, asking))), true);

    // The version that asks, where so much of the case can be read.
    private RegimeVersion? QuestionsOf(string? path, byte[] typed)
    {
        try
        {
            if (path is null)
            {
                return null;
            }

            var session = new Session(new MemoryStream(typed, false), TextWriter.Null, TextWriter.Null, null, _regimes);
            return session.Load(path, (stream, name) => CaseJson.ReadIncomplete(stream, name, _regimes)).Version;
        }
        catch (ProblemException)
        {
            return null;
        }
    }

    // On one line, letters as they are: an agent pays for each.
    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        var line = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.RootElement.WriteTo(writer);
        }

        using var compact = JsonDocument.Parse(line.WrittenMemory);
        return compact.RootElement.Clone();
    }

    // Where a command reports its problems, kept as what they are.
    private sealed class Found : StringWriter
    {
        private readonly List<Problem> _problems = [];

        public Found()
            : base(System.Globalization.CultureInfo.InvariantCulture) { }

        // A command that says nothing of its own has failed in a way that it knows nothing of.
        public IReadOnlyList<Problem> Problems =>
            _problems.Count > 0 ? _problems : [new Problem("bug", $"The command gave no result. {ToString()}".Trim())];

        public override void WriteLine(object? value)
        {
            if (value is Problem problem)
            {
                _problems.Add(problem);
            }
            else
            {
                base.WriteLine(value);
            }
        }
    }
}
