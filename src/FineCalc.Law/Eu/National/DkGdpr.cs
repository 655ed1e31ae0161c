using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions of the Danish guide for fines under the GDPR (Datatilsynet, Rigsadvokaten and Rigspolitiet, 29 January 2021): a basic
/// amount by category and size, adjusted, held by the maximum and by what can be paid. Turnover, stated maximum and conduct are asked by
/// <see cref="EuGdpr"/>, in kroner.
/// </summary>
public static class DkGdpr
{
    private const string Guide = "Datatilsynet, bødevejledning (29 January 2021)";

    private static Currency Kroner { get; } = Currency.Of("DKK");

    private static Citation OfPublicBodies { get; } =
        new("Databeskyttelsesloven, preparatory works", "fines on public bodies", Standing.Reported);

    /// <summary>The category of the infringed provision.</summary>
    public static Fact<DanishFineCategory> Category { get; } =
        Fact.Choice(
                "category",
                "Category",
                "In which category of the guide is the infringed provision? The articles named here are those that were found; the "
                    + "whole lists were not read.",
                (DanishFineCategory.Category1, "Art 83(4), serious: Arts 27, 31"),
                (DanishFineCategory.Category2, "Art 83(4), more serious: Arts 11, 30, 33, 37-39"),
                (DanishFineCategory.Category3, "Art 83(4), most serious: Art 8 and others"),
                (DanishFineCategory.Category4, "Art 83(5)-(6), serious: as data portability, notice of erasure to recipients"),
                (DanishFineCategory.Category5, "Art 83(5)-(6), more serious: as consent, the duty to inform"),
                (DanishFineCategory.Category6, "Art 83(5)-(6), most serious: as special categories of data")
            )
            .PerInfringement()
            .At(At("basic amount, categories"));

    /// <summary>Whether the party is a public body.</summary>
    public static Fact<bool> IsPublicBody { get; } =
        Fact.Flag(
                "public-body",
                "Public body",
                "Is the party a public authority or institution? It has maxima of its own, and no size: its basic amount has to be given."
            )
            .Default(false, "a party is taken to be a business unless the case says otherwise")
            .At(OfPublicBodies);

    /// <summary>The operating grant of a public body.</summary>
    public static Fact<Money> OperatingGrant { get; } =
        Fact.Money("operating-grant", "Operating grant", "What is the public body's operating grant for the year?")
            .From(Money.Eur(0))
            .At(OfPublicBodies);

    /// <summary>The basic amount, where it is known.</summary>
    public static Fact<Money> BasicAmount { get; } =
        NationalGdpr
            .Stated(
                "basic-amount",
                "Basic amount as given",
                "From which basic amount did the authority start, where it is known? It has to be given for a public body, and for a "
                    + "party that is no undertaking: the sizes are those of businesses, and natural persons have a guide of their own "
                    + "(2021, reported)."
            )
            .At(At("basic amount"));

    /// <summary>Nature, gravity and duration.</summary>
    public static Fact<Rate> Nature { get; } =
        Adjustment(
                "nature-adjustment",
                "Nature, gravity and duration",
                "What do the nature, gravity and duration of the infringement add (above 0) or take off (below 0)?"
            )
            .From(Rate.Percent(-100));

    /// <summary>Aggravating circumstances.</summary>
    public static Fact<Rate> Aggravating { get; } =
        Adjustment("aggravating", "Aggravating circumstances", "What do aggravating circumstances add?").From(Rate.Zero);

    /// <summary>Mitigating circumstances.</summary>
    public static Fact<Rate> Mitigating { get; } =
        Adjustment("mitigating", "Mitigating circumstances", "What do mitigating circumstances take off (below 0)?")
            .Within(Rate.Percent(-100), Rate.Zero);

