using System.Globalization;

namespace FineCalc.Cli;

// One line that says how far the work is, written over itself and wiped when the work is done.
internal sealed class ProgressLine(TextWriter to) : IProgress<double>, IDisposable
{
    private readonly Lock _lock = new();
    private int _shown = -1;

    // Reports come from several threads, and not in order.
    public void Report(double value)
    {
        var percent = (int)(100d * Math.Clamp(value, 0d, 1d));
        lock (_lock)
        {
            if (percent > _shown)
            {
                _shown = percent;
                to.Write(string.Create(CultureInfo.InvariantCulture, $"\r{percent, 3}%"));
            }
        }
    }

    public void Dispose()
    {
        if (_shown >= 0)
        {
            to.Write("\r    \r");
        }
    }
}
