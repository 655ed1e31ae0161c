using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Json;

// A distribution as a file gives it: one key, its kind, with values in the unit of the question. Range: what stands for it where one amount
// is worked out; none where it has no ends.
internal sealed record ReadDistribution(
    Distribution Distribution,
    Currency Currency,
    (decimal Low, decimal Likely, decimal High)? Range,
    bool IsWhole
)
{
    // For what reads the case without drawing: what the distribution goes between, or its middle.
    public (decimal Low, decimal Likely, decimal High) Stand
    {
        get
        {
            var middle = (decimal)Math.Clamp(Distribution.Quantile(0.5), -DistributionReader.Largest, DistributionReader.Largest);
            var (low, likely, high) = Range ?? (middle, middle, middle);
            return IsWhole ? (Math.Round(low), Math.Round(likely), Math.Round(high)) : (low, likely, high);
        }
    }
}

// Reads distributions, of a question or of how many cases a party has.
internal sealed class DistributionReader(JsonProblems problems)
{
    // What a decimal holds with room to spare.
    public const double Largest = 1e27;

    // Each kind with how it is written.
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["uniform"] = "[low, high], in order",
        ["triangular"] = "[low, mode, high], in order",
        ["pert"] = "[low, mode, high], in order; beside it \"shape\", 4 if not given, at least 0",
        ["beta"] = "[alpha, beta], both above 0; beside it \"between\": [low, high], 0 to 1 if not given",
        ["normal"] = "[mean, deviation], the deviation above 0; beside it \"between\": [low, high], either of which may be null",
        ["log-normal"] = "[mean, deviation] of the natural logarithm, the deviation at least 0",
        ["quantiles"] = "[[share, value], [share, value]] of a log-normal, such as [[\"5%\", 1000], [\"95%\", 500000]], values above 0",
        ["choice"] = "a weight for each option, such as { \"standard\": 0.6, \"higher\": 0.4 }, at least one above 0",
        ["samples"] = "a list of values, each drawn alike",
        ["trials"] = "a list of values, one for each trial in order",
        ["poisson"] = "the mean, from 0 to 10,000,000",
        ["negative-binomial"] = "[mean, dispersion], the mean up to 10,000,000, neither below 0",
    };

    public static bool IsBegun(JsonNode node) => node.Kind == JsonKind.Object && node.Children.Any(c => Kinds.ContainsKey(c.Name));

    // Of an object that is closed by whoever opened it; null where it cannot be read, and the problem is reported.
    public ReadDistribution? Read(JsonCursor at, Fact? fact, JsonScalar scalar)
    {
        var kinds = at.Node.Children.Where(c => Kinds.ContainsKey(c.Name)).ToList();
        var (shape, between) = (at.Find("shape"), at.Find("between"));
        kinds.ForEach(kind => at.Find(kind.Name));
        if (kinds is not [var node])
        {
            problems.Add(at.Node, "distribution-invalid", $"'{at.Node.Called}' has several distributions.", "one of them", fact?.Id);
            return null;
        }

        var isListed = fact?.Unit is Unit.Choice or Unit.Flag;
        if (isListed ? node.Name is not ("choice" or "samples" or "trials") : node.Name == "choice")
        {
            return Refused(node, fact, isListed ? "choice, samples or trials" : string.Join(", ", Kinds.Keys.Where(k => k != "choice")));
        }

        if ((shape is not null && node.Name != "pert") || (between is not null && node.Name is not ("beta" or "normal")))
        {
            return Refused(node, fact, Kinds[node.Name]);
        }

        try
        {
            return Read(node, shape, between, fact, scalar) is { } read && IsInside(node, read, fact) ? read : null;
        }
        catch (ArgumentException)
        {
            // Whatever the distribution itself does not take.
            return Refused(node, fact, Kinds[node.Name]);
        }
    }

    private ReadDistribution? Read(JsonNode node, JsonNode? shape, JsonNode? between, Fact? fact, JsonScalar scalar)
    {
        var isWhole = fact?.MustBeWhole ?? false;
        switch (node.Name)
        {
            case "choice":
                return Choice(node, fact!, scalar);
            case "samples" or "trials":
                return Values(node, scalar, node.Children, 1) is not { } values
                    ? null
                    : new(
                        node.Name == "samples" ? Distribution.Empirical(values.Doubles) : Distribution.FromTrials(values.Doubles),
                        values.Currency,
                        (values.Of.Min(), values.Of.Order().ElementAt(values.Of.Count / 2), values.Of.Max()),
                        isWhole
                    );
            case "quantiles":
                return Quantiles(node, scalar, isWhole);
            case "poisson":
                return Plain(node) is { } mean ? new(Distribution.Poisson(mean), default, null, isWhole) : null;
            case "negative-binomial":
                return Numbers(node, 2) is [var count, var dispersion]
                    ? new(Distribution.NegativeBinomial(count, dispersion), default, null, isWhole)
                    : null;
            case "log-normal":
                return Numbers(node, 2) is [var mu, var sigma] ? new(Distribution.LogNormal(mu, sigma), default, null, isWhole) : null;
            case "beta":
                if (Numbers(node, 2) is not [var alpha, var beta])
                {
                    return null;
                }

                return between is null ? Ended(Distribution.Beta(alpha, beta), default, isWhole)
                    : Values(between, scalar, between.Children, 2, 2) is { } ends
                        ? Ended(Distribution.Beta(alpha, beta, ends.Doubles[0], ends.Doubles[1]), ends.Currency, isWhole)
                    : null;
            case "normal":
                return Normal(node, between, scalar, isWhole);
            default:
                return Corners(node, shape, scalar, isWhole);
        }
    }

    private ReadDistribution? Corners(JsonNode node, JsonNode? shape, JsonScalar scalar, bool isWhole)
    {
        var count = node.Name == "uniform" ? 2 : 3;
        if (Values(node, scalar, node.Children, count, count) is not { } corners)
        {
            return null;
        }

        var (low, likely, high) = (corners.Of[0], corners.Of[count / 2], corners.Of[^1]);
        var (l, m, h) = ((double)low, (double)likely, (double)high);
        var weight = shape is null ? 4d : Plain(shape);
        return weight is null
            ? null
            : new(
                node.Name switch
                {
                    "uniform" => Distribution.Uniform(l, h),
                    "triangular" => Distribution.Triangular(l, m, h),
                    _ => Distribution.Pert(l, m, h, weight.Value),
                },
                corners.Currency,
                (low, node.Name == "uniform" ? (low + high) / 2m : likely, high),
                isWhole
            );
    }

    private ReadDistribution? Normal(JsonNode node, JsonNode? between, JsonScalar scalar, bool isWhole)
    {
        if (Values(node, scalar, node.Children, 2, 2) is not { } shape)
        {
            return null;
        }

        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        if (between is { Children.Count: 2 })
        {
            var ends = between.Children.Where(c => c.Kind != JsonKind.Null).ToList();
            if (Values(between, scalar, ends, 0) is not { } given)
            {
                return null;
            }

            low = between.Children[0].Kind == JsonKind.Null ? low : given.Doubles[0];
            high = between.Children[1].Kind == JsonKind.Null ? high : given.Doubles[^1];
        }
        else if (between is not null)
        {
            problems.WrongType(between, "[low, high], either of which may be null");
            return null;
        }

        return Ended(Distribution.TruncatedNormal(shape.Doubles[0], shape.Doubles[1], low, high), shape.Currency, isWhole);
    }

    private ReadDistribution? Quantiles(JsonNode node, JsonScalar scalar, bool isWhole)
    {
        if (node.Children is not [{ Children.Count: 2 } first, { Children.Count: 2 } second])
        {
            problems.WrongType(node, Kinds[node.Name]);
            return null;
        }

        var share = new JsonScalar(Unit.Rate, default, [], problems);
        return
            share.Read(first.Children[0]) is { } low
            && share.Read(second.Children[0]) is { } high
            && Values(node, scalar, [first.Children[1], second.Children[1]], 2, 2) is { } values
            ? new(
                Distribution.LogNormalFromQuantiles((double)low.Value, values.Doubles[0], (double)high.Value, values.Doubles[1]),
                values.Currency,
                null,
                isWhole
            )
            : null;
    }

    // Options that are not named have no weight.
    private ReadDistribution? Choice(JsonNode node, Fact fact, JsonScalar scalar)
    {
        if (JsonCursor.Open(node, problems) is null)
        {
            return null;
        }

        string[] codes = fact.Unit == Unit.Flag ? ["false", "true"] : [.. Choices.Codes(fact.Options)];
        var (weights, before) = (new double[codes.Length], problems.Failures);
        foreach (var option in node.Children)
        {
            if (Array.IndexOf(codes, option.Name) is var at and >= 0)
            {
                weights[at] = Plain(option) ?? 0d;
            }
            else
            {
                problems.Add(
                    option,
                    "choice-unknown",
                    $"'{option.Name}' is no option of '{fact.Id}'{Nearest.Meant(option.Name, codes)}.",
                    Text.List(codes),
                    fact.Id
                );
            }
        }

        return problems.Failures > before
            ? null
            : new(
                Distribution.Choice(weights),
                default,
                (Array.FindIndex(weights, w => w > 0d), Array.IndexOf(weights, weights.Max()), Array.FindLastIndex(weights, w => w > 0d)),
                true
            );
    }

    // What a question does not allow is refused where it stands.
    private bool IsInside(JsonNode node, ReadDistribution read, Fact? fact)
    {
        var (low, high) = fact?.Ends ?? (0m, decimal.MaxValue);
        if (
            (low > decimal.MinValue && read.Distribution.Low < (double)low)
            || (high < decimal.MaxValue && read.Distribution.High > (double)high)
        )
        {
            problems.Add(
                node,
                "distribution-out-of-range",
                $"'{fact?.Id ?? node.Called}' is drawn from {read.Distribution}, which reaches beyond what the question allows.",
                fact?.Allowed ?? "0 or more",
                fact?.Id
            );
            return false;
        }

        return true;
    }

    private static ReadDistribution Ended(Distribution of, Currency currency, bool isWhole) =>
        new(
            of,
            currency,
            of.Low > -Largest && of.High < Largest ? ((decimal)of.Low, (decimal)of.Quantile(0.5), (decimal)of.High) : null,
            isWhole
        );

    // So many values of one currency.
    private (IReadOnlyList<decimal> Of, double[] Doubles, Currency Currency)? Values(
        JsonNode at,
        JsonScalar scalar,
        IReadOnlyList<JsonNode> nodes,
        int least,
        int most = int.MaxValue
    )
    {
        if (at.Kind != JsonKind.Array || nodes.Count < least || nodes.Count > most)
        {
            problems.WrongType(at, Kinds.GetValueOrDefault(at.Name) ?? "a list of two values");
            return null;
        }

        var read = nodes.Select(scalar.Read).ToList();
        if (read.Contains(null))
        {
            return null;
        }

        if (read.Select(r => r!.Value.Currency).Distinct().Count() > 1)
        {
            problems.Add(at, "currency-mixed", "The distribution mixes currencies.", "one currency in a distribution");
            return null;
        }

        decimal[] values = [.. read.Select(r => r!.Value.Value)];
        return (values, Array.ConvertAll(values, v => (double)v), read.Count > 0 ? read[0]!.Value.Currency : default);
    }

    private double[]? Numbers(JsonNode node, int count) =>
        Values(node, new JsonScalar(Unit.Count, default, [], problems), node.Children, count, count)?.Doubles;

    private double? Plain(JsonNode node) => (double?)new JsonScalar(Unit.Count, default, [], problems).Read(node)?.Value;

    private ReadDistribution? Refused(JsonNode node, Fact? fact, string allowed)
    {
        problems.Add(
            node,
            "distribution-invalid",
            $"This \"{node.Name}\" is no distribution that '{fact?.Id ?? "the frequency"}' can have.",
            allowed,
            fact?.Id
        );
        return null;
    }
}
