using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Json;

/// <summary>
/// Reforms as JSON files: which numbers of which regimes are to be what, from which days on, and why. Reading is strict, and the code of
/// every problem begins with <c>reform-</c>. The format is described by docs/schema/reform.schema.json and docs/reforms.md.
/// </summary>
public static class ReformJson
{
    private const string Prefix = "reform-";

    /// <summary>The reform that a text describes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes it may name.</param>
    /// <exception cref="ProblemException">The text is no reform of these regimes; every problem is carried, with its line.</exception>
    public static Reform Parse(string text, string name, RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return JsonProblems.Read(name, Prefix, problems => Read(JsonText.Check(text, problems), problems, regimes));
    }

    /// <summary>The reform that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes it may name.</param>
    /// <exception cref="ProblemException">The file is no reform of these regimes; every problem is carried, with its line.</exception>
    public static Reform Read(Stream stream, string name, RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return JsonProblems.Read(name, Prefix, problems => Read(JsonText.Decode(stream, problems), problems, regimes));
    }

    /// <summary>
    /// The JSON Schema (draft 7) of reforms: for editors, which complete and underline by it. Reading checks more than a schema can say.
    /// </summary>
    /// <param name="regimes">The regimes that reforms may name.</param>
    public static string Schema(RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return DocumentSchemas.OfReforms(regimes);
    }

    private static Reform? Read(ReadOnlyMemory<byte>? text, JsonProblems problems, RegimeCatalog regimes) =>
        JsonCursor.Open(JsonReading.Read(text, problems), problems) is { } cursor ? new ReformReader(problems, regimes).Read(cursor) : null;
}

// Goes on after a problem, so that all are reported; what it returns then is thrown away.
internal sealed class ReformReader(JsonProblems problems, RegimeCatalog regimes)
{
    private const string Id = "lower-case letters, digits and hyphens";

    public Reform Read(JsonCursor of)
    {
        of.Text("$schema");
        var (id, title) = (of.NeedText("reform", Id), of.NeedName("title", "what the reform is called"));
        if (id is not null && !Reform.IsId(id))
        {
            problems.Add(of.Find("reform")!, "id-invalid", $"\"{id}\" is no id.", $"up to 64 {Id}");
            id = null;
        }

        var reform = Reform.Named(id ?? "reform", title ?? "reform");
        foreach (var node in of.NeedList("changes", "at least one change"))
        {
            if (JsonCursor.Open(node, problems) is { } change)
            {
                reform = Change(change, reform);
                change.Close();
            }
        }

        of.Close();
        return reform;
    }

    private Reform Change(JsonCursor at, Reform reform)
    {
        var regime = Regime(at);
        var reason = at.NeedSentence("reason", "why, in a sentence: the bill, the proposal, the question asked");
        var (id, values) = (
            at.NeedText("number", "the id of a number, as finecalc show lists it"),
            new NumberValueReader(regime?.Info.Currency ?? default, problems)
        );
        var (from, until) = values.Period(at);

        // Without the number it is not known which keys its value has.
        if (regime is null || id is null || Number(at, regime, id, from, until) is not { } number || !IsOfKind(at, number))
        {
            foreach (var key in (string[])["value", "low", "likely", "high", "start", "edge", "rows"])
            {
                at.Find(key);
            }

            return reform;
        }

        var currencies = Reached(regime, from, until)
            .Select(v => v.Program)
            .SelectMany(p => p.Nodes.Where(n => n.Label?.Id == id && IsNumber(n)).Select(p.CurrencyOf))
            .Distinct()
            .ToList();
        if (currencies.Count > 1 && IsPlain(at))
        {
            problems.Add(
                at.Node,
                "currency-mixed",
                $"'{id}' is in {string.Join(" and in ", currencies)} on days that the change reaches, and a plain number does not say "
                    + "which it is.",
                "an amount with its currency, or a \"from\" and \"until\" between which the law has one currency",
                id
            );
        }

        var program = regime.Versions.Select(v => v.Program).First(p => p.Nodes.Contains(number));
        var currency = program.CurrencyOf(number);
        var scalar = new JsonScalar(
            number.Unit,
            currency == default ? regime.Info.Currency : currency,
            Choices.Codes(number.Options),
            problems
        );
        var source = new Citation($"Reform '{reform.Id}'", id) { Note = reason };
        var read = number is TableNode table
            ? values.Table(
                at,
                scalar,
                new JsonScalar(table.Inputs[0].Unit, regime.Info.Currency, [], problems),
                Basis.Override,
                source,
                _ => source
            )
            : values.Number(at, scalar, Basis.Override, source);
        if (read is null || reason is null)
        {
            return reform;
        }

        if (read.Currency != currency)
        {
            problems.Add(
                at.Find(read.Table is null ? "value" : "rows") ?? at.Node,
                "currency-mixed",
                $"'{id}' is given in {read.Currency}, and the law has it in {currency}.",
                $"an amount in {currency}",
                id
            );
            return reform;
        }

        var change = new ReformChange(
            regime.Id,
            id,
            at.Find("from") is null ? null : from,
            until,
            reason,
            new(number.Unit, read.Low, read.Likely, read.High, read.Currency, read.Table, reason, reform.Id)
        );
        if (reform.Clash(change) is { } other)
        {
            problems.Add(
                at.Node,
                "period-overlap",
                $"'{id}' is replaced twice on one day: once {Text.Period(other.First, other.Until)}, and "
                    + $"{Text.Period(change.First, change.Until)}.",
                "periods that do not overlap; the until-day is excluded",
                id
            );
            return reform;
        }

        try
        {
            Reform.Named(reform.Id, reform.Title).With(change).Apply(regime);
        }
        catch (ProblemException cannot)
        {
            foreach (var problem in cannot.Problems)
            {
                problems.Add(
                    problem.Code.EndsWith("-negative", StringComparison.Ordinal)
                        ? at.Find(read.Table is null ? "value" : "rows") ?? at.Node
                        : at.Node,
                    problem
                );
            }
        }

        return reform.With(change);
    }

