using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Json;

/// <summary>Reads the numbers of a regime, or of an estimate, from JSON. The code of every problem begins with <c>data-</c>.</summary>
public static class NumberSetJson
{
    private const string Prefix = "data-";

    /// <summary>The set of numbers that a text describes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ProblemException">The text cannot be used; every problem is carried, with its line.</exception>
    public static NumberSet Parse(string text, string name) =>
        JsonProblems.Read(name, Prefix, problems => Read(JsonText.Check(text, problems), problems));

    /// <summary>The set of numbers that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ProblemException">The file cannot be used; every problem is carried, with its line.</exception>
    public static NumberSet Read(Stream stream, string name) =>
        JsonProblems.Read(name, Prefix, problems => Read(JsonText.Decode(stream, problems), problems));

    private static NumberSet? Read(ReadOnlyMemory<byte>? text, JsonProblems problems) =>
        JsonCursor.Open(JsonReading.Read(text, problems), problems) is { } cursor ? new NumberSetReader(problems).Read(cursor) : null;
}

// Goes on after a problem, so that all are reported; what it returns then is thrown away.
internal sealed class NumberSetReader(JsonProblems problems)
{
    private readonly Dictionary<string, Citation> _instruments = new(StringComparer.Ordinal);
    private NumberValueReader _values = new(default, problems);
    private Currency _currency;

    public NumberSet Read(JsonCursor set)
    {
        var id = set.NeedText("id", "the name of the set");
        var version = set.NeedText("version", "a date, or a number that rises");
        var title = set.NeedProse("title", "what the set is, in a sentence");
        ReadCurrency(set);
        _values = new NumberValueReader(_currency, problems);
        ReadInstruments(set.Object("instruments"));
        var entries = new List<NumberEntry>();
        foreach (var node in set.NeedList("numbers", "a list of numbers"))
        {
            if (JsonCursor.Open(node, problems) is { } cursor && Entry(cursor) is { } entry)
            {
                if (entries.Any(e => e.Id == entry.Id))
                {
                    problems.Add(node, "number-duplicate", $"Two numbers are called '{entry.Id}'.", "one name for one number", entry.Id);
                    continue;
                }

                entries.Add(entry);
            }
        }

        var adjustments = set.List("adjustments").Select(node => Adjustment(node, entries)).OfType<Adjustment>().ToList();
        set.Close();
        return new NumberSet(id ?? "", version ?? "", title ?? "", entries, adjustments);
    }

    private void ReadCurrency(JsonCursor set)
    {
        if (set.NeedText("currency", "a code of ISO 4217, such as GBP") is { } code && !Currency.TryOf(code, out _currency))
        {
            problems.Add(
                set.Find("currency")!,
                "currency-unknown",
                $"'{code}' is not a currency.{CurrencySigns.Meant(code)}",
                "a code of ISO 4217 in capital letters, such as GBP"
            );
        }
    }

    private void ReadInstruments(JsonCursor? instruments)
    {
        foreach (var node in instruments?.Node.Children ?? [])
        {
            if (JsonCursor.Open(node, problems) is { } cursor)
            {
                var title = cursor.NeedProse("title", "what the text is called");
                _instruments[node.Name] = new Citation(title ?? "")
                {
                    Link = cursor.Text("link"),
                    DateRead = cursor.Date("dateRead"),
                    Readings = cursor.Whole("readings"),
                };
                cursor.Close();
            }
        }
    }

    private Adjustment? Adjustment(JsonNode node, List<NumberEntry> entries)
    {
        if (JsonCursor.Open(node, problems) is not { } cursor)
        {
            return null;
        }

        var id = cursor.NeedName("id", "the name of the adjustment");
        var rule = cursor.NeedProse("rule", "the rule in words");
        var numbers = cursor.NeedList("numbers", "the ids of the numbers").Select(n => (Node: n, Id: cursor.TextOf(n) ?? "")).ToList();
        foreach (var (at, number) in numbers.Where(n => entries.TrueForAll(e => e.Id != n.Id)))
        {
            problems.Add(
                at,
                "adjusts-unknown",
                $"There is no number '{number}' to be adjusted{Nearest.MeantBy(number, [.. entries.Select(e => e.Id)])}.",
                "an id among the numbers of the set",
                number
            );
        }

        var due = cursor.Date("due");
        var source = Source(JsonCursor.Open(cursor.Need("source", "the text that has the rule"), problems));
        cursor.Close();
        return id is null || rule is null || source is null ? null : new Adjustment(id, rule, [.. numbers.Select(n => n.Id)], due, source);
    }

