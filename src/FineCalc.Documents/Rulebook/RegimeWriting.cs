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
            foreach (var fact in version.Facts.Concat(version.Checks.Select(c => c.Check.Subject?.On(version.From)).OfType<Fact>()))
            {
                Add(_facts, _factAt, fact);
                Cite(fact.Source);
            }

            foreach (var condition in version.Conditions)
            {
                Cite(condition.Source);
            }

            foreach (var node in version.Program.Nodes)
            {
                Cite(node.Label?.Source);
                foreach (var row in node is TableNode table ? table.Table.Rows : [])
                {
                    Cite(row.Source);
                }
            }
        }
    }

    public void Write()
    {
        _json.Number("format", RegimeJson.Format);
        _json.Object(
            "regime",
            () =>
            {
                _json.Text("id", _info.Id);
                _json.Text("title", _info.Title);
                _json.Text("currency", _info.Currency.Code);
                _json.TextIfAny("authority", Filled(_info.Authority));
                _json.TextIfAny("jurisdiction", Filled(_info.Jurisdiction));
                _json.TextIfAny("dateMeaning", _info.DateMeaning);
                _json.List("dates", _info.Dates, Date);
                if (_info.AlsoDates.Count > 0)
                {
                    _json.List("alsoDates", _info.AlsoDates, Date);
                }

                _json.TextIfAny("endNote", _info.EndNote);
            }
        );
        _json.List(
            "sources",
            _sources.Index(),
            source =>
                _json.Line(
                    null,
                    () =>
                    {
                        _json.Number("source", source.Index);
                        CitationJson.WriteParts(_json, source.Item);
                    }
                )
        );
        _json.List("questions", _facts.Index(), fact => _json.Object(null, () => Question(fact.Index, fact.Item)));
        _json.List("versions", _versions, version => _json.Object(null, () => Version(version)));
    }

    private void Date(DateRule date) =>
        _json.Object(
            null,
            () =>
            {
                _json.Text("id", date.Id);
                _json.Text("help", date.Help);
                _json.TextIfAny("assumption", date.Assumption);
                _json.TextIfAny("meaning", date.Meaning);
                _json.TextIfAny("role", date.Role == DateRole.Other ? null : Text.Word(date.Role));
                _json.TextIfAny("follows", date.Follows);
            }
        );

    private static string? Filled(string text) => text.Length > 0 ? text : null;

    private static void Add<T>(List<T> all, Dictionary<T, int> places, T one)
        where T : notnull
    {
        if (places.TryAdd(one, all.Count))
        {
            all.Add(one);
        }
    }

    private void Cite(Citation? source)
    {
        if (source is not null)
        {
            Add(_sources, _sourceAt, source);
        }
    }

    private void Source(Citation? source)
    {
        if (source is not null)
        {
            _json.Number("source", _sourceAt[source]);
        }
    }

    private void Question(int at, Fact fact)
    {
        _json.Number("question", at);
        _json.Text("id", fact.Id);
        _json.Text("name", fact.Name);
        _json.Text("asks", fact.Question);
        _json.Text("unit", Text.Word(fact.Unit));
        _json.TextIfAny("counted", fact.Counted);
        IfSo("judgement", fact.IsJudgement);
        IfSo("perInfringement", fact.IsPerInfringement);
        IfSo("whole", fact.IsWhole);
        _json.TextIfAny("meaning", fact.Meaning);
        if (fact.Options.Count > 0)
        {
            _json.List(
                "options",
                fact.Options,
                option =>
                    _json.Line(
                        null,
                        () =>
                        {
                            _json.Text("code", option.Code);
                            _json.Text("help", option.Help);
                        }
                    )
            );
        }

        if (fact.AllowedLow is { } low)
        {
            _json.Number("least", low);
        }

        if (fact.AllowedHigh is { } high)
        {
            _json.Number("most", high);
        }

        if (fact.WhenMissing != Missing.Required)
        {
            _json.Line(
                "missing",
                () =>
                {
                    Range(
                        fact.Assumed.Low,
                        fact.Assumed.Likely,
                        fact.Assumed.High,
                        fact.Unit,
                        fact.Options,
                        fact.WhenMissing == Missing.Default
                    );
                    _json.TextIfAny("why", fact.MissingWhy);
                    _json.Text("basis", Text.Word(fact.MissingBasis));
                }
            );
        }

        Source(fact.Source);
    }

    private void Version(RegimeVersion version)
    {
        var program = version.Program;
        _json.Text("id", version.Id);
        _json.Text("name", version.Name);
        _json.Text("from", Text.Date(version.From));
        _json.TextIfAny("until", version.Until is { } until ? Text.Date(until) : null);
        IfSo("maximum", version.IsMaximum);
        IfSo("overridden", version.IsOverridden);
        if (version.Reforms.Count > 0)
        {
            _json.List("reforms", version.Reforms, reform => _json.Text(null, reform));
        }

        _json.List("steps", program.Nodes.Index(), node => _json.Line(null, () => Step(program, node.Index, node.Item)));
        _json.Number("result", version.Root);
        if (version.Provisional != version.Root)
        {
            _json.Number("provisional", version.Provisional);
        }

        _json.List(
            "shown",
            version.Shown,
            shown =>
                _json.Line(
                    null,
                    () =>
                    {
                        _json.Number("step", shown.Node);
                        _json.Number("when", shown.When);
                    }
                )
        );
        _json.List(
            "checks",
            version.Checks,
            check =>
                _json.Object(
                    null,
                    () =>
                    {
                        _json.Text("code", check.Check.Code);
                        _json.Number("holds", check.Node);
                        _json.Text("message", check.Check.Message);
                        _json.Text("allowed", check.Check.Allowed);
                        IfSo("warning", check.Check.IsWarning);
                        if (check.Check.Subject is { } subject)
                        {
                            _json.Number("subject", _factAt[subject.On(version.From)]);
                        }
                    }
                )
        );
        if (version.ConditionNodes.Count > 0)
        {
            _json.List(
                "conditions",
                version.ConditionNodes,
                condition => _json.Object(null, () => Condition(condition.Condition, condition.When))
            );
        }
    }

    private void Condition(DateCondition condition, int when)
    {
        _json.Text("date", condition.Date);
        _json.TextIfAny("from", condition.From is { } from ? Text.Date(from) : null);
        _json.TextIfAny("until", condition.Until is { } until ? Text.Date(until) : null);
        IfSo("reachesContinuing", condition.ReachesContinuing);
        _json.Text("because", condition.Because);
        _json.TextIfAny("otherwise", condition.Otherwise);
        Source(condition.Source);
        if (when >= 0)
        {
            _json.Number("when", when);
        }
    }

    private void Step(Program program, int at, Node node)
    {
        _json.Number("step", at);
        _json.Text("kind", Text.Word(node.Kind));
        _json.Text("unit", Text.Word(node.Unit));
        if (node.Inputs.Length > 0)
        {
            _json.List("inputs", program.Inputs[at], input => _json.Number(null, input));
        }

        Own(node);
        if (node.Label is { } label)
        {
            _json.TextIfAny("id", Filled(label.Id));
            _json.TextIfAny("name", Filled(label.Name));
            Source(label.Source);
        }

        if (node is not NumberNode and not TableNode && node.Label is { Id.Length: > 0 })
        {
            _json.Text("rule", Formula.Of(program, node));
        }
    }

    // What only steps of one kind have.
    private void Own(Node node)
    {
        switch (node)
        {
            case NumberNode n:
                Currency("currency", n.Currency);
                Range(n.Low, n.Likely, n.High, n.Unit, n.Options, !n.IsOpen);
                Options(n.Options);
                _json.Text("basis", Text.Word(n.Basis));
                break;
            case FactNode n:
                _json.Number("question", _factAt[n.Fact]);
                break;
            case GivenNode n:
                _json.Number("question", _factAt[n.Fact]);
                break;
            case SumNode n:
                _json.List("minus", n.Minus, minus => _json.Flag(null, minus));
                break;
            case ClampNode n:
                IfSo("floor", n.HasFloor);
                IfSo("cap", n.HasCap);
                break;
            case CompareNode n:
                _json.Text("comparison", Text.Word(n.Comparison));
                break;
            case TableNode n:
                Table(n);
                break;
            case RoundNode n:
                _json.Text("mode", Text.Word(n.Mode));
                break;
            case ConvertNode n:
                Currency("currency", n.Currency);
                break;
            case OverNode n:
                _json.Text("combine", Text.Word(n.Combine));
                IfSo("cap", n.HasCap);
                if (n.GroupBy is { } groupBy)
                {
                    _json.Number("question", _factAt[groupBy]);
                }

                break;
        }
    }

    private void Table(TableNode node)
    {
        var table = node.Table;
        Currency("currency", node.Currency);
        Currency("asksIn", table.AsksIn);
        Currency("givesIn", table.GivesIn);
        Options(node.Options);
        _json.Text("basis", Text.Word(node.Basis));
        _json.Text("at", Text.Word(node.At));
        _json.Number("start", table.Start);
        _json.Text("edge", Text.Word(table.Edge));
        _json.List(
            "rows",
            table.Rows,
            row =>
                _json.Line(
                    null,
                    () =>
                    {
                        if (row.UpTo is { } upTo)
                        {
                            _json.Number("upTo", upTo);
                        }

                        if (row.Low == row.High)
                        {
                            _json.Scalar("value", row.Low, node.Unit, node.Options);
                        }
                        else
                        {
                            _json.Scalar("low", row.Low, node.Unit, node.Options);
                            _json.Scalar("high", row.High, node.Unit, node.Options);
                        }

                        Source(row.Source);
                    }
                )
        );
    }

    private void Range(decimal low, decimal likely, decimal high, Unit unit, IReadOnlyList<Option> options, bool isOne)
    {
        if (isOne)
        {
            _json.Scalar("value", likely, unit, options);
            return;
        }

        _json.Scalar("low", low, unit, options);
        _json.Scalar("likely", likely, unit, options);
        _json.Scalar("high", high, unit, options);
    }

    private void Options(IReadOnlyList<Option> options)
    {
        if (options.Count > 0)
        {
            _json.List("options", options, option => _json.Text(null, option.Code));
        }
    }

    private void Currency(string key, Currency currency)
    {
        if (currency != default)
        {
            _json.Text(key, currency.Code);
        }
    }

    private void IfSo(string key, bool flag)
    {
        if (flag)
        {
            _json.Flag(key, true);
        }
    }
}
