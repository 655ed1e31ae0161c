using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc.Seeking;

// What was sought and found, as JSON: values of the fact and of the step as the reader of cases takes them; an end that is null is none.
internal sealed class GoalWriting(JsonWriting json, GoalSeekResult of)
{
    public void Write()
    {
        json.Text("versionId", of.VersionId);
        json.Text("regime", of.Version.Regime.Id);
        json.Text("fact", of.Fact.Id);
        json.TextIfAny("infringement", of.Infringement);
        json.TextIfAny("step", of.Step.Length > 0 ? of.Step : null);
        json.Text("name", of.StepName);
        json.Text("unit", Text.Word(of.Unit));
        json.TextIfAny("currency", of.Unit == Unit.Money ? of.Currency.Code : null);
        Value("target", of.Target);
        json.Number("resolution", of.Resolution);
        json.Flag("isReachable", of.IsReachable);
        json.Flag("isComplete", of.IsComplete);
        json.Flag("hasOtherOpenFacts", of.HasOtherOpenFacts);
        json.List("roots", of.Roots, root => json.Object(null, () => Stretch(root)));
        json.List(
            "passes",
            of.Passes,
            pass =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("kind", Text.Word(pass.Kind));
                        Fact("from", pass.From);
                        Fact("to", pass.To);
                        Value("valueFrom", pass.ValueFrom);
                        Value("valueTo", pass.ValueTo);
                    }
                )
        );
        Extreme("nearest", of.Nearest);
        Extreme("lowest", of.Lowest);
        Extreme("highest", of.Highest);
        json.List(
            "refused",
            of.Refused,
            problem =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("code", problem.Code);
                        json.Text("message", problem.Message);
                    }
                )
        );
        json.List("words", of.InWords(), line => json.Text(null, line));
    }

    private void Extreme(string key, FactRange? stretch)
    {
        if (stretch is null)
        {
            json.Null(key);
            return;
        }

        json.Object(key, () => Stretch(stretch));
    }

    private void Stretch(FactRange stretch)
    {
        Value("value", stretch.Value);
        Fact("from", stretch.From);
        Fact("to", stretch.To);
        json.Flag("includesFrom", stretch.IncludesFrom);
        json.Flag("includesTo", stretch.IncludesTo);
        json.List(
            "why",
            stretch.Why,
            why =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("kind", why.Kind);
                        json.Text("name", why.Name);
                        json.TextIfAny("step", why.Step);
                        if (why.Source is { } source)
                        {
                            CitationWriting.WriteWhole(json, source, source.ToString());
                        }
                    }
                )
        );
    }

    private void Fact(string key, decimal? value) => Scalar(key, value, of.Fact.Unit, of.Fact.Options);

    private void Value(string key, decimal? value) => Scalar(key, value, of.Unit, of.StepNode.Options);

    private void Scalar(string key, decimal? value, Unit unit, IReadOnlyList<Option> options)
    {
        if (value is { } known)
        {
            json.Scalar(key, known, unit, options);
        }
        else
        {
            json.Null(key);
        }
    }
}
