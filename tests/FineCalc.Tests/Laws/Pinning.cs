namespace FineCalc.Tests;

/// <summary>Looks for the cases inside a case that is open whose fines are the lowest and the highest.</summary>
internal sealed class Pinning(ShippedCase given)
{
    private readonly List<Place> _places = [.. Open(given)];

    /// <summary>Whether what was tried could be assessed throughout.</summary>
    public bool AreAllCases { get; private set; } = true;

    /// <summary>The lowest and the highest amount that was found, of cases that can be assessed.</summary>
    public (decimal Low, decimal High) Ends()
    {
        var (low, high, random) = (decimal.MaxValue, decimal.MinValue, new Random(5));
        for (var start = 0; start < 6; start++)
        {
            foreach (var sign in new[] { 1m, -1m })
            {
                var at = _places.ToDictionary(
                    p => p,
                    p =>
                        start == 0 ? p.Low
                        : start == 1 ? p.High
                        : p.Values[random.Next(p.Values.Count)]
                );
                var (best, isBetter) = (decimal.MinValue, true);
                for (var round = 0; round < 4 && isBetter; round++)
                {
                    isBetter = false;
                    foreach (var (place, value) in _places.SelectMany(p => p.Values.Select(v => (p, v))))
                    {
                        var before = at[place];
                        at[place] = value;
                        var facts = Pinned(at);
                        var amount = given.Version.Try(facts).Problems.Count > 0 ? (decimal?)null : given.Version.Amount(facts).Amount;
                        AreAllCases &= amount is not null;
                        (low, high) = (Math.Min(low, amount ?? low), Math.Max(high, amount ?? high));
                        isBetter |= sign * amount > best;
                        (best, at[place]) = sign * amount > best ? (sign * amount ?? best, value) : (best, before);
                    }
                }
            }
        }

        return (low, high);
    }

    private static IEnumerable<Place> Open(ShippedCase given)
    {
        var (facts, version) = (given.Facts, given.Version);
        Place Of(Answer answer, string? infringement) => new(answer.Fact, "", infringement, answer.Low, answer.High, answer.Currency);
        List<string> Without(Fact fact) => [.. facts.Infringements.Where(i => i.Answers.All(a => a.Fact != fact)).Select(i => i.Name)];
        foreach (var answer in facts.Answers.Where(a => !a.IsCertain))
        {
            // What is answered for all infringements may be another thing for each of them.
            var names = answer.Fact.IsPerInfringement ? Without(answer.Fact) : [];
            foreach (var name in names.DefaultIfEmpty(null))
            {
                yield return Of(answer, name);
            }
        }

        foreach (
            var (infringement, answer) in facts.Infringements.SelectMany(i => i.Answers.Where(a => !a.IsCertain).Select(a => (i.Name, a)))
        )
        {
            yield return Of(answer, infringement);
        }

        foreach (var fact in version.Facts.Where(f => f.WhenMissing == Missing.Open && facts.Find(f) is null))
        {
            var names = fact.IsPerInfringement ? Without(fact) : [];
            if (names.Count > 0 || !fact.IsPerInfringement || facts.Infringements.Count == 0)
            {
                foreach (var name in names.DefaultIfEmpty(null))
                {
                    yield return Of(
                        new Answer(
                            fact,
                            fact.Assumed.Low,
                            fact.Assumed.Likely,
                            fact.Assumed.High,
                            fact.Unit == Unit.Money ? version.Regime.Info.Currency : default
                        ),
                        name
                    );
                }
            }
        }

        foreach (
            var number in version
                .Program.Nodes.OfType<Steps.NumberNode>()
                .Where(n => n.IsOpen && n.Label is not null)
                .DistinctBy(n => n.Label!.Id)
        )
        {
            yield return new Place(null, number.Label!.Id, null, number.Low, number.High, default);
        }
    }

    // The numbers of a model are pinned as a simulation draws them.
    private Facts Pinned(Dictionary<Place, decimal> at)
    {
        var drawn = at.Where(p => p.Key.Fact is null).ToDictionary(p => p.Key.Number, p => p.Value);
        var facts = at.Where(p => p.Key.Fact is not null).Aggregate(given.Facts, (facts, p) => p.Key.Put(facts, p.Value));
        return drawn.Count > 0 ? facts.Drawing(drawn) : facts;
    }

    private sealed record Place(Fact? Fact, string Number, string? Infringement, decimal Low, decimal High, Currency Currency)
    {
        public IReadOnlyList<decimal> Values { get; } =
            Fact?.Unit is Unit.Choice ? [.. Enumerable.Range((int)Low, (int)(High - Low) + 1).Select(v => (decimal)v)] : [Low, High];

        public Facts Put(Facts facts, decimal value)
        {
            var answer = new Answer(Fact!, value, value, value, Currency);
            return Infringement is null ? facts.With(answer) : facts.WithInfringement(Infringement, own => own.With(answer));
        }
    }
}
