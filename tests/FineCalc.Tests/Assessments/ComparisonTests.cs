using NodaTime;

namespace FineCalc.Tests.Assessments;

/// <summary>
/// One case under several regimes: what carries over and what does not, what is lacking, and what an amount may be taken for.
/// </summary>
public class ComparisonTests
{
    private static readonly ExchangeRate ToEuro = new(Currency.Gbp, Currency.Eur, 1.15m, Own.FirstDay, Own.Source);
    private static readonly ExchangeRate FromEuro = new(Currency.Eur, Currency.Gbp, 0.87m, Own.FirstDay, Own.Source);

    private static readonly Facts Known = Facts
        .None.With(UkGdpr.Turnover, Money.Gbp(640_000_000), "from the accounts", Own.Source)
        .With(UkGdpr.Tier, MaximumTier.Higher)
        .With(UkGdpr.IsUndertaking, true)
        .With(UkGdpr.Seriousness, Rate.Percent(30))
        .With(UkGdpr.SizeFactor, Rate.One)
        .With(IncidentFacts.PeopleAffected, 5_000)
        .WithRange(IncidentFacts.Duration, new Spread<Count>(3, 4, 6))
        .With(IncidentFacts.Intent, Intent.Negligent)
        .With(IncidentFacts.Cooperation, CooperationLevel.Good)
        .With(IncidentFacts.Mitigation, MitigationLevel.Beyond)
        .With(IncidentFacts.Previous, PreviousLevel.Similar)
        .With(IncidentFacts.Discovery, Discovery.OwnMotion)
        .With(ToEuro)
        .With(FromEuro);

    private static Case Of(Facts facts, params CaseElsewhere[] elsewhere) =>
        new("x", "X", Regimes.UkGdpr.On(new LocalDate(2025, 9, 1)), facts)
        {
            Dates = new Dictionary<string, string>
            {
                ["notice-of-intent"] = "2025-09-01",
                ["decision"] = "2026-02-10",
                ["incident"] = "2024-11-18",
            },
            Elsewhere = elsewhere,
        };

    private static CaseElsewhere For(string id, Facts facts, params (string Id, string Date)[] dates) =>
        new(Regimes.All.Find(id)!, facts) { Dates = dates.ToDictionary(d => d.Id, d => d.Date) };

    private static ComparedRegime Row(Case of, string id, Currency? currency = null) =>
        of.Compare([Regimes.All.Find(id)!], currency).Rows.Single();

    private static readonly CaseElsewhere Standard = For(
        "eu-gdpr",
        Facts.None.With(EuGdpr.Tier, MaximumTier.Standard).With(EuGdpr.Seriousness, Rate.Percent(50)).With(EuGdpr.SizeFactor, Rate.One)
    );

    [Fact]
    public void The_row_of_the_cases_own_regime_is_the_assessment_of_the_case()
    {
        var own = Row(Of(Known, Standard), "uk-gdpr");

        Assert.True(own.IsOwn);
        Assert.Equal(Of(Known).Assess().Final.Range, own.Amount!.Own);
        Assert.Equal((own.Amount.Own, (ExchangeRate?)null), (own.Amount.Converted!.Value, own.Amount.Rate));
        Assert.Empty(own.CarriedOver);
    }

    [Fact]
    public void What_representations_changed_is_what_is_compared()
    {
        var row = Row(Of(Known, Standard) with { AfterRepresentations = Known.With(UkGdpr.Turnover, Money.Gbp(1_000_000_000)) }, "eu-gdpr");

        Assert.Equal(1_000_000_000m, row.CarriedOver.Single(c => c.From == UkGdpr.Turnover).Answer.Likely);
        Assert.Equal(Money.Eur(11_500_000), row.Amount!.Own.Likely);
    }

    [Fact]
    public void Questions_of_one_meaning_are_answered_by_one_answer_and_converted_by_the_cases_rate()
    {
        var row = Row(Of(Known, Standard), "eu-gdpr");

        Assert.Equal(
            [EuGdpr.Turnover.Id, EuGdpr.IsUndertaking.Id, "duration", "intent", "people-affected"],
            row.CarriedOver.Select(c => c.Answer.Fact.Id)
                .OrderBy(id =>
                    id == "turnover" ? 0
                    : id == "undertaking" ? 1
                    : 2
                )
                .ThenBy(id => id, StringComparer.Ordinal)
        );
        var turnover = row.CarriedOver.Single(c => c.Answer.Fact == EuGdpr.Turnover);
        Assert.Equal(
            (UkGdpr.Turnover, 640_000_000m, Currency.Gbp, "from the accounts", Own.Source, ToEuro, (string?)null),
            (
                turnover.From,
                turnover.Answer.Likely,
                turnover.Answer.Currency,
                turnover.Answer.Note,
                turnover.Answer.Source,
                turnover.Rate,
                turnover.Infringement
            )
        );

        // 2% of EUR 736m, half of it; then back to pounds.
        Assert.Equal(Money.Eur(7_360_000), row.Amount!.Own.Likely);
        Assert.Equal((Money.Gbp(6_403_200), FromEuro), (row.Amount.Converted!.Value.Likely, row.Amount.Rate));
        Assert.Equal(ComparedKind.Calculation, row.Kind);
    }

