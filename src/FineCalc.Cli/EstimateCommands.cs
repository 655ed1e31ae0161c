using System.CommandLine;
using FineCalc.Estimates;
using FineCalc.Gdpr;

namespace FineCalc.Cli;

// What regulators have imposed in like cases, and how well such predictions did.
internal sealed class EstimateCommands(Session session)
{
    private static readonly string[] Defendants = [.. PartyFacts.Defendant.Options.Select(o => o.Code)];

    public Command Estimate()
    {
        var file = new Argument<string>("FILE") { Description = "A case file, or - for standard input" };
        var country = new Option<string>("--country")
        {
            HelpName = "NAME",
            Description =
                "The country of the authority, in English, such as Spain, if the case does not tell it; the United Kingdom for the UK GDPR",
        };
        var defendant = new Option<string>("--defendant")
        {
            HelpName = string.Join('|', Defendants),
            Description = "The kind of defendant, if the case does not tell it",
        };
        defendant.AcceptOnlyFromAmong(Defendants);
        var provisional = new Option<string>("--provisional")
        {
            HelpName = "AMOUNT",
            Description = "The amount that the authority has announced, in the regime's currency",
        };
        var exceeding = new Option<string[]>("--exceeding")
        {
            HelpName = "AMOUNT",
            Description = "An amount whose chance of being exceeded is wanted; may be given several times",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command(
            "estimate",
            "Predict the fine from what is known: what the method allows, and what regulators have imposed in like cases"
        )
        {
            file,
            country,
            defendant,
            provisional,
            exceeding,
        };
        country.CompletionSources.Add(_ => GdprEstimate.Countries);
        var to = new Destination(session, command, Destination.AllFormats);
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            var regimes = laws.Of(parsed).Regimes;
            var read = session.Load(
                parsed.GetRequiredValue(file),
                (stream, name) => CaseJson.ReadIncomplete(stream, name, regimes),
                "a case file"
            );
            var currency = read.Version.Regime.Info.Currency;
            List<Problem> problems = [];
            var amounts = (parsed.GetValue(exceeding) ?? []).Select(text => Amount("--exceeding", text)).OfType<Money>().ToList();
            var announced = parsed.GetValue(provisional) is { } stated ? Amount("--provisional", stated) : null;
            if (problems.Count > 0)
            {
                problems.ForEach(session.Error.WriteLine);
                return Tool.Usage;
            }

            var estimate = GdprEstimate.Of(
                read,
                new EstimateOptions
                {
                    Country = parsed.GetValue(country) is { } name ? Named(name) : null,
                    Defendant = parsed.GetValue(defendant),
                    Provisional = announced,
                }
            );
            return to.Show(parsed, Report.Of(estimate, amounts));

            Money? Amount(string option, string text)
            {
                try
                {
                    var money = Quantity.Amount(text, currency);
                    return money.Amount > 0m ? money : throw new FormatException($"'{text}' is not above 0.");
                }
                catch (FormatException unreadable)
                {
                    problems.Add(
                        new Problem("usage", $"{option}: {unreadable.Message}")
                        {
                            Allowed = $"an amount above 0, such as 3000000 or \"{currency} 3,000,000\"",
                        }
                    );
                    return null;
                }
            }
        });
        return command;
    }

    // Names of countries are names, whatever letters they are typed in; one that is not known is the library's to refuse.
    private static string Named(string country) =>
        GdprEstimate.Countries.FirstOrDefault(c => string.Equals(c, country.Trim(), StringComparison.OrdinalIgnoreCase)) ?? country;

    public Command Backtest()
    {
        var file = new Argument<string?>("FILE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A list of decisions as JSON, or - for standard input; the decisions that the table is fitted on if not given",
        };
        var against = new Option<bool>("--against")
        {
            Description = "A league table instead: public formulas of others and the middle of the guidance on the same decisions",
        };
        var rows = new Option<string>("--rows")
        {
            HelpName = "PATH",
            Description = "Write a CSV of the decisions as well: what was predicted and imposed, what was not told, which table spoke",
        };
        var command = new Command("backtest", "Score the predictions on published decisions, beside simpler methods")
        {
            file,
            against,
            rows,
        };
        var to = new Destination(session, command, Destination.AllFormats);
        command.SetAction(parsed =>
        {
            // The page says of decisions that the table is fitted on that they test little.
            var (decisions, unusable) = parsed.GetValue(file) is { } path
                ? session.Load(path, (stream, name) => GdprEstimate.ReadDecisions(stream, name, GdprEstimate.Model))
                : (GdprEstimate.Decisions, []);
            if (parsed.GetValue(against))
            {
                return to.Show(parsed, League.Of(decisions));
            }

            BacktestReport report;
            using (var progress = session.Progress())
            {
                report = GdprEstimate.Backtest(decisions, unusable, progress: progress);
            }

            var written = parsed.GetValue(rows) is { } rowsPath ? session.Put(rowsPath, text => BacktestCsv.Write(text, report)) : Tool.Ok;
            return written == Tool.Ok ? to.Show(parsed, report) : written;
        });
        return command;
    }
}
