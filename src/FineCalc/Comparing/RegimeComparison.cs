using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Reports;

namespace FineCalc.Comparing;

/// <summary>One case under several regimes side by side.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Case">The case.</param>
/// <param name="Currency">The currency that amounts are converted to, so that they can be compared.</param>
/// <param name="Rows">One for each regime, in the order asked for.</param>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record RegimeComparison(Case Case, Currency Currency, IReadOnlyList<ComparedRegime> Rows) : IJsonResult
{
    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The case and what each regime gives, in a line.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Cut(Case.Title, 60)} under {Text.Counted(Rows.Count, "regime")}: {string.Join("; ", Rows)}");

    /// <summary>
    /// The result as JSON: exact decimals, rates as fractions, choices by their codes (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it in brief.
    /// </summary>
    /// <param name="trace">With the whole explanation; otherwise a row for each regime with its amount or maximum and what it
    /// lacks.</param>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool trace = false, bool compact = false) => ResultJson.TextOf(this, trace, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new ComparisonWriting(json, this, trace).Write();
}

// Works one case out under regimes that it was not written for.
internal sealed class RegimeComparer(Case of, Currency currency)
{
    // So many answers are tried to find what may be lacking besides.
    private const int MostTries = 400;

    private const decimal Large = 1_000_000_000_000m;

    private Facts Final => of.Latest;

    public ComparedRegime Row(Regime regime)
    {
        if (regime.Id == of.Version.Regime.Id)
        {
            return Own(new ComparedRegime(regime) { IsOwn = true });
        }

        // What is withdrawn in the case is withdrawn under every law.
        if (Final.HasNoneLeft)
        {
            return new ComparedRegime(regime) { Problems = [.. of.Check().Where(p => p.Code == "infringements-none-left")] };
        }

        var given = of.Elsewhere.FirstOrDefault(e => e.Regime.Id == regime.Id) ?? new CaseElsewhere(regime, Facts.None);
        var (dates, carriedDates) = CarryingOver.Dates(of.Version.Regime, of.Dates, regime, given.Dates);
        List<Problem> problems = [];
        var (version, assumption) = CaseDates.Select(regime, dates, null, (_, problem) => problems.Add(problem));
        var row = new ComparedRegime(regime) { DatesCarriedOver = carriedDates };
        if (version is null)
        {
            return Undated(row, given.Facts, problems);
        }

        var (facts, carried, differing) = CarryingOver.Answers(Final, version, given.Facts);
        var carriedOver =
            carriedDates.Count == 0 ? null : $"{string.Join(", ", carriedDates.Keys)}: taken to be as under {of.Version.Regime.Info.Title}";
        row = row with
        {
            Case = new Case(of.Id, of.Title, version, facts)
            {
                Dates = dates,
                Notes = of.Notes,
                DateAssumption =
                    assumption is null ? carriedOver
                    : carriedOver is null ? assumption
                    : $"{assumption}; {carriedOver}",
            },
            CarriedOver = carried,
            NotCarriedOver = differing,
        };
        return Assessed(row);
    }

    // The case as it is; under a changed regime of the same id, by the version that its dates select there, or that it states.
    private ComparedRegime Own(ComparedRegime row)
    {
        List<Problem> problems = [];
        var isDated = CaseDates.Select(of.Version.Regime, of.Dates, null, (_, _) => { }).Version == of.Version;
        var version =
            row.Regime == of.Version.Regime
                ? of.Version
                : CaseDates.Select(row.Regime, of.Dates, isDated ? null : of.Version.From, (_, problem) => problems.Add(problem)).Version;
        var own = version is null ? null : of with { Version = version };
        return own is null ? row with { Problems = problems } : Assessed(row with { Case = own });
    }

    // Without a version there is no amount; but what every version needs is lacking whichever day it is.
    private ComparedRegime Undated(ComparedRegime row, Facts given, List<Problem> problems)
    {
        var regime = row.Regime;
        if (problems.Count == 0)
        {
            problems.Add(
                new Problem("date-invalid", $"The date that selects the version of {regime.Info.Title} is not a date.")
                {
                    Allowed = CaseDates.Allowed,
                }
            );
        }

        if (problems.Exists(p => p.Code == "date-not-in-force"))
        {
            return row with { Problems = problems };
        }

        var needs = regime
            .Versions.Select(version => (Version: version, CarryingOver.Answers(Final, version, given).Facts))
            .Select(v => (v.Version, v.Facts, Lacking: Missing(v.Version, v.Facts)))
            .ToList();
        List<(Fact Fact, string? Infringement)> always = [.. needs.Select(n => n.Lacking.AsEnumerable()).Aggregate(Enumerable.Intersect)];
        return row with
        {
            LackingDates = problems.Exists(p => p.Code == "date-missing") ? regime.Info.Dates : [],
            Lacking = always,
            MayLack = [.. needs.SelectMany(n => n.Lacking.Concat(MayLack(n.Version, n.Facts, n.Lacking))).Except(always)],
            Problems = [.. problems.Where(p => p.Code != "date-missing")],
        };
    }

