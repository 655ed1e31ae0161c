using System.CommandLine;
using NodaTime;

namespace FineCalc.Cli;

// What a batch is asked with, whether it is worked out at once or cut into shards. This class names no type that reads tables.
internal sealed class BatchWords
{
    private readonly Option<string?> _regime = Word("--regime", "ID", "The regime of all rows, as listed by finecalc regimes");
    private readonly Option<LocalDate?> _on = Commands.On(
        "The date whose version is meant, such as 2024-03-18; the last version if not given"
    );
    private readonly Option<string?> _case = Word(
        "--case",
        "FILE",
        "A case file instead: its regime, version and exchange rates, and its answers where a row has none"
    );
    private readonly Option<string?> _mapping = Word(
        "--mapping",
        "FILE",
        "Which columns answer which questions, where their names do not say so"
    );
    private readonly Option<string?> _steps = Word("--steps", "IDS", "Named steps beside the amount, with commas between them");
    private readonly Option<string?> _keep = Word(
        "--keep",
        "COLUMNS",
        "Columns that are handed on, with commas between them; all or none; all if not given"
    );
    private readonly Option<bool> _noRange = Flag(
        "--no-range",
        "The likely amount alone where something is open, without low and high: much faster"
    );
    private readonly Option<bool> _exact = Flag("--exact", "Every digit of the amount, by decimals: a hundred times slower");
    private readonly Option<bool> _safe = Flag(
        "--for-spreadsheets",
        "Put an apostrophe before texts of the CSV that a spreadsheet would run as formulas"
    );

    public BatchWords(Session session, Command command)
    {
        _regime.CompletionSources.Add(_ => session.Regimes.Ids);
        foreach (var option in new System.CommandLine.Option[] { _regime, _on, _case, _mapping, _steps, _keep, _noRange, _exact, _safe })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_regime) is null == result.GetValue(_case) is null)
            {
                result.AddError("A batch is under one law: --regime ID (with --on DATE), or --case FILE.");
            }
            else if (result.GetValue(_case) is not null && result.GetResult(_on) is { Implicit: false })
            {
                result.AddError("--on is beside --regime: the dates of a case file say which version is meant.");
            }
        });
    }

    public string? RegimeOf(ParseResult parsed) => parsed.GetValue(_regime);

    public string? CaseOf(ParseResult parsed) => parsed.GetValue(_case);

    public string? MappingOf(ParseResult parsed) => parsed.GetValue(_mapping);

    public IReadOnlyList<string> StepsOf(ParseResult parsed) => List(parsed.GetValue(_steps) ?? "");

    // Null for all of them.
    public IReadOnlyList<string>? KeepOf(ParseResult parsed) =>
        parsed.GetValue(_keep) switch
        {
            null or "all" => null,
            "none" => [],
            var names => List(names),
        };

    public bool IsDated(ParseResult parsed) => parsed.GetValue(_on) is not null;

    public bool IsWithoutRange(ParseResult parsed) => parsed.GetValue(_noRange);

    public bool IsExact(ParseResult parsed) => parsed.GetValue(_exact);

    public bool IsForSpreadsheets(ParseResult parsed) => parsed.GetValue(_safe);

    // That of the regime, where there is no case file.
    public RegimeVersion VersionOf(ParseResult parsed, RegimeCatalog regimes)
    {
        var regime = Commands.Find(RegimeOf(parsed)!, regimes);
        return parsed.GetValue(_on) is { } day ? regime.On(day) : regime.Versions[^1];
    }

    public static Option<string?> Word(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static string[] List(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
