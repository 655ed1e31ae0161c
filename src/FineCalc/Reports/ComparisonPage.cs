using FineCalc.Comparing;
using FineCalc.Steps;

namespace FineCalc.Reports;

// One case under several regimes: the amounts first, each said to be what it is, then what each regime lacks and what it took from where.
internal sealed class ComparisonPage
{
    private readonly RegimeComparison _of;
    private readonly List<Block> _blocks = [];

    private ComparisonPage(RegimeComparison of) => _of = of;

    public static Page Of(RegimeComparison of) => new ComparisonPage(of).Build();

    private Page Build()
    {
        _blocks.Add(
            new Paragraph(
                "The same incident under each regime, by that regime's own method or maximum, from its own answers. An amount says what "
                    + "the method gives for them, not what an authority will decide; a maximum is the most that can be imposed, and no "
                    + "prediction."
            )
        );
        AddAmounts();
        AddLacking();
        AddProblems();
        AddCarriedOver();
        AddGiven();
        AddAssumptions();
        AddCaveats();
        AddItems(
            "Warnings",
            _of.Rows.SelectMany(r =>
                (r.Assessment?.Warnings ?? []).Select(w =>
                    Phrase
                        .Of($"{r.Regime.Info.Title}:", Emphasis.Warning)
                        .And(w.Message + (w.Allowed is null ? "" : $" Expected: {w.Allowed}."))
                        .And(Phrase.Of($"({w.Code})", Emphasis.Quiet))
                )
            )
        );
        AddItems(
            "Exchange rates, as the case gives them",
            Rates().Select(r => Phrase.Of($"1 {r.From} = {r.To} {Text.Number(r.Rate)}, {Text.Date(r.Date)}").And(Wording.Source(r.Source)))
        );
        AddItems("Notes", _of.Case.Notes.Select(n => (Phrase)n));
        var subtitle =
            $"{Text.Number(_of.Rows.Count)} regime{(_of.Rows.Count == 1 ? "" : "s")} side by side \u00B7 compared in {_of.Currency}";
        var versions = string.Join(", ", _of.Rows.Select(r => r.Version?.Id ?? r.Regime.Id));
        return new Page(
            _of.Case.Title.Length > 0 ? _of.Case.Title : "One case under several regimes",
            subtitle,
            _blocks,
            $"Versions {versions}{(_of.Case.Id.Length == 0 ? "" : $"; case {_of.Case.Id}")}"
        );
    }

    // What a method gives and what a law allows at most stand apart, so that one is not read for the other.
    private void AddAmounts()
    {
        var isConverted = _of.Rows.Any(r => (r.Amount ?? r.Maximum) is { } amount && amount.Own.Likely.Currency != _of.Currency);
        var rows = new List<Row>();
        Group("By a method", r => r.Kind is ComparedKind.Calculation or ComparedKind.Estimate);
        Group("Maximum only: the most that can be imposed, and no prediction", r => r.Kind is ComparedKind.Maximum);
        Group("No amount", r => r.Kind is ComparedKind.None);
        List<Column> columns = [new("Regime"), new("What it is"), new("Amount", true)];
        _blocks.Add(new Heading("Side by side"));
        _blocks.Add(new Grid("Side by side", isConverted ? [.. columns, new($"In {_of.Currency}", true)] : columns, rows));

        void Group(string title, Func<ComparedRegime, bool> belongs)
        {
            var group = _of.Rows.Where(belongs).ToList();
            if (group.Count > 0)
            {
                rows.Add(new Row([Phrase.Of(title, Emphasis.Strong)]) { IsTitle = true });
                rows.AddRange(
                    group.Select(row => new Row([Name(row), What(row), Own(row), .. isConverted ? [Converted(row)] : (Phrase[])[]]))
                );
            }
        }
    }

