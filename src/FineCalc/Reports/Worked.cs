using FineCalc.Steps;

namespace FineCalc;

// The rule of a step as it was applied in one case, once with the names of what it takes and once with their values.
// Branches that were not taken are left out, and in long sums the terms of nothing; a regime's own page has the rules in full.
internal readonly struct Worked
{
    private readonly bool _isNumbers;

    private Worked(bool isNumbers) => _isNumbers = isNumbers;

    public static string InWords(TraceNode step) => new Worked(false).Write(step, true).Words;

    // Null where there is no arithmetic to show: an answer as given, a constant.
    public static string? InNumbers(TraceNode step)
    {
        var written = new Worked(true).Write(step, true).Words;
        return written == Wording.Likely(step) ? null : written;
    }

    private Written Write(TraceNode at, bool isTop = false)
    {
        if (!isTop && at.IsNamed)
        {
            return _isNumbers ? Wording.Likely(at) : at.Name;
        }

        var inputs = at.Inputs;
        return at.Node switch
        {
            NumberNode => Wording.Likely(at),
            FactNode => Answer(at, inputs, isTop),
            SumNode sum => Sum(sum, inputs),
            ProductNode => $"{Factor(inputs[0])} \u00D7 {Factor(inputs[1])}",
            QuotientNode => $"{Factor(inputs[0])} \u00F7 {Factor(inputs[1])}",
            ExtremeNode { Unit: not Unit.Flag } => Compound($"the {(at.Kind == StepKind.Least ? "lower" : "higher")} of {Listed(inputs)}"),
            ClampNode clamp => Compound(Write(inputs[0]).Words + (clamp.HasFloor ? $", at least {Write(inputs[1]).Words}" : "") + (clamp.HasCap ? $", at most {Write(inputs[^1]).Words}" : "")),
            TableNode table => Compound(Band(table, inputs[0])),
            SelectNode when !inputs[0].IsOpen => Branch(inputs[0], inputs[1], isTop),
            RoundNode round when round.Mode == RoundingMode.None || inputs[1].Value == 0m => Write(inputs[0], isTop),
            RoundNode round => Compound($"{Write(inputs[0]).Words}, rounded {Rounding.Words(round.Mode)} {Write(inputs[1]).Words}"),
            ConvertNode => $"{Factor(inputs[0])} in {at.Currency}",
            OverNode over => Over(over, inputs),
            _ => _isNumbers ? Wording.Likely(at) : Compound(at.Rule),
        };
    }

    private Written Answer(TraceNode at, IReadOnlyList<TraceNode> inputs, bool isTop)
    {
        var stands = at.Answer is null && inputs.Count > 0 ? inputs[0] : null;
        return stands is null ? _isNumbers ? Wording.Likely(at) : isTop && at.Answer is not null ? $"{at.FactName} as given" : at.FactName
            : !_isNumbers && stands is { Kind: StepKind.Number, IsNamed: false } ? at.FactName
            : Write(stands, isTop && !stands.IsNamed);
    }

    private Written Sum(SumNode node, IReadOnlyList<TraceNode> terms)
    {
        var (written, count) = ("", 0);
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (terms.Count > 2 && term.Value == 0m && !term.IsOpen && !(i == terms.Count - 1 && count == 0))
            {
                continue;
            }

            // A negative value brings its own sign.
            var value = node.Minus[i] ? Factor(term) : Write(term).Words;
            var isMinus = node.Minus[i] != value.StartsWith('-');
            value = value.TrimStart('-');
            written += count++ == 0 ? (isMinus ? "-" : "") + value : (isMinus ? " - " : " + ") + value;
        }

        return new(written, count > 1);
    }

    // A sum inside a product needs its brackets.
    private string Factor(TraceNode at)
    {
        var written = Write(at);
        return written.IsCompound ? $"({written.Words})" : written.Words;
    }

    private string Listed(IReadOnlyList<TraceNode> terms)
    {
        var written = "";
        for (var i = 0; i < terms.Count; i++)
        {
            written += (i == 0 ? "" : i == terms.Count - 1 ? " and " : ", ") + Write(terms[i]).Words;
        }

        return written;
    }

    private string Band(TableNode table, TraceNode input)
    {
        var row = table.Table.Find(input.Value);
        if (!_isNumbers || row < 0 || input.IsOpen)
        {
            return _isNumbers ? $"{Factor(input)} in the table" : $"by the band of {Factor(input)}";
        }

        var (_, low, high, _) = table.Table.Rows[row];
        return $"{Factor(input)} lies in the band {NumberInfo.Band(table.Table, row, input.Show)}"
            + (low == high ? "" : $", which runs from {Fact.Show(low, table.Unit, default)} to {Fact.Show(high, table.Unit, default)}");
    }

    // Which answer led to the branch, where the case gave it.
    private Written Branch(TraceNode selector, TraceNode branch, bool isTop)
    {
        var written = Write(branch, isTop && !branch.IsNamed);
        return !_isNumbers && selector is { Answer: not null, Unit: Unit.Choice } ? written with { Words = $"{written.Words} (as {selector.Name} is {selector.Show(selector.Value)})" } : written;
    }

    private Written Over(OverNode node, IReadOnlyList<TraceNode> inputs)
    {
        var (every, isSum, isNumbers) = (node.HasCap ? 2 : 1, node.Combine == Combine.Sum, _isNumbers);
        List<string> caps = [.. inputs.Where((_, i) => every == 2 && i % every == 1).Select(isNumbers ? Wording.Likely : (Func<TraceNode, string>)(cap => cap.Name)).Distinct()];
        if (inputs.Count == every)
        {
            return new(Write(inputs[0]).Words + (caps.Count == 0 ? "" : $", at most {caps[0]}"), caps.Count > 0);
        }

        if (!_isNumbers)
        {
            return Compound((isSum ? "the sum of " : "the highest of ") + inputs[0].Name + " over the infringements"
                + (caps.Count == 0 ? "" : $", at most the highest {caps[0]}") + (node.GroupBy is null ? "" : $", for each {node.GroupBy.Name.ToLowerInvariant()}"));
        }

        var items = inputs.Where((_, i) => i % every == 0).Select(Wording.Likely);
        return Compound((isSum ? string.Join(" + ", items) : "the highest of " + string.Join(", ", items))
            + (caps.Count == 0 ? "" : caps.Count == 1 ? $", at most {caps[0]}" : $", at most the highest of {string.Join(", ", caps)}"));
    }

    private static Written Compound(string words) => new(words, true);

    private readonly record struct Written(string Words, bool IsCompound)
    {
        public static implicit operator Written(string words) => new(words, false);
    }
}
