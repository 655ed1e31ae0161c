using System.Reflection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FineCalc.Cli;

// The tools behind the protocol: what they are called, take and give is theirs, how it is said to an agent is the SDK's. Nothing is made by
// reflection, so that it does the same compiled wholly ahead. Standard output carries messages and nothing else.
internal static class AgentServer
{
    private const string Instructions = """
        FineCalc works out administrative fines (GDPR, competition, financial services and more) and gives the paragraph behind every
        number. Begin with regimes; facts says what a regime asks, new gives a case to fill in; assess works a case out. Give only facts
        that you were told: what is not known is left out, or is a range, and a refusal says which facts are still needed. Say how
        sure a number is (its standing), and never present an estimate as the fine. FineCalc computes; this is no legal advice.
        """;

    public static int Run(Stream input, TextWriter output, AgentTools tools)
    {
        var version = typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var listed = new ListToolsResult { Tools = [.. tools.All.Select(Told)] };
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = "finecalc",
                Title = "FineCalc",
                Version = version.Split('+')[0],
            },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(listed),
                CallToolHandler = async (request, stopping) =>
                    Result(
                        await Task.Run(() => tools.Call(request.Params!.Name, request.Params.Arguments), stopping).ConfigureAwait(false)
                    ),
            },
        };
        return Serve(input, output, options).GetAwaiter().GetResult();
    }

    private static async Task<int> Serve(Stream input, TextWriter output, McpServerOptions options)
    {
        await using var to = new TextBytes(output);
        await using var transport = new StreamServerTransport(input, to, "finecalc");
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync().ConfigureAwait(false);
        return Tool.Ok;
    }

    private static ModelContextProtocol.Protocol.Tool Told(AgentTool tool) =>
        new()
        {
            Name = tool.Name,
            Title = tool.Title,
            Description = tool.Description,
            InputSchema = tool.Input,
            OutputSchema = tool.Output,
            Annotations = new ToolAnnotations
            {
                Title = tool.Title,
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };

    private static CallToolResult Result(AgentAnswer answer) =>
        new()
        {
            IsError = answer.IsRefusal,
            StructuredContent = answer.Content,
            Content = [new TextContentBlock { Text = answer.Content.GetRawText() }],
        };
}
