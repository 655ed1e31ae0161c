namespace FineCalc.Tests;

/// <summary>
/// Random methods of the steps there are. Amounts stay far below what a decimal holds: rates are small, numbers multiply amounts only as
/// constants, and nothing divides by an answer. A floor is never above its cap, and tables reach from below any amount up without end.
/// Every constant passes through a function, so that the same method can be had with one of them changed.
/// </summary>
internal sealed class Growing(Random random, Func<decimal, decimal>? constant = null)
{
    private const decimal Bottom = -1_000_000_000_000_000m;

    /// <summary>An amount of the whole case, or of one infringement.</summary>
    public Grown<Money> Amount(int depth, bool isEach)
    {
        var grown =
            depth <= 0
                ? AmountLeaf(isEach)
                : random.Next(isEach ? 18 : 24) switch
                {
                    0 or 1 => Sum(Amount(depth - 1, isEach), Amount(depth - 1, isEach), random.Next(2) == 0),
                    2 => Total([.. Several(() => Amount(depth - 1, isEach))]),
                    3 or 4 => Share(Amount(depth - 1, isEach), RateOf(depth - 1, isEach)),
                    5 => Times(Amount(depth - 1, isEach)),
                    6 => Parts(Amount(depth - 1, isEach)),
                    7 or 8 => Extreme([.. Several(() => Amount(depth - 1, isEach))]),
                    9 or 10 or 11 => Clamped(Amount(depth - 1, isEach), depth, isEach),
                    12 => TableOf<Count, Money>(CountOf(depth - 1, isEach), v => v, v => Money.Gbp(v), 5_000),
                    13 => Either(FlagOf(depth - 1, isEach), Amount(depth - 1, isEach), Amount(depth - 1, isEach)),
                    14 => ByDegree(DegreeOf(isEach), Amount(depth - 1, isEach), Amount(depth - 1, isEach), Amount(depth - 1, isEach)),
                    15 => Fallback(OneOf(isEach ? Asked.EachStated : Asked.Stated), Amount(depth - 1, isEach)),
                    16 => Rounded(Amount(depth - 1, isEach)),
                    17 => Raised(Amount(depth - 1, isEach), RateOf(depth - 1, isEach), random.Next(2) == 0),
                    _ => Over(depth),
                };
        grown =
            grown.Plan.Kind is not (StepKind.Number or StepKind.Fact or StepKind.Table) && random.Next(3) == 0
                ? grown with
                {
                    Step = Named(grown.Step),
                }
                : grown;
        return isEach ? grown : grown with { Plan = grown.Plan with { OfCase = grown.Step } };
    }

    /// <summary>Yes or no.</summary>
    public Grown<bool> FlagOf(int depth, bool isEach) =>
        random.Next(depth > 0 ? 6 : 2) switch
        {
            0 => Ask(OneOf(isEach && random.Next(2) == 0 ? Asked.EachFlag : Asked.Flags)),
            1 => OneOf(isEach ? Asked.EachStated : Asked.Stated) is var fact
                ? new(Step.IsGiven(fact), new(StepKind.Given) { Fact = fact })
                : throw new InvalidOperationException(),
            2 => Both(FlagOf(depth - 1, isEach), FlagOf(depth - 1, isEach), random.Next(2) == 0),
            3 => FlagOf(depth - 1, isEach) is var flag
                ? new(
                    !flag.Step,
                    new(StepKind.Compare, flag.Plan, new Plan(StepKind.Number)) { Rule = v => v[0] == 0m ? 1m : 0m, Words = "not" }
                )
                : throw new InvalidOperationException(),
            4 => Compared(CountOf(depth - 1, isEach), NumberOf(OneOf(Asked.Edges))),
            _ => Compared(Amount(depth - 1, isEach), Amount(depth - 1, isEach)),
        };

