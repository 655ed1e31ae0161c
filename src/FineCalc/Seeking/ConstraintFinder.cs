using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Seeking;

// Why a step stays where it is while the fact moves: the places where something that moves meets something that holds it.
internal sealed class ConstraintFinder
{
    private readonly IntervalReading _reading;
    private readonly Program _program;
    private readonly List<BindingConstraint> _found = [];
    private readonly HashSet<(int Node, int Infringement)> _seen = [];

    private ConstraintFinder(IntervalReading reading) => (_reading, _program) = (reading, reading.Program);

    // What binds on a stretch on which every step is one rule.
    public static IReadOnlyList<BindingConstraint> Of(IntervalReading reading, SearchPiece part)
    {
        reading.Read(part.From, part.To);
        var goal = reading.Goal;
        var why = new ConstraintFinder(reading);
        why.Follow(goal.Step, goal.StepOf, null);
        return [.. why._found.Distinct()];
    }

    // What the fact does not move, or what moves with it, needs no reason.
    private void Follow(int node, int infringement, Node? within)
    {
        if (!_reading.Depends(node) || !IsHeld(node, infringement) || !_seen.Add((node, infringement)))
        {
            return;
        }

        var (at, inputs) = (_program.Nodes[node], _program.Inputs[node]);
        within = at.Label is { Name.Length: > 0 } ? at : within;
        switch (at)
        {
            case SelectNode:
                Select(at, inputs, infringement, within);
                break;
            case ClampNode clamp:
                Clamp(clamp, inputs, infringement, within);
                break;
            case ExtremeNode:
                Extreme(at, inputs, infringement, within);
                break;
            case RoundNode when Moves(inputs[0], infringement):
                Add("rounding", at, infringement, within);
                break;
            case TableNode table when Moves(inputs[0], infringement):
                Row(table, inputs[0], infringement);
                break;
            case ProductNode when inputs.Any(i => Moves(i, infringement)):
                Add("zero", _program.Nodes[inputs.First(i => !Moves(i, infringement))], infringement, within);
                break;
            case OverNode over:
                Over(over, inputs, within);
                break;
            case CompareNode when inputs.Any(i => Moves(i, infringement)):
                Add("condition", at, infringement, within);
                break;
            default:
                foreach (var input in inputs)
                {
                    Follow(input, infringement, within);
                }

                break;
        }
    }

    private void Select(Node at, int[] inputs, int infringement, Node? within)
    {
        var before = _found.Count;
        foreach (
            var branch in inputs
                .Skip(1)
                .Where(input => Held(inputs[0], infringement) is not { } place || input == inputs[Exact.Places(place).First + 1])
        )
        {
            Follow(branch, infringement, within);
        }

        if (_found.Count == before)
        {
            Follow(inputs[0], infringement, at.Label is null ? within : at);
        }
    }

    private void Clamp(ClampNode clamp, int[] inputs, int infringement, Node? within)
    {
        var value = Held(inputs[0], infringement);
        var (result, last) = (Held(_program.IndexOf(clamp), infringement), inputs[^1]);
        if (value == result)
        {
            Follow(inputs[0], infringement, within);
        }
        else if (clamp.HasCap && Held(last, infringement) == result)
        {
            Bind("cap", last, infringement, within);
        }
        else
        {
            Bind("floor", inputs[1], infringement, within);
        }
    }

    private void Extreme(Node at, int[] inputs, int infringement, Node? within)
    {
        var result = Held(_program.IndexOf(at), infringement);
        var winner = inputs.FirstOrDefault(i => Held(i, infringement) == result, inputs[0]);
        if (inputs.Any(i => Moves(i, infringement)))
        {
            Bind(at.Kind == StepKind.Greatest ? "greatest" : "least", winner, infringement, within);
        }
        else
        {
            Follow(winner, infringement, within);
        }
    }

    private void Row(TableNode table, int input, int infringement)
    {
        var value = _reading.Left(input, infringement)!.Value;
        var row = StretchFormula.Rows(table.Table, value).First;
        var band = NumberInfo.Band(table.Table, row, v => Fact.Show(v, table.Inputs[0].Unit, _program.CurrencyOf(table.Inputs[0])));
        _found.Add(
            new BindingConstraint(
                "table-row",
                $"{(table.Label is { Name.Length: > 0 } label ? label.Name : "the table")}, {band}",
                table.Table.Rows[row].Source
            )
        );
    }

    private void Over(OverNode over, int[] inputs, Node? within)
    {
        var all = Enumerable.Range(0, _reading.Binding.Count).ToList();
        var moving = all.Any(k => Moves(inputs[0], k));
        foreach (var k in all)
        {
            if (moving && over.HasCap)
            {
                Bind("cap", inputs[1], k, within);
            }
            else if (moving && !Moves(inputs[0], k))
            {
                Add("greatest", over, k, within);
            }
            else
            {
                Follow(inputs[0], k, within);
                if (over.HasCap)
                {
                    Follow(inputs[1], k, within);
                }
            }
        }
    }

    // What holds may itself be held, and moves nowhere else.
    private void Bind(string kind, int node, int infringement, Node? within)
    {
        Add(kind, _program.Nodes[node], infringement, within);
        Follow(node, infringement, within);
    }

    private void Add(string kind, Node at, int infringement, Node? within)
    {
        var formula = new Formula(_program, node => Path(node, infringement), _reading.Binding.Count == 1);
        var named = at.Label is { Name.Length: > 0 } ? at : formula.StandIn(at);
        var (name, step) = (formula.NameOf(at), within is null || within == at ? null : within.Label!.Name);
        _found.Add(
            new BindingConstraint(kind, name, named.Label?.Source ?? (named as FactNode)?.Fact.Source ?? within?.Label?.Source)
            {
                Step = step == name ? null : step,
            }
        );
    }

    // The way that the last reading took.
    private Node? Path(Node node, int infringement) =>
        node switch
        {
            FactNode { Inputs.Length: > 0 } when _reading.Binding[infringement, _program.FactOf[_program.IndexOf(node)]] is null =>
                node.Inputs[0],
            SelectNode when Held(_program.IndexOf(node.Inputs[0]), infringement) is { } place => node.Inputs[Exact.Places(place).First + 1],
            _ => null,
        };

    private decimal? Held(int node, int infringement) => _reading.Left(node, infringement)?.Constant;

    private bool IsHeld(int node, int infringement) => Held(node, infringement) is not null;

    private bool Moves(int node, int infringement) => _reading.Left(node, infringement) is { Constant: null };
}
