using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Uk;

/// <summary>
/// The questions that fines on organisations for health and safety offences turn on under the definitive guideline of the Sentencing
/// Council for England and Wales. Its tables give a starting point and a range by culpability, harm and size; the result is that range
/// until the court's choice is given.
/// </summary>
public static class UkHealthSafety
{
    private const string Guideline = "Sentencing Council, Health and Safety Offences Definitive Guideline, organisations";

    /// <summary>The turnover that decides the size.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money("turnover", "Turnover", "What was the organisation's annual turnover, or what is equivalent to it?")
            .From(Money.Gbp(0))
            .At(At("step two"));

    /// <summary>The size, where the turnover is not known.</summary>
    public static Fact<OrganisationSize> Size { get; } =
        Fact.Choice(
                "size",
                "Size as given",
                "Which size has the organisation, where the turnover is not known?",
                (OrganisationSize.Micro, "turnover of not more than GBP 2m"),
                (OrganisationSize.Small, "GBP 2m to 10m"),
                (OrganisationSize.Medium, "GBP 10m to 50m"),
                (OrganisationSize.Large, "GBP 50m and over")
            )
            .At(At("step two"));

    /// <summary>Whether it is a very large organisation.</summary>
    public static Fact<bool> IsVeryLarge { get; } =
        Fact.Flag(
                "very-large",
                "Very large organisation",
                "Does the turnover very greatly exceed GBP 50m? No amount is published; the fine may then lie outside the range, and is "
                    + "given as the proportionate fine."
            )
            .AsJudgement()
            .Default(false, "the case does not say so")
            .At(At("step two"));

    /// <summary>Step one: culpability.</summary>
    public static Fact<OffenceCulpability> Culpability { get; } =
        Fact.Choice(
                "culpability",
                "Culpability",
                "How great is the organisation's culpability?",
                (OffenceCulpability.Low, "it did not fall far short of the appropriate standard"),
                (OffenceCulpability.Medium, "between high and low"),
                (OffenceCulpability.High, "it fell far short of the appropriate standard"),
                (OffenceCulpability.VeryHigh, "deliberate breach of or flagrant disregard for the law")
            )
            .AsJudgement()
            .At(At("step one"));

    /// <summary>Step one: harm.</summary>
    public static Fact<OffenceHarm> Harm { get; } =
        Fact.Choice(
                "harm",
                "Harm category",
                "Which harm category has the offence, by the seriousness of the harm risked (level A, B or C) and its likelihood, moved "
                    + "up if many were exposed or actual harm was caused?",
                (OffenceHarm.Category4, "the least"),
                (OffenceHarm.Category3, "category 3"),
                (OffenceHarm.Category2, "category 2"),
                (OffenceHarm.Category1, "the gravest")
            )
            .AsJudgement()
            .At(At("step one"));

