using System.Runtime.ExceptionServices;

namespace FineCalc.Risk;

// Work in numbered parts, on one thread or several: whoever asks sees the same on both.
internal static class Work
{
    /// <param name="count">How many parts there are.</param>
    /// <param name="threads">How many threads work at most; 0 leaves it to the runtime.</param>
    /// <param name="part">Does one part.</param>
    /// <param name="cancellation">Ends the work before its next part, or before its first.</param>
    public static void InParallel(long count, int threads, Action<long> part, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (threads == 1 || count <= 1)
        {
            for (var i = 0L; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                part(i);
            }

            return;
        }

        try
        {
            Parallel.For(
                0L,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? -1 : threads, CancellationToken = cancellation },
                part
            );
        }
        catch (AggregateException several)
        {
            // Whichever thread met a problem first: the caller sees the problem, not the threads.
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
    }
}
