using FineCalc.Comparing;
using FineCalc.Steps;

namespace FineCalc.Reports;

// What is said of one assessment, or of a case with several of them: the amounts first, then what leads from one to the next,
// then every step, then all that they rest on.
internal sealed class CasePage
{
    private readonly CaseAssessment? _assessed;
    private readonly Case? _case;
    private readonly Assessment _final;
    private readonly Assessment? _before;
    private readonly List<(string Name, Assessment Of)> _worked;
    private readonly ReformEffect? _effect;
    private readonly List<Block> _blocks = [];
    private bool _isWhole;

    private CasePage(Assessment final, CaseAssessment? assessed, ReformEffect? effect = null)
    {
        (_final, _assessed, _case, _before, _effect) = (final, assessed, assessed?.Case, assessed?.Before, effect);

        // Every stage that was worked out, in the order of time.
        _worked =
        [
            .. _before is null ? [] : new[] { ("Provisional", _before) },
            ("Final", _final),
            .. Later.Where(s => s.Assessment is not null).Select(s => (s.Stage.Name, s.Assessment!)),
        ];
    }

    public static Page Of(CaseAssessment assessed) => new CasePage(assessed.Final, assessed).Build();

    public static Page Of(ReformEffect effect) => new CasePage(effect.Reformed.Final, effect.Reformed, effect).Build();

    public static Page Of(Assessment assessment) => new CasePage(assessment, null).Build();

    // What is sent to somebody who sees nothing else of the case: the answer in a sentence and what it comes from, before the figures.
    public static Page Whole(CaseAssessment assessed, string? caseFile) =>
        new CasePage(assessed.Final, assessed) { _isWhole = true }.Build() with
        {
            CaseFile = caseFile,
        };

    public static Page Whole(ReformEffect effect, string? caseFile) =>
        new CasePage(effect.Reformed.Final, effect.Reformed, effect) { _isWhole = true }.Build() with
        {
            CaseFile = caseFile,
        };

    private RegimeVersion Version => _final.Version;

    private IReadOnlyList<StageAssessment> Later => _assessed?.Stages ?? [];

    private bool IsOpen => _worked.Exists(w => w.Of.IsOpen);

    private Page Build()
    {
        var dates = _case is null ? [] : _case.Dates.Select(d => $"{d.Key} {d.Value}");
        var title = _case?.Title ?? Version.Regime.Info.Title;

        // The name of the regime once.
        string[] regime = title == Version.Regime.Info.Title ? [] : [Version.Regime.Info.Title];
        var subtitle = string.Join(" \u00B7 ", [.. regime, Version.Name, .. dates]);
        AddHeadline();
        AddFindings();
        AddReasons();
        AddBridge();
        AddSteps();
        if (NotAppliedPart.Of(_final) is { } considered)
        {
            _blocks.Add(new Heading(considered.Caption));
            _blocks.Add(considered);
        }

        AddAnswers();
        AddAssumptions();
        AddCaveats();
        AddNotes();
        return new Page(
            title,
            subtitle,
            _blocks,
            $"Version {_final.VersionId}{(_case is not { Id.Length: > 0 } ? "" : $", case {_case.Id}")}"
        ).Linked(Version);
    }

    private void AddHeadline()
    {
        var provisional = _assessed?.Provisional ?? _final.Provisional;

        if (_isWhole)
        {
            _blocks.Add(new Paragraph(Answering.Sentence(_assessed!)) { IsAnswer = true });
        }

        _blocks.Add(new Figures([.. Amounts(provisional)]));
        _blocks.Add(new Paragraph(Phrase.Of(Kind())));
        if (_isWhole)
        {
            _blocks.Add(new Paragraph(Answering.Sureness(_final)));
        }

        _blocks.AddRange(Wording.Cautions(Version, hasWarnings: true));
        if (_effect is not null)
        {
            _blocks.AddRange(ReformPage.Of(_effect));
        }
    }

    // Before any step: what moves an amount that is open, and in a whole report the amounts on the way. A picture of the way goes before
    // them, right under what is said of how sure it is.
    private void AddReasons()
    {
        if (_final.IsOpen && Moving.Of(_final) is { } moving)
        {
            _blocks.Add(new Heading("What moves the amount most"));
            _blocks.Add(moving);
            Remark("Each alone at its ends, everything else at its likely value.");
        }

        if (_isWhole && Answering.Way(_final) is { } way)
        {
            _blocks.Add(new Heading("How it comes about"));
            _blocks.Add(way);
        }
    }

