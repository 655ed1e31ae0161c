namespace FineCalc.Tests.Mutation;

/// <summary>A process of tests that many changes are tried in, one after the other, begun again where one left something behind.</summary>
internal sealed class WarmTests(TriedMutants tried) : IDisposable
{
    private TestProcess? _process;

    public Fate Try(Mutant mutant) => tried.Try(mutant, () => _process ??= tried.Warm(), Dispose);

    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }
}
