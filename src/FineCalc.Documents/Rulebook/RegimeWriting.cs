using FineCalc.Steps;

namespace FineCalc.Json;

// Writes a regime as a document. Sources and questions stand once each, under their places in a list; so do the steps of each version, one
// to a line.
internal sealed class RegimeWriting
{
    private readonly JsonWriting _json;
    private readonly RegimeInfo _info;
    private readonly IReadOnlyList<RegimeVersion> _versions;
    private readonly List<Citation> _sources = [];
    private readonly Dictionary<Citation, int> _sourceAt = [];
    private readonly List<Fact> _facts = [];

    // Each wording of a question by itself.
    private readonly Dictionary<Fact, int> _factAt = new(ReferenceEqualityComparer.Instance);

    public RegimeWriting(JsonWriting json, RegimeInfo info, IReadOnlyList<RegimeVersion> versions)
    {
        (_json, _info, _versions) = (json, info, versions);
        foreach (var version in versions)
        {
            foreach (var fact in version.Facts)
            {
                Ask(fact);
            }

            PointTo(Method.Fields, version.Method, version);
            foreach (var node in version.Program.Nodes)
            {
                PointTo(StepRules.Of(node.Kind).Fields, node.Content, version);
            }
        }
    }

    public void Write()
    {
        _json.Digest = new JsonDigest();
        _json.Number("format", RegimeJson.Format);
        _json.Object("regime", () => new FieldWriting(_json).Say(RegimeInfo.Fields, _info));
        _json.List(
            "sources",
            _sources.Index(),
            source =>
                _json.Line(
                    null,
                    () =>
                    {
                        _json.Number("source", source.Index);
                        CitationWriting.WriteParts(_json, source.Item);
                    }
                )
        );
        _json.List(
            "questions",
            _facts.Index(),
            fact =>
                _json.Object(
                    null,
                    () =>
                    {
                        _json.Number("question", fact.Index);
                        new FieldWriting(_json, PlaceOf).Say(FactContent.Fields, fact.Item.Content);
                    }
                )
        );
        _json.List("versions", _versions, version => _json.Object(null, () => Version(version)));
        _json.Text(JsonDigest.Name, _json.Digest.Value());
    }

    private static void Add<T>(List<T> all, Dictionary<T, int> places, T one)
        where T : notnull
    {
        if (places.TryAdd(one, all.Count))
        {
            all.Add(one);
        }
    }

    private void Ask(Fact fact)
    {
        Add(_facts, _factAt, fact);
        PointTo(FactContent.Fields, fact.Content, null);
    }

    // Puts down the sources and questions that a record points to.
    private void PointTo(Fields fields, object record, RegimeVersion? of)
    {
        foreach (var (field, value) in fields.Of(record))
        {
            switch (value)
            {
                case Citation source:
                    Add(_sources, _sourceAt, source);
                    break;
                case Fact fact:
                    Ask(fact.On(of!.From));
                    break;
                case IEnumerable<object> records when field.Shape.Kind == ShapeKind.Records:
                    foreach (var one in records)
                    {
                        PointTo(field.Shape.Of!, one, of);
                    }

                    break;
                default:
                    if (field.Shape.Of is { } nested)
                    {
                        PointTo(nested, value, of);
                    }

                    break;
            }
        }
    }

    private void Version(RegimeVersion version)
    {
        var program = version.Program;
        var writing = new FieldWriting(
            _json,
            of =>
                of switch
                {
                    Node node => program.IndexOf(node),
                    Fact fact => PlaceOf(fact.On(version.From)),
                    _ => PlaceOf(of),
                }
        );
        _json.Text("id", version.Id);
        _json.Text("name", version.Name);
        _json.Text("from", Text.Date(version.From));
        _json.TextIfAny("until", version.Until is { } until ? Text.Date(until) : null);
        if (version.IsOverridden)
        {
            _json.Flag("overridden", true);
        }

        if (version.Reforms.Count > 0)
        {
            _json.List("reforms", version.Reforms, reform => _json.Text(null, reform));
        }

        _json.List(
            "steps",
            program.Nodes.Index(),
            step =>
                _json.Line(
                    null,
                    () =>
                    {
                        _json.Number("step", step.Index);
                        writing.Say(StepRules.Of(step.Item.Kind).Fields, step.Item.Content);
                        if (step.Item is not NumberNode and not TableNode && step.Item.Label is { Id.Length: > 0 })
                        {
                            _json.Text("rule", Formula.Of(program, step.Item));
                        }
                    }
                )
        );
        writing.Say(Method.Fields, version.Method);
    }

    private int PlaceOf(object of) => of is Citation source ? _sourceAt[source] : _factAt[(Fact)of];
}
