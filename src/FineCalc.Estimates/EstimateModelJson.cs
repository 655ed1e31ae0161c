using System.Globalization;
using FineCalc.Json;
using NodaTime;

namespace FineCalc.Estimates;

/// <summary>Predictive tables as JSON. The code of every problem begins with <c>data-</c>.</summary>
internal static class EstimateModelJson
{
    /// <summary>The table that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ProblemException">The file cannot be used; every problem is carried, with its line.</exception>
    public static EstimateModel Read(Stream stream, string name) =>
        JsonProblems.Read(
            name,
            "data-",
            problems =>
                JsonCursor.Open(JsonReading.Read(JsonText.Decode(stream, problems), problems), problems) is { } cursor
                    ? new EstimateModelReader(problems).Read(cursor)
                    : null
        );

    /// <summary>A table as a file that reads back as the same table.</summary>
    public static string Write(EstimateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonWriting.Write(json => new EstimateModelWriter(json).Write(model));
    }
}

internal sealed class EstimateModelReader(JsonProblems problems)
{
    // The name in files of the defendants whose kind is not told.
    public const string NotTold = "not-told";

    public EstimateModel Read(JsonCursor of)
    {
        var (terms, countries, levels, rates) = (
            new List<EstimateTerm>(),
            new Dictionary<string, CountryEffect>(),
            new Dictionary<string, LogNumber>(),
            new Dictionary<string, IReadOnlyDictionary<int, double>>()
        );
        var deviations = new Dictionary<string, double>();
        var model = new EstimateModel(
            of.NeedText("id", "the name of the table") ?? "",
            of.NeedText("version", "a date, or a number that rises") ?? "",
            of.NeedText("title", "what the table is, in a sentence") ?? ""
        )
        {
            Currency =
                of.NeedText("currency", "a code of ISO 4217, such as EUR") is { } code && Currency.TryOf(code, out var currency)
                    ? currency
                    : Currency.Eur,
            FittedUntil = of.Date("fittedUntil") ?? default(LocalDate),
            Decisions = (int)(Number(of, "decisions") ?? 0d),
            Tested = of.Text("tested") ?? "",
            Base = Need(of, "base"),
            Deviation = Need(of, "deviation"),
            CountrySpread = Number(of, "countrySpread") ?? 0d,
            AnyLevel = Log(of.Object("anyLevel")),
            FinalOfProvisional =
            [
                .. of.List("finalOfProvisional").Select(node => JsonCursor.Open(node, problems)).OfType<JsonCursor>().Select(Final),
            ],
            Terms = terms,
            Countries = countries,
            Levels = levels,
            Rates = rates,
            Ordinary = JsonCursor.Open(of.Find("ordinary"), problems) is { } ordinary ? Read(ordinary) : null,
            Deviations = deviations,
            Baselines = [.. of.List("baselines").Select(node => JsonCursor.Open(node, problems)).OfType<JsonCursor>().Select(Read)],
        };
        foreach (var node in of.List("terms"))
        {
            if (JsonCursor.Open(node, problems) is { } cursor)
            {
                terms.Add(Term(cursor));
            }
        }

        Each(
            of,
            "countries",
            (name, cursor) =>
                countries.Add(
                    name,
                    new CountryEffect(Need(cursor, "effect"), (int)Need(cursor, "decisions")) { Scatter = Number(cursor, "scatter") ?? 1d }
                )
        );
        foreach (var node in of.Object("deviations")?.Node.Children ?? [])
        {
            deviations.Add(node.Name == NotTold ? "" : node.Name, Value(node) ?? 0d);
        }

        Each(of, "levels", (name, cursor) => levels.Add(name, Log(cursor)));
        Each(
            of,
            "rates",
            (name, cursor) =>
                rates.Add(
                    name,
                    cursor.Node.Children.ToDictionary(
                        year => int.Parse(year.Name, CultureInfo.InvariantCulture),
                        year => Need(cursor, year.Name)
                    )
                )
        );
        of.Close();
        return model;
    }

    private EstimateTerm Term(JsonCursor of)
    {
        var term = new EstimateTerm(
            of.NeedText("id", "a short stable name") ?? "",
            of.NeedText("name", "what the row says") ?? "",
            of.NeedText("fact", "the id of a fact") ?? "",
            of.NeedWord("kind", TermKind.PerTenfold, TermKind.Above, TermKind.OneOf, TermKind.Unknown) ?? default
        )
        {
            At = Number(of, "at") ?? 1d,
            From = Number(of, "from") ?? 1d,
            To = Number(of, "to") ?? double.MaxValue,
            Codes = Texts(of, "codes"),
            Defendants = Texts(of, "defendants"),
            Effect = Need(of, "effect"),
            EffectLow = Need(of, "effectLow"),
            EffectHigh = Need(of, "effectHigh"),
            Mean = Number(of, "mean") ?? 0d,
            Spread = Number(of, "spread") ?? 0d,
        };
        of.Close();
        return term;
    }

