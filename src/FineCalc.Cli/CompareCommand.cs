using System.CommandLine;
using FineCalc.Comparing;

namespace FineCalc.Cli;

// One case under several regimes side by side, or the steps of one of them.
internal sealed class CompareCommand(Session session)
{
    private readonly Argument<string> _file = new("FILE") { Description = "A case file, or - for standard input" };
    private readonly Option<string> _regimes = new("--regimes")
    {
        HelpName = "ID,ID,...",
        Description = "The regimes, as listed by finecalc regimes; the case's own and those it has answers for if not given",
    };
    private readonly Option<string> _currency = new("--currency")
    {
        HelpName = "CODE",
        Description = "The currency to convert amounts to, by the rates of the case; that of the case's regime if not given",
    };
    private readonly Option<string> _explain = new("--explain")
    {
        HelpName = "ID",
        Description = "Instead of the comparison, every step of the amount under this regime",
    };

    public Command Build()
    {
        var command = new Command("compare", "Put one case under several regimes side by side, and say what each of them lacks")
        {
            _file,
            _regimes,
            _currency,
            _explain,
        };
        _regimes.CompletionSources.Add(context => Known.Regimes(session, context));
        _explain.CompletionSources.Add(_ => session.Regimes.Ids);
        var to = Destination.OfTraced(session, command);
        var laws = new Laws(session, command);
        command.SetAction(parsed => Run(parsed, laws.Of(parsed).Regimes, to));
        return command;
    }

    private int Run(ParseResult parsed, RegimeCatalog regimes, Destination to)
    {
        if (session.Read(parsed.GetRequiredValue(_file), regimes, out var exitCode) is not { } read)
        {
            return exitCode;
        }

        Currency? currency = null;
        if (parsed.GetValue(_currency) is { } code)
        {
            if (!Currency.TryOf(code, out var known))
            {
                return Misused(
                    $"--currency {code}: this is no currency.{CurrencySigns.Meant(code)}",
                    "a code of ISO 4217 in capital letters, such as GBP"
                );
            }

            currency = known;
        }

        if (parsed.GetValue(_explain) is { } id)
        {
            return to.Show(parsed, Explain(read.Compare(Find([id], regimes), currency).Rows[0]));
        }

        var ids =
            parsed.GetValue(_regimes) is { } listed
                ? listed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : read.Elsewhere.Count == 0 ? []
            : [read.Version.Regime.Id, .. read.Elsewhere.Select(e => e.Regime.Id)];
        return ids.Length == 0
            ? Misused(
                "The case has no answers for other regimes; name the regimes to compare.",
                $"--regimes with some of {string.Join(", ", regimes.Ids)}"
            )
            : to.Show(
                parsed,
                read.Compare(Find(ids, regimes), currency),
                hint: "The steps and sources of one: finecalc compare FILE --explain ID"
            );
    }

    private static CaseAssessment Explain(ComparedRegime row)
    {
        if (row.Assessment is null)
        {
            throw new ProblemException(
                new Problem("compare-no-amount", $"{row.Regime.Info.Title} has no amount for this case, so that there are no steps.")
                {
                    Subject = row.Regime.Id,
                    Allowed = "a regime that has one; without --explain the command says what is lacking",
                }
            );
        }

        return row.Case!.Assess();
    }

    // The regimes in the order asked for, each once; those that do not exist are reported together.
    private static List<Regime> Find(IReadOnlyList<string> ids, RegimeCatalog regimes)
    {
        var found = ids.Distinct(StringComparer.Ordinal).Select(id => (Id: id, Regime: regimes.Find(id))).ToList();
        Problem[] unknown = [.. found.Where(f => f.Regime is null).Select(f => Laws.Unknown(f.Id, regimes))];
        return unknown.Length == 0 ? [.. found.Select(f => f.Regime!)] : throw new ProblemException(unknown);
    }

    private int Misused(string message, string allowed)
    {
        session.Error.WriteLine(new Problem("usage", message) { Allowed = allowed });
        return Tool.Usage;
    }
}
