namespace FineCalc;

/// <summary>What a case says for another regime under which it is compared. It stands before whatever carries over from the case itself.</summary>
/// <param name="Regime">The other regime.</param>
/// <param name="Facts">Answers to its questions; the exchange rates are those of the case.</param>
public sealed record CaseElsewhere(Regime Regime, Facts Facts)
{
    /// <summary>Days by the id of that regime's date rule, as they were given.</summary>
    public IReadOnlyDictionary<string, string> Dates { get; init; } = new Dictionary<string, string>();
}

/// <summary>An answer of a case that another regime's question was answered with, because both ask the same.</summary>
/// <param name="From">The question that the case answers.</param>
/// <param name="Answer">The answer to the other regime's question: value, currency, note and source are those of the case.</param>
/// <param name="Infringement">The infringement it is about; null if it is one of the whole case.</param>
public sealed record CarriedAnswer(Fact From, Answer Answer, string? Infringement)
{
    /// <summary>The rate by which an amount is converted to the currency of the other regime; null if it is in that currency, or if the case has no rate.</summary>
    public ExchangeRate? Rate { get; init; }
}

// What of a case holds under another regime. Only questions and dates that declare one meaning carry over: an id, a wording or even
// a shared object may stand for different things in different laws, and a wrong figure is worse than a question that is asked again.
internal static class CarryingOver
{
    // The dates for another regime, and the ids of those that carried over. Its own stand first.
    public static (Dictionary<string, string> Dates, List<string> Carried) Dates(Regime? from, IReadOnlyDictionary<string, string> given, Regime to, IReadOnlyDictionary<string, string> own)
    {
        var (dates, carried) = (new Dictionary<string, string>(own, StringComparer.Ordinal), new List<string>());
        foreach (var rule in to.Info.Dates.Where(r => r.Meaning is not null && !own.ContainsKey(r.Id)))
        {
            // Dates that any case may give mean what they are called, unless the regime has a rule of that name.
            var id = from?.Info.Dates.FirstOrDefault(r => r.Meaning == rule.Meaning)?.Id
                ?? CaseDates.Always.FirstOrDefault(always => always == rule.Meaning && from?.Info.Dates.All(r => r.Id != always) != false);
            if (id is not null && given.TryGetValue(id, out var date))
            {
                dates.Add(rule.Id, date);
                carried.Add(rule.Id);
            }
        }

        return (dates, carried);
    }

    // The answers for another version, those that carried over, and the questions whose answers did not because the infringements differ in them.
    public static (Facts Facts, List<CarriedAnswer> Carried, List<Fact> Differing) Answers(Facts of, RegimeVersion to, Facts own)
    {
        var facts = of.ExchangeRates.Aggregate(own, (f, rate) => f.With(rate));
        var (carried, differing) = (new List<CarriedAnswer>(), new List<Fact>());
        var answered = of.Answers.Concat(of.Infringements.SelectMany(i => i.Answers)).Select(a => a.Fact).Distinct().ToList();
        foreach (var fact in to.Facts.Where(f => f.Meaning is not null && own.Find(f) is null))
        {
            if (answered.Find(fact.AsksTheSameAs) is not { } asked)
            {
                continue;
            }

            if (Common(of, asked) is { } common)
            {
                Carry(asked, fact, common, null);
                continue;
            }

            // Where they differ, an infringement is answered by the one of its name.
            var named = own.Infringements.Where(i => fact.IsPerInfringement && of.Infringements.Any(o => o.Name == i.Name)).ToList();
            foreach (var infringement in named.Where(i => i.Answers.All(a => a.Fact != fact)))
            {
                if (of.Find(asked, of.Infringements.First(i => i.Name == infringement.Name)) is { } answer)
                {
                    Carry(asked, fact, answer, infringement.Name);
                }
            }

            if (named.Count == 0 || named.Count < own.Infringements.Count)
            {
                differing.Add(asked);
            }
        }

        return (facts, carried, differing);

        void Carry(Fact asked, Fact fact, Answer answer, string? infringement)
        {
            var moved = answer with { Fact = fact };
            facts = facts.Put(fact, moved, infringement);
            var home = to.Regime.Info.Currency;
            carried.Add(new CarriedAnswer(asked, moved, infringement) { Rate = fact.Unit == Unit.Money && moved.Currency != home ? of.FindRate(moved.Currency, home) : null });
        }
    }

    // The one answer of the whole case: its own, unless an infringement has another.
    private static Answer? Common(Facts of, Fact fact)
    {
        if (of.Infringements.Count == 0)
        {
            return of.Find(fact);
        }

        var each = of.Infringements.Select(i => of.Find(fact, i)).ToList();
        return each[0] is { } first && each.TrueForAll(a => a is not null && (a.Low, a.Likely, a.High, a.Currency) == (first.Low, first.Likely, first.High, first.Currency)) ? first : null;
    }
}
