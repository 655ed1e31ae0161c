using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Reflection;
using System.Text;
using FineCalc.Comparing;
using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Cli;

// The commands and what each does.
internal sealed class Commands
{
    private readonly Session _session;

    public Commands(Session session)
    {
        _session = session;
        Root = new Command("finecalc", "Computes administrative fines from case files and explains every number.")
        {
            Assess(),
            Check(),
            new SeekCommand(session).Build(),
            new CompareCommand(session).Build(),
            new EstimateCommands(session).Estimate(),
            new EstimateCommands(session).Backtest(),
            List(),
            Show(),
            Diff(),
            Facts(),
            New(),
            Export(),
        };
        var help = new HelpAction { MaxWidth = session.Width };
        Root.Options.Add(
            new HelpOption
            {
                Recursive = true,
                Description = "Show help and usage information",
                Action = help,
            }
        );
        // As a plain action: help that is asked for passes over what was mistyped beside it.
        Root.SetAction(parsed => help.Invoke(parsed));
        Root.Options.Add(
            new Option<bool>("--version")
            {
                Description = "Show the version",
                Arity = ArgumentArity.Zero,
                Action = new Saying(session.Output, Version),
            }
        );
    }

    public Command Root { get; }

    private static string Version()
    {
        var version = typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return $"finecalc {version.Split('+')[0]}";
    }

