using FineCalc.Steps;

namespace FineCalc.Json;

// Reads the steps of a version: each from those before it, and of units that go together, as the types of code would have it.
internal sealed class StepReader(IReadOnlyList<Citation?> sources, IReadOnlyList<Fact?> facts, JsonProblems problems)
{
    // Steps without a name are reported in the rule of the one that has one. No rule of law takes so many words, nor do all rules of a law
    // together, each shown wherever another step is worked out from it: the largest law has 2,847.
    private const int MostInRule = 10_000;
    private const int MostInAll = 50_000;

    private readonly Pointers _pointers = new(problems);
    private readonly List<Node?> _nodes = [];
    private readonly Dictionary<Node, long> _words = new(ReferenceEqualityComparer.Instance);
    private long _reported;
    private JsonCursor _at = null!;
    private Node[] _inputs = [];

    public IReadOnlyList<Node?> Nodes => _nodes;

    // The rules in words that stand beside steps, which the steps are held to.
    public List<(Node Node, JsonNode Rule)> Read(IReadOnlyList<JsonNode> list)
    {
        var rules = new List<(Node, JsonNode)>();
        foreach (var item in list)
        {
            if (JsonCursor.Open(item, problems) is not { } at)
            {
                Add(null);
                continue;
            }

            var node = Step(at);
            if (node is not null && at.Find("rule") is { Kind: JsonKind.Text } rule)
            {
                rules.Add((node, rule));
            }

            at.Close();
            Add(node);
        }

        return rules;
    }

    private void Add(Node? node)
    {
        var words = 1L + (node?.Inputs.Sum(input => input.Label is { Name.Length: > 0 } ? 1L : _words[input]) ?? 0L);
        _reported += 1L + (node?.Inputs.Sum(input => _words[input]) ?? 0L);
        if (words > MostInRule || _reported > MostInAll)
        {
            problems.Add(
                _at.Node,
                "rule-too-long",
                words > MostInRule
                    ? $"The rule of the step takes more than {Text.Number(MostInRule)} words."
                    : $"The rules up to this step take more than {Text.Number(MostInAll)} words.",
                "names for the steps it is put together from"
            );
            node = null;
        }

        _nodes.Add(node);
        if (node is not null)
        {
            _words.Add(node, words);
        }
    }

    private Node? Step(JsonCursor at)
    {
        _at = at;
        var before = problems.Failures;
        RegimeReader.Place(at, "step", _nodes.Count, problems);
        var (kind, unit) = (at.NeedWord("kind", Enum.GetValues<StepKind>()), at.NeedWord("unit", Enum.GetValues<Unit>()));
        var inputs = at.List("inputs").Select(node => _pointers.At(node, _nodes, _nodes.Count, "a step")).ToList();
        var label = Label(at);
        at.Text("rule");
        if (kind is null || unit is null || inputs.Contains(null))
        {
            return Unjudged(at);
        }

        _inputs = [.. inputs.OfType<Node>()];
        var node = Of(kind.Value, unit.Value);
        if (node is null || problems.Failures > before)
        {
            return Unjudged(at);
        }

        if (node.Unit != unit)
        {
            Fail(
                "unit-wrong",
                $"The step is said to be measured in {Text.Word(unit.Value)}, and its inputs make it {Text.Word(node.Unit)}.",
                Text.Word(node.Unit)
            );
            return null;
        }

        return label is null ? node : node.With(label);
    }

    private static Node? Unjudged(JsonCursor at)
    {
        at.LeaveUnjudged();
        return null;
    }

    private Label? Label(JsonCursor at)
    {
        var (id, name, source) = (at.Name("id"), at.Name("name"), _pointers.Of(at, "source", sources, "a source"));
        if ((id is not null && name is null) || ((id ?? name) is not null && source is null))
        {
            Fail(
                "name-missing",
                $"'{id ?? name}' has no name or no source.",
                "a \"name\" and a \"source\" for what has an \"id\", and a \"source\" for what has a name"
            );
        }

        return source is null ? null : new Label(id ?? "", name ?? "", source);
    }

