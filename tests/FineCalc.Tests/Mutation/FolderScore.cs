using System.Globalization;

namespace FineCalc.Tests.Mutation;

/// <summary>What became of the changes of one folder.</summary>
internal sealed class FolderScore(string folder, IReadOnlyList<Mutant> all)
{
    /// <summary>The head of a table of these.</summary>
    public const string Head =
        "| folder of src | changes | tried | killed | timed out | survived | of these explained | not covered | score |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

    private readonly Dictionary<Fate, int> _fates = [];
    private int _explained;

    public string Folder => folder;

    public IReadOnlyList<Mutant> All => all;

    /// <summary>How many that no test noticed are not explained.</summary>
    public int Unexplained => Of(Fate.Survived) - _explained;

    public int Tried => _fates.Values.Sum() - Of(Fate.NotCompiled);

    public string Row
    {
        get
        {
            var score = 100.0 * (Of(Fate.Killed) + Of(Fate.TimedOut)) / Math.Max(1, Tried);
            int[] counts = [all.Count, Tried, Of(Fate.Killed), Of(Fate.TimedOut), Of(Fate.Survived), _explained, Of(Fate.NotCovered)];
            var cells = counts.Select(c => c.ToString("N0", CultureInfo.InvariantCulture));
            return $"| {folder} | {string.Join(" | ", cells)} | {score.ToString("0.0", CultureInfo.InvariantCulture)}% |";
        }
    }

    public void Add(Fate fate, bool isExplained)
    {
        _fates[fate] = Of(fate) + 1;
        _explained += fate == Fate.Survived && isExplained ? 1 : 0;
    }

    private int Of(Fate fate) => _fates.GetValueOrDefault(fate);
}
