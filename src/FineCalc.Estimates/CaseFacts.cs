using FineCalc.Eu;
using FineCalc.Gdpr;
using FineCalc.Steps;
using FineCalc.Uk;

namespace FineCalc.Estimates;

// What a table reads of a case, and what the steps of the method bound it by.
internal static class CaseFacts
{
    // What the table does not know of: the guidance's own percentages act instead.
    public static readonly string[] ByGuidance = [IncidentFacts.Cooperation.Id, IncidentFacts.Mitigation.Id, IncidentFacts.Discovery.Id];

    // What a regulator judges, in place of which a prediction stands. Previous infringements are in the table.
    public static readonly string[] Judged =
    [
        "seriousness",
        "seriousness-category",
        "place-in-band",
        "previous",
        "step-5-replacement",
        "step-5-percentage",
        "step-5-amount",
        "hardship-penalty",
        "settlement",
        "settlement-discount",
        "settlement-amount",
        "public-sector-reduction",
        "public-sector-penalty",
    ];

    // All that the method reads of a decision: decisions that tell it alike need its steps only once.
    public static (bool IsHigher, bool HasTurnover, double? Turnover) Read(EstimateFacts facts) =>
        (
            facts.Codes.GetValueOrDefault("tier", "higher") == "higher",
            facts.HasTurnover,
            facts.HasTurnover && facts.Numbers.TryGetValue("turnover", out var turnover) ? turnover : null
        );

    public static Facts MethodFacts(EstimateFacts facts)
    {
        var read = Read(facts);
        var given = Facts.None.With(EuGdpr.Tier, read.IsHigher ? MaximumTier.Higher : MaximumTier.Standard);
        return read.Turnover is { } turnover ? given.With(EuGdpr.Turnover, Turnover(turnover)) : given.With(EuGdpr.IsUndertaking, false);

        static Money Turnover(double euro) =>
            euro is >= 0d and <= DecisionsJson.Largest
                ? Money.Eur((decimal)euro)
                : throw new ProblemException(
                    new Problem(
                        "number-too-large",
                        $"The turnover of a decision is {euro.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}."
                    )
                    {
                        Subject = "turnover",
                        Allowed = DecisionsJson.AllowedNumbers,
                    }
                );
    }

    // The amount at a seriousness of 100%, the maximum, and what cooperation and the like do to it. Null where the method cannot tell.
    public static (decimal? Top, decimal? Maximum, double Adjustment) Bounds(RegimeVersion version, Facts given, EstimateModel? rates)
    {
        Fact<Rate> seriousness = version.Regime.Id == "uk-gdpr" ? UkGdpr.Seriousness : EuGdpr.Seriousness;
        if (version.FindFact(seriousness.Id) is null)
        {
            return (null, null, 1d);
        }

        // Where nobody says which maximum applies, the greater one is the only one that surely holds.
        Fact<MaximumTier> tier = version.Regime.Id == "uk-gdpr" ? UkGdpr.Tier : EuGdpr.Tier;
        var facts = WithRates(given.Find(tier) is null ? given.With(tier, MaximumTier.Higher) : given, version.Regime.Info.Currency, rates);
        var plain = Without(version, facts, [.. Judged, .. ByGuidance], seriousness);
        if (version.Try(plain).Assessment is not { } at)
        {
            return (null, null, 1d);
        }

        var maximum = at.Steps.Where(s => s.Id == "statutory-maximum").Select(s => (decimal?)s.Value).Max();
        var full = version.Try(Without(version, facts, Judged, seriousness)).Assessment;
        var adjusted = full is null || at.Amount.Amount == 0m ? 1d : (double)full.Amount.Amount / (double)at.Amount.Amount;
        return (at.Amount.Amount, maximum, adjusted);
    }

