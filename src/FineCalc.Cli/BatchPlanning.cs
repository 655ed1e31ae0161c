using System.CommandLine;
using FineCalc.Risk;

namespace FineCalc.Cli;

// A batch over tables as a plan: where each is cut, and what a run needs to know.
internal static class BatchPlanning
{
    public static (RunManifest Manifest, PlanFiles Files) Of(
        Session session,
        BatchPlanWords words,
        ParseResult parsed,
        Laws laws,
        string folder,
        int? shards,
        double seconds,
        CancellationToken cancellation
    )
    {
        var (tables, regimes) = (words.TablesOf(parsed), laws.Of(parsed).Regimes);
        if (tables.FirstOrDefault(t => t == "-" || TableForms.Of(t) == TableForms.Parquet) is { } other)
        {
            throw new ProblemException(
                new Problem("plan-table-form", $"'{other}' cannot be cut.")
                {
                    Allowed = "files of CSV or JSON Lines; finecalc batch works others out in one process",
                }
            );
        }

        var files = new PlanFiles(session);
        foreach (
            var (role, name, path) in new[]
            {
                ("case", "case.json", words.CaseOf(parsed)),
                ("mapping", "mapping.json", words.MappingOf(parsed)),
            }
        )
        {
            if (path is not null)
            {
                files.Add(role, name, path);
            }
        }

        files.Add(laws, parsed);
        foreach (var table in tables)
        {
            files.Leave(BatchShards.Table, table);
        }

        var manifest = new RunManifest(RunKinds.Batch, RunManifest.ThisProgram, "", "", "bytes of rows", 0)
        {
            Settings = words.SettingsOf(parsed, regimes),
            Files = files.Listed,
        };

        CheckColumns(manifest, tables);

        // The rest is found from the files as they will be in the folder, so that a run finds the same.
        files.StandIn(folder);
        var whole = tables.Sum(t => new FileInfo(t) is { Exists: true } info ? info.Length : 0L);
        var parts = new List<(ShardRange, string?)>();
        var (before, rate) = (0L, (double?)null);
        foreach (var table in tables)
        {
            using var file = BatchShards.OpenTable(table, 0);
            var header = BatchShards.IsFileWhole(table) ? [] : BatchShards.HeaderOf(file, table);
            var bytes = file.Length - header.Length;
            if (shards is null)
            {
                rate ??= BatchShards.Open(session, folder, manifest, regimes).RateOf(table, header, bytes);
            }

            var partBytes =
                BatchShards.IsFileWhole(table) ? long.MaxValue / 2
                : shards is { } most ? Math.Max(1, (whole + most - 1) / most)
                : Math.Max(1 << 16, (long)(rate!.Value * seconds));
            foreach (var part in new BatchCut(0, file, partBytes, cancellation).Of(header.Length))
            {
                parts.Add((new ShardRange(before + part.From - header.Length, part.Bytes), part.Digest));
            }

            before += bytes;
        }

        if (parts.Count == 0)
        {
            throw new ProblemException(
                new Problem("table-empty", $"{(tables.Count == 1 ? "The table has" : "The tables have")} no rows to be cut.")
                {
                    File = tables[0],
                    Allowed = "tables with rows; finecalc batch takes one without",
                }
            );
        }

        manifest = manifest with { Whole = before, Shards = parts };
        var run = BatchShards.Open(session, folder, manifest, regimes);
        return (manifest with { VersionId = run.VersionId, Inputs = run.Inputs }, files);
    }

    // A merged CSV has one line of names, under which all tables are to fit; what is kept by name comes in one order.
    private static void CheckColumns(RunManifest manifest, IReadOnlyList<string> tables)
    {
        if (tables.Count == 1 || manifest.Setting("out-format") != TableForms.Csv || manifest.Settings.ContainsKey("keep"))
        {
            return;
        }

        var columns = BatchShards.ColumnsOf(tables[0]);
        if (tables.FirstOrDefault(t => !BatchShards.ColumnsOf(t).SequenceEqual(columns)) is { } other)
        {
            throw new ProblemException(
                new Problem("plan-columns-differ", $"The columns are not those of '{tables[0]}', or in another order.")
                {
                    File = other,
                    Allowed = "tables with one line of names; --keep with columns that all of them have; or --out-format jsonl",
                }
            );
        }
    }
}
