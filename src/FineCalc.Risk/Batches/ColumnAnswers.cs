using System.Collections.Concurrent;

namespace FineCalc.Risk;

/// <summary>How often one question was answered in a table.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Fact">The question.</param>
/// <param name="Given">How many rows answer it.</param>
/// <param name="Missing">How many rows do not; what that means, <see cref="Fact.WhenMissing"/> says.</param>
public sealed record ColumnAnswers(Fact Fact, int Given, int Missing)
{
    /// <summary>In a sentence: <c>'turnover' is not given in 989 of 1,000 rows</c>.</summary>
    public override string ToString() =>
        Missing == 0
            ? $"'{Fact.Id}' is given in all of {Text.Number(Given)} rows"
            : $"'{Fact.Id}' is not given in {Text.Number(Missing)} of {Text.Number(Given + Missing)} rows";
}
