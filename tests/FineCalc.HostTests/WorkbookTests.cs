using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FineCalc.Steps;
using Workbook = FineCalc.Reporting.Workbook;

namespace FineCalc.HostTests;

public sealed class WorkbookTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbooks").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_spreadsheet_reckons_every_shipped_case_to_the_unit_and_follows_each_changed_fact()
    {
        var expected = new Dictionary<string, decimal?>();
        foreach (var (name, shipped) in Shipped.Cases)
        {
            var assessed = shipped.Assess();
            var file = Path.Combine(_folder, $"{name}.xlsx");
            Save(Workbook.Of(assessed), file);
            expected.Add(name, assessed.Final.Amount.Amount);
            // One of them of each case, another with every case: all of them would take minutes.
            var changes = Changes(assessed.Final).ToList();
            foreach (var (fact, cell, facts) in changes.Skip(expected.Count % Math.Max(1, changes.Count)).Take(1))
            {
                var changed = $"{name}-{fact.Id}";
                File.Copy(file, Path.Combine(_folder, $"{changed}.xlsx"));
                Put(Path.Combine(_folder, $"{changed}.xlsx"), fact.Name, cell);
                expected.Add(changed, AmountOf(assessed.Final.Version, facts));
            }
        }

        var amounts = Spreadsheet.AmountsOf(_folder);
        var wrong = expected
            .Where(e => e.Value is { } amount ? !Spreadsheet.Is(amounts[e.Key], amount) : amounts[e.Key] != "#N/A")
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}: {amounts[e.Key]} and not {e.Value}"))
            .ToList();
        output.WriteLine($"{expected.Count} workbooks");
        output.WriteLine(string.Join('\n', wrong));
        Assert.Empty(wrong);
        Assert.True(expected.Count > 200, "facts were changed in hardly any workbook");
    }

    [Fact]
    public void A_workbook_is_valid_small_the_same_each_time_and_takes_text_for_text()
    {
        const string hostile = "=HYPERLINK(\"http://x.invalid\",\"click\")<b>&amp;\u202Egnp.exe _x0041_";
        var read = Shipped.Read("docs/examples/uk-gdpr/advanced-2025.json");
        var law = read.Version;
        var facts = read.AfterRepresentations!.With(
            law.FindFact("settlement-discount")!.Answered(0.2m) with
            {
                Note = "@SUM(1)",
                Source = new Citation(hostile),
            }
        );
        var assessed = (read with { Title = hostile, AfterRepresentations = facts }).Assess();
        var (first, second) = (Bytes(Workbook.Of(assessed)), Bytes(Workbook.Of(assessed)));
        Assert.Equal(first, second);
        Assert.InRange(first.Length, 10_000, 80_000);
        using var document = SpreadsheetDocument.Open(new MemoryStream(first), false);
        Assert.Empty(
            new OpenXmlValidator()
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(e => $"{e.Path?.XPath}: {e.Description}")
        );
        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Cell>()).ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula?.Text.Contains("HYPERLINK", StringComparison.OrdinalIgnoreCase) == true);
        Assert.DoesNotContain(cells, c => c.InnerText.Contains('\u202E', StringComparison.Ordinal));
        Assert.Contains(
            cells,
            c =>
                c.DataType?.Value == CellValues.InlineString
                && c.InnerText.StartsWith("=HYPERLINK", StringComparison.Ordinal)
                && c.InnerText.Contains("_x005F_x0041_", StringComparison.Ordinal)
        );

        // The case file comes back from its sheet.
        var sheet = document
            .WorkbookPart.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Single(s => s.Name == "Case file");
        var rows = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Skip(1);
        var file = string.Join('\n', rows.Select(r => r.InnerText)).Replace("_x005F_x", "_x", StringComparison.Ordinal);
        Assert.Equal(assessed.Final.Amount, CaseJson.Parse(file, "sheet", Regimes.All).Assess().Final.Amount);
        Assert.Equal(hostile, CaseJson.Parse(file, "sheet", Regimes.All).Title);
    }

    // One answer changed at a time, where it can be another: a number by a tenth, a word to the next.
    private static IEnumerable<(Fact Fact, object Cell, Facts Facts)> Changes(Assessment of)
    {
        if (of.Facts.Infringements.Count > 1)
        {
            yield break;
        }

        foreach (var answer in of.Facts.Answers.Concat(of.Facts.Infringements.SelectMany(i => i.Answers)).DistinctBy(a => a.Fact.Id))
        {
            if (!of.Uses(answer.Fact) && !of.Facts.Infringements.Any(i => of.Uses(answer.Fact, i.Name)))
            {
                continue;
            }

            var own = of.Facts.Infringements.FirstOrDefault(i => i.Answers.Any(a => a.Fact == answer.Fact));
            if (Other(answer) is { } value)
            {
                var changed = answer with { Low = value, Likely = value, High = value };
                yield return (
                    answer.Fact,
                    Shown(answer.Fact, value),
                    own is null ? of.Facts.With(changed) : of.Facts.WithInfringement(own.Name, f => f.With(changed))
                );
            }
        }
    }

    private static decimal? Other(Answer answer) =>
        answer.Fact.Unit switch
        {
            Unit.Flag => 1m - answer.Likely,
            Unit.Choice => (answer.Likely + 1m) % answer.Fact.Options.Count,
            _ => new[] { answer.Likely * 1.1m, answer.Likely * 0.9m }
                .Select(v => answer.Fact.IsWhole ? decimal.Ceiling(v) : decimal.Round(v, 4))
                .Where(v => v != answer.Likely && v >= (answer.Fact.AllowedLow ?? v) && v <= (answer.Fact.AllowedHigh ?? v))
                .Select(v => (decimal?)v)
                .FirstOrDefault(),
        };

    private static object Shown(Fact fact, decimal value) =>
        fact.Unit switch
        {
            Unit.Flag => value == 0m ? "no" : "yes",
            Unit.Choice => fact.Options[(int)value].Code,
            _ => value,
        };

    // Null where FineCalc gives no amount.
    private static decimal? AmountOf(RegimeVersion version, Facts facts)
    {
        try
        {
            return version.Assess(facts).Amount.Amount;
        }
        catch (ProblemException)
        {
            return null;
        }
    }

    private static void Put(string path, string name, object value)
    {
        using var document = SpreadsheetDocument.Open(path, true);
        var sheet = document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == "Facts");
        var page = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
        var row = page.Descendants<Row>().First(r => r.Elements<Cell>().FirstOrDefault()?.InnerText == name);
        var cell = row.Elements<Cell>().Single(c => c.CellReference!.Value![0] == 'C');
        cell.RemoveAllChildren();
        cell.DataType = value is string ? CellValues.String : CellValues.Number;
        cell.CellValue = new CellValue(string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }

    private static void Save(Workbook workbook, string path) => File.WriteAllBytes(path, Bytes(workbook));

    private static byte[] Bytes(Workbook workbook)
    {
        using var file = new MemoryStream();
        workbook.Save(file);
        return file.ToArray();
    }
}

internal static class Answering
{
    public static Answer Answered(this Fact fact, decimal value) => new(fact, value, value, value);
}
