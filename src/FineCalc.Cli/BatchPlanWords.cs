using System.CommandLine;
using NodaTime;

namespace FineCalc.Cli;

// What a batch that is to be cut is asked with. This class names no type that reads tables.
internal sealed class BatchPlanWords(Session session)
{
    private readonly Argument<string[]> _tables = new("IN")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Tables: CSV in UTF-8, or JSON Lines; several are one table in parts",
    };
    private readonly Option<string?> _regime = Words("--regime", "ID", "The regime of all rows, as listed by finecalc regimes");
    private readonly Option<LocalDate?> _on = Commands.On("The date whose version is meant; the last version if not given");
    private readonly Option<string?> _case = Words(
        "--case",
        "FILE",
        "A case file instead: its regime and version, and its answers where a row has none"
    );
    private readonly Option<string?> _mapping = Words(
        "--mapping",
        "FILE",
        "Which columns answer which questions, where their names do not say so"
    );
    private readonly Option<string?> _steps = Words("--steps", "IDS", "Named steps beside the amount, with commas between them");
    private readonly Option<string?> _keep = Words(
        "--keep",
        "COLUMNS",
        "Columns that are handed on, with commas between them; all or none; all if not given"
    );
    private readonly Option<string> _format = new("--out-format")
    {
        HelpName = "csv|jsonl",
        DefaultValueFactory = _ => "csv",
        Description = "The form of the merged table",
    };
    private readonly Option<bool> _noRange = Flag("--no-range", "The likely amount alone where something is open: much faster");
    private readonly Option<bool> _exact = Flag("--exact", "Every digit of the amount, by decimals");
    private readonly Option<bool> _safe = Flag(
        "--for-spreadsheets",
        "Put an apostrophe before texts that a spreadsheet would run as formulas"
    );

    public void AddTo(Command command)
    {
        Misuse.NoOptionsAmong(_tables);
        _format.AcceptOnlyFromAmong("csv", "jsonl");
        _regime.CompletionSources.Add(_ => session.Regimes.Ids);
        foreach (
            var option in new System.CommandLine.Option[] { _regime, _on, _case, _mapping, _steps, _keep, _format, _noRange, _exact, _safe }
        )
        {
            command.Add(option);
        }

        command.Add(_tables);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_regime) is null == result.GetValue(_case) is null)
            {
                result.AddError("A batch is under one law: --regime ID (with --on DATE), or --case FILE.");
            }
        });
    }

    public IReadOnlyList<string> TablesOf(ParseResult parsed) => parsed.GetRequiredValue(_tables);

    public string? CaseOf(ParseResult parsed) => parsed.GetValue(_case);

    public string? MappingOf(ParseResult parsed) => parsed.GetValue(_mapping);

    // What the manifest keeps of it.
    public Dictionary<string, string> SettingsOf(ParseResult parsed, RegimeCatalog regimes)
    {
        var settings = new Dictionary<string, string>
        {
            ["steps"] = Plain(parsed.GetValue(_steps) ?? ""),
            ["range"] = parsed.GetValue(_noRange) ? "false" : "true",
            ["exact"] = parsed.GetValue(_exact) ? "true" : "false",
            ["for-spreadsheets"] = parsed.GetValue(_safe) ? "true" : "false",
            ["out-format"] = parsed.GetValue(_format)!,
        };
        if (parsed.GetValue(_keep) is { } keep and not "all")
        {
            settings["keep"] = keep == "none" ? "" : Plain(keep);
        }

        if (parsed.GetValue(_regime) is { } id)
        {
            var regime = Commands.Find(id, regimes);
            settings["regime"] = id;
            settings["from"] = Text.Date((parsed.GetValue(_on) is { } day ? regime.On(day) : regime.Versions[^1]).From);
        }

        return settings;
    }

    private static string Plain(string list) =>
        string.Join(',', list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Option<string?> Words(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
