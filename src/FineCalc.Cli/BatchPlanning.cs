using System.CommandLine;
using FineCalc.Risk;
using FineCalc.Tables;

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
        List<ShardedTable> all = [.. tables.Select(ShardedTable.Of)];
        if (all.Find(t => t is ParquetShards != all[0] is ParquetShards) is { } other)
        {
            throw new ProblemException(
                new Problem("plan-table-form", "Tables of text and of Parquet are not parts of one table.")
                {
                    File = other.Path,
                    Allowed = "all of them Parquet, or none",
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

        var manifest = new RunManifest(
            RunKinds.Batch,
            RunManifest.ThisProgram,
            "",
            "",
            all[0] is ParquetShards ? "rows" : "bytes of rows",
            0
        )
        {
            Settings = words.SettingsOf(parsed, regimes),
            Files = files.Listed,
        };

        CheckColumns(manifest, all);

        // The rest is found from the files as they will be in the folder, so that a run finds the same.
        files.StandIn(folder);
        var measured = BatchShards.Open(session, folder, manifest, regimes);
        measured.CheckColumns(all, words.IsDated(parsed));
        var partBytes = shards is { } most
            ? Fewest(all, Math.Max(most, all.Count(t => t.Count > 0)))
            : Math.Max(1 << 16, (long)(measured.RateOf(all.Find(t => t.Count > 0), cancellation) * seconds));
        var grouped = measured.GroupBy is { } column ? new GroupedRows(column, new CaseEdges(column)) : null;
        var (parts, before) = (new List<(ShardRange, string?)>(), 0L);
        foreach (var table in all)
        {
            try
            {
                foreach (var part in table.Cut(partBytes, grouped, cancellation))
                {
                    parts.Add((new ShardRange(before + part.From, part.Count), part.Digest));
                }
            }
            catch (ProblemException found) when (found.Problems.Any(p => p.File is null))
            {
                throw TableForms.Placed(found, table.Path);
            }

            before += table.Count;
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
    private static void CheckColumns(RunManifest manifest, List<ShardedTable> tables)
    {
        if (tables.Count == 1 || manifest.Setting("out-format") != TableForms.Csv || manifest.Settings.ContainsKey("keep"))
        {
            return;
        }

        var columns = ColumnsOf(tables[0]);
        if (tables.Find(t => !ColumnsOf(t).SequenceEqual(columns)) is { } other)
        {
            throw new ProblemException(
                new Problem("plan-columns-differ", $"The columns are not those of '{tables[0].Path}', or in another order.")
                {
                    File = other.Path,
                    Allowed = "tables with one line of names; --keep with columns that all of them have; or --out-format jsonl",
                }
            );
        }
    }

    private static IReadOnlyList<string> ColumnsOf(ShardedTable table)
    {
        try
        {
            using var all = table.All();
            return all.Reader.Columns;
        }
        catch (ProblemException found)
        {
            throw TableForms.Placed(found, table.Path);
        }
    }

    // The size of the smallest parts of which there are no more than so many.
    private static long Fewest(List<ShardedTable> tables, int most)
    {
        var (low, high) = (1L, Math.Max(1L, tables.Max(t => t.Bytes)));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = tables.Sum(t => t.Parts(middle)) <= most ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