    private Regime? Regime(JsonCursor at)
    {
        var allowed = Text.List(regimes.Ids);
        if (at.NeedText("regime", allowed) is not { } id)
        {
            return null;
        }

        var regime = regimes.Find(id);
        if (regime is null)
        {
            problems.Add(at.Find("regime")!, "regime-unknown", $"There is no regime '{id}'{Nearest.Meant(id, regimes.Ids)}.", allowed, id);
        }

        return regime;
    }

    private bool IsOfKind(JsonCursor at, Node number)
    {
        var isTable = number is TableNode;
        if (isTable == at.Find("rows") is not null)
        {
            return true;
        }

        var (id, rows) = (number.Label!.Id, number is TableNode table ? table.Table.Rows.Length : 0);
        problems.Add(
            at.Node,
            isTable ? "table-needed" : "number-needed",
            isTable ? $"'{id}' is a table of {Text.Counted(rows, "row")}." : $"'{id}' is one number, and no table.",
            isTable
                ? "\"start\", \"edge\" and \"rows\", which stand instead of the whole table"
                : "\"value\", or \"low\", \"likely\" and \"high\"",
            id
        );
        return false;
    }

    private static bool IsNumber(Node node) => node is NumberNode or TableNode && node.Label is { Id.Length: > 0 };

    // Whether some value is a number without a currency.
    private static bool IsPlain(JsonCursor at) =>
        at
            .Node.Children.Concat(at.Find("rows")?.Children.SelectMany(row => row.Children) ?? [])
            .Any(n => n is { Kind: JsonKind.Number, Name: "value" or "low" or "likely" or "high" });

    // The versions that hold on a day of a period.
    private static IEnumerable<RegimeVersion> Reached(Regime regime, LocalDate from, LocalDate? until) =>
        regime.Versions.Where(v => from < (v.Until ?? LocalDate.MaxIsoValue) && v.From < (until ?? LocalDate.MaxIsoValue));

    // The number or table of an id, as the last version of its days has it, or else some version.
    private Node? Number(JsonCursor at, Regime regime, string id, LocalDate from, LocalDate? until)
    {
        var all = Reached(regime, from, until).Reverse().Concat(regime.Versions.Reverse()).SelectMany(v => v.Program.Nodes).Where(IsNumber);
        var found = all.FirstOrDefault(n => n.Label!.Id == id);
        if (found is null)
        {
            var ids = all.Select(n => n.Label!.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            problems.Add(
                at.Find("number")!,
                "number-unknown",
                $"{regime.Info.Title} has no number '{id}'{Nearest.Meant(id, ids)}.",
                Text.List(ids),
                id
            );
        }

        return found;
    }
}
