using System.CommandLine;
using System.Runtime.CompilerServices;
using FineCalc.Risk;
using FineCalc.Tables;

namespace FineCalc.Cli;

// Where a portfolio comes from: a JSON file, or a table of parties beside a case.
internal sealed record PortfolioAsked(string File, string? Case, string? Mapping, double? Frequency, long Years, ulong Seed)
{
    public PortfolioFile Read(Session session, RegimeCatalog regimes)
    {
        var read = IsTable ? OfTable(session, regimes, isDryRun: false) : OfJson(session, regimes);
        session.Warn(read.Warnings());
        return read;
    }

    // What would be read, and the first parties explained.
    public void DryRun(Session session, RegimeCatalog regimes)
    {
        if (IsTable)
        {
            OfTable(session, regimes, isDryRun: true);
        }
        else
        {
            Explain(session, OfJson(session, regimes), isWithHead: true);
        }
    }

    private bool IsTable =>
        Case is not null ? true
        : Path.GetExtension(File).ToUpperInvariant() is ".CSV" or ".TSV" or ".JSONL" or ".NDJSON" or ".PARQUET" or ".PQ"
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
        : Mapping is { } mapping
            ? throw new ProblemException(
                new Problem("portfolio-not-a-table", "A mapping says what the columns of a table are, and the portfolio is JSON.")
                {
                    File = mapping,
                    Allowed = "a table of parties with --case FILE; or no mapping",
                }
            )
        : false;

    private PortfolioFile OfJson(Session session, RegimeCatalog regimes) =>
        session.Load(File, (stream, name) => PortfolioJson.Read(stream, name, regimes), "a portfolio");

    // Apart, so that who simulates something else does not load what reads tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PortfolioFile OfTable(Session session, RegimeCatalog regimes, bool isDryRun)
    {
        var cases = session.Load(Case!, (stream, name) => CaseJson.ReadUncertainIncomplete(stream, name, regimes), "a case file");
        var mapping = Mapping is { } path
            ? session.Load(path, (stream, name) => TableMappingJson.Read(stream, name, cases.Case.Version), "a mapping")
            : null;
        try
        {
            using var stream = ReadFile.Open(File, session);
            using var reader = TableForms.Reader(TableForms.Of(File), stream);
            var match = PortfolioTable.Match(reader.Columns, cases, mapping);
            DoubtfulColumns.Refuse(match, null, isDated: false);
            if (isDryRun)
            {
                new DryRun(session).Show(match, PortfolioTable.Parties(reader.Columns, mapping), cases.Facts);
            }

            var read = PortfolioTable.Read(reader, cases, Frequency is { } mean ? Distribution.Poisson(mean) : null, mapping);
            if (isDryRun)
            {
                Explain(session, read, isWithHead: false);
            }
            else
            {
                session.Tell(DoubtfulColumns.Told(match));
            }

            return read;
        }
        catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
        {
            throw TableForms.Placed(found, File);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Explain(Session session, PortfolioFile read, bool isWithHead)
    {
        var (portfolio, shown) = (read.Portfolio, new DryRun(session));
        if (isWithHead)
        {
            shown.Head(read.Version);
        }

        var parties = portfolio.Names.Count;
        session.Output.WriteLine($"{Text.Number(parties)} {(parties == 1 ? "party" : "parties")}, here with the median of what is drawn.");
        shown.Explain(
            read.Version,
            party => party > parties ? null : $"{portfolio.Names[party - 1]}, {FrequencyOf(portfolio, party - 1)} a year",
            party => portfolio.MedianFacts(read.Version, party - 1)
        );
    }

    private static Distribution FrequencyOf(Portfolio portfolio, int party) =>
        portfolio.Frequencies[portfolio.Frequencies.Count == 1 ? 0 : party];
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
    private readonly Option<string?> _mapping = BatchWords.Word(
        "--mapping",
        "FILE",
        "Which columns of a table answer which questions, where their names do not say so"
    );
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
        command.Add(_mapping);
        command.Add(_frequency);
        command.Add(_years);
        command.Add(_seed);
    }

    public PortfolioAsked Of(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(_file),
            parsed.GetValue(_case),
            parsed.GetValue(_mapping),
            parsed.GetValue(_frequency),
            parsed.GetValue(_years),
            parsed.GetValue(_seed)
        );
}
