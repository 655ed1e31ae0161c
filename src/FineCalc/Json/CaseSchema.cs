using FineCalc.Steps;
using Newtonsoft.Json.Linq;
using NodaTime;
using static FineCalc.Json.SchemaParts;

namespace FineCalc.Json;

// The JSON Schema of case files. What is said more than once is a definition, so that the file stays short enough for an editor to read at
// once.
internal sealed class CaseSchema
{
    private readonly JObject _definitions = [];

    private static readonly JObject Amounts = AnyOf(Amount, Object([("low", Amount), ("high", Amount)], "low", "high"));

    private const string SomeDay = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

    private static readonly JObject Date = Described(Pattern($"^{SomeDay}$"), CaseDates.Allowed);

    private static readonly JObject Period = Described(Pattern($"^{SomeDay}(/{SomeDay})?$"), CaseDates.AllowedPeriod);

    public string Write(IReadOnlyList<Regime> regimes)
    {
        var schema = Object(
            ("$schema", AnyText),
            ("case", Described(AnyText, "A short name for the case")),
            ("title", Described(AnyText, "The party, or what the case is called")),
            ("regime", Codes(regimes.Select(r => r.Id))),
            ("dates", Typed("object")),
            ("version", Described(Day, "The first day of the version that was applied, where the dates do not tell")),
            ("chains", Described(AnyText, "The step that is worked out for each infringement and added up")),
            ("facts", Typed("object")),
            ("judgements", Typed("object")),
            ("infringements", Typed("array")),
            ("representations", Typed("object")),
            ("stages", Typed("array")),
            (
                "correlations",
                Described(
                    List(Object([("between", List(AnyText)), ("value", Typed("number"))], "between", "value")),
                    "How answers that are distributions hang together: the correlation of their normal scores, from -1 to 1"
                )
            ),
            (
                "exchangeRates",
                List(
                    Cited(
                        [
                            ("from", CurrencyCode),
                            ("to", CurrencyCode),
                            ("rate", Described(Typed("number"), "What one unit of the first currency is worth")),
                            ("date", Day),
                        ],
                        "from",
                        "to",
                        "rate",
                        "date",
                        "source"
                    )
                )
            ),
            (
                "published",
                Cited(
                    [
                        ("provisional", Amounts),
                        ("final", Amounts),
                        ("tolerance", Described(Typed("number"), "How far amounts may lie from the published ones")),
                        (
                            "steps",
                            List(
                                Object(
                                    [
                                        ("step", AnyText),
                                        ("infringement", AnyText),
                                        (
                                            "stage",
                                            Described(AnyText, "provisional, final or the name of a later stage; final if not given")
                                        ),
                                        ("value", new JObject()),
                                        ("low", new JObject()),
                                        ("high", new JObject()),
                                        ("tolerance", Described(AnyOf(Typed("number"), AnyText), "Of this step, in its own unit")),
                                    ],
                                    "step"
                                )
                            )
                        ),
                    ],
                    "source"
                )
            ),
            (
                "compare",
                Described(
                    Object([
                        .. regimes.Select(r => (r.Id, OrNull(Defined($"{r.Id}.elsewhere", () => Object(Given(r, hasChains: false)))))),
                    ]),
                    "What the case says for other regimes that it is compared under"
                )
            ),
            ("notes", List(AnyText)),
            ("help", Described(new JObject(), "What the questions mean; not read"))
        );
        schema["required"] = new JArray("case", "title", "regime");
        schema["oneOf"] = new JArray(regimes.Select(Of));
        schema["definitions"] = _definitions;
        return Whole(schema, "A case for FineCalc");
    }

