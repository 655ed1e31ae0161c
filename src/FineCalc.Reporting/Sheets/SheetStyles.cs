using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FineCalc.Reporting.Sheets;

// How cells look: a style for each look, form of number and text that begins like a formula, made when a cell first asks for it.
internal sealed class SheetStyles
{
    private readonly Dictionary<(Look Look, Format Format, bool IsQuoted), uint> _places = [];
    private readonly List<CellFormat> _formats = [new CellFormat()];

    public uint Of(Cell cell)
    {
        // A program that is asked to edit such a text would take it for a formula.
        var isQuoted = cell is { Formula: null, Value: string text } && Csv.IsLikeFormula(text);
        var key = (cell.Look, cell.Format, isQuoted);
        if (!_places.TryGetValue(key, out var place))
        {
            place = _places[key] = (uint)_formats.Count;
            _formats.Add(Made(key));
        }

        return place;
    }

    public Stylesheet Stylesheet() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = Money, FormatCode = "#,##0.00" },
                new NumberingFormat { NumberFormatId = Percent, FormatCode = "0.00%" }
            ),
            new Fonts(
                Font(11),
                Font(16, isBold: true, colour: "FF1F3864"),
                Font(12, isBold: true, colour: "FF1F3864"),
                Font(11, isBold: true, colour: "FFFFFFFF"),
                Font(11, isBold: true),
                Font(10, colour: "FF595959"),
                Font(14, isBold: true)
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                Filled("FF1F3864"),
                Filled("FFFFF2CC"),
                Filled("FFE2EFDA")
            ),
            new Borders(new Border(), Thin()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(_formats.Select(f => (CellFormat)f.CloneNode(true)))
        );

    private const uint Money = 164;
    private const uint Percent = 165;

    private static CellFormat Made((Look Look, Format Format, bool IsQuoted) of)
    {
        var (font, fill, border) = of.Look switch
        {
            Look.Title => (1u, 0u, 0u),
            Look.Heading => (2u, 0u, 0u),
            Look.Note => (5u, 0u, 0u),
            Look.Column => (3u, 2u, 1u),
            Look.Strong => (4u, 0u, 1u),
            Look.Muted => (5u, 0u, 1u),
            Look.Input => (0u, 3u, 1u),
            Look.Answer => (6u, 4u, 1u),
            _ => (0u, 0u, 1u),
        };
        // What stands alone in its row runs on over the empty cells.
        var isAlone = of.Look is Look.Title or Look.Heading or Look.Note;
        return new CellFormat(
            new Alignment
            {
                Vertical = VerticalAlignmentValues.Top,
                WrapText = isAlone ? null : true,
                Horizontal = of.Format == Format.Text ? HorizontalAlignmentValues.Left : null,
                Indent = of is { Format: Format.Text, Look: Look.Plain or Look.Muted } ? 1u : null,
            }
        )
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = of.Format switch
            {
                Format.Money => Money,
                Format.Rate => Percent,
                _ => 0u,
            },
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            QuotePrefix = of.IsQuoted ? true : null,
        };
    }

    private static Font Font(double size, bool isBold = false, string? colour = null)
    {
        var font = new Font();
        if (isBold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size });
        if (colour is not null)
        {
            font.Append(new Color { Rgb = colour });
        }

        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Filled(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    // A line below, as in a table.
    private static Border Thin() =>
        new(
            new LeftBorder(),
            new RightBorder(),
            new TopBorder(),
            new BottomBorder(new Color { Rgb = "FFD9D9D9" }) { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );
}
