using FineCalc.Steps;

namespace FineCalc.Tests;

/// <summary>
/// A reform of a number leaves no sentence false: a regime says its numbers from the numbers (<see cref="NumbersInForce.Say"/>), and none a
/// second time in its words or in its code.
/// </summary>
public class SaidNumbersTests
{
    // Every number but 0 becomes another, which no text says; their order stays.
    private const decimal Other = 0.9863m;

    // What says the same number and means another thing, or cannot change with it.
    private static readonly (string Regime, string Where, string Words, string Reason)[] Allowed =
    [
        .. from regime in new[] { "uk-gdpr", "eu-gdpr" }
        from size in new[] { "2 million", "10 million", "50 million", "500 million" }
        where regime == "eu-gdpr" || size != "500 million"
        select (regime, "question size-class", size, "a rough size of the answer's own; the data have tiers of turnover"),
        ("kr-pipa", "question second-adjustment", "50%", "the bounds of the adjustment; the half of the data is a place in a range"),
        ("kr-pipa", "question second-adjustment", "-50%", "the bounds of the adjustment; the half of the data is a place in a range"),
        ("nl-gdpr", "question place-in-band", "50%", "the middle of a band; the half of the data is the raise for repetition"),
        ("uk-cma", "question duration-rule", "a quarter", "a part of a year"),
        ("uk-hmrc-behaviour", "question telling", "30%", "what telling can earn of the reduction; the data have percentages of the tax"),
        ("uk-hmrc-behaviour", "question helping", "40%", "what helping can earn of the reduction; the data have percentages of the tax"),
        ("uk-hmrc-behaviour", "question giving-access", "30%", "what access can earn; the data have percentages of the tax"),
    ];

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_reform_of_its_numbers_leaves_no_sentence_of_a_regime_false(string id)
    {
        var stale = Regimes
            .All.Find(id)!
            .Versions.SelectMany(Stale)
            .Where(s => !Array.Exists(Allowed, a => a.Regime == id && a.Where == s.Where && a.Words == s.Words))
            .Select(s => $"{s.Where} says {s.Words}, which a reform may change: {s.Text}")
            .Distinct()
            .ToList();

        Assert.True(stale.Count == 0, string.Join('\n', stale));
        Assert.All(Regimes.All.Find(id)!.Versions, v => Assert.NotEmpty(Reformed(v).Replaced));
    }

    [Fact]
    public void Every_exception_is_still_needed()
    {
        var stale = Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions.SelectMany(Stale).Select(s => (id, s.Where, s.Words)));