    private Grown<Rate> RateOf(int depth, bool isEach) =>
        random.Next(depth > 0 ? 6 : 2) switch
        {
            0 => Ask(OneOf(isEach && random.Next(2) == 0 ? Asked.EachRate : Asked.Rates)),
            1 => PercentOf(random.Next(-20, 120)),
            2 => TableOf<Count, Rate>(CountOf(depth - 1, isEach), v => v, v => Rate.Percent(v / 50m), 5_000),
            3 => TableOf<Money, Rate>(Amount(depth - 1, isEach), v => Money.Gbp(v), v => Rate.Percent(v / 50m), 5_000),
            4 => Either(FlagOf(depth - 1, isEach), RateOf(depth - 1, isEach), RateOf(depth - 1, isEach)),
            _ => Sum(RateOf(depth - 1, isEach), RateOf(depth - 1, isEach)),
        };

    private Grown<Count> CountOf(int depth, bool isEach) =>
        random.Next(depth > 0 ? 5 : 3) switch
        {
            0 or 1 => Ask(OneOf(isEach && random.Next(2) == 0 ? Asked.EachCount : Asked.Counts)),
            2 => NumberOf(random.Next(-5, 300)),
            3 => TableOf<Count, Count>(CountOf(depth - 1, isEach), v => v, v => v, 200),
            _ => CountOf(depth - 1, isEach) is var left && CountOf(depth - 1, isEach) is var right
                ? new(left.Step + right.Step, new(StepKind.Sum, left.Plan, right.Plan) { Rule = v => v[0] + v[1] })
                : throw new InvalidOperationException(),
        };

    private Grown<Degree> DegreeOf(bool isEach) => Ask(OneOf(isEach && random.Next(2) == 0 ? Asked.EachChoice : Asked.Choices));

    private Grown<Money> AmountLeaf(bool isEach) =>
        random.Next(12) switch
        {
            0 => new(
                Step.Of(Money.Eur(300), Own.Source).ConvertedTo(Currency.Gbp),
                new(StepKind.Convert, new Plan(StepKind.Number) { Constant = 300m }) { Rule = v => v[0] * Answering.Euro }
            ),
            < 4 => PoundsOf(random.Next(-200, 20_000) / (random.Next(3) == 0 ? 4m : 1m)),
            _ => Ask(OneOf(isEach && random.Next(3) > 0 ? Asked.EachAmount : Asked.Amounts)),
        };

    private Grown<Money> Over(int depth)
    {
        var item = Amount(depth - 1, true);
        switch (random.Next(5))
        {
            case 0:
                return new(Step.SumOver(item.Step), new(StepKind.Over, item.Plan));
            case 1:
                return new(Step.GreatestOver(item.Step), new(StepKind.Over, item.Plan) { IsGreatest = true });
            case 2:
                return new(
                    Step.GreatestOver(item.Step, Asked.Conduct),
                    new(StepKind.Over, item.Plan) { IsGreatest = true, IsGrouped = true }
                );
            default:
                var cap = Amount(Math.Min(depth - 2, 1), true);
                return new(
                    Step.SumOver(item.Step, cap.Step, Asked.Conduct),
                    new(StepKind.Over, item.Plan, cap.Plan) { HasCap = true, IsGrouped = true }
                );
        }
    }

    private Grown<Money> Clamped(Grown<Money> value, int depth, bool isEach)
    {
        var floor = Amount(Math.Min(depth - 1, 1), isEach);
        switch (random.Next(3))
        {
            case 0:
                return new(
                    value.Step.CappedAt(floor.Step),
                    new(StepKind.Clamp, value.Plan, floor.Plan) { HasCap = true, Rule = v => Math.Min(v[0], v[1]) }
                );
            case 1:
                return new(
                    value.Step.AtLeast(floor.Step),
                    new(StepKind.Clamp, value.Plan, floor.Plan) { HasFloor = true, Rule = v => Math.Max(v[0], v[1]) }
                );
            default:
                var cap = Extreme([floor, Amount(Math.Min(depth - 1, 1), isEach)], true);
                return new(
                    value.Step.Between(floor.Step, cap.Step),
                    new(StepKind.Clamp, value.Plan, floor.Plan, cap.Plan)
                    {
                        HasFloor = true,
                        HasCap = true,
                        Rule = v => Math.Clamp(v[0], v[1], v[2]),
                    }
                );
        }
    }

