using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Uk;

/// <summary>
/// The question that the maximum of penalties for not paying the data protection fee turns on (Data Protection Act 2018, section 158): a
/// share of the highest charge.
/// </summary>
public static class UkDataProtectionFee
{
    /// <summary>The highest charge, where it is known otherwise.</summary>
    public static Fact<Money> HighestCharge { get; } =
        Fact.Money(
                "highest-charge",
                "Highest charge as given",
                "What is the highest charge that a controller may have to pay, where it is not that of the Regulations?"
            )
            .From(Money.Gbp(0))
            .At(new Citation("Data Protection (Charges and Information) Regulations 2018, SI 2018/480", "reg 3"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-data-protection-fee", "Data protection fee: maximum, not a prediction", Currency.Gbp)
            {
                Authority = "Information Commissioner's Office (ICO)",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the date of the infringement: the text does not say otherwise. That the charges of 2018 held from 25 May 2018 on is "
                    + "from memory and unverified; those of 17 February 2025 are reported (SI 2025/63)",
                Dates =
                [
                    new DateRule("infringement", "the day on which the infringement ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [new MethodPeriod("Data Protection Act 2018, section 158", new LocalDate(2018, 5, 25), null, LayOut)],
            LawData.Of("uk-data-protection-fee")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var act = new Citation("Data Protection Act 2018", "s 158(3)");
        var maximum = HighestCharge.Or(law.Money("charge")) * law.Rate("share");
        return new Method(maximum.Named("maximum", "Most that can be imposed: a maximum, not a prediction", act))
        {
            IsMaximum = true,
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    law.Date < new LocalDate(2025, 2, 17)
                        ? "The charges of 2018 are taken to hold from 25 May 2018 on"
                        : "The charges were raised on 17 February 2025",
                    act with
                    {
                        Standing = law.Date < new LocalDate(2025, 2, 17) ? Standing.Unverified : Standing.Reported,
                    }
                ),
            ],
        };
    }
}