    private Command Assess()
    {
        var file = new Argument<string>("FILE") { Description = "A case file, or - for standard input" };
        var format = Format("table", "json", "markdown", "html");
        var to = Output();
        var order = new Option<string>("--order")
        {
            HelpName = "method|shapley",
            DefaultValueFactory = _ => "method",
            Description = "How the bridge shares a difference out: one change after another, or each change's average over every order",
        };
        order.AcceptOnlyFromAmong("method", "shapley");
        var command = new Command("assess", "Work a case out and explain it: steps, values, sources, assumptions, the bridge")
        {
            file,
            format,
            to,
            order,
        };
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var (asItStands, regimes, reforms) = laws.Of(parsed);
            if (_session.Read(parsed.GetRequiredValue(file), regimes, out var exitCode) is not { } read)
            {
                return exitCode;
            }

            var shares = parsed.GetValue(order) == "shapley" ? BridgeOrder.Shapley : BridgeOrder.Method;
            var assessed = InOrder(() => read.Assess(shares), shares);
            var path = parsed.GetValue(to);
            if (reforms.Count > 0)
            {
                return _session.Read(parsed.GetRequiredValue(file), asItStands, out exitCode) is { } today
                    ? _session.Show(
                        InOrder(() => ReformEffect.Of(reforms, today.Assess(shares), assessed, shares), shares),
                        parsed.GetValue(format),
                        path
                    )
                    : exitCode;
            }

            return _session.Show(assessed, parsed.GetValue(format), path);
        });
        return command;
    }

    private Command Check()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Case files, or - for standard input" };
        var command = new Command("check", "Say of each case whether it can be assessed and agrees with the published figures") { files };
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var (worst, regimes) = (Tool.Ok, laws.Of(parsed).Regimes);
            foreach (var path in parsed.GetRequiredValue(files))
            {
                worst = Math.Max(worst, CheckOne(path, regimes));
            }

            return worst;
        });
        return command;
    }

    private int CheckOne(string path, RegimeCatalog regimes)
    {
        if (_session.Read(path, regimes, out var exitCode) is not { } read)
        {
            return exitCode;
        }

        var assessed = read.Assess();
        var (amounts, shown) = (Report.Line(assessed), string.Concat(path.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)));
        Remark(path, assessed);
        if (assessed.Differences is { Count: > 0 } differences)
        {
            _session.Output.WriteLine($"{shown}: differs: {amounts}");
            return Session.Print([.. differences.Select(d => d with { File = path })], _session.Error);
        }

        var agreement = Report.PublishedLine(assessed);
        _session.Output.WriteLine($"{shown}: ok: {amounts}{(agreement.Length == 0 ? "" : $"; {agreement}")}");
        return Tool.Ok;
    }

    // What assess reports of a case although it stands: what deserves a second look, and answers that no amount was worked out from.
    private void Remark(string path, CaseAssessment assessed)
    {
        var remarks = assessed.Warnings.Select(w => w with { Code = $"warning: {w.Code}" }).ToList();
        if (assessed.Unused is { Count: > 0 } unused)
        {
            var names = string.Join(
                ", ",
                unused.Select(u => u.Infringement is null ? u.Answer.Fact.Id : $"{u.Answer.Fact.Id} ({u.Infringement})")
            );
            remarks.Add(new Problem("answer-not-used", $"Given and not used, since no step that was taken asks for it: {names}."));
        }

        remarks.ForEach(remark => _session.Error.WriteLine(remark with { File = path }));
    }

    private Command List()
    {
        var standing = new Option<bool>("--standing") { Description = "Count the numbers of each version by how sure their sources are" };
        var command = new Command("regimes", "List the regimes that FineCalc knows") { standing };
        command.SetAction(parsed =>
            parsed.GetValue(standing)
                ? _session.Show(Report.Standings(_session.Regimes))
                : _session.Show(Report.List(_session.Regimes), hint: "More of one: finecalc show ID, finecalc facts ID, finecalc new ID")
        );
        return command;
    }

    private Command Show()
    {
        var format = Format("table", "markdown", "html");
        return OfRegime(
            "show",
            "Show a regime as a page: its steps, numbers, sources and questions",
            (version, parsed) => _session.Show(version, parsed.GetValue(format)),
            format
        );
    }

    private Command Diff()
    {
        var id = new Argument<string>("ID") { Description = "A regime, as listed by finecalc regimes" };
        var (from, to) = (Day("FROM", "A day of the earlier version, such as 2018-05-25"), Day("TO", "A day of the later version"));
        var command = new Command(
            "diff",
            "Show what changed in a regime between two days: numbers, steps and questions; under a reform, the later day is that of the "
                + "reformed law"
        )
        {
            id,
            from,
            to,
        };
        var archived = new Option<string>("--before")
        {
            HelpName = "FILE",
            Description = "An exported regime, which the earlier day is taken from",
        };
        command.Add(archived);
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var (asItStands, regimes, _) = laws.Of(parsed);
            var before = parsed.GetValue(archived) is { } path
                ? new RegimeCatalog(_session.Load(path, RegimeJson.Read, "an exported regime"))
                : asItStands;
            var (earlier, later) = (Find(parsed.GetRequiredValue(id), before), Find(parsed.GetRequiredValue(id), regimes));
            return _session.Show(Report.Differences(earlier.On(parsed.GetRequiredValue(from)), later.On(parsed.GetRequiredValue(to))));
        });
        return command;

        static Argument<LocalDate> Day(string name, string description) =>
            new(name) { Description = description, CustomParser = result => ReadDay(result) ?? default };
    }

    private static Regime Find(string id, RegimeCatalog regimes) =>
        regimes.Find(id) ?? throw new ProblemException(Laws.Unknown(id, regimes));

    private static LocalDate? ReadDay(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new LocalDate(day.Year, day.Month, day.Day);
        }

        result.AddError($"'{result.Tokens[0].Value}' is not a date; write year, month and day, such as 2024-03-18.");
        return null;
    }

    private Command Facts() =>
        OfRegime(
            "facts",
            "Show what a regime asks of a case, with units, ranges and what a missing answer means",
            (version, _) => _session.Show(Report.Questions(version))
        );

    private Command New() =>
        OfRegime("new", "Write a case file to fill in", (version, _) => _session.Put(null, to => to.Write(CaseJson.Template(version))));

    private Command Export()
    {
        var id = new Argument<string>("ID") { Description = "A regime, as listed by finecalc regimes" };
        var on = On("The date whose version alone is meant; all versions if not given");
        var to = Output();
        var command = new Command("export", "Write a regime as one JSON document, structure and numbers, which --regime-file takes back")
        {
            id,
            on,
            to,
        };
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var regime = Find(parsed.GetRequiredValue(id), laws.Of(parsed).Regimes);
            return parsed.GetValue(on) is { } day
                ? _session.Put(parsed.GetValue(to), writer => writer.Write(RegimeJson.Write(regime.On(day))))
                : _session.Put(parsed.GetValue(to), writer => RegimeJson.Write(regime, writer));
        });
        return command;
    }

    private static Option<string> Output() =>
        new("--output", "-o")
        {
            HelpName = "PATH",
            Description =
                "Write to a file instead of standard output: whole or not at all, with the permissions it had, where a link leads",
        };

    private static Option<LocalDate?> On(string description) =>
        new("--on")
        {
            HelpName = "DATE",
            Description = description,
            CustomParser = ReadDay,
        };

    // A command about one version of a regime: that of a date, or the last.
    private Command OfRegime(
        string name,
        string description,
        Func<RegimeVersion, ParseResult, int> act,
        params System.CommandLine.Option[] options
    )
    {
        var id = new Argument<string>("ID") { Description = "A regime, as listed by finecalc regimes" };
        var on = On("The date whose version is meant, such as 2024-03-18; the last version if not given");
        var command = new Command(name, description) { id, on };
        foreach (var option in options)
        {
            command.Add(option);
        }

        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var regime = Find(parsed.GetRequiredValue(id), laws.Of(parsed).Regimes);
            return act(parsed.GetValue(on) is { } day ? regime.On(day) : regime.Versions[^1], parsed);
        });
        return command;
    }

    internal static Option<string> Format(params string[] formats)
    {
        var format = new Option<string>("--format", "-f")
        {
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
            Description = "The form of the output",
        };
        format.AcceptOnlyFromAmong(formats);
        return format;
    }

    // A case whose changes make sense only together, or are too many, has no Shapley shares.
    private static T InOrder<T>(Func<T> assess, BridgeOrder order)
    {
        try
        {
            return assess();
        }
        catch (ArgumentException cannot) when (order == BridgeOrder.Shapley)
        {
            // Behind its sentences stands the name of a parameter.
            var words = cannot.Message[..(cannot.Message.LastIndexOf('.') + 1)];
            throw new ProblemException(new Problem("order-not-possible", words) { Allowed = "--order method" });
        }
    }

    private sealed class Saying(TextWriter output, Func<string> say) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            output.WriteLine(say());
            return Tool.Ok;
        }
    }
}