    private Grown<Money> Extreme(IReadOnlyList<Grown<Money>> terms, bool? isGreatest = null)
    {
        Step<Money>[] steps = [.. terms.Select(t => t.Step)];
        return isGreatest ?? random.Next(2) == 0
            ? new(Step.Greatest(steps), new(StepKind.Greatest, [.. terms.Select(t => t.Plan)]) { Rule = v => v.Max() })
            : new(Step.Least(steps), new(StepKind.Least, [.. terms.Select(t => t.Plan)]) { Rule = v => v.Min() });
    }

    private Grown<TOut> TableOf<TIn, TOut>(Grown<TIn> value, Func<decimal, TIn> @in, Func<decimal, TOut> @out, int most)
        where TIn : struct
        where TOut : struct
    {
        var edge = random.Next(2) == 0 ? Edge.UpperIncluded : Edge.UpperExcluded;
        var rows = new List<Band>();
        foreach (var upTo in Asked.Edges.Where(_ => random.Next(4) > 0))
        {
            rows.Add(new(rows.Count == 0 ? Bottom : rows[^1].To!.Value, upTo, random.Next(most), random.Next(most)));
            rows[^1] = rows.Count == 1 || random.Next(2) == 0 ? rows[^1] with { High = rows[^1].Low } : rows[^1];
        }

        var last = Changed(random.Next(most));
        rows.Add(new(rows.Count == 0 ? Bottom : rows[^1].To!.Value, null, last, last));
        var table = new BandTable<TIn, TOut>(
            @in(Bottom),
            edge,
            [.. rows.Select(r => (r.To is { } to ? @in(to) : (TIn?)null, @out(r.Low), @out(r.High), Own.Source))]
        );

        // What is given is in units of the table's own making: a rate of 1 is 2%.
        var unit = typeof(TOut) == typeof(Rate) ? 5_000m : 1m;
        return new(
            Step.ByBand(value.Step, table, Own.Source),
            new(StepKind.Table, value.Plan) { Rule = v => Band.Find(rows, edge, v[0]) / unit, Words = edge + " " + string.Join("; ", rows) }
        );
    }

    private Grown<T> Either<T>(Grown<bool> flag, Grown<T> yes, Grown<T> no)
        where T : struct => new(yes.Step.When(flag.Step, otherwise: no.Step), new(StepKind.Select, flag.Plan, no.Plan, yes.Plan));

    private static Grown<Money> ByDegree(Grown<Degree> choice, Grown<Money> a, Grown<Money> b, Grown<Money> c) =>
        new(
            Step.ByCategory(choice.Step, (Degree.Slight, a.Step), (Degree.Middling, b.Step), (Degree.Grave, c.Step)),
            new(StepKind.Select, choice.Plan, a.Plan, b.Plan, c.Plan)
        );

    private Grown<bool> Compared<T>(Grown<T> left, Grown<T> right)
        where T : struct =>
        random.Next(4) switch
        {
            0 => new(
                left.Step.IsAbove(right.Step),
                new(StepKind.Compare, left.Plan, right.Plan) { Rule = v => v[0] > v[1] ? 1m : 0m, Words = ">" }
            ),
            1 => new(
                left.Step.IsAtLeast(right.Step),
                new(StepKind.Compare, left.Plan, right.Plan) { Rule = v => v[0] >= v[1] ? 1m : 0m, Words = ">=" }
            ),
            2 => new(
                left.Step.IsBelow(right.Step),
                new(StepKind.Compare, left.Plan, right.Plan) { Rule = v => v[0] < v[1] ? 1m : 0m, Words = "<" }
            ),
            _ => new(
                left.Step.IsAtMost(right.Step),
                new(StepKind.Compare, left.Plan, right.Plan) { Rule = v => v[0] <= v[1] ? 1m : 0m, Words = "<=" }
            ),
        };

    private static Grown<bool> Both(Grown<bool> left, Grown<bool> right, bool isAnd) =>
        isAnd
            ? new(left.Step & right.Step, new(StepKind.Least, left.Plan, right.Plan) { Rule = v => v.Min() })
            : new(left.Step | right.Step, new(StepKind.Greatest, left.Plan, right.Plan) { Rule = v => v.Max() });

