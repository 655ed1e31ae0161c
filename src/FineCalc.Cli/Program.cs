using System.Globalization;
using System.Text;
using FineCalc.Cli;

// Text is UTF-8 everywhere; a terminal of Windows must be set so.
var isTerminal = !Console.IsOutputRedirected;
if (isTerminal && OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

var utf8 = new UTF8Encoding(false);
var output = new StreamWriter(Standard.Output(), utf8, 16_384) { NewLine = "\n" };
var error = new StreamWriter(Standard.Error(), utf8) { AutoFlush = true, NewLine = "\n" };
using var input = Standard.Input();
return Tool.Run(args, input, output, error, isTerminal ? Screen.Terminal() : Screen.Wished(), showsProgress: !Console.IsErrorRedirected);

internal static class Screen
{
    private const int Unknown = 100;
    private const int Widest = 10_000;

    // A pager or a script says by COLUMNS how wide its lines may be; without it there is no terminal.
    public static Terminal? Wished() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        && width is > 0 and <= Widest
            ? new Terminal(width, false)
            : null;

    // See no-color.org: any value but the empty one turns colours off.
    public static Terminal Terminal() =>
        new(
            Console.WindowWidth is var width and > 0 ? width : Unknown,
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb"
        );
}
