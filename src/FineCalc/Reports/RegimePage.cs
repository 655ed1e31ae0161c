using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Reports;

// What is said of a regime, of the questions it asks, and of all regimes there are.
internal static class RegimePage
{
    private const string EachMark = "\u2020";

    public static Page Of(RegimeVersion version)
    {
        var info = version.Regime.Info;
        var blocks = new List<Block>
        {
            new Figures([
                new("Method", Phrase.Of(version.Name, Emphasis.Strong), Phrase.None),
                new(
                    "In force",
                    Period(version.From, version.Until),
                    info.EndNote is { } note && version.Until is { } end && end == version.Regime.Versions[^1].Until
                        ? $"because {note}"
                        : Phrase.None
                ),
            ]),
        };
        blocks.AddRange(Wording.Cautions(version));
        blocks.AddRange([
            new Heading("Which date counts"),
            .. Dates(version),
            .. Conditions(version),
            new Heading("Versions"),
            Versions(version),
            new Heading("Steps"),
            .. Steps(version),
        ]);
        if (version.Numbers.Count > 0)
        {
            blocks.AddRange([new Heading("Numbers"), Numbers(version)]);
        }

        foreach (var table in version.Numbers.Where(n => n.Rows.Count > 0).DistinctBy(n => (n.Id, n.Name)))
        {
            blocks.AddRange([
                new Heading(table.Name),
                new Grid(
                    table.Name,
                    [new("Band"), new("Value", true), new("Source")],
                    [.. table.Rows.Select(r => new Row([r.Band, r.Value, Wording.Source(r.Source).Under(r.Source.Note)]))]
                ),
            ]);
        }

        blocks.AddRange([new Heading("Questions"), .. Asked(version)]);
        if (version.Checks.Count > 0)
        {
            blocks.AddRange([
                new Heading("Checks"),
                new Grid(
                    "Checks",
                    [new("Code"), new("What is wrong"), new("Expected")],
                    [
                        .. version.Checks.Select(c => new Row([
                            c.Check.Code,
                            Phrase.Of(c.Check.IsWarning ? "Warning:" : "", Emphasis.Warning).And(c.Check.Message),
                            c.Check.Allowed,
                        ])),
                    ]
                ),
            ]);
        }

        return new Page(info.Title, Subtitle(info), blocks, Footer(version)).Linked(version);
    }

    public static Page Of(Regime regime) =>
        new(
            regime.Info.Title,
            Subtitle(regime.Info),
            [
                new Figures([new("Id", Phrase.Of(regime.Id, Emphasis.Strong), regime.IsOverridden ? "numbers replaced" : "")]),
                new Heading("Versions"),
                Versions(regime.Versions[^1]),
            ],
            ""
        );

    public static Page Questions(RegimeVersion version) =>
        new Page(
            $"{version.Regime.Info.Title}: the questions",
            $"{version.Name} \u00B7 {Period(version.From, version.Until)}",
            [.. Wording.Cautions(version), .. Asked(version)],
            Footer(version)
        ).Linked(version);

    public static Page List(RegimeCatalog catalog)
    {
        var rows = new List<Row>();
        foreach (var regime in catalog.Ids.Select(id => catalog.Find(id)!))
        {
            var (first, last) = (regime.Versions[0], regime.Versions[^1]);
            rows.Add(
                new Row([
                    Phrase.Of(regime.Id, Emphasis.Strong).Under(last.IsPreview ? Phrase.Of("preview", Emphasis.Warning) : Phrase.None),
                    Phrase.Of(regime.Info.Title).Under(Phrase.Of(regime.Info.Authority, Emphasis.Quiet)),
                    Period(first.From, last.Until),
                    Text.Number(regime.Versions.Count),
                    regime.Info.DateMeaning ?? "",
                ])
            );
        }

        return new Page(
            "Regimes",
            "What FineCalc can calculate",
            [new Grid("Regimes", [new("Id"), new("Title and authority"), new("Cases dated"), new("Versions", true), new("By")], rows)],
            ""
        );
    }

