namespace FineCalc.Risk;

// What every trial came to, at its place: a row for each replicate and step. Threads write different places.
internal sealed class KeptValues
{
    private readonly double[][] _rows;
    private readonly int _steps;

    public KeptValues(int replicates, int steps, long trials)
    {
        if (trials > Array.MaxLength / replicates)
        {
            throw new ArgumentOutOfRangeException(
                nameof(trials),
                trials,
                $"The values of so many trials cannot be kept; {Text.Number(Array.MaxLength / replicates)} at most, or parts of a run by "
                    + "FirstTrial."
            );
        }

        _steps = steps;
        _rows = [.. Enumerable.Range(0, replicates * steps).Select(_ => new double[trials])];
    }

    public void Put(int replicate, long trial, SimulationWorker from, int count)
    {
        for (var step = 0; step < _steps; step++)
        {
            Put(replicate, step, trial, from.Output(step)[..count]);
        }
    }

    public void Put(int replicate, int step, long trial, ReadOnlySpan<double> values) =>
        values.CopyTo(_rows[(replicate * _steps) + step].AsSpan((int)trial));

    // The first trials of each replicate, one replicate after another.
    public ReadOnlyMemory<double> Of(int step, long perReplicate) =>
        _rows.Length == _steps
            ? _rows[step].AsMemory(0, (int)perReplicate)
            : Enumerable
                .Range(0, _rows.Length / _steps)
                .SelectMany(replicate => _rows[(replicate * _steps) + step].Take((int)perReplicate))
                .ToArray();
}
