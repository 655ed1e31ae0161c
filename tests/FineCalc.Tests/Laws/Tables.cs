namespace FineCalc.Tests;

/// <summary>A method with the facts of many cases.</summary>
internal sealed record TableCase(RegimeVersion Version, IReadOnlyList<Facts> Rows, Random Random)
{
    public override string ToString() => string.Join('\n', Rows.Select(Given.Words));
}

/// <summary>Facts of many cases as columns, and what a batch must give of them.</summary>
internal static class Tables
{
    public enum Kinds
    {
        Any,
        Doubles,
        Decimals,
    }

    /// <summary>A table of cases without infringements. Every question that any of them answers is a column.</summary>
    public static FactTable Of(Random random, IReadOnlyList<Facts> rows, Kinds kinds = Kinds.Any)
    {
        var common = rows.SelectMany(r => r.ExchangeRates).DistinctBy(r => (r.From, r.To)).Aggregate(Facts.None, (f, r) => f.With(r));
        return rows.SelectMany(r => r.Answers)
            .Select(a => a.Fact)
            .Distinct()
            .Aggregate(
                new FactTable(rows.Count, common),
                (table, fact) => With(table, random, fact, [.. rows.Select(r => r.Find(fact))], kinds)
            );
    }

    /// <summary>A table of the infringements of all cases, in a random order; the cases are numbered as they first appear.</summary>
    public static FactTable Grouped(Random random, IReadOnlyList<Facts> cases)
    {
        var rows = cases
            .SelectMany((facts, i) => facts.Infringements.Select(infringement => (Case: i, Facts: facts, Infringement: infringement)))
            .ToList();
        var common = cases.SelectMany(r => r.ExchangeRates).DistinctBy(r => (r.From, r.To)).Aggregate(Facts.None, (f, r) => f.With(r));
        var asked = cases.SelectMany(c => c.Answers.Concat(c.Infringements.SelectMany(i => i.Answers))).Select(a => a.Fact).Distinct();
        return asked
            .Aggregate(
                new FactTable(rows.Count, common),
                (table, fact) => With(table, random, fact, [.. rows.Select(r => r.Facts.Find(fact, r.Infringement))], Kinds.Any)
            )
            .GroupedBy(rows.Select(r => 1000 - r.Case).ToArray());
    }

    /// <summary>Holds every result to the exact reading of its case, and says what came up.</summary>
    public static IEnumerable<string> Hold(
        RegimeVersion version,
        BatchResult result,
        IReadOnlyList<Facts> cases,
        double bound,
        bool withSteps = true
    )
    {
        var met = new HashSet<string>
        {
            result.Settled > result.Problems.Select(p => p.Case).Distinct().Count() ? "settled exactly" : "none settled",
        };
        Assert.Equal(cases.Count, result.Cases);
        for (var i = 0; i < cases.Count; i++)
        {
            met.Add(cases[i].Infringements.Count > 1 ? "several infringements" : "one infringement");
            met.Add(cases.Any(c => c.Answers.Count != cases[0].Answers.Count) ? "a missing value" : "all given");
            var problems = version.Try(cases[i]).Problems;
            if (result.Problems.Where(p => p.Case == i).Select(p => p.Problem.Code).ToList() is { Count: > 0 } found)
            {
                Assert.True(double.IsNaN(result.Amounts[i]));
                Assert.NotEmpty(problems);
                Assert.Equal(problems.Select(p => p.Code), found);
                met.Add("a problem of the row");
                continue;
            }

            // What the row leaves open is read at its likely value, and not over its range.
            if (problems.Count > 0)
            {
                Assert.True(
                    result.ExactAmounts.IsEmpty && AcceptanceLaws.IsOfTheRangeAlone(version, cases[i]),
                    $"The row is taken, and Assess says {string.Join(", ", problems)}"
                );
                met.Add("a problem of the range alone");
                continue;
            }

            Near(version.Amount(cases[i]).Amount, result.Amounts[i], bound);
            met.Add("an amount");
            if (withSteps && cases[i].Infringements.Count == 0)
            {
                // A step that is open may stand for its range alone.
                foreach (var step in version.Assess(cases[i]).Steps)
                {
                    if (step is { Infringement: null, IsOpen: false } && version.Steps.Any(v => v.Id == step.Id))
                    {
                        met.Add(Stepped(step, result, i, bound));
                    }
                }
            }
        }

        return met;
    }

