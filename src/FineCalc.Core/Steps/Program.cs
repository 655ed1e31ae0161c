using System.Globalization;
using NodaTime;

namespace FineCalc.Steps;

// A method laid out: every node once, inputs before the nodes that use them, each with its place in the values of a reading.
// Nodes of an infringement have one place for each infringement; the others have one place in all.
internal sealed class Program
{
    private readonly int[] _offset;
    private readonly int[] _stride;
    private readonly Dictionary<Fact, int> _factIndex;
    private readonly Dictionary<Node, int> _nodeIndex;
    private readonly List<string> _texts;

    private Program(Currency currency, Layout layout)
    {
        (Currency, _nodeIndex, _texts) = (currency, layout.Index, layout.Texts);
        Nodes = [.. layout.Nodes];
        Inputs = [.. layout.Inputs];
        Facts = [.. Nodes.SelectMany(AskedBy).Distinct()];
        _factIndex = Facts.Select((fact, i) => (fact, i)).ToDictionary(p => p.fact, p => p.i);
        FactOf = [.. Nodes.Select(n => AskedBy(n) is [var fact] ? _factIndex[fact] : -1)];

        var each = new bool[Nodes.Length];
        for (var i = 0; i < Nodes.Length; i++)
        {
            each[i] = Nodes[i] is not OverNode && (Inputs[i].Any(j => each[j]) || AskedBy(Nodes[i]) is [{ IsPerInfringement: true }]);
        }

        Weight =
            Nodes.Length
            + Nodes
                .Where(n => n is not (NumberNode or TableNode))
                .Select(n => n.Label)
                .OfType<Label>()
                .Where(l => l.Id.Length > 0)
                .Sum(WeightOf);
        IsEach = each;
        EachCount = each.Count(e => e);
        var (ofCase, ofEach) = (0, Nodes.Length - EachCount);
        _offset = [.. each.Select(e => e ? ofEach++ : ofCase++)];
        _stride = [.. each.Select(e => e ? EachCount : 0)];
    }

    // What an infringement costs: a named step is a row of every page, with its name and source, and takes as much as ten others and more.
    public int Weight { get; }

    private static int WeightOf(Label label) =>
        10
        + (
            (
                label.Name.Length
                + label.Source.Instrument.Length
                + label.Source.Pinpoint.Length
                + (label.Source.Note?.Length ?? 0)
                + (label.Source.Link?.Length ?? 0)
            ) / 50
        );

    public Currency Currency { get; }

    public Node[] Nodes { get; }

    public int[][] Inputs { get; }

    // Every question the method can ask, in the order in which it comes to them.
    public Fact[] Facts { get; }

    // The question a node asks, as its place among the facts; -1 for all other nodes.
    public int[] FactOf { get; }

    public bool[] IsEach { get; }

    public int EachCount { get; }

    public int Places(int infringements) => Nodes.Length - EachCount + (EachCount * infringements);

    public int Place(int node, int infringement) => _offset[node] + (_stride[node] * infringement);

    public int IndexOf(Fact fact) => _factIndex.TryGetValue(fact, out var index) ? index : -1;

    // What is wrong with an answer to a question that is not asked. Ids are unique within a regime alone: the question of another regime
    // may have the id of one that is asked, and then it is told by the text that it stands in.
    public Problem Unasked(Fact fact)
    {
        var own = Array.Find(Facts, f => f.Id == fact.Id);
        var (theirs, ours) = (fact.Source?.Instrument, own?.Source?.Instrument);
        var named = theirs is null || theirs == ours ? $"'{fact.Id}' of another regime" : $"'{fact.Id}' of \"{theirs}\"";
        return new Problem(
            "fact-unknown",
            own is null
                ? $"'{fact.Id}' is not asked by this method."
                : $"{named} is not asked by this method, which asks its own '{own.Id}'."
        )
        {
            Subject = fact.Id,
            Allowed = own is null
                ? "the facts it asks: " + Text.List([.. Facts.Select(f => f.Id).Order(StringComparer.Ordinal)])
                : $"the question of its own regime, answered with {own.Allowed}",
        };
    }

    public int IndexOf(Node node) => _nodeIndex[node];

    public Currency CurrencyOf(Node node) =>
        node.Unit != Unit.Money ? default
        : node.Currency == default ? Currency
        : node.Currency;

    // The questions are asked in the words of a day.
    public static Program Build(Currency currency, LocalDate day, params IEnumerable<Node> roots)
    {
        var layout = new Layout(day);
        foreach (var root in roots)
        {
            layout.Place(root);
        }

        var program = new Program(currency, layout);
        program.CheckCurrencies();
        program.CheckNames();
        return program;
    }

