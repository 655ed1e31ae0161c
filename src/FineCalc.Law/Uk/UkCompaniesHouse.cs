using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that penalties of Companies House for late accounts turn on (SI 2008/497, regulation 4): a table by the kind of company
/// and by how late the accounts were. Section 453 of the Companies Act 2006, as SI 2008/1911 applies it, gives limited liability
/// partnerships the amounts of private companies, doubled as theirs are.
/// </summary>
public static class UkCompaniesHouse
{
    private const string Regulations = "SI 2008/497 (late filing penalties)";

    /// <summary>The kind of company.</summary>
    public static Fact<CompanyKind> Kind { get; } =
        Fact.Choice(
                "kind",
                "Kind of company",
                "What is it?",
                (CompanyKind.Private, "a private company"),
                (CompanyKind.Public, "a public company"),
                (CompanyKind.Llp, "a limited liability partnership")
            )
            .At(At("reg 4"));

    /// <summary>How late.</summary>
    public static Fact<AccountsDelay> Late { get; } =
        Fact.Choice(
                "late",
                "Late by",
                "How long after the end of the period for filing were the accounts filed?",
                (AccountsDelay.UpToOneMonth, "not more than 1 month"),
                (AccountsDelay.UpToThreeMonths, "more than 1 month, not more than 3"),
                (AccountsDelay.UpToSixMonths, "more than 3 months, not more than 6"),
                (AccountsDelay.OverSixMonths, "more than 6 months")
            )
            .At(At("reg 4"));

    /// <summary>Late in the year before too.</summary>
    public static Fact<bool> WasLateBefore { get; } =
        Fact.Flag(
                "previous-year-also-late",
                "Late in the year before too",
                "Were the accounts of the previous financial year late too, both years having begun on or after 6 April 2008 or, of a "
                    + "limited liability partnership, on or after 1 October 2008?"
            )
            .Default(false, "the case does not say so")
            .At(At("reg 4(2)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-companies-house-late", "Companies House, penalties for late accounts", Currency.Gbp)
            {
                Authority = "Companies House",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the day on which the accounts were filed: the table is for accounts filed on or after 1 February 2009 (read). The "
                    + "table before is known in part and not worked out; no rise was found up to 2026",
                Dates = [new DateRule("filing", "the day on which the accounts were filed") { Role = DateRole.ConductEnd }],
            },
            [new MethodPeriod("SI 2008/497, regulation 4", new LocalDate(2009, 2, 1), null, LayOut)],
            LawData.Of("uk-companies-house-late")
        );

    private static Method LayOut(NumbersInForce law)
    {
        Step<Money> Row(string kind) => ByCategory(Late, late => law.Money($"{kind}.{late}"));
        var ofTable = ByCategory(
                Kind,
                (CompanyKind.Private, Row("private")),
                (CompanyKind.Public, Row("public")),
                (CompanyKind.Llp, Row("private"))
            )
            .Named(
                "table",
                "Amount of the table",
                At("reg 4(2)") with
                {
                    Note =
                        "Limited liability partnerships have the amounts of private companies, and the doubling, by section 453(2) of the "
                        + "Companies Act 2006 as SI 2008/1911, regulation 22, applies it.",
                }
            );
        var penalty = Where(WasLateBefore, ofTable * law.Count("repeated"), otherwise: ofTable).Named("penalty", "Penalty", At("reg 4(2)"));
        return new Method(penalty)
        {
            Conditions = [DateCondition.SinceVersion(law, "The table is for accounts filed on or after 1 February 2009", At("reg 4(1)"))],
        };
    }

    private static Citation At(string pinpoint) => new(Regulations, pinpoint);
}