    private Node? Of(StepKind kind, Unit unit) =>
        kind switch
        {
            StepKind.Number when Take(0) => Number(unit),
            StepKind.Fact when Take(0, 1) => Need() is { } fact && AreAll(_inputs, fact.Unit, fact.Options)
                ? new FactNode(fact, _inputs.FirstOrDefault())
                : null,
            StepKind.Given when Take(0) => Need() is { } fact ? new GivenNode(fact) : null,
            StepKind.Sum when Take(1, int.MaxValue) => AreAll(_inputs, unit) && IsNumber(unit) && Minus() is { } minus
                ? new SumNode(unit, _inputs, minus)
                : null,
            StepKind.Product when Take(2) => Product(),
            StepKind.Quotient when Take(2) => Quotient(),
            StepKind.Greatest or StepKind.Least when Take(1, int.MaxValue) => AreAll(_inputs, unit)
                ? new ExtremeNode(kind, unit, _inputs)
                : null,
            StepKind.Clamp => Clamp(),
            StepKind.Compare when Take(2) => AreAll(_inputs, _inputs[0].Unit) && Word<Comparison>("comparison") is { } comparison
                ? new CompareNode(comparison, _inputs[0], _inputs[1])
                : null,
            StepKind.Table when Take(1) => Table(unit),
            StepKind.Select when Take(2, int.MaxValue) => Select(),
            StepKind.Round when Take(2) => AreAll(_inputs, _inputs[0].Unit)
            && IsNumber(_inputs[0].Unit)
            && Word<RoundingMode>("mode") is { } mode
                ? new RoundNode(_inputs[0], _inputs[1], mode)
                : null,
            StepKind.Convert when Take(1) => AreAll(_inputs, Unit.Money) && CurrencyOf("currency", true) is { } to
                ? new ConvertNode(_inputs[0], to)
                : null,
            StepKind.Over => Over(),
            _ => null,
        };

    private NumberNode? Number(Unit unit)
    {
        var options = Options(unit);
        var own = CurrencyOf("currency", false) ?? default;
        var scalar = new JsonScalar(unit, own, options, problems);
        var (read, basis) = (new NumberValueReader(own, problems).Number(_at, scalar, default, new Citation("")), Word<Basis>("basis"));
        return read is null || basis is null || !IsOfCurrency(read.Currency, unit, own)
            ? null
            : new NumberNode(unit, own, read.Low, read.Likely, read.High, basis.Value, Listed(options));
    }

    private Node? Product()
    {
        Unit? made = (_inputs[0].Unit, _inputs[1].Unit) switch
        {
            (Unit.Money, Unit.Rate or Unit.Count) => Unit.Money,
            (Unit.Rate, Unit.Rate or Unit.Count) => Unit.Rate,
            (Unit.Count, Unit.Count) => Unit.Count,
            _ => null,
        };
        return made is { } unit
            ? new ProductNode(unit, _inputs[0], _inputs[1])
            : Strange("multiplied", "money by a rate or a count, a rate by a rate or a count, a count by a count");
    }

    private Node? Quotient()
    {
        Unit? made = (_inputs[0].Unit, _inputs[1].Unit) switch
        {
            (Unit.Money, Unit.Count) => Unit.Money,
            (Unit.Money, Unit.Money) or (Unit.Rate, Unit.Rate) => Unit.Rate,
            (Unit.Count, Unit.Count) => Unit.Count,
            _ => null,
        };
        return made is { } unit
            ? new QuotientNode(unit, _inputs[0], _inputs[1])
            : Strange("divided", "money by a count or by money, a rate by a rate, a count by a count");
    }

    private ClampNode? Clamp()
    {
        var (hasFloor, hasCap) = (QuestionReader.Flag(_at, "floor", problems), QuestionReader.Flag(_at, "cap", problems));
        if (!hasFloor && !hasCap)
        {
            Fail("limits-missing", "The step is held by nothing.", "\"floor\": true, \"cap\": true or both");
            return null;
        }

        return Take(1 + (hasFloor ? 1 : 0) + (hasCap ? 1 : 0)) && AreAll(_inputs, _inputs[0].Unit)
            ? new ClampNode(_inputs[0], hasFloor ? _inputs[1] : null, hasCap ? _inputs[^1] : null)
            : null;
    }

