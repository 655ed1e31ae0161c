using ScottPlot;

namespace FineCalc.Reporting.Drawing;

// Rows with their names on the left, and what is drawn in them along one scale.
internal sealed class RowSheet
{
    public const float BarHeight = 24f;

    private const float NameWidth = 236f;
    private const float NameSize = 14f;
    private const float HowSize = 12f;
    private const float ValueSize = 14f;
    private const float Gap = 6f;

    // Letters stand high in their line; in the middle of a row they are lowered so far.
    private const float Sinking = 2.5f;

    private readonly Scale _scale;
    private readonly List<(float Top, float Height)> _rows = [];

    public RowSheet(string title, string subtitle, string foot, IReadOnlyList<RowName> names, Scale scale)
    {
        _scale = scale;
        var labels = names.Select(Lines).ToList();
        var y = 0f;
        foreach (var label in labels)
        {
            var height = Math.Max(BarHeight, label.Sum(w => w.Height)) + Gap;
            _rows.Add((y, height));
            y += height;
        }

        Sheet = new Sheet(title, subtitle, foot, y, Sheet.Margin + NameWidth + 10f, 34f);
        Sheet.Plot.Axes.SetLimits(scale.Place(scale.Least), scale.Place(scale.Most), y, 0d);
        foreach (var (at, words) in scale.Legible(X, words => Typeface.WidthOf(words, HowSize, false), Sheet.Right))
        {
            Vertical(at, Colours.Line, 1f);
            var tick = new Words(words, HowSize, false, Colours.Quiet);
            var isLast = X(at) + (tick.Width / 2f) > Sheet.Width - 4f;
            Sheet.Write(
                tick,
                isLast ? Sheet.Right : X(at),
                Sheet.Top + Sheet.PlotHeight + 4f,
                isLast ? Alignment.UpperRight : Alignment.UpperCenter
            );
        }

        for (var row = 0; row < labels.Count; row++)
        {
            var at = Sheet.Top + Middle(row) - (labels[row].Sum(l => l.Height) / 2f) + Sinking;
            foreach (var line in labels[row])
            {
                Sheet.Write(line, Sheet.Left - 10f, at, Alignment.UpperRight);
                at += line.Height;
            }
        }
    }

    public Sheet Sheet { get; }

    public void Bar(int row, double from, double to, Color colour, float height = BarHeight)
    {
        var (middle, half) = (Middle(row), height / 2d);
        var bar = Sheet.Plot.Add.Rectangle(_scale.Place(from), _scale.Place(to), middle - half, middle + half);
        (bar.FillColor, bar.LineColor, bar.LineWidth) = (colour, colour, 1f);
    }

    // From one bar down to the next.
    public void Link(int row, double at)
    {
        var next = Middle(row + 1) - (BarHeight / 2f);
        var link = Sheet.Plot.Add.Line(_scale.Place(at), Middle(row) + (BarHeight / 2f), _scale.Place(at), next);
        (link.LineColor, link.LineWidth) = (Colours.Quiet, 1f);
    }

    // A range as a line, so far below the middle of its row.
    public void Range(int row, double low, double high, Color colour, float below = 0f, float width = 2f)
    {
        var y = Middle(row) + below;
        var line = Sheet.Plot.Add.Line(_scale.Place(low), y, _scale.Place(high), y);
        (line.LineColor, line.LineWidth) = (colour, width);
    }

    public void Dot(int row, double at, Color colour, MarkerShape shape = MarkerShape.FilledCircle, float size = 11f)
    {
        var dot = Sheet.Plot.Add.Marker(_scale.Place(at), Middle(row), shape, size, colour);
        (dot.MarkerLineColor, dot.MarkerLineWidth) = (shape == MarkerShape.FilledCircle ? Colours.Paper : colour, 1.5f);
    }

    // A line through all rows, or from under the first down to the middle of one.
    public void Vertical(double at, Color colour, float width, int? until = null)
    {
        var (top, end) = until is { } row ? (row == 0 ? 0f : _rows[0].Height, Middle(row)) : (0f, Sheet.PlotHeight);
        var line = Sheet.Plot.Add.Line(_scale.Place(at), top, _scale.Place(at), end);
        (line.LineColor, line.LineWidth) = (colour, width);
    }

    // What both ends of a bar come to, outside it.
    public void Ends(int row, string low, string high, double from, double to)
    {
        var y = Sheet.Top + Middle(row) + Sinking;
        Sheet.Write(new Words(low, ValueSize, false, Colours.Ink), X(from) - 7f, y, Alignment.MiddleRight);
        Sheet.Write(new Words(high, ValueSize, false, Colours.Ink), X(to) + 7f, y, Alignment.MiddleLeft);
    }

    // What a bar or range comes to: strong words in it, if it is a bar, others beside it, where there is room.
    public void Value(int row, string value, bool isStrong, double from, double to, bool isOnDark = false, bool isBar = false)
    {
        var words = new Words(value, ValueSize, isStrong, Colours.Ink);
        var inside = words with { Colour = isOnDark ? Colours.Paper : Colours.Ink };
        var (low, high, y) = (X(Math.Min(from, to)), X(Math.Max(from, to)), Sheet.Top + Middle(row) + Sinking);
        if (isStrong && isBar && high - low > words.Width + 14f)
        {
            Sheet.Write(inside, low + 7f, y, Alignment.MiddleLeft);
        }
        else if (high + 9f + words.Width < Sheet.Right)
        {
            Sheet.Write(words, high + 9f, y, Alignment.MiddleLeft);
        }
        else if (low - 9f - words.Width > Sheet.Left)
        {
            Sheet.Write(words, low - 9f, y, Alignment.MiddleRight);
        }
        else
        {
            Sheet.Write(inside, (low + high) / 2f, y, Alignment.MiddleCenter);
        }
    }

    private float Middle(int row) => _rows[row].Top + (_rows[row].Height / 2f);

    private float X(double value)
    {
        var (least, most) = (_scale.Place(_scale.Least), _scale.Place(_scale.Most));
        return Sheet.Left + (float)((_scale.Place(value) - least) / (most - least) * (Sheet.Right - Sheet.Left));
    }

    private static List<Words> Lines(RowName row) =>
        [
            .. Typeface.Wrap(row.Name, NameSize, row.IsStrong, NameWidth, 3).Select(l => new Words(l, NameSize, row.IsStrong, Colours.Ink)),
            .. row
                .How.SelectMany(how => Typeface.Wrap(how, HowSize, false, NameWidth, 2))
                .Select(l => new Words(l, HowSize, false, Colours.Quiet)),
        ];
}
