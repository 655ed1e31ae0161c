using System.Text;
using FineCalc.Cli;
using ParquetSharp;

namespace FineCalc.Tests.Cli;

/// <summary>simulate, annual-loss, plan, run and merge from the command line.</summary>
public class RunTests
{
    private static readonly string Breach = Repository.PathOf("docs", "simulations", "breach.json");
    private static readonly string Shops = Repository.PathOf("docs", "simulations", "portfolio.json");

    [Fact]
    public void A_simulation_says_what_it_found_in_every_form()
    {
        Assert.Contains("50%, the median", Out("simulate", Breach, "--trials", "20000"), StringComparison.Ordinal);
        Assert.StartsWith(
            "of,figure,level,value,standard_error,at_least,at_most\namount,mean,,",
            Out("simulate", Breach, "--trials", "2e4", "--format", "csv"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"returnPeriod\":",
            Out("simulate", Breach, "--trials", "20,000", "--format", "exceedance"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"digest\": \"sha256:",
            Out("simulate", Breach, "--trials", "20000", "--format", "json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_simulation_ends_at_an_error_or_says_that_it_did_not()
    {
        Assert.Equal(Tool.Ok, Run(out _, out var error, "simulate", Breach, "--trials", "20000", "--until-error", "0.01%"));
        Assert.Contains("not as exact as asked for", error, StringComparison.Ordinal);
        Assert.Equal(Tool.Usage, Run(out _, out _, "simulate", Breach, "--until-error", "2"));
        Assert.Equal(Tool.Usage, Run(out _, out _, "simulate", Breach, "--trials", "0.5"));
    }

    [Fact]
    public void A_column_that_answers_nothing_is_told()
    {
        using var folder = new Folder();
        var table = folder.Path("parties.csv");
        File.WriteAllText(table, "name,revenue,frequency\nCorner,5,0.1\n");

        Run(out _, out var error, "annual-loss", table, "--case", Repository.PathOf("docs", "simulations", "shared.json"), "--years", "10");
        Assert.Equal("Columns that answer nothing: revenue.\n", error);

        Run(out _, out error, "batch", table, "--regime", "uk-gdpr", "--on", "2025-01-01");
        Assert.StartsWith("Columns that answer nothing: name, revenue, frequency.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_portfolio_is_the_same_as_JSON_and_as_a_table()
    {
        var table = Repository.PathOf("docs", "simulations", "parties.csv");
        var cases = Repository.PathOf("docs", "simulations", "shared.json");
        var digest = Out("annual-loss", Shops, "--years", "5000", "--digest");

        Assert.Equal(digest, Out("annual-loss", table, "--case", cases, "--years", "5000", "--digest"));

        using var folder = new Folder();
        var lines = folder.Path("parties.jsonl");
        File.WriteAllText(
            lines,
            """
            {"name": "Corner", "turnover": 2000000, "frequency": 0.02, "dispersion": null}
            {"name": "High Street", "turnover": 60000000, "frequency": "0.02", "dispersion": null}
            {"name": "Chain", "turnover": 900000000, "frequency": 0.1, "dispersion": 1.5}
            """
        );
        Assert.Equal(digest, Out("annual-loss", lines, "--case", cases, "--years", "5000", "--digest"));
        File.AppendAllText(lines, "\n{\"name\": \"Late\", \"turnover\": 1, \"frequency\": -1}\n");
        Run(out _, out var error, "annual-loss", lines, "--case", cases);
        Assert.StartsWith($"{lines}:4 frequency: frequency-invalid: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_of_ones_own_are_planned_without_being_told_into_how_many_shards()
    {
        using var folder = new Folder();
        var (file, run) = (folder.Path("case.json"), folder.Path("run"));
        var trials = string.Join(',', Enumerable.Range(0, 20_000).Select(i => 100 + i));
        File.WriteAllText(
            file,
            "{ \"case\": \"x\", \"title\": \"X\", \"regime\": \"uk-gdpr\", \"dates\": { \"notice-of-intent\": \"2025-01-01\" }, "
                + $"\"facts\": {{ \"tier\": \"higher\", \"turnover\": 50000000, \"people-affected\": {{ \"trials\": [{trials}] }} }} }}"
        );
        Out("plan", "simulate", file, "--trials", "20000", "-o", run);
        Out("run", run);
        Assert.Equal(Out("simulate", file, "--trials", "20000", "--digest"), Out("merge", run, "--digest"));
    }

    [Fact]
    public void Tables_that_do_not_fit_under_one_line_of_names_are_not_cut_and_neither_are_tables_without_rows()
    {
        using var folder = new Folder();
        var (one, two, none, run) = (folder.Path("one.csv"), folder.Path("two.csv"), folder.Path("none.csv"), folder.Path("run"));
        File.WriteAllText(one, "id,turnover,tier\nA,5,higher\n");
        File.WriteAllText(two, "turnover,id,tier\n5,B,higher\n");
        File.WriteAllText(none, "id,turnover,tier\n");
        string[] law = ["--regime", "uk-gdpr", "--on", "2025-06-01", "--no-range", "--shards", "2", "-o", run];

        Assert.Equal(Tool.CaseProblems, Run(out _, out var differ, ["plan", "batch", one, two, .. law]));
        Assert.StartsWith($"{two}: plan-columns-differ: ", differ, StringComparison.Ordinal);
        Assert.Equal(Tool.CaseProblems, Run(out _, out var empty, ["plan", "batch", none, .. law]));
        Assert.StartsWith($"{none}: table-empty: ", empty, StringComparison.Ordinal);

        Out(["plan", "batch", one, two, "--keep", "id", .. law]);
        Out("run", run);
        Assert.Equal(["A", "B"], Out("merge", run).Split('\n')[1..3].Select(l => l.Split(',')[0]));
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("annual-loss")]
    public void A_run_in_shards_is_one_process_to_the_bit(string kind)
    {
        using var folder = new Folder();
        var run = folder.Path("run");
        string[] asked = kind == "simulate" ? [kind, Breach, "--trials", "20000"] : [kind, Shops, "--years", "20000"];
        Out(["plan", .. asked, "--shards", "4", "-o", run]);
        Out("run", run, "--shard", "2");

        Assert.Equal("0\n1\n3\n", Out("merge", run, "--missing"));
        Assert.Equal(Tool.TryAgain, Run(out _, out var missing, "merge", run));
        Assert.Contains("shards-missing", missing, StringComparison.Ordinal);
        Out("run", run);
        Assert.Equal(Out([.. asked, "--digest"]), Out("merge", run, "--digest"));
        Assert.Equal(Out(asked), Out("merge", run));
    }

    [Fact]
    public void What_is_not_as_it_was_planned_is_refused()
    {
        using var folder = new Folder();
        var run = folder.Path("run");
        Out("plan", "simulate", Breach, "--trials", "20000", "--shards", "2", "-o", run);
        Out("run", run);
        var (manifest, result) = (folder.Path("run", "manifest.json"), Directory.GetFiles(folder.Path("run", "results"))[0]);
        var planned = File.ReadAllText(manifest);

        Refused("run-folder-taken", "plan", "simulate", Breach, "--shards", "2", "-o", run);
        File.WriteAllText(manifest, planned.Replace("uk-gdpr@", "uk-gdpr@2020-", StringComparison.Ordinal));
        Refused("shard-version", "run", run, "--shard", "0");
        File.WriteAllText(manifest, planned.Replace("\"seed\": \"1\"", "\"seed\": \"2\"", StringComparison.Ordinal));
        Refused("shard-inputs", "run", run, "--shard", "0");
        File.WriteAllText(manifest, planned);
        File.WriteAllBytes(result, File.ReadAllBytes(result)[..^1]);
        Refused("shard-unreadable", "merge", run);
        Assert.Single(Out("merge", run, "--missing").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        File.AppendAllText(folder.Path("run", "case.json"), " ");
        Refused("run-file-changed", "run", run);
        Assert.Equal(Tool.Usage, Run(out _, out _, "run", run, "--shard", "-1", "--threads", "-2"));

        File.WriteAllText(folder.Path("run", "case.json"), File.ReadAllText(folder.Path("run", "case.json")).TrimEnd(' '));
        foreach (
            var (was, edited, code) in new[]
            {
                ("\"kind\": \"simulate\"", "\"kind\": \"guess\"", "run-kind"),
                ("\"trials\": \"20000\"", "\"trials\": \"-1\"", "settings.trials"),
                ("\"replicates\": \"16\"", "\"replicates\": \"0\"", "settings.replicates"),
                ("\"sampling\": \"plain\"", "\"sampling\": \"plane\"", "settings.sampling"),
                ("\"first\":0,", "\"first\":1,", "run-shards"),
                ("\"count\":10240}", "\"count\":10239}", "run-shards"),
                ("\"role\":\"case\"", "\"role\":\"portfolio\"", "run-file-missing"),
                ("\"whole\": 20000", "\"whole\": 99999", "run-shards"),
            }
        )
        {
            Assert.Contains(was, planned, StringComparison.Ordinal);
            File.WriteAllText(manifest, planned.Replace(was, edited, StringComparison.Ordinal));
            Refused(code, "run", run, "--shard", "0");
        }

        static void Refused(string code, params string[] args)
        {
            Assert.Equal(Tool.CaseProblems, Run(out _, out var error, args));
            Assert.Contains(code, error, StringComparison.Ordinal);
        }
    }

    /// <summary>Rows with line breaks in their cells, cut anywhere: the table of one process, byte for byte.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1000)]
    public void A_table_in_shards_is_the_table_of_one_process(int shards)
    {
        using var folder = new Folder();
        var (one, two, run) = (folder.Path("one.csv"), folder.Path("two.csv"), folder.Path("run"));
        Write(one, 0, 150);
        Write(two, 150, 50);
        string[] law = ["--regime", "uk-gdpr", "--on", "2025-06-01", "--no-range"];
        Out(["plan", "batch", one, two, .. law, "--shards", shards.ToString(System.Globalization.CultureInfo.InvariantCulture), "-o", run]);
        Out("run", run);
        Out("merge", run, "-o", folder.Path("merged.csv"));

        var all = folder.Path("all.csv");
        Write(all, 0, 200);
        Out(["batch", all, .. law, "-o", folder.Path("whole.csv")]);
        Assert.Equal(File.ReadAllText(folder.Path("whole.csv")), File.ReadAllText(folder.Path("merged.csv")));

        File.WriteAllText(one, File.ReadAllText(one).Replace("row 7", "row 8", StringComparison.Ordinal));
        Directory.GetFiles(folder.Path("run", "results")).ToList().ForEach(File.Delete);
        Assert.Equal(Tool.CaseProblems, Run(out _, out var error, "run", run));
        Assert.Contains("part-changed", error, StringComparison.Ordinal);

        static void Write(string path, int first, int rows)
        {
            // One of the tables says what parts its cells.
            var text = new StringBuilder(first == 150 ? "sep=,\nid,turnover,tier\n" : "id,turnover,tier\n");
            for (var row = first; row < first + rows; row++)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"row {row}, \"\"x\"\"\n\",{1000 + row},higher\n");
            }

            File.WriteAllText(path, text.ToString());
        }
    }

    /// <summary>Cases of several rows, in UTF-8, UTF-16 and Parquet of small row groups: cut between them, and the same bytes.</summary>
    [Theory]
    [InlineData("cases.csv", 7)]
    [InlineData("wide.csv", 5)]
    [InlineData("cases.parquet", 4)]
    public void Cases_of_several_rows_are_cut_between_them(string name, int shards)
    {
        using var folder = new Folder();
        var (table, run, whole) = (folder.Path(name), folder.Path("run"), folder.Path("whole.csv"));
        var (ids, turnover) = (Enumerable.Range(0, 300).Select(row => $"case {row * row / 900}\n").ToArray(), new double[300]);
        Array.Fill(turnover, 5000d);
        if (Path.GetExtension(name) == ".csv")
        {
            var text = "id,turnover,tier\n" + string.Concat(ids.Select(id => $"\"{id}\",5000,higher\n"));
            File.WriteAllText(table, text, name == "wide.csv" ? System.Text.Encoding.BigEndianUnicode : new UTF8Encoding(false));
        }
        else
        {
            using var written = new ParquetFileWriter(
                table,
                [new Column<string>("id"), new Column<double>("turnover"), new Column<string>("tier")]
            );
            for (var first = 0; first < 300; first += 20)
            {
                using var group = written.AppendRowGroup();
                using (var column = group.NextColumn().LogicalWriter<string>())
                {
                    column.WriteBatch(ids.AsSpan(first, 20));
                }

                using (var column = group.NextColumn().LogicalWriter<double>())
                {
                    column.WriteBatch(turnover.AsSpan(first, 20));
                }

                using (var column = group.NextColumn().LogicalWriter<string>())
                {
                    column.WriteBatch(Enumerable.Repeat("higher", 20).ToArray());
                }
            }

            written.Close();
        }

        var mapping = folder.Path("mapping.json");
        File.WriteAllText(mapping, """{ "group-by": "id" }""");
        string[] law = ["--regime", "uk-gdpr", "--on", "2025-06-01", "--no-range", "--keep", "id", "--mapping", mapping];
        Out(["batch", table, .. law, "-o", whole]);
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var planned = Out(["plan", "batch", table, .. law, "--shards", shards.ToString(invariant), "-o", run]);
        Assert.InRange(int.Parse(planned.Split(' ')[0], invariant), 2, shards);
        Out("run", run);
        Out("merge", run, "-o", folder.Path("merged.csv"));
        Assert.Equal(File.ReadAllText(whole), File.ReadAllText(folder.Path("merged.csv")));

        // A byte of any part is held.
        var bytes = File.ReadAllBytes(table);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(table, bytes);
        Directory.GetFiles(folder.Path("run", "results")).ToList().ForEach(File.Delete);
        Assert.Equal(Tool.CaseProblems, Run(out _, out var error, "run", run));
        Assert.Contains("part-changed", error, StringComparison.Ordinal);
        if (name == "cases.csv")
        {
            File.AppendAllText(table, "\"case 0\n\",5000,higher\n");
            Assert.Equal(Tool.CaseProblems, Run(out _, out error, ["plan", "batch", table, .. law, "-o", folder.Path("apart")]));
            Assert.Contains("rows-apart", error, StringComparison.Ordinal);
        }

        Assert.Equal(Tool.CaseProblems, Run(out _, out error, ["plan", "batch", "-", .. law, "-o", folder.Path("none")]));
        Assert.Contains("plan-table-form", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_parties_is_read_by_a_mapping_and_shown_before()
    {
        using var folder = new Folder();
        var (table, mapping) = (folder.Path("de.csv"), folder.Path("map.json"));
        var cases = Repository.PathOf("docs", "simulations", "shared.json");
        File.WriteAllText(table, "Firma;Umsatz (Mio);Fälle\nEck;2,5;0,02\nHaupt;1.060,0;0,1\n");
        File.WriteAllText(
            mapping,
            """
            { "columns": { "turnover": { "column": "Umsatz (Mio)", "unit": "millions", "numbers": "continental" } },
              "parties": { "name": "Firma", "frequency": { "column": "Fälle", "numbers": "continental" } } }
            """
        );
        string[] asked = ["annual-loss", table, "--case", cases, "--mapping", mapping];
        var plain = folder.Path("plain.csv");
        File.WriteAllText(plain, "name,turnover,frequency\nEck,2500000,0.02\nHaupt,1060000000,0.1\n");

        var shown = Out([.. asked, "--dry-run"]);
        Assert.Contains("Fälle, continental numbers  ->  frequency of the party", shown, StringComparison.Ordinal);
        Assert.Contains("drawn for each case  ->  people-affected", shown, StringComparison.Ordinal);
        Assert.Contains("Haupt, Poisson, mean 0.1 a year: UK GDPR fines: ", shown, StringComparison.Ordinal);
        Assert.Equal(
            Out("annual-loss", plain, "--case", cases, "--years", "2000", "--digest"),
            Out([.. asked, "--years", "2000", "--digest"])
        );
        Out(["plan", .. asked, "--years", "4000", "--shards", "2", "-o", folder.Path("run")]);
        Out("run", folder.Path("run"));
        Assert.Equal(Out([.. asked, "--years", "4000", "--digest"]), Out("merge", folder.Path("run"), "--digest"));

        File.WriteAllText(table, "Firma;Umsatz (Mio);Fälle\nEck;2.5;0,x\n");
        Assert.Equal(Tool.CaseProblems, Run(out _, out var error, asked));
        Assert.Contains("'frequency' is \"0,x\" in the column 'Fälle'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_assess_would_warn_of_is_told_once()
    {
        using var folder = new Folder();
        var (table, parties, cases) = (folder.Path("eu.csv"), folder.Path("parties.csv"), folder.Path("case.json"));
        File.WriteAllText(table, "turnover,tier,people-affected\n" + string.Concat(Enumerable.Repeat("5000000,standard,10\n", 50)));
        Run(out _, out var error, "batch", table, "--regime", "eu-gdpr", "--on", "2025-06-01", "--no-range", "-o", folder.Path("out.csv"));
        Assert.Contains("warning: seriousness-not-weighed: In 32 of 32 rows looked at: ", error, StringComparison.Ordinal);

        File.WriteAllText(parties, "name,turnover,frequency,people-affected\nA,5000000,0.1,10\n");
        File.WriteAllText(
            cases,
            """{ "case": "c", "title": "C", "regime": "eu-gdpr", "dates": { "decision": "2025-06-01" }, "facts": { "tier": "standard" } }"""
        );
        Run(out _, out error, "annual-loss", parties, "--case", cases, "--years", "10");
        Assert.Contains("In 1 of 1 party looked at: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_that_is_worked_out_says_of_what_it_is()
    {
        string[] exact = ["annual-loss", Shops, "--years", "1024", "--exact", "--points", "4096", "--trials", "500"];
        var points = Out([.. exact, "--format", "exceedance"]);
        using var read = System.Text.Json.JsonDocument.Parse(points);
        Assert.StartsWith("uk-gdpr@", read.RootElement.GetProperty("versionId").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("sha256:", read.RootElement.GetProperty("factsDigest").GetString(), StringComparison.Ordinal);
        Assert.Equal((500, 1), (read.RootElement.GetProperty("trials").GetInt32(), read.RootElement.GetProperty("seed").GetInt32()));
        var losses = read.RootElement.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("loss").GetDouble()).ToList();
        Assert.Equal(losses.Distinct(), losses);
        Assert.Equal(Tool.Usage, Run(out _, out _, "annual-loss", Shops, "--points", "4096"));
        Assert.Equal(Tool.Usage, Run(out _, out _, "annual-loss", Shops, "--exact", "--points", "5000"));
        Assert.Equal(Tool.Usage, Run(out _, out _, "simulate", Breach, "--replicates", "8"));
    }

    private static string Out(params string[] args)
    {
        var exit = Run(out var output, out var error, args);
        Assert.True(exit == Tool.Ok, $"{string.Join(' ', args)} ends with {exit}: {error}");
        return output;
    }

    private static int Run(out string output, out string error, params string[] args)
    {
        using var to = new StringWriter { NewLine = "\n" };
        using var problems = new StringWriter { NewLine = "\n" };
        var exit = Tool.Run(args, Stream.Null, to, problems);
        (output, error) = (to.ToString(), problems.ToString());
        return exit;
    }
}