    [Fact]
    public void One_id_is_not_one_meaning_and_judgements_never_carry_over()
    {
        var row = Row(Of(Known), "eu-gdpr");

        // tier, seriousness, size-factor and four facts about one authority have the same ids in both.
        Assert.Equal(["tier"], row.Lacking.Select(l => l.Fact.Id));
        Assert.DoesNotContain(
            row.CarriedOver,
            c => c.From.IsJudgement || c.Answer.Fact.Id is "tier" or "cooperation" or "mitigation" or "previous" or "discovery"
        );
        Assert.Equal(
            (ComparedKind.None, (ComparedAmount?)null, (ComparedAmount?)null, (Assessment?)null),
            (row.Kind, row.Amount, row.Maximum, row.Assessment)
        );
    }

    [Fact]
    public void Methods_under_one_Regulation_share_its_tier_and_that_of_another_law_is_not_it()
    {
        var union = new Case(
            "x",
            "X",
            Regimes.EuGdpr.Versions[^1],
            Facts.None.With(EuGdpr.Tier, MaximumTier.Higher).With(EuGdpr.Turnover, Money.Eur(50))
        )
        {
            Dates = new Dictionary<string, string> { ["decision"] = "2024-06-01" },
        };

        Assert.Contains(Row(union, "de-gdpr-dsk").Regime.Versions.SelectMany(v => v.Facts), f => f == EuGdpr.Tier);
        Assert.Contains(
            CarryingOver.Answers(union.Facts, Regimes.All.Find("de-gdpr-dsk")!.Versions[0], Facts.None).Carried,
            c => c.From == EuGdpr.Tier
        );
        Assert.Equal([EuGdpr.Turnover], Row(union, "uk-gdpr").CarriedOver.Select(c => c.From));
        Assert.Equal([UkGdpr.Tier], Row(union, "uk-gdpr").Lacking.Select(l => l.Fact));
    }

    [Fact]
    public void One_object_that_several_laws_share_is_not_one_meaning_either()
    {
        var nis = new Case("x", "X", Regimes.All.Find("uk-nis")!.Versions[^1], Facts.None.With(Ceilings.Tier, CeilingTier.Second))
        {
            Dates = new Dictionary<string, string> { ["infringement"] = "2026-08-01" },
        };
        var row = Row(nis, "eu-nis2");

        Assert.Contains(Ceilings.Tier, row.Version!.Facts);
        Assert.Equal([Ceilings.Tier], row.Lacking.Select(l => l.Fact));
        Assert.Equal([Ceilings.UndertakingTurnover], row.MayLack.Select(l => l.Fact));
        Assert.Equal(["infringement"], row.DatesCarriedOver.Keys);
    }

    [Theory]
    [InlineData("eu-nis2", true)]
    [InlineData("eu-dma", true)]
    [InlineData("uk-pecr", true)]
    [InlineData("eu-dsa", false)]
    [InlineData("eu-ai-act", false)]
    [InlineData("uk-online-safety", false)]
    [InlineData("cn-pipl", false)]
    [InlineData("sg-pdpa", false)]
    [InlineData("eu-antitrust", false)]
    [InlineData("uk-cma", false)]
    [InlineData("eu-esma-emir", false)]
    [InlineData("uk-health-safety-organisations", false)]
    public void Turnover_carries_over_only_where_it_is_that_of_the_whole_undertaking(string id, bool carries)
    {
        var version = Regimes.All.Find(id)!.Versions[^1];
        var row = Row(Of(Known, For(id, Facts.None, (version.Regime.Info.Dates[0].Id, version.From.ToString("uuuu-MM-dd", null)))), id);

        Assert.Equal(carries, row.CarriedOver.Any(c => c.Answer.Fact.Id == "turnover"));
        Assert.Equal(carries, row.CarriedOver.Count > 0);
    }

