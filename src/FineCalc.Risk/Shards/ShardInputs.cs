namespace FineCalc.Risk;

// How a shard of a run runs.
internal static class ShardInputs
{
    // What is drawn is in the plan; who works it out says with how many threads, and stops it.
    public static SimulationOptions Run(SimulationOptions plan, SimulationOptions run) =>
        plan with
        {
            Threads = run.Threads,
            Progress = run.Progress,
            Cancellation = run.Cancellation,
        };

    // Shards are cut from a run that begins at the first trial, goes to the last and keeps no values.
    public static void Check(SimulationOptions options)
    {
        options.Check();
        if (options.FirstTrial != 0 || options.Until is not null || options.KeepsValues)
        {
            throw new ArgumentException(
                "A run that is cut into shards begins at the first trial, has all of them and keeps no values.",
                nameof(options)
            );
        }
    }
}
