using System.Runtime.InteropServices;

namespace FineCalc.Cli;

// Whether somebody asked the program to stop. Work that hears it ends by itself and tidies up; what does not within half a second, since
// it waits for somebody else, ends with the program.
internal sealed class Stopping : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly Action _say;
    private volatile bool _isOver;

    private Stopping(Action say)
    {
        _say = say;
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, Asked))];
    }

    // Work that can be stopped, which then says what is kept of it.
    public static int Run(Session session, Func<string> kept, Func<CancellationToken, int> work)
    {
        using var stopping = new Stopping(Say);
        try
        {
            return work(stopping._asked.Token);
        }
        catch (OperationCanceledException)
        {
            Say();
            return Tool.Interrupted;
        }

        void Say() => session.Error.WriteLine($"Stopped. {kept()}");
    }

    public void Dispose()
    {
        _isOver = true;
        Array.ForEach(_signals, s => s.Dispose());
        _asked.Dispose();
    }

    private void Asked(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_asked.IsCancellationRequested)
        {
            _asked.Cancel();
            ThreadPool.QueueUserWorkItem(_ => EndSoon());
        }
    }

    private void EndSoon()
    {
        Thread.Sleep(Patience);
        if (!_isOver)
        {
            _say();
            Environment.Exit(Tool.Interrupted);
        }
    }
}
