using FineCalc.Estimates;

namespace FineCalc.Json;

// A league table as JSON: a row for each method, its figures by name.
internal sealed class LeagueWriting(JsonWriting json, League of)
{
    public void Write()
    {
        json.Text("model", $"{GdprEstimate.Model.Id}@{GdprEstimate.Model.Version}");
        json.Number("n", of.Count);
        json.Number("outOfFold", of.OutOfFold);
        json.Number("leftOut", of.LeftOut);
        json.List("rows", of.Rows, row => json.Object(null, () => Row(row)));
        json.List(
            "notScored",
            League.NotStated,
            one =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("name", one.Name);
                        json.Text("why", one.Why);
                    }
                )
        );
    }

    private void Row(LeagueRow row)
    {
        json.Text("id", row.Id);
        json.Text("name", row.Scores.Name);
        foreach (var figure in (string[])["mae", "bias", "within3", "within10", "crps"])
        {
            json.Number(figure, Rounded(row.Scores[figure]));
        }

        json.List("mae90", [row.Scores.Figures["mae"].Low, row.Scores.Figures["mae"].High], end => json.Number(null, Rounded(end)));
        if (row.Held is { } held)
        {
            json.Number("rangeHeld", Rounded(held));
        }
        else
        {
            json.Null("rangeHeld");
        }

        if (row.Formula is { } formula)
        {
            json.Text("rule", formula.Rule);
            json.Text("source", formula.Source.ToString());
            json.TextIfAny("link", formula.Source.Link);
        }
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 4);
}