    private NumberEntry? Entry(JsonCursor entry)
    {
        var id = entry.NeedName("id", "a name, such as maximum.higher.fixed");
        var title = entry.NeedProse("title", "the name in tables");
        var unit = entry.NeedWord("unit", Unit.Money, Unit.Rate, Unit.Count, Unit.Choice);
        var of = entry.Word("of", Unit.Money, Unit.Rate, Unit.Count);
        var options =
            unit == Unit.Choice
                ? entry.NeedList("options", "the codes of the choices, in order").Select(o => entry.TextOf(o) ?? "").ToList()
                : [.. entry.List("options").Select(o => entry.TextOf(o) ?? "")];
        var values = entry.NeedList("values", "at least one value");
        entry.Close();

        // Without the unit no value can be read.
        if (unit is null)
        {
            return null;
        }

        var (scalar, input) = (
            new JsonScalar(unit.Value, _currency, options, problems),
            of is { } measure ? new JsonScalar(measure, _currency, [], problems) : null
        );
        var dated = new List<Dated<NumberValue>>();
        foreach (var node in values)
        {
            if (JsonCursor.Open(node, problems) is { } cursor && Value(cursor, scalar, input) is { } value)
            {
                if (
                    dated.Find(d => value.From < (d.Until ?? LocalDate.MaxIsoValue) && d.From < (value.Until ?? LocalDate.MaxIsoValue)) is
                    { } other
                )
                {
                    problems.Add(
                        node,
                        "period-overlap",
                        $"'{id}' has two values on one day: one holds {Text.Period(other.From, other.Until)}, another "
                            + $"{Text.Period(value.From, value.Until)}.",
                        "periods that do not overlap; the until-day is excluded",
                        id
                    );
                    continue;
                }

                dated.Add(value);
            }
        }

        return id is null || title is null || dated.Count == 0
            ? null
            : new NumberEntry(id, title, unit.Value, new Timeline<NumberValue>(dated));
    }

    private Dated<NumberValue>? Value(JsonCursor value, JsonScalar scalar, JsonScalar? input)
    {
        var (from, until) = _values.Period(value);
        var basis = value.NeedWord("basis", Basis.Statute, Basis.Guidance, Basis.Model);
        var source = Source(JsonCursor.Open(value.Need("source", "the text the number comes from"), problems));
        var number = input is null
            ? _values.Number(value, scalar, basis ?? default, source ?? Nowhere)
            : _values.Table(
                value,
                scalar,
                input,
                basis ?? default,
                source ?? Nowhere,
                row => row.Find("source") is { } cited ? Source(JsonCursor.Open(cited, problems)) : source ?? Nowhere
            );
        value.Close();
        return number is null || basis is null || source is null ? null : new Dated<NumberValue>(from, until, number);
    }

    private static Citation Nowhere { get; } = new("");

    private Citation? Source(JsonCursor? source)
    {
        if (source is null)
        {
            return null;
        }

        var instrument = source.NeedText("instrument", "one of the instruments of the set");
        var standing = source.NeedWord("standing", Enum.GetValues<Standing>());
        var (pinpoint, note) = (source.Prose("pinpoint"), source.Prose("note"));
        var (passage, says) = (source.Prose("passage"), source.Prose("says"));
        var (link, readings) = (source.Text("link"), source.Whole("readings"));
        source.Close();
        if (instrument is null || standing is null)
        {
            return null;
        }

        if (!_instruments.TryGetValue(instrument, out var text))
        {
            problems.Add(
                source.Find("instrument")!,
                "instrument-unknown",
                $"There is no instrument '{instrument}'.",
                Text.List(_instruments.Keys),
                instrument
            );
            return null;
        }

        return text with
        {
            Pinpoint = pinpoint ?? "",
            Passage = passage,
            Standing = standing.Value,
            Link = link ?? text.Link,
            Readings = readings ?? text.Readings,
            Says = says,
            Note = note,
        };
    }
}
