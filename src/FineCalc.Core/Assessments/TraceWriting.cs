namespace FineCalc.Json;

// A step as JSON: by itself, or with all that it was worked out from. In brief its rule is cut to a line, and its source is the text of it
// and where to read it.
internal sealed class TraceWriting(JsonWriting json, bool trace)
{
    private const int Line = 240;

    private readonly HashSet<(int, int)> _explained = [];

    public void Tree(TraceNode node)
    {
        json.Text("kind", Text.Word(node.Kind));
        Step(node);

        // A step that is used twice is explained once.
        var inputs = node.Inputs;
        if (inputs.Count > 0 && !_explained.Add(node.Key))
        {
            json.Flag("isRepeated", true);
        }
        else if (inputs.Count > 0)
        {
            json.List("inputs", inputs, input => json.Object(null, () => Tree(input)));
        }
    }

    public void Step(TraceNode node)
    {
        json.TextIfAny("id", node.Id.Length > 0 ? node.Id : null);
        json.Text("name", node.Name);
        json.TextIfAny("infringement", node.Infringement);
        json.Text("rule", trace ? node.Rule : Text.Cut(node.Rule, Line));
        Value("value", node, node.Value);
        if (node.IsOpen)
        {
            Value("low", node, node.Low);
            Value("likely", node, node.Value);
            Value("high", node, node.High);
        }

        json.Text("unit", Text.Word(node.Unit));
        json.TextIfAny("currency", node.Currency != default ? node.Currency.Code : null);
        json.Text("basis", Text.Word(node.Basis));
        Source(node.Source);
        if (trace)
        {
            json.TextIfAny("note", node.Note);
        }
    }

    public void Value(string key, TraceNode node, decimal value) => json.Scalar(key, value, node.Unit, node.Options);

    public void Source(Citation? source)
    {
        if (source is null)
        {
            return;
        }

        if (trace)
        {
            CitationWriting.WriteWhole(json, source, source.ToString());
            return;
        }

        json.Object(
            "source",
            () =>
            {
                json.Text("text", source.ToString());
                json.TextIfAny("link", source.Link);
            }
        );
    }
}