    private ComparedRegime Assessed(ComparedRegime row)
    {
        var (own, problems) = (row.Case!, row.Case!.Check());
        if (problems.Count > 0)
        {
            var lacking = Missing(own.Version, problems);
            return row with
            {
                Lacking = lacking,
                MayLack = MayLack(own.Version, own.Latest, lacking),
                Problems = [.. problems.Where(p => p.Code != "fact-missing")],
            };
        }

        var assessment = own.FinalResult.Required;
        var amount = Converted(assessment.Range);
        return row with
        {
            Assessment = assessment,
            Amount = assessment.IsMaximum ? null : amount,
            Maximum = assessment.IsMaximum ? amount : null,
        };
    }

    private ComparedAmount Converted(Spread<Money> own)
    {
        var (amount, from) = (new ComparedAmount(own), own.Likely.Currency);
        if (from == currency)
        {
            return amount with { Converted = own };
        }

        if (Final.FindRate(from, currency) is not { } rate)
        {
            return amount with
            {
                Unconverted = new Problem("exchange-rate-missing", $"The amount is in {from}, and the comparison in {currency}.")
                {
                    Subject = $"{from}{currency}",
                    Allowed = $"an exchange rate from {from} to {currency} with its date and source",
                },
            };
        }

        try
        {
            Money By(Money money) => new(money.Amount * rate.Rate, currency);
            return amount with { Converted = new Spread<Money>(By(own.Low), By(own.Likely), By(own.High)), Rate = rate };
        }
        catch (OverflowException)
        {
            return amount with
            {
                Rate = rate,
                Unconverted = new Problem("amount-overflow", $"The amount is too large to be converted to {currency}.")
                {
                    Allowed = "amounts below 79 octillion (28 digits)",
                },
            };
        }
    }

    private static IReadOnlyList<(Fact Fact, string? Infringement)> Missing(RegimeVersion version, Facts facts) =>
        Missing(version, version.Try(facts).Problems);

    private static IReadOnlyList<(Fact Fact, string? Infringement)> Missing(RegimeVersion version, IReadOnlyList<Problem> problems) =>
        [.. problems.Where(p => p.Code == "fact-missing").Select(p => (version.FindFact(p.Subject!)!, p.Infringement)).Distinct()];

    // A method stops at a question that is not answered, and what it would ask after that depends on the answer. So one lacking question
    // after another is answered in every way, as far as the tries go.
    private static List<(Fact Fact, string? Infringement)> MayLack(
        RegimeVersion version,
        Facts facts,
        IReadOnlyList<(Fact Fact, string? Infringement)> lacking
    )
    {
        var (known, further, tries) = (lacking.ToHashSet(), new List<(Fact Fact, string? Infringement)>(), 0);
        var waiting = new Queue<(Facts Facts, IReadOnlyList<(Fact Fact, string? Infringement)> Lacking)>([(facts, lacking)]);
        while (waiting.TryDequeue(out var state) && state.Lacking is [var next, ..] && tries < MostTries)
        {
            foreach (var value in Values(next.Fact))
            {
                tries++;
                var answered = state.Facts.Put(
                    next.Fact,
                    new Answer(next.Fact, value, value, value, next.Fact.Unit == Unit.Money ? version.Program.Currency : default),
                    next.Infringement
                );
                var now = Missing(version, answered);
                further.AddRange(now.Where(known.Add));
                if (now.Count > 0)
                {
                    waiting.Enqueue((answered, now));
                }
            }
        }

        return further;
    }

    private static IEnumerable<decimal> Values(Fact fact) =>
        fact.Unit is Unit.Choice or Unit.Flag
            ? Enumerable.Range(0, (int)fact.Ends.High + 1).Select(i => (decimal)i)
            : [fact.AllowedLow ?? 0m, fact.AllowedHigh ?? Large];
}
