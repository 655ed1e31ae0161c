using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Json;

// Reads one dated value: a number, a range or a table. Amounts without a currency are of the one given.
internal sealed class NumberValueReader(Currency currency, JsonProblems problems)
{
    // The first day, included, and the day after the last; a value without them holds always.
    public (LocalDate From, LocalDate? Until) Period(JsonCursor value)
    {
        var (from, until) = (value.Date("from") ?? LocalDate.MinIsoValue, value.Date("until"));
        if (until <= from)
        {
            problems.Add(
                value.Find("until")!,
                "period-empty",
                $"A value {Text.Period(from, until)} holds on no day.",
                "an until-day, itself excluded, after the from-day"
            );
            until = null;
        }

        return (from, until);
    }

    public NumberValue? Number(JsonCursor value, JsonScalar scalar, Basis basis, Citation source)
    {
        if (Range(value, scalar, true) is not { } range)
        {
            return null;
        }

        return new NumberValue(range.Low, range.Likely, range.High, range.Currency, null, basis, source);
    }

    public NumberValue? Table(
        JsonCursor value,
        JsonScalar scalar,
        JsonScalar input,
        Basis basis,
        Citation source,
        Func<JsonCursor, Citation?> sourceOf
    )
    {
        var start = value.Need("start", input.Allowed) is { } node ? OfTheSet(node, input) : null;
        var edge = value.NeedWord("edge", Edge.UpperIncluded, Edge.UpperExcluded);
        var rows = new List<BandTable.Row>();
        var (last, isClosed, given, isSound) = (start, false, default(Currency?), true);
        foreach (var item in value.NeedList("rows", "at least one row"))
        {
            if (JsonCursor.Open(item, problems) is not { } row)
            {
                isSound = false;
                continue;
            }

            var (upToNode, range) = (row.Find("upTo"), Range(row, scalar, false));
            var upTo = upToNode is null ? null : OfTheSet(upToNode, input);
            var own = sourceOf(row);
            row.Close();
            if (range is not { } found || own is null || (upToNode is not null && upTo is null))
            {
                isSound = false;
                continue;
            }

            if (given is { } one && one != found.Currency)
            {
                problems.Add(
                    item,
                    "currency-mixed",
                    $"The row is in {found.Currency}, and those before it in {one}.",
                    "one currency in a table"
                );
            }

            // Only the first row can be of no width, where it owns its upper end.
            if (
                isClosed
                || (
                    upTo is { } end
                    && last is { } begin
                    && (end < begin || (end == begin && (edge == Edge.UpperExcluded || rows.Count > 0)))
                )
            )
            {
                problems.Add(
                    item,
                    "table-row-order",
                    isClosed ? "A row follows the open one." : "The row ends where, or before, it begins.",
                    "upper ends that rise; only the last row without one"
                );
                isSound = false;
            }

            if (upTo is null && found.Low != found.High)
            {
                problems.Add(
                    item,
                    "table-row-open",
                    "The last row has no end, and no single value.",
                    "one \"value\" for a row without \"upTo\""
                );
                isSound = false;
            }

            (last, isClosed, given) = (upTo ?? last, upTo is null, given ?? found.Currency);
            rows.Add(new BandTable.Row(upTo, found.Low, found.High, own));
        }

        return start is null || edge is null || rows.Count == 0 || !isSound
            ? null
            : new NumberValue(0m, 0m, 0m, given ?? default, new BandTable(start.Value, edge.Value, rows), basis, source);
    }

    // "value", or "low" and "high" with, for a number, the "likely" one between them. In a row low and high are the ends of a line, which
    // may fall.
    private (decimal Low, decimal Likely, decimal High, Currency Currency)? Range(JsonCursor at, JsonScalar scalar, bool isNumber)
    {
        var (value, low, likely, high) = (at.Find("value"), at.Find("low"), isNumber ? at.Find("likely") : null, at.Find("high"));
        if (
            value is not null
                ? low is not null || likely is not null || high is not null
                : low is null || high is null || (isNumber && likely is null)
        )
        {
            problems.Add(
                at.Node,
                "value-or-range",
                "Here stands neither one value nor a whole range.",
                isNumber ? "either \"value\", or \"low\", \"likely\" and \"high\"" : "either \"value\", or \"low\" and \"high\""
            );
            return null;
        }

        if (scalar.Read(at.Node, value ?? low!, value ?? likely ?? low!, value ?? high!) is not { } range)
        {
            return null;
        }

        if (isNumber && (range.Low > range.Likely || range.Likely > range.High))
        {
            problems.Add(at.Node, "range-order", "The range is not in order.", "low, likely and high in that order");
            return null;
        }

        if (!isNumber && scalar.IsListed && range.Low != range.High)
        {
            problems.Add(
                at.Node,
                "table-row-straight",
                "The row runs straight from one answer to another, and there is nothing between two answers.",
                "one \"value\" for each row of a table that gives a choice or a flag"
            );
            return null;
        }

        return range;
    }

    // A table knows no currency of what is looked up in it: it is that of the set.
    private decimal? OfTheSet(JsonNode node, JsonScalar input)
    {
        if (input.Read(node) is not { } read)
        {
            return null;
        }

        if (read.Currency != default && read.Currency != currency)
        {
            problems.Add(
                node,
                "currency-mixed",
                $"'{node.Name}' is in {read.Currency}, and the set in {currency}.",
                $"an amount in {currency}"
            );
            return null;
        }

        return read.Value;
    }
}