    private JObject Of(Regime regime)
    {
        var facts = Questions(regime);
        (string Key, JObject Schema)[] changes =
        [
            ("facts", Answers(facts, false, regime)),
            ("judgements", Answers(facts, true, regime)),
            (
                "infringements",
                List(
                    Object(
                        [
                            ("name", AnyText),
                            ("added", Typed("boolean")),
                            ("withdrawn", Typed("boolean")),
                            ("provisions", List(AnyText)),
                            ("facts", Answers(facts, false, regime)),
                            ("judgements", Answers(facts, true, regime)),
                        ],
                        "name"
                    )
                )
            ),
            ("exchangeRates", List(Typed("object"))),
        ];
        var branch = new JObject
        {
            ["title"] = regime.Info.Title,
            ["properties"] = Properties([
                ("regime", Codes([regime.Id])),
                .. Given(regime, hasChains: true),
                ("representations", Object([("note", AnyText), .. changes])),
                (
                    "stages",
                    Described(
                        List(
                            Cited([("name", AnyText), ("date", Date), ("amount", Amount), ("note", AnyText), .. changes], "name", "source")
                        ),
                        "What became of the final amount: appeals, courts"
                    )
                ),
            ]),
            ["required"] = new JArray("regime"),
        };
        return branch;
    }

    // Dates and answers, as the case gives them for its own regime and, without chains, for others.
    private (string Key, JObject Schema)[] Given(Regime regime, bool hasChains)
    {
        var facts = Questions(regime);
        var (ofEach, each) = hasChains ? (facts, "") : ([.. facts.Where(f => f.IsPerInfringement)], "each.");
        return
        [
            ("dates", Object([.. CaseDates.IdsOf(regime.Info).Select(id => (id, OrNull(DateOf(regime.Info, id))))])),
            ("facts", Answers(facts, false, regime)),
            ("judgements", Answers(facts, true, regime)),
            (
                "infringements",
                List(
                    Object(
                        [
                            ("name", AnyText),
                            ("provisions", List(AnyText)),
                            ("facts", Answers(ofEach, false, regime, each)),
                            ("judgements", Answers(ofEach, true, regime, each)),
                        ],
                        "name"
                    )
                )
            ),
        ];
    }

    private static JObject DateOf(RegimeInfo info, string id)
    {
        var day = CaseDates.MayBePeriod(info, id) ? Period : Date;
        return CaseDates.RulesOf(info).FirstOrDefault(d => d.Id == id) is { } rule ? Described(day, rule.Help) : day;
    }

    private static IReadOnlyList<Fact> Questions(Regime regime) =>
        [.. regime.Versions.Reverse().SelectMany(v => v.Facts).DistinctBy(f => f.Id)];

    // The answers of a case, or of an infringement: which questions are of each depends on its chains, and the reader sees to it.
    private JObject Answers(IEnumerable<Fact> facts, bool isJudgement, Regime regime, string each = "") =>
        Defined(
            $"{regime.Id}.{each}{(isJudgement ? "judgements" : "facts")}",
            () =>
            {
                var answers = Object([
                    .. facts
                        .Where(f => f.IsJudgement == isJudgement)
                        .Select(f => (f.Id, Defined($"{regime.Id}.{f.Id}", () => Answer(f, regime)))),
                ]);
                if (isJudgement)
                {
                    answers["patternProperties"] = new JObject
                    {
                        [$"^({string.Join("|", Enum.GetValues<StepWord>().Select(Text.Word))})-."] = Defined("of-step", OfStep),
                    };
                }

                return answers;
            }
        );

    // Whatever step it is of, an answer is an amount, a rate or a number.
    private JObject OfStep()
    {
        var value = Defined("of-step.value", () => AnyOf(Typed("number"), AmountText, RateText));
        var three = List(value);
        (three["minItems"], three["maxItems"]) = (3, 3);
        return Described(
            AnyOf(
                value,
                three,
                Cited([("value", AnyOf(value, three)), ("low", value), ("likely", value), ("high", value), ("note", AnyText)]),
                Typed("null")
            ),
            "What the decision does at a step beside the method: the word, the step and, behind a point, why"
        );
    }

    private JObject Defined(string name, Func<JObject> schema)
    {
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = schema();
        }

