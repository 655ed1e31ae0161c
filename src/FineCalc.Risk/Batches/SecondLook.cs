namespace FineCalc.Risk;

// What assess would say of cases although they stand: warnings, and answers that no amount was worked out from. Of many cases some are
// looked at, and what is said is said once.
internal sealed class SecondLook
{
    // So few take no time.
    public const int Cases = 32;

    private readonly Dictionary<string, (Problem Problem, int Cases)> _warnings = new(StringComparer.Ordinal);
    private readonly Dictionary<Fact, (int Given, int Unused)> _answers = [];
    private int _cases;

    public void At(Assessment assessed)
    {
        _cases++;
        foreach (var warning in assessed.Warnings.DistinctBy(w => w.Code))
        {
            _warnings[warning.Code] = (warning, _warnings.GetValueOrDefault(warning.Code).Cases + 1);
        }

        var unused = assessed.Unused.Select(u => u.Answer.Fact).ToHashSet();
        foreach (var fact in assessed.Facts.Answers.Select(a => a.Fact).Concat(unused).Distinct())
        {
            var (given, without) = _answers.GetValueOrDefault(fact);
            _answers[fact] = (given + 1, without + (unused.Contains(fact) ? 1 : 0));
        }
    }

    public IReadOnlyList<Problem> Found(string one, string many)
    {
        var of = $"of {Text.Number(_cases)} {(_cases == 1 ? one : many)} looked at";
        string[] never = [.. _answers.Where(a => a.Value.Given == a.Value.Unused).Select(a => a.Key.Id)];
        return
        [
            .. _warnings.Values.Select(w => w.Problem with { Message = $"In {Text.Number(w.Cases)} {of}: {w.Problem.Message}" }),
            .. never.Length == 0
                ? System.Array.Empty<Problem>()
                :
                [
                    new Problem(
                        "answer-not-used",
                        $"Given and not used in any {of}, since no step that was taken asks for it: {Text.List(never)}."
                    ),
                ],
        ];
    }
}
