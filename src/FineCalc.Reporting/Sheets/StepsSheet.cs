using FineCalc.Steps;

namespace FineCalc.Reporting.Sheets;

// The steps of a method in its own order, each a formula over the facts, the numbers and the steps above it; of each infringement one in a
// column of its own. What a case does not come to, and the arithmetic between named steps, is folded away and is there.
internal sealed class StepsSheet : IPlaces
{
    private const int Value = 3;
    private const int LongestInline = 160;

    private static readonly string[] LowAndHigh = ["Low", "High"];

    private readonly Assessment _of;
    private readonly Calculation _calculation;
    private readonly Program _program;
    private readonly FactsSheet _facts;
    private readonly NumbersSheet _numbers;
    private readonly ListsSheet _lists;
    private readonly FormulaReading _reading;
    private readonly HashSet<(int, int)> _entered;
    private readonly HashSet<int> _told;
    private readonly HashSet<int> _placed = [];
    private readonly Dictionary<int, int> _rows = [];
    private readonly Dictionary<int, int> _bands = [];
    private readonly Dictionary<int, int> _groups = [];

    public StepsSheet(Assessment of, FactsSheet facts, NumbersSheet numbers, ListsSheet lists)
    {
        (_of, _calculation, _program) = (of, of.Calculation, of.Calculation.Program);
        (_facts, _numbers, _lists) = (facts, numbers, lists);
        _reading = new FormulaReading(_program, _calculation.Binding, this);
        _entered = [.. _calculation.Steps];
        _told = [.. of.Steps.Select(s => s.Key.Node)];
        Count = _calculation.Binding.Count;
        double[] ends = of.IsOpen ? [18, 18] : [];
        Sheet = new Sheet("Steps", [42, 60, .. Enumerable.Repeat(20.0, Count), .. ends, 18, 12, 12, 60]);
        Write();
    }

    public Sheet Sheet { get; }

    // The conditions without which there is no amount.
    public IReadOnlyList<string> MustHold { get; private set; } = [];

    public string Root => Step(_of.Version.Root, 0)!;

    public string Provisional => Step(_of.Version.Provisional, 0)!;

    private int Count { get; }

    public static string In(Program program, Node node) =>
        node.Unit switch
        {
            Unit.Money => program.CurrencyOf(node).Code,
            Unit.Rate => "%",
            _ => Text.Word(node.Unit),
        };

    public string? Step(int node, int infringement) =>
        _numbers.Number(node) ?? (_rows.TryGetValue(node, out var row) ? Sheet.At(row, Column(node, infringement)) : null);

    public string Answer(int fact, int infringement) => _facts.Taken(fact, infringement);

    public string IsGiven(int fact, int infringement) => _facts.IsGiven(fact, infringement);

    public string Band(int node, int infringement) => Sheet.At(_bands[node], Column(node, infringement));

    public TablePlaces Table(BandTable table) => _numbers.Table(table);

    public string? Groups(int node) => _groups.TryGetValue(node, out var row) ? Block(row) : null;

    public string? Rate(Currency from, Currency to) => _facts.Rate(from, to);

    private int Column(int node, int infringement) => Value + (_program.IsEach[node] ? infringement : 0);

    private string Block(int row) => Sheet.At(row, Value, row, Value + Count - 1);

    private void Write()
    {
        Sheet.Add(Cell.Of("Steps", Look.Title));
        Sheet.Add(Cell.Of("Every value is a formula over the facts, the numbers and the rows above it.", Look.Note));
        Sheet.Add(
            Cell.Of(
                "Folded rows (the 2 in the margin opens them) hold the arithmetic between, and what this case does not come to: #N/A there "
                    + "means that an answer would be needed.",
                Look.Note
            )
        );
        if (_of.IsOpen)
        {
            Sheet.Add(
                Cell.Of(
                    "Low and high were worked out by FineCalc for the facts as given: they are values, and follow no change.",
                    Look.Note
                )
            );
        }

        Sheet.Heading([
            "Step",
            "Rule, as this case takes it",
            .. Count == 1 ? ["Value"] : _of.Facts.Infringements.Select((i, at) => at == 0 ? $"Value; {i.Name}" : i.Name),
            .. _of.IsOpen ? LowAndHigh : [],
            "In",
            "Basis",
            "Standing",
            "Source",
        ]);
        FindPlaced();
        foreach (var node in Enumerable.Range(0, _program.Nodes.Length))
        {
            if (_program.Nodes[node] is NumberNode && !_placed.Contains(node))
            {
                continue;
            }

            Beside(node);
            if (_placed.Contains(node) || _reading.Of(node, 0).Length > LongestInline)
            {
                _rows[node] = Add(node);
            }
        }

        Checks();
    }

    // What has a name, what several steps take, and what a formula speaks of twice.
    private void FindPlaced()
    {
        var uses = new int[_program.Nodes.Length];
        foreach (var input in _program.Inputs.SelectMany(i => i))
        {
            uses[input]++;
        }

        for (var node = 0; node < uses.Length; node++)
        {
            var at = _program.Nodes[node];
            foreach (var input in FormulaReading.MustBePlaced(at))
            {
                if (input is not NumberNode)
                {
                    _placed.Add(_program.IndexOf(input));
                }
            }

            if (
                at is not NumberNode
                && (at.Label is { Name.Length: > 0 } || (uses[node] > 1 && at is not (FactNode { Inputs.Length: 0 } or GivenNode)))
            )
            {
                _placed.Add(node);
            }
        }

        _placed.UnionWith([_of.Version.Root, _of.Version.Provisional]);
    }

