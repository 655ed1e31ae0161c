using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FineCalc.Reporting.Sheets;

// Sheets as a file of Office Open XML. A text is written as a text, whatever it begins with, and is never read as a formula.
internal sealed partial class SheetFile(IReadOnlyList<Sheet> sheets, params (string Name, string Place)[] names)
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    // A cell holds no more letters.
    private const int LongestText = 32_767;

    // What a spreadsheet shows of a refusal.
    private const int LongestMessage = 225;

    // The first day that an archive can say: the hour at which a file was made is no part of it.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SheetStyles _styles = new();

    public byte[] Write()
    {
        using var made = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(made, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddNewPart<WorkbookPart>(ContentType, "rId1");
            var listed = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = $"rId{(i + 1).ToString(CultureInfo.InvariantCulture)}";
                book.AddNewPart<WorksheetPart>(id).Worksheet = Page(sheets[i], i);
                listed.Append(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Id = id,
                        SheetId = (uint)i + 1,
                        Name = sheets[i].Name,
                    }
                );
            }

            book.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = _styles.Stylesheet();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                listed,
                new DefinedNames([.. names.Select(n => new DefinedName(n.Place) { Name = n.Name }), .. Titles()]),
                // Whoever opens it sees what the formulas come to, and not what they came to elsewhere.
                new CalculationProperties { FullCalculationOnLoad = true, CalculationId = 0 }
            );
        }

        return SameBytes(made.ToArray());
    }

    // The rows that are printed on every page.
    private IEnumerable<DefinedName> Titles() =>
        sheets
            .Select((sheet, i) => (sheet, i))
            .Where(s => s.sheet.Frozen > 0)
            .Select(s => new DefinedName($"'{s.sheet.Name}'!${Number(s.sheet.Frozen)}:${Number(s.sheet.Frozen)}")
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = (uint)s.i,
            });

    // The archive in one order and of one hour.
    private static byte[] SameBytes(byte[] made)
    {
        using var same = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(made), ZipArchiveMode.Read))
        using (var to = new ZipArchive(same, ZipArchiveMode.Create))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Always;
                using var read = entry.Open();
                using var write = copy.Open();
                read.CopyTo(write);
            }
        }

        return same.ToArray();
    }

    private Worksheet Page(Sheet sheet, int place)
    {
        var rows = new SheetData();
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            rows.Append(RowOf(sheet, i));
        }

        var page = new Worksheet(
            new SheetProperties(
                new OutlineProperties { SummaryBelow = false, SummaryRight = false },
                new PageSetupProperties { FitToPage = true }
            ),
            new SheetViews(View(sheet, place)),
            new SheetFormatProperties
            {
                DefaultRowHeight = 15,
                OutlineLevelRow = 1,
                OutlineLevelColumn = 1,
            },
            Columns(sheet),
            rows
        );
        if (sheet.Rules.Count > 0)
        {
            page.Append(new DataValidations(sheet.Rules.Select(Validation)) { Count = (uint)sheet.Rules.Count });
        }

        page.Append(
            new PageMargins
            {
                Left = 0.4,
                Right = 0.4,
                Top = 0.5,
                Bottom = 0.5,
                Header = 0.3,
                Footer = 0.3,
            },
            new PageSetup
            {
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new HeaderFooter(new OddFooter("&L&A&RPage &P of &N"))
        );
        return page;
    }

    private static SheetView View(Sheet sheet, int place)
    {
        var view = new SheetView
        {
            WorkbookViewId = 0,
            ShowGridLines = false,
            TabSelected = place == 0,
        };
        if (sheet.Frozen > 0)
        {
            view.Append(
                new Pane
                {
                    VerticalSplit = sheet.Frozen,
                    TopLeftCell = Sheet.Local(sheet.Frozen + 1, 1),
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            );
        }

        return view;
    }

    private static Columns Columns(Sheet sheet) =>
        new(
            sheet.Widths.Select(
                (width, i) =>
                    new Column
                    {
                        Min = (uint)i + 1,
                        Max = (uint)i + 1,
                        Width = width,
                        CustomWidth = true,
                        Hidden = sheet.FoldedFrom is { } folded && i + 1 >= folded ? true : null,
                        OutlineLevel = sheet.FoldedFrom is { } from && i + 1 >= from ? (byte)1 : null,
                    }
            )
        );

    private Row RowOf(Sheet sheet, int place)
    {
        var (cells, isFolded) = sheet.Rows[place];
        var row = new Row
        {
            RowIndex = (uint)place + 1,
            Hidden = isFolded ? true : null,
            OutlineLevel = isFolded ? (byte)1 : null,
        };
        var height = Lines(sheet, cells);
        if (height > 1 || cells is [{ Look: Look.Title }])
        {
            (row.Height, row.CustomHeight) = (height > 1 ? 15 * height : 24, true);
        }

        for (var i = 0; i < cells.Count; i++)
        {
            if (CellOf(cells[i], Sheet.Local(place + 1, i + 1)) is { } cell)
            {
                row.Append(cell);
            }
        }

        return row;
    }

    // How high a row must be for its texts, which break at the width of their columns.
    private static int Lines(Sheet sheet, IReadOnlyList<Cell> cells) =>
        Math.Min(
            24,
            cells
                .Select(
                    (cell, i) =>
                        cell is { Formula: null, Value: string text, Look: not (Look.Title or Look.Heading or Look.Note) }
                        && i < sheet.Widths.Count
                            ? (int)Math.Ceiling((text.Length + 1) / sheet.Widths[i])
                            : 1
                )
                .DefaultIfEmpty(1)
                .Max()
        );

    private DocumentFormat.OpenXml.Spreadsheet.Cell? CellOf(Cell cell, string place)
    {
        if (cell == Cell.Empty)
        {
            return null;
        }

        var made = new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = place, StyleIndex = _styles.Of(cell) };
        if (cell.Formula is { } formula)
        {
            made.CellFormula = new CellFormula(formula);
            (made.DataType, made.CellValue) = cell.Value switch
            {
                string text => (CellValues.String, new CellValue(Written(text))),
                bool flag => (CellValues.Boolean, new CellValue(flag)),
                decimal number => (CellValues.Number, new CellValue(FormulaReading.Written(number))),
                _ => (CellValues.Number, null),
            };
            return made;
        }

        switch (cell.Value)
        {
            case string text:
                made.DataType = CellValues.InlineString;
                made.InlineString = new InlineString(
                    new DocumentFormat.OpenXml.Spreadsheet.Text(Written(text)) { Space = SpaceProcessingModeValues.Preserve }
                );
                break;
            case bool flag:
                (made.DataType, made.CellValue) = (CellValues.Boolean, new CellValue(flag));
                break;
            case decimal number:
                (made.DataType, made.CellValue) = (CellValues.Number, new CellValue(FormulaReading.Written(number)));
                break;
        }

        return made;
    }

    // What a spreadsheet would read as a letter written by its number, _x000D_, is written so that it stays what it is.
    private static string Written(string text) =>
        NumberedLetter().Replace(FineCalc.Text.Cut(FineCalc.Text.Clean(text), LongestText), "_x005F_x");

    private static DataValidation Validation(Rule rule)
    {
        var made = new DataValidation
        {
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = "Not allowed",
            Error = Written(FineCalc.Text.Cut($"Allowed: {rule.Allowed}", LongestMessage)),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = rule.Cell },
        };
        if (rule.List is { } list)
        {
            made.Type = DataValidationValues.List;
            made.Append(new Formula1(list));
            return made;
        }

        made.Type = rule.IsWhole ? DataValidationValues.Whole : DataValidationValues.Decimal;
        made.Operator = DataValidationOperatorValues.Between;
        made.Append(
            new Formula1(FormulaReading.Written(rule.Least ?? -999_999_999_999_999m)),
            new Formula2(FormulaReading.Written(rule.Most ?? 999_999_999_999_999m))
        );
        return made;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("_x(?=[0-9A-Fa-f]{4}_)")]
    private static partial Regex NumberedLetter();
}
