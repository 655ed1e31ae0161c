using System.CommandLine;

namespace FineCalc.Cli;

// What a batch that is to be cut is asked with. This class names no type that reads tables.
internal sealed class BatchPlanWords
{
    private readonly BatchWords _words;
    private readonly Argument<string[]> _tables = new("IN")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Tables: CSV, JSON Lines or Parquet; several are one table in parts",
    };
    private readonly Option<string> _format = new("--out-format")
    {
        HelpName = "csv|jsonl",
        DefaultValueFactory = _ => "csv",
        Description = "The form of the merged table",
    };

    public BatchPlanWords(Session session, Command command)
    {
        Misuse.NoOptionsAmong(_tables);
        _format.AcceptOnlyFromAmong("csv", "jsonl");
        _words = new BatchWords(session, command);
        command.Add(_format);
        command.Add(_tables);
    }

    public IReadOnlyList<string> TablesOf(ParseResult parsed) => parsed.GetRequiredValue(_tables);

    public string? CaseOf(ParseResult parsed) => _words.CaseOf(parsed);

    public string? MappingOf(ParseResult parsed) => _words.MappingOf(parsed);

    public bool IsDated(ParseResult parsed) => _words.IsDated(parsed);

    // What the manifest keeps of it.
    public Dictionary<string, string> SettingsOf(ParseResult parsed, RegimeCatalog regimes)
    {
        var settings = new Dictionary<string, string>
        {
            ["steps"] = string.Join(',', _words.StepsOf(parsed)),
            ["range"] = Word(!_words.IsWithoutRange(parsed)),
            ["exact"] = Word(_words.IsExact(parsed)),
            ["for-spreadsheets"] = Word(_words.IsForSpreadsheets(parsed)),
            ["out-format"] = parsed.GetValue(_format)!,
        };
        if (_words.KeepOf(parsed) is { } keep)
        {
            settings["keep"] = string.Join(',', keep);
        }

        if (_words.RegimeOf(parsed) is { } id)
        {
            settings["regime"] = id;
            settings["from"] = Text.Date(_words.VersionOf(parsed, regimes).From);
        }

        return settings;
    }

    private static string Word(bool isSo) => isSo ? "true" : "false";
}
