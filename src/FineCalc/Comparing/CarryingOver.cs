using FineCalc.Steps;

namespace FineCalc.Comparing;

// What of a case holds under another regime. Only questions and dates that declare one meaning carry over: an id, a wording or even
// a shared object may stand for different things in different laws, and a wrong figure is worse than a question that is asked again.
internal static class CarryingOver
{
    // The dates for another regime, and those of them that carried over. Its own stand first.
    public static (Dictionary<string, string> Dates, Dictionary<string, string> Carried) Dates(
        Regime? from,
        IReadOnlyDictionary<string, string> given,
        Regime to,
        IReadOnlyDictionary<string, string> own
    )
    {
        var (dates, carried) = (
            new Dictionary<string, string>(own, StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        foreach (var rule in to.Info.Dates.Where(r => r.Meaning is not null && !own.ContainsKey(r.Id)))
        {
            // Dates that any case may give mean what they are called, unless the regime has a rule of that name.
            var id =
                from?.Info.Dates.FirstOrDefault(r => r.Meaning == rule.Meaning)?.Id
                ?? CaseDates.Always.FirstOrDefault(always => always == rule.Meaning && from?.Info.Dates.All(r => r.Id != always) != false);
            if (id is not null && given.TryGetValue(id, out var date))
            {
                dates.Add(rule.Id, date);
                carried.Add(rule.Id, date);
            }
        }

        // When the conduct was is so under every law; where a case says of its end alone, it was on that day at least.
        var conduct = from
            ?.Info.Dates.FirstOrDefault(r => r.Role is DateRole.ConductEnd or DateRole.ConductBegin && given.ContainsKey(r.Id))
            ?.Id;
        if (
            !own.ContainsKey(CaseDates.Incident)
            && (given.GetValueOrDefault(CaseDates.Incident) ?? (conduct is null || carried.Count > 0 ? null : given[conduct]))
                is { } incident
        )
        {
            dates[CaseDates.Incident] = incident;
        }

        return (dates, carried);
    }

    // The answers for another version, those that carried over, and the questions whose answers did not because the infringements differ in
    // them.
    public static (
        Facts Facts,
        List<(Fact From, Answer Answer, string? Infringement, ExchangeRate? Rate)> Carried,
        List<Fact> Differing
    ) Answers(Facts of, RegimeVersion to, Facts own)
    {
        var facts = of.ExchangeRates.Aggregate(own, (f, rate) => f.With(rate));
        var (carried, differing) = (new List<(Fact From, Answer Answer, string? Infringement, ExchangeRate? Rate)>(), new List<Fact>());
        var answered = of.Answers.Concat(of.Infringements.SelectMany(i => i.Answers)).Select(a => a.Fact).Distinct().ToList();
        foreach (var fact in to.Facts.Where(f => f.Meaning is not null && own.Find(f) is null))
        {
            if (answered.Find(f => fact.Content.AsksTheSameAs(f.Content)) is not { } asked)
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
            carried.Add(
                (asked, moved, infringement, fact.Unit == Unit.Money && moved.Currency != home ? of.FindRate(moved.Currency, home) : null)
            );
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
        return
            each[0] is { } first
            && each.TrueForAll(a =>
                a is not null && (a.Low, a.Likely, a.High, a.Currency) == (first.Low, first.Likely, first.High, first.Currency)
            )
            ? first
            : null;
    }
}