    /// <summary>The adjusted amount, where percentages are not known.</summary>
    public static Fact<Money> AdjustedAmount { get; } =
        NationalGdpr
            .Stated(
                "adjusted-amount",
                "Adjusted amount as given",
                "To which amount did all these circumstances lead, where no percentages are known?"
            )
            .At(At("adjustment"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("dk-gdpr", "Denmark, GDPR fines by the guide of 2021", Kroner)
            {
                Authority = "Datatilsynet recommends the fine, the prosecution claims it, and a court imposes it",
                Jurisdiction = "Denmark",
                DateMeaning =
                    "the day on which Datatilsynet recommended the fine, which FineCalc takes: the guide was read in reports alone, "
                    + "without a rule on which cases it is for. Whether it was changed after the EDPB adopted its guidelines on 24 "
                    + "May 2023 was not found",
                Dates =
                [
                    new DateRule(
                        "recommendation",
                        "the day on which Datatilsynet reported the party to the police and recommended the fine"
                    )
                    {
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [
                new MethodPeriod(
                    "Datatilsynet, Rigsadvokaten, Rigspolitiet, guide of 29 January 2021",
                    new LocalDate(2021, 1, 29),
                    null,
                    LayOut
                ),
            ],
            LawData.Of("dk-gdpr", "eu-gdpr-maxima")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // The basic amount: a share of the party's maximum by the category, and of that a share by the size of the business.
        var maximum = Maximum(law);
        var share = ByCategory(Category, category => law.Rate($"share.{category}"));
        var standard = (maximum * share).Named(
            "standard-amount",
            "Basic amount before size",
            At("basic amount, categories") with
            {
                Note =
                    "A share of the party's own maximum, as a secondary source has it: the percentage of the turnover where that is the "
                    + "higher of the two, otherwise the fixed amount.",
            }
        );
        var isBusiness = EuGdpr.IsUndertaking & !IsPublicBody;
        var sized = standard * law.ByBand<Money, Rate>(EuGdpr.Turnover, "size");
        var basic = Where(isBusiness, sized, otherwise: BasicAmount)
            .Named("basic", "Basic amount", At("basic amount, size"))
            .MayBeStated(BasicAmount);

        // The adjustment by circumstances.
        var circumstances = Sum<Rate>(Nature, Aggravating, Mitigating).Named("circumstances", "All circumstances", At("adjustment"));
        var adjusted = AdjustedAmount
            .Or(basic.RaisedBy(circumstances))
            .AtLeast(Constant(new Money(0m, Kroner)))
            .Named(
                "adjusted",
                "Adjusted amount",
                At("adjustment") with
                {
                    Note =
                        "The guide, as far as it was found, has no weights: FineCalc adds the percentages that are given and takes them "
                        + "of the basic amount once. Where none is given the basic amount stands.",
                }
            );

        // The maximum, and the ability to pay.
        var each = adjusted.CappedAt(maximum).Named("fine-each", "Held by the legal maximum", At("maximum"));
        var total = NationalGdpr.Total(
            each,
            maximum,
            new Citation(EuGdpr.Regulation, "Art 83(3)")
            {
                Note =
                    "How the guide brings several infringements together was not found: FineCalc adds the fines of the same or linked "
                    + "processing and holds them by the gravest maximum.",
            }
        );
        var isKnown = NationalGdpr.MaximumMayHold(adjusted, law.Money("maximum.standard.kroner"));
        return new Method(EuGdprSteps.AbleToPay(total, At("ability to pay")))
        {
            Provisional = total,
            Conditions = [Article83.Applies],
            Checks =
            [
                isKnown with
                {
                    Holds = isKnown.Holds | IsPublicBody,
                },
                Stated.Lowered(EuGdpr.HardshipPenalty, total),
                Check.Warning(
                    "grant-without-public-body",
                    IsPublicBody | !OperatingGrant.IsGiven(),
                    "An operating grant is given, and the party is not said to be a public body: it counts for nothing.",
                    "public-body: true, or no operating grant",
                    IsPublicBody
                ),
            ],
        };
    }

    // A business has the maxima of the Regulation, in kroner; a public body a share of its operating grant up to an amount.
    private static Step<Money> Maximum(NumbersInForce law)
    {
        var isHigher = Category.IsAtLeast(Constant(DanishFineCategory.Category4));
        var tier = Where(isHigher, Constant(MaximumTier.Higher), otherwise: Constant(MaximumTier.Standard));
        var most = Where(isHigher, law.Money("public.higher.most"), otherwise: law.Money("public.standard.most"));
        var share = Where(isHigher, law.Rate("public.higher.grant"), otherwise: law.Rate("public.standard.grant"));
        var byGrant = Where(OperatingGrant.IsGiven(), (OperatingGrant * share).CappedAt(most), otherwise: most);
        return Where(IsPublicBody, EuGdpr.StatedMaximum.Or(byGrant), otherwise: EuGdprSteps.Maximum(law, tier, "kroner"))
            .Named("maximum", "Legal maximum of the party", At("maximum"));
    }

    private static Fact<Rate> Adjustment(string id, string name, string question) =>
        Fact.Rate(id, name, question + " As a share of the basic amount.")
            .AsJudgement()
            .PerInfringement()
            .Default(Rate.Zero, "no adjustment is stated")
            .At(At("adjustment"));

    private static Citation At(string pinpoint) => new(Guide, pinpoint, Standing.Reported);
}
