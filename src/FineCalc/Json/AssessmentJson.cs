using FineCalc.Comparing;
using FineCalc.Json;
using FineCalc.Seeking;
using FineCalc.Steps;

namespace FineCalc;

/// <summary>Assessments as JSON, for other programs: exact decimals, rates as fractions, choices by their codes.</summary>
public static class AssessmentJson
{
    /// <summary>The assessment of a case with its whole explanation.</summary>
    public static string Write(CaseAssessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return JsonWriting.Write(json => new AssessmentWriting(json, assessment).Write());
    }

    /// <summary>The same, written as it is made: of a case with many infringements the text is large.</summary>
    /// <param name="assessment">The case.</param>
    /// <param name="to">Where to; it is not closed.</param>
    public static void Write(CaseAssessment assessment, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(to);
        JsonWriting.Write(to, json => new AssessmentWriting(json, assessment).Write());
    }

    /// <summary>
    /// The case under a reform with its whole explanation, and under <c>lawAsItStands</c> the amount without the reform and the bridge from
    /// there.
    /// </summary>
    public static string Write(ReformEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return JsonWriting.Write(json => new AssessmentWriting(json, effect.Reformed).Write(effect));
    }

    /// <summary>The same, written as it is made.</summary>
    /// <param name="effect">The case under a reform.</param>
    /// <param name="to">Where to; it is not closed.</param>
    public static void Write(ReformEffect effect, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(to);
        JsonWriting.Write(to, json => new AssessmentWriting(json, effect.Reformed).Write(effect));
    }

    /// <summary>What was sought and found: every root, passage and reason.</summary>
    public static string Write(GoalSeekResult sought)
    {
        ArgumentNullException.ThrowIfNull(sought);
        return JsonWriting.Write(json => new GoalWriting(json, sought).Write());
    }

    /// <summary>
    /// A case under several regimes: for each what it gives (<c>amount</c>, or <c>maximum</c> of a law without a method), what it lacks and
    /// what carried over.
    /// </summary>
    public static string Write(RegimeComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return JsonWriting.Write(json => new ComparisonWriting(json, comparison).Write());
    }
}

internal sealed class AssessmentWriting(JsonWriting json, CaseAssessment of)
{
    private readonly HashSet<(int, int)> _told = [];

