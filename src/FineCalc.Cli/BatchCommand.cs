using System.CommandLine;

namespace FineCalc.Cli;

// What is asked of a batch. Whoever asks for another command loads nothing that reads tables: this class names no type that does.
internal sealed record BatchRequest(string Input, string? Output)
{
    public required Func<RegimeVersion> Version { get; init; }

    // Whether the day of all rows was said.
    public bool IsDated { get; init; }

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
        var output = BatchWords.Word("--output", "PATH", "Where the table goes; a folder, for parts; standard output if not given");
        output.Aliases.Add("-o");
        var command = new Command("batch", "Work many cases out, from a table to a table, of any size") { input, output };
        var words = new BatchWords(session, command);
        var (inFormat, outFormat) = (Format("--in-format", "input"), Format("--out-format", "output"));
        var problems = BatchWords.Word("--problems", "FILE", "A CSV file for what is wrong: row, column, code, message, allowed");
        var most = Number("--max-problems", "N", "Give up once more rows than these have problems");
        var explain = Number("--explain", "ROW", "Explain one row instead, from 1");
        var dryRun = BatchWords.Flag("--dry-run", "Say which columns answer what and what is missing, and explain the first three rows");
        var partRows = Number("--part-rows", "N", "Rows of a part, where the output is a folder; about a million if not given");
        var resume = BatchWords.Flag("--resume", "Go on in a folder where finished parts are");
        foreach (var option in new System.CommandLine.Option[] { inFormat, outFormat, problems, most, explain, dryRun, partRows, resume })
        {
            command.Add(option);
        }

        var laws = new Laws(session, command);
        command.Validators.Add(result =>
        {
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
            var given = words.CaseOf(parsed) is { } file
                ? session.Load(file, (stream, name) => CaseJson.ReadIncomplete(stream, name, regimes), "a case file")
                : null;
            return new BatchWork(
                session,
                new BatchRequest(parsed.GetRequiredValue(input), parsed.GetValue(output))
                {
                    Version = () => given?.Version ?? words.VersionOf(parsed, regimes),
                    IsDated = words.IsDated(parsed),
                    Common = given?.Facts ?? Facts.None,
                    Mapping = words.MappingOf(parsed),
                    InFormat = parsed.GetValue(inFormat),
                    OutFormat = parsed.GetValue(outFormat),
                    Steps = words.StepsOf(parsed),
                    Keep = words.KeepOf(parsed),
                    NoRange = words.IsWithoutRange(parsed),
                    IsExact = words.IsExact(parsed),
                    Problems = parsed.GetValue(problems),
                    MaxProblems = parsed.GetValue(most),
                    Explain = parsed.GetValue(explain),
                    IsDryRun = parsed.GetValue(dryRun),
                    ForSpreadsheets = words.IsForSpreadsheets(parsed),
                    PartRows = parsed.GetValue(partRows) ?? DefaultPartRows,
                    Resumes = parsed.GetValue(resume),
                }
            ).Run();
        });
        return command;
    }

    private static Option<long?> Number(string name, string help, string description)
    {
        var option = new Option<long?>(name) { HelpName = help, Description = description };
        var least = name == "--max-problems" ? 0 : 1;
        Bounds.Hold(option, number => number >= least, $"{name} is at least {least}.");
        return option;
    }

    private static Option<string?> Format(string name, string of)
    {
        var option = BatchWords.Word(name, string.Join('|', Formats), $"The form of the {of}, where its name does not end in it");
        option.AcceptOnlyFromAmong(Formats);
        return option;
    }
}
