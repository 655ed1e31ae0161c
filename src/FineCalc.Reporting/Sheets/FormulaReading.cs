using System.Globalization;
using FineCalc.Steps;

namespace FineCalc.Reporting.Sheets;

// Where in a workbook a formula finds what it works with.
internal interface IPlaces
{
    // A step that has a row of its own, a named number, or nothing.
    string? Step(int node, int infringement);

    string Answer(int fact, int infringement);

    // Whether a question is answered.
    string IsGiven(int fact, int infringement);

    // The row of the table that a value lies in, found in a cell of its own.
    string Band(int node, int infringement);

    TablePlaces Table(BandTable table);

    // What a step of the infringements comes to for each, held and taken once for each group, where it groups them.
    string? Groups(int node);

    string? Rate(Currency from, Currency to);
}

internal sealed record TablePlaces(string From, string UpTo, string Closed, string Low, string High);

// The exact reading as formulas of a spreadsheet: one more reading of the same tree. What has no place of its own stands in the formula of
// the step that takes it. A spreadsheet reckons in binary with 15 digits: what is compared, looked up or rounded is first brought back to
// the decimals that it stands for, so that no step falls on the wrong side of a line by the last digit.
internal sealed class FormulaReading(Program program, Binding binding, IPlaces places)
{
    private const string Nothing = "NA()";

    // How tightly a formula holds together, from the loosest.
    private enum Holds
    {
        Comparison,
        Sum,
        Product,
        Whole,
    }

    // The kinds whose formulas speak of an input more than once: it must have a place, or the formula would be written out twice.
    public static IEnumerable<Node> MustBePlaced(Node node) =>
        node switch
        {
            TableNode or OverNode => node.Inputs,
            ClampNode { HasFloor: true, HasCap: true } => node.Inputs[1..],
            RoundNode { Mode: RoundingMode.HalfEven } => node.Inputs,
            RoundNode { Inputs: [_, not NumberNode] } => node.Inputs,
            _ => [],
        };

    // What a step says, for a cell of its own.
    public string Of(int node, int infringement) => Compute(node, infringement).Text;

    public string BandOf(int node, int infringement)
    {
        var table = (TableNode)program.Nodes[node];
        var (value, at) = (Decimal(program.Inputs[node][0], infringement), places.Table(table.Table));
        var isIn = table.Table.Edge == Edge.UpperIncluded;
        var row = at.Closed.Length == 0 ? "1" : $"1+SUMPRODUCT(--({at.Closed}{(isIn ? "<" : "<=")}{value}))";
        var within = table.Table.Rows[^1].UpTo is { } end ? $"IF({value}{(isIn ? ">" : ">=")}{Written(end)},{Nothing},{row})" : row;
        return $"IF({value}<{Written(table.Table.Start)},{Nothing},{within})";
    }

    // What a group of infringements comes to, once for the first of the group and nothing for the rest.
    public string GroupOf(OverNode over, int node, int infringement, Func<int, string> groups, Func<int, string, string> block)
    {
        var (own, items) = (groups(infringement), block(program.Inputs[node][0], ""));
        var all = block(-1, "");
        var together = over.Combine == Combine.Sum ? $"SUMIF({all},{own},{items})" : $"_xlfn.MAXIFS({items},{all},{own})";
        var held = over.HasCap ? $"MIN({together},_xlfn.MAXIFS({block(program.Inputs[node][1], "")},{all},{own}))" : together;
        return $"IF(MATCH({own},{all},0)={Text.Plain(infringement + 1)},{held},0)";
    }

    private string Read(int node, int infringement, Holds atLeast = Holds.Comparison)
    {
        var (text, holds) = places.Step(node, infringement) is { } place ? (place, Holds.Whole) : Compute(node, infringement);
        return holds >= atLeast ? text : $"({text})";
    }