    // A national maximum may be in another currency, of which the case gives no rate: that of the table's last year is taken.
    private static Facts WithRates(Facts facts, Currency to, EstimateModel? model) =>
        model is null || model.Currency != to
            ? facts
            : model.Rates.Aggregate(
                facts,
                (all, rate) =>
                    Currency.TryOf(rate.Key, out var from) && all.FindRate(from, to) is null && all.FindRate(to, from) is null
                        ? all.With(
                            new ExchangeRate(
                                from,
                                to,
                                Math.Round(1m / (decimal)rate.Value.MaxBy(y => y.Key).Value, 8),
                                model.FittedUntil,
                                new Citation($"Table {model.Id}, version {model.Version}", "rates", Standing.Inferred)
                            )
                        )
                        : all
            );

    // The facts without certain answers, of the case or its infringements; with a seriousness of 100% where it is asked for.
    public static Facts Without(RegimeVersion version, Facts facts, IReadOnlyList<string> ids, Fact<Rate>? full)
    {
        var stripped = facts.Answers.Where(a => ids.Contains(a.Fact.Id)).Aggregate(facts, (rest, answer) => rest.Without(answer.Fact));
        foreach (var infringement in facts.Infringements)
        {
            stripped = stripped.With(infringement with { Answers = [.. infringement.Answers.Where(a => !ids.Contains(a.Fact.Id))] });
        }

        return full is null || version.FindFact(full.Id) is null ? stripped : stripped.With(full, FineCalc.Rate.One);
    }

    // The gravest answer of any infringement stands for the case: fines are read against the gravest maximum.
    public static EstimateFacts Known(Facts facts, double perEuro, EstimateOptions options)
    {
        var (numbers, codes) = (new Dictionary<string, double>(), new Dictionary<string, string>());
        string? country = null;
        foreach (
            var answer in facts
                .Answers.Concat(facts.Infringements.SelectMany(i => i.Answers))
                .Where(a => a.IsCertain)
                .OrderBy(a => a.Likely)
        )
        {
            switch (answer.Fact.Unit)
            {
                case Unit.Money:
                    numbers[answer.Fact.Id] = (double)answer.Likely / perEuro;
                    break;
                case Unit.Choice when answer.Fact == PartyFacts.Country:
                    country = answer.Fact.Options[(int)answer.Likely].Help;
                    break;
                case Unit.Choice:
                    codes[answer.Fact.Id] = answer.Fact.Options[(int)answer.Likely].Code;
                    break;
                default:
                    numbers[answer.Fact.Id] = (double)answer.Likely;
                    break;
            }
        }

        var isPublic = numbers.GetValueOrDefault("public-body") == 1d;
        if ((options.Defendant ?? codes.GetValueOrDefault("defendant") ?? (isPublic ? "public-body" : null)) is { } defendant)
        {
            codes["defendant"] = defendant;
        }

        var level =
            codes.GetValueOrDefault("seriousness-category")
            ?? (
                numbers.TryGetValue("seriousness", out var share)
                    ? share <= 0.1
                        ? "low"
                        : share <= 0.2
                            ? "medium"
                            : "high"
                    : null
            );
        return new EstimateFacts
        {
            Numbers = numbers,
            Codes = codes,
            Country = options.Country ?? country,
            Level = level,
        };
    }

    public static (double PerEuro, string? Note) Rate(Facts facts, Currency currency, EstimateModel model)
    {
        if (currency == model.Currency)
        {
            return (1d, null);
        }

        if (facts.FindRate(model.Currency, currency) is { } rate)
        {
            return ((double)rate.Rate, null);
        }

        if (facts.FindRate(currency, model.Currency) is { } inverse)
        {
            return (1d / (double)inverse.Rate, null);
        }

        var (year, value) = model.Rates[currency.Code].MaxBy(y => y.Key);
        return (
            value,
            $"The table is in {model.Currency.Code}; the case gives no exchange rate, so the average of the year "
                + $"{year.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {currency.Code} "
                + $"{Text.Number(Math.Round((decimal)value, 4))} for {model.Currency.Code} 1, is taken."
        );
    }
}