    private IEnumerable<Figure> Amounts(Spread<Money> provisional)
    {
        // Where there is one amount it is shown once, by the method's own name for it.
        if (_assessed is null ? Wording.Range(provisional) == Wording.Range(_final.Range) : Wording.HasOneAmount(_assessed))
        {
            return
            [
                new(
                    _final.Trace.Name,
                    Phrase.Of(Wording.Range(_final.Range), Emphasis.Strong),
                    Version.IsMaximum ? "the law has maxima, and no published method" : ""
                ),
            ];
        }

        return Stages(provisional);
    }

    private IEnumerable<Figure> Stages(Spread<Money> provisional)
    {
        yield return new(
            "Provisional",
            Phrase.Of(Wording.Range(provisional), Emphasis.Strong),
            (_assessed?.Basis ?? ProvisionalBasis.BeforeSettlement) switch
            {
                ProvisionalBasis.Published => "as published; FineCalc did not work it out",
                ProvisionalBasis.Assessed => "worked out from the facts before representations",
                _ => "before hardship and settlement",
            }
        );
        yield return new("Final", Phrase.Of(Wording.Range(_final.Range), Emphasis.Strong), Wording.Change(provisional, _final.Range));
        var last = _final.Range;
        foreach (var (stage, assessment, amount, _) in Later)
        {
            var how = new[]
            {
                Wording.Change(last, amount),
                assessment is null ? "as published; FineCalc did not work it out" : "",
                stage.Date ?? "",
            };
            yield return new(
                stage.Name,
                Phrase.Of(Wording.Range(amount), Emphasis.Strong),
                string.Join("; ", how.Where(h => h.Length > 0))
            );
            last = amount;
        }
    }

    // What kind of numbers these are, in one breath.
    private string Kind()
    {
        var kind =
            IsOpen
                ? "An estimate: what the case leaves open was filled from the assumptions listed below, so the result is a range. It "
                    + "says what the method allows under them, not what an authority will decide."
            : _final.Assumptions.Count > 0 ? "A calculation from the facts and judgements given, and from the assumptions listed below."
            : "A calculation from the facts and judgements given: the same facts always give the same amount.";
        return kind;
    }

    private void AddFindings()
    {
        var found = new List<Phrase>();
        if (_assessed is not null)
        {
            var source = _case!.Published is { } published ? Wording.Source(published.Source) : Phrase.None;
            found.AddRange(
                _assessed.Differences.Select(d =>
                    Phrase.Of("Differs from the published figures:", Emphasis.Warning).And(d.Message).And(source)
                )
            );
            var (agreed, not) = (found.Count > 0 ? "" : Agreement.Agreed(_assessed), Agreement.NotCalculated(_assessed));
            if (agreed.Length > 0)
            {
                var tolerance = _case.Published?.Tolerance ?? 0m;
                found.Add(
                    Phrase
                        .Of("Agrees with the published figures:", Emphasis.Good)
                        .And(agreed + (tolerance > 0m ? $", amounts to within {Text.Number(tolerance)}." : "."))
                        .And(source)
                );
            }

            if (_case.Published is not null && _assessed.Comparisons.Count == 0)
            {
                found.Add(Phrase.Of("No published figure is given to hold this against:", Emphasis.Warning).And(source));
            }

            if (not.Length > 0)
            {
                found.Add(
                    Phrase
                        .Of("Published and not calculated, so that it proves nothing:", Emphasis.Warning)
                        .And(not + ".")
                        .And(agreed.Length > 0 ? Phrase.None : source)
                );
            }
        }

        var warnings = _worked.SelectMany(w => w.Of.Warnings).Distinct();
        found.AddRange(
            warnings.Select(w =>
                Phrase
                    .Of("Warning:", Emphasis.Warning)
                    .And(w.Message + (w.Allowed is null ? "" : $" Expected: {w.Allowed}."))
                    .And(Phrase.Of($"({w.Code})", Emphasis.Quiet))
            )
        );
        if ((_assessed?.Unused ?? _final.Unused).Select(u => u.Answer.Fact.Name).Distinct().ToList() is { Count: > 0 } unused)
        {
            found.Add(
                Phrase.Of("Given and not used:", Emphasis.Warning).And($"{string.Join("; ", unused)}. No step that was taken asks for it.")
            );
        }

        if (Agreement.Inferred(_worked.Select(w => w.Of)) is { Length: > 0 } inferred)
        {
            found.Add(Phrase.Of("Not published:", Emphasis.Warning).And(inferred));
        }

        if (found.Count > 0)
        {
            _blocks.Add(new Items(found));
        }
    }

