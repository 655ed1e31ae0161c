using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Tr;

/// <summary>
/// The questions that administrative fines under the Turkish Personal Data Protection Law (KVKK) turn on: Article 18, whose amounts are
/// revalued at the beginning of each year. The amount between them is the Board's; until it is given, the result is the whole range.
/// </summary>
public static class TrKvkk
{
    private const string Law6698 = "Law 6698 on the Protection of Personal Data (KVKK)";

    private static readonly Currency Lira = Currency.Of("TRY");

    private static readonly LocalDate StandardContracts = new(2024, 6, 1);

    /// <summary>The duty that was infringed.</summary>
    public static Fact<KvkkDuty> Duty { get; } =
        Fact.Choice(
                "duty",
                "Duty",
                "Which duty was infringed?",
                (KvkkDuty.Information, "to inform the data subjects (Article 10)"),
                (KvkkDuty.Security, "data security (Article 12)"),
                (KvkkDuty.BoardDecision, "to follow decisions of the Board (Article 15)"),
                (KvkkDuty.Registry, "registration with and notices to the registry of data controllers, VERBIS (Article 16)"),
                (KvkkDuty.StandardContract, "notice of a standard contract for transfers abroad, which is fined since June 2024 only")
            )
            .PerInfringement()
            .At(At("Art 18(1)"))
            .Since(
                StandardContracts,
                f => f.Describing(KvkkDuty.StandardContract, "notice of a standard contract for transfers abroad (Article 9(5))")
            );

    /// <summary>The fine that was set.</summary>
    public static Fact<Money> FineSet { get; } =
        Fact.Money("fine-set", "Fine as set", "Which fine did the Board set, between the lowest and the highest of the duty?")
            .From(new Money(0, Lira))
            .AsJudgement()
            .PerInfringement()
            .At(At("Art 18(1)"));

    /// <summary>Whether a heavier fine for the same act takes this one up.</summary>
    public static Fact<bool> IsAbsorbed { get; } =
        Fact.Flag(
                "absorbed",
                "Absorbed by a heavier fine",
                "Was the infringement committed by one and the same act as another for which a heavier fine is imposed, so that only "
                    + "that one is?"
            )
            .PerInfringement()
            .Default(false, "the case does not say so")
            .At(new Citation("Misdemeanours Law 5326", "Art 15(1)", Standing.Reported));

    /// <summary>A public institution.</summary>
    public static Fact<bool> IsPublic { get; } =
        Fact.Flag(
                "public-institution",
                "Public institution",
                "Was the infringement committed in a public institution, or in a professional organisation with the status of one? "
                    + "Disciplinary provisions apply there, and no fine."
            )
            .Default(false, "the case does not say so")
            .At(At("Art 18(3)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("tr-kvkk", "Turkish KVKK, administrative fines", Lira)
            {
                Authority = "Personal Data Protection Board (KVKK)",
                Jurisdiction = "Türkiye",
                DateMeaning =
                    "the day of the infringement: the amounts of the calendar year in which it was committed count (reported), and "
                    + "Article 18 came into force on 7 October 2016 (reported). Which year's amounts count for one that lasts over "
                    + "a turn of the year was not read; FineCalc takes the day on which it ended",
                Dates =
                [
                    new DateRule("infringement", "the day on which the infringement ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
                EndNote = "the amounts are revalued on 1 January 2027, and that revaluation is not known",
            },
            [
                new MethodPeriod(
                    "KVKK, Article 18, with the amounts of the year",
                    new LocalDate(2016, 10, 7),
                    new LocalDate(2027, 1, 1),
                    LayOut
                ),
            ],
            LawData.Of("tr-kvkk")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var (nothing, hasContracts) = (Step.Constant(new Money(0, Lira)), law.Date >= StandardContracts);
        Step<Money> Of(string end) =>
            Step.ByCategory(Duty, duty => duty == "standard-contract" && !hasContracts ? nothing : law.Money($"{duty}.{end}"));
        var lowest = Of("least").Named("lowest", "Lowest fine", At("Art 18(1)"));
        var highest = Of("most").Named("highest", "Highest fine", At("Art 18(1)"));
        var set = (lowest + ((highest - lowest) * law.Rate("place")))
            .Named(
                "set",
                "Fine in the range",
                At("Art 18(1)", "The Act has the ends of the range, both included, and leaves the amount between them to the Board.")
            )
            .MayBeStated(FineSet);
        var each = Step.Where(IsAbsorbed, nothing, set)
            .Named(
                "fine-each",
                "Fine for each infringement",
                new Citation("Misdemeanours Law 5326", "Art 15(1)", Standing.Reported)
                {
                    Note =
                        "Of several infringements by one act only the heaviest fine is imposed; read in the bill as a newspaper "
                        + "printed it.",
                }
            );
        var fine = Step.SumOver(each)
            .Named(
                "fine",
                "Fine",
                At(
                    "Art 18",
                    "Infringements by several acts are fined each by itself. The reduction for payment before an appeal "
                        + "(Misdemeanours Law, Article 17(6), from memory) is left out."
                )
            );
        var year =
            law.Date < new LocalDate(2017, 1, 1) ? "Article 18 is in force since 7 October 2016"
            : law.Date == StandardContracts ? "Article 18 was amended on 1 June 2024"
            : $"The amounts are those of infringements since {LawData.Day(law.Date)}";
        return new Method(fine)
        {
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    year,
                    At("Art 18(1)") with
                    {
                        Standing = law.Date == StandardContracts ? Standing.Unverified : Standing.Reported,
                    }
                ),
            ],
            Checks =
            [
                new Check(
                    "fine-outside-range",
                    FineSet.IsGiven().Implies(FineSet.IsWithin(lowest, highest)),
                    "The fine lies outside the range of the duty in that year.",
                    "an amount from the lowest to the highest, both included"
                )
                {
                    Subject = FineSet,
                },
                new Check(
                    "duty-not-yet-fined",
                    Step.Constant(hasContracts) | !Duty.Is(KvkkDuty.StandardContract),
                    "Before June 2024 the law had no fine for the notice of a standard contract.",
                    "another duty, or an infringement since 1 June 2024"
                )
                {
                    Subject = Duty,
                },
                new Check(
                    "public-institution-not-fined",
                    !IsPublic,
                    "Article 18(3) has disciplinary provisions for public institutions, and no fine.",
                    "a natural person or a legal person of private law"
                )
                {
                    Subject = IsPublic,
                },
            ],
        };
    }

    private static Citation At(string pinpoint, string? note = null) => new(Law6698, pinpoint) { Note = note };
}
