namespace FineCalc.Risk;

/// <summary>How a simulation draws and runs. Threads and progress change no bit of a result.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record SimulationOptions
{
    /// <summary>How trials are drawn; <see cref="Sampling.Plain"/> unless stated.</summary>
    public Sampling Sampling { get; init; }

    /// <summary>How many independent scramblings share the trials of a Sobol run, at least 2; 16 unless stated.</summary>
    public int Replicates { get; init; } = 16;

    /// <summary>The named steps whose distributions are kept beside the amount's, by their ids; none unless stated.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>
    /// Ends a run before all its trials, once it holds of what was found so far: <c>d => d.Mean.RelativeError &lt;= 0.01</c>. Asked after
    /// 16,384 trials and whenever they have doubled. A run that stops where its own error looks small enough stops a little too early on
    /// average; ask for somewhat more than is needed. An error that is not known is null, and null is less than nothing: the run goes on
    /// to its last trial. All trials are run unless stated.
    /// </summary>
    public Func<FineDistribution, bool>? Until { get; init; }

    /// <summary>The first trial, a multiple of 1,024, for a plain run that goes on where another ended; 0 unless stated.</summary>
    public long FirstTrial { get; init; }

    /// <summary>
    /// Whether the value of every trial is kept, in the order of the trials, as <see cref="FineDistribution.Values"/>: 8 bytes a trial and
    /// step. Not kept unless stated.
    /// </summary>
    public bool KeepsValues { get; init; }

    /// <summary>How many threads work at most; 0, the default, leaves it to the runtime.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Called with how many trials are done, now and then, in no particular order. What it throws ends the run and reaches the caller as it
    /// is.
    /// </summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>; cancelled already, before anything is drawn.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How it is drawn and what is kept.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Text.Word(Sampling)} sampling{(KeepsValues ? ", values kept" : "")}{(Until is null ? "" : ", until a condition holds")}"
                + (Steps.Count == 0 ? "" : $", with {string.Join(", ", Steps)}")
        );

    // Whether machine code may be made of the method; without, an interpreter gives the same bits, slower.
    internal bool MayCompile { get; init; } = true;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        ArgumentOutOfRangeException.ThrowIfNegative(FirstTrial);
        if (FirstTrial % SimulationModel.Block != 0 || (FirstTrial > 0 && Sampling == Sampling.Sobol))
        {
            throw new ArgumentOutOfRangeException(
                nameof(FirstTrial),
                FirstTrial,
                "A plain run goes on at a multiple of 1,024; a Sobol run begins at 0."
            );
        }
    }

    internal void InParallel(long count, Action<long> work) => Work.InParallel(count, Threads, work, Cancellation);
}
