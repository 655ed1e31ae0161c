using System.Globalization;
using System.Text;
using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>The report of a fit, for readers: data, method, effects, cross-validation, limits.</summary>
internal static class FitReport
{
    public static string Of(Fit fit, OrdinaryFile ordinary)
    {
        var (model, text) = (fit.Model, new StringBuilder());
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # What regulators have imposed: the predictive table for the GDPR

            Written by `dotnet run --project src/FineCalc.Fitting -c Release`. Nothing here is law, and no authority published it: it is
            FineCalc's model, fitted to {model.Decisions} published fines that mostly state turnover and people affected, and to
            {model.Ordinary!.Decisions} ordinary ones of which little is told, up to {model.FittedUntil.ToString(
                "uuuu-MM-dd",
                CultureInfo.InvariantCulture
            )}. Decisions of 2024 and later have no part in it: they test it
            (`finecalc backtest FILE`). It is not the guidance's own range (`finecalc assess`, [estimate.md](estimate.md)), which says what
            the method allows.

            Every fine counts as it was first imposed: some were lowered or annulled later, on appeal or by agreement, which is said of the
            nearest decisions where FineCalc knows it. Five of the stated decisions are the CNIL's on cookies, under the French law on
            ePrivacy; they count with the standard maximum of the GDPR.

            ## Which table speaks

            | told | speaks | put in |
            |---|---|---|
            | turnover and people affected | the table of stated decisions | nothing |
            | turnover alone | the table of stated decisions | people by turnover |
            | people alone | the mean of the stated and the ordinary table | turnover: an ordinary value, or by rough size |
            | neither | the ordinary table | an ordinary published fine of that kind of defendant, country, sector, infringement, size |

            Turnover tells nothing of public bodies, associations and private persons. The numbers put in are in
            `src/FineCalc.Estimates/Data/estimate-gdpr-assumed.json`, each with its reason and its 80% range, which widens the prediction.
            The mean of the stated decisions (EUR 272m, 4,500 people) does not stand for silence: on ordinary fines it is 15 times too high.

            Laws, held by tests: more turnover, more people, more sensitive data never lower a prediction, whichever table speaks; what is
            told at its least never gives more than silence; what is told inside what was put in keeps the middle inside the 80% range.

            ## The table of stated decisions

            10 points are a factor of ten, 3 a factor of two. Base: EUR {Math.Pow(
                10d,
                model.Base
            ):N0}, for a company with EUR 10m turnover, one person affected, and nothing of what
            is below. Rows that are not about the kind of defendant or about what is unknown can only raise the fine; those at 0 showed
            nothing.

            | fact | points | 90% interval | put in where it is not told |
            |---|---|---|---|

            """
        );
        foreach (var term in model.Terms)
        {
            var putIn =
                term.Kind == TermKind.Unknown ? "not used beside the ordinary table"
                : term.Fact is "turnover" or "people-affected" ? "as above"
                : term.Fact == "defendant" ? ""
                : string.Create(CultureInfo.InvariantCulture, $"{10d * term.Effect * term.Mean:+0.0;-0.0;0}");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {term.Name} | {10d * term.Effect:+0.0;-0.0;0} | {10d * term.EffectLow:+0.0;-0.0;0} to "
                    + $"{10d * term.EffectHigh:+0.0;-0.0;0} | {putIn} |\n"
            );
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"""

            Countries, drawn towards 0 the fewer decisions there are: {string.Join(
                "; ",
                model.Countries.OrderBy(c => c.Value.Effect).Select(c =>
                    string.Create(CultureInfo.InvariantCulture, $"{c.Key} {10d * c.Value.Effect:+0.0;-0.0;0} ({c.Value.Decisions})")
                )
            )}.
            An unknown country adds a scatter of {10d * model.CountrySpread:0.0} points.

            Scatter: standard deviation {10d
                * model.Deviation:0.0} points where every fact is known, logistic (heavier tails than normal); unknown facts add {(
                fit.Chosen.Widening == 1d
                    ? "the scatter"
                    : string.Create(CultureInfo.InvariantCulture, $"{100d * fit.Chosen.Widening:0}% of the scatter")
            )} of their rows
            among the decisions. What would lie above the legal maximum lies on it.

            The scatter is that of a year the table has not seen: fitted to the end of a year, tested on the next, 2021 to 2023
            ({fit.OnUnseenYears.Count} decisions that tell both): 80% ranges held {100d * fit.OnUnseenYears["coverage80"]:0}%
            [{100d * fit.OnUnseenYears.Figures["coverage80"].Low:0}, {100d * fit.OnUnseenYears.Figures["coverage80"].High:0}], 90% ranges
            {100d * fit.OnUnseenYears["coverage90"]:0}%; MAE {fit.OnUnseenYears["mae"]:0.00}, CRPS {fit.OnUnseenYears["crps"]:0.00}.
            Folds within the same years gave {10d * fit.Chosen.Deviation:0.0} points, for years differ.

            **Level of seriousness, where it is given.** Hardly a decision of these years names its level, so its shares are *assumed*
            (model): the three levels are equally frequent, and each has its third of the shares of (maximum x size factor) that were
            imposed: {string.Join(
                ", ",
                model.Levels.Select(l =>
                    string.Create(CultureInfo.InvariantCulture, $"{l.Key} {100d * Math.Pow(10d, l.Value.Centre):0.0}%")
                )
            )}. They are
            weighed with what the facts say, by their scatters.

            **Announced amount, where it is known.** The final amount as a share of it, by the kind of announcement:
            {string.Join(
                "; ",
                model.FinalOfProvisional.Select(f =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{f.Id} {Math.Pow(10d, f.Share.Centre):0.00}, scatter {10d * f.Share.Deviation:0.0} points ({f.Cases} cases)"
                    )
                )
            )}.
            The cases, and how they were selected: [provisional.md](provisional.md).

