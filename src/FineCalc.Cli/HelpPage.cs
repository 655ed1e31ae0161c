using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FineCalc.Cli;

// The help of a command, with examples and exit codes behind what the parser knows of it.
internal sealed class HelpPage(int width) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["finecalc"] = ["new uk-gdpr > case.json", "assess case.json", "show uk-gdpr --on 2025-06-01"],
        ["assess"] =
        [
            "assess case.json",
            "assess case.json --format html --output case.html",
            "assess case.json --reform reform.json",
            "assess first.json second.json --format json --brief",
            "assess case.json --format elements-markdown --output elements.md",
        ],
        ["report"] = ["report case.json --output report.html", "assess report.html"],
        ["workbook"] = ["workbook case.json --output case.xlsx"],
        ["batch"] =
        [
            "batch parties.csv --regime uk-gdpr --on 2025-06-01 --output fines.csv",
            "batch parties.csv --regime uk-gdpr --on 2025-06-01 --dry-run",
        ],
        ["mcp"] = ["mcp"],
        ["check"] = ["check case.json", "check first.json second.json --format json"],
        ["seek"] =
        [
            "seek case.json --fact seriousness --target \"GBP 3,000,000\"",
            "seek case.json --fact seriousness --target 3000000 --format json",
        ],
        ["compare"] = ["compare case.json", "compare case.json --regimes uk-gdpr,eu-nis2", "compare case.json --explain eu-gdpr"],
        ["estimate"] = ["estimate case.json", "estimate case.json --exceeding 1000000"],
        ["backtest"] = ["backtest decisions.json", "backtest decisions.json --rows rows.csv --format json"],
        ["chart"] =
        [
            "chart waterfall case.json -o case.svg",
            "chart estimate case.json -o case.png --width 1600",
            "chart curve case.json --fact turnover --from 1000000 --to 1000000000 -o curve.svg",
        ],
        ["simulate"] =
        [
            "simulate case.json --trials 1e6 --seed 1",
            "simulate case.json --trials 1e9 --until-error 0.1% --sampling sobol --format json",
            "simulate case.json --format exceedance -o points.json --report report.html",
        ],
        ["annual-loss"] =
        [
            "annual-loss portfolio.json --years 1e6 --exact",
            "annual-loss parties.csv --case case.json --frequency 0.02 --format csv -o figures.csv",
        ],
        ["plan"] =
        [
            "plan simulate case.json --trials 1e6 --shards 20 --seed 1 -o trials.run",
            "plan annual-loss portfolio.json --years 1e8 --shards 400 -o years.run",
            "plan batch parties.csv --regime uk-gdpr --on 2025-06-01 -o rows.run",
        ],
        ["run"] = ["run trials.run --shard 17", "run trials.run"],
        ["merge"] = ["merge trials.run --missing", "merge trials.run", "merge trials.run --format json -o result.json"],
        ["regimes"] = ["regimes", "regimes --standing", "regimes --format json"],
        ["show"] = ["show uk-gdpr", "show uk-gdpr --on 2018-05-25 --format markdown"],
        ["diff"] = ["diff uk-gdpr 2024-03-17 2024-03-18", "diff uk-gdpr 2024-03-17 2024-03-18 --format html --output changes.html"],
        ["facts"] = ["facts uk-gdpr", "facts uk-gdpr --on 2018-05-25 --format json"],
        ["expiring"] = ["expiring --by 2027-02-01", "expiring --by 2027-12-31 --format json"],
        ["cite"] = ["cite uk-gdpr", "cite uk-gdpr maximum.higher.turnover --on 2025-06-01"],
        ["new"] = ["new uk-gdpr > case.json", "new eu-gdpr --estimate --output case.json"],
        ["export"] = ["export uk-gdpr --output uk-gdpr.json", "export uk-gdpr --on 2025-06-01"],
        ["schema"] = ["schema case --output case.schema.json", "schema reform"],
        ["completion"] = ["completion bash", "completion powershell"],
    };

    private readonly HelpAction _help = new() { MaxWidth = width };

    // Help that is asked for passes over what is mistyped or lacking beside it.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  finecalc {example}");
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        output.WriteLine($"  {Tool.Ok}   all went well");
        output.WriteLine($"  {Tool.CaseProblems}   problems in a case, or its published figures are not reproduced");
        output.WriteLine($"  {Tool.RegimeProblems}   problems in regime data, a reform or an exported regime");
        output.WriteLine($"  {Tool.Usage}  wrong usage");
        output.WriteLine($"  {Tool.Bug}  a bug in FineCalc");
        output.WriteLine($"  {Tool.TryAgain}  a shard's file cannot be read or written here and now, or is not there yet");
        output.WriteLine($"  {Tool.Interrupted} stopped, as by Ctrl-C");
        return Tool.Ok;
    }
}
