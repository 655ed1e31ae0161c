using ScottPlot;

namespace FineCalc.Reporting.Drawing;

// A line of words as it is drawn: its size in pixels, how strong, in which colour.
internal sealed record Words(string Text, float Size, bool IsBold, Color Colour)
{
    public float Width => Typeface.WidthOf(Text, Size, IsBold);

    public float Height => MathF.Ceiling(Size * 1.3f);

    public LabelStyle Style(Alignment alignment) =>
        new()
        {
            Text = Text,
            FontName = Typeface.Name,
            FontSize = Size,
            Bold = IsBold,
            ForeColor = Colour,
            Alignment = alignment,
        };
}
