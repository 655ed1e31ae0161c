using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using FineCalc.Risk;

namespace FineCalc.Cli;

// Cuts long work into shards, and writes down what it is.
internal sealed class PlanCommand(Session session)
{
    private const double ShardSeconds = 10d;
    private const int MostShards = 100_000;
    private const string Unplanned = "Nothing is planned.";

    public Command Build() =>
        new("plan", "Cut long work into shards, for many processes or machines: finecalc run works each out, finecalc merge joins them")
        {
            Simulate(),
            AnnualLoss(),
            Batch(),
        };

    private Command Simulate()
    {
        var words = new SimulationWords();
        var command = new Command(RunKinds.Simulate, "Plan a simulation: plain trials are cut by number, Sobol points by scrambling");
        words.AddTo(command);
        var to = new PlanWords(command);
        var laws = new Laws(session, command);
        command.SetAction(parsed => Stopping.Run(session, () => Unplanned, stopping => Of(parsed, stopping)));
        return command;

        int Of(ParseResult parsed, CancellationToken stopping)
        {
            var asked = words.Of(parsed);
            var (path, regimes) = (words.FileOf(parsed), laws.Of(parsed).Regimes);
            var read = session.Load(path, (stream, name) => CaseJson.ReadUncertain(stream, name, regimes), "a case file");
            var plan = RunKinds.PlanOf(read, asked, 1);
            var shards =
                to.ShardsOf(parsed)
                ?? Shards(
                    plan.Whole,
                    asked.Trials,
                    // A scrambling is not cut: fewer points of each are worked out.
                    trials =>
                        asked.IsSobol
                            ? (RunKinds.PlanOf(read, asked with { Trials = trials }, 1), trials)
                            : First(RunKinds.PlanOf(read, asked, Pieces(asked.Trials, trials))),
                    stopping
                );
            var files = new PlanFiles(session);
            files.Add("case", "case.json", path);
            files.Add(laws, parsed);
            plan = RunKinds.PlanOf(read, asked, shards);
            return Write(
                to.FolderOf(parsed),
                new RunManifest(RunKinds.Simulate, RunManifest.ThisProgram, plan.VersionId, plan.Inputs, plan.Unit, plan.Whole)
                {
                    Settings = new Dictionary<string, string>
                    {
                        ["trials"] = Text.Plain(asked.Trials),
                        ["seed"] = Text.Plain(asked.Seed),
                        ["sampling"] = asked.IsSobol ? "sobol" : "plain",
                        ["replicates"] = Text.Plain(asked.Replicates),
                        ["steps"] = string.Join(',', asked.Steps),
                    },
                    Files = files.Listed,
                    Shards = [.. plan.Shards.Select(s => (s, (string?)null))],
                },
                files
            );
        }
    }

    private Command AnnualLoss()
    {
        var words = new PortfolioWords();
        var command = new Command(RunKinds.AnnualLoss, "Plan the years of a portfolio");
        words.AddTo(command);
        var to = new PlanWords(command);
        var laws = new Laws(session, command);
        command.SetAction(parsed => Stopping.Run(session, () => Unplanned, stopping => Of(parsed, stopping)));
        return command;

        int Of(ParseResult parsed, CancellationToken stopping)
        {
            var asked = words.Of(parsed);
            var read = asked.Read(session, laws.Of(parsed).Regimes);
            var shards =
                to.ShardsOf(parsed)
                ?? Shards(
                    asked.Years,
                    asked.Years,
                    years => First(read.Version.PlanAnnualLoss(read.Portfolio, asked.Years, asked.Seed, Pieces(asked.Years, years))),
                    stopping
                );
            var files = new PlanFiles(session);
            files.Add("portfolio", "portfolio" + Path.GetExtension(asked.File), asked.File);
            if (asked.Case is { } cases)
            {
                files.Add("case", "case.json", cases);
            }

            if (asked.Mapping is { } mapping)
            {
                files.Add("mapping", "mapping.json", mapping);
            }

            files.Add(laws, parsed);
            var plan = read.Version.PlanAnnualLoss(read.Portfolio, asked.Years, asked.Seed, shards);
            var settings = new Dictionary<string, string> { ["years"] = Text.Plain(asked.Years), ["seed"] = Text.Plain(asked.Seed) };
            if (asked.Frequency is { } frequency)
            {
                settings["frequency"] = frequency.ToString("R", CultureInfo.InvariantCulture);
            }

            return Write(
                to.FolderOf(parsed),
                new RunManifest(RunKinds.AnnualLoss, RunManifest.ThisProgram, plan.VersionId, plan.Inputs, plan.Unit, plan.Whole)
                {
                    Settings = settings,
                    Files = files.Listed,
                    Shards = [.. plan.Shards.Select(s => (s, (string?)null))],
                },
                files
            );
        }
    }

    private Command Batch()
    {
        var command = new Command(
            RunKinds.Batch,
            "Plan a batch: a CSV is cut where rows end, Parquet between its row groups, a file of JSON Lines is one shard"
        );
        var words = new BatchPlanWords(session, command);
        var to = new PlanWords(command);
        var laws = new Laws(session, command);
        command.SetAction(parsed => OfTables(words, parsed, laws, to));
        return command;
    }

