namespace FineCalc;

/// <summary>One infringement of a case, with its own answers.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Name">How the case calls it: <c>Art 32 security</c>.</param>
/// <param name="Answers">Its own answers; what it does not answer, the case answers for it.</param>
public sealed record Infringement(string Name, IReadOnlyList<Answer> Answers)
{
    /// <summary>The provisions infringed, as the case cites them; they enter no calculation.</summary>
    public IReadOnlyList<string> Provisions { get; init; } = [];

    /// <summary>The name and its own answers.</summary>
    public override string ToString() =>
        Text.Line($"{Name}: {(Answers.Count == 0 ? "nothing of its own" : string.Join(", ", Answers.Select(a => a.Brief)))}");
}
