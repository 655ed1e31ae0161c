using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Cli;

// The commands and what each does.
internal sealed class Commands
{
    private readonly Session _session;

    // A run takes one command: where the first word of the line names it, no other is made.
    public Commands(Session session, string? first = null)
    {
        _session = session;
        (string Name, Func<Command> Make)[] all =
        [
            ("assess", Assess),
            ("report", () => new ReportCommand(session).Build()),
            ("workbook", () => new WorkbookCommand(session).Build()),
            ("check", () => new CheckCommand(session).Build()),
            ("seek", () => new SeekCommand(session).Build()),
            ("compare", () => new CompareCommand(session).Build()),
            ("estimate", () => new EstimateCommands(session).Estimate()),
            ("backtest", () => new EstimateCommands(session).Backtest()),
            ("chart", () => new ChartCommand(session).Build()),
            ("batch", () => new BatchCommand(session).Build()),
            ("simulate", () => new SimulateCommand(session).Build()),
            ("annual-loss", () => new AnnualLossCommand(session).Build()),
            ("plan", () => new PlanCommand(session).Build()),
            ("run", () => new RunCommand(session).Build()),
            ("merge", () => new MergeCommand(session).Build()),
            ("regimes", List),
            ("show", Show),
            ("diff", Diff),
            ("facts", Facts),
            ("cite", () => new CiteCommand(session).Build()),
            ("expiring", () => new ExpiringCommand(session).Build()),
            ("new", New),
            ("export", Export),
            ("schema", Schema),
            ("completion", Complete),
            ("mcp", () => new McpCommand(session).Build()),
        ];
        Root = new Command("finecalc", "Computes administrative fines from case files and explains every number.");
        var named = Array.FindIndex(all, c => c.Name == first);
        foreach (var (_, make) in named < 0 ? all : all[named..(named + 1)])
        {
            Root.Add(make());
        }

        var help = new HelpPage(session.Width);
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
                Action = new Saying(session.Output, NameAndVersion),
            }
        );
    }

    public Command Root { get; }

    private static string NameAndVersion()
    {
        var version = typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var name = $"finecalc {version.Split('+')[0]}";

        // Where no code can be made while it runs, none is made of the steps.
        return RuntimeFeature.IsDynamicCodeSupported
            ? name
            : $"{name}, compiled wholly ahead: steps are read one by one, so that single cases start at once and batches are slow";
    }

    // What a fine relies on, in words and as Markdown.
    private const string Elements = "elements";
    private const string ElementsAsMarkdown = "elements-markdown";

    private Command Assess()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Case files, or - for standard input" };
        Misuse.NoOptionsAmong(files);
        var order = new Option<string>("--order")
        {
            HelpName = "method|shapley",
            DefaultValueFactory = _ => "method",
            Description = "How the bridge shares a difference out: one change after another, or each change's average over every order",
        };
        order.AcceptOnlyFromAmong("method", "shapley");
        var command = new Command("assess", "Work a case out and explain it: steps, values, sources, assumptions, the bridge")
        {
            files,
            order,
        };
        var to = Destination.OfTraced(_session, command, Elements, ElementsAsMarkdown);
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var paths = parsed.GetRequiredValue(files);
            if (paths.Length > 1 && to.Format(parsed) == "html")
            {
                _session.Error.WriteLine(
                    new Problem("usage", "Several cases are several HTML pages, which one output does not hold.")
                    {
                        Allowed = "one case with --format html",
                    }
                );
                return Tool.Usage;
            }

            var (asItStands, regimes, reforms) = laws.Of(parsed);
            var shares = parsed.GetValue(order) == "shapley" ? BridgeOrder.Shapley : BridgeOrder.Method;
            var (worst, reports) = (Tool.Ok, new List<Report>());
            foreach (var path in paths)
            {
                var isElements = to.Format(parsed) is Elements or ElementsAsMarkdown;
                if (AssessOne(path, asItStands, regimes, reforms, shares, isElements, out var exitCode) is { } report)
                {
                    reports.Add(report);
                }

                worst = Math.Max(worst, exitCode);
            }

            return reports.Count == 0 ? worst : Math.Max(worst, to.Show(parsed, reports));
        });
        return command;
    }

    // The report of a case, or null where its problems are reported instead.
    private Report? AssessOne(
        string path,
        RegimeCatalog asItStands,
        RegimeCatalog regimes,
        IReadOnlyList<Reform> reforms,
        BridgeOrder shares,
        bool isElements,
        out int exitCode
    )
    {
        try
        {
            if (_session.Read(path, regimes, out exitCode) is not { } read)
            {
                return null;
            }

            var assessed = InOrder(() => read.Assess(shares), shares);
            return isElements ? Report.Elements(assessed)
                : reforms.Count == 0 ? assessed
                : _session.Read(path, asItStands, out exitCode) is { } today
                    ? InOrder(() => ReformEffect.Of(reforms, today.Assess(shares), assessed, shares), shares)
                : (Report?)null;
        }
        catch (ProblemException found)
        {
            exitCode = Session.Print(found.Problems, _session.Error);
            return null;
        }
    }

    private Command List()
    {
        var standing = new Option<bool>("--standing") { Description = "Count the numbers of each version by how sure their sources are" };
        var command = new Command("regimes", "List the regimes that FineCalc knows") { standing };
        var to = new Destination(_session, command, Destination.AllFormats);
        command.SetAction(parsed =>
            parsed.GetValue(standing)
                ? to.Show(parsed, Report.Standings(_session.Regimes))
                : to.Show(parsed, Report.List(_session.Regimes), hint: "More of one: finecalc show ID, finecalc facts ID, finecalc new ID")
        );
        return command;
    }

    private Command Show() =>
        OfRegime("show", "Show a regime as a page: its steps, numbers, sources and questions", version => version, isTraced: true);

    private Command Diff()
    {
        var id = Known.Regime(_session);
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
        var output = new Destination(_session, command, Destination.AllFormats);
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var (first, last) = (parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
            if (first > last)
            {
                _session.Error.WriteLine(
                    new Problem("usage", $"{Text.Date(first)} is after {Text.Date(last)}: what came would be told as gone.")
                    {
                        Allowed =
                            $"the earlier day first, finecalc diff {parsed.GetRequiredValue(id)} {Text.Date(last)} {Text.Date(first)}",
                    }
                );
                return Tool.Usage;
            }

            var (asItStands, regimes, _) = laws.Of(parsed);
            var before = parsed.GetValue(archived) is { } path
                ? new RegimeCatalog(_session.Load(path, RegimeJson.Read, "an exported regime"))
                : asItStands;
            var (earlier, later) = (Find(parsed.GetRequiredValue(id), before), Find(parsed.GetRequiredValue(id), regimes));
            return output.Show(parsed, Report.Differences(earlier.On(first), later.On(last)));
        });
        return command;

        static Argument<LocalDate> Day(string name, string description) =>
            new(name) { Description = description, CustomParser = result => ReadDay(result) ?? default };
    }

    public static Regime Find(string id, RegimeCatalog regimes) =>
        regimes.Find(id) ?? throw new ProblemException(Laws.Unknown(id, regimes));

    private static LocalDate? ReadDay(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Text.TryDate(text, out var day))
        {
            return day;
        }

        result.AddError($"'{text}' is not a date; write year, month and day, such as 2024-03-18.{Calendar.Meant(text)}");
        return null;
    }

    private Command Facts() =>
        OfRegime("facts", "Show what a regime asks of a case, with units, ranges and what a missing answer means", Report.Questions);

    private Command New()
    {
        var command = new Command("new", "Write a case file to fill in");
        var version = Version(command);
        var estimate = new Option<bool>("--estimate")
        {
            Description = "Only what an estimate turns on: ten facts that are known from outside (uk-gdpr, eu-gdpr)",
        };
        command.Add(estimate);
        var to = new Destination(_session, command);
        command.SetAction(parsed =>
        {
            var of = version(parsed);
            var template = parsed.GetValue(estimate) ? CaseJson.Template(of, GdprEstimate.Questions(of)) : CaseJson.Template(of);
            return to.Put(parsed, writer => writer.Write(template));
        });
        return command;
    }

    private Command Export()
    {
        var id = Known.Regime(_session);
        var on = On("The date whose version alone is meant; all versions if not given");
        var command = new Command("export", "Write a regime as one JSON document, structure and numbers, which --regime-file takes back")
        {
            id,
            on,
        };
        var to = new Destination(_session, command);
        var laws = new Laws(_session, command);
        command.SetAction(parsed =>
        {
            var regime = Find(parsed.GetRequiredValue(id), laws.Of(parsed).Regimes);
            return parsed.GetValue(on) is { } day
                ? to.Put(parsed, writer => writer.Write(RegimeJson.Write(regime.On(day))))
                : to.Put(parsed, writer => RegimeJson.Write(regime, writer));
        });
        return command;
    }

    private Command Schema()
    {
        string[] kinds = ["case", "reform", "regime", "table-mapping"];
        var kind = new Argument<string>("KIND") { HelpName = string.Join('|', kinds), Description = "What is to be described" };
        kind.AcceptOnlyFromAmong(kinds);
        var command = new Command(
            "schema",
            "Write the JSON Schema of cases, reforms, exported regimes or mappings of tables, for editors and validators"
        )
        {
            kind,
        };
        var to = new Destination(_session, command);
        command.SetAction(parsed =>
            to.Put(
                parsed,
                writer =>
                    writer.Write(
                        parsed.GetRequiredValue(kind) switch
                        {
                            "case" => CaseJson.Schema(_session.Regimes),
                            "reform" => ReformJson.Schema(_session.Regimes),
                            "table-mapping" => MappingSchema(),
                            _ => RegimeJson.Schema(),
                        }
                    )
            )
        );
        return command;
    }

    // Apart, so that who asks for another schema does not load what reads tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string MappingSchema() => Tables.TableMappingJson.Schema();

    private Command Complete()
    {
        var shell = new Argument<string>("SHELL")
        {
            HelpName = string.Join('|', Completion.Shells),
            Description = "The shell that is to complete",
        };
        shell.AcceptOnlyFromAmong(Completion.Shells);
        var command = new Command("completion", "Write the script by which a shell completes commands, options, regimes and facts")
        {
            shell,
        };
        var to = new Destination(_session, command);
        command.SetAction(parsed => to.Put(parsed, writer => writer.Write(Completion.Script(parsed.GetRequiredValue(shell)))));
        return command;
    }

    public static Option<LocalDate?> On(string description) => Day("--on", description);

    public static Option<LocalDate?> Day(string name, string description) =>
        new(name)
        {
            HelpName = "DATE",
            Description = description,
            CustomParser = ReadDay,
        };

    // A page about one version of a regime.
    private Command OfRegime(string name, string description, Func<RegimeVersion, Report> page, bool isTraced = false)
    {
        var command = new Command(name, description);
        var version = Version(command);
        var to = isTraced ? Destination.OfTraced(_session, command) : new Destination(_session, command, Destination.AllFormats);
        command.SetAction(parsed => to.Show(parsed, page(version(parsed))));
        return command;
    }

    // The version that a command is about: that of a date, or the last.
    private Func<ParseResult, RegimeVersion> Version(Command command)
    {
        var id = Known.Regime(_session);
        var on = On("The date whose version is meant, such as 2024-03-18; the last version if not given");
        command.Add(id);
        command.Add(on);
        var laws = new Laws(_session, command);
        return parsed =>
        {
            var regime = Find(parsed.GetRequiredValue(id), laws.Of(parsed).Regimes);
            return parsed.GetValue(on) is { } day ? regime.On(day) : regime.Versions[^1];
        };
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
