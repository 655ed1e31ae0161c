using FineCalc.Reports;
using Spectre.Console;

namespace FineCalc.Cli;

// The only use of Spectre.Console, and the only reason to load it: a terminal that shows colours.
internal static class Colours
{
    // Lines come laid out; they must not be broken again.
    private const int NoLimit = 1000;

    public static void Write(TextWriter output, Func<TextOptions, string> layOut, int width)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.Standard,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Width = Math.Max(width, NoLimit);
        console.Write(new Markup(layOut(new TextOptions { Width = width, Paint = Paint })));
    }

    private static string Paint(Emphasis emphasis, string words)
    {
        var escaped = Markup.Escape(words);
        return emphasis switch
        {
            Emphasis.Title => $"[bold blue]{escaped}[/]",
            Emphasis.Strong => $"[bold]{escaped}[/]",
            Emphasis.Quiet => $"[dim]{escaped}[/]",
            Emphasis.Good => $"[green]{escaped}[/]",
            Emphasis.Warning => $"[yellow]{escaped}[/]",
            _ => escaped,
        };
    }
}
