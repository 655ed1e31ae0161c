using FineCalc.Steps;

namespace FineCalc.Risk;

// The kinds of step that come to more than a line or two of column code: tables, roundings, other currencies, several infringements.
internal sealed partial class ColumnLayout
{
    // From the last row down: where the value lies below a row's upper end, that row or one before it.
    private Laid Table(BandTable table, Laid input)
    {
        var value = Number(input);
        var (rows, doubt) = (table.Rows, input.Doubt);
        int? result = null;
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            var row = RowOf(table, i, value);
            if (rows[i].UpTo is not { } upTo)
            {
                result = row;
                continue;
            }

            var end = Code.Constant(upTo);
            var isInside = table.Edge == Edge.UpperIncluded ? Code.AtMost(value, end) : Code.Below(value, end);
            doubt = Code.Or(
                doubt,
                result is null ? Failing(Code.Or(Code.Not(isInside), Code.Near(value, end)))
                    : IsContinuous(table, i) ? Code.Never
                    : Code.Near(value, end)
            );
            result = result is { } rest ? Code.Choose(isInside, row, rest) : row;
        }

        if (Code[value].Low < (double)table.Start)
        {
            var start = Code.Constant(table.Start);
            doubt = Code.Or(doubt, Failing(Code.Or(Code.Below(value, start), Code.Near(value, start))));
        }