            ## Cross-validation

            Ten folds of whole defendant groups; the strength of shrinkage is chosen by the continuous ranked probability score (CRPS), the
            scatter as the least whose ranges hold as often as they say, in the same folds, which flatters each row a little. Kept: the
            simplest whose CRPS is within one standard error of the best. Logarithms to base 10.

            | table | CRPS | MAE | 80% range: held, width | 90%: held, width | worse than the best by |
            |---|---|---|---|---|---|

            """
        );
        var best = fit.Compared.MinBy(v => v.Scores["crps"])!;
        foreach (var one in fit.Compared)
        {
            var (s, (mean, error)) = (one.Scores, Fit.Difference(one, best));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {one.Design.Title}{(ReferenceEquals(one, fit.Chosen) ? " **(kept)**" : "")} | {s["crps"]:0.000} | {s["mae"]:0.00} | "
                    + $"{100d * s["coverage80"]:0}%, {s["width80"]:0.00} | {100d * s["coverage90"]:0}%, {s["width90"]:0.00} | "
                    + $"{mean:0.000} ± {error:0.000} |\n"
            );
        }

        OrdinaryReport.Append(text, model.Ordinary!, ordinary);
        text.Append(
            """

            ## Data

            `src/FineCalc.Estimates/Data/decisions-gdpr.json`: facts of published decisions with authority, reference (the id) and date.
            Rows that nobody had read (coded from memory) are left out, except nine of the Irish authority whose fine, date and subject were
            read in press reports; what is still from memory in those is listed row by row (`from_memory`). The turnover of some rows comes
            from public accounts by memory (`turnover_source`). Of 20 rows that were read again about 6% of the coded values were wrong:
            people affected 12%, intent and cooperation 15 to 20%.

            `src/FineCalc.Estimates/Data/ordinary-gdpr.json`: the sums from which the ordinary table is refitted to the last digit, for the
            rows do not ship: CMS GDPR Enforcement Tracker and GDPRhub by noyb, both under CC BY-NC-SA 4.0. `--ordinary FILE` makes the
            sums anew from a list of decisions as `finecalc backtest` reads it.

            ## Limits

            - Only cases that ended with a published fine; the chance of a fine at all is not in it. In the stated table Ireland and Germany
              are headline cases; in the ordinary one France and the United Kingdom are large ones, and Spain is four in ten.
            - No default serves both: with the turnover of a giant told and no people, ordinary fines on it lie far below the prediction;
              with neither told, headline fines lie far above.
            - Fines of EUR 10m and more come out three to four times too low on average.
            - Cooperation, mitigation, self-report: not shown by these data, which is no proof of no effect. The guidance's own percentages
              act instead, and the output says so.
            - Near-twin decisions of one authority differ by a factor of 1.4 to 3.6: no table can do better than that.
            - PECR and other e-privacy fines: five rows, no effect of their own.
            - The maximum and the size factor of the decisions are those of the EDPB's guidelines (final version), for the United Kingdom
              too.

            """
        );
        return text.ToString();
    }
}
