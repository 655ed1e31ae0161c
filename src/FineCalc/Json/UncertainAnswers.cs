using FineCalc.Risk;

namespace FineCalc.Json;

// The distributions among the answers of a case: which answer, as it stands among the facts, was given as which. A later stage that changes
// the answer has another, and the distribution goes with it.
internal sealed class UncertainAnswers(bool areDrawn)
{
    private readonly Dictionary<Answer, ReadDistribution> _all = new(ReferenceEqualityComparer.Instance);

    // Whether the distributions themselves are wanted, or one amount of what they go between.
    public bool AreDrawn => areDrawn;

    public void Put(Answer answer, ReadDistribution distribution) => _all[answer] = distribution;

    public UncertainFacts Of(Facts facts)
    {
        var uncertain = new UncertainFacts(facts);
        foreach (
            var (name, answer) in facts
                .Answers.Select(a => ((string?)null, a))
                .Concat(facts.Infringements.SelectMany(i => i.Answers, (i, a) => ((string?)i.Name, a)))
        )
        {
            if (_all.TryGetValue(answer, out var found))
            {
                uncertain = uncertain.With(answer.Fact, found.Distribution, name, found.Currency);
            }
        }

        return uncertain;
    }
}
