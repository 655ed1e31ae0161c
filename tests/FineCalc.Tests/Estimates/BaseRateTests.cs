using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>How likely a fine is at all: counts beside the amounts, and a frequency by name.</summary>
public class BaseRateTests
{
    [Fact]
    public void The_page_of_base_rates_is_that_of_the_data()
    {
        static string Rows(BaseRateCondition condition) =>
            string.Concat(
                BaseRates
                    .All.Where(r => r.Condition == condition)
                    .Select(r =>
                        $"| `{r.Id}` | {r.Country ?? "Europe"} | {r.Years} | {Text.Number(r.Fines)} | {Text.Number(r.Cases)} | {r.Chance} "
                        + $"| {r.RangeWords} | {(r.IsCohort ? "the same cases" : "the same or neighbouring years")} | {r.Counted} "
                        + $"| {r.Source} ({r.Source.Note}) |\n"
                    )
            );
        var (middle, low, high) = (
            BaseRate.OneIn(BaseRates.Spread.Middle),
            BaseRate.OneIn(BaseRates.Spread.Low),
            BaseRate.OneIn(BaseRates.Spread.High)
        );
        const string Heading =
            "| id | country | years | fines | cases | chance | may well be | fines of | what is counted | source |\n"
            + "|---|---|---|---:|---:|---|---|---|---|---|\n";
        Golden.Hold(
            "docs/base-rates.md",
            $"""
            # How likely is a fine at all?

            `finecalc estimate` predicts the amount of cases that end with a published fine. How many cases do is another question, and
            this page has all that FineCalc knows of it: pairs of counts, gathered up to {BaseRates.Version}, with what they count.
            They are orders of magnitude, to one digit. The data: `src/FineCalc.Estimates/Data/base-rates.json`; in C# `BaseRate`, in the
            estimate `Estimate.Chance`.

            - **Three conditions, which are not turned into one another**: a breach that was notified, a complaint (or any case), a formal
              procedure or notice of intent.
            - **May well be**: the 90% interval of the counting noise (Jeffreys), widened by a factor of two either way, because indexes of
              fines miss up to half of them, and count fines that no notification led to. Procedures are not widened.
            - **Standing**: nearly all is *reported* (press, law firms); *inferred* where FineCalc counted or matched one side itself;
              *unverified* from memory. An upper end counts more than fines of such cases, and makes no frequency.
            - **No model of severity.** Rates are of all cases, mostly small ones. A grave breach is well above them, by how much is
              unknown.
            - **Not notifying** is outside the rates; it is itself fined.
            - **Never multiplied with the amount.** The estimate is of fined cases, which are the gravest: chance times amount is too high
              for an ordinary breach, too low for a grave one.
            - Authorities are notified of more every year and fine no more: a rate whose last year is over three years back is called old.

            ## A country without figures

            In {BaseRates.Spread.Countries} countries with counts about {middle} notified breaches ended in a published fine (the geometric
            mean); eight countries in ten lie from {low} to {high}.

            ## As a frequency

            `BaseRate.Find("uk-notified-2019").Frequency(12)` is how many fines a year come of twelve notified breaches, for a
            `Portfolio`: a negative binomial count with the mean of the rate after its counts, (fines + ½) / (cases + 1), whose dispersion
            holds the counting noise and the factor of two. [The risk model](risk-model.md) uses it. A rate's error is common to all parties
            and years: run `Distribution.Poisson` with both ends of `Range` as well.

            ## Of notified breaches

            {Heading}{Rows(BaseRateCondition.NotifiedBreach)}
            ## Of complaints and cases of every kind

            {Heading}{Rows(BaseRateCondition.Complaint)}
            ## Of procedures

            {Heading}{Rows(BaseRateCondition.Procedure)}
            """.ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData("uk-notified-2019", 0.00024, 0.00057)]
    [InlineData("es-notified-2018", 0.00016, 0.0015)]
    [InlineData("ro-notified-2020", 0.038, 0.095)]
    [InlineData("fi-notified-2021", 0, 0.00019)]
    [InlineData("es-procedures-2023", 0.85, 0.90)]
    public void An_interval_is_that_of_Jeffreys(string id, double low, double high)
    {
        var (from, to) = BaseRate.Find(id).Interval;

        Assert.Equal(low, from, Math.Max(1e-6, 0.05 * low));
        Assert.Equal(high, to, 0.05 * high);
    }

    [Fact]
    public void No_rate_is_more_certain_than_its_counts()
    {
        Assert.All(
            BaseRates.All,
            r =>
            {
                Assert.InRange(r.Rate, r.Range.Low, r.Range.High);
                Assert.True(r.Range.Low <= r.Interval.Low && r.Interval.High <= r.Range.High && r.From <= r.To, r.Id);
                Assert.True(r.Source.Instrument.Length > 0 && r.Source.Note!.Length > 0 && r.Counted.Length > 0, r.Id);
                Assert.True(r.Source.Standing != Standing.Read || r.Source.Note == "dataprotection.ro", $"{r.Id} was not read");
            }
        );
        Assert.Equal(BaseRates.All.Count, BaseRates.All.Select(r => r.Id).Distinct().Count());
        Assert.Equal(11, BaseRates.Spread.Countries);
        Assert.Equal((1.0 / 900, 1.0 / 12_000, 1.0 / 70), (BaseRates.Spread.Middle, BaseRates.Spread.Low, BaseRates.Spread.High), Near);

        static bool Near((double, double, double) a, (double, double, double) b) =>
            Math.Abs((a.Item1 / b.Item1) - 1) < 0.1 && Math.Abs((a.Item2 / b.Item2) - 1) < 0.1 && Math.Abs((a.Item3 / b.Item3) - 1) < 0.1;
    }

    [Fact]
    public void An_estimate_says_how_likely_a_fine_is_beside_the_amounts_and_multiplies_nothing()
    {
        var facts = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(50_000_000));
        var estimate = GdprEstimate.Of(new Case("x", "An incident", Regimes.UkGdpr.On(2025, 1, 1), facts));
        var shown = Report.Text(estimate);

        Assert.Equal("uk-notified-2024", estimate.Chance.Rates[0].Id);
        Assert.Contains(
            "United Kingdom: 2 fines in 12,412 notified breaches (2024 to 2025): about 1 in 6,000",
            shown,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The chance is not multiplied with the amounts",
            string.Join(' ', shown.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        using var json = JsonDocument.Parse(Report.Json(estimate));
        var first = json.RootElement.GetProperty("chance").GetProperty("rates")[0];
        Assert.Equal(
            (2, 12_412, "notified-breach", "reported"),
            (
                first.GetProperty("fines").GetInt32(),
                first.GetProperty("cases").GetInt32(),
                first.GetProperty("condition").GetString(),
                first.GetProperty("standing").GetString()
            )
        );
    }

    [Fact]
    public void A_country_without_counts_gets_the_spread_of_countries_and_no_number_of_its_own()
    {
        var facts = Facts.None.With(EuGdpr.Tier, MaximumTier.Higher).With(EuGdpr.Turnover, Money.Eur(50_000_000));
        var given = new Case("x", "An incident", Regimes.EuGdpr.On(2025, 1, 1), facts);
        var austria = GdprEstimate.Of(given, new EstimateOptions { Country = "Austria" }).Chance;

        Assert.Equal(["eu-notified-2021"], austria.Rates.Select(r => r.Id));
        Assert.StartsWith(
            "Of notified breaches in Austria no counts are known. In 11 countries",
            austria.Summary,
            StringComparison.Ordinal
        );
        Assert.StartsWith("The country is not told (--country).", GdprEstimate.Of(given).Chance.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frequency_keeps_the_mean_of_its_counts_and_says_whose_it_is()
    {
        var fined = BaseRate.Find("uk-notified-2019").Frequency(1_000);

        Assert.Equal(1_000 * 14.5 / 37_130, fined.Mean, 1e-9);
        Assert.True(fined.StandardDeviation > Distribution.Poisson(fined.Mean).StandardDeviation);
        Assert.StartsWith(
            "fines a year of 1,000 notified breaches at the base rate uk-notified-2019: ",
            fined.ToString(),
            StringComparison.Ordinal
        );
        var law = Regimes.UkGdpr.On(2025, 1, 1);
        var cases = new UncertainFacts(
            Facts
                .None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000))
                .With(UkGdpr.Seriousness, Rate.Percent(20))
                .With(UkGdpr.SizeFactor, Rate.Percent(10))
        );
        var loss = law.AnnualLoss(new Portfolio(new FactTable(1), cases, [fined]), 20_000, 1);
        Assert.Equal(fined.Mean, loss.Cases.Mean.Value, 5 * loss.Cases.Mean.StandardError!.Value);
    }

    [Fact]
    public void What_is_an_upper_end_makes_no_frequency_and_what_is_unknown_is_refused()
    {
        Assert.Equal(
            "base-rate-upper-end",
            Assert.Throws<ProblemException>(() => BaseRate.Find("de-notified-2020").Frequency(1)).Problems[0].Code
        );
        Assert.Equal("base-rate-unknown", Assert.Throws<ProblemException>(() => BaseRate.Find("uk-notified")).Problems[0].Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => BaseRate.Find("uk-notified-2019").Frequency(double.NaN));
    }
}
