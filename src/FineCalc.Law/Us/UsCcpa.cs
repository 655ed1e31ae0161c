using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>
/// The questions that fines under the California Consumer Privacy Act turn on (Civil Code, sections 1798.155 and 1798.199.55).
/// </summary>
public static class UsCcpa
{
    private const string Code = "California Civil Code";

    private static readonly LocalDate Minors = new(2023, 1, 1);

    /// <summary>Violations that are not intentional and, since 2023, not about minors.</summary>
    public static Fact<Count> Violations { get; } =
        PerViolation
            .Counted("violations", "Violations", "How many violations are there that are not intentional?")
            .Since(Minors, f => f.Asking("How many violations are there that are neither intentional nor involve people under 16?"));

    /// <summary>Intentional violations and, since 2023, those that involve people under 16.</summary>
    public static Fact<Count> Intentional { get; } =
        PerViolation
            .Counted("intentional-violations", "Intentional violations", "How many violations are intentional?")
            .Default(0, "none is mentioned")
            .Since(Minors, f => f.Asking("How many violations are intentional, or involve people whom the business knows to be under 16?"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-ca-ccpa", "California Consumer Privacy Act, maximum fine", Currency.Usd)
            {
                Authority = "California Privacy Protection Agency; Attorney General of California",
                Jurisdiction = "California, United States",
                DateMeaning =
                    "the date of the violation: the text does not say which day's amounts count, and FineCalc takes the day of the "
                    + "violation; that the law could be enforced from 1 July 2020 on is from memory and unverified. When violations that "
                    + "involve people under 16 came to count like intentional ones is not settled: FineCalc takes 1 January 2023, and a "
                    + "copy of section 1798.199.90 calls that section, which has them, operative from 16 December 2020",
                Dates = [new DateRule("violation", "the day of the last violation") { Role = DateRole.ConductEnd }],
                EndNote = "the amounts are adjusted again in January 2027, and that adjustment has not been read",
            },
            [
                new MethodPeriod("Civil Code 1798.155, as first enacted", new LocalDate(2020, 7, 1), Minors, law => LayOut(law, OfFirst)),
                new MethodPeriod(
                    "Civil Code 1798.155, 1798.199.55 and 1798.199.90",
                    Minors,
                    new LocalDate(2027, 1, 1),
                    law => LayOut(law, new Citation(Code, "ss 1798.155(a), 1798.199.55(a)(2), 1798.199.90(a)"))
                ),
            ],
            LawData.Of("us-ca-ccpa")
        );

    private static Method LayOut(NumbersInForce law, Citation source) =>
        PerViolation.Maximum((law.Money("violation") * Violations) + (law.Money("violation.intentional") * Intentional), source) with
        {
            Conditions = [SinceVersion(law)],
        };

    private static Citation OfFirst =>
        new(Code, "s 1798.155(b), as first enacted", Standing.Unverified)
        {
            Note =
                "Only after a notice that left the business 30 days to cure, and in an action of the Attorney General: from memory, and "
                + "that a cure had to be offered is reported.",
        };

    private static DateCondition SinceVersion(NumbersInForce law) =>
        law.Date < Minors
            ? DateCondition.SinceVersion(
                law,
                "The law could be enforced from 1 July 2020 on",
                new Citation(Code, "s 1798.185(c)", Standing.Unverified)
            )
        : law.Date == Minors
            ? DateCondition.SinceVersion(
                law,
                "Violations that involve people under 16 are taken to count like intentional ones from 1 January 2023 on",
                new Citation(Code, "ss 1798.155(a), 1798.199.90(a)", Standing.Unverified)
            )
        : DateCondition.SinceVersion(
            law,
            "The amounts were adjusted on 1 January 2025",
            new Citation(Code, "s 1798.199.95(d)", Standing.Reported)
        );
}
