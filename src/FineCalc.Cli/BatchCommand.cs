using System.CommandLine;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Cli;

// What is asked of a batch. Whoever asks for another command loads nothing that reads tables: this class names no type that does.
internal sealed record BatchRequest(string Input, string? Output)
{
    public required Func<RegimeVersion> Version { get; init; }

    public Facts Common { get; init; } = Facts.None;

    public string? Mapping { get; init; }

    public string? InFormat { get; init; }

    public string? OutFormat { get; init; }

    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<string>? Keep { get; init; }

    public bool NoRange { get; init; }

    public bool IsExact { get; init; }

    public string? Problems { get; init; }

    public long? MaxProblems { get; init; }

    public long? Explain { get; init; }

    public bool IsDryRun { get; init; }

    public bool ForSpreadsheets { get; init; }

    public long PartRows { get; init; }

    public bool Resumes { get; init; }
}

// Many cases from a file to a file.
internal sealed class BatchCommand(Session session)
{
    private const long DefaultPartRows = 1_048_576;

    private static readonly string[] Formats = ["csv", "jsonl", "parquet"];

    public Command Build()
    {
        var input = new Argument<string>("IN") { Description = "A table: CSV, JSON Lines or Parquet, by its name; - for standard input" };
        var output = Text("--output", "PATH", "Where the table goes; a folder, for parts; standard output if not given");
        output.Aliases.Add("-o");
        var regime = Text("--regime", "ID", "The regime of all rows, as listed by finecalc regimes");
        regime.CompletionSources.Add(_ => session.Regimes.Ids);
        var on = Commands.On("The date whose version is meant, such as 2024-03-18; the last version if not given");
        var template = Text(
            "--case",
            "FILE",
            "A case file instead: its regime, version and exchange rates, and its answers where a row has none"
        );
        var mapping = Text("--mapping", "FILE", "Which columns answer which questions, where their names do not say so");
        var (inFormat, outFormat) = (Format("--in-format", "input"), Format("--out-format", "output"));
        var steps = Text("--steps", "IDS", "Named steps beside the amount, with commas between them");
        var keep = Text("--keep", "COLUMNS", "Columns that are handed on, with commas between them; all or none; all if not given");
        var noRange = Flag("--no-range", "The likely amount alone where something is open, without low and high: much faster");
        var exact = Flag("--exact", "Every digit of the amount, by decimals: a hundred times slower");
        var problems = Text("--problems", "FILE", "A CSV file for what is wrong: row, column, code, message, allowed");
        var most = Number("--max-problems", "N", "Give up once more rows than these have problems");
        var explain = Number("--explain", "ROW", "Explain one row instead, from 1");
        var dryRun = Flag("--dry-run", "Say which columns answer what and what is missing, and explain the first three rows");
        var safe = Flag("--for-spreadsheets", "Put an apostrophe before texts of the CSV that a spreadsheet would run as formulas");
        var partRows = Number("--part-rows", "N", "Rows of a part, where the output is a folder; about a million if not given");
        var resume = Flag("--resume", "Go on in a folder where finished parts are");
        var command = new Command("batch", "Work many cases out, from a table to a table, of any size")
        {
            input,
            output,
            regime,
            on,
            template,
            mapping,
            inFormat,
            outFormat,
            steps,
            keep,
            noRange,
            exact,
            problems,
            most,
            explain,
            dryRun,
            safe,
            partRows,
            resume,
        };
        var laws = new Laws(session, command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(regime) is null == result.GetValue(template) is null)
            {
                result.AddError("A batch is under one law: --regime ID (with --on DATE), or --case FILE.");
            }

            var to = result.GetValue(output) ?? "-";
            var isFolder = to != "-" && (result.GetValue(resume) || Path.EndsInDirectorySeparator(to) || Directory.Exists(to));
            foreach (
                var ofParts in new System.CommandLine.Option[] { partRows, resume }.Where(o =>
                    !isFolder && result.GetResult(o) is { Implicit: false }
                )
            )
            {
                result.AddError($"{ofParts.Name} is for a table in parts: -o FOLDER/.");
            }
        });
        command.SetAction(parsed =>
        {
            var regimes = laws.Of(parsed).Regimes;
            var given = parsed.GetValue(template) is { } file
                ? session.Load(file, (stream, name) => CaseJson.ReadIncomplete(stream, name, regimes), "a case file")
                : null;
            return new BatchWork(
                session,
                new BatchRequest(parsed.GetRequiredValue(input), parsed.GetValue(output))
                {
                    Version = () => given?.Version ?? Of(Commands.Find(parsed.GetValue(regime)!, regimes), parsed.GetValue(on)),
                    Common = given?.Facts ?? Facts.None,
                    Mapping = parsed.GetValue(mapping),
                    InFormat = parsed.GetValue(inFormat),
                    OutFormat = parsed.GetValue(outFormat),
                    Steps = List(parsed.GetValue(steps)),
                    Keep = parsed.GetValue(keep) switch
                    {
                        null or "all" => null,
                        "none" => [],
                        var names => List(names),
                    },
                    NoRange = parsed.GetValue(noRange),
                    IsExact = parsed.GetValue(exact),
                    Problems = parsed.GetValue(problems),
                    MaxProblems = parsed.GetValue(most),
                    Explain = parsed.GetValue(explain),
                    IsDryRun = parsed.GetValue(dryRun),
                    ForSpreadsheets = parsed.GetValue(safe),
                    PartRows = parsed.GetValue(partRows) ?? DefaultPartRows,
                    Resumes = parsed.GetValue(resume),
                }
            ).Run();
        });
        return command;
    }

    private static RegimeVersion Of(Regime regime, LocalDate? day) => day is { } on ? regime.On(on) : regime.Versions[^1];

    private static string[] List(string? words) =>
        words?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<long?> Number(string name, string help, string description)
    {
        var option = new Option<long?>(name) { HelpName = help, Description = description };
        var least = name == "--max-problems" ? 0 : 1;
        Bounds.Hold(option, number => number >= least, $"{name} is at least {least}.");
        return option;
    }

    private static Option<string?> Format(string name, string of)
    {
        var option = Text(name, string.Join('|', Formats), $"The form of the {of}, where its name does not end in it");
        option.AcceptOnlyFromAmong(Formats);
        return option;
    }
}
