using System.CommandLine;
using FineCalc.Risk;

namespace FineCalc.Cli;

// What a simulation came to, in the form asked for.
internal sealed class SimulationOutput
{
    private readonly Session _session;
    private readonly Destination _to;
    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "PATH",
        Description = "Write an HTML page with pictures as well",
    };
    private readonly Option<bool> _digest = new("--digest")
    {
        Description = "Print the digest alone, by which two runs are compared to the last bit",
    };

    public SimulationOutput(Session session, Command command)
    {
        _session = session;
        _to = new Destination(session, command, [.. Destination.AllFormats, "csv", "exceedance"]);
        command.Add(_report);
        command.Add(_digest);
    }

    public int Show(ParseResult parsed, FineDistribution of) =>
        Show(parsed, of, of.Digest, () => FiguresCsv.Write([("amount", of)]), () => ExceedanceJson.Write(of));

    public int Show(ParseResult parsed, AnnualLossResult of, AggregateLoss? enclosed = null) =>
        Show(
            parsed,
            enclosed is null ? of : Report.Of(of, enclosed),
            of.Digest,
            () => FiguresCsv.Write([("total", of.Total), ("largest", of.Largest), ("cases", of.Cases)]),
            () => enclosed is null ? ExceedanceJson.Write(of.Total) : ExceedanceJson.Write(enclosed, of.Total.Currency)
        );

    // Of a table, which is bytes already.
    public string? PathOf(ParseResult parsed) => _to.Path(parsed);

    public bool IsDigest(ParseResult parsed) => parsed.GetValue(_digest);

    private int Show(ParseResult parsed, Report report, string digest, Func<string> csv, Func<string> exceedance)
    {
        if (parsed.GetValue(_report) is { } path && _session.Show(report, "html", path) is not Tool.Ok and var unwritten)
        {
            return unwritten;
        }

        return IsDigest(parsed)
            ? _to.Put(parsed, to => to.WriteLine(digest))
            : _to.Format(parsed) switch
            {
                "csv" => _to.Put(parsed, to => to.Write(csv())),
                "exceedance" => _to.Put(parsed, to => to.Write(exceedance())),
                _ => _to.Show(parsed, report),
            };
    }
}