    private void AddBridge()
    {
        AddBridge(
            "From the provisional to the final amount",
            _assessed?.Bridge,
            ("Provisional", _assessed?.Provisional ?? default),
            ("Final", _final.Range),
            _before is not null,
            NoteOnRepresentations()
        );
        (string Name, Spread<Money> Amount, bool IsWorked) from = ("Final", _final.Range, true);
        foreach (var (stage, assessment, amount, bridge) in Later)
        {
            AddBridge(
                $"From {(from.Name == "Final" ? "the final amount" : from.Name)} to {stage.Name}",
                bridge,
                (from.Name, from.Amount),
                (stage.Name, amount),
                from.IsWorked && assessment is not null,
                bridge.Parts.Any(p => p.Note == stage.Note) ? "" : stage.Note ?? ""
            );
            _blocks.Add(new Paragraph(Phrase.Of($"{stage.Name}:", Emphasis.Quiet).And(Wording.Source(stage.Source))));
            from = (stage.Name, amount, assessment is not null);
        }
    }

    private void AddBridge(
        string title,
        Bridge? bridge,
        (string Name, Spread<Money> Amount) from,
        (string Name, Spread<Money> Amount) to,
        bool isOfChanges,
        string note
    )
    {
        if (bridge is not { Parts.Count: > 0 } || BridgeGrid.Of(title, bridge, from, to, isOfChanges) is not { } grid)
        {
            return;
        }

        _blocks.Add(new Heading(title));
        _blocks.Add(grid);
        var isOpen = !from.Amount.IsCertain || !to.Amount.IsCertain;
        Remark(isOfChanges ? BridgeGrid.Order(bridge) : "", isOpen ? "At the likely amounts." : "", note);
    }

    private string NoteOnRepresentations() =>
        _case?.RepresentationsNote is { Length: > 0 } note && _assessed!.Bridge.Parts.All(p => p.Note != note) ? note : "";

    private void AddSteps()
    {
        _blocks.Add(new Heading("Steps"));
        var isStaged = _worked.Count > 1;
        List<Column> columns =
        [
            new("Step"),
            new("Rule as applied"),
            .. isStaged ? _worked.Select(w => new Column(w.Name, true)) : [new("Value", true)],
            new("Source"),
        ];
        var rows = new List<Row>();
        string? group = null;
        foreach (var step in _final.Steps)
        {
            if (step.Infringement != group)
            {
                group = step.Infringement;
                rows.Add(new Row([Phrase.Of(group ?? "The whole case", Emphasis.Strong)]) { IsTitle = true });
            }

            var numbers = step.Arithmetic(Wording.Likely);
            var rule = Phrase
                .Of(step.Rule)
                .Under(
                    Phrase.Of(
                        numbers is null || numbers.StartsWith(Rough.Nearly, StringComparison.Ordinal) ? numbers : $"= {numbers}",
                        Emphasis.Quiet
                    )
                );
            var isResult = step.Id == _final.Trace.Id;
            var name = Phrase.Of(step.Name, isResult ? Emphasis.Strong : Emphasis.None);
            rows.Add(
                new Row([
                    name,
                    rule,
                    .. _worked.Select(w => ValueOf(w.Of, step, isResult ? Emphasis.Strong : Emphasis.None)),
                    Wording.Source(step.Source),
                ])
            );
        }

        _blocks.Add(new Grid("Steps", columns, rows));
        var isRounded = _worked.SelectMany(w => w.Of.Steps).Any(s => Wording.Value(s).Contains(Rough.Nearly, StringComparison.Ordinal));
        Remark(
            isStaged ? "Rules and arithmetic are those of the final amount." : "",
            IsOpen ? "Arithmetic is written out at the likely values." : "",
            isRounded ? $"{Rough.Nearly.Trim()} marks a value that is shown shorter than it is; the JSON has every digit." : ""
        );
    }

    private Phrase ValueOf(Assessment of, TraceNode step, Emphasis emphasis) =>
        of == _final ? Wording.Lines(step, emphasis)
        : of.Find(step.Id, step.Infringement) is { } other ? Wording.Lines(other, Emphasis.Quiet)
        : Phrase.Of("not read", Emphasis.Quiet);

