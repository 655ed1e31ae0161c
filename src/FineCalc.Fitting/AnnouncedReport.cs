using System.Globalization;
using System.Text;
using FineCalc.Estimates;
using Newtonsoft.Json.Linq;

namespace FineCalc.Fitting;

/// <summary>The cases in which an announced amount is known: all of them, how they came to be known, and what they tell.</summary>
internal static class AnnouncedReport
{
    public static string Of(IReadOnlyList<FinalShare> shares, IReadOnlyList<Decision> decisions, string rows)
    {
        var told = JArray.Parse(rows).ToDictionary(r => (string)r["id"]!);
        var cases = decisions
            .Where(d => d.Facts.Provisional is > 0d)
            .OrderBy(d => d.Date)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToList();
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # From the announced to the final amount

            Written by `dotnet run --project src/FineCalc.Fitting -c Release`. What `finecalc estimate --provisional AMOUNT`, or a case
            whose `published` tells a provisional amount, rests on: the {cases.Count} of {decisions.Count} stated decisions up to 2023
            ([estimate-gdpr.md](estimate-gdpr.md)) of which an amount is known that came before the final one.

            ## How they were selected

            Not by chance. Authorities rarely publish what they announced; it is known mostly where the amount changed and the decision says
            why, or where the announcement itself was news. What stayed as it was, or was dropped, is missing: no case is among them that
            ended without a fine. Of these {cases.Count}, {cases.Count(d =>
                Math.Abs(Announced.Ratio(d)) <= 1e-9
            )} ended at the announced amount. So the shares below say too little of cases that did not
            change, and nothing of those that were dropped.

            ## Two kinds of announcement

            The rows tell an amount and not what kind of announcement it was in; the kinds are told apart by country. In the **United
            Kingdom** and in **Norway** the authority announces the amount to the defendant, who is heard, and then decides itself (notice
            of intent: Data Protection Act 2018, Schedule 16, paragraph 2; advance notification: Norwegian Public Administration Act,
            section 16; both [unverified]). Elsewhere what came before is mostly a draft or a proposal on which others decide (the
            authorities concerned, a panel), or an earlier decision. The first kind narrows an estimate.
            The second scatters more than the table itself: it moves the middle, and narrows nothing.

            The scatter is the least whose ranges held as often as they say, each defendant's cases left out in turn. The prediction takes
            the table and the announced amount together, each by how closely it tells; the range is that of the closer one. It is as wide
            upwards as downwards, in factors, so that it reaches above a notice of intent, though of these no final amount did.

            | announced | cases | final amount, of the announced | 80% range | higher | same | lower | 80% range held | 90% range held |
            |---|---|---|---|---|---|---|---|---|

            """
        );
        foreach (var share in shares)
        {
            var of = cases.Where(d => share.Id == FinalShare.Any || Announced.IsNotice(d) == (share.Id == FinalShare.Notice)).ToList();
            var half = new PredictiveDistribution(0d, share.Share.Deviation, null).LogQuantile(0.9);
            var same = of.Count(d => Math.Abs(Announced.Ratio(d)) <= 1e-9);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Name(share)} | {share.Cases} | {Factor(share.Share.Centre)} | {Factor(share.Share.Centre - half)} to "
                    + $"{Factor(share.Share.Centre + half)} | {share.Higher} | {same} | {share.Cases - share.Higher - same} | "
                    + $"{Announced.Held(of, share.Share.Deviation, 80)} of {of.Count} | "
                    + $"{Announced.Held(of, share.Share.Deviation, 90)} of {of.Count} |\n"
            );
        }

        text.Append(
            """

            ## The cases

            Amounts as announced and as imposed, before courts. *How read* is what the row was coded from.

            | decision | date | defendant | announced | imposed | share | how read |
            |---|---|---|---|---|---|---|

            """
        );
        foreach (var of in cases)
        {
            var row = told[of.Id];
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {of.Authority} (`{of.Id}`) | {of.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} | "
                    + $"{Text.Cut(of.Party ?? "not named", 60)} | "
                    + $"{row["currency"]} {(decimal)row["provisional_amount"]!:#,##0} | {(decimal)row["fine"]!:#,##0} | "
                    + $"{Factor(Announced.Ratio(of))} | {((string)row["read"]!).Split(", via ")[0]} |\n"
            );
        }

        return text.ToString();
    }

    private static string Name(FinalShare share) =>
        share.Id switch
        {
            FinalShare.Notice => "notice of intent: United Kingdom, Norway",
            FinalShare.Draft => "draft, proposal or earlier decision: other countries",
            _ => "all, where no country is told",
        };

    private static string Factor(double log) =>
        Math.Pow(10d, log) is var factor && factor < 0.1
            ? factor.ToString("0.000", CultureInfo.InvariantCulture)
            : Math.Pow(10d, log).ToString("0.00", CultureInfo.InvariantCulture);
}