    // Apart, so that who plans a simulation does not load what reads tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int OfTables(BatchPlanWords words, ParseResult parsed, Laws laws, PlanWords to)
    {
        return Stopping.Run(
            session,
            () => Unplanned,
            stopping =>
            {
                var (manifest, files) = BatchPlanning.Of(
                    session,
                    words,
                    parsed,
                    laws,
                    to.FolderOf(parsed),
                    to.ShardsOf(parsed),
                    ShardSeconds,
                    stopping
                );
                return Write(to.FolderOf(parsed), manifest, files);
            }
        );
    }

    private static int Pieces(long whole, long piece) => (int)Math.Clamp(whole / piece, 1L, int.MaxValue);

    private static (ShardPlan Plan, long Units) First(ShardPlan plan) => (plan, plan.Shards[0].Count);

    // As many that each takes some ten seconds on one processor, by the rate of a first shard, which is worked out for it.
    private static int Shards(long whole, long units, Func<long, (ShardPlan Plan, long Units)> cut, CancellationToken stopping)
    {
        for (var some = 1_024L; ; some *= 4)
        {
            var (plan, worked) = cut(Math.Min(some, units));
            var watch = Stopwatch.StartNew();
            plan.Run(0, new SimulationOptions { Threads = 1, Cancellation = stopping });
            if (watch.Elapsed.TotalSeconds > 0.3 || some >= units)
            {
                var seconds = watch.Elapsed.TotalSeconds * units / worked;
                return (int)Math.Clamp(Math.Ceiling(seconds / ShardSeconds), 1d, Math.Min(whole, MostShards));
            }
        }
    }

    private int Write(string folder, RunManifest manifest, PlanFiles files)
    {
        if (manifest.Shards.Count > MostShards)
        {
            throw new ProblemException(
                new Problem("plan-shards-too-many", $"There would be {Text.Number(manifest.Shards.Count)} shards.")
                {
                    Allowed = $"up to {Text.Number(MostShards)}: --shards, or fewer files",
                }
            );
        }

        RunFolder.Create(folder, manifest, files.All);
        var (to, count) = (session.Output, manifest.Shards.Count);
        to.WriteLine($"{Text.Counted(count, "shard")} of {Text.Number(manifest.Whole)} {manifest.Unit}, under {manifest.VersionId}.");
        to.WriteLine($"Inputs {manifest.Inputs}.");
        var run = SystemWords.Typed(folder);
        to.WriteLine($"Next: finecalc run {run} --shard K, K from 0 to {Text.Plain(count - 1)}, in any order and as often as need be;");
        to.WriteLine($"      finecalc merge {run}");
        return Tool.Ok;
    }
}

// Where a plan goes, and into how many shards.
internal sealed class PlanWords
{
    private readonly Option<string> _folder = new("--output", "-o")
    {
        HelpName = "RUN",
        Required = true,
        Description = "A new folder for the plan and what comes of it",
    };
    private readonly Option<int?> _shards = new("--shards")
    {
        HelpName = "N",
        Description =
            "How many shards at most, 1 to 100,000, but one for each table; as many as take some ten seconds each if not given, by a "
            + "rate that is measured",
    };

    public PlanWords(Command command)
    {
        Bounds.Hold(_shards, shards => shards is >= 1 and <= 100_000, "--shards is from 1 to 100,000.");
        command.Add(_folder);
        command.Add(_shards);
    }

    public string FolderOf(ParseResult parsed) => parsed.GetRequiredValue(_folder);

    public int? ShardsOf(ParseResult parsed) => parsed.GetValue(_shards);
}

// The files that a plan takes with it, so that a run needs nothing else.
internal sealed class PlanFiles(Session session)
{
    private readonly List<(RunFile File, string From, byte[]? Content)> _all = [];

    public IReadOnlyList<RunFile> Listed => [.. _all.Select(f => f.File)];

    public IReadOnlyCollection<(string Name, byte[] Content)> All =>
        [.. _all.Where(f => f.Content is not null).Select(f => (f.File.Path, f.Content!))];

    public void Add(string role, string name, string path)
    {
        var content = path == "-" ? session.Load(path, (stream, _) => ((MemoryStream)stream).ToArray()) : ReadAll(path);
        _all.Add((new RunFile(role, name, Digest.Of(content)), path, content));
    }

    public void Add(Laws laws, ParseResult parsed)
    {
        foreach (var (role, paths) in new[] { ("regime", laws.DocumentsOf(parsed)), ("reform", laws.ReformsOf(parsed)) })
        {
            for (var i = 0; i < paths.Length; i++)
            {
                Add(role, $"{role}-{Text.Plain(i + 1)}.json", paths[i]);
            }
        }
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (SystemWords.IsOfFiles(unreadable))
        {
            throw new ProblemException(
                new Problem("file-not-found", SystemWords.Unread(path, unreadable)) { File = path, Allowed = "a file to plan with" }
            );
        }
    }

    // A table, which stays where it is.
    public void Leave(string role, string path) => _all.Add((new RunFile(role, Path.GetFullPath(path), "parts"), path, null));

    // What will be in the folder is read there already, and what is wrong with it is so of the file that it comes from.
    public void StandIn(string folder)
    {
        foreach (var (file, from, content) in _all.Where(f => f.Content is not null))
        {
            session.StandIn(Path.Combine(folder, file.Path), from, content!);
        }
    }
}
