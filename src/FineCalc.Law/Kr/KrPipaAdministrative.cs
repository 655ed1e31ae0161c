using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Kr;

/// <summary>
/// The questions that administrative fines (gwataeryo) under the Korean Personal Information Protection Act turn on: Article 75 of the Act
/// and Annex 2 of its Enforcement Decree, a table of amounts by how often the same was infringed in three years.
/// </summary>
public static class KrPipaAdministrative
{
    private const string Decree = "PIPA Enforcement Decree",
        Act = "Personal Information Protection Act (PIPA)";

    private static readonly Currency Won = Currency.Of("KRW");

    /// <summary>The rows of the table.</summary>
    public static Fact<PipaRows> Rows { get; } =
        Fact.Choice(
                "rows",
                "Rows of the table",
                "To which rows of Annex 2 does the infringement belong?",
                (PipaRows.Cameras, "fixed or mobile cameras where they are forbidden: Article 75(1)"),
                (
                    PipaRows.Duties,
                    "the duties of Article 75(2): safety measures, notices, destruction, leaks, access and so on, and papers handed in "
                        + "falsely in an inspection"
                ),
                (PipaRows.InspectionPapers, "papers asked for in an inspection (Article 63(1)) and not handed in: Article 75(2) 25"),
                (PipaRows.SubProcessing, "sub-processing without the consent of the controller: Article 75(3) 1"),
                (PipaRows.DomesticAgent, "a domestic agent not appointed, not rightly appointed or not supervised: Article 75(3) 2 to 4"),
                (
                    PipaRows.Records,
                    "the duties of Article 75(4): contracts, policies, records, the privacy officer and so on, and papers handed in falsely"
                ),
                (PipaRows.Papers, "papers asked for under Article 11-2(2) or 45(1) and not handed in: Article 75(4) 1 and 11")
            )
            .PerInfringement()
            .At(Annex("2"));

    /// <summary>Which time it is.</summary>
    public static Fact<Count> Occurrence { get; } =
        Fact.Count(
                "occurrence",
                "Which time",
                "Which infringement of the same kind is it, counted with those fined in the three years before it was found?",
                "(number)"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "none before is mentioned", Basis.Model)
            .At(Annex("1(a), (b)"));

    /// <summary>What was added.</summary>
    public static Fact<Rate> Raise { get; } =
        Fact.Rate(
                "raise",
                "Raise",
                "By how much was the amount raised, for great harm to data subjects or for degree, duration, motive and outcome?"
            )
            .Within(Rate.Zero, Rate.Percent(50))
            .AsJudgement()
            .PerInfringement()
            .Default(Rate.Zero, "none is mentioned")
            .At(Annex("1(d)"));

    /// <summary>What was taken off.</summary>
    public static Fact<Rate> Reduction { get; } =
        Fact.Rate(
                "reduction",
                "Reduction",
                "By how much was the amount lowered, up to all of it: slight error or degree, a small business, correction, remedy, "
                    + "certification, self-reporting and the like? Not for a party in arrears with such a fine."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement()
            .Default(Rate.Zero, "none is mentioned")
            .At(Annex("1(c)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("kr-pipa-administrative", "Korean PIPA, administrative fines", Won)
            {
                Authority = "Personal Information Protection Commission (PIPC)",
                Jurisdiction = "Republic of Korea",
                DateMeaning =
                    "the day of the infringement: the annex does not say which day counts, and FineCalc takes it. The Act as amended on "
                    + "1 April 2025 and the annex as amended on 23 September 2025 (Decree 35780) are in force since 2 October 2025. "
                    + "Decree 36340 of 19 May 2026 changed the decree; whether it touched the annex was not read",
                Dates =
                [
                    new DateRule("infringement", "the day on which the infringement ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
                EndNote = "Act 21445 moved duties between the rows on 11 September 2026, and the annex since then has not been read",
            },
            [
                new MethodPeriod(
                    "PIPA, Article 75, and Annex 2 of the decree",
                    new LocalDate(2025, 10, 2),
                    new LocalDate(2026, 9, 11),
                    LayOut
                ),
            ],
            LawData.Of("kr-pipa-administrative")
        );

    private static Method LayOut(NumbersInForce law)
    {
        Step<bool> FromTime(int which) => Occurrence.IsAtLeast(Step.Constant<Count>(which));
        var amount = Step.ByCategory(
                Rows,
                row =>
                    Step.Where(
                        FromTime(3),
                        law.Money(row + ".third"),
                        Step.Where(FromTime(2), law.Money(row + ".second"), law.Money(row + ".first"))
                    )
            )
            .Named("amount", "Amount of the table", Annex("2"));
        var adjusted = amount
            .RaisedBy(Raise - Reduction)
            .Named(
                "adjusted",
                "After raise and reduction",
                Annex(
                    "1(c), (d)",
                    "Both are shares of the amount of the table. Whether both can be had together the annex does not say; FineCalc "
                        + "sets one off against the other."
                )
            );
        var highest = Step.ByCategory(
                Rows,
                (PipaRows.Cameras, law.Money("maximum.1")),
                (PipaRows.Duties, law.Money("maximum.2")),
                (PipaRows.InspectionPapers, law.Money("maximum.2")),
                (PipaRows.SubProcessing, law.Money("maximum.3")),
                (PipaRows.DomesticAgent, law.Money("maximum.3")),
                (PipaRows.Records, law.Money("maximum.4")),
                (PipaRows.Papers, law.Money("maximum.4"))
            )
            .Named("highest", "Highest administrative fine", new Citation(Act, "Art 75(1) to (4)"));
        var each = adjusted.CappedAt(highest).Named("fine-each", "Administrative fine for each infringement", Annex("1(d)"));
        return new Method(
            Step.SumOver(each)
                .Named(
                    "fine",
                    "Administrative fine",
                    new Citation(Act, "Art 75")
                    {
                        Note =
                            "None is imposed for conduct that was fined under Article 64-2 (Article 76). Fines for several "
                            + "infringements are added up; what the general law says where one act infringes several duties was "
                            + "not read.",
                    }
                )
        )
        {
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    "The Act and the annex were amended on 2 October 2025, and the annex does not say which day counts",
                    Annex("2")
                ),
            ],
        };
    }

    private static Citation Annex(string pinpoint, string? note = null) => new(Decree, "Annex 2, " + pinpoint) { Note = note };
}
