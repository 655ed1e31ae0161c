using NodaTime;

namespace FineCalc.Tests.Json;

internal enum Intent
{
    Negligent,
    GrosslyNegligent,
    Intentional,
}

/// <summary>A small regime with a question of every unit, two versions and a check, and a case that uses all that a file can say.</summary>
internal static class Tribunal
{
    public static readonly Fact<Money> Turnover = Fact.Money("turnover", "Turnover", "What was the turnover?").From(Money.Gbp(0));

    public static readonly Fact<bool> Repeated = Fact.Flag("repeated", "Repeated", "Was it repeated?")
        .Default(false, "the case names no earlier infringement");

    public static readonly Fact<Intent> Intent = Fact.Choice(
            "intent",
            "Intent",
            "Was it intended?",
            (Json.Intent.Negligent, "through negligence"),
            (Json.Intent.GrosslyNegligent, "through gross negligence"),
            (Json.Intent.Intentional, "on purpose")
        )
        .PerInfringement();

    public static readonly Fact<Count> People = Fact.Count("people", "People", "How many people were affected?", "people")
        .From(0)
        .Whole()
        .PerInfringement()
        .Default(0, "nobody is named");

    public static readonly Fact<Rate> Share = Fact.Rate("share", "Share", "What share of the turnover?")
        .Within(Rate.Zero, Rate.One)
        .AsJudgement()
        .PerInfringement();

    public static readonly Fact<Money> Discount = Fact.Money("discount", "Discount", "What is taken off?")
        .From(Money.Gbp(0))
        .AsJudgement()
        .Default(Money.Gbp(0), "nothing is taken off");

    public static readonly Fact<Rate> OldShare = Fact.Rate("old-share", "Old share", "Which share under the old rules?")
        .Within(Rate.Zero, Rate.One)
        .AsJudgement();

    public static readonly Regime Regime = FineCalc.Regime.Define(
        new RegimeInfo("tribunal", "Tribunal fines", Currency.Gbp)
        {
            DateMeaning = "the day of the notice",
            Dates =
            [
                new DateRule("notice", "the day of the notice"),
                new DateRule("order", "the day of the order", "no notice is given; the order selects"),
            ],
        },
        [
            new MethodPeriod("Old rules", new LocalDate(2018, 5, 25), new LocalDate(2024, 3, 18), _ => Old()),
            new MethodPeriod("New rules", new LocalDate(2024, 3, 18), null, _ => New()),
        ]
    );

    public static readonly RegimeCatalog Catalog = new(Regime);

    public static readonly RegimeVersion Version = Regime.Versions[1];

    // One thing a line, so that a test can say on which line a mistake is.
    public const string Whole = """
        {
          "$schema": "../case.schema.json",
          "case": "acme-2025",
          "title": "Acme Ltd",
          "regime": "tribunal",
          "dates": { "notice": "2024-08", "order": "2025-03-26", "incident": "2022" },
          "facts": {
            "turnover": "USD 1,000,000.50",
            "repeated": true
          },
          "judgements": { "discount": 1000 },
          "infringements": [
            {
              "name": "First",
              "provisions": [ "s 1", "s 2(1)" ],
              "facts": { "intent": "grossly-negligent", "people": [ 10, 20, 30 ] },
              "judgements": {
                "share": { "value": "10%", "note": "para 12", "source": "Notice", "standing": "read", "link": "https://example.org" }
              }
            },
            {
              "name": "Second",
              "facts": { "intent": "negligent", "people": 5 },
              "judgements": { "share": { "low": "1%", "likely": 0.02, "high": "3%" } }
            }
          ],
          "representations": {
            "note": "Heard in May",
            "judgements": { "discount": null },
            "infringements": [
              { "name": "First", "facts": { "people": 15 }, "judgements": { "share": "8%" } },
              { "name": "Second", "withdrawn": true },
              { "name": "Third", "added": true, "provisions": [ "s 9" ], "facts": { "intent": "intentional" },
                "judgements": { "share": 0.5 } }
            ],
            "exchangeRates": [ { "from": "EUR", "to": "GBP", "rate": 0.85, "date": "2025-03-26", "source": "ECB" } ]
          },
          "stages": [
            { "name": "Court", "date": "2026-02", "source": "Judgment", "standing": "read", "amount": 70000, "note": "Heard in public",
              "judgements": { "discount": 2000 } },
            { "name": "Court of Appeal", "source": "Press", "amount": "GBP 60,000" }
          ],
          "exchangeRates": [
            { "from": "USD", "to": "GBP", "rate": 0.766039, "date": "2024-03-28", "source": {
              "instrument": "Bank of England", "pinpoint": "XUDLGBD", "standing": "reported", "dateRead": "2026-11-01", "note": "daily" } }
          ],
          "published": {
            "source": "Order", "standing": "read", "link": "https://example.org/order",
            "provisional": "GBP 80,000", "final": 90000.25, "tolerance": 0.5,
            "steps": [
              { "step": "fine-each", "infringement": "First", "value": 76603.94 },
              { "step": "share-each", "infringement": "First", "stage": "provisional", "low": "9%", "high": "10%", "tolerance": "0.1%" },
              { "step": "penalty", "value": "GBP 90,000" }
            ]
          },
          "notes": [ "An invented case." ],
          "help": { "anything": [ 1, { "else": null } ] }
        }
        """;

    /// <summary>The least a case can say.</summary>
    public const string Least = """
        {
          "case": "least", "title": "Least Ltd", "regime": "tribunal",
          "dates": { "notice": "2024-08-07" },
          "facts": { "turnover": 100, "intent": "negligent" },
          "judgements": { "share": 0.1 }
        }
        """;

    public static Case Read(string text) => CaseJson.Parse(text, "case.json", Catalog);

    /// <summary>The problems of a text that is no case.</summary>
    public static IReadOnlyList<Problem> Problems(string text)
    {
        var isCase = CaseJson.TryParse(text, "case.json", Catalog, out var read, out var problems);
        Assert.False(isCase);
        Assert.Null(read);
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.True(p is { File: "case.json", Line: > 0 }, p.ToString()));
        return problems;
    }

    /// <summary>A text with one part of it changed; the part is there, once.</summary>
    public static string With(this string text, string part, string other)
    {
        Assert.Equal(2, text.Split(part).Length);
        return text.Replace(part, other, StringComparison.Ordinal);
    }

    private static Method New()
    {
        var source = new Citation("Rules", "s 1");
        var share = ((Step<Rate>)Share).Named("share-each", "Share", source);
        var fine = (
            (Step<Money>)Turnover * share
            + Step.Of(Money.Gbp(1), source) * (Step<Count>)People
            + Step.Of(Money.Gbp(0), source).When(Step.Ask(Intent).Is(Json.Intent.Negligent), Step.Of(Money.Gbp(5), source))
        ).Named("fine-each", "Fine", source);
        var sum = Step.SumOver(fine).Named("sum", "Sum", source);
        return new Method((sum - Discount).AtLeast(Step.Of(Money.Gbp(0), source)).Named("penalty", "Penalty", source))
        {
            Checks =
            [
                new Check(
                    "repeat-too-cheap",
                    !((Step<bool>)Repeated) | ((Step<Money>)Discount).IsBelow(Step.Of(Money.Gbp(50_000), source)),
                    "A repeated infringement earns no such discount.",
                    "a discount under GBP 50,000"
                )
                {
                    Subject = Discount,
                },
            ],
        };
    }

    private static Method Old() => new((Step.Ask(Turnover) * OldShare).Named("penalty", "Penalty", new Citation("Old rules", "s 1")));
}
