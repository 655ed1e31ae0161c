using FineCalc.Estimates;
using FineCalc.Risk;
using NodaTime;

namespace FineCalc.Json;

// Goes on after a problem, so that all are reported; what it returns then is thrown away.
internal sealed class CaseReader(JsonProblems problems, RegimeCatalog regimes, bool mayLack = false, bool areDrawn = false)
{
    private readonly UncertainAnswers _uncertain = new(areDrawn);

    // What representations and later stages can change; a note alone changes nothing.
    private static readonly string[] Changes = ["facts", "judgements", "infringements", "exchangeRates"];

    private Regime? _regime;
    private RegimeVersion? _version;
    private FactsReader _facts = new(null, null, problems);
    private PublishedReader _published = new(null, null, problems);
    private List<(Fact First, Fact Second, double Value)> _correlations = [];

    // The case with its distributions.
    public UncertainCase? ReadUncertain(JsonNode? root)
    {
        if (Read(root) is not { } read)
        {
            return null;
        }

        var facts = _uncertain.Of(read.AfterRepresentations ?? read.Facts);
        return new(read, _correlations.Aggregate(facts, (all, c) => all.Correlated(c.First, c.Second, c.Value)));
    }

    public Case? Read(JsonNode? root)
    {
        if (JsonCursor.Open(root, problems) is not { } of)
        {
            return null;
        }

        of.Text("$schema");
        var id = of.NeedText("case", "a short name for the case");
        var title = of.NeedText("title", "the name of the party, or what the case is called");
        _regime = ReadRegime(of);
        var (dates, assumption) = ReadDates(of);
        AskOfSteps(of);
        _facts = new FactsReader(_regime, _version, problems, _uncertain);
        _published = new PublishedReader(_regime, _version, problems);

        var places = new CasePlaces(of.Node);
        var facts = ReadRates(of, _facts.Read(of, places), places);
        var (after, note, afterPlaces) = ReadRepresentations(of, facts, places);
        var stages = ReadStages(of, after ?? facts, afterPlaces, out var isStageRefused);
        List<(Facts Facts, CasePlaces Places)> all =
        [
            (facts, places),
            .. after is null ? [] : new[] { (after, afterPlaces) },
            .. stages.Where(s => s.Stage.Facts is not null).Select(s => (s.Stage.Facts!, s.Places)),
        ];
        var published = _published.Read(
            of.Object("published"),
            _facts.IsNameRefused ? null : all.SelectMany(s => s.Facts.Infringements).Select(i => i.Name).ToHashSet(StringComparer.Ordinal),
            isStageRefused
                ? null
                : stages.Select(s => s.Stage.Name).Prepend(CaseStage.Final).Prepend(CaseStage.Provisional).ToHashSet(StringComparer.Ordinal)
        );
        var elsewhere = new ElsewhereReader(_regime, dates, (after ?? facts).ExchangeRates, regimes, problems).Read(
            of,
            afterPlaces.IsRateRefused
        );
        _correlations = of.List("correlations") is { Count: > 0 } given ? ReadCorrelations(given, after ?? facts) : [];
        var notes = of.List("notes").Select(n => of.TextOf(n) ?? "").ToList();

        // Written by CaseJson.Template for the person who fills the file in.
        of.Find("help");
        of.Close();
        if (_version is null)
        {
            return null;
        }

        foreach (var problem in CaseDays.Problems(_version, dates))
        {
            problems.Add(of.Object("dates")?.Node.Children.FirstOrDefault(n => n.Name == problem.Subject) ?? of.Node, problem);
        }

        var read = new Case(id ?? "", title ?? "", _version, facts)
        {
            AfterRepresentations = after,
            RepresentationsNote = note,
            Dates = dates,
            DateAssumption = assumption,
            Stages = [.. stages.Select(s => s.Stage)],
            Published = published,
            Elsewhere = elsewhere,
            Notes = notes,
            Doubts = DoubtsOf([.. all.SelectMany(s => s.Facts.ExchangeRates).Distinct()]),
        };
        if (read.TooMany is { } tooMany)
        {
            problems.Add(of.Find("stages") ?? of.Node, tooMany);
            return null;
        }

        var told = new HashSet<Problem>();
        all.ForEach(stage =>
        {
            if (mayLack)
            {
                CaseChecks.TellAnswers(_version, stage.Facts, stage.Places, problems);
            }
            else
            {
                CaseChecks.Tell(read, stage.Facts, stage.Places, problems, told);
            }
        });
        return read;
    }

