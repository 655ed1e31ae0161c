using FineCalc.Comparing;

namespace FineCalc.Json;

// A case as a file, and a case to fill in.
internal static class CaseWriting
{
    public static string Write(Case of) =>
        JsonWriting.Write(json =>
        {
            var regime = of.Version.Regime;
            json.Text("case", of.Id);
            json.Text("title", of.Title);
            json.Text("regime", regime.Id);
            Dates(json, of.Dates);

            // Where the dates do not tell the version, the case does.
            if (CaseDates.Select(regime, of.Dates, null, (_, _) => { }).Version?.From != of.Version.From)
            {
                json.Text("version", Text.Date(of.Version.From));
            }

            json.TextIfAny("chains", of.Version.Chains);
            FactsWriting.Answers(json, of.Facts.Answers, [], regime.Info.Currency);
            FactsWriting.Infringements(json, of.Facts, regime.Info.Currency);
            Representations(json, of, regime);
            Stages(json, of, regime);
            FactsWriting.Rates(json, of.Facts.ExchangeRates);
            if (of.Published is { } published)
            {
                json.Object("published", () => Published(json, published, of.Version));
            }

            Elsewhere(json, of.Elsewhere);
            json.Texts("notes", of.Notes);
        });

    public static string Template(RegimeVersion version) =>
        JsonWriting.Write(json =>
        {
            var info = version.Regime.Info;
            json.Null("case");
            json.Null("title");
            json.Text("regime", info.Id);
            json.Object("dates", () => CaseDates.IdsOf(info).ToList().ForEach(json.Null));
            Questions(json, version.Facts.Where(f => !f.IsPerInfringement));
            if (version.Facts.Any(f => f.IsPerInfringement))
            {
                json.List(
                    "infringements",
                    [version.Facts.Where(f => f.IsPerInfringement)],
                    facts =>
                        json.Object(
                            null,
                            () =>
                            {
                                json.Null("name");
                                Questions(json, facts);
                            }
                        )
                );
            }

            json.Object(
                "help",
                () =>
                {
                    json.Text("version", $"{version.Name}, {Text.Period(version.From, version.Until)}");

                    // A date and a question may have one name.
                    json.Object(
                        "dates",
                        () =>
                        {
                            foreach (var rule in CaseDates.RulesOf(info))
                            {
                                json.Text(
                                    rule.Id,
                                    $"{rule.Help} ({(CaseDates.MayBePeriod(info, rule.Id) ? CaseDates.AllowedPeriod : CaseDates.Allowed)})"
                                );
                            }

                            json.Text(
                                CaseDates.Incident,
                                $"when the conduct was, held to the conditions of the version ({CaseDates.AllowedPeriod})"
                            );
                        }
                    );
                    json.Object(
                        "questions",
                        () =>
                        {
                            foreach (var fact in version.Facts)
                            {
                                json.Text(fact.Id, Help(fact, info.Currency));
                            }
                        }
                    );
                }
            );
        });

    public static string Template(RegimeVersion version, IReadOnlyList<Fact> questions) =>
        JsonWriting.Write(json =>
        {
            var info = version.Regime.Info;
            json.Text("$schema", "case.schema.json");
            json.Text("case", "estimate");
            json.Text("title", "A case to estimate");
            json.Text("regime", info.Id);
            json.Text("version", Text.Date(version.From));
            Questions(json, questions);
            json.Texts(
                "notes",
                [
                    "Answer what is known and leave the rest null: null is not told, and never zero. Then: finecalc estimate FILE.",
                    "An editor helps with the answers once the schema lies beside this file: finecalc schema case -o case.schema.json.",
                ]
            );
            json.Object(
                "help",
                () =>
                {
                    foreach (var fact in questions)
                    {
                        json.Text(fact.Id, Help(fact, info.Currency));
                    }
                }
            );
        });

    private static string Help(Fact fact, Currency currency)
    {
        var how = fact.Unit switch
        {
            Unit.Money => $" A number of {currency}, or a text such as \"USD 1,000\".",
            Unit.Rate => " A fraction such as 0.2, or a text such as \"20%\".",
            Unit.Count => fact.After.Length > 0 ? $" A number of {fact.Counted}." : " A number.",
            _ => "",
        };
        var missing = fact.WhenMissing == Missing.Required ? "" : $" If it is not given: {fact.MissingWhy}.";
        return $"{fact.Question}{how} Allowed: {fact.Allowed}.{missing}";
    }

    private static void Questions(JsonWriting json, IEnumerable<Fact> facts)
    {
        foreach (var group in facts.GroupBy(f => f.IsJudgement).OrderBy(g => g.Key))
        {
            json.Object(group.Key ? "judgements" : "facts", () => group.ToList().ForEach(f => json.Null(f.Id)));
        }
    }

    private static void Dates(JsonWriting json, IReadOnlyDictionary<string, string> dates) =>
        json.Object(
            "dates",
            () =>
            {
                foreach (var (id, date) in dates)
                {
                    json.Text(id, date);
                }
            }
        );