        return new(result!.Value, doubt);
    }

    // Where one row ends at the value at which the next begins, it does not matter on which side a value is taken to lie.
    private static bool IsContinuous(BandTable table, int row) =>
        row + 1 < table.Rows.Length && table.Rows[row].High == table.Rows[row + 1].Low && table.From(row) != table.Rows[row].UpTo;

    private int RowOf(BandTable table, int row, int value)
    {
        var (upTo, low, high, _) = table.Rows[row];
        var from = table.From(row);
        if (low == high || from == upTo!.Value)
        {
            return Code.Constant(high);
        }

        var (x, slope) = (Code.Within(value, (double)from, (double)upTo), (high - low) / (upTo.Value - from));

        // Taken from the end at which the value is the lower, so that nothing cancels.
        return Code.Within(
            slope > 0m
                ? Code.Add(Code.Constant(low), Code.Multiply(Code.Subtract(x, Code.Constant(from)), Code.Constant(slope)))
                : Code.Add(Code.Constant(high), Code.Multiply(Code.Subtract(Code.Constant(upTo.Value), x), Code.Constant(-slope))),
            (double)Math.Min(low, high),
            (double)Math.Max(low, high)
        );
    }

    private Laid Round(RoundingMode mode, Laid value, int unit, int infringement)
    {
        if (mode == RoundingMode.None || (IsFixed(unit, infringement) && ValueOf(unit, infringement) == 0m))
        {
            return value;
        }

        // A grid that differs from row to row is rare; its rows are read exactly.
        if (!IsFixed(unit, infringement))
        {
            return value with { Doubt = Code.Not(Code.Never) };
        }

        var grid = Code.Constant(Math.Abs(ValueOf(unit, infringement)));
        var (isCertain, quotient) = (Code[value.Line].IsExact && Code[grid].IsExact, Code.Divide(value.Line, grid));
        var near = isCertain ? Code.Never : Code.NearBreak(quotient, mode is RoundingMode.Nearest or RoundingMode.HalfEven);
        var whole = mode switch
        {
            RoundingMode.Down => Code.Whole(Op.Truncate, quotient),
            RoundingMode.Up => Code.Choose(
                Code.Below(quotient, Code.Constant(0m)),
                Code.Whole(Op.Floor, quotient),
                Code.Whole(Op.Ceiling, quotient)
            ),
            RoundingMode.Nearest when isCertain => Code.Whole(
                Op.Truncate,
                Code.Choose(
                    Code.Below(quotient, Code.Constant(0m)),
                    Code.Subtract(quotient, Code.Constant(0.5m)),
                    Code.Add(quotient, Code.Constant(0.5m))
                )
            ),
            _ => Code.Whole(Op.Nearest, quotient),
        };
        return new(Code.Multiply(whole, grid), Code.Or(value.Doubt, near));
    }

    private Laid Convert(Node node, int[] inputs, int infringement)
    {
        var (from, to) = (_program.CurrencyOf(node.Inputs[0]), _program.CurrencyOf(node));
        var value = Steady(inputs[0], infringement);
        return from == to ? value
            : _sample.Facts.FindRate(from, to) is { } rate ? value with { Line = Code.Multiply(value.Line, Code.Constant(rate.Rate)) }
            : new(value.Line, Failing(Code.Not(Code.Never)));
    }

    // As the evaluation does it: the first of a group stands for the group, the groups are added up.
    private Laid Over(OverNode over, int index, int[] inputs)
    {
        var count = _sample.Count;
        var items = Enumerable.Range(0, count).Select(k => Read(inputs[0], k)).ToArray();
        var caps = over.HasCap ? Enumerable.Range(0, count).Select(k => Read(inputs[1], k)).ToArray() : null;
        var groups = Enumerable.Range(0, count).Select(k => GroupOf(over, index, k)).ToArray();
        var total = new Laid(Code.Constant(0m), Code.Never);
        for (var k = 0; k < count; k++)
        {
            var isFirst = Code.Not(Code.Never);
            for (var earlier = 0; earlier < k; earlier++)
            {
                isFirst = Code.And(isFirst, Code.Not(IsSame(groups[earlier], groups[k])));
            }

            var (combined, cap) = (items[k], caps?[k]);
            for (var member = k + 1; member < count; member++)
            {
                var isMember = IsSame(groups[k], groups[member]);
                combined = Choose(
                    isMember,
                    over.Combine == Combine.Sum
                        ? new Laid(Code.Add(Number(combined), Number(items[member])), Code.Or(combined.Doubt, items[member].Doubt))
                        : Extreme(StepKind.Greatest, combined, items[member]),
                    combined
                );
                cap = cap is { } held ? Choose(isMember, Extreme(StepKind.Greatest, held, caps![member]), held) : null;
            }

            var group = cap is { } most ? Extreme(StepKind.Least, combined, most) : combined;
            total =
                k == 0
                    ? group
                    : Choose(isFirst, new Laid(Code.Add(Number(total), Number(group)), Code.Or(total.Doubt, group.Doubt)), total);
        }

        return groups.Aggregate(total, (all, group) => all with { Doubt = Code.Or(all.Doubt, group.Doubt) });
    }

    private Laid GroupOf(OverNode over, int index, int infringement)
    {
        if (over.GroupBy is not { } fact)
        {
            return new(Code.Constant(0m), Code.Never);
        }

        var (at, given) = (_program.FactOf[index], _sample[infringement, _program.FactOf[index]]);
        var isColumn = _facts.TryGetValue((at, infringement), out var column);
        var group = isColumn || given is null ? Answer(fact, at, infringement, []) : new(Code.Constant(given.Likely), Code.Never);

        // Which infringements belong together must be certain, where there are several.
        var isOpen =
            _sample.Count == 1 ? Code.Never
            : isColumn
                ? column.MayBeMissing && fact.WhenMissing == Missing.Open ? Code.Not(Code.Present(column.Index))
                    : Code.Never
            : given?.IsCertain ?? fact.WhenMissing != Missing.Open ? Code.Never
            : Code.Not(Code.Never);
        return group with { Doubt = Code.Or(group.Doubt, Failing(isOpen)) };
    }

    private int IsSame(Laid left, Laid right) =>
        left.Line == right.Line ? Code.Not(Code.Never)
        : Code.Lines[left.Line].Op == Op.Constant && Code.Lines[right.Line].Op == Op.Constant ? Code.Never
        : Code.Equal(left.Line, right.Line);
}