    private (string Text, Holds Holds) Compute(int index, int k)
    {
        var inputs = program.Inputs[index];
        return program.Nodes[index] switch
        {
            NumberNode n => (Written(n.Likely, n.Unit), n.Likely < 0m ? Holds.Sum : Holds.Whole),
            FactNode { Inputs.Length: 0 } => (places.Answer(program.FactOf[index], k), Holds.Whole),
            FactNode => Call("IF", places.IsGiven(program.FactOf[index], k), places.Answer(program.FactOf[index], k), Read(inputs[0], k)),
            GivenNode => (places.IsGiven(program.FactOf[index], k), Holds.Comparison),
            SumNode n => (Sum(n, inputs, k), Holds.Sum),
            ProductNode => ($"{Read(inputs[0], k, Holds.Product)}*{Read(inputs[1], k, Holds.Product)}", Holds.Product),
            QuotientNode => ($"{Read(inputs[0], k, Holds.Product)}/{Read(inputs[1], k, Holds.Whole)}", Holds.Product),
            ExtremeNode n => Call(Extreme(n.Kind == StepKind.Greatest, n.Unit), [.. inputs.Select(i => Read(i, k))]),
            ClampNode n => Clamp(n, inputs, k),
            CompareNode n => ($"{Decimal(inputs[0], k)}{Sign(n.Comparison)}{Decimal(inputs[1], k)}", Holds.Comparison),
            TableNode n => LookUp(n, index, k),
            SelectNode n => Select(n, inputs, k),
            RoundNode n => Round(n, inputs, k),
            ConvertNode n => Convert(n, inputs, k),
            OverNode n => Over(n, index, inputs),
            var unknown => throw new InvalidOperationException($"No formula is known for the kind {unknown.Kind}."),
        };
    }

    private string Sum(SumNode node, int[] inputs, int k)
    {
        var terms = inputs.Select(
            (input, i) =>
                (
                    node.Minus[i] ? "-"
                    : i == 0 ? ""
                    : "+"
                ) + Read(input, k, node.Minus[i] || i > 0 ? Holds.Product : Holds.Sum)
        );
        return string.Concat(terms);
    }

    private (string Text, Holds Holds) Clamp(ClampNode node, int[] inputs, int k)
    {
        var value = Read(inputs[0], k);
        if (!node.HasFloor || !node.HasCap)
        {
            return Call(Extreme(node.HasFloor, node.Unit), value, Read(inputs[1], k));
        }

        // The method does not say which of the two gives way where they cross.
        var (floor, cap) = (Read(inputs[1], k), Read(inputs[2], k));
        var held = Call(Extreme(false, node.Unit), Call(Extreme(true, node.Unit), value, floor).Text, cap);
        return Call("IF", $"{floor}>{cap}", Nothing, held.Text);
    }

    private (string Text, Holds Holds) LookUp(TableNode node, int index, int k)
    {
        var (at, band) = (places.Table(node.Table), places.Band(index, k));
        var (low, high) = ($"INDEX({at.Low},{band})", $"INDEX({at.High},{band})");
        if (node.Table.Rows.All(r => r.Low == r.High))
        {
            return node.Unit == Unit.Flag ? ($"{low}=1", Holds.Comparison) : (low, Holds.Whole);
        }

        var (from, upTo, value) = (
            $"INDEX({at.From},{band})",
            $"INDEX({at.UpTo},{band})",
            Read(program.Inputs[index][0], k, Holds.Product)
        );
        return Call("IF", $"{low}={high}", low, $"IF({upTo}={from},{high},{low}+({high}-{low})*({value}-{from})/({upTo}-{from}))");
    }

    private (string Text, Holds Holds) Select(SelectNode node, int[] inputs, int k)
    {
        var selector = Read(inputs[0], k);
        return node.Inputs[0].Unit == Unit.Flag
            ? Call("IF", selector, Read(inputs[2], k), Read(inputs[1], k))
            : Call("CHOOSE", [$"{Read(inputs[0], k, Holds.Sum)}+1", .. inputs.Skip(1).Select(i => Read(i, k))]);
    }