    public static void Same(BatchResult expected, BatchResult result, IReadOnlyList<string> steps)
    {
        Assert.Equal(Bits(expected.Amounts), Bits(result.Amounts));
        foreach (var step in steps)
        {
            Assert.Equal(Bits(expected.Step(step)), Bits(result.Step(step)));
        }
    }

    private static string Stepped(TraceNode step, BatchResult result, int at, double bound)
    {
        Near(step.Value, result.Step(step.Id)[at], bound, $" for '{step.Id}': {step.Rule}");
        return "a step";
    }

    private static void Near(decimal exact, double value, double bound, string? where = null)
    {
        var expected = (double)exact;
        Assert.True(
            expected == value || Math.Abs(expected - value) <= bound * Math.Abs(expected),
            FormattableString.Invariant($"{value:R} is not {exact}{where}.")
        );
    }

    private static long[] Bits(ReadOnlySpan<double> values) =>
        [.. values.ToArray().Select(v => double.IsNaN(v) ? -1L : BitConverter.DoubleToInt64Bits(v))];

    private static FactTable With(FactTable table, Random random, Fact fact, Answer?[] answers, Kinds kinds)
    {
        var currency = answers.FirstOrDefault(a => a is not null)?.Currency ?? default;

        decimal[] values = [.. answers.Select(a => a?.Likely ?? 12_345m)];
        bool[] isMissing = [.. answers.Select(a => a is null)];
        var missing = !isMissing.Contains(true) && random.Next(5) > 0 ? default : Marks(random, isMissing);
        var isSmall = values.All(v => v == decimal.Truncate(v) && v >= 0m && v <= 255m) && fact.Unit is Unit.Choice or Unit.Flag;
        var isWhole = values.All(v => v == decimal.Truncate(v) && Math.Abs(v) < int.MaxValue);
        if (kinds == Kinds.Any && isMissing.Contains(true) && random.Next(3) == 0)
        {
            return random.Next(3) switch
            {
                0 => table.With(fact, answers.Select(a => (double?)a?.Likely).ToArray(), currency),
                1 => table.With(fact, answers.Select(a => a?.Likely).ToArray(), currency),
                _ => table.With(fact, answers.Select(a => a is null ? double.NaN : (double)a.Likely).ToArray(), currency: currency),
            };
        }

        return kinds == Kinds.Decimals ? table.With(fact, values, missing, currency)
            : kinds == Kinds.Any && isSmall && random.Next(2) == 0 ? table.With(fact, values.Select(v => (byte)v).ToArray(), missing)
            : kinds == Kinds.Any && isWhole && random.Next(3) == 0
                ? table.With(fact, values.Select(v => (int)v).ToArray(), missing, currency)
            : kinds == Kinds.Any && random.Next(8) == 0 ? table.With(fact, values, missing, currency)
            : table.With(fact, values.Select(v => (double)v).ToArray(), missing, currency);
    }

    // The ways of saying which rows have an answer.
    private static Answered Marks(Random random, bool[] isMissing)
    {
        var bits = new byte[(isMissing.Length / 8) + 2];
        for (var row = 0; row < isMissing.Length; row++)
        {
            bits[(row + 3) / 8] |= (byte)(isMissing[row] ? 0 : 1 << ((row + 3) % 8));
        }

        return random.Next(3) switch
        {
            0 => Answered.Unless(isMissing),
            1 => Answered.Where(Array.ConvertAll(isMissing, m => !m)),
            _ => Answered.ByBits(bits, isMissing.Length, 3),
        };
    }
}
