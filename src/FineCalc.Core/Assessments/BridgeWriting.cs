namespace FineCalc.Json;

// A bridge as JSON: its two ends and the parts that lead from one to the other.
internal static class BridgeWriting
{
    public static void Write(JsonWriting json, Bridge bridge, string? note = null)
    {
        json.Number("from", bridge.From.Amount);
        json.Number("to", bridge.To.Amount);
        json.Text("currency", bridge.To.Currency.Code);
        json.Text("order", Text.Word(bridge.Order));
        json.TextIfAny("note", note);
        json.List("parts", bridge.Parts, part => json.Object(null, () => Part(json, part)));
    }

    private static void Part(JsonWriting json, BridgePart part)
    {
        json.Text("id", part.Id);
        json.Text("name", part.Name);
        json.TextIfAny("infringement", part.Infringement);
        json.TextIfAny("before", part.Before);
        json.TextIfAny("after", part.After);
        json.Number("amount", part.Amount.Amount);
        json.TextIfAny("note", part.Note);
    }
}