        return new JObject { ["$ref"] = "#/definitions/" + name };
    }

    // One value, three for an open one, either with where it was learned, or nothing.
    private JObject Answer(Fact fact, Regime regime)
    {
        var value = Defined($"{regime.Id}.{fact.Id}.value", () => Scalar(fact, Wordings(fact, regime)));
        var three = List(value);
        (three["minItems"], three["maxItems"]) = (3, 3);
        var whole = Cited([("value", AnyOf(value, three)), ("low", value), ("likely", value), ("high", value), ("note", AnyText)]);
        var asked = Wordings(fact, regime).DistinctBy(w => w.Fact.Question).ToList();
        var question =
            asked.Count == 1
                ? fact.Question
                : string.Join(" ", asked.Select(w => $"In the version {Text.Date(w.From)}: {w.Fact.Question}"));
        return Described(
            AnyOf(value, three, whole, Distribution(), Typed("null")),
            $"{question} Allowed: {fact.Allowed}.{(fact.Unit == Unit.Money ? $" A number is of {regime.Info.Currency}." : "")}"
        );
    }

    // What is drawn by finecalc simulate. Of which values it is, the reader sees to.
    private JObject Distribution() =>
        Defined(
            "distribution",
            () =>
            {
                var schema = Cited([
                    .. DistributionReader.Kinds.Select(k =>
                        (
                            k.Key,
                            Described(
                                k.Key switch
                                {
                                    "choice" => new JObject { ["type"] = "object", ["additionalProperties"] = Typed("number") },
                                    "poisson" => Typed("number"),
                                    _ => Typed("array"),
                                },
                                k.Value
                            )
                        )
                    ),
                    ("shape", Described(Typed("number"), "Of a PERT: how much the mode weighs")),
                    ("between", Described(Typed("array"), "Of a beta or normal distribution: its ends")),
                    ("note", AnyText),
                ]);
                schema["anyOf"] = new JArray(DistributionReader.Kinds.Keys.Select(k => new JObject { ["required"] = new JArray(k) }));
                return Described(schema, "A distribution, for finecalc simulate");
            }
        );

    // A question as each version asks it.
    private static List<(LocalDate From, Fact Fact)> Wordings(Fact fact, Regime regime) =>
        [.. regime.Versions.Select(v => (v.From, Fact: v.FindFact(fact.Id))).Where(w => w.Fact is not null).Select(w => (w.From, w.Fact!))];

    // Amounts in other currencies and rates as texts have their range checked by the reader alone; so have bounds that hold on some days
    // only.
    private static JObject Scalar(Fact fact, List<(LocalDate From, Fact Fact)> wordings)
    {
        var number = Typed(fact is { Unit: Unit.Count } && wordings.TrueForAll(w => w.Fact.IsWhole) ? "integer" : "number");
        if (wordings.TrueForAll(w => w.Fact.AllowedLow is not null) && wordings.Min(w => w.Fact.AllowedLow) is { } low)
        {
            number["minimum"] = new JRaw(JsonWriting.Number(low));
        }

        if (wordings.TrueForAll(w => w.Fact.AllowedHigh is not null) && wordings.Max(w => w.Fact.AllowedHigh) is { } high)
        {
            number["maximum"] = new JRaw(JsonWriting.Number(high));
        }

        // A share above the whole is written as a text.
        if (fact.Unit == Unit.Rate && !wordings.Exists(w => w.Fact.AllowedHigh > 1m))
        {
            number["minimum"] ??= -1;
            number["maximum"] ??= 1;
        }

        return fact.Unit switch
        {
            Unit.Money => AnyOf(number, AmountText),
            Unit.Rate => AnyOf(number, RateText),
            Unit.Flag => Typed("boolean"),
            Unit.Choice => Codes(fact.Options.Select(o => o.Code)),
            _ => number,
        };
    }

    private JObject Cited((string Key, JObject Schema)[] properties, params string[] required) =>
        Object(
            [
                .. properties,
                ("source", Defined("source", () => AnyOf(AnyText, FieldSchema.Of(Citation.Fields)))),
                ("standing", StandingCode),
                ("link", AnyText),
            ],
            required
        );
}
