using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace FineCalc.Reporting.Drawing;

// A sheet as an SVG: with a title and a description for those who do not see it, its text as text, its numbers to a hundredth of a pixel.
internal static partial class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Measures = ["x", "y", "width", "height", "d", "transform", "stroke-width", "points"];

    public static string Write(Sheet sheet, string title, string description)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Sheet.Width, sheet.Height), stream))
        {
            sheet.DrawOn(canvas);
        }

        stream.Position = 0;
        var drawn = XDocument.Load(stream).Root!;
        foreach (var element in drawn.Descendants().ToList())
        {
            Mend(element);
        }

        // The canvas is cleared, which an SVG shows as a black rectangle.
        foreach (var cleared in drawn.Elements(Svg + "rect").Where(r => r.Attribute("fill") is null).ToList())
        {
            cleared.Remove();
        }

        // A clip that holds nothing back is noise.
        foreach (var clip in drawn.Descendants(Svg + "clipPath").ToList())
        {
            clip.Remove();
        }

        foreach (var group in drawn.Descendants(Svg + "g").Where(g => g.Attribute("clip-path") is not null).Reverse().ToList())
        {
            group.ReplaceWith(group.Nodes());
        }

        var root = new XElement(
            Svg + "svg",
            new XAttribute("width", Short(Sheet.Width)),
            new XAttribute("height", Short(sheet.Height)),
            new XAttribute("viewBox", $"0 0 {Short(Sheet.Width)} {Short(sheet.Height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title),
            new XAttribute("font-family", Typeface.InSvg),
            new XElement(Svg + "title", title),
            new XElement(Svg + "desc", description),
            drawn.Nodes()
        );
        return root.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static void Mend(XElement element)
    {
        if (element.Name == Svg + "text")
        {
            MendText(element);
        }

        foreach (var attribute in element.Attributes().Where(a => Measures.Contains(a.Name.LocalName)).ToList())
        {
            attribute.Value = Decimals().Replace(attribute.Value, m => Short(Number(m.Value)));
        }
    }

    // One place for the whole line, and the width it was given room for: where another font stands in, it is drawn as wide.
    private static void MendText(XElement text)
    {
        var size = Number(text.Attribute("font-size")!.Value);
        var isBold = text.Attribute("font-weight") is { Value: "bold" or "600" or "700" };
        text.Attribute("font-family")?.Remove();
        var moved = Translation().Match(text.Attribute("transform")?.Value ?? "");
        foreach (var (name, by) in new[] { ("x", moved.Groups[1]), ("y", moved.Groups[2]) })
        {
            var place = Number(text.Attribute(name)!.Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)[0]);
            text.SetAttributeValue(name, Short(place + (moved.Success ? Number(by.Value) : 0f)));
        }

        if (moved.Success)
        {
            text.Attribute("transform")!.Remove();
        }

        text.Value = text.Value.Trim('\n', '\t');
        text.SetAttributeValue("textLength", Short(Typeface.WidthOf(text.Value, size, isBold)));
        text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private static string Short(float number) => MathF.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^translate\((\S+?)[ ,]+(\S+?)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Translation();

    [GeneratedRegex(@"-?\d+\.\d+(?:e[-+]?\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();
}
