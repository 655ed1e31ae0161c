using ScottPlot;
using SkiaSharp;

namespace FineCalc.Reporting.Drawing;

// A picture before it is an SVG or a PNG: a plot with a heading above it, names of rows on its left and a foot below it, laid out in pixels
// for the one width that every picture has; a PNG of another width is the same drawing, larger or smaller.
internal sealed class Sheet
{
    public const float Width = 640f;
    public const float Margin = 18f;

    private const float Inner = Width - (2f * Margin);
    private const float TitleSize = 18f;
    private const float SubtitleSize = 13f;
    private const float FootSize = 11.5f;
    private const float AfterHead = 10f;

    private readonly List<Words> _head;
    private readonly List<Words> _foot;
    private readonly List<(Words Words, float X, float Y, Alignment Alignment)> _beside = [];

    // The height is that of the plot alone; left, below and above it is room for what its axes say.
    public Sheet(string title, string subtitle, string foot, float height, float left, float below, float above = 0f)
    {
        Typeface.MakeKnown();
        _head =
        [
            .. Typeface.Wrap(title, TitleSize, true, Inner, 4).Select(l => new Words(l, TitleSize, true, Colours.Ink)),
            .. Typeface.Wrap(subtitle, SubtitleSize, false, Inner, 3).Select(l => new Words(l, SubtitleSize, false, Colours.Quiet)),
        ];
        _foot = [.. Typeface.Wrap(foot, FootSize, false, Inner, 6).Select(l => new Words(l, FootSize, false, Colours.Quiet))];
        Top = Margin + _head.Sum(w => w.Height) + AfterHead + above;
        (Left, Right, PlotHeight) = (left, Width - Margin, height);
        FootTop = Top + height + below;
        Height = MathF.Ceiling(FootTop + _foot.Sum(w => w.Height) + Margin - 4f);

        Plot = new Plot();
        Plot.Layout.Fixed(new PixelPadding(left, Margin, Height - Top - height, Top));
        Plot.FigureBackground.Color = Colours.Paper;
        Plot.DataBackground.Color = Colours.Paper;
        Plot.FigureBorder.Color = Colours.Border;
        Plot.FigureBorder.Width = 1f;
        Plot.HideGrid();
        Plot.Axes.Frame(false);
        foreach (var axis in Plot.Axes.GetAxes())
        {
            axis.IsVisible = false;
        }

        Plot.Axes.AddPanel(new Beside(this));
    }

    public Plot Plot { get; }

    public float Height { get; }

    // Where the plot lies on the sheet.
    public float Left { get; }

    public float Right { get; }

    public float Top { get; }

    public float PlotHeight { get; }

    private float FootTop { get; }

    // Words at a place of the sheet, outside the plot or across its edge.
    public void Write(Words words, float x, float y, Alignment alignment) => _beside.Add((words, x, y, alignment));

    public void DrawOn(SKCanvas canvas)
    {
        // The first time, a plot is drawn once to be laid out and once more to be seen.
        Plot.RenderInMemory((int)Width, (int)Height);
        Plot.Render(canvas, new PixelRect(0f, Width, Height, 0f));
    }

    private sealed class Beside(Sheet sheet) : IPanel
    {
        public bool IsVisible { get; set; } = true;

        public float MinimumSize { get; set; }

        public float MaximumSize { get; set; } = float.MaxValue;

        public Edge Edge => Edge.Top;

        public bool ShowDebugInformation { get; set; }

        public float Measure(Paint paint) => 0f;

        public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) => new(0f, Width, sheet.Height, 0f);

        public void Render(RenderPack rp, float size, float offset)
        {
            Column(rp, sheet._head, Margin);
            Column(rp, sheet._foot, sheet.FootTop);
            foreach (var (words, x, y, alignment) in sheet._beside)
            {
                words.Style(alignment).Render(rp.Canvas, new Pixel(x, y), rp.Paint);
            }
        }

        private static void Column(RenderPack rp, List<Words> lines, float y)
        {
            foreach (var line in lines)
            {
                line.Style(Alignment.UpperLeft).Render(rp.Canvas, new Pixel(Margin, y), rp.Paint);
                y += line.Height;
            }
        }
    }
}
