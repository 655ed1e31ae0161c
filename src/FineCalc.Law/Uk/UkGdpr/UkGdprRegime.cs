using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Uk;

// The fines under the UK GDPR: one regime, whose method changed with the guidance of 2024.
internal static class UkGdprRegime
{
    private static readonly LocalDate Guided = new(2024, 3, 18);

    public static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-gdpr", "UK GDPR fines", Currency.Gbp)
            {
                Authority = "Information Commissioner's Office (ICO)",
                Jurisdiction = "United Kingdom",
                DateMeaning = "the date of the notice of intent",
                Dates =
                [
                    new DateRule(
                        "notice-of-intent",
                        "the day the notice of intent was given: guidance of 18 March 2024 applies to cases without a notice of intent "
                            + "before that day, whenever they are decided"
                    )
                    {
                        Role = DateRole.Proceedings,
                    },
                    new DateRule(
                        "decision",
                        "the day of the penalty notice, where there was no notice of intent",
                        "no notice of intent is given; the version is that of the decision, as if no notice of intent had been given "
                            + "under an earlier one"
                    )
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                        Follows = "notice-of-intent",
                    },
                ],
            },
            [
                new MethodPeriod("ICO, Regulatory Action Policy (2018)", new LocalDate(2018, 5, 25), Guided, RegulatoryActionPolicy.LayOut),
                new MethodPeriod(
                    "ICO, Data Protection Fining Guidance (18 March 2024)",
                    Guided,
                    null,
                    law => new UkGdprFiningGuidance(law).LayOut()
                ),
            ],
            LawData.Of("uk-gdpr"),
            LawData.Of("uk-gdpr-estimate")
        );
}