    private static Phrase Name(ComparedRegime row) =>
        Phrase
            .Of(row.Regime.Info.Title, Emphasis.Strong)
            .Under(
                Phrase.Of(
                    string.Join(
                        " \u00B7 ",
                        new[]
                        {
                            row.Regime.Id,
                            row.IsOwn ? "the case's own" : "",
                            row.Version is { IsOverridden: true } ? "with a number replaced" : "",
                            row.Version is { Reforms: { Count: > 0 } reforms } ? $"under {string.Join(", ", reforms)}" : "",
                        }.Where(s => s.Length > 0)
                    ),
                    Emphasis.Quiet
                )
            )
            .Under(row.Version is { IsPreview: true } ? Phrase.Of("preview", Emphasis.Warning) : Phrase.None);

    private static Phrase What(ComparedRegime row) =>
        row.Kind switch
        {
            ComparedKind.Calculation => Phrase.Of("calculation").Under(Assumed(row)),
            ComparedKind.Estimate => Phrase.Of("estimate").Under(Assumed(row)),
            ComparedKind.Maximum => Phrase.Of("maximum", Emphasis.Warning).Under(Assumed(row)),
            _ => Phrase.Of(string.Join(", ", Reasons(row)), Emphasis.Warning),
        };

    private static Phrase Assumed(ComparedRegime row) =>
        row.Assessment!.Assumptions.Count is var count && count == 0
            ? Phrase.None
            : Phrase.Of(Counted(count, "assumption"), Emphasis.Quiet);

    private static IEnumerable<string> Reasons(ComparedRegime row)
    {
        if (row.Problems.Any(p => p.Code == "date-not-in-force"))
        {
            yield return "not in force on the day";
        }

        string[] lacks =
        [
            .. row.LackingDates.Count > 0 ? ["a date"] : (string[])[],
            .. row.Lacking.Count > 0 ? [Counted(row.Lacking.Count, "answer")] : (string[])[],
            .. row.Problems.Any(p => p.Code == "exchange-rate-missing") ? ["an exchange rate"] : (string[])[],
        ];
        if (lacks.Length > 0)
        {
            yield return "lacks " + string.Join(" and ", lacks);
        }

        if (row.Problems.Count(p => p.Code is not ("date-not-in-force" or "exchange-rate-missing")) is var others and > 0)
        {
            yield return Counted(others, "problem");
        }
    }

    private static string Counted(int count, string what) => $"{Text.Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static Phrase Own(ComparedRegime row) => Amount(row, (row.Amount ?? row.Maximum)?.Own);

    private static Phrase Converted(ComparedRegime row) =>
        (row.Amount ?? row.Maximum) is { Unconverted: { } why }
            ? Phrase.Of(
                why.Code == "exchange-rate-missing" ? $"no rate from {(row.Amount ?? row.Maximum)!.Own.Likely.Currency}" : "too large",
                Emphasis.Warning
            )
            : Amount(row, (row.Amount ?? row.Maximum)?.Converted);

    private static Phrase Amount(ComparedRegime row, Spread<Money>? amount) =>
        amount is not { } range ? Phrase.Of("\u2013", Emphasis.Quiet)
        : row.Kind == ComparedKind.Maximum ? Wording.Lines("at most " + Wording.Range(range), Emphasis.None)
        : Wording.Lines(Wording.Range(range), Emphasis.Strong);

