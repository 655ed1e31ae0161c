using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

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
                (OrganisationSize.Micro, "micro: the smallest by turnover"),
                (OrganisationSize.Small, "small"),
                (OrganisationSize.Medium, "medium"),
                (OrganisationSize.Large, "large: the greatest for which amounts are published")
            )
            .At(At("step two"));

    /// <summary>Whether it is a very large organisation.</summary>
    public static Fact<bool> IsVeryLarge { get; } =
        Fact.Flag(
                "very-large",
                "Very large organisation",
                "Does the turnover very greatly exceed that from which an organisation is large? No amount is published; the court may "
                    + "then take another starting point, or a proportionate fine outside the range."
            )
            .AsJudgement()
            .Default(false, "the case does not say so")
            .At(At("step two"));

    /// <summary>The starting point of a very large organisation.</summary>
    public static Fact<Money> VeryLargeStart { get; } =
        Fact.Money(
                "very-large-start",
                "Starting point of a very large organisation",
                "Which starting point did the court take in place of that of the table, because the organisation is very large? The Court "
                    + "of Appeal warns of extravagant multiples."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
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
        // Step one, the offence category, is culpability and harm as given. Step two: starting point and range by size, culpability and
        // harm, then aggravating and mitigating factors. Each cell of the tables is one number that is open between the ends of its range,
        // with the starting point as the likely value.
        var size = Size.Or(ByTurnover(law)).Named("size", "Size of the organisation", At("step two"));
        var cell = ByCategory(size, s => ByCategory(Culpability, c => ByCategory(Harm, h => law.Money($"fine.{s}.{c}.{h[^1]}"))))
            .Named("starting-point", "Starting point and category range", At("step two"));
        var start = Where(IsVeryLarge & VeryLargeStart.IsGiven(), VeryLargeStart, otherwise: cell)
            .Named("very-large", "Starting point, very large organisations considered", At("step two"));
        var chosen = FineInRange.Or(start).Named("step-two", "After aggravating and mitigating factors", At("step two"));

        // Steps three and four: proportion to the means of the organisation, and wider effects.
        var proportionate = ProportionateFine.Or(chosen).Named("steps-three-and-four", "Proportionate fine", At("steps three and four"));

        // Step five: assistance. Step six: the guilty plea.
        var assisted = proportionate.ReducedBy(Assistance).Named("step-five", "After assistance to the prosecution", At("step five"));
        var reduction = Where(PleaReduction.IsGiven(), assisted * PleaReduction, otherwise: PleaCredit(law, assisted))
            .Named("plea-credit", "Reduction for a guilty plea", PleaAt(""));

        var isCellKnown = Culpability.IsGiven() & Harm.IsGiven() & IsAnyGiven(Turnover, Size);
        return new Method((assisted - reduction).Named("fine", "Fine", At("step six")))
        {
            Provisional = assisted,
            AlsoShown = [Shown.Of(cell, isCellKnown), Shown.Of(start, VeryLargeStart.IsGiven() & IsVeryLarge)],
            Checks =
            [
                Check.Warning(
                    "very-large-organisation",
                    !IsVeryLarge | IsAnyGiven(VeryLargeStart, ProportionateFine),
                    veryLarge,
                    "very-large-start or proportionate-fine",
                    IsVeryLarge
                ),
                Check.Warning(
                    "very-large-start-unused",
                    IsVeryLarge | !VeryLargeStart.IsGiven(),
                    "A starting point of a very large organisation is given, and the organisation is not said to be one: it counts for "
                        + "nothing.",
                    "very-large: true, or no very-large-start",
                    VeryLargeStart
                ),
                OfTurnover(law),
                Stated.Discount(PleaReduction, Plea, IsOfStage(law), "up to the reduction of that stage, or its stage"),
            ],
        };
    }

    private static Step<OrganisationSize> ByTurnover(NumbersInForce law)
    {
        return Where(
            Turnover.IsAtMost(law.Money("size.micro.most")),
            Is(OrganisationSize.Micro),
            otherwise: Where(
                Turnover.IsAtMost(law.Money("size.small.most")),
                Is(OrganisationSize.Small),
                otherwise: Where(
                    Turnover.IsAtLeast(law.Money("size.large.least")),
                    Is(OrganisationSize.Large),
                    otherwise: Is(OrganisationSize.Medium)
                )
            )
        );

        static Step<OrganisationSize> Is(OrganisationSize size) => Constant(size);
    }

    // The text has two of its bounds at the end of one size and the beginning of the next; the last it gives to the large.
    private static Check OfTurnover(NumbersInForce law)
    {
        var isOfTurnover = ByCategory(
            Size,
            (OrganisationSize.Micro, Turnover.IsAtMost(law.Money("size.micro.most"))),
            (OrganisationSize.Small, Turnover.IsWithin(law.Money("size.micro.most"), law.Money("size.small.most"))),
            (OrganisationSize.Medium, Turnover.IsAtLeast(law.Money("size.small.most")) & Turnover.IsBelow(law.Money("size.large.least"))),
            (OrganisationSize.Large, Turnover.IsAtLeast(law.Money("size.large.least")))
        );
        var (micro, small, large) = (law.Say("size.micro.most"), law.Say("size.small.most"), law.Say("size.large.least"));
        return Check.Warning(
            "size-contradicts-turnover",
            (Size.IsGiven() & Turnover.IsGiven()).Implies(isOfTurnover),
            "The size that is given is not that of the turnover that is given; the size counts.",
            $"micro: up to {micro}, small: {micro} to {small}, medium: {small} to {large}, large: {large} and over",
            Size
        );
    }

    // The highest reduction of each stage. A third is taken as one part in three, so that no digit is lost.
    private static Step<Money> PleaCredit(NumbersInForce law, Step<Money> fine) =>
        ByCategory(Plea, stage => stage == "none" ? Constant(Money.Gbp(0)) : fine / law.Count($"plea.{stage}"));

    private static Step<bool> IsOfStage(NumbersInForce law) =>
        ByCategory(
            Plea,
            stage =>
                stage == "none" ? PleaReduction.Is(Rate.Zero) : (PleaReduction * law.Count($"plea.{stage}")).IsAtMost(Constant(Rate.One))
        );

    private static Citation At(string pinpoint) => new(Guideline, pinpoint, Standing.Reported);

    private static Citation PleaAt(string pinpoint) =>
        new("Sentencing Council, Reduction in Sentence for a Guilty Plea", pinpoint, Standing.Reported);
}