    private TableNode? Table(Unit unit)
    {
        var input = _inputs[0].Unit;
        var (asksIn, givesIn, own) = (
            CurrencyOf("asksIn", false) ?? default,
            CurrencyOf("givesIn", false) ?? default,
            CurrencyOf("currency", false) ?? default
        );
        var (options, basis, at) = (Options(unit), Word<Basis>("basis"), Word<InBand>("at"));
        if (!IsNumber(input))
        {
            return null;
        }

        // The rows give plain numbers, whose currency stands beside the table.
        var read = new NumberValueReader(default, problems).Table(
            _at,
            new JsonScalar(unit, default, options, problems),
            new JsonScalar(input, default, [], problems),
            default,
            new Citation(""),
            row => _pointers.Need(row, "source", sources, "a source")
        );
        if (read?.Table is not { } table || basis is null || at is null)
        {
            return null;
        }

        if (!IsOfCurrency(read.Currency, unit, own) || !IsOfCurrency(givesIn, unit, own) || !IsOfCurrency(asksIn, input, asksIn))
        {
            return null;
        }

        return new TableNode(
            unit,
            _inputs[0],
            new BandTable(table.Start, table.Edge, table.Rows, asksIn, givesIn),
            own,
            basis.Value,
            Listed(options),
            at.Value
        );
    }

    private Node? Select()
    {
        var (selector, branches) = (_inputs[0], _inputs[1..]);
        var count = selector.Unit switch
        {
            Unit.Flag => 2,
            Unit.Choice => ListOf(selector).Count,
            _ => -1,
        };
        if (count < 0)
        {
            return Strange("selected by", "a flag or a choice");
        }

        if (branches.Length != count)
        {
            Fail(
                "branches-wrong",
                $"There are {Text.Number(branches.Length)} branches, and {Text.Number(count)} answers that select one.",
                "one branch for each answer, in their order (a flag: no, yes)"
            );
            return null;
        }

        return AreAll(branches, branches[0].Unit) ? new SelectNode(selector, branches) : null;
    }

    private OverNode? Over()
    {
        var (combine, hasCap) = (Word<Combine>("combine"), QuestionReader.Flag(_at, "cap", problems));
        var groupBy = _pointers.Of(_at, "question", facts, "a question");
        if (
            !Take(hasCap ? 2 : 1)
            || combine is null
            || (combine == Combine.Sum && !IsNumber(_inputs[0].Unit))
            || !AreAll(_inputs, _inputs[0].Unit)
        )
        {
            return null;
        }

        if (groupBy is { Unit: not Unit.Count })
        {
            Fail(
                "unit-wrong",
                $"Infringements are grouped by '{groupBy.Id}', which is measured in {Text.Word(groupBy.Unit)}.",
                "a question for a count"
            );
            return null;
        }

        return new OverNode(_inputs[0], hasCap ? _inputs[1] : null, combine.Value, groupBy);
    }

    private bool[]? Minus()
    {
        var minus = _at.NeedList("minus", "whether each term is taken off")
            .Select(node => new JsonScalar(Unit.Flag, default, [], problems).Read(node)?.Value)
            .ToList();
        if (minus.Contains(null))
        {
            return null;
        }

        if (minus.Count != _inputs.Length)
        {
            Fail(
                "inputs-wrong",
                $"'minus' has {Text.Number(minus.Count)} entries, and there are {Text.Number(_inputs.Length)} terms.",
                "one for each term"
            );
            return null;
        }

        return [.. minus.Select(m => m == 1m)];
    }

    private Fact? Need() => _pointers.Need(_at, "question", facts, "a question");

    private TEnum? Word<TEnum>(string key)
        where TEnum : struct, Enum => _at.NeedWord(key, Enum.GetValues<TEnum>());

