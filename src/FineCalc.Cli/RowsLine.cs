using System.Diagnostics;
using System.Globalization;

namespace FineCalc.Cli;

// How many rows are done, how fast, and how long it will take: on a terminal one line that is written over itself, elsewhere a line now
// and then.
internal sealed class RowsLine(TextWriter to, bool isTerminal, Func<double?> done, string unit = "rows") : IProgress<long>, IDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private int _width;

    // Reports come from several threads, and not in order.
    public void Report(long value)
    {
        lock (_lock)
        {
            Show(value);
        }
    }

    private void Show(long value)
    {
        var now = _watch.Elapsed;
        if (now - _shown < (isTerminal ? OnTerminal : Elsewhere))
        {
            return;
        }

        _shown = now;
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{value:#,##0} {unit}, {value / now.TotalSeconds:#,##0} a second{Left(now)}"
        );
        if (isTerminal)
        {
            to.Write("\r" + line.PadRight(_width));
            _width = Math.Max(_width, line.Length);
        }
        else
        {
            to.WriteLine(line);
        }
    }

    private string Left(TimeSpan now)
    {
        if (done() is not { } share || share <= 0.001)
        {
            return "";
        }

        var left = TimeSpan.FromSeconds(now.TotalSeconds * (1 - share) / share);
        return left.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $", {left.TotalHours:0.0} h left")
            : left.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $", {left.TotalMinutes:0} min left")
            : string.Create(CultureInfo.InvariantCulture, $", {left.TotalSeconds:0} s left");
    }

    public void Dispose()
    {
        if (_width > 0)
        {
            to.Write("\r" + new string(' ', _width) + "\r");
        }
    }
}
