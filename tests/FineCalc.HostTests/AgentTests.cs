using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NJsonSchema;

namespace FineCalc.HostTests;

/// <summary>finecalc mcp, as an agent's own client sees it.</summary>
public sealed class AgentTests : IAsyncLifetime
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "FineCalc.Cli.dll");

    private McpClient _client = null!;

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Command = "dotnet", Arguments = [Program, "mcp"] }),
            cancellationToken: Stopping
        );

    public async ValueTask DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task Every_tool_says_what_it_takes_and_gives_changes_nothing_and_gives_what_it_says()
    {
        var tools = (await _client.ListToolsAsync(cancellationToken: Stopping)).Select(t => t.ProtocolTool).ToDictionary(t => t.Name);
        Assert.Equal(
            ["assess", "check", "cite", "compare", "estimate", "facts", "new", "regimes", "seek", "show"],
            tools.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(tools.Values, t => Assert.True(t.Annotations is { ReadOnlyHint: true, DestructiveHint: false, OpenWorldHint: false }));
        var (advanced, incomplete) = (Shipped.PathOf("docs/examples/uk-gdpr/advanced-2025.json"), Case("""{ "tier": "standard" }"""));
        (string Tool, object Given, int Longest)[] calls =
        [
            ("regimes", new { }, 16_000),
            ("facts", new { regime = "uk-gdpr" }, 32_000),
            ("facts", new { regime = "uk-gpdr" }, 3_000),
            ("new", new { regime = "uk-gdpr", estimate = true }, 4_000),
            ("new", new { regime = "uk-gdpr", on = "2019-01-01" }, 20_000),
            ("check", new { file = advanced }, 2_000),
            ("check", new { @case = incomplete }, 5_000),
            ("assess", new { file = advanced }, 12_000),
            ("assess", new { file = advanced, trace = true }, 400_000),
            ("assess", new { @case = incomplete }, 12_000),
            ("assess", new { file = "/nowhere.json" }, 1_000),
            (
                "estimate",
                new { file = Shipped.PathOf("docs/examples/uk-gdpr/outside-facts.json"), exceeding = new[] { "1000000" } },
                10_000
            ),
            (
                "compare",
                new
                {
                    file = advanced,
                    regimes = new[] { "uk-gdpr", "eu-gdpr" },
                    trace = false,
                },
                12_000
            ),
            (
                "seek",
                new
                {
                    file = advanced,
                    fact = "seriousness",
                    target = 3_000_000,
                    resolution = "0.01%",
                },
                4_000
            ),
            ("show", new { regime = "uk-gdpr" }, 24_000),
            ("cite", new { regime = "uk-gdpr", number = "maximum.higher.turnover" }, 1_000),
        ];
        foreach (var (tool, given, longest) in calls)
        {
            var result = await Call(tool, given);
            var text = Text(result);
            Assert.True(text.Length <= longest, $"{tool} gives {text.Length} letters");
            using var said = JsonDocument.Parse(text);
            Assert.True(JsonElement.DeepEquals(said.RootElement, result.StructuredContent!.Value));
            Assert.DoesNotContain('\n', text);
            var schema = await JsonSchema.FromJsonAsync(tools[tool].OutputSchema!.Value.GetRawText(), Stopping);
            Assert.Empty(schema.Validate(text).Select(e => $"{tool}: {e}"));
        }

        Assert.Empty(tools.Keys.Except(calls.Select(c => c.Tool)));
    }

    [Fact]
    public async Task A_case_is_worked_out_from_provisional_to_final_and_every_number_has_its_source()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Shipped.PathOf("docs/examples/uk-gdpr/advanced-2025.json")));
        var fine = await Result("assess", new { @case = file.RootElement });
        Assert.Equal(6_090_000m, fine.GetProperty("provisional").GetProperty("amount").GetDecimal());
        Assert.Equal(3_076_320m, fine.GetProperty("amount").GetDecimal());
        var parts = fine.GetProperty("bridge").GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("amount").GetDecimal());
        Assert.Equal(3_076_320m - 6_090_000m, parts);
        Assert.False(fine.TryGetProperty("trace", out _));
        Assert.Equal(
            "ok",
            (await Result("check", new { @case = file.RootElement })).GetProperty("cases")[0].GetProperty("outcome").GetString()
        );
        var cited = await Result(
            "cite",
            new
            {
                regime = "uk-gdpr",
                number = "maximum.higher.turnover",
                on = "2024-03-18",
            }
        );

        // In whatever order a client gives them.
        var turned = await Result("cite", new { number = "maximum.higher.turnover", regime = "uk-gdpr" });
        Assert.Equal(cited.GetProperty("value").GetString(), turned.GetProperty("value").GetString());
        Assert.Equal("Art 83(5)", cited.GetProperty("source").GetProperty("pinpoint").GetString());
    }

    [Fact]
    public async Task What_is_lacking_is_asked_for_and_not_made_up()
    {
        var refused = await Call("assess", new { @case = Case("{ }") });
        Assert.True(refused.IsError);
        var answer = refused.StructuredContent!.Value;
        Assert.All(answer.GetProperty("problems").EnumerateArray(), p => Assert.Equal("fact-missing", p.GetProperty("code").GetString()));
        var tier = answer.GetProperty("needed").EnumerateArray().Single(n => n.GetProperty("id").GetString() == "tier");
        Assert.Equal("choice", tier.GetProperty("unit").GetString());
        Assert.Equal("standard, higher", tier.GetProperty("allowed").GetString());
        Assert.Equal("facts", tier.GetProperty("under").GetString());
        Assert.Contains("?", tier.GetProperty("question").GetString(), StringComparison.Ordinal);

        // What is given and cannot be is refused as such.
        Assert.Contains(
            "fact-out-of-range",
            Codes(await Call("assess", new { @case = Case("""{ "tier": "standard", "people-affected": -1 }""") }))
        );
        foreach (
            var (tool, given) in new (string, object)[]
            {
                ("assess", new { }),
                ("assess", new { file = "a", @case = Case("{ }") }),
                ("assess", new { @case = "text" }),
                ("cite", new { regime = "uk-gdpr" }),
                ("facts", new { regim = "uk-gdpr" }),
                ("nothing", new { }),
            }
        )
        {
            Assert.Equal(["usage"], Codes(await Call(tool, given)));
        }
    }

    [Fact]
    public async Task No_input_is_taken_for_an_option_and_no_file_is_written()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        foreach (var hostile in new[] { $"--output={path}", "-o", $"-o={path}", "--help", "@" + path, "[diagram]" })
        {
            Assert.True((await Call("show", new { regime = hostile })).IsError);
            Assert.True((await Call("assess", new { file = hostile })).IsError);
            Assert.True((await Call("facts", new { regime = "uk-gdpr", on = hostile })).IsError);
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Standard_output_carries_messages_and_nothing_else()
    {
        string[] messages =
        [
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"""
                + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"assess","arguments":{"file":"/nowhere"}}}""",
            "no message at all",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"regimes"}}""",
        ];
        var start = new ProcessStartInfo("dotnet", [Program, "mcp"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        var lines = new List<string>();
        foreach (var message in messages)
        {
            program.StandardInput.WriteLine(message);
        }

        program.StandardInput.Flush();
        var answered = new HashSet<int>();
        while (answered.Count < 3 && program.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            using var said = JsonDocument.Parse(line);
            Assert.Equal("2.0", said.RootElement.GetProperty("jsonrpc").GetString());
            if (said.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number)
            {
                answered.Add(id.GetInt32());
            }
        }

        // It ends when nobody speaks to it any more.
        program.StandardInput.Close();
        Assert.Equal("", program.StandardOutput.ReadToEnd());
        program.WaitForExit();
        Assert.Equal((0, 3), (program.ExitCode, answered.Count));
    }

    private static JsonElement Case(string facts) =>
        JsonSerializer.Deserialize<JsonElement>(
            $$"""{ "case": "x", "title": "X", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2025-01-01" }, "facts": {{facts}} }"""
        );

    private async Task<CallToolResult> Call(string tool, object given) =>
        await _client.CallToolAsync(
            tool,
            JsonSerializer.SerializeToElement(given).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value),
            cancellationToken: Stopping
        );

    private async Task<JsonElement> Result(string tool, object given)
    {
        var result = await Call(tool, given);
        Assert.False(result.IsError == true, Text(result));
        return result.StructuredContent!.Value;
    }

    private static string Text(CallToolResult result) => ((TextContentBlock)Assert.Single(result.Content)).Text;

    private static List<string?> Codes(CallToolResult result)
    {
        Assert.True(result.IsError);
        return [.. result.StructuredContent!.Value.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString())];
    }
}
