namespace FineCalc.Reporting.Sheets;

// What the workbook says, on one page: the amount as a formula, what FineCalc worked out, and how sure it is.
internal sealed class AnswerSheet
{
    public const int Value = 2;

    private readonly Assessment _of;
    private readonly CaseAssessment? _case;
    private readonly FactsSheet _facts;

    public AnswerSheet(Assessment of, CaseAssessment? assessed, FactsSheet facts, StepsSheet steps)
    {
        (_of, _case, _facts) = (of, assessed, facts);
        var info = of.Version.Regime.Info;
        Sheet.Add(Cell.Of(assessed?.Case.Title ?? info.Title, Look.Title));
        Sheet.Add(Cell.Of($"{info.Title}; {of.Version.Name}, in force {Text.Period(of.Version.From, of.Version.Until)}", Look.Note));
        Sheet.Add();
        Row = Amount(steps);
        Pinned();
        Sheet.Add();
        Stages();
        Sure();
        Sheet.Add();
        Sheet.Add(Cell.Of("How to use it", Look.Heading));
        Words(
            "Change a coloured cell on the sheet Facts: the amount above follows, by the formulas on the sheet Steps.",
            "The law is that of the version named above. Facts that lead to another version, such as another date, need a new workbook.",
            "A spreadsheet reckons with 15 digits, FineCalc with 28: amounts agree to the unit.",
            "FineCalc computes; this is no legal advice."
        );
    }

    public Sheet Sheet { get; } = new("Answer", 44, 36, 12, 70);

    // The row of the amount.
    public int Row { get; }

    private Currency Currency => _of.Version.Program.Currency;

    private int Amount(StepsSheet steps)
    {
        var name =
            _of.IsMaximum ? "The most that can be imposed"
            : _of.IsOpen ? "Amount, the likely one"
            : "Amount";
        var amount = steps.MustHold.Count == 0 ? steps.Root : $"IF(AND({string.Join(',', steps.MustHold)}),{steps.Root},NA())";
        var row = Sheet.Add(
            Cell.Of(name, Look.Strong),
            Cell.Live(amount, _of.Amount.Amount, Unit.Money, Look.Answer),
            Cell.Of(Currency.Code),
            Cell.Live(
                $"IF(ISERROR({Sheet.At(Sheet.Next, Value)}),\"No amount: an answer is missing or not allowed\","
                    + $"IF({_facts.AreChanged},\"The facts were changed: what stands below is of the facts as given\","
                    + $"IF(ABS({Sheet.At(Sheet.Next, Value)}-{Sheet.At(Sheet.Next + 1, Value)})<0.005,\"as FineCalc worked it out\","
                    + "\"Not what FineCalc worked out\")))",
                "as FineCalc worked it out"
            )
        );
        return row;
    }

    // What does not follow a change says so.
    private void Pinned()
    {
        Figure("Worked out by FineCalc for the facts as given", _of.Amount.Amount, "a value, not a formula; so are all figures below");
        if (_of.IsOpen)
        {
            Figure("Lowest amount", _of.Range.Low.Amount, "what the method allows for the ranges among the facts");
            Figure("Highest amount", _of.Range.High.Amount, "");
            Sheet.Add(Cell.Of("In short"), Cell.Of(Rough.InWords(_of.Range)));
        }

        Sheet.Add(Cell.Of("Version of the law"), Cell.Of(_of.VersionId));
    }

    private void Stages()
    {
        if (_case is not { } assessed || (assessed.Before is null && assessed.Bridge.Parts.Count == 0 && assessed.Stages.Count == 0))
        {
            return;
        }

        Sheet.Add(Cell.Of("From the provisional amount to the final one", Look.Heading));
        Figure("Provisional amount", assessed.Provisional.Likely.Amount, Text.Word(assessed.Basis));
        foreach (var part in assessed.Bridge.Parts)
        {
            Figure(
                part.Name,
                part.Amount.Amount,
                string.Join(
                    "; ",
                    new[] { part.Before is null ? null : $"{part.Before} to {part.After}", part.Infringement, part.Note }.OfType<string>()
                )
            );
        }

        Figure("Final amount", assessed.Final.Amount.Amount, "");
        foreach (var stage in assessed.Stages)
        {
            Figure(stage.Stage.Name, stage.Amount.Likely.Amount, stage.Stage.Note ?? "");
        }

        Sheet.Add();
    }

    private void Sure()
    {
        Sheet.Add(Cell.Of("How sure", Look.Heading));
        if (_of.Version.IsPreview)
        {
            Words("A preview: more than half of the numbers of this version were not checked against the text.");
        }

        foreach (var replaced in _of.Version.Replaced)
        {
            Line("Not the law as it stands", replaced.Name, replaced.Source.ToString());
        }

        foreach (var assumption in _of.Assumptions)
        {
            Line("Assumed", $"{assumption.Name}: {assumption.Value}", assumption.Why);
        }

        foreach (var caveat in _of.Caveats)
        {
            Line("Not read in the text itself", $"{caveat.Name}: {caveat.Value}", caveat.Source.ToString());
        }

        foreach (var warning in _case?.Warnings ?? _of.Warnings)
        {
            Line("Warning", warning.Message, warning.Allowed ?? "");
        }

        if (_of.Assumptions.Count + _of.Caveats.Count == 0)
        {
            Words("Every number that entered was read in the text itself, and nothing was assumed.");
        }
    }

    private void Figure(string name, decimal amount, string remark) =>
        Sheet.Add(Cell.Of(name), Cell.Of(amount, Unit.Money), Cell.Of(Currency.Code), Cell.Of(remark, Look.Muted));

    private void Line(string what, string name, string why) =>
        Sheet.Add(Cell.Of(name), Cell.Of(what, Look.Muted), Cell.Empty, Cell.Of(why, Look.Muted));

    private void Words(params string[] sentences)
    {
        foreach (var sentence in sentences)
        {
            Sheet.Add(Cell.Of(sentence, Look.Note));
        }
    }
}