    public void Write(ReformEffect? effect = null)
    {
        var final = of.Final;
        json.Text("versionId", final.VersionId);
        json.Text("regime", final.Version.Regime.Id);
        json.Flag("preview", final.Version.IsPreview);
        json.Flag("maximum", final.Version.IsMaximum);
        Replaced(final.Version);
        if (effect is not null)
        {
            LawAsItStands(effect);
        }

        json.Object(
            "case",
            () =>
            {
                json.Text("id", of.Case.Id);
                json.Text("title", of.Case.Title);
            }
        );
        json.Object(
            "provisional",
            () =>
            {
                Amount(of.Provisional);
                json.Text("basis", Text.Word(of.Basis));
                if (of.Before is { } before)
                {
                    Steps(before, CaseStage.Provisional);
                }
            }
        );
        json.Object("final", () => Amount(final.Range));
        Steps(final, CaseStage.Final);
        if (of.Stages.Count > 0)
        {
            json.List("stages", of.Stages, stage => json.Object(null, () => Stage(stage)));
        }

        json.Object("trace", () => Trace(final.Trace));
        Assumptions(final);
        json.List(
            "caveats",
            final.Caveats,
            caveat =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", caveat.Id);
                        json.Text("name", caveat.Name);
                        json.Text("value", caveat.Value);
                        Source(caveat.Source);
                    }
                )
        );
        json.List("warnings", of.Warnings, Problem);
        json.List(
            "unused",
            of.Unused,
            unused =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", unused.Answer.Fact.Id);
                        json.TextIfAny("infringement", unused.Infringement);
                    }
                )
        );
        Bridge("bridge", of.Bridge, of.Case.RepresentationsNote);
        json.List("comparisons", of.Comparisons, comparison => json.Object(null, () => Comparison(comparison)));
        json.List("differences", of.Differences, Problem);
        json.List("notes", of.Case.Notes, note => json.Text(null, note));
    }

    private void Amount(Spread<Money> range)
    {
        json.Number("amount", range.Likely.Amount);
        json.Text("currency", range.Likely.Currency.Code);
        if (!range.IsCertain)
        {
            json.Number("low", range.Low.Amount);
            json.Number("likely", range.Likely.Amount);
            json.Number("high", range.High.Amount);
        }
    }

    // The published value stands with the stage it is of.
    private void Steps(Assessment assessment, string stage) =>
        json.List(
            "steps",
            assessment.Steps,
            step =>
                json.Object(
                    null,
                    () =>
                    {
                        Common(step);
                        if (
                            of.Case.Published?.Steps.FirstOrDefault(p =>
                                (p.Stage ?? CaseStage.Final) == stage
                                && p.Step == step.Id
                                && (p.Infringement is null || p.Infringement == step.Infringement)
                            ) is
                            { } published
                        )
                        {
                            Value(published.High is null ? "published" : "publishedLow", step, published.Value);
                            if (published.High is { } high)
                            {
                                Value("publishedHigh", step, high);
                            }
                        }
                    }
                )
        );

    private void Stage(StageAssessment of)
    {
        json.Text("name", of.Stage.Name);
        json.TextIfAny("date", of.Stage.Date);
        Source(of.Stage.Source);
        Amount(of.Amount);
        json.Text("basis", Text.Word(of.Assessment is null ? ProvisionalBasis.Published : ProvisionalBasis.Assessed));
        if (of.Assessment is { } assessment)
        {
            Steps(assessment, of.Stage.Name);
        }

        Bridge("bridge", of.Bridge, of.Stage.Note);
    }

    private void Comparison(PublishedComparison comparison)
    {
        json.Text("figure", comparison.Figure);
        json.TextIfAny("infringement", comparison.Infringement);
        json.Text("stage", comparison.Stage);
        json.Text("outcome", Text.Word(comparison.Outcome));
        Number(comparison.Low == comparison.High ? "published" : "publishedLow", comparison.Low);
        if (comparison.Low != comparison.High)
        {
            Number("publishedHigh", comparison.High);
        }

        if (comparison.Calculated is { } calculated)
        {
            Number("found", calculated);
        }

        void Number(string key, decimal value) => json.Scalar(key, value, comparison.Unit, comparison.Options);
    }

    private void Trace(TraceNode node)
    {
        json.Text("kind", Text.Word(node.Kind));
        Common(node);

        // A step that is used twice is explained once.
        var inputs = node.Inputs;
        if (inputs.Count > 0 && !_told.Add(node.Key))
        {
            json.Flag("isRepeated", true);
        }
        else if (inputs.Count > 0)
        {
            json.List("inputs", inputs, input => json.Object(null, () => Trace(input)));
        }
    }

    private void Common(TraceNode node)
    {
        json.TextIfAny("id", node.Id.Length > 0 ? node.Id : null);
        json.Text("name", node.Name);
        json.TextIfAny("infringement", node.Infringement);
        json.Text("rule", node.Rule);
        Value("value", node, node.Value);
        if (node.IsOpen)
        {
            Value("low", node, node.Low);
            Value("likely", node, node.Value);
            Value("high", node, node.High);
        }

        json.Text("unit", Text.Word(node.Unit));
        json.TextIfAny("currency", node.Unit == Unit.Money ? node.Currency.Code : null);
        json.Text("basis", Text.Word(node.Basis));
        Source(node.Source);
        json.TextIfAny("note", node.Note);
    }

    private void Value(string key, TraceNode node, decimal value) => json.Scalar(key, value, node.Unit, node.Options);

    private void Source(Citation? source)
    {
        if (source is not null)
        {
            CitationJson.WriteWhole(json, source, source.ToString());
        }
    }

    private void Assumptions(Assessment final)
    {
        Assumption[] ofTheDate = of.Case.DateAssumption is { } why
            ? [new Assumption("version", "Version", $"{final.Version.Name}, {Text.Period(final.Version.From, final.Version.Until)}", why)]
            : [];
        json.List(
            "assumptions",
            ofTheDate.Concat(final.Assumptions),
            assumption =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", assumption.Id);
                        json.Text("name", assumption.Name);
                        json.TextIfAny("infringement", assumption.Infringement);
                        json.Text("value", assumption.Value);
                        json.Text("why", assumption.Why);
                    }
                )
        );
    }

    // Only where the law is not taken as it stands.
    private void Replaced(RegimeVersion version)
    {
        if (version.Replaced.Count == 0)
        {
            return;
        }

        json.List("reforms", version.Reforms, id => json.Text(null, id));
        json.List(
            "replaced",
            version.Replaced,
            number =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", number.Id);
                        json.Text("name", number.Name);
                        json.Text("value", number.Value);
                        Source(number.Source);
                    }
                )
        );
    }

    private void LawAsItStands(ReformEffect effect) =>
        json.Object(
            "lawAsItStands",
            () =>
            {
                json.Text("versionId", effect.Today.Final.VersionId);
                Amount(effect.Today.Final.Range);
                json.Flag("isReached", effect.IsReached);
                Bridge("bridge", effect.Bridge, null);
            }
        );

    private void Bridge(string key, Bridge bridge, string? note) =>
        json.Object(
            key,
            () =>
            {
                json.Number("from", bridge.From.Amount);
                json.Number("to", bridge.To.Amount);
                json.Text("currency", bridge.To.Currency.Code);
                json.TextIfAny("note", note);
                json.List(
                    "parts",
                    bridge.Parts,
                    part =>
                        json.Object(
                            null,
                            () =>
                            {
                                json.Text("id", part.Id);
                                json.Text("name", part.Name);
                                json.TextIfAny("infringement", part.Infringement);
                                json.TextIfAny("before", part.Before);
                                json.TextIfAny("after", part.After);
                                json.Number("amount", part.Amount.Amount);
                                json.TextIfAny("note", part.Note);
                            }
                        )
                );
            }
        );

    private void Problem(Problem problem) =>
        json.Object(
            null,
            () =>
            {
                json.Text("code", problem.Code);
                json.Text("message", problem.Message);
                json.TextIfAny("subject", problem.Subject);
                json.TextIfAny("infringement", problem.Infringement);
                json.TextIfAny("allowed", problem.Allowed);
            }
        );
}