    [Fact]
    public void What_the_case_says_for_a_regime_stands_before_what_carries_over()
    {
        var row = Row(Of(Known, Standard with { Facts = Standard.Facts.With(EuGdpr.Turnover, Money.Eur(1_000_000_000)) }), "eu-gdpr");

        Assert.DoesNotContain(row.CarriedOver, c => c.Answer.Fact == EuGdpr.Turnover);
        Assert.Equal(Money.Eur(10_000_000), row.Amount!.Own.Likely);
    }

    [Fact]
    public void A_law_with_nothing_but_a_maximum_has_no_amount_that_could_be_read_as_a_prediction()
    {
        var row = Row(
            Of(Known, For("eu-nis2", Facts.None.With(Ceilings.Tier, CeilingTier.First), ("infringement", "2025-01-01"))),
            "eu-nis2"
        );

        Assert.Equal((ComparedKind.Maximum, (ComparedAmount?)null), (row.Kind, row.Amount));
        Assert.Equal(Money.Eur(14_720_000), row.Maximum!.Own.Likely);
        Assert.Equal(Money.Gbp(12_806_400), row.Maximum.Converted!.Value.High);
        Assert.Contains("at most EUR 14,720,000, no prediction", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_version_says_whether_it_has_nothing_but_a_maximum()
    {
        foreach (var version in Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions))
        {
            Assert.True(version.IsMaximum == version.Regime.Info.Title.Contains("maximum", StringComparison.Ordinal), version.Id);
            Assert.Equal(version.IsMaximum, version.Steps[^1].Name.Contains("not a prediction", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_a_rate_an_amount_of_the_case_does_not_carry_into_a_wrong_one()
    {
        var none = Row(Of(Known, Standard) with { Facts = Without(Known, ToEuro) }, "eu-gdpr");
        Assert.Equal(("exchange-rate-missing", "turnover"), (Assert.Single(none.Problems).Code, none.Problems[0].Subject));
        Assert.Equal((ComparedKind.None, (ExchangeRate?)null), (none.Kind, none.CarriedOver.Single(c => c.From == UkGdpr.Turnover).Rate));

        // The inverse of a rate is not taken for it.
        var there = Row(Of(Known, Standard) with { Facts = Without(Known, FromEuro) }, "eu-gdpr");
        Assert.Equal(Money.Eur(7_360_000), there.Amount!.Own.Likely);
        Assert.Equal(
            ("exchange-rate-missing", "EURGBP", (Spread<Money>?)null),
            (there.Amount.Unconverted!.Code, there.Amount.Unconverted.Subject, there.Amount.Converted)
        );
        Assert.Equal(
            there.Amount.Own,
            Row(Of(Known, Standard) with { Facts = Without(Known, FromEuro) }, "eu-gdpr", Currency.Eur).Amount!.Converted
        );
    }

    [Fact]
    public void An_amount_too_large_for_the_other_currency_is_told()
    {
        var large = new ExchangeRate(Currency.Gbp, Currency.Usd, 1e25m, Own.FirstDay, Own.Source);

        Assert.Equal("amount-overflow", Row(Of(Known.With(large)), "uk-gdpr", Currency.Usd).Amount!.Unconverted!.Code);
    }

    [Fact]
    public void A_date_carries_over_where_it_is_the_same_date_and_an_assumption_is_told()
    {
        var toUnion = Row(Of(Known, Standard), "eu-gdpr");
        Assert.Equal(new Dictionary<string, string> { ["decision"] = "2026-02-10" }, toUnion.DatesCarriedOver);
        Assert.Equal("2026-02-10", toUnion.Case!.Dates["decision"]);
        Assert.Contains("UK GDPR fines", toUnion.Case.DateAssumption, StringComparison.Ordinal);

        // The other way there is no notice of intent, and the regime assumes what it always does.
        var union = new Case("x", "X", Regimes.EuGdpr.Versions[^1], Facts.None.With(EuGdpr.Tier, MaximumTier.Standard))
        {
            Dates = new Dictionary<string, string> { ["decision"] = "2024-03-17" },
        };
        var toKingdom = Row(union, "uk-gdpr");
        Assert.Equal(new LocalDate(2021, 1, 1), toKingdom.Version!.From);
        Assert.StartsWith("no notice of intent is given", toKingdom.Case!.DateAssumption, StringComparison.Ordinal);
        Assert.Equal(
            new LocalDate(2024, 3, 18),
            Row(union with { Elsewhere = [For("uk-gdpr", Facts.None, ("notice-of-intent", "2024-03-18"))] }, "uk-gdpr").Version!.From
        );
    }

    [Theory]
    [InlineData("us-hipaa", "assessment", "2026-03-01", "us-ftc", true)]
    [InlineData("eu-esma-emir", "infringement", "2026-03-01", "uk-nis", true)]
    [InlineData("us-hipaa", "decision", "2026-03-01", "eu-gdpr", true)]
    [InlineData("us-hipaa", "incident", "2026-03-01", "uk-nis", false)]
    [InlineData("us-hipaa", "assessment", "2026-03-01", "eu-gdpr", false)]
    [InlineData("us-ca-ccpa", "violation", "2026-03-01", "uk-nis", false)]
    public void A_date_that_any_case_may_give_carries_over_by_its_name_and_others_by_their_meaning(
        string from,
        string date,
        string day,
        string to,
        bool carries
    )
    {
        var row = Row(
            new Case("x", "X", Regimes.All.Find(from)!.Versions[^1], Facts.None)
            {
                Dates = new Dictionary<string, string> { [date] = day },
            },
            to
        );

        Assert.Equal(carries, row.Version is not null);
        Assert.Equal(carries ? [] : Regimes.All.Find(to)!.Info.Dates, row.LackingDates);
    }

    [Fact]
    public void A_day_without_a_version_or_with_two_is_told()
    {
        var early = Row(Of(Known, For("eu-nis2", Facts.None, ("infringement", "2020-01-01"))), "eu-nis2");
        Assert.Equal("date-not-in-force", Assert.Single(early.Problems).Code);
        Assert.Equal(
            (0, 0, (RegimeVersion?)null, ComparedKind.None),
            (early.Lacking.Count, early.LackingDates.Count, early.Version, early.Kind)
        );

        var between = Row(Of(Known, For("uk-pecr", Facts.None, ("infringement", "2026-02"))), "uk-pecr");
        Assert.Equal("date-ambiguous", Assert.Single(between.Problems).Code);
        Assert.Equal([Ceilings.Tier], between.Lacking.Select(l => l.Fact));
        Assert.Equal(
            "date-invalid",
            Assert.Single(Row(Of(Known, For("uk-pecr", Facts.None, ("infringement", "soon"))), "uk-pecr").Problems).Code
        );
    }

    [Fact]
    public void Without_a_date_what_every_version_needs_is_lacking_whichever_day_it_is()
    {
        var row = Row(Of(Known), "us-hipaa");

        Assert.Equal(Regimes.UsHipaa.Info.Dates, row.LackingDates);
        Assert.Equal(["tier", "violations"], row.Lacking.Select(l => l.Fact.Id).Order(StringComparer.Ordinal));
        Assert.Empty(row.Problems);
    }

    [Fact]
    public void What_a_method_would_ask_after_a_lacking_answer_is_told_as_well()
    {
        var row = Row(Of(Known, For("eu-cra", Facts.None, ("infringement", "2028-01-01"))), "eu-cra");

        Assert.Equal([Ceilings.Tier], row.Lacking.Select(l => l.Fact));
        Assert.Equal([Ceilings.Turnover], row.MayLack.Select(l => l.Fact));
    }

    [Fact]
    public void An_answer_out_of_the_other_regimes_range_is_told_and_gives_no_amount()
    {
        var (narrow, source) = (Fact.Count("people", "People", "How many?", "people").Within(0, 100).Means("people-affected"), Own.Source);
        var small = Regime.Define(
            "small",
            "Small",
            Currency.Gbp,
            Own.FirstDay,
            _ => (Own.Pounds(2) * Step.Ask(narrow)).Named("fine", "Fine", source)
        );
        var row = Of(Known, new CaseElsewhere(small, Facts.None) { Dates = new Dictionary<string, string> { ["date"] = "2025-06-01" } })
            .Compare([small])
            .Rows[0];

        Assert.Equal(("fact-out-of-range", "people"), (Assert.Single(row.Problems).Code, row.Problems[0].Subject));
        Assert.Null(row.Amount);
    }

    [Fact]
    public void A_meaning_with_another_unit_or_other_options_is_not_the_same_question()
    {
        var (asMoney, asOthers) = (
            Fact.Money("people", "People", "How much?").Means("people-affected"),
            Fact.Choice("intent", "Intent", "Which?", (Care.None, "none"), (Care.SomeCare, "some"), (Care.Full, "full")).Means("intent")
        );
        var strange = Regime.Define(
            "strange",
            "Strange",
            Currency.Gbp,
            Own.FirstDay,
            _ =>
                (
                    Step.Ask(asMoney)
                    + Step.ByCategory<Care, Money>(
                        asOthers,
                        (Care.None, Own.Pounds(1)),
                        (Care.SomeCare, Own.Pounds(2)),
                        (Care.Full, Own.Pounds(3))
                    )
                ).Named("fine", "Fine", Own.Source)
        );
        var row = Of(Known, new CaseElsewhere(strange, Facts.None) { Dates = new Dictionary<string, string> { ["date"] = "2025-06-01" } })
            .Compare([strange])
            .Rows[0];

        Assert.Empty(row.CarriedOver);
        Assert.Equal(["people", "intent"], row.Lacking.Select(l => l.Fact.Id));
    }

    [Fact]
    public void A_judgement_has_no_meaning_beyond_its_regime()
    {
        Assert.Throws<InvalidOperationException>(() => Ask.Share.Means("share"));
        Assert.Throws<InvalidOperationException>(() => Ask.People.Means("people").AsJudgement());
        Assert.Throws<ArgumentException>(() => Ask.People.Means(" "));
        Assert.Equal("people", Ask.People.Means("people").Meaning);
    }

    [Fact]
    public void A_method_asks_one_question_of_a_meaning()
    {
        var problem = Own.OnlyProblem(() =>
            Own.Version(
                (Own.Pounds(1) * Step.Ask(Ask.People.Means("people")))
                    + (Own.Pounds(1) * Step.Ask(Fact.Count("folk", "Folk", "How many?", "people").Means("people")))
            ).Id
        );

        Assert.Equal(("method-duplicate-meaning", "people"), (problem.Code, problem.Subject));
    }

    [Fact]
    public void Of_several_meanings_that_are_asked_twice_the_first_is_told()
    {
        static Step<Money> Asked(string id, string meaning) =>
            Own.Pounds(1) * Step.Ask(Fact.Count(id, id, "How many?", "people").Means(meaning));

        var method = Asked("a", "first") + Asked("b", "second") + Asked("c", "first") + Asked("d", "second");
        var problem = Own.OnlyProblem(() => Own.Version(method).Id);
        Assert.Equal(("first", "'a' and 'c' both mean 'first'."), (problem.Subject, problem.Message));
    }

    [Fact]
    public void Facts_that_ship_with_one_meaning_have_one_unit_and_the_same_options()
    {
        var facts = Regimes
            .All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions)
            .SelectMany(v => v.Facts)
            .Where(f => f.Meaning is not null)
            .Distinct()
            .ToList();

        Assert.True(facts.Count >= 12);
        Assert.All(
            facts,
            one =>
                Assert.All(
                    facts.Where(f => f.Meaning == one.Meaning),
                    other =>
                        Assert.True(
                            one.Content.AsksTheSameAs(other.Content) && one.IsPerInfringement == other.IsPerInfringement,
                            $"{one} and {other}"
                        )
                )
        );
        Assert.DoesNotContain(facts, f => f.IsJudgement);
    }

    [Fact]
    public void A_regime_with_a_number_replaced_has_the_cases_own_answers()
    {
        var changed = Regimes.UkGdpr.Override("maximum.higher.turnover", Rate.Percent(8), "twice as much");
        var rows = Of(Known).Compare([Regimes.UkGdpr, changed]).Rows;

        Assert.Equal(rows[0].Amount!.Own.Likely * Rate.Percent(200), rows[1].Amount!.Own.Likely);
        Assert.True(rows[1].IsOwn && rows[1].Version!.Regime == changed);
        Assert.Empty(rows[1].CarriedOver);

        // A version that the case states, and its dates do not select, is kept.
        var stated = Of(Known) with
        {
            Version = Regimes.UkGdpr.Versions[0],
            Facts = Facts
                .None.With(UkGdpr.Tier, MaximumTier.Higher)
                .With(UkGdpr.StatedMaximum, Money.Gbp(1))
                .With(RegulatoryActionPolicy.ScaleAndSeverity, Money.Gbp(1)),
        };
        Assert.All(stated.Compare([Regimes.UkGdpr, changed]).Rows, r => Assert.Equal(Regimes.UkGdpr.Versions[0].From, r.Version!.From));
    }

    private static Facts Without(Facts facts, ExchangeRate rate) =>
        facts.ExchangeRates.Where(r => r != rate).Aggregate(facts.Answers.Aggregate(Facts.None, (f, a) => f.With(a)), (f, r) => f.With(r));
}