        Assert.Empty(Allowed.Select(a => (a.Regime, a.Where, a.Words)).Except(stale));
        Assert.All(Allowed, a => Assert.NotEmpty(a.Reason));
    }

    [Fact]
    public void A_number_that_stands_a_second_time_is_found_wherever_it_stands()
    {
        var regime = Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp) { DateMeaning = "the day since which 35% counts" },
            [
                new MethodPeriod(
                    "Own",
                    Own.FirstDay,
                    null,
                    law =>
                    {
                        var share = law.Rate("share", "Share", Rate.Percent(35), Own.Source);
                        var most = law.Money("most", "Most", Money.Gbp(20_000_000), Own.Source);
                        var times = law.Count("times", "Times", 2, Own.Source);
                        var asked = Fact.Rate("asked", "Asked", "Which share, of up to 35 per cent?").Within(Rate.Zero, Rate.Percent(35));
                        var turnover = Fact.Money("turnover", "Turnover", "Which?").Default(Money.Gbp(1), "under GBP 20 million");
                        var fine = (turnover * asked * times)
                            .CappedAt(most)
                            .AtLeast(Step.Constant(Money.Gbp(20_000_000)))
                            .Named("fine", "Twice the fine", Own.Source with { Note = "Section 35, since 2 May 2035." });
                        return new Method(fine)
                        {
                            Checks =
                            [
                                new Check("own-share", share.IsAbove(asked), $"Under {law.Say("share")}.", "up to 20,000,000, or 36%"),
                            ],
                        };
                    }
                ),
            ]
        );

        Assert.Equal(
            [
                ("check own-share", "20,000,000"),
                ("question asked", "35 per cent"),
                ("question asked", "35%"),
                ("question turnover", "GBP 20 million"),
                ("step fine", "GBP 20,000,000"),
                ("step fine", "Twice"),
                ("which date counts", "35%"),
            ],
            regime.Versions.SelectMany(Stale).Select(s => (s.Where, s.Words)).Order()
        );
    }

    [Fact]
    public void Some_sentences_say_numbers_and_say_those_in_force()
    {
        var said = Regimes
            .All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions)
            .Sum(v =>
            {
                var (others, reformed) = Reformed(v);
                var before = Texts(v).SelectMany(t => SaidNumbers.In(t.Text)).Count(s => IsOf(others, s));
                return before - Texts(reformed).SelectMany(t => SaidNumbers.In(t.Text)).Count(s => IsOf(others, s));
            });

        Assert.InRange(said, 10, 100_000);
    }

    // The sentences of a version that still say a number after every number was replaced.
    private static IEnumerable<(string Where, string Words, string Text)> Stale(RegimeVersion version)
    {
        var (replaced, reformed) = Reformed(version);
        return from text in Texts(reformed)
            from said in SaidNumbers.In(text.Text)
            where IsOf(replaced, said)
            select (text.Where, said.Words.Trim(), text.Text);
    }

    // A sum is often said without its currency.
    private static bool IsOf(HashSet<(Unit, decimal)> numbers, (Unit Unit, decimal Value, string Words) said) =>
        numbers.Contains((said.Unit, said.Value))
        || (said.Unit == Unit.Count && said.Value >= 1_000m && numbers.Contains((Unit.Money, said.Value)));

    // The version with every number replaced that it asks for, and what they were.
    private static (HashSet<(Unit, decimal)> Replaced, RegimeVersion Version) Reformed(RegimeVersion version)
    {
        var regime = version.Regime;
        var ofData =
            from entry in regime.Numbers.Numbers.Concat(regime.Model.Numbers)
            where entry.Unit is Unit.Money or Unit.Rate or Unit.Count && entry.Values.Find(version.From) is not null
            select (entry.Id, entry.Unit, Value: entry.Values.Find(version.From)!.Value);
        var ofCode =
            from number in version.Program.Nodes.OfType<NumberNode>()
            where number.Label is { Id.Length: > 0 } && number.Unit is Unit.Money or Unit.Rate or Unit.Count
            let value = new NumberValue(number.Low, number.Likely, number.High, number.Currency, null, number.Basis, number.Label!.Source!)
            select (number.Label!.Id, number.Unit, Value: value);
        var numbers = ofData.Concat(ofCode).DistinctBy(n => n.Id).ToDictionary(n => n.Id);
        while (numbers.Count > 0)
        {
            var reform = Reform.Named("other", "Every number another");
            foreach (var (id, unit, value) in numbers.Values)
            {
                reform = reform.With(new ReformChange(regime.Id, id, version.From, version.Until, "why", Another(unit, value)));
            }

            try
            {
                // Nothing and the whole are no numbers of one law alone.
                return (
                    [.. numbers.Values.SelectMany(n => Values(version, n.Id, n.Unit, n.Value)).Where(v => v.Item2 is not (0m or 1m))],
                    reform.Apply(regime).On(version.From)
                );
            }
            catch (ProblemException unasked)
            {
                Assert.All(unasked.Problems, p => Assert.True(numbers.Remove(p.Subject!), p.ToString()));
            }
        }

        return ([], version);
    }

    private static NumberOverride Another(Unit unit, NumberValue of)
    {
        var rows = of.Table?.Rows.Select(r => r with { UpTo = r.UpTo * Other, Low = r.Low * Other, High = r.High * Other });
        var table = rows is null ? null : new BandTable(of.Table!.Start, of.Table.Edge, [.. rows], of.Table.AsksIn, of.Table.GivesIn);
        return new(unit, of.Low * Other, of.Likely * Other, of.High * Other, of.Currency, table, "why", "other");
    }

    private static IEnumerable<(Unit, decimal)> Values(RegimeVersion version, string id, Unit unit, NumberValue of)
    {
        foreach (var value in of.Table is null ? [of.Low, of.Likely, of.High] : of.Table.Rows.SelectMany(r => new[] { r.Low, r.High }))
        {
            yield return (unit, decimal.Abs(value));
        }

        // What a table asks for, the step that asks it says.
        foreach (
            var asked in version.Program.Nodes.OfType<TableNode>().Where(t => t.Label!.Id == id).Select(t => t.Inputs[0].Unit).Distinct()
        )
        {
            foreach (var bound in of.Table!.Rows.Select(r => r.UpTo).OfType<decimal>())
            {
                yield return (asked, bound);
            }
        }
    }

    // All that a version says in words of its own: what its page, its messages and its help say.
    private static IEnumerable<(string Where, string Text)> Texts(RegimeVersion version) =>
        Words(version).Where(t => t.Text is { Length: > 0 }).Select(t => (t.Where, t.Text!)).Distinct();

    private static IEnumerable<(string Where, string? Text)> Words(RegimeVersion version)
    {
        var info = version.Regime.Info;
        return
        [
            ("title", info.Title),
            ("which date counts", info.DateMeaning),
            ("why it ends", info.EndNote),
            ("method", version.Name),
            .. info.Dates.Concat(info.AlsoDates).SelectMany(d => Each($"date {d.Id}", d.Help, d.Assumption)),
            .. version.Facts.SelectMany(f =>
                Each(
                    $"question {f.Id}",
                    [f.Name, f.Question, f.MissingWhy, f.Unit == Unit.Choice ? null : f.Allowed, .. f.Options.Select(o => o.Help)]
                )
            ),
            .. version.Steps.SelectMany(s => Each($"step {s.Id}", s.Name, s.Rule, s.Source.Note)),
            .. version.Numbers.Select(n => ($"number {n.Id}", (string?)n.Name)),
            .. version
                .Checks.Where(c => !c.Check.Code.StartsWith("replaced-", StringComparison.Ordinal))
                .SelectMany(c => Each($"check {c.Check.Code}", c.Check.Message, c.Check.Allowed)),
            .. version.Conditions.SelectMany(c => Each($"days of {c.Date}", c.Because, c.Otherwise, c.Source.Note)),
        ];

        static IEnumerable<(string, string?)> Each(string where, params IEnumerable<string?> texts) => texts.Select(t => (where, t));
    }
}