    private static void Elsewhere(JsonWriting json, IReadOnlyList<CaseElsewhere> elsewhere)
    {
        if (elsewhere.Count == 0)
        {
            return;
        }

        json.Object(
            "compare",
            () =>
            {
                foreach (var other in elsewhere)
                {
                    json.Object(
                        other.Regime.Id,
                        () =>
                        {
                            if (other.Dates.Count > 0)
                            {
                                Dates(json, other.Dates);
                            }

                            FactsWriting.Answers(json, other.Facts.Answers, [], other.Regime.Info.Currency);
                            FactsWriting.Infringements(json, other.Facts, other.Regime.Info.Currency);
                        }
                    );
                }
            }
        );
    }

    private static void Representations(JsonWriting json, Case of, Regime regime)
    {
        if (of.AfterRepresentations is null && of.RepresentationsNote is null)
        {
            return;
        }

        json.Object(
            "representations",
            () =>
            {
                json.TextIfAny("note", of.RepresentationsNote);
                if (of.AfterRepresentations is { } after)
                {
                    Changes(json, of.Facts, after, of.Version);
                }
            }
        );
    }

    private static void Stages(JsonWriting json, Case of, Regime regime)
    {
        if (of.Stages.Count == 0)
        {
            return;
        }

        var before = of.AfterRepresentations ?? of.Facts;
        json.List(
            "stages",
            of.Stages,
            stage =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("name", stage.Name);
                        json.TextIfAny("date", stage.Date);
                        CitationWriting.Write(json, stage.Source);
                        Amount(json, "amount", stage.Amount, regime);
                        json.TextIfAny("note", stage.Note);
                        if (stage.Facts is { } after)
                        {
                            Changes(json, before, after, of.Version);
                            before = after;
                        }
                    }
                )
        );
    }

    // What changed from one stage to the next. That nothing did is said by a list without any, so that it reads back as facts of its own.
    private static void Changes(JsonWriting json, Facts before, Facts after, RegimeVersion version)
    {
        Changes(json, before.Answers, after.Answers, version);
        json.List(
            "infringements",
            after.Infringements.Select(i => i.Name).Union(before.Infringements.Select(i => i.Name)),
            name =>
                Change(
                    json,
                    name,
                    before.Infringements.FirstOrDefault(i => i.Name == name),
                    after.Infringements.FirstOrDefault(i => i.Name == name),
                    version
                )
        );
        FactsWriting.Rates(json, after.ExchangeRates.Except(before.ExchangeRates));
    }

    private static void Change(JsonWriting json, string name, Infringement? before, Infringement? after, RegimeVersion version) =>
        json.Object(
            null,
            () =>
            {
                json.Text("name", name);
                if (before is null || after is null)
                {
                    json.Flag(before is null ? "added" : "withdrawn", true);
                }

                if (after is not null)
                {
                    if (!after.Provisions.SequenceEqual(before?.Provisions ?? []))
                    {
                        json.List("provisions", after.Provisions, provision => json.Text(null, provision));
                    }

                    Changes(json, before?.Answers ?? [], after.Answers, version);
                }
            }
        );

    // In the order of the method: answers that were withdrawn, or withdrawn and given again, have no order of their own.
    private static void Changes(JsonWriting json, IReadOnlyList<Answer> before, IReadOnlyList<Answer> after, RegimeVersion version) =>
        FactsWriting.Answers(
            json,
            after.Except(before).OrderBy(a => version.Program.IndexOf(a.Fact)),
            before.Select(a => a.Fact).Except(after.Select(a => a.Fact)).OrderBy(version.Program.IndexOf),
            version.Regime.Info.Currency
        );

    private static void Published(JsonWriting json, PublishedFigures published, RegimeVersion version)
    {
        CitationWriting.Write(json, published.Source);
        Amounts(json, "provisional", published.Provisional, published.ProvisionalHigh, version.Regime);
        Amounts(json, "final", published.Final, published.FinalHigh, version.Regime);
        if (published.Tolerance != 0m)
        {
            json.Number("tolerance", published.Tolerance);
        }

        if (published.Steps.Count > 0)
        {
            json.List(
                "steps",
                published.Steps,
                step =>
                    json.Object(
                        null,
                        () =>
                        {
                            var node = Array.Find(version.Program.Nodes, n => n is not Steps.NumberNode && n.Label?.Id == step.Step);
                            json.Text("step", step.Step);
                            json.TextIfAny("infringement", step.Infringement);
                            json.TextIfAny("stage", step.Stage);
                            Value(step.High is null ? "value" : "low", step.Value);
                            Value("high", step.High);
                            Value("tolerance", step.Tolerance);

                            void Value(string key, decimal? value)
                            {
                                if (value is { } number)
                                {
                                    json.Scalar(key, number, node?.Unit ?? Unit.Count, node?.Options ?? []);
                                }
                            }
                        }
                    )
            );
        }
    }

    private static void Amounts(JsonWriting json, string key, Money? low, Money? high, Regime regime)
    {
        if (high is null)
        {
            Amount(json, key, low, regime);
            return;
        }

        json.Object(
            key,
            () =>
            {
                Amount(json, "low", low, regime);
                Amount(json, "high", high, regime);
            }
        );
    }

    private static void Amount(JsonWriting json, string key, Money? amount, Regime regime)
    {
        if (amount is { } money)
        {
            json.Scalar(key, money.Amount, Unit.Money, [], money.Currency, regime.Info.Currency);
        }
    }
}