    private FinalShare Final(JsonCursor of)
    {
        var (id, countries) = (of.NeedText("id", "a short stable name") ?? "", Texts(of, "countries"));
        var (cases, higher) = ((int)Need(of, "cases"), (int)Need(of, "higher"));
        return new FinalShare(id, countries, Log(of), cases, higher);
    }

    private static string[] Texts(JsonCursor of, string key) => [.. of.List(key).Select(of.TextOf).OfType<string>()];

    private LogNumber Log(JsonCursor? of)
    {
        if (of is null)
        {
            return default;
        }

        var log = new LogNumber(Need(of, "centre"), Need(of, "deviation"));
        of.Close();
        return log;
    }

    private void Each(JsonCursor of, string key, Action<string, JsonCursor> read)
    {
        foreach (var node in of.Object(key)?.Node.Children ?? [])
        {
            if (JsonCursor.Open(node, problems) is { } cursor)
            {
                read(node.Name, cursor);
                cursor.Close();
            }
        }
    }

    private double Need(JsonCursor of, string key) => of.Need(key, "a number") is { } node ? Value(node) ?? 0d : 0d;

    private double? Number(JsonCursor of, string key) => of.Find(key) is { } node ? Value(node) : null;

    private double? Value(JsonNode node)
    {
        if (node.Kind != JsonKind.Number)
        {
            problems.WrongType(node, "a number");
            return null;
        }

        return (double)node.Number;
    }
}

internal sealed class EstimateModelWriter(JsonWriting json)
{
    public void Write(EstimateModel of)
    {
        json.Text("id", of.Id);
        json.Text("version", of.Version);
        json.Text("title", of.Title);
        json.Text("currency", of.Currency.Code);
        json.Text("fittedUntil", Text.Date(of.FittedUntil));
        json.Number("decisions", of.Decisions);
        json.TextIfAny("tested", of.Tested.Length > 0 ? of.Tested : null);
        Number("base", of.Base);
        json.List("terms", of.Terms, Term);
        Each(
            "countries",
            of.Countries,
            country =>
            {
                Number("effect", country.Effect);
                json.Number("decisions", country.Decisions);
                if (country.Scatter != 1d)
                {
                    Number("scatter", country.Scatter);
                }
            }
        );
        Number("countrySpread", of.CountrySpread);
        Number("deviation", of.Deviation);
        if (of.Deviations.Count > 0)
        {
            json.Object(
                "deviations",
                () =>
                {
                    foreach (var (kind, deviation) in of.Deviations.OrderBy(d => d.Key, StringComparer.Ordinal))
                    {
                        Number(kind.Length == 0 ? EstimateModelReader.NotTold : kind, deviation);
                    }
                }
            );
        }

        Each("levels", of.Levels, Log);
        json.Object("anyLevel", () => Log(of.AnyLevel));
        json.List(
            "finalOfProvisional",
            of.FinalOfProvisional,
            final =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", final.Id);
                        json.List("countries", final.Countries, country => json.Text(null, country));
                        json.Number("cases", final.Cases);
                        json.Number("higher", final.Higher);
                        Log(final.Share);
                    }
                )
        );
        Each(
            "rates",
            of.Rates,
            years =>
            {
                foreach (var (year, rate) in years.OrderBy(y => y.Key))
                {
                    Number(year.ToString(CultureInfo.InvariantCulture), rate);
                }
            }
        );
        if (of.Ordinary is { } ordinary)
        {
            json.Object("ordinary", () => Write(ordinary));
        }

        json.List("baselines", of.Baselines, baseline => json.Object(null, () => Write(baseline)));
    }

    private void Term(EstimateTerm of) =>
        json.Object(
            null,
            () =>
            {
                json.Text("id", of.Id);
                json.Text("name", of.Name);
                json.Text("fact", of.Fact);
                json.Text("kind", Text.Word(of.Kind));
                if (of.Kind is TermKind.PerTenfold or TermKind.Above)
                {
                    Number("at", of.At);
                }

                if (of.Kind == TermKind.PerTenfold)
                {
                    Number("from", of.From);
                    Number("to", of.To);
                }

                if (of.Codes.Count > 0)
                {
                    json.List("codes", of.Codes, code => json.Text(null, code));
                }

                if (of.Defendants.Count > 0)
                {
                    json.List("defendants", of.Defendants, code => json.Text(null, code));
                }

                Number("effect", of.Effect);
                Number("effectLow", of.EffectLow);
                Number("effectHigh", of.EffectHigh);
                Number("mean", of.Mean);
                Number("spread", of.Spread);
            }
        );

    private void Log(LogNumber of)
    {
        Number("centre", of.Centre);
        Number("deviation", of.Deviation);
    }

    private void Each<T>(string key, IReadOnlyDictionary<string, T> of, Action<T> write)
    {
        json.Object(
            key,
            () =>
            {
                foreach (var (name, value) in of.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    json.Object(name, () => write(value));
                }
            }
        );
    }

    // Four decimals of a logarithm are a fiftieth of a percent: more would claim what no decision tells.
    private void Number(string key, double value) =>
        json.Number(key, Math.Abs(value) < 1e4 ? Math.Round((decimal)value, 4) : (decimal)value);
}