    // What each step says, in order: every number, name, source and question.
    public IReadOnlyList<string> Texts => _texts;

    private static Fact[] AskedBy(Node node) => node.Content.Fact is { } fact ? [fact] : [];

    private void CheckCurrencies()
    {
        foreach (var node in Nodes)
        {
            var own = node switch
            {
                TableNode table => table.Table.AsksIn == default ? CurrencyOf(node.Inputs[0]) : table.Table.AsksIn,
                { Unit: Unit.Money } => CurrencyOf(node),
                _ => node.Inputs.Where(i => i.Unit == Unit.Money).Select(CurrencyOf).FirstOrDefault(),
            };
            var mixed =
                node.Kind is StepKind.Convert
                    ? null
                    : node.Inputs.FirstOrDefault(input => input.Unit == Unit.Money && CurrencyOf(input) != own);
            if (mixed is not null)
            {
                throw new ProblemException(
                    new Problem(
                        "method-mixed-currencies",
                        $"'{node.Label?.Name ?? Text.Word(node.Kind)}' puts {CurrencyOf(mixed)} together with {own}."
                    )
                    {
                        Subject = node.Label?.Id,
                        Allowed = "one currency; convert the other with ConvertedTo",
                    }
                );
            }
        }
    }

    private void CheckNames()
    {
        // One name for two things would make a file of the case ambiguous.
        var asked = Nodes.SelectMany(AskedBy).Distinct<Fact>(ReferenceEqualityComparer.Instance);
        var facts = asked.GroupBy(f => f.Id).Where(g => g.Count() > 1).Select(g => g.Key);
        var steps = Nodes
            .Where(n => n.Label is { Id.Length: > 0 } && n is not (NumberNode or TableNode))
            .GroupBy(n => n.Label!.Id)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        if (facts.Concat(steps).ToList() is { Count: > 0 } twice)
        {
            throw new ProblemException([
                .. twice.Select(id => new Problem("method-duplicate-id", $"Two different facts or steps are called '{id}'.")
                {
                    Subject = id,
                    Allowed = "one name for one thing",
                }),
            ]);
        }

        // An answer that is carried over to another regime must have one question to go to, and to come from.
        if (Facts.Where(f => f.Meaning is not null).GroupBy(f => f.Meaning).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            throw new ProblemException(
                new Problem("method-duplicate-meaning", $"'{string.Join("' and '", same.Select(f => f.Id))}' both mean '{same.Key}'.")
                {
                    Subject = same.Key,
                    Allowed = "one question of a meaning",
                }
            );
        }
    }

    // Puts nodes in order, and nodes that say the same into one place: a question asked in many places of a method is read once.
    private sealed class Layout(LocalDate day)
    {
        private readonly Dictionary<string, int> _same = new(StringComparer.Ordinal);
        private readonly Dictionary<Fact, int> _facts = [];

        public List<Node> Nodes { get; } = [];

        public List<int[]> Inputs { get; } = [];

        // All that a node says, the places of its inputs included.
        public List<string> Texts { get; } = [];

        public Dictionary<Node, int> Index { get; } = new(ReferenceEqualityComparer.Instance);

        public int Place(Node node)
        {
            if (Index.TryGetValue(node, out var index))
            {
                return index;
            }

            var inputs = Array.ConvertAll(node.Inputs, Place);
            var worded = Worded(node);
            var text = TextOf(worded);

            // Two facts of one id say the same and are not the same; that is for CheckNames to find.
            var key = AskedBy(worded) is [var fact]
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{text}|{(_facts.TryAdd(fact, _facts.Count) ? _facts.Count - 1 : _facts[fact])}"
                )
                : text;
            if (!_same.TryGetValue(key, out index))
            {
                index = Nodes.Count;
                _same.Add(key, index);
                Nodes.Add(worded);
                Inputs.Add(inputs);
                Texts.Add(text);
                Index.TryAdd(worded, index);
            }

            Index.TryAdd(node, index);
            return index;
        }

        // A node that asks a question, asking it as on the day.
        private Node Worded(Node node)
        {
            if (AskedBy(node) is not [var fact] || fact.On(day) is var asked && ReferenceEquals(asked, fact))
            {
                return node;
            }

            return node.Asking(asked);
        }

        // The inputs are placed before the steps that take them.
        private string TextOf(Node node) =>
            new CanonicalText(day, input => Index[input]).Record(StepRules.Of(node.Kind).Fields, node.Content).ToString();
    }
}
