using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Fines under the PIPA: which day counts, half-open levels, adjustments one on the other, the highest fine and its second tier;
/// administrative fines by occurrence.
/// </summary>
public sealed class KrPipaTests
{
    private static readonly LocalDate First = new(2023, 9, 15),
        Greater = new(2026, 5, 19),
        Second = new(2026, 9, 11);

    private static readonly Facts Plain = Facts
        .None.With(KrPipa.Seriousness, PipaSeriousness.Serious)
        .With(KrPipa.TotalTurnover, Won(100_000_000_000))
        .With(KrPipa.BaseRate, Rate.Percent(2))
        .With(KrPipa.FirstAdjustment, Rate.Zero)
        .With(KrPipa.SecondAdjustment, Rate.Zero);

    [Fact]
    public void The_day_on_which_the_infringement_ended_counts()
    {
        Assert.Equal(
            [(First, (LocalDate?)Greater), (Greater, Second), (Second, null)],
            Regimes.KrPipa.Versions.Select(v => (v.From, v.Until))
        );
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.KrPipa.On(First.PlusDays(-1))).Problems).Code
        );
        Assert.Equal("infringement", Assert.Single(Regimes.KrPipa.Info.Dates).Id);
        Assert.DoesNotContain(KrPipa.Victims, Regimes.KrPipa.On(Second.PlusDays(-1)).Facts);
        Assert.Contains(KrPipa.Victims, Regimes.KrPipa.On(Second).Facts);

        // What was read until the day before is unverified from the second tier on.
        Assert.Equal((false, true), (Regimes.KrPipa.On(First).IsPreview, Regimes.KrPipa.On(Second).IsPreview));
    }

    // Wording is law too: what is asked of a day is what the decree had on it, and an answer to it is an answer to the one question.
    [Fact]
    public void The_turnover_is_asked_for_in_the_words_of_the_day()
    {
        var (before, since) = (
            Regimes.KrPipa.On(Greater.PlusDays(-1)).FindFact("total-turnover")!,
            Regimes.KrPipa.On(Greater).FindFact("total-turnover")!
        );
        Assert.Contains("yearly average of the turnover of the three business years", before.Question, StringComparison.Ordinal);
        Assert.DoesNotContain("greater", before.Question, StringComparison.Ordinal);
        Assert.Contains("Which is greater", since.Question, StringComparison.Ordinal);
        Assert.Equal(
            ("Art 60-2(1), in the text until 18 May 2026", "Art 60-2(1), as amended by Decree 36340 of 19 May 2026"),
            (before.Source!.Pinpoint, since.Source!.Pinpoint)
        );
        Assert.Same(since, Regimes.KrPipa.On(Second).FindFact("total-turnover"));
        Assert.True(before == since && before.Equals(KrPipa.TotalTurnover) && before.GetHashCode() == since.GetHashCode());

        var facts = Facts
            .None.With(KrPipa.TotalTurnover, Won(200_000_000_000))
            .With(KrPipa.Seriousness, PipaSeriousness.VerySerious)
            .With(KrPipa.BaseRate, Rate.Percent(2.7m))
            .With(KrPipa.FirstAdjustment, Rate.Zero)
            .With(KrPipa.SecondAdjustment, Rate.Percent(-50));
        Assert.All([First, Greater, Second], day => Assert.Equal(2_700_000_000m, Regimes.KrPipa.On(day).Assess(facts).Amount.Amount));
        Assert.Contains(
            "Which is greater",
            Report.Text(Report.Differences(Regimes.KrPipa.On(First), Regimes.KrPipa.On(Second))),
            StringComparison.Ordinal
        );
    }

    // Without brackets repetition alone would seem enough, without intent or gross negligence.
    [Fact]
    public void The_second_tier_is_written_so_that_its_conditions_cannot_be_read_otherwise()
    {
        var tier = Regimes.KrPipa.On(Second).Assess(Plain.With(KrPipa.Victims, 10_000_000).With(KrPipa.IsGross, true)).Find("second-tier")!;
        Assert.Equal(
            "((Repeated within three years or People harmed is at least Victims from whom on the second tier applies) and Intent or "
                + "gross negligence) or Corrective order not followed",
            tier.Rule
        );
    }

    [Theory]
    [InlineData(PipaSeriousness.Weak, 0.03, 0.9, 5, 50)]
    [InlineData(PipaSeriousness.Ordinary, 0.9, 1.5, 50, 200)]
    [InlineData(PipaSeriousness.Serious, 1.5, 2.1, 200, 700)]
    [InlineData(PipaSeriousness.VerySerious, 2.1, 2.7, 700, 1_800)]
    public void A_level_owns_its_lower_end_and_only_the_highest_its_upper(
        PipaSeriousness seriousness,
        double low,
        double high,
        int least,
        int most
    )
    {
        foreach (var day in new[] { First, Second })
        {
            var law = Regimes.KrPipa.On(day);
            var facts = Plain.With(KrPipa.Seriousness, seriousness);
            bool Takes(decimal percent) => law.Try(facts.With(KrPipa.BaseRate, Rate.Percent(percent))).Problems.Count == 0;
            bool TakesAmount(decimal won) =>
                law.Try(facts.Without(KrPipa.BaseRate).With(KrPipa.WithoutTurnover, true).With(KrPipa.BaseAmount, Won(won))).Problems.Count
                == 0;
            Assert.Equal(
                (false, true, true, seriousness == PipaSeriousness.VerySerious, false),
                (
                    Takes((decimal)low - 0.0001m),
                    Takes((decimal)low),
                    Takes((decimal)high - 0.0001m),
                    Takes((decimal)high),
                    Takes((decimal)high + 0.0001m)
                )
            );
            Assert.Equal(
                (false, true, true, seriousness == PipaSeriousness.VerySerious, false),
                (
                    TakesAmount((least * 1_000_000m) - 1m),
                    TakesAmount(least * 1_000_000m),
                    TakesAmount((most * 1_000_000m) - 1m),
                    TakesAmount(most * 1_000_000m),
                    TakesAmount((most * 1_000_000m) + 1m)
                )
            );
            Assert.Equal(
                "base-rate-outside-seriousness",
                Assert.Single(law.Try(facts.With(KrPipa.BaseRate, Rate.Percent(3))).Problems).Code
            );
            Assert.Equal(
                "base-amount-outside-seriousness",
                Assert
                    .Single(
                        law.Try(facts.Without(KrPipa.BaseRate).With(KrPipa.WithoutTurnover, true).With(KrPipa.BaseAmount, Won(1))).Problems
                    )
                    .Code
            );

            var open = law.Assess(facts.Without(KrPipa.BaseRate));
            Assert.Equal(
                ((decimal)low / 100m, (decimal)(low + high) / 200m, (decimal)high / 100m),
                (open.Find("rate")!.Low, open.Find("rate")!.Value, open.Find("rate")!.High)
            );
            var without = law.Assess(facts.Without(KrPipa.BaseRate).With(KrPipa.WithoutTurnover, true)).Find("amount-without-turnover")!;
            Assert.Equal((least * 1_000_000m, (least + most) * 500_000m, most * 1_000_000m), (without.Low, without.Value, without.High));
        }
    }

    [Fact]
    public void Unrelated_turnover_is_left_out_of_the_base_and_not_of_the_highest_fine()
    {
        var facts = Plain
            .With(KrPipa.UnrelatedTurnover, Won(40_000_000_000))
            .With(KrPipa.FirstAdjustment, Rate.Percent(90))
            .With(KrPipa.SecondAdjustment, Rate.Percent(50));
        var assessed = Regimes.KrPipa.On(First).Assess(facts);
        Assert.Equal(
            (1_200_000_000m, 3_000_000_000m, 3_000_000_000m),
            (assessed.Find("base")!.Value, assessed.Find("highest")!.Value, assessed.Amount.Amount)
        );
        Assert.Equal(2_000_000_000m, Regimes.KrPipa.On(First).Assess(facts.With(KrPipa.RefusedRecords, true)).Find("base")!.Value);
        Assert.Empty(Regimes.KrPipa.On(First).Try(facts.With(KrPipa.UnrelatedTurnover, Won(100_000_000_000))).Problems);
        Assert.Equal(
            "unrelated-above-total",
            Assert.Single(Regimes.KrPipa.On(First).Try(facts.With(KrPipa.UnrelatedTurnover, Won(100_000_000_001))).Problems).Code
        );
    }

    [Fact]
    public void The_second_adjustment_is_a_share_of_the_once_adjusted_amount_and_the_final_reduction_of_the_twice_adjusted()
    {
        var facts = Plain
            .With(KrPipa.FirstAdjustment, Rate.Percent(-90))
            .With(KrPipa.SecondAdjustment, Rate.Percent(-50))
            .With(KrPipa.FinalReduction, Rate.Percent(90));
        var assessed = Regimes.KrPipa.On(First).Assess(facts);
        Assert.Equal(
            (200_000_000m, 100_000_000m, 10_000_000m),
            (assessed.Find("once-adjusted")!.Value, assessed.Find("twice-adjusted")!.Value, assessed.Amount.Amount)
        );
        Assert.All(
            new[]
            {
                facts.With(KrPipa.FirstAdjustment, Rate.Percent(-91)),
                facts.With(KrPipa.FirstAdjustment, Rate.Percent(91)),
                facts.With(KrPipa.SecondAdjustment, Rate.Percent(51)),
                facts.With(KrPipa.FinalReduction, Rate.Percent(91)),
            },
            wrong => Assert.Equal("fact-out-of-range", Assert.Single(Regimes.KrPipa.On(First).Try(wrong).Problems).Code)
        );

        // What the Commission has not reported stays open, within what the annex allows.
        var open = Regimes.KrPipa.On(First).Assess(Plain.Without(KrPipa.FirstAdjustment).Without(KrPipa.SecondAdjustment)).Range;
        Assert.Equal((Won(100_000_000), Won(2_000_000_000), Won(3_000_000_000)), (open.Low, open.Likely, open.High));
    }

    [Fact]
    public void The_highest_fine_holds_what_results_after_the_final_reduction()
    {
        var raised = Plain.With(KrPipa.FirstAdjustment, Rate.Percent(90));
        Assert.Equal(Won(3_000_000_000), Regimes.KrPipa.On(First).Amount(raised));
        Assert.Equal(Won(1_900_000_000), Regimes.KrPipa.On(First).Amount(raised.With(KrPipa.FinalReduction, Rate.Percent(50))));
        var without = raised
            .Without(KrPipa.BaseRate)
            .With(KrPipa.WithoutTurnover, true)
            .With(KrPipa.Seriousness, PipaSeriousness.VerySerious)
            .With(KrPipa.BaseAmount, Won(1_800_000_000));
        Assert.Equal(Won(2_000_000_000), Regimes.KrPipa.On(First).Amount(without));
        Assert.Equal(Won(2_000_000_000), Regimes.KrPipa.On(Second).Amount(without));
        Assert.Equal(Won(3_420_000_000), Regimes.KrPipa.On(Second).Amount(without.With(KrPipa.IgnoredOrder, true)));
        Assert.Equal(
            Won(5_000_000_000),
            Regimes.KrPipa.On(Second).Amount(without.With(KrPipa.IgnoredOrder, true).With(KrPipa.BaseAmount, Won(3_000_000_000)))
        );
    }

    [Theory]
    [InlineData(false, 9_999_999, true, false, false)]
    [InlineData(false, 10_000_000, true, false, true)]
    [InlineData(false, 10_000_000, false, false, false)]
    [InlineData(true, 0, true, false, true)]
    [InlineData(true, 0, false, false, false)]
    [InlineData(false, 0, false, true, true)]
    [InlineData(false, 0, true, false, false)]
    public void The_second_tier_has_three_triggers_and_asks_for_its_base_rate(
        bool isRepeated,
        int victims,
        bool isGross,
        bool ignoredOrder,
        bool isSecond
    )
    {
        var law = Regimes.KrPipa.On(Second);
        var facts = Plain
            .With(KrPipa.IsRepeated, isRepeated)
            .With(KrPipa.Victims, victims)
            .With(KrPipa.IsGross, isGross)
            .With(KrPipa.IgnoredOrder, ignoredOrder);
        Assert.Equal(isSecond ? 10_000_000_000m : 3_000_000_000m, law.Assess(facts).Find("highest")!.Value);

        var without = law.Try(facts.Without(KrPipa.BaseRate)).Problems;
        Assert.Equal(isSecond ? ["base-rate"] : [], without.Select(p => p.Subject!));

        // Its range was not read, so none is held.
        Assert.Equal(
            isSecond ? [] : ["base-rate-outside-seriousness"],
            law.Try(facts.With(KrPipa.BaseRate, Rate.Percent(9))).Problems.Select(p => p.Code)
        );
    }

    [Fact]
    public void Preventive_investment_lowers_the_base_unless_there_was_gross_fault()
    {
        var law = Regimes.KrPipa.On(Second);
        var invested = Plain.With(KrPipa.InvestmentReduction, Rate.Percent(40)).With(KrPipa.FirstAdjustment, Rate.Percent(50));
        var assessed = law.Assess(invested);
        Assert.Equal(
            (2_000_000_000m, 1_200_000_000m, 1_800_000_000m),
            (assessed.Find("base")!.Value, assessed.Find("after-investment")!.Value, assessed.Amount.Amount)
        );
        Assert.Empty(assessed.Warnings);
        Assert.Equal(
            "investment-above-reported",
            Assert.Single(law.Assess(invested.With(KrPipa.InvestmentReduction, Rate.Percent(41))).Warnings).Code
        );
        Assert.Equal("investment-with-gross-fault", Assert.Single(law.Try(invested.With(KrPipa.IsGross, true)).Problems).Code);
        Assert.Empty(law.Try(invested.With(KrPipa.IsGross, true).With(KrPipa.InvestmentReduction, Rate.Zero)).Problems);
        Assert.Equal("fact-unknown", Assert.Single(Regimes.KrPipa.On(Second.PlusDays(-1)).Try(invested).Problems).Code);
    }

    [Theory]
    [InlineData(PipaRows.Cameras, 10, 20, 40, 50)]
    [InlineData(PipaRows.Duties, 6, 12, 24, 30)]
    [InlineData(PipaRows.InspectionPapers, 3, 6, 12, 18)]
    [InlineData(PipaRows.SubProcessing, 4, 8, 16, 20)]
    [InlineData(PipaRows.DomesticAgent, 20, 20, 20, 20)]
    [InlineData(PipaRows.Records, 2, 4, 8, 10)]
    [InlineData(PipaRows.Papers, 1, 2, 4, 6)]
    public void Administrative_fines_go_by_occurrence_and_a_raise_is_held(PipaRows rows, int first, int second, int third, int raised)
    {
        decimal Amount(Facts facts) => Regimes.KrPipaAdministrative.On(new LocalDate(2026, 1, 1)).Amount(facts).Amount / 1_000_000m;
        var facts = Facts.None.With(KrPipaAdministrative.Rows, rows);
        Assert.Equal(
            [first, first, second, third, third],
            new[]
            {
                Amount(facts),
                Amount(facts.With(KrPipaAdministrative.Occurrence, 1)),
                Amount(facts.With(KrPipaAdministrative.Occurrence, 2)),
                Amount(facts.With(KrPipaAdministrative.Occurrence, 3)),
                Amount(facts.With(KrPipaAdministrative.Occurrence, 4)),
            }
        );
        Assert.Equal(raised, Amount(facts.With(KrPipaAdministrative.Occurrence, 3).With(KrPipaAdministrative.Raise, Rate.Percent(50))));
        Assert.Equal(0m, Amount(facts.With(KrPipaAdministrative.Reduction, Rate.One)));
        Assert.Equal(first * 2, Amount(facts.WithInfringement("a", own => own).WithInfringement("b", own => own)));
    }

    [Fact]
    public void Administrative_fines_are_known_for_the_days_of_the_annex_that_was_read()
    {
        var regime = Regimes.KrPipaAdministrative;
        Assert.Equal([(new LocalDate(2025, 10, 2), (LocalDate?)Second)], regime.Versions.Select(v => (v.From, v.Until)));
        Assert.All(
            new[] { new LocalDate(2025, 10, 1), Second },
            day => Assert.Equal("date-not-in-force", Assert.Single(Assert.Throws<ProblemException>(() => regime.On(day)).Problems).Code)
        );
        Assert.Equal("infringement", Assert.Single(regime.Info.Dates).Id);
        Assert.Equal(
            "fact-out-of-range",
            Assert
                .Single(
                    regime
                        .On(Second.PlusDays(-1))
                        .Try(Facts.None.With(KrPipaAdministrative.Rows, PipaRows.Duties).With(KrPipaAdministrative.Raise, Rate.Percent(51)))
                        .Problems
                )
                .Code
        );
    }

    private static Money Won(decimal amount) => new(amount, Currency.Of("KRW"));
}