    // Most cases give no rates, and do not load what knows of their averages.
    private static IReadOnlyList<Problem> DoubtsOf(IReadOnlyList<ExchangeRate> rates) => rates.Count == 0 ? [] : RateDoubts.Of(rates);

    // Of what is given as a distribution, once each. Most cases give none, and do not load what draws.
    private List<(Fact First, Fact Second, double Value)> ReadCorrelations(IReadOnlyList<JsonNode> nodes, Facts facts)
    {
        var (found, drawn) = (new List<(Fact First, Fact Second, double Value)>(), _uncertain.Of(facts).Uncertain);
        foreach (var node in nodes)
        {
            if (JsonCursor.Open(node, problems) is not { } at)
            {
                continue;
            }

            var (pair, value) = (at.NeedList("between", "two answers that are distributions"), at.Need("value", "from -1 to 1"));
            var number = value is null ? null : new JsonScalar(Unit.Count, default, [], problems).Read(value);
            at.Close();
            var ids = pair.Select(at.TextOf).ToList();
            var both = ids.Select(id => drawn.Where(u => u.Fact.Id == id).ToList()).ToList();
            if (both.Exists(b => b.Count == 0) && problems.Failures > 0)
            {
                // A distribution that could not be read may be the one.
                problems.Unread();
            }
            else if (ids.Count != 2 || ids.Contains(null) || ids[0] == ids[1] || both.Exists(b => b.Count != 1))
            {
                problems.Add(
                    node,
                    "correlation-of-certain",
                    "A correlation is between two answers that are given as one distribution each.",
                    Text.List([.. drawn.Select(u => u.Fact.Id).Distinct().DefaultIfEmpty("distributions among the facts and judgements")])
                );
            }
            else if (number is { Value: < -1m or > 1m })
            {
                problems.Add(value!, "correlation-out-of-range", $"A correlation of {Text.Number(number.Value.Value)}.", "from -1 to 1");
            }
            else if (number is { } given)
            {
                found.Add((both[0][0].Fact, both[1][0].Fact, (double)given.Value));
            }
        }

        return found;
    }

    // What the judgements of the case, at whatever stage, say of steps makes the version ask about them; what other regimes are asked is
    // theirs.
    private void AskOfSteps(JsonCursor of)
    {
        var (chains, before) = (of.Text("chains"), _version);
        if (before is null)
        {
            return;
        }

        try
        {
            var version = chains is null ? before : before.WithChains(chains);
            _version = version.Asking(Named(of.Node).Where(id => version.FindFact(id) is null && version.CanAsk(id)));
        }
        catch (ProblemException wrong)
        {
            wrong.Problems.ToList().ForEach(problem => problems.Add(of.Find("chains") ?? of.Node, problem));
        }

        static IEnumerable<string> Named(JsonNode at) =>
            at
                .Children.Where(n => n.Name != "compare")
                .SelectMany(n => n is { Name: "judgements", Kind: JsonKind.Object } ? n.Children.Select(c => c.Name) : Named(n));
    }

    private Regime? ReadRegime(JsonCursor of)
    {
        if (of.NeedText("regime", Text.List(regimes.Ids)) is not { } id)
        {
            return null;
        }

        return Find(regimes, id, of.Find("regime")!, problems);
    }

    // The regime of an id; that there is none is reported.
    public static Regime? Find(RegimeCatalog regimes, string id, JsonNode at, JsonProblems problems)
    {
        var regime = regimes.Find(id);
        if (regime is null)
        {
            problems.Add(at, "regime-unknown", $"There is no regime '{id}'{Nearest.Meant(id, regimes.Ids)}.", Text.List(regimes.Ids), id);
        }

        return regime;
    }