    // What the case said, in the method's order; then what it did not say and the method has an answer for.
    private void AddAnswers()
    {
        var asked = _final.Calculation.Asked().ToList();
        var given = new List<Row>();
        Given(null, _final.Facts.Answers);
        foreach (var infringement in _final.Facts.Infringements)
        {
            Given(infringement.Name, infringement.Answers);
        }

        if (given.Count > 0)
        {
            _blocks.Add(new Heading("Facts and judgements as given"));
            _blocks.Add(
                new Grid("Facts and judgements as given", [new("Question"), new("Answer"), new("Kind"), new("Note and source")], given)
            );
            Remark(string.Join("; ", _final.Facts.ExchangeRates.Select(r => r.ToString())));
        }

        // What the method goes on without is among what did not apply.
        var told = _final.NotApplied.Where(r => r.Reason == NotAppliedReason.NotGiven).Select(r => r.Id).ToHashSet();
        var taken = asked
            .Where(a => a is { Kind: StepKind.Fact, Answer: null, Basis: not Basis.Model, Node.Inputs.Length: 0 })
            .DistinctBy(a => (a.FactName, a.Infringement))
            .Where(a => !told.Contains(a.Id))
            .Select(a => new Row([
                Phrase.Of(a.FactName).And(Phrase.Of(a.Infringement is null ? "" : $"({a.Infringement})", Emphasis.Quiet)),
                Wording.Value(a),
                ((FactNode)a.Node).Fact.MissingWhy,
            ]))
            .ToList();
        if (taken.Count > 0)
        {
            _blocks.Add(new Heading("Not given, and what that means under the method"));
            _blocks.Add(
                new Grid("Not given, and what that means under the method", [new("Question"), new("Taken as"), new("Because")], taken)
            );
        }

        void Given(string? infringement, IReadOnlyList<Answer> answers)
        {
            var ordered = answers.OrderBy(a => Version.Program.IndexOf(a.Fact)).ToList();
            if (infringement is not null && ordered.Count > 0)
            {
                given.Add(new Row([Phrase.Of(infringement, Emphasis.Strong)]) { IsTitle = true });
            }

            foreach (var answer in ordered)
            {
                var others = _worked
                    .Where(w => w.Of != _final && w.Of.Gives(answer.Fact, infringement) && w.Of.Uses(answer.Fact, infringement))
                    .Select(w => w.Name.ToLowerInvariant())
                    .ToList();
                var use =
                    _final.Uses(answer.Fact, infringement) ? ""
                    : others.Count == 0 ? "not used"
                    : $"{string.Join(", ", others)} only";
                var kind = Phrase.Of(answer.Fact.IsJudgement ? "judgement" : "fact").And(Phrase.Of(use, Emphasis.Warning));
                given.Add(
                    new Row([
                        answer.Fact.Name,
                        Wording.Lines(Wording.Given(answer), Emphasis.Strong),
                        kind,
                        Phrase.Of(answer.Note).Under(Wording.Source(answer.Source)),
                    ])
                );
            }
        }
    }

    private void AddAssumptions()
    {
        var rows = All(r => r.Assumed())
            .DistinctBy(at => (at.Assumption.Id, at.Assumption.Infringement))
            .Select(at => new Row([
                Phrase.Of(at.Node.Name).And(Phrase.Of(at.Node.Infringement is { } of ? $"({of})" : "", Emphasis.Quiet)),
                Wording.Lines(at.Node),
                at.Node.Node is FactNode ? at.Assumption.Why : Wording.Source(at.Node.Source).Under(at.Node.Source?.Note),
            ]))
            .ToList();
        if (_case?.DateAssumption is { } date)
        {
            rows.Insert(0, new Row(["Date that selects the version", string.Join(", ", _case.Dates.Select(d => d.Value)), date]));
        }

        if (rows.Count > 0)
        {
            _blocks.Add(new Heading("What FineCalc assumed: no authority published it"));
            _blocks.Add(new Grid("What FineCalc assumed", [new("What"), new("Assumed"), new("Why, or where from")], rows));
        }
    }

    private void AddCaveats()
    {
        var rows = All(r => r.Unread())
            .DistinctBy(at => (at.Caveat.Id, at.Caveat.Name))
            .Select(at => new Row([
                at.Node.Name,
                Wording.Lines(at.Node),
                Phrase.Of(Wording.Of(at.Caveat.Source.Standing), Emphasis.Warning),
                Wording.Source(at.Caveat.Source).Under(at.Caveat.Source.Note),
            ]))
            .ToList();
        if (rows.Count > 0)
        {
            _blocks.Add(new Heading("Numbers whose source was not read"));
            _blocks.Add(new Grid("Numbers whose source was not read", [new("Number"), new("Value"), new("Standing"), new("Source")], rows));
        }
    }

    private void AddNotes()
    {
        if (_case is { Notes.Count: > 0 } noted)
        {
            _blocks.Add(new Heading("Notes"));
            _blocks.Add(new Items([.. noted.Notes.Select(n => (Phrase)n)]));
        }
    }

    // Of the final assessment, and of those beside it.
    private IEnumerable<T> All<T>(Func<Calculation, IEnumerable<T>> of) =>
        _worked.Select(w => w.Of).OrderByDescending(w => w == _final).SelectMany(w => of(w.Calculation));

    private void Remark(params IEnumerable<string> sentences)
    {
        if (string.Join(' ', sentences.Where(s => s.Length > 0)) is { Length: > 0 } words)
        {
            _blocks.Add(new Paragraph(Phrase.Of(words, Emphasis.Quiet)));
        }
    }
}
