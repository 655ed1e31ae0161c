using FineCalc.Steps;

namespace FineCalc.Reports;

// A rule in full, laid out as an outline where one line would be too long to follow: questions that may be answered, branches, terms.
internal readonly struct RuleLayout(Program program)
{
    private const int Long = 90;
    private const string Mark = "\u00B7 ";

    public static Phrase Of(Program program, string step)
    {
        var node = Array.Find(program.Nodes, n => n is not (NumberNode or TableNode) && n.Label?.Id == step)!;
        var (outline, phrase) = (new RuleLayout(program), Phrase.None);
        foreach (var (depth, words) in outline.Lines(node, 0, "", true))
        {
            phrase = phrase.Under(Phrase.Of(string.Concat(Enumerable.Repeat(Mark, depth)) + words));
        }

        return phrase;
    }

    private List<(int Depth, string Words)> Lines(Node node, int depth, string before, bool isTop = false)
    {
        var line = isTop ? Formula.Of(program, node) : new Formula(program).NameOf(node);
        if ((!isTop && node.Label is { Name.Length: > 0 }) || line.Length <= Long)
        {
            return [(depth, before + line)];
        }

        return node switch
        {
            FactNode { Inputs: [var otherwise] } n =>
            [
                (depth, $"{before}{n.Fact.Name}, where it is given"),
                .. Lines(otherwise, depth, "otherwise "),
            ],
            SelectNode { Inputs: [{ Unit: Unit.Flag } condition, var no, var yes] } =>
            [
                .. Under($"{before}where {new Formula(program).NameOf(condition)}:", yes, depth),
                .. Lines(no, depth, "otherwise "),
            ],
            SelectNode n => [(depth, $"{before}by {new Formula(program).NameOf(n.Inputs[0])}:"), .. Branches(n, depth + 1)],
            ExtremeNode { Unit: not Unit.Flag } =>
            [
                (depth, $"{before}the {(node.Kind == StepKind.Least ? "lowest" : "highest")} of:"),
                .. Each(node.Inputs, depth + 1),
            ],
            ClampNode n =>
            [
                (depth, $"{before}within limits:"),
                .. Lines(n.Inputs[0], depth + 1, ""),
                .. n.HasFloor ? Lines(n.Inputs[1], depth + 1, "at least ") : [],
                .. n.HasCap ? Lines(n.Inputs[^1], depth + 1, "at most ") : [],
            ],
            SumNode n => [(depth, before + "the sum of:"), .. Terms(n, depth + 1)],
            ProductNode => [(depth, before + "the product of:"), .. Each(node.Inputs, depth + 1)],
            _ => [(depth, before + line)],
        };
    }

    // On the same line where it fits there.
    private List<(int Depth, string Words)> Under(string before, Node node, int depth)
    {
        var lines = Lines(node, depth + 1, "");
        return lines.Count == 1 ? [(depth, $"{before} {lines[0].Words}")] : [(depth, before), .. lines];
    }

    private List<(int Depth, string Words)> Branches(SelectNode node, int depth)
    {
        var lines = new List<(int, string)>();
        for (var i = 1; i < node.Inputs.Length; i++)
        {
            lines.AddRange(Lines(node.Inputs[i], depth, $"{Fact.Show(i - 1, Unit.Choice, default, node.Inputs[0].Options)}: "));
        }

        return lines;
    }

    private List<(int Depth, string Words)> Terms(SumNode node, int depth)
    {
        var lines = new List<(int, string)>();
        for (var i = 0; i < node.Inputs.Length; i++)
        {
            lines.AddRange(Lines(node.Inputs[i], depth, node.Minus[i] ? "less " : ""));
        }

        return lines;
    }

    private List<(int Depth, string Words)> Each(Node[] nodes, int depth)
    {
        var lines = new List<(int, string)>();
        foreach (var node in nodes)
        {
            lines.AddRange(Lines(node, depth, ""));
        }

        return lines;
    }
}