    private (string Text, Holds Holds) Round(RoundNode node, int[] inputs, int k)
    {
        var value = Read(inputs[0], k, Holds.Whole);
        if (node.Mode == RoundingMode.None || node.Inputs[1] is NumberNode { Likely: 0m })
        {
            return (value, Holds.Whole);
        }

        var isFixed = node.Inputs[1] is NumberNode;
        var unit = isFixed ? Read(inputs[1], k, Holds.Product) : $"ABS({Read(inputs[1], k)})";
        var units = node.Inputs[1] is NumberNode { Likely: 1m, Label: null } ? value : $"{value}/{unit}";
        var decimals = $"ROUND({units},5)";
        var whole = node.Mode switch
        {
            RoundingMode.Down => $"TRUNC({decimals})",
            RoundingMode.Up => $"ROUNDUP({decimals},0)",
            RoundingMode.HalfEven => $"IF(ABS({decimals}-TRUNC({decimals}))=0.5,2*ROUND({decimals}/2,0),ROUND({decimals},0))",
            _ => $"ROUND({decimals},0)",
        };
        var rounded = node.Inputs[1] is NumberNode { Likely: 1m, Label: null } ? whole : $"{whole}*{unit}";
        return isFixed ? (rounded, Holds.Product) : Call("IF", $"{unit}=0", value, rounded);
    }

    private (string Text, Holds Holds) Convert(ConvertNode node, int[] inputs, int k)
    {
        var (from, to) = (program.CurrencyOf(node.Inputs[0]), program.CurrencyOf(node));
        return from == to ? (Read(inputs[0], k, Holds.Whole), Holds.Whole)
            : places.Rate(from, to) is { } rate ? ($"{Read(inputs[0], k, Holds.Product)}*{rate}", Holds.Product)
            : (Nothing, Holds.Whole);
    }

    private (string Text, Holds Holds) Over(OverNode node, int index, int[] inputs)
    {
        if (places.Groups(index) is { } groups)
        {
            return Call("SUM", groups);
        }

        var items = Each(inputs[0]);
        var together = node.Combine == Combine.Sum ? Call("SUM", items) : Call(Extreme(true, node.Unit), items);
        return node.HasCap
            ? Call(Extreme(false, node.Unit), together.Text, Call(Extreme(true, node.Unit), Each(inputs[1])).Text)
            : together;

        string[] Each(int input) => [.. Enumerable.Range(0, binding.Count).Select(k => Read(input, program.IsEach[input] ? k : 0))];
    }

    // A value that was worked out, brought back to its decimals; one that was given has them.
    private string Decimal(int node, int k) =>
        program.Nodes[node] is NumberNode or FactNode { Inputs.Length: 0 } || program.Nodes[node].Unit is Unit.Flag or Unit.Choice
            ? Read(node, k, Holds.Sum)
            : $"ROUND({Read(node, k)},{(program.Nodes[node].Unit == Unit.Money ? "4" : "10")})";

    private static (string Text, Holds Holds) Call(string name, params string[] inputs) =>
        ($"{name}({string.Join(',', inputs)})", Holds.Whole);

    private static string Extreme(bool isGreatest, Unit unit) =>
        (isGreatest, unit == Unit.Flag) switch
        {
            (true, true) => "OR",
            (false, true) => "AND",
            (true, false) => "MAX",
            _ => "MIN",
        };

    private static string Sign(Comparison comparison) =>
        comparison switch
        {
            Comparison.Above => ">",
            Comparison.AtLeast => ">=",
            Comparison.Below => "<",
            Comparison.AtMost => "<=",
            _ => "=",
        };

    public static string Written(decimal number, Unit unit = Unit.Count) =>
        unit != Unit.Flag ? number.ToString("0.############################", CultureInfo.InvariantCulture)
        : number == 0m ? "FALSE"
        : "TRUE";
}