    private void AddLacking()
    {
        var rows = new List<Row>();
        foreach (var row in _of.Rows.Where(r => r.LackingDates.Count + r.Lacking.Count + r.MayLack.Count > 0))
        {
            rows.Add(Title(row));
            rows.AddRange(
                row.LackingDates.Select(d => new Row([
                    Phrase
                        .Of(d.Id, Emphasis.Strong)
                        .Under(Phrase.Of(row.LackingDates.Count == 1 ? "date" : "one of the dates", Emphasis.Quiet)),
                    $"The date: {d.Help}.",
                    CaseDates.Allowed,
                ]))
            );
            rows.AddRange(row.Lacking.Select(l => Lacking(l, Phrase.None)));
            rows.AddRange(row.MayLack.Select(l => Lacking(l, Phrase.Of("perhaps: it depends on what is lacking above", Emphasis.Warning))));
        }

        if (rows.Count > 0)
        {
            _blocks.Add(new Heading("What is lacking"));
            _blocks.Add(new Grid("What is lacking", [new("Question"), new("In full"), new("Allowed")], rows));
            _blocks.Add(
                new Paragraph(
                    Phrase.Of(
                        "Dates and answers for a regime other than the case's own stand in the case file under \"compare\", by the id "
                            + "of the regime.",
                        Emphasis.Quiet
                    )
                )
            );
        }

        static Row Lacking((Fact Fact, string? Infringement) lacking, Phrase depends) =>
            new([
                Phrase
                    .Of(lacking.Fact.Id, Emphasis.Strong)
                    .Under(
                        Phrase.Of(
                            (lacking.Fact.IsJudgement ? "judgement" : "fact")
                                + (lacking.Infringement is null ? "" : $", {lacking.Infringement}"),
                            Emphasis.Quiet
                        )
                    ),
                Phrase.Of(lacking.Fact.Question).Under(depends),
                lacking.Fact.Allowed,
            ]);
    }

    private void AddProblems() =>
        AddItems(
            "What else keeps a regime from an amount",
            _of.Rows.SelectMany(r =>
                r.Problems.Select(p =>
                    Phrase
                        .Of($"{r.Regime.Info.Title}:", Emphasis.Warning)
                        .And(p.Message + (p.Allowed is null ? "" : $" Allowed: {p.Allowed}."))
                        .And(Phrase.Of($"({p.Code})", Emphasis.Quiet))
                )
            )
        );

    private void AddCarriedOver()
    {
        var rows = new List<Row>();
        foreach (var row in _of.Rows.Where(r => r.CarriedOver.Count + r.DatesCarriedOver.Count + r.NotCarriedOver.Count > 0))
        {
            rows.Add(Title(row));
            rows.AddRange(
                row.DatesCarriedOver.Select(d => new Row([
                    Phrase.Of($"The date: {d.Key}"),
                    Phrase.Of(d.Value, Emphasis.Strong),
                    Meaning(row.Regime.Info.Dates.First(rule => rule.Id == d.Key).Meaning!),
                ]))
            );
            rows.AddRange(
                row.CarriedOver.Select(c => new Row([
                    Question(c.Answer.Fact, c.Infringement),
                    Wording
                        .Lines(Wording.Given(c.Answer), Emphasis.Strong)
                        .Under(
                            c.Rate is { } rate
                                ? Phrase.Of($"at 1 {rate.From} = {rate.To} {Text.Number(rate.Rate)}", Emphasis.Quiet)
                                : Phrase.None
                        ),
                    Meaning(c.From.Meaning!),
                ]))
            );
            rows.AddRange(
                row.NotCarriedOver.Select(f => new Row([
                    Question(f, null),
                    Phrase.Of("not carried over: the case's infringements differ in it", Emphasis.Warning),
                    Meaning(f.Meaning!),
                ]))
            );
        }

        if (rows.Count > 0)
        {
            _blocks.Add(new Heading("What carried over from the case"));
            _blocks.Add(new Grid("What carried over from the case", [new("Question"), new("Answer of the case"), new("Both ask")], rows));
            _blocks.Add(
                new Paragraph(
                    Phrase.Of(
                        $"Answers carry over only where {_of.Case.Version.Regime.Info.Title} and the other regime ask the same. Where "
                            + "the facts differ all the same, as for people of another country, the case can give its own answer for "
                            + "that regime.",
                        Emphasis.Quiet
                    )
                )
            );
        }

        static string Meaning(string meaning) => meaning.Replace('-', ' ');
    }

