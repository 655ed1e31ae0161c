namespace FineCalc.Json;

// The regimes of a catalogue as JSON, each in a line.
internal sealed class RegimeListWriting(JsonWriting json, RegimeCatalog catalog)
{
    public void Write() => json.List("regimes", catalog.Ids.Select(id => catalog.Find(id)!), regime => json.Line(null, () => Of(regime)));

    private void Of(Regime regime)
    {
        json.Text("id", regime.Id);
        json.Text("title", regime.Info.Title);
        json.Text("jurisdiction", regime.Info.Jurisdiction);
        json.Text("authority", regime.Info.Authority);
        json.Text("currency", regime.Info.Currency.Code);
        json.Text("from", Text.Date(regime.Versions[0].From));
        json.TextIfAny("until", regime.Versions[^1].Until is { } end ? Text.Date(end) : null);
        json.Number("versions", regime.Versions.Count);
        json.Flag("maximum", regime.Versions[^1].IsMaximum);
        json.Flag("preview", regime.Versions[^1].IsPreview);
    }
}