    /// <summary>Step two: the fine chosen in the range.</summary>
    public static Fact<Money> FineInRange { get; } =
        Fact.Money(
                "fine-in-range",
                "Fine by aggravating and mitigating factors",
                "To which fine did aggravating and mitigating factors lead from the starting point?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(At("step two"));

    /// <summary>Steps three and four: the fine proportionate to the organisation's means.</summary>
    public static Fact<Money> ProportionateFine { get; } =
        Fact.Money(
                "proportionate-fine",
                "Proportionate fine",
                "To which fine did the court come having regard to the organisation's overall means and to wider effects, above or "
                    + "below that of step two? For a very large organisation, outside the range if need be."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(At("steps three and four"));

    /// <summary>Step five: assistance.</summary>
    public static Fact<Rate> Assistance { get; } =
        Fact.Rate("assistance", "Assistance to the prosecution", "Which reduction was made for assistance to the prosecution?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(At("step five"));

    /// <summary>Step six: the guilty plea.</summary>
    public static Fact<GuiltyPlea> Plea { get; } =
        Fact.Choice(
                "plea",
                "Guilty plea",
                "When did the organisation plead guilty?",
                (GuiltyPlea.None, "it did not"),
                (GuiltyPlea.FirstStage, "at the first stage of the proceedings"),
                (GuiltyPlea.Later, "after it"),
                (GuiltyPlea.FirstDayOfTrial, "on the first day of the trial")
            )
            .Default(GuiltyPlea.None, "the case names no plea")
            .At(PleaAt(""));

    /// <summary>Step six: the reduction as made.</summary>
    public static Fact<Rate> PleaReduction { get; } =
        Fact.Rate(
                "plea-reduction",
                "Reduction for the plea as given",
                "Which reduction was made for the plea, where it is not the highest of its stage?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(PleaAt(""));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-health-safety-organisations", "Health and safety fines on organisations", Currency.Gbp)
            {
                Authority = "Magistrates' courts and the Crown Court, under the guideline of the Sentencing Council",
                Jurisdiction = "England and Wales",
                DateMeaning =
                    "the date of the sentence: the guideline holds for all organisations sentenced on or after 1 February 2016, "
                    + "whatever the date of the offence",
                Dates = [new DateRule("sentence", "the day of the sentence") { Role = DateRole.Proceedings }],
            },
            [
                new MethodPeriod(
                    "Sentencing Council, definitive guideline (1 February 2016)",
                    new LocalDate(2016, 2, 1),
                    new LocalDate(2025, 6, 1),
                    law => LayOut(law, "For a very large organisation the court may move outside the range to reach a proportionate fine.")
                ),
                new MethodPeriod(
                    "Sentencing Council, definitive guideline as amended (1 June 2025)",
                    new LocalDate(2025, 6, 1),
                    null,
                    law => LayOut(law, "For a very large organisation the court should consider fines outside the range.")
                ),
            ],
            LawData.Of("uk-health-safety-organisations")
        );

    private static Method LayOut(NumbersInForce law, string veryLarge)
    {
        var turnover = Step.Ask(Turnover);
        var byTurnover = Of(OrganisationSize.Micro)
            .When(
                turnover.IsAtMost(law.Money("size.micro.most")),
                otherwise: Of(OrganisationSize.Small)
                    .When(
                        turnover.IsAtMost(law.Money("size.small.most")),
                        otherwise: Of(OrganisationSize.Large)
                            .When(turnover.IsAtLeast(law.Money("size.large.least")), otherwise: Of(OrganisationSize.Medium))
                    )
            );
        var size = Step.AskOr(Size, byTurnover).Named("size", "Size of the organisation", At("step two"));

        // The text has 2m and 10m at the end of one size and the beginning of the next; 50m it gives to the large.
        Step<bool> From(string most) => turnover.IsAtLeast(law.Money(most));
        Step<bool> To(string most) => turnover.IsAtMost(law.Money(most));
        var isOfTurnover = Step.ByCategory<OrganisationSize, bool>(
                Size,
                (OrganisationSize.Micro, To("size.micro.most")),
                (OrganisationSize.Small, From("size.micro.most") & To("size.small.most")),
                (OrganisationSize.Medium, From("size.small.most") & turnover.IsBelow(law.Money("size.large.least"))),
                (OrganisationSize.Large, From("size.large.least"))
            )
            .When(Step.IsGiven(Size) & Step.IsGiven(Turnover), otherwise: Step.Constant(true));

        // Each cell of the tables is one number that is open between the ends of its range, with the starting point as the likely value.
        var cell = Step.ByCategory<OrganisationSize, Money>(
                size,
                s =>
                    Step.ByCategory<OffenceCulpability, Money>(
                        Culpability,
                        c => Step.ByCategory<OffenceHarm, Money>(Harm, h => law.Money($"fine.{s}.{c}.{h[^1]}"))
                    )
            )
            .Named("starting-point", "Starting point and category range", At("step two"));
        var chosen = Step.AskOr(FineInRange, cell).Named("step-two", "After aggravating and mitigating factors", At("step two"));
        var proportionate = Step.AskOr(ProportionateFine, chosen)
            .Named("steps-three-and-four", "Proportionate fine", At("steps three and four"));
        var assisted = proportionate.ReducedBy(Assistance).Named("step-five", "After assistance to the prosecution", At("step five"));

        // A third is taken as one part in three, so that no digit is lost.
        Step<Money> OnePart(string stage) => assisted / law.Count($"plea.{stage}");
        var byStage = Step.ByCategory<GuiltyPlea, Money>(
            Plea,
            (GuiltyPlea.None, Step.Constant(Money.Gbp(0))),
            (GuiltyPlea.FirstStage, OnePart("first-stage")),
            (GuiltyPlea.Later, OnePart("later")),
            (GuiltyPlea.FirstDayOfTrial, OnePart("first-day-of-trial"))
        );
        var reduction = (assisted * Step.Ask(PleaReduction))
            .When(Step.IsGiven(PleaReduction), otherwise: byStage)
            .Named("plea-credit", "Reduction for a guilty plea", PleaAt(""));
        Step<bool> UpTo(string stage) => (Step.Ask(PleaReduction) * law.Count($"plea.{stage}")).IsAtMost(Step.Constant(Rate.One));
        var isOfStage = Step.ByCategory<GuiltyPlea, bool>(
            Plea,
            (GuiltyPlea.None, Step.Ask(PleaReduction).Is(Rate.Zero)),
            (GuiltyPlea.FirstStage, UpTo("first-stage")),
            (GuiltyPlea.Later, UpTo("later")),
            (GuiltyPlea.FirstDayOfTrial, UpTo("first-day-of-trial"))
        );
        var isKnown = Step.IsGiven(Culpability) & Step.IsGiven(Harm) & (Step.IsGiven(Turnover) | Step.IsGiven(Size));
        return new Method((assisted - reduction).Named("fine", "Fine", At("step six")))
        {
            Provisional = assisted,
            AlsoShown = [Shown.Of(cell, isKnown)],
            Checks =
            [
                new Check(
                    "very-large-organisation",
                    !Step.Ask(IsVeryLarge) | Step.IsGiven(ProportionateFine),
                    veryLarge,
                    "proportionate-fine"
                )
                {
                    Subject = IsVeryLarge,
                    IsWarning = true,
                },
                new Check(
                    "size-contradicts-turnover",
                    isOfTurnover,
                    "The size that is given is not that of the turnover that is given; the size counts.",
                    "micro: up to GBP 2m, small: 2m to 10m, medium: 10m to 50m, large: 50m and over"
                )
                {
                    Subject = Size,
                    IsWarning = true,
                },
                Stated.Discount(PleaReduction, Plea, isOfStage, "up to the reduction of that stage, or its stage"),
            ],
        };
    }

    private static Step<OrganisationSize> Of(OrganisationSize size) => Step.Constant(size);

    private static Citation At(string pinpoint) => new(Guideline, pinpoint, Standing.Reported);

    private static Citation PleaAt(string pinpoint) =>
        new("Sentencing Council, Reduction in Sentence for a Guilty Plea", pinpoint, Standing.Reported);
}
