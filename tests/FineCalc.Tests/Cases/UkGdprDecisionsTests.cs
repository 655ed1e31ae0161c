using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace FineCalc.Tests;

/// <summary>
/// The ICO's decisions, in <c>uk-gdpr-decisions.json</c> beside this file: each published chain is worked out from its percentages, and
/// every number of it is held. The case files under
/// <c>docs/examples/uk-gdpr</c> were written by themselves and have to agree with these figures.
/// </summary>
public sealed class UkGdprDecisionsTests
{
    private static readonly Dictionary<string, JsonElement> Decisions = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("tests", "FineCalc.Tests", "Cases", "uk-gdpr-decisions.json")))
        .RootElement.GetProperty("decisions")
        .EnumerateArray()
        .ToDictionary(d => d.GetProperty("id").GetString()!);

    public static TheoryData<string> All => [.. Decisions.Keys];

    // One decision has no published step: that is said in the data, and nothing stands for it here.
    public static TheoryData<string> WithChains => [.. Decisions.Where(d => !d.Value.TryGetProperty("without", out _)).Select(d => d.Key)];

    [Fact]
    public void Every_decision_is_held_or_says_why_not()
    {
        Assert.Equal(13, Decisions.Count);
        Assert.Equal(["advanced-2025"], Decisions.Keys.Except(WithChains.Select(row => row.Data)));
        Assert.All(Decisions.Values, d => Assert.True(d.GetProperty("standing").GetString() is "read" or "reported"));
    }

    [Theory]
    [MemberData(nameof(WithChains))]
    public void Every_published_number_of_a_chain_comes_out(string id)
    {
        var decision = Decisions[id];
        var chains = decision.GetProperty("calculations").EnumerateArray().Select(c => new Chain(c)).ToList();
        var isPolicy = chains[0].Label == "RAP";
        var version = Regimes.UkGdpr.On(Day(decision, "noi_date") ?? Day(decision, "date_decision")!.Value);
        Assert.Equal(isPolicy, version.Until is not null);

        var facts = Shared(decision);
        foreach (var chain in chains)
        {
            facts = facts.WithInfringement(chain.Label, own => isPolicy ? chain.ByPolicy(own, decision) : chain.ByGuidance(own, decision));
        }

        var assessed = version.Assess(facts);
        Assert.All(chains, chain => chain.Hold(assessed, chains.Count == 1));
        Assert.Equal(Number(decision, "final_amount_gbp"), assessed.Amount.Amount);
        Assert.False(assessed.IsOpen);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_case_file_of_a_decision_has_its_amounts(string id)
    {
        var file = Repository.PathOf("docs", "examples", "uk-gdpr", id + ".json");
        var read = CaseJson.Parse(File.ReadAllText(file), id, Regimes.All);
        Assert.Equal(Number(Decisions[id], "final_amount_gbp"), read.Assess().Final.Amount.Amount);
        Assert.Equal(Number(Decisions[id], "noi_amount_gbp"), read.Published!.Provisional?.Amount);
    }

    private static Facts Shared(JsonElement decision)
    {
        var facts = Facts
            .None.With(UkGdpr.IsUndertaking, !Says(decision, "undertaking", false))
            .With(UkGdpr.IsPublicBody, Says(decision, "public_body", true));
        facts = (Number(decision, "turnover_gbp") ?? Number(decision, "turnover_gbp_about")) is { } turnover
            ? facts.With(UkGdpr.Turnover, Money.Gbp(turnover))
            : facts;
        facts = Number(decision, "hardship_gbp") is { } hardship ? facts.With(UkGdpr.HardshipPenalty, Money.Gbp(hardship)) : facts;

        // Until 2021 the maximum was in euros. The rate is rounded, and only holds the penalties of that time under it.
        facts = facts.With(
            new ExchangeRate(
                Currency.Eur,
                Currency.Gbp,
                0.9m,
                new LocalDate(2020, 11, 13),
                new Citation("FineCalc", "from memory", Standing.Unverified)
            )
        );
        foreach (var chain in decision.GetProperty("calculations").EnumerateArray())
        {
            facts = Number(chain, "covid_gbp") is { } covid ? facts.With(RegulatoryActionPolicy.Pandemic, Money.Gbp(-covid)) : facts;
            if (chain.TryGetProperty("settlement", out var settlement))
            {
                facts = facts.With(UkGdpr.Settlement, SettlementStage.AfterRepresentations);
                facts = Number(settlement, "pct") is { } share
                    ? facts.With(UkGdpr.SettlementDiscount, Rate.Percent(-share))
                    : facts.With(UkGdpr.SettlementAmount, Money.Gbp(-Number(settlement, "amount_gbp")!.Value));
            }
        }

        return facts;
    }

    private static bool Says(JsonElement of, string key, bool what) => of.TryGetProperty(key, out var value) && value.GetBoolean() == what;

    // A month stands for its first day.
    private static LocalDate? Day(JsonElement of, string key) =>
        of.TryGetProperty(key, out var value)
            ? LocalDatePattern.Iso.Parse(value.GetString() is { Length: 7 } month ? month + "-01" : value.GetString()!).Value
            : null;

    private static decimal? Number(JsonElement of, string key) =>
        of.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    // One published calculation. What goes in are the percentages and the amounts the notice set; what has to come out is noted on the way.
    private sealed class Chain(JsonElement chain)
    {
        private readonly List<(string Step, decimal Value)> _held = [];
        private readonly HashSet<string> _used = ["label", "final_gbp", "covid_gbp", "settlement"];

        public string Label { get; } = chain.GetProperty("label").GetString()!;

        public Facts ByGuidance(Facts own, JsonElement decision)
        {
            var maximum = Out("statutory_max_gbp", "statutory-maximum")!.Value;
            own = own.With(UkGdpr.Tier, maximum == 8_700_000m ? MaximumTier.Standard : MaximumTier.Higher);
            own =
                Number(decision, "turnover_gbp") is null && !Says(decision, "undertaking", false)
                    ? own.With(UkGdpr.StatedMaximum, Money.Gbp(maximum))
                    : own;
            if (In("seriousness_pct") is { } seriousness)
            {
                own = own.With(UkGdpr.Seriousness, Rate.Percent(seriousness))
                    .With(UkGdpr.SizeFactor, Rate.Percent(In("turnover_adjustment_pct")!.Value));
                var (start, after4) = (Out("starting_point_gbp", "starting-point")!.Value, Out("after_step4_gbp", "after-step-4")!.Value);
                foreach (var factor in Rows("step4"))
                {
                    var (share, isMitigating) = (Number(factor, "pct")!.Value, factor.GetProperty("direction").GetString() == "mitigating");
                    own = own.With(isMitigating ? UkGdpr.CombinedMitigation : UkGdpr.CombinedAggravation, Rate.Percent(share));
                    Assert.Equal(Number(factor, "amount_gbp") ?? start * share / 100m, start * share / 100m);
                }

                return Step5(own, after4);
            }

            // Without the steps before, the amount they led to is given, and the public sector approach takes off the rest.
            var before = Number(decision, "before_public_sector_gbp")!.Value;
            _held.Add(("after-step-5", before));
            _used.UnionWith(["step4", "step5", "after_step5_gbp"]);
            var spared = before + Assert.Single(Rows("step5").Select(s => Number(s, "amount_gbp")!.Value));
            Assert.Equal(Number(chain, "after_step5_gbp"), spared);
            return own.With(UkGdpr.Step5Replacement, Money.Gbp(before)).With(UkGdpr.PublicSectorPenalty, Money.Gbp(spared));
        }

        public Facts ByPolicy(Facts own, JsonElement decision)
        {
            own = own.With(UkGdpr.Tier, MaximumTier.Higher)
                .With(RegulatoryActionPolicy.FinancialGain, Money.Gbp(In("step1") ?? 0m))
                .With(RegulatoryActionPolicy.AggravatingAmount, Money.Gbp(In("step3") ?? 0m))
                .With(RegulatoryActionPolicy.DeterrentAmount, Money.Gbp(In("step4") ?? 0m));
            if (In("step2") is { } severity)
            {
                own = own.With(RegulatoryActionPolicy.ScaleAndSeverity, Money.Gbp(severity));
                _held.AddRange([("after-step-2", severity), ("after-step-3", severity), ("after-step-4", severity)]);
            }
            else if (In("starting_point_gbp") is { } start)
            {
                var (adjusted, spared) = (
                    Out("after_adjustments_gbp", "after-step-5")!.Value,
                    Out("public_sector_gbp", "after-public-sector")!.Value
                );
                return own.With(RegulatoryActionPolicy.ScaleAndSeverity, Money.Gbp(start))
                    .With(RegulatoryActionPolicy.MitigatingAmount, Money.Gbp(start - adjusted))
                    .With(UkGdpr.PublicSectorReduction, Rate.Fraction(1m - (spared / adjusted)));
            }
            else
            {
                // 3.25% of a turnover that is withheld: no later step may change what it came to.
                Assert.Equal(3.25m, In("step2_pct_of_turnover"));
                own = own.With(RegulatoryActionPolicy.ScaleAndSeverity, Money.Gbp(Number(decision, "final_amount_gbp")!.Value));
            }

            if (In("step5_pct") is { } mitigating)
            {
                _ = Out("after_step5", "after-step-5");
                return own.With(RegulatoryActionPolicy.MitigatingShare, Rate.Percent(-mitigating));
            }

            _used.Add("step5");
            return Number(chain, "step5") is { } amount
                ? own.With(RegulatoryActionPolicy.MitigatingAmount, Money.Gbp(-amount))
                : own.With(UkGdpr.Step5Replacement, Money.Gbp(Number(chain, "final_gbp")!.Value));
        }

        public void Hold(Assessment assessed, bool isOnly)
        {
            Assert.All(
                _held,
                h =>
                    Assert.True(
                        assessed.Find(h.Step, Label)?.Value == h.Value,
                        $"{Label}: {h.Step} is {assessed.Find(h.Step, Label)?.Value}, and {h.Value} was published"
                    )
            );
            Assert.Empty(chain.EnumerateObject().Select(p => p.Name).Except(_used));
            Assert.Equal(Number(chain, "final_gbp"), isOnly ? assessed.Amount.Amount : assessed.Find("after-step-5", Label)!.Value);
            if (chain.TryGetProperty("settlement", out var settlement))
            {
                Assert.Equal(Number(settlement, "amount_gbp"), assessed.Amount.Amount - assessed.Provisional.Likely.Amount);
            }
        }

        // A percentage; or an amount; or a percentage whose result the notice rounds to a round figure, which then stands in its place.
        private Facts Step5(Facts own, decimal after4)
        {
            var after5 = Out("after_step5_gbp", "after-step-5")!.Value;
            foreach (var step in Rows("step5"))
            {
                var (share, amount) = (Number(step, "pct"), Number(step, "amount_gbp"));
                var calculated = after4 + (share is { } s ? after4 * s / 100m : amount!.Value);
                if (calculated == after5)
                {
                    Assert.Equal(amount ?? after5 - after4, after5 - after4);
                    own = share is { } percentage
                        ? own.With(UkGdpr.Step5Percentage, Rate.Percent(percentage))
                        : own.With(UkGdpr.Step5Amount, Money.Gbp(amount!.Value));
                }
                else
                {
                    Assert.Equal(after5, Math.Round(calculated / 100_000m) * 100_000m);
                    own = own.With(UkGdpr.Step5Replacement, Money.Gbp(after5));
                }
            }

            return own;
        }

        private JsonElement[] Rows(string key)
        {
            _used.Add(key);
            return chain.TryGetProperty(key, out var rows) ? [.. rows.EnumerateArray()] : [];
        }

        private decimal? In(string key)
        {
            _used.Add(key);
            return Number(chain, key);
        }

        private decimal? Out(string key, string step)
        {
            var value = In(key);
            if (value is { } published)
            {
                _held.Add((step, published));
            }

            return value;
        }
    }
}
