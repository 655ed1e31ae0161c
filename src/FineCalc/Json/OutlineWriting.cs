namespace FineCalc.Json;

// A version of a regime in brief, as JSON: what it is, and its steps and numbers by their ids.
internal sealed class OutlineWriting(JsonWriting json, RegimeVersion version)
{
    public void Write()
    {
        Head(json, version);
        json.Flag("preview", version.IsPreview);
        json.Flag("maximum", version.IsMaximum);
        json.List(
            "steps",
            version.Steps,
            step =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", step.Id);
                        json.Text("name", step.Name);
                        json.Text("unit", Text.Word(step.Unit));
                        json.Text("source", step.Source.ToString());
                    }
                )
        );
        json.List(
            "numbers",
            version.Numbers.Where(n => n.Id.Length > 0).DistinctBy(n => n.Id),
            number =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", number.Id);
                        json.Text("value", Text.Cut(number.Value, 80));
                        json.Text("standing", Text.Word(number.Source.Standing));
                    }
                )
        );
    }

    // Which version it is.
    public static void Head(JsonWriting json, RegimeVersion version)
    {
        json.Text("versionId", version.Id);
        json.Text("regime", version.Regime.Id);
        json.Text("title", version.Regime.Info.Title);
        json.Text("method", version.Name);
        json.Text("from", Text.Date(version.From));
        json.TextIfAny("until", version.Until is { } end ? Text.Date(end) : null);
    }
}