    // Every version with its published numbers counted by how sure their sources are.
    public static Page Standings(RegimeCatalog catalog)
    {
        var standings = Enum.GetValues<Standing>();
        var rows =
            from regime in catalog.Ids.Select(id => catalog.Find(id)!)
            from version in regime.Versions
            select new Row([
                Phrase.Of(regime.Id, Emphasis.Strong),
                Phrase.Of(Text.Date(version.From)).Under(version.IsPreview ? Phrase.Of("preview", Emphasis.Warning) : Phrase.None),
                .. standings.Select(standing =>
                    (Phrase)(version.Standings.GetValueOrDefault(standing) is var count && count > 0 ? Text.Number(count) : "\u2013")
                ),
            ]);
        return new Page(
            "Standing of the numbers",
            "How many published numbers of each version have which standing, rows of tables counted singly",
            [
                new Grid(
                    "Standing",
                    [new("Id"), new("From"), .. standings.Select(standing => new Column(Text.Word(standing), true))],
                    [.. rows]
                ),
                new Paragraph(PreviewMeaning),
            ],
            ""
        );
    }

    public const string PreviewMeaning =
        "Preview: more than half of a version's published numbers are inferred or were not checked against any text.";

    private static string Subtitle(RegimeInfo info) =>
        string.Join(" \u00B7 ", new[] { info.Authority, info.Jurisdiction, $"calculates in {info.Currency}" }.Where(s => s.Length > 0));

    private static string Footer(RegimeVersion version) => $"Version {version.Id}";

    private static string Period(LocalDate from, LocalDate? until) =>
        Text.Period(from, until) + (until is null ? "" : " (that day excluded)");

    private static IEnumerable<Block> Dates(RegimeVersion version)
    {
        var info = version.Regime.Info;
        if (info.DateMeaning is { } meaning)
        {
            yield return new Paragraph($"What selects the version: {meaning}.");
        }

        yield return new Grid(
            "Dates that select the version",
            [new("Date of the case"), new("What it is"), new("If it is the first that is given")],
            [
                .. info.Dates.Select(d => new Row([
                    d.Id,
                    d.Help,
                    d.Assumption is null ? "it selects the version" : Phrase.Of("assumed:", Emphasis.Warning).And(d.Assumption),
                ])),
            ]
        );
    }

    // What else the days of a case are held to; a case that does not meet one carries a warning.
    private static IEnumerable<Block> Conditions(RegimeVersion version)
    {
        if (version.Regime.Info.AlsoDates is { Count: > 0 } also)
        {
            yield return new Grid(
                "Further dates",
                [new("Date of the case"), new("What it is")],
                [.. also.Select(d => new Row([d.Id, d.Help]))]
            );
        }

        if (version.Conditions.Count > 0)
        {
            yield return new Heading("Days it is for");
            yield return new Grid(
                "Days it is for",
                [new("Date"), new("Days"), new("Because"), new("Source")],
                [
                    .. version.ConditionNodes.Select(c => new Row([
                        c.Condition.Date == DateCondition.OfConduct ? "the conduct" : c.Condition.Date,
                        Phrase
                            .Of(c.Condition.Allowed)
                            .Under(c.Condition.ReachesContinuing ? "conduct that began before and went on meets it too" : Phrase.None),
                        Phrase
                            .Of(c.Condition.Because)
                            .Under(
                                c.When < 0
                                    ? Phrase.None
                                    : Phrase.Of("if", Emphasis.Quiet).And(Formula.Of(version.Program, version.Program.Nodes[c.When]))
                            )
                            .Under(Phrase.Of(c.Condition.Otherwise, Emphasis.Quiet)),
                        Wording.Source(c.Condition.Source).Under(c.Condition.Source.Note),
                    ])),
                ]
            );
        }
    }

