using FineCalc.Json;

namespace FineCalc.Risk;

// What an amount depends on as JSON, the most telling first; ends as a case would give them.
internal sealed class SensitivityWriting(JsonWriting json)
{
    public void Write(SensitivityResult of)
    {
        json.Number("amount", of.Likely.Amount);
        json.Text("currency", of.Likely.Currency.Code);
        json.List("rows", of.Rows, row => json.Object(null, () => Row(row)));
    }

    private void Row(SensitivityRow row)
    {
        json.Text("id", row.Id);
        json.Text("name", row.Name);
        json.TextIfAny("infringement", row.Infringement);
        json.Text("unit", Text.Word(row.Unit));
        End("from", row.Fact, row.From);
        End("to", row.Fact, row.To);
        json.Number("atFrom", row.AtFrom.Amount);
        json.Number("atTo", row.AtTo.Amount);
        json.Number("swing", row.Swing.Amount);
        DistributionWriting.Figure(json, "first", row.First);
        DistributionWriting.Figure(json, "total", row.Total);
    }

    private void End(string key, Fact? fact, double end)
    {
        if (fact is { Unit: Unit.Choice or Unit.Flag })
        {
            json.Scalar(key, (decimal)end, fact.Unit, fact.Options);
        }
        else
        {
            json.Figure(key, end);
        }
    }
}
