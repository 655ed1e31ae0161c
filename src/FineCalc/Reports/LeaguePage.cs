using System.Globalization;
using FineCalc.Estimates;

namespace FineCalc.Reports;

// A league table: the figures, then each formula with its source, what could not be stated, and how it was asked.
internal static class LeaguePage
{
    private const string Table = "The same decisions, each method";

    public static Page Of(League of) =>
        new(
            "League table: ways to estimate a fine under the GDPR",
            $"{Number(of.Count)} fines on companies whose turnover and number of people affected are known",
            [
                new Paragraph(
                    "Differences of logarithms to base 10: 0.30 is a factor of two, 1 of ten; bias is prediction less fact. MAE with its "
                        + "90% interval over resampled defendants. Of a single amount the CRPS is the MAE; a range counts as even on the "
                        + "logarithm between its ends, and its middle as its prediction."
                ),
                new Paragraph(
                    $"FineCalc predicts {(of.OutOfFold == of.Count ? "all" : Number(of.OutOfFold))} of them out of fold, by a table "
                        + "fitted on other defendants alone (its scatter is chosen in the same folds, which flatters it a little)"
                        + (of.OutOfFold == of.Count ? ". " : ", the others by its table as it stands. ")
                        + "The others are taken as they were published. Some call their figure an exposure and not a forecast, and "
                        + "are judged here by a purpose they disclaim. All of these decisions ended with a fine, mostly of companies that "
                        + "are known."
                ),
                new Heading(Table),
                new Grid(
                    Table,
                    [
                        new("Method"),
                        new("MAE", true),
                        new("90%", true),
                        new("bias", true),
                        new("x3", true),
                        new("x10", true),
                        new("CRPS", true),
                        new("its range held", true),
                    ],
                    [
                        .. of.Rows.Select(r =>
                            r.Scores.Figures["mae"] is var mae
                                ? new Row([
                                    Phrase.Of(
                                        r.Formula?.Name ?? "FineCalc, its 80% range",
                                        r.Formula is null ? Emphasis.Strong : Emphasis.None
                                    ),
                                    Show(mae.Value),
                                    $"{Show(mae.Low)} to {Show(mae.High)}",
                                    r.Scores["bias"].ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture),
                                    Percent(r.Scores["within3"]),
                                    Percent(r.Scores["within10"]),
                                    Show(r.Scores["crps"]),
                                    r.Held is { } held ? Percent(held) : "",
                                ])
                                : null!
                        ),
                    ]
                ),
                new Heading("The formulas"),
                new Grid(
                    "The formulas",
                    [new("Method"), new("As published, and what was answered"), new("Source")],
                    [
                        .. PublicFormulas.All.Select(f => new Row([
                            f.Name,
                            f.Rule,
                            Phrase.Of(f.Source).And(f.Source.DateRead is { } day ? $"(read {Text.Date(day)})" : $"({f.Source.Note})"),
                        ])),
                    ]
                ),
                new Heading("Found and not scored"),
                new Grid("Found and not scored", [new("What"), new("Why")], [.. League.NotStated.Select(n => new Row([n.Name, n.Why]))]),
                new Heading("How they were asked"),
                new Items([
                    "Everything is answered from the facts of the decision, the same for all; what it does not tell is answered with no. "
                        + "Cooperation, mitigation, self-report and gain are not told.",
                    "Aggravating are: 10,000 people and more; special, criminal or children's data; gross negligence or intent; over 24 "
                        + "months; and a previous infringement, where it is not asked for apart.",
                    "Level: low without any of these, medium with one or two, high with three and more.",
                    "Euro and pounds at the average of the decision's year.",
                    $"Left out: {Number(of.LeftOut)} decisions without turnover or people, or not on a company.",
                ]),
                new Paragraph("A formula that is rendered wrongly here, or a better one: say so, and it is run again."),
            ],
            $"Table {GdprEstimate.Model.Id}@{GdprEstimate.Model.Version}"
        );

    private static string Number(int number) => Text.Number(number);

    private static string Show(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100d * share).ToString("0", CultureInfo.InvariantCulture) + "%";
}
