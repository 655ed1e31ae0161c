using ScottPlot;
using SkiaSharp;

namespace FineCalc.Reporting.Drawing;

// The one font of all pictures, which comes with the library: what a picture looks like does not depend on the machine that draws it.
internal sealed class Typeface : IFontResolver
{
    // The name by which the drawing library is asked for it, and no other font is.
    public const string Name = "FineCalc DejaVu Sans";

    // Where a viewer of an SVG does not have it: Verdana has the same widths but for a few hundredths.
    public const string InSvg = "'DejaVu Sans', Verdana, Geneva, sans-serif";

    private static readonly SKTypeface Regular = Load("DejaVuSans.ttf");
    private static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");
    private static readonly Lock Gate = new();
    private static bool _isKnown;

    private Typeface() { }

    // The drawing library keeps its fonts in one list for the process.
    public static void MakeKnown()
    {
        lock (Gate)
        {
            if (!_isKnown)
            {
                Fonts.FontResolvers.Add(new Typeface());
                _isKnown = true;
            }
        }
    }

    // How wide a line of words is, without hinting: the same on every machine.
    public static float WidthOf(string words, float size, bool isBold)
    {
        using var font = new SKFont(isBold ? Bold : Regular, size)
        {
            Hinting = SKFontHinting.None,
            LinearMetrics = true,
            Subpixel = true,
        };
        return font.MeasureText(words);
    }

    // Words in lines no wider than that; a word that is wider by itself is cut.
    public static IReadOnlyList<string> Wrap(string words, float size, bool isBold, float width, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Unparted(words))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer, size, isBold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = Fit(longer, size, isBold, width);
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        if (lines.Count > most)
        {
            lines.RemoveRange(most, lines.Count - most);
            lines[^1] = Fit(lines[^1] + " \u2026", size, isBold, width);
        }

        return lines;
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != Name ? null
        : bold ? Bold
        : Regular;

    // The words, a currency and its amount as one.
    private static IEnumerable<string> Unparted(string words)
    {
        var before = "";
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isAmount = before.Length > 0 && char.IsAsciiDigit(word[0]);
            if (before.Length > 0 && !isAmount)
            {
                yield return before;
            }

            var isCurrency = word.Length == 3 && !word.AsSpan().ContainsAnyExceptInRange('A', 'Z');
            if (!isCurrency)
            {
                yield return isAmount ? $"{before} {word}" : word;
            }

            before = isCurrency ? word : "";
        }

        if (before.Length > 0)
        {
            yield return before;
        }
    }

    private static string Fit(string words, float size, bool isBold, float width)
    {
        while (words.Length > 2 && WidthOf(words, size, isBold) > width)
        {
            words = Text.Cut(words, words.Length - 1);
        }

        return words;
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(stream);
    }
}