    private List<string> Options(Unit unit)
    {
        var codes = _at.List("options").Select(o => _at.TextOf(o) ?? "").ToList();
        if (codes.Count > 0 != (unit == Unit.Choice))
        {
            Fail(
                "options-misplaced",
                unit == Unit.Choice ? "A choice has no options." : "There are options, and it is no choice.",
                "options for a choice, and for nothing else"
            );
        }

        QuestionReader.Distinct(codes, _at.Node, problems);

        return codes;
    }

    private static List<Option>? Listed(List<string> codes) => codes.Count == 0 ? null : codes.ConvertAll(code => new Option(code, ""));

    private Currency? CurrencyOf(string key, bool isNeeded)
    {
        const string allowed = "a code of ISO 4217 in capital letters, such as GBP";
        if ((isNeeded ? _at.NeedText(key, allowed) : _at.Text(key)) is not { } code)
        {
            return null;
        }

        if (Currency.TryOf(code, out var read))
        {
            return read;
        }

        problems.Add(_at.Find(key)!, "currency-unknown", $"'{code}' is not a currency.", allowed);
        return null;
    }

    private bool Take(int count) => Take(count, count);

    private bool Take(int least, int most)
    {
        if (_inputs.Length >= least && _inputs.Length <= most)
        {
            return true;
        }

        Fail(
            "inputs-wrong",
            $"The step has {Text.Number(_inputs.Length)} inputs.",
            least == most ? Text.Number(least)
                : most == int.MaxValue ? $"{Text.Number(least)} or more"
                : $"{Text.Number(least)} to {Text.Number(most)}"
        );
        return false;
    }

    private bool AreAll(IReadOnlyList<Node> nodes, Unit unit, IReadOnlyList<Option>? list = null)
    {
        if (!nodes.All(n => n.Unit == unit))
        {
            Fail(
                "unit-wrong",
                $"Steps measured in {string.Join(", ", nodes.Select(n => Text.Word(n.Unit)).Distinct())} do not go together here.",
                Text.Word(unit)
            );
            return false;
        }

        // A choice is its place in a list: in another list that place means another thing.
        var lists =
            unit != Unit.Choice
                ? []
                : nodes.Select(ListOf).Concat(list is null ? [] : [list]).Select(l => Text.List(JsonScalar.Codes(l))).Distinct().ToList();
        if (lists.Count > 1)
        {
            Fail(
                "options-differ",
                $"Choices of different lists do not go together here: {string.Join("; ", lists)}.",
                "choices of one list, in one order"
            );
        }

        return lists.Count <= 1;
    }

    // The options of a choice; of one that only hands choices on, theirs.
    private static IReadOnlyList<Option> ListOf(Node node) =>
        node switch
        {
            SelectNode => ListOf(node.Inputs[1]),
            ExtremeNode or ClampNode or OverNode => ListOf(node.Inputs[0]),
            _ => node.Options,
        };

    // A value in a currency of its own would be taken for one in that of the step.
    private bool IsOfCurrency(Currency given, Unit unit, Currency own)
    {
        if (unit != Unit.Money && (given != default || own != default))
        {
            Fail("currency-misplaced", $"A {Text.Word(unit)} has no currency.", "a currency for money alone");
            return false;
        }

        if (given != default && given != own)
        {
            Fail(
                "currency-mixed",
                $"A value is in {given}, and the step in {(own == default ? "the currency of the regime" : own.Code)}.",
                "plain numbers; the currency of the step stands under \"currency\""
            );
            return false;
        }

        return true;
    }

    private bool IsNumber(Unit unit)
    {
        if (unit is Unit.Money or Unit.Rate or Unit.Count)
        {
            return true;
        }

        Fail("unit-wrong", $"A {Text.Word(unit)} cannot be calculated with here.", "money, a rate or a count");
        return false;
    }

    private Node? Strange(string done, string allowed)
    {
        Fail("unit-wrong", $"{string.Join(" and ", _inputs.Select(n => Text.Word(n.Unit)).Distinct())} cannot be {done}.", allowed);
        return null;
    }

    private void Fail(string code, MessageText message, string allowed) => problems.Add(_at.Node, code, message, allowed);
}
