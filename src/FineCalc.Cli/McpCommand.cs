using System.CommandLine;
using System.Runtime.CompilerServices;

namespace FineCalc.Cli;

// The commands as tools of an agent, over standard input and output. What speaks the protocol is loaded by nothing else: no other command
// pays for it.
internal sealed class McpCommand(Session session)
{
    public Command Build()
    {
        var command = new Command(
            "mcp",
            "Serve the commands to an AI agent as tools, by the Model Context Protocol on standard input and output"
        );
        command.SetAction(_ => Serve());
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Serve() =>
        session.Input is Standard.ClosedStream
            ? throw new ProblemException(
                new Problem("input-closed", "Standard input is closed, and what an agent asks comes from there.")
                {
                    File = "stdin",
                    Allowed = "a client of the Model Context Protocol that starts finecalc mcp",
                }
            )
            : AgentServer.Run(session.Input, session.Output, new AgentTools(session.Regimes));
}
