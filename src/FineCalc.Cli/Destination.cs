using System.CommandLine;
using FineCalc.Reports;

namespace FineCalc.Cli;

// The form of a command's result and where it goes: the one place of --format and --output.
internal sealed class Destination
{
    private readonly Session _session;
    private readonly Option<string>? _format;
    private readonly Option<bool>? _brief;
    private readonly Option<string> _path = new("--output", "-o")
    {
        HelpName = "PATH",
        Description = "Write to a file instead of standard output: whole or not at all, with the permissions it had, where a link leads",
    };

    // A command without formats writes one of its own, and has only the path.
    public Destination(Session session, Command command, params string[] formats)
        : this(session, command, false, formats) { }

    private Destination(Session session, Command command, bool isTraced, string[] formats)
    {
        _session = session;
        if (formats.Length > 0)
        {
            _format = new Option<string>("--format", "-f")
            {
                HelpName = string.Join('|', formats),
                DefaultValueFactory = _ => formats[0],
                Description = "The form of the output",
            };
            _format.AcceptOnlyFromAmong(formats);
            command.Add(_format);
        }

        if (isTraced)
        {
            _brief = new Option<bool>("--brief")
            {
                Description = "In JSON what it comes to, steps and sources, without the whole trace: at most a tenth of it",
            };
            command.Add(_brief);
        }

        command.Add(_path);
    }

    // Of a command whose JSON has the whole explanation, unless it is asked for in brief.
    public static Destination OfTraced(Session session, Command command, params string[] further) =>
        new(session, command, true, [.. AllFormats, .. further]);

    public static string[] AllFormats => ["table", "json", "markdown", "html"];

    public int Show(ParseResult parsed, Report report, string? hint = null) =>
        _session.Show(report, Format(parsed), parsed.GetValue(_path), hint, IsBrief(parsed));

    // Several results one after another; as JSON a list of them.
    public int Show(ParseResult parsed, IReadOnlyList<Report> reports) =>
        reports.Count == 1 ? Show(parsed, reports[0]) : _session.Show(reports, Format(parsed), parsed.GetValue(_path), IsBrief(parsed));

    // Written as it is made.
    public int Put(ParseResult parsed, Action<TextWriter> write) => _session.Put(parsed.GetValue(_path), write);

    public string? Path(ParseResult parsed) => parsed.GetValue(_path);

    public string? Format(ParseResult parsed) => _format is null ? null : parsed.GetValue(_format);

    private bool IsBrief(ParseResult parsed) => _brief is not null && parsed.GetValue(_brief);
}
