using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Json;

// One number with its source, as JSON.
internal sealed class CitedWriting(JsonWriting json, RegimeVersion version, Cited cited)
{
    public void Write()
    {
        var number = cited.Number;
        json.Text("versionId", version.Id);
        json.Text("regime", version.Regime.Id);
        json.Text("id", number.Id);
        json.Text("name", number.Name);
        json.Text("value", number.Value);
        json.Text("basis", Text.Word(number.Basis));
        json.Text("since", Text.Date(cited.Since));
        CitationWriting.WriteWhole(json, number.Source, number.Source.ToString());
        json.List("missing", number.Source.Missing, key => json.Text(null, key));
        if (number.Rows.Count > 0)
        {
            json.List(
                "rows",
                number.Rows,
                row =>
                    json.Object(
                        null,
                        () =>
                        {
                            json.Text("band", row.Band);
                            json.Text("value", row.Value);
                            CitationWriting.WriteWhole(json, row.Source, row.Source.ToString());
                        }
                    )
            );
        }
    }
}