    // The rows that a formula needs before its own.
    private void Beside(int node)
    {
        if (_program.Nodes[node] is TableNode table)
        {
            _bands[node] = Sheet.Add(
                [
                    Cell.Of($"Band of {Formula.Of(_program, table.Inputs[0])}", Look.Muted),
                    Cell.Of("which row of the table it lies in", Look.Muted),
                    .. Each(node, k => Cell.Live(_reading.BandOf(node, k), BandAt(node, k), Unit.Count, Look.Muted)),
                ],
                isFolded: true
            );
        }

        if (_program.Nodes[node] is OverNode { GroupBy: not null } over && Count > 1)
        {
            var all = Helper("Group of the infringement", k => _facts.Taken(_program.FactOf[node], k));
            var item = BlockOf(_program.Inputs[node][0]);
            var cap = over.HasCap ? BlockOf(_program.Inputs[node][1]) : "";
            _groups[node] = Helper(
                "The group, once",
                k =>
                    _reading.GroupOf(
                        over,
                        node,
                        k,
                        own => Sheet.At(all, Value + own),
                        (input, _) =>
                            input < 0 ? Block(all)
                            : input == _program.Inputs[node][0] ? item
                            : cap
                    )
            );
        }
    }

    // A step of each infringement is a block already; one of the whole case counts for every one.
    private string BlockOf(int node) => _program.IsEach[node] ? Block(_rows[node]) : Block(Helper("For each", _ => Step(node, 0)!));

    private int Helper(string name, Func<int, string> formula) =>
        Sheet.Add(
            [
                Cell.Of(name, Look.Muted),
                Cell.Empty,
                .. Enumerable.Range(0, Count).Select(k => Cell.Live(formula(k), null, Unit.Count, Look.Muted)),
            ],
            isFolded: true
        );

    private decimal? BandAt(int node, int k) =>
        Known(node, k) is null ? null : ((TableNode)_program.Nodes[node]).Table.Find(_calculation[_program.Inputs[node][0], k]) + 1;

    private IEnumerable<Cell> Each(int node, Func<int, Cell> cell) =>
        Enumerable.Range(0, Count).Select(k => k == 0 || _program.IsEach[node] ? cell(k) : Cell.Empty);

    private int Add(int node)
    {
        var at = _program.Nodes[node];
        var isNamed = at is { Label.Id.Length: > 0 } or { Label.Name.Length: > 0 } || node == _of.Version.Root;
        var entered = Enumerable.Range(0, Count).Where(k => _entered.Contains((node, k))).ToList();
        var look =
            node == _of.Version.Root ? Look.Answer
            : _told.Contains(node) ? Look.Plain
            : Look.Muted;
        var trace = entered.Count > 0 ? new TraceNode(_calculation, node, entered[0]) : null;
        var source = at.Label?.Source;
        var rule = _told.Contains(node) ? trace!.Rule : Formula.Of(_program, at);
        Cell[] ends =
            trace is { IsOpen: true } && (Count == 1 || !_program.IsEach[node])
                ? [Cell.Of(trace.Low, at.Unit, Look.Muted), Cell.Of(trace.High, at.Unit, Look.Muted)]
                : [Cell.Empty, Cell.Empty];
        return Sheet.Add(
            [
                Cell.Of(isNamed ? new Formula(_program).NameOf(at) : "between", isNamed && look != Look.Muted ? Look.Strong : Look.Muted),
                Cell.Of(rule, look == Look.Muted ? Look.Muted : Look.Plain),
                .. Each(node, k => Cell.Live(_reading.Of(node, k), Known(node, k), at.Unit, look)),
                .. _of.IsOpen ? ends : [],
                UnitOf(node),
                Cell.Of(trace is null ? "" : Text.Word(trace.Basis)),
                Cell.Of(source is null ? "" : Text.Word(source.Standing)),
                Cell.Of(source?.ToString()),
            ],
            isFolded: look == Look.Muted
        );
    }

    // What a step came to, where the likely way leads over it.
    private decimal? Known(int node, int k) =>
        _entered.Contains((node, k)) && _calculation.IsLikely(node, k) ? _calculation[node, k] : null;

    // A choice is its place in a list, and the word beside it says which it is.
    private Cell UnitOf(int node)
    {
        var at = _program.Nodes[node];
        if (at.Unit != Unit.Choice || at.Options.Count == 0)
        {
            return Cell.Of(In(_program, at), Look.Muted);
        }

        var place = Sheet.At(Sheet.Next, Value);
        var known = Known(node, 0) is { } chosen ? at.Options[(int)chosen].Code : null;
        return Cell.Live($"IF(ISNUMBER({place}),INDEX({_lists.Of(at.Options)},{place}+1),\"\")", known, Look.Muted);
    }

    private void Checks()
    {
        var must = new List<string>();
        if (_of.Version.Checks.Count > 0)
        {
            Sheet.Add(Cell.Empty);
            Sheet.Add(Cell.Of("What must hold", Look.Heading));
        }

        foreach (var (check, node) in _of.Version.Checks)
        {
            var row = Sheet.Add(
                [
                    Cell.Of(check.IsWarning ? "a warning where it is FALSE" : "no amount where it is FALSE"),
                    Cell.Of(check.Message),
                    .. Each(node, k => Cell.Live(Step(node, k) ?? _reading.Of(node, k), null, Unit.Flag)),
                ],
                isFolded: false
            );
            if (!check.IsWarning)
            {
                must.AddRange(Enumerable.Range(0, _program.IsEach[node] ? Count : 1).Select(k => Sheet.At(row, Value + k)));
            }
        }

        MustHold = must;
    }
}
