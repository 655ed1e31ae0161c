using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>
/// The questions that fines under the California Consumer Privacy Act turn on (Civil Code, sections 1798.155 and 1798.199.55).
/// </summary>
public static class UsCcpa
{
    /// <summary>Violations that are neither intentional nor about minors.</summary>
    public static Fact<Count> Violations { get; } =
        PerViolation.Counted(
            "violations",
            "Violations",
            "How many violations are there that are neither intentional nor involve people under 16?"
        );

    /// <summary>Intentional violations, and those that involve people under 16.</summary>
    public static Fact<Count> Intentional { get; } =
        PerViolation
            .Counted(
                "intentional-violations",
                "Intentional violations",
                "How many violations are intentional, or involve people whom the business knows to be under 16?"
            )
            .Default(0, "none is mentioned");

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-ca-ccpa", "California Consumer Privacy Act, maximum fine", Currency.Usd)
            {
                Authority = "California Privacy Protection Agency; Attorney General of California",
                Jurisdiction = "California, United States",
                DateMeaning =
                    "the date of the violation: the text does not say which day's amounts count, and FineCalc takes the day of the "
                    + "violation; that the law could be enforced from 1 July 2020 on is from memory and unverified",
                Dates = [new DateRule("violation", "the day of the last violation") { Role = DateRole.ConductEnd }],
                EndNote = "the amounts are adjusted again in January 2027, and that adjustment has not been read",
            },
            [
                new MethodPeriod(
                    "Civil Code 1798.155 and 1798.199.55",
                    new LocalDate(2020, 7, 1),
                    new LocalDate(2027, 1, 1),
                    law =>
                        PerViolation.Maximum(
                            (law.Money("violation") * Violations) + (law.Money("violation.intentional") * Intentional),
                            new Citation("California Civil Code", "ss 1798.155(a), 1798.199.55(a)(2)")
                        ) with
                        {
                            Conditions = [SinceVersion(law)],
                        }
                ),
            ],
            LawData.Of("us-ca-ccpa")
        );

    private static DateCondition SinceVersion(NumbersInForce law) =>
        law.Date < new LocalDate(2025, 1, 1)
            ? DateCondition.SinceVersion(
                law,
                "The law could be enforced from 1 July 2020 on",
                new Citation("California Civil Code", "s 1798.185(c)", Standing.Unverified)
            )
            : DateCondition.SinceVersion(
                law,
                "The amounts were adjusted on 1 January 2025",
                new Citation("California Civil Code", "s 1798.199.95(d)", Standing.Reported)
            );
}
