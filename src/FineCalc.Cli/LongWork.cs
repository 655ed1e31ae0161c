using FineCalc.Risk;

namespace FineCalc.Cli;

// Work that may take long: it says on standard error how far it is, and ends within a second when it is asked to, saying what is kept.
internal sealed class LongWork(Session session)
{
    public int Run(Func<string> kept, string unit, long whole, Func<SimulationOptions, int> work)
    {
        var done = 0L;
        using var stopping = new Stopping(() => session.Error.WriteLine($"Stopped. {kept()}"));
        using var line = new RowsLine(session.Error, session.ShowsProgress, () => (double)Interlocked.Read(ref done) / whole, unit);
        try
        {
            return work(
                new SimulationOptions
                {
                    Cancellation = stopping.Token,
                    Progress = new Reporting(value =>
                    {
                        Interlocked.Exchange(ref done, value);
                        line.Report(value);
                    }),
                }
            );
        }
        catch (OperationCanceledException)
        {
            line.Dispose();
            session.Error.WriteLine($"Stopped. {kept()}");
            return Tool.Interrupted;
        }
    }

    private sealed class Reporting(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
