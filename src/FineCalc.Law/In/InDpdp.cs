using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.In;

/// <summary>
/// The questions that penalties under India's Digital Personal Data Protection Act 2023 turn on. Its Schedule has maxima and no method:
/// what comes out is a ceiling, and never a prediction.
/// </summary>
public static class InDpdp
{
    /// <summary>The breach.</summary>
    public static Fact<DpdpBreach> Breach { get; } =
        Fact.Choice(
                "breach",
                "Breach",
                "Which breach of the Act is it, by the rows of the Schedule?",
                (
                    DpdpBreach.SecuritySafeguards,
                    "row 1: a Data Fiduciary took no reasonable security safeguards against a personal data breach"
                ),
                (DpdpBreach.BreachNotice, "row 2: the Board or an affected Data Principal was not given notice of a personal data breach"),
                (DpdpBreach.Children, "row 3: additional obligations in relation to children"),
                (DpdpBreach.SignificantFiduciary, "row 4: additional obligations of a Significant Data Fiduciary"),
                (DpdpBreach.DataPrincipalDuty, "row 5: the duties of a Data Principal"),
                (DpdpBreach.VoluntaryUndertaking, "row 6: a term of a voluntary undertaking that the Board accepted"),
                (DpdpBreach.Other, "row 7: any other provision of the Act or of the rules under it")
            )
            .At(At("Schedule"));

    /// <summary>The breach that a voluntary undertaking was about.</summary>
    public static Fact<DpdpUndertaking> ProceedingsAbout { get; } =
        Fact.Choice(
                "proceedings-about",
                "Breach of the proceedings",
                "Where a voluntary undertaking was broken: in respect of which breach were the proceedings under section 28 instituted?",
                (DpdpUndertaking.SecuritySafeguards, "row 1"),
                (DpdpUndertaking.BreachNotice, "row 2"),
                (DpdpUndertaking.Children, "row 3"),
                (DpdpUndertaking.SignificantFiduciary, "row 4"),
                (DpdpUndertaking.DataPrincipalDuty, "row 5"),
                (DpdpUndertaking.Other, "row 7")
            )
            .At(At("Schedule, row 6; s 32"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("in-dpdp", "India, Digital Personal Data Protection Act: maximum, not a prediction", Currency.Of("INR"))
            {
                Authority = "Data Protection Board of India",
                Jurisdiction = "India",
                DateMeaning =
                    "the date of the breach: the Act does not say otherwise; its penalties are reported to apply from 13 May 2027, "
                    + "eighteen months after the notification of 13 November 2025 (some reports say 14 May), and earlier breaches "
                    + "have no maximum under it",
                Dates =
                [
                    new DateRule("infringement", "the day on which the breach ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [new MethodPeriod("Digital Personal Data Protection Act, 2023, Schedule", new LocalDate(2027, 5, 13), null, LayOut)],
            LawData.Of("in-dpdp")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var undertaking = Step.ByCategory(ProceedingsAbout, law.Money);
        var most = Step.ByCategory(Breach, row => row == "voluntary-undertaking" ? undertaking : law.Money(row));
        return new Method(
            most.Named(
                "maximum",
                "Most that can be imposed: a maximum, not a prediction",
                At("s 33(1), Schedule", "For one breach; how several are put together the Act does not say.")
            )
        )
        {
            IsMaximum = true,
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    "The penalties apply from 13 May 2027 on",
                    new Citation(
                        "Digital Personal Data Protection Act, 2023 (India)",
                        "notification of 13 November 2025",
                        Standing.Reported
                    )
                ),
            ],
        };
    }

    private static Citation At(string pinpoint, string? note = null) =>
        new("Digital Personal Data Protection Act, 2023 (India)", pinpoint) { Note = note };
}