    private static Grown<Money> Sum(Grown<Money> left, Grown<Money> right, bool isMinus) =>
        isMinus
            ? new(left.Step - right.Step, new(StepKind.Sum, left.Plan, right.Plan) { Rule = v => v[0] - v[1], Words = "minus" })
            : new(left.Step + right.Step, new(StepKind.Sum, left.Plan, right.Plan) { Rule = v => v[0] + v[1] });

    private static Grown<Rate> Sum(Grown<Rate> left, Grown<Rate> right) =>
        new(left.Step + right.Step, new(StepKind.Sum, left.Plan, right.Plan) { Rule = v => v[0] + v[1] });

    private static Grown<Money> Total(IReadOnlyList<Grown<Money>> terms) =>
        new(Step.Sum([.. terms.Select(t => t.Step)]), new(StepKind.Sum, [.. terms.Select(t => t.Plan)]) { Rule = v => v.Sum() });

    private static Grown<Money> Share(Grown<Money> amount, Grown<Rate> rate) =>
        new(amount.Step * rate.Step, new(StepKind.Product, amount.Plan, rate.Plan) { Rule = v => v[0] * v[1] });

    private Grown<Money> Times(Grown<Money> amount) =>
        NumberOf(random.Next(0, 12)) is var times
            ? new(amount.Step * times.Step, new(StepKind.Product, amount.Plan, times.Plan) { Rule = v => v[0] * v[1] })
            : amount;

    private Grown<Money> Parts(Grown<Money> amount) =>
        NumberOf(random.Next(1, 8)) is var parts
            ? new(amount.Step / parts.Step, new(StepKind.Quotient, amount.Plan, parts.Plan) { Rule = v => v[0] / v[1] })
            : amount;

    private static Grown<Money> Raised(Grown<Money> amount, Grown<Rate> rate, bool isDown)
    {
        var factor = new Plan(StepKind.Sum, new Plan(StepKind.Number) { Constant = 1m }, rate.Plan)
        {
            Rule = v => isDown ? v[0] - v[1] : v[0] + v[1],
            Words = isDown ? "minus" : "",
        };
        return new(
            isDown ? amount.Step.ReducedBy(rate.Step) : amount.Step.RaisedBy(rate.Step),
            new(StepKind.Product, amount.Plan, factor) { Rule = v => v[0] * v[1] }
        );
    }

    private Grown<Money> Rounded(Grown<Money> amount)
    {
        var (unit, mode) = (OneOf([1m, 100m, 0.05m, 3m]), (RoundingMode)random.Next(5));
        return new(
            amount.Step.RoundedTo(new Rounding(unit, mode)),
            new(StepKind.Round, amount.Plan, new Plan(StepKind.Number) { Constant = unit })
            {
                Rule = v => Grid.Round(v[0], v[1], mode),
                Words = mode.ToString(),
            }
        );
    }

    private static Grown<Money> Fallback(Fact<Money> fact, Grown<Money> otherwise) =>
        new(Step.AskOr(fact, otherwise.Step), new(StepKind.Fact, otherwise.Plan) { Fact = fact });

    private static Grown<T> Ask<T>(Fact<T> fact)
        where T : struct => new(Step.Ask(fact), new(StepKind.Fact) { Fact = fact });

    private Grown<Money> PoundsOf(decimal drawn) =>
        Changed(drawn) is var value
            ? new(Own.Pounds(value), new(StepKind.Number) { Constant = value })
            : throw new InvalidOperationException();

    private Grown<Rate> PercentOf(int drawn) =>
        Changed(drawn) is var value
            ? new(Own.Percent(value), new(StepKind.Number) { Constant = value / 100m })
            : throw new InvalidOperationException();

    private Grown<Count> NumberOf(decimal drawn) =>
        Changed(drawn) is var value
            ? new(Own.Number(value), new(StepKind.Number) { Constant = value })
            : throw new InvalidOperationException();

    private decimal Changed(decimal value) => constant?.Invoke(value) ?? value;

    private Step<T> Named<T>(Step<T> step)
        where T : struct => random.Next() is var id ? step.Named($"step-{id}", $"Step {id}", Own.Source) : step;

    private IEnumerable<Grown<Money>> Several(Func<Grown<Money>> make) => Enumerable.Range(0, random.Next(1, 4)).Select(_ => make());

    private T OneOf<T>(T[] list) => list[random.Next(list.Length)];
}
