using ScottPlot;

namespace FineCalc.Reporting.Drawing;

// Curves over two scales; what the upright one measures stands above it.
internal sealed class CurveSheet
{
    private const float PlotHeight = 280f;
    private const float TickSize = 12f;
    private const float Above = 22f;

    private readonly Scale _x;
    private readonly Scale _y;

    public CurveSheet(string title, string subtitle, string foot, Scale x, string xName, Scale y, string yName)
    {
        (_x, _y) = (x, y);
        var left =
            Sheet.Margin + 8f + y.Ticks.Select(t => new Words(t.Words, TickSize, false, Colours.Quiet).Width).DefaultIfEmpty(0f).Max();
        Sheet = new Sheet(title, subtitle, foot, PlotHeight, left, 52f, above: Above);
        Sheet.Plot.Axes.SetLimits(x.Place(x.Least), x.Place(x.Most), y.Place(y.Least), y.Place(y.Most));
        foreach (var (at, words) in x.Legible(X, words => Typeface.WidthOf(words, TickSize, false)))
        {
            Line([(at, y.Least), (at, y.Most)], Colours.Line, 1f);
            var tick = new Words(words, TickSize, false, Colours.Quiet);
            var isLast = X(at) + (tick.Width / 2f) > Sheet.Width - 4f;
            Sheet.Write(tick, isLast ? Sheet.Right : X(at), Bottom + 4f, isLast ? Alignment.UpperRight : Alignment.UpperCenter);
        }

        foreach (var (at, words) in y.Ticks)
        {
            Line([(x.Least, at), (x.Most, at)], Colours.Line, 1f);
            Sheet.Write(new Words(words, TickSize, false, Colours.Quiet), left - 8f, Y(at) + 1f, Alignment.MiddleRight);
        }

        Sheet.Write(new Words(yName, TickSize, false, Colours.Ink), Sheet.Margin, Sheet.Top - Above, Alignment.UpperLeft);
        Sheet.Write(new Words(xName, TickSize, false, Colours.Ink), Sheet.Right, Bottom + 22f, Alignment.UpperRight);
    }

    public Sheet Sheet { get; }

    private float Bottom => Sheet.Top + Sheet.PlotHeight;

    public void Line(IReadOnlyList<(double X, double Y)> points, Color colour, float width)
    {
        var line = Sheet.Plot.Add.ScatterLine(Placed(points), colour);
        line.LineWidth = width;
    }

    public void Band(IReadOnlyList<(double X, double Low, double High)> points, Color colour)
    {
        var edge = points.Select(p => (p.X, p.Low)).Concat(points.Reverse().Select(p => (p.X, p.High))).ToList();
        var band = Sheet.Plot.Add.Polygon(Placed(edge));
        (band.FillColor, band.LineWidth) = (colour, 0f);
    }

    public void Bar(double from, double to, double height, Color colour)
    {
        var bar = Sheet.Plot.Add.Rectangle(_x.Place(from), _x.Place(to), _y.Place(_y.Least), _y.Place(height));
        (bar.FillColor, bar.LineColor, bar.LineWidth) = (colour, Colours.Paper, 1f);
    }

    public void Dot(double x, double y, Color colour)
    {
        var dot = Sheet.Plot.Add.Marker(_x.Place(x), _y.Place(y), MarkerShape.FilledCircle, 11f, colour);
        (dot.MarkerLineColor, dot.MarkerLineWidth) = (Colours.Paper, 1.5f);
    }

    // A line across, with words at its upper end, one of several a line lower than the one before it. Whole, since in an SVG the canvas
    // draws no dashes.
    public void Vertical(double at, string words, int line = 0)
    {
        Line([(at, _y.Least), (at, _y.Most)], Colours.Ink, 1.2f);
        Write(words, at, Sheet.Top + 4f + (line * 17f));
    }

    private void Write(string words, double x, float top)
    {
        var written = new Words(words, TickSize, true, Colours.Ink);
        var isLeft = X(x) + written.Width + 8f > Sheet.Right;
        Sheet.Write(written, X(x) + (isLeft ? -6f : 6f), top, isLeft ? Alignment.UpperRight : Alignment.UpperLeft);
    }

    private Coordinates[] Placed(IReadOnlyList<(double X, double Y)> points) =>
        [.. points.Select(p => new Coordinates(_x.Place(p.X), _y.Place(p.Y)))];

    private float X(double value) => Sheet.Left + (Share(_x, value) * (Sheet.Right - Sheet.Left));

    private float Y(double value) => Bottom - (Share(_y, value) * Sheet.PlotHeight);

    private static float Share(Scale scale, double value)
    {
        var (least, most) = (scale.Place(scale.Least), scale.Place(scale.Most));
        return (float)((scale.Place(value) - least) / (most - least));
    }
}
