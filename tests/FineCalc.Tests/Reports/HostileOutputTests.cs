using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Workbook = FineCalc.Reporting.Workbook;

namespace FineCalc.Tests.Reports;

/// <summary>
/// One law for all that comes out: whatever words a case has, an output is built as it is of plain words, and holds nothing that controls
/// a terminal,
/// turns letters round or is no text.
/// </summary>
public class HostileOutputTests
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .Build();

    // Of a case whose words a file cannot have, what is said of that comes out.
    private const string Refused = "refused: ";

    // What is written of a case, and how it is built: its elements, keys, cells or formulas, without the words.
    private static readonly Dictionary<string, (Func<Case, string> Write, Func<string, string> Built)> Outputs = new(StringComparer.Ordinal)
    {
        ["text"] = (c => Report.Text(c.Assess()), _ => ""),
        ["terminal"] = (c => Report.Text(c.Assess(), new TextOptions { Width = 80 }), _ => ""),
        ["markdown"] = (c => Report.Markdown(c.Assess()), text => OfHtml(Markdig.Markdown.ToHtml(text, Markdown))),
        ["html"] = (c => Report.Html(c.Assess()), OfHtml),
        ["fragment"] = (c => Report.Fragment(c.Assess()), OfHtml),
        ["report"] = (c => Report.Standalone(c.Assess()), OfHtml),
        ["notebook"] = (c => c.Assess().ToHtml(), OfHtml),
        ["notebook, picture"] = (c => Picture.Waterfall(c.Assess()).ToHtml(), html => Distinct(OfHtml(html))),
        ["json"] = (c => c.Assess().ToJson(trace: true), OfJson),
        ["svg"] = (c => Picture.Waterfall(c.Assess()).Svg(), OfXml),
        ["svg of a bridge"] = (c => Picture.Bridge(c.Assess()).Svg(), OfXml),
        ["csv of a picture"] = (c => Picture.Waterfall(c.Assess()).Csv(), OfCsv),
        ["markdown of a picture"] = (
            c => Picture.Waterfall(c.Assess()).Markdown(),
            text => OfHtml(Markdig.Markdown.ToHtml(text, Markdown))
        ),
        ["workbook"] = (c => Parts(Workbook.Of(c.Assess())), OfWorkbook),
        ["agents"] = (c => Told(c, "mcp"), OfLines),
        ["command"] = (c => Told(c, "assess", "-"), _ => ""),
        ["command, json"] = (c => Told(c, "assess", "-", "--format", "json"), OfJson),
    };

    public static TheoryData<string> Names => [.. Outputs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_output_is_built_as_of_plain_words_and_is_clean(string name)
    {
        var (write, built) = Outputs[name];
        var (plain, met) = (built(write(HostileText.Plain)), 0);
        FsCheck.Check.One(
            Laws.Seeded(Config.QuickThrowOnFailure).WithMaxTest(Laws.Count(60)).WithQuietOnSuccess(true),
            Prop.ForAll(
                Arb.From(HostileText.Cases),
                hostile =>
                {
                    var output = write(hostile);
                    if (!output.StartsWith(Refused, StringComparison.Ordinal))
                    {
                        Assert.Equal(plain, built(output));
                        met++;
                    }

                    Assert.DoesNotContain(output, IsUnclean);
                    Assert.Equal(output, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(output)));
                }
            )
        );
        Assert.True(met > 2, "hardly any case was taken");
    }

    // What it takes for a cell to be run is that it begins so; a number does, too.
    [Fact]
    public void A_table_for_spreadsheets_hands_words_on_and_no_formula() =>
        FsCheck.Check.One(
            Laws.Seeded(Config.QuickThrowOnFailure).WithMaxTest(Laws.Count(60)).WithQuietOnSuccess(true),
            Prop.ForAll(
                Arb.From(HostileText.Anything.Where(w => !w.Contains('\0', StringComparison.Ordinal) && !w.Any(char.IsSurrogate))),
                words =>
                {
                    var law = Regimes.UkGdpr.On(2025, 1, 1);
                    var table = $"note,turnover,tier\n\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\",5000000,higher\n";
                    using var output = new MemoryStream();
                    using (var reader = TableReader.Csv(new MemoryStream(Encoding.UTF8.GetBytes(table))))
                    using (var writer = TableWriter.Csv(output, forSpreadsheets: true))
                    {
                        _ = TableBatch.Run(reader, ColumnMatch.Of(law, reader.Columns), writer);
                    }

                    var rows = Rows(Encoding.UTF8.GetString(output.ToArray()));
                    Assert.Equal(2, rows.Count);
                    Assert.Equal(rows[0].Count, rows[1].Count);
                    Assert.All(rows[1], cell => Assert.False(IsRun(cell), cell));
                    Assert.Contains(rows[1], cell => cell == words || cell == "'" + words);
                }
            )
        );

    private static bool IsUnclean(char letter) =>
        (char.IsControl(letter) && letter != '\n')
        || letter is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'
        || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    // Elements with the names of their attributes, and what would run or load something.
    private static string OfHtml(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        Assert.All(
            document.All.SelectMany(e => e.Attributes),
            a =>
                Assert.False(
                    a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                        || (
                            a.Name is "href" or "src"
                            && !a.Value.StartsWith('#')
                            && !a.Value.StartsWith("https://example.org/", StringComparison.Ordinal)
                        ),
                    $"{a.Name}={a.Value}"
                )
        );
        var built = document
            .All.Where(e => e.LocalName is not ("br" or "wbr"))
            .Select(e =>
                (IsLine: e.LocalName == "text", Words: $"{e.LocalName}.{e.ClassName} {string.Join(' ', e.Attributes.Select(a => a.Name))}")
            )
            .ToList();

        // In how many lines a picture writes a text is the text's: lines after one another that are built alike are one.
        return string.Join('\n', built.Where((e, i) => i == 0 || !e.IsLine || e != built[i - 1]).Select(e => e.Words));
    }

    private static string OfXml(string xml) =>
        Distinct(
            string.Join(
                '\n',
                XDocument
                    .Parse(xml)
                    .Descendants()
                    .Select(e => $"{e.Name.LocalName} {string.Join(' ', e.Attributes().Select(a => a.Name.LocalName))}")
            )
        );

    // How many lines words take is theirs.
    private static string Distinct(string lines) => string.Join('\n', lines.Split('\n').Distinct().Order(StringComparer.Ordinal));

    private static string OfLines(string lines) =>
        string.Join('\n', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(OfJson));

    // The names of dates are the case's own.
    private static string OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join('\n', Keys("", document.RootElement));

        static IEnumerable<string> Keys(string path, JsonElement element) =>
            element.ValueKind switch
            {
                JsonValueKind.Object => element
                    .EnumerateObject()
                    .SelectMany(p => Keys(path.EndsWith("/dates", StringComparison.Ordinal) ? path + "/" : $"{path}/{p.Name}", p.Value)),
                JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Keys(path + "[]", e)),
                var kind => [$"{path}: {kind}"],
            };
    }

    private static string OfCsv(string csv)
    {
        var rows = Rows(csv);
        Assert.All(rows.SelectMany(r => r), cell => Assert.False(IsRun(cell), cell));
        return string.Join('\n', rows.Select(r => r.Count));
    }

    private static bool IsRun(string cell) =>
        cell.Length > 0
        && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)
        && !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // As RFC 4180 has it.
    private static List<List<string>> Rows(string csv)
    {
        var (rows, cell, isQuoted) = (new List<List<string>> { new() }, new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && isQuoted && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append(csv[++i]);
            }
            else if (csv[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && csv[i] is ',' or '\n')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (csv[i] == '\n')
                {
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(csv[i]);
            }
        }

        return [.. rows.Where(r => r.Count > 0)];
    }

    // The parts of a workbook, each on a line of its own.
    private static string Parts(Workbook workbook)
    {
        using var file = new MemoryStream();
        workbook.Save(file);
        using var archive = new ZipArchive(file);
        return string.Join(
            '\n',
            archive
                .Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal) || e.Name.EndsWith(".rels", StringComparison.Ordinal))
                .Select(e =>
                {
                    using var part = e.Open();
                    return XDocument.Load(part).ToString(SaveOptions.DisableFormatting).ReplaceLineEndings(" ");
                })
        );
    }

    // Which elements each part has, and all of its formulas and links: no word of a case is in one.
    private static string OfWorkbook(string parts) =>
        string.Join(
            '\n',
            parts
                .Split('\n')
                .Select(XDocument.Parse)
                .Select(part =>
                    string.Join(' ', part.Descendants().Select(e => e.Name.LocalName).Distinct().Order(StringComparer.Ordinal))
                    + string.Concat(
                        part.Descendants().Where(e => e.Name.LocalName is "f" or "definedName" or "Relationship").Select(e => "\n " + e)
                    )
                )
        );

    // A case of a regime that ships, with a few of the same words: the reader refuses control characters, of which many words would have
    // one.
    private static string Told(Case hostile, params string[] command)
    {
        var file = new JsonObject
        {
            ["case"] = "hostile",
            ["title"] = hostile.Title,
            ["regime"] = "uk-gdpr",
            ["dates"] = new JsonObject { ["notice-of-intent"] = "2025-03-26" },
            ["facts"] = new JsonObject { ["turnover"] = 50_000_000, ["tier"] = "higher" },
            ["notes"] = new JsonArray(hostile.Notes[0]),
        };
        var call = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "tools/call",
            ["params"] = new JsonObject
            {
                ["name"] = "assess",
                ["arguments"] = new JsonObject { ["case"] = file },
            },
        };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var input = command is ["mcp"] ? call.ToJsonString() + "\n" : file.ToJsonString();
        var code = FineCalc.Cli.Tool.Run(command, new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        Assert.True(code is FineCalc.Cli.Tool.Ok or FineCalc.Cli.Tool.CaseProblems, error.ToString());
        return code == FineCalc.Cli.Tool.Ok ? output.ToString() : Refused + error;
    }
}
