using FineCalc.Risk;

namespace FineCalc.Cli;

// Work that may take long: it says on standard error how far it is, and ends within a second when it is asked to, saying what is kept. What
// it came to is shown when the line that says so is gone.
internal sealed class LongWork(Session session)
{
    public int Run<T>(Func<string> kept, string unit, long whole, Func<SimulationOptions, T> work, Func<T, int> show)
    {
        var found = default(T);
        var code = Stopping.Run(
            session,
            kept,
            stopping =>
            {
                var done = 0L;
                using var line = new RowsLine(session.Error, session.ShowsProgress, () => (double)Interlocked.Read(ref done) / whole, unit);
                var progress = new Reporting(value =>
                {
                    Interlocked.Exchange(ref done, value);
                    line.Report(value);
                });
                found = work(new SimulationOptions { Cancellation = stopping, Progress = progress });
                return Tool.Ok;
            }
        );
        return code == Tool.Ok ? show(found!) : code;
    }

    private sealed class Reporting(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