    private (Dictionary<string, string> Dates, string? Assumption) ReadDates(JsonCursor of)
    {
        var (cursor, stated) = (of.Object("dates"), of.Date("version"));
        var dates = ReadDates(cursor, _regime, problems);

        // A version that is given and is no day says nothing; its problem was reported.
        if (_regime is null || (stated is null && of.Find("version") is not null))
        {
            return (dates, null);
        }

        (_version, var assumption) = CaseDates.Select(
            _regime,
            dates,
            stated,
            (id, problem) =>
                problems.Add(
                    id == "version"
                        ? of.Find("version")!
                        : cursor?.Node.Children.FirstOrDefault(n => n.Name == id) ?? cursor?.Node ?? of.Node,
                    problem
                )
        );
        return (dates, assumption);
    }

    // The dates as they were given; those that are none are reported.
    public static Dictionary<string, string> ReadDates(JsonCursor? cursor, Regime? regime, JsonProblems problems)
    {
        var dates = new Dictionary<string, string>(StringComparer.Ordinal);
        var known = CaseDates.IdsOf(regime?.Info);
        foreach (var node in cursor?.Node.Children.Where(n => n.Kind != JsonKind.Null) ?? [])
        {
            if (regime is not null && !known.Contains(node.Name))
            {
                problems.Add(node, "date-unknown", $"'{node.Name}' is no date of {regime.Info.Title}.", Text.List(known), node.Name);
            }
            else if (cursor!.TextOf(node) is { } text)
            {
                var (mayLast, days) = (regime is null || CaseDates.MayBePeriod(regime.Info, node.Name), Days.Of(text));
                if (days is null || (days.Value.IsPeriod && !mayLast))
                {
                    problems.Add(
                        node,
                        "date-invalid",
                        $"\"{text}\" is {(days is null ? "not a date" : "a period, and the date is one day")}.{Calendar.Meant(text)}",
                        mayLast ? CaseDates.AllowedPeriod : CaseDates.Allowed,
                        node.Name
                    );
                }

                dates.Add(node.Name, text);
            }
            else
            {
                // A date was given, so that none is missing.
                dates.Add(node.Name, "");
            }
        }

        return dates;
    }

