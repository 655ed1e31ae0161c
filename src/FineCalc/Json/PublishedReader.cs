using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Json;

// Reads what was published of a case. A figure is held against the calculation as it stands, in the currency of the method, without
// converting it.
internal sealed class PublishedReader(Regime? regime, RegimeVersion? version, JsonProblems problems)
{
    // The infringements and the later stages a figure may be of; null where some have no name, so that one that is not found may be one of
    // them.
    public PublishedFigures? Read(JsonCursor? at, IReadOnlySet<string>? infringements, IReadOnlySet<string>? stages)
    {
        if (at is null)
        {
            return null;
        }

        var source = CitationJson.Read(at, problems, true);
        var (provisional, final) = (Amounts(at.Find("provisional")), Amounts(at.Find("final")));
        var figures = new PublishedFigures(source ?? new Citation(""))
        {
            Provisional = provisional?.Low,
            ProvisionalHigh = provisional?.High,
            Final = final?.Low,
            FinalHigh = final?.High,
            Tolerance = Tolerance(at, Unit.Count) ?? 0m,
            Steps = [.. at.List("steps").Select(step => Step(step, infringements, stages)).OfType<PublishedStep>()],
        };
        at.Close();
        return figures;
    }

    public Money? Amount(JsonNode? node, bool isPenalty = false)
    {
        if (regime is null || node is null || new JsonScalar(Unit.Money, regime.Info.Currency, [], problems).Read(node) is not { } amount)
        {
            return null;
        }

        if (amount.Currency != regime.Info.Currency)
        {
            problems.Add(
                node,
                "currency-mixed",
                $"'{node.Name}' is in {amount.Currency}, and the method calculates in {regime.Info.Currency}.",
                $"an amount in {regime.Info.Currency}"
            );
        }

        if (Math.Abs(amount.Value) > PublishedFigures.Largest)
        {
            problems.Add(node, "amount-overflow", $"'{node.Called}' is {node.Words}.", "amounts below 10 octillion (28 digits)");
            return null;
        }

        if (amount.Value < 0m && isPenalty)
        {
            problems.Add(
                node,
                "published-negative",
                $"'{node.Called}' is {Text.Number(amount.Value)}, and no penalty is below zero.",
                "an amount of 0 or more"
            );
        }

        return new Money(amount.Value, amount.Currency);
    }

    // One amount, or the two ends of a range.
    private (Money Low, Money? High)? Amounts(JsonNode? node)
    {
        if (node is not { Kind: JsonKind.Object })
        {
            return Amount(node, isPenalty: true) is { } amount ? (amount, null) : null;
        }

        var range = JsonCursor.Open(node, problems)!;
        var (low, high) = (range.Need("low", "the lower end"), range.Need("high", "the upper end"));
        range.Close();
        return
            Amount(low, isPenalty: true) is { } from && Amount(high, isPenalty: true) is { } to && IsInOrder(node, from.Amount, to.Amount)
            ? (from, to)
            : null;
    }

    private bool IsInOrder(JsonNode at, decimal low, decimal high)
    {
        if (low > high)
        {
            problems.Add(
                at,
                "published-range-order",
                $"The range runs from {Text.Number(low)} to {Text.Number(high)}.",
                "the lower end first"
            );
        }

        return low <= high;
    }

    private decimal? Tolerance(JsonCursor at, Unit unit)
    {
        if (
            at.Find("tolerance") is not { } node
            || new JsonScalar(unit, regime?.Info.Currency ?? default, [], problems).Read(node)?.Value is not { } tolerance
        )
        {
            return null;
        }

        if (tolerance < 0m)
        {
            problems.Add(node, "tolerance-negative", $"The tolerance is {Text.Number(tolerance)}.", "0 or more");
        }

        return tolerance;
    }

    private PublishedStep? Step(JsonNode node, IReadOnlySet<string>? infringements, IReadOnlySet<string>? stages)
    {
        if (JsonCursor.Open(node, problems) is not { } at)
        {
            return null;
        }

        var (id, infringement, stage) = (at.NeedText("step", "the id of a step"), at.Text("infringement"), at.Text("stage"));
        var (value, low, high) = (at.Find("value"), at.Find("low"), at.Find("high"));
        at.Find("tolerance");
        at.Close();
        if (value is not null ? low is not null || high is not null : low is null || high is null)
        {
            problems.Add(
                node,
                "value-or-range",
                "The step has neither one value nor both ends of a range.",
                "either \"value\", or \"low\" and \"high\"",
                id
            );
            value = null;
        }

        Known(at, "infringement", "infringement-unknown", infringement, infringements);
        Known(at, "stage", "stage-unknown", stage, stages);
        if (version is null || id is null)
        {
            return null;
        }

        if (Array.Find(version.Program.Nodes, n => n is not Steps.NumberNode && n.Label?.Id == id) is not { } step)
        {
            var ids = version.Steps.Select(s => s.Id).ToList();
            problems.Add(at.Find("step")!, "step-unknown", $"The method has no step '{id}'{Nearest.Meant(id, ids)}.", Text.List(ids), id);
            return null;
        }

        // Between two choices there is nothing, and nothing to bear with.
        var isListed = step.Unit is Unit.Choice or Unit.Flag;
        if (isListed && (at.Find("tolerance") ?? at.Find("low")) is { } extent)
        {
            problems.Add(extent, "value-wrong-type", $"'{id}' has no {extent.Name}.", "one value", id);
        }

        var tolerance = isListed ? null : Tolerance(at, step.Unit);
        var (first, last) = (Value(step, value ?? low), high is null ? null : Value(step, high));
        return first is not { } from || (high is not null && (last is not { } to || !IsInOrder(node, from, to)))
            ? null
            : new PublishedStep(id, infringement, from)
            {
                High = last,
                Stage = stage,
                Tolerance = tolerance,
            };
    }

    private decimal? Value(Steps.Node step, JsonNode? node) =>
        node is null ? null
        : step.Unit == Unit.Money ? Amount(node)?.Amount
        : new JsonScalar(step.Unit, default, Choices.Codes(step.Options), problems).Read(node)?.Value;

    private void Known(JsonCursor at, string key, string code, string? name, IReadOnlySet<string>? names)
    {
        if (name is not null && names is not null && !names.Contains(name))
        {
            problems.Add(
                at.Find(key)!,
                code,
                $"There is no {key} '{name}'{Nearest.Meant(name, names)}.",
                names.Count == 0 ? $"no {key}: the case has none" : Text.List(names),
                name
            );
        }
    }
}