    private static Grid Versions(RegimeVersion version) =>
        new(
            "Versions",
            [new("From"), new("Until (excluded)"), new("Method")],
            [
                .. version.Regime.Versions.Select(v => new Row([
                    Text.Date(v.From),
                    v.Until is { } until ? Text.Date(until) : "no end is known",
                    Phrase.Of(v.Name).And(v.From == version.From ? Phrase.Of("(this page)", Emphasis.Good) : Phrase.None),
                ])),
            ]
        );

    private static IEnumerable<Block> Steps(RegimeVersion version)
    {
        yield return new Grid(
            "Steps",
            [new("Step"), new("Rule"), new("Source")],
            [
                .. version.Steps.Select(s => new Row([
                    s.IsPerInfringement ? $"{s.Name} {EachMark}" : s.Name,
                    RuleLayout.Of(version.Program, s.Id),
                    Wording.Source(s.Source).Under(s.Source.Note),
                ])),
            ]
        );
        if (version.Steps.Any(s => s.IsPerInfringement))
        {
            yield return new Paragraph(Phrase.Of($"{EachMark} for each infringement on its own.", Emphasis.Quiet));
        }
    }

    private static Grid Numbers(RegimeVersion version) =>
        new(
            "Numbers",
            [new("Number"), new("Value"), new("Rests on"), new("Source")],
            [
                .. version
                    .Numbers.Where(n => n.Id.Length > 0 || n.Name.Length > 0)
                    .Select(n => new Row([
                        Phrase.Of(n.Name).Under(Phrase.Of(n.Id, Emphasis.Quiet)),
                        n.Rows.Count > 0 ? $"a table of {Text.Counted(n.Rows.Count, "row")}, below" : n.Value,
                        Phrase.Of(Wording.Of(n.Basis), n.Basis is Basis.Model or Basis.Override ? Emphasis.Warning : Emphasis.None),
                        Wording.Source(n.Source).Under(n.Source.Note),
                    ])),
            ]
        );

    // Facts anyone can know, then what only the authority decides.
    private static IEnumerable<Block> Asked(RegimeVersion version)
    {
        var rows = new List<Row>();
        foreach (var isJudgement in (bool[])[false, true])
        {
            var facts = version.Facts.Where(f => f.IsJudgement == isJudgement).ToList();
            if (facts.Count == 0)
            {
                continue;
            }

            rows.Add(
                new Row([Phrase.Of(isJudgement ? "Judgements, which only the authority makes" : "Facts of the case", Emphasis.Strong)])
                {
                    IsTitle = true,
                }
            );
            rows.AddRange(
                facts.Select(f => new Row([
                    Phrase.Of(f.IsPerInfringement ? $"{f.Id} {EachMark}" : f.Id, Emphasis.Strong),
                    Phrase.Of(f.Question).Under(Wording.Source(f.Source)),
                    Allowed(f),
                    IfMissing(f),
                ]))
            );
        }

        yield return new Grid("Questions", [new("Fact"), new("Question"), new("Answer"), new("If it is not given")], rows);
        if (version.Facts.Any(f => f.IsPerInfringement))
        {
            yield return new Paragraph(Phrase.Of($"{EachMark} each infringement may have its own answer.", Emphasis.Quiet));
        }
    }

    private static Phrase Allowed(Fact fact)
    {
        if (fact.Unit != Unit.Choice)
        {
            return fact.Allowed;
        }

        var options = Phrase.None;
        foreach (var option in fact.Options)
        {
            options = options
                .Under(Phrase.Of(option.Code))
                .And(Phrase.Of(option.Help.Length == 0 ? "" : $"({option.Help})", Emphasis.Quiet));
        }

        return options;
    }

    private static Phrase IfMissing(Fact fact) =>
        Phrase
            .Of(Wording.IfMissing(fact))
            .Under(Phrase.Of(fact.MissingWhy, fact.MissingBasis == Basis.Model ? Emphasis.Warning : Emphasis.Quiet));
}