    private Facts ReadRates(JsonCursor of, Facts facts, CasePlaces places)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in of.List("exchangeRates"))
        {
            var before = problems.Failures;
            if (JsonCursor.Open(node, problems) is { } at && ReadRate(at) is { } rate && problems.Failures == before)
            {
                places.Put($"{rate.From}{rate.To}", node);
                facts = facts.With(rate);
                if (!pairs.Add($"{rate.From}{rate.To}"))
                {
                    problems.Add(
                        node,
                        "exchange-rate-duplicate",
                        $"Two rates lead from {rate.From} to {rate.To}.",
                        "one rate for each pair of currencies"
                    );
                }
            }
            else
            {
                places.IsRateRefused = true;
            }
        }

        return facts;
    }

    private ExchangeRate? ReadRate(JsonCursor at)
    {
        var (from, to) = (Currency(at, "from"), Currency(at, "to"));
        var rate = at.Need("rate", "what one unit of the first currency is worth") is { } node
            ? new JsonScalar(Unit.Count, default, [], problems).Read(node)
            : null;
        var date = at.Need("date", "the day, or the last day of the period, the rate is of") is null ? null : at.Date("date");
        var source = CitationJson.Read(at, problems, true);
        at.Close();
        return from is null || to is null || rate is null || date is null || source is null
            ? null
            : new ExchangeRate(from.Value, to.Value, rate.Value.Value, date.Value, source);
    }

    private Currency? Currency(JsonCursor at, string key)
    {
        const string allowed = "a code of ISO 4217 in capital letters, such as GBP";
        if (at.NeedText(key, allowed) is not { } code)
        {
            return null;
        }

        if (FineCalc.Currency.TryOf(code, out var currency))
        {
            return currency;
        }

        problems.Add(at.Find(key)!, "currency-unknown", $"'{code}' is not a currency.{CurrencySigns.Meant(code)}", allowed);
        return null;
    }

    // What representations changed is applied to the facts before them.
    private (Facts? After, string? Note, CasePlaces Places) ReadRepresentations(JsonCursor of, Facts before, CasePlaces earlier)
    {
        if (of.Object("representations") is not { } at)
        {
            return (null, null, earlier);
        }

        var note = at.Text("note");
        var (after, places) = ReadChanges(at, before, earlier);
        at.Close();
        return (after, note, places);
    }

    // What became of the final amount, each stage from the facts of the one before it.
    private List<(CaseStage Stage, CasePlaces Places)> ReadStages(JsonCursor of, Facts before, CasePlaces earlier, out bool isRefused)
    {
        var stages = new List<(CaseStage, CasePlaces)>();
        isRefused = false;
        foreach (var node in of.List("stages"))
        {
            if (JsonCursor.Open(node, problems) is not { } at)
            {
                isRefused = true;
                continue;
            }

            var (name, date, source) = (
                at.NeedName("name", "what the stage is called, such as First-tier Tribunal"),
                at.Text("date"),
                CitationJson.Read(at, problems, true)
            );
            if (date is not null && Days.Of(date) is null or { IsPeriod: true })
            {
                problems.Add(
                    at.Find("date")!,
                    "date-invalid",
                    $"\"{date}\" is not a date.{Calendar.Meant(date)}",
                    CaseDates.Allowed,
                    "date"
                );
            }

            var (count, amount, note) = (problems.Failures, _published.Amount(at.Find("amount")), at.Text("note"));
            var (after, places) = ReadChanges(at, before, earlier);
            at.Close();
            isRefused |= name is null;
            var stage = new CaseStage(name ?? node.Path, source ?? new Citation(""))
            {
                Date = date,
                Facts = after,
                Amount = amount,
                Note = note,
            };
            if (_version is not null && problems.Failures == count)
            {
                stage.Check(_version, stages.Select(s => s.Item1.Name)).ToList().ForEach(problem => problems.Add(node, problem));
            }

            stages.Add((stage, places));
            (before, earlier) = (after ?? before, places);
        }

        return stages;
    }

    // The facts with what a stage changed in them; null where it changed none.
    private (Facts? After, CasePlaces Places) ReadChanges(JsonCursor at, Facts before, CasePlaces earlier)
    {
        var places = new CasePlaces(at.Node, earlier);
        var after = _facts.Answers(at, null, places).Aggregate(before, (facts, found) => facts.Put(found.Fact, found.Answer, null));
        foreach (var (infringement, name) in _facts.Named(at, places))
        {
            after = Revised(infringement, name, after, before, places);
            infringement.Close();
        }

        places.IsRateRefused = earlier.IsRateRefused;
        after = ReadRates(at, after, places);
        return (Changes.Any(key => at.Find(key) is not null) ? after : null, places);
    }

    private Facts Revised(JsonCursor at, string name, Facts after, Facts before, CasePlaces places)
    {
        var (answers, provisions) = (_facts.Answers(at, name, places), at.Find("provisions") is null ? null : FactsReader.Provisions(at));
        var (isAdded, isWithdrawn) = (Flag(at, "added"), Flag(at, "withdrawn"));
        var old = before.Infringements.FirstOrDefault(i => i.Name == name);
        if (old is null && _facts.IsNameRefused)
        {
            return after;
        }

        if (old is null != isAdded)
        {
            List<string> names = [.. before.Infringements.Select(i => i.Name)];
            problems.Add(
                at.Node,
                isAdded ? "infringement-duplicate" : "infringement-unknown",
                isAdded
                    ? $"The infringement '{name}' is there already."
                    : $"There is no infringement '{name}'{Nearest.Meant(name, names)}.",
                isAdded ? "\"added\" for a new one only" : $"{Text.List(names)}; a new one with \"added\": true",
                name
            );
            return after;
        }

        if (isWithdrawn)
        {
            return after.Take(Facts.None, name);
        }

        after = answers.Aggregate(
            old is null ? after.With(new Infringement(name, [])) : after,
            (facts, found) => facts.Put(found.Fact, found.Answer, name)
        );
        return provisions is null ? after : after.With(after.Infringements.First(i => i.Name == name) with { Provisions = provisions });
    }

    private bool Flag(JsonCursor at, string key) =>
        at.Find(key) is { } node && new JsonScalar(Unit.Flag, default, [], problems).Read(node) is { Value: 1m };
}