    private void AddGiven()
    {
        var rows = new List<Row>();
        foreach (var row in _of.Rows.Where(r => !r.IsOwn))
        {
            var given = _of.Case.Elsewhere.FirstOrDefault(e => e.Regime.Id == row.Regime.Id)?.Facts ?? Facts.None;
            var answers = given
                .Answers.Select(a => (Answer: a, Infringement: (string?)null))
                .Concat(given.Infringements.SelectMany(i => i.Answers.Select(a => (Answer: a, Infringement: (string?)i.Name))))
                .ToList();
            if (answers.Count > 0)
            {
                rows.Add(Title(row));
                rows.AddRange(
                    answers.Select(a => new Row([
                        Question(a.Answer.Fact, a.Infringement),
                        Wording.Lines(Wording.Given(a.Answer), Emphasis.Strong),
                        a.Answer.Fact.IsJudgement ? "judgement" : "fact",
                        Phrase.Of(a.Answer.Note).Under(Wording.Source(a.Answer.Source)),
                    ]))
                );
            }
        }

        AddGrid("Answers for other regimes", [new("Question"), new("Answer"), new("Kind"), new("Note and source")], rows);
    }

    private void AddAssumptions()
    {
        var rows = new List<Row>();
        foreach (var row in _of.Rows)
        {
            var dated = row.Case?.DateAssumption is { } why
                ? [new Row(["Date that selects the version", string.Join(", ", row.Case.Dates.Select(d => $"{d.Key} {d.Value}")), why])]
                : (Row[])[];
            var assumed = (row.Assessment?.Calculation.Assumed() ?? [])
                .DistinctBy(at => (at.Assumption.Id, at.Assumption.Infringement))
                .Select(at => new Row([
                    Phrase.Of(at.Node.Name).And(Phrase.Of(at.Node.Infringement is { } of ? $"({of})" : "", Emphasis.Quiet)),
                    Wording.Lines(at.Node),
                    at.Node.Node is FactNode ? at.Assumption.Why : Wording.Source(at.Node.Source).Under(at.Node.Source?.Note),
                ]))
                .ToList();
            if (dated.Length + assumed.Count > 0)
            {
                rows.AddRange([Title(row), .. dated, .. assumed]);
            }
        }

        AddGrid("What was assumed: no authority published it", [new("What"), new("Assumed"), new("Why, or where from")], rows);
    }

    private void AddCaveats()
    {
        var rows = new List<Row>();
        foreach (var row in _of.Rows.Where(r => r.Assessment is { Caveats.Count: > 0 }))
        {
            rows.AddRange([
                Title(row),
                .. row.Assessment!.Caveats.DistinctBy(c => (c.Id, c.Name))
                    .Select(c => new Row([
                        c.Name,
                        c.Value,
                        Phrase.Of(Wording.Of(c.Source.Standing), Emphasis.Warning),
                        Wording.Source(c.Source).Under(c.Source.Note),
                    ])),
            ]);
        }

        AddGrid("Numbers whose source was not read", [new("Number"), new("Value"), new("Standing"), new("Source")], rows);
    }

    private IEnumerable<ExchangeRate> Rates() =>
        _of.Rows.SelectMany(r => r.CarriedOver.Select(c => c.Rate).Append((r.Amount ?? r.Maximum)?.Rate)).OfType<ExchangeRate>().Distinct();

    private static Row Title(ComparedRegime row) =>
        new([Phrase.Of(row.Regime.Info.Title, Emphasis.Strong).And(Phrase.Of($"({row.Regime.Id})", Emphasis.Quiet))]) { IsTitle = true };

    private static Phrase Question(Fact fact, string? infringement) =>
        Phrase.Of(fact.Name).And(Phrase.Of(infringement is null ? "" : $"({infringement})", Emphasis.Quiet));

    private void AddGrid(string title, IReadOnlyList<Column> columns, List<Row> rows)
    {
        if (rows.Count > 0)
        {
            _blocks.Add(new Heading(title));
            _blocks.Add(new Grid(title, columns, rows));
        }
    }

    private void AddItems(string title, IEnumerable<Phrase> items)
    {
        if (items.ToList() is { Count: > 0 } entries)
        {
            _blocks.Add(new Heading(title));
            _blocks.Add(new Items(entries));
        }
    }
}
