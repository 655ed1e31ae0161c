using System.CommandLine;
using System.Runtime.CompilerServices;
using FineCalc.Risk;
using FineCalc.Tables;

namespace FineCalc.Cli;

// Where a portfolio comes from: a JSON file, or a table of parties beside a case.
internal sealed record PortfolioAsked(string File, string? Case, double? Frequency, long Years, ulong Seed)
{
    public PortfolioFile Read(Session session, RegimeCatalog regimes) =>
        Case is null && Path.GetExtension(File).ToUpperInvariant() is ".CSV" or ".TSV" or ".JSONL" or ".NDJSON" or ".PARQUET" or ".PQ"
            ? throw new ProblemException(
                new Problem(
                    "portfolio-case-missing",
                    "A table of parties does not say under which law their cases are, or what they share."
                )
                {
                    File = File,
                    Allowed = "--case FILE beside it; or a portfolio as JSON",
                }
            )
        : Case is null ? session.Load(File, (stream, name) => PortfolioJson.Read(stream, name, regimes), "a portfolio")
        : OfTable(session, regimes);

    // Apart, so that who simulates something else does not load what reads tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PortfolioFile OfTable(Session session, RegimeCatalog regimes)
    {
        var cases = session.Load(Case!, (stream, name) => CaseJson.ReadUncertainIncomplete(stream, name, regimes), "a case file");
        try
        {
            using var stream = ReadFile.Open(File, session);
            using var reader = TableForms.Reader(TableForms.Of(File), stream);
            var read = PortfolioTable.Read(reader, cases, Frequency is { } mean ? Distribution.Poisson(mean) : null);
            session.TellUnused(read.Unused);
            return read;
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
        {
            throw TableForms.Placed(found, File);
        }
    }
}

internal sealed class PortfolioWords
{
    private readonly Argument<string> _file = new("PORTFOLIO")
    {
        Description = "A portfolio as JSON; or, with --case, a table of parties: CSV, JSON Lines or Parquet",
    };
    private readonly Option<string?> _case = new("--case")
    {
        HelpName = "FILE",
        Description = "What all cases of a table's parties share: a case file, which may lack what the table has",
    };
    private readonly Option<double?> _frequency = new("--frequency")
    {
        HelpName = "MEAN",
        Description = "Cases a year of each party of a table without a column frequency: the mean of a Poisson count",
    };
    private readonly Option<long> _years = SimulationWords.Large("--years", "How many years, such as 1e6", 100_000);
    private readonly Option<ulong> _seed = SimulationWords.Seed();

    public void AddTo(Command command)
    {
        Bounds.Hold(_frequency, mean => mean is >= 0d and <= 1e7, "--frequency is from 0 to 10,000,000.");
        command.Add(_file);
        command.Add(_case);
        command.Add(_frequency);
        command.Add(_years);
        command.Add(_seed);
    }

    public PortfolioAsked Of(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(_file),
            parsed.GetValue(_case),
            parsed.GetValue(_frequency),
            parsed.GetValue(_years),
            parsed.GetValue(_seed)
        );
}
