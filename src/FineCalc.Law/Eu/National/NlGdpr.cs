using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions of the Dutch authority's fining policy of 2019 for the GDPR (Boetebeleidsregels Autoriteit Persoonsgegevens 2019): a basic
/// fine by category, moved inside the band of the category. Tier, turnover and conduct are asked by <see cref="EuGdpr"/>.
/// </summary>
public static class NlGdpr
{
    private const string Policy = "Boetebeleidsregels Autoriteit Persoonsgegevens 2019 (Stcrt. 2019, 14586)";

    /// <summary>The category of the infringed provision.</summary>
    public static Fact<DutchFineCategory> Category { get; } =
        Fact.Choice(
                "category",
                "Category",
                "In which category does the annex to the policy put the infringed provision? The articles named here are those met in "
                    + "decisions.",
                (DutchFineCategory.I, "category I"),
                (DutchFineCategory.Ii, "category II, among others Arts 12(5), 32, 35"),
                (DutchFineCategory.Iii, "category III, among others Arts 5, 6, 12(1), 12(2), 27, 33"),
                (DutchFineCategory.Iv, "category IV, among others Art 9")
            )
            .PerInfringement()
            .At(At("annex"));

    /// <summary>The next category, where it was applied.</summary>
    public static Fact<DutchFineCategory> AppliedCategory { get; } =
        Fact.Choice(
                "applied-category",
                "Category applied instead",
                "Which category did the authority apply, the next higher or lower one, where no fine inside the band would have been "
                    + "fitting?",
                (DutchFineCategory.I, "category I"),
                (DutchFineCategory.Ii, "category II"),
                (DutchFineCategory.Iii, "category III"),
                (DutchFineCategory.Iv, "category IV")
            )
            .AsJudgement()
            .PerInfringement()
            .At(At("Art 8.1"));

    /// <summary>Factor (a).</summary>
    public static Fact<Money> Nature { get; } =
        Factor("nature-amount", "(a) Nature, gravity and duration", "the nature, gravity and duration of the infringement", "a");

    /// <summary>Factor (b).</summary>
    public static Fact<Money> Intent { get; } = Factor("intent-amount", "(b) Intent or negligence", "intent or negligence", "b");

    /// <summary>Factor (c).</summary>
    public static Fact<Money> ActionToMitigate { get; } =
        Factor("mitigation-amount", "(c) Action to mitigate damage", "action to mitigate the damage", "c");

    /// <summary>Factor (d).</summary>
    public static Fact<Money> DegreeOfResponsibility { get; } =
        Factor("responsibility-amount", "(d) Degree of responsibility", "the degree of responsibility under Arts 25 and 32", "d");

    /// <summary>Factor (e).</summary>
    public static Fact<Money> PreviousInfringements { get; } =
        Factor(
            "previous-amount",
            "(e) Previous infringements",
            "previous infringements (repetition within five years is asked by itself)",
            "e"
        );

    /// <summary>Factor (f).</summary>
    public static Fact<Money> Cooperation { get; } = Factor("cooperation-amount", "(f) Cooperation", "cooperation with the authority", "f");

    /// <summary>Factor (g).</summary>
    public static Fact<Money> DataCategories { get; } =
        Factor("data-categories-amount", "(g) Categories of data", "the categories of data", "g");

    /// <summary>Factor (h).</summary>
    public static Fact<Money> HowLearned { get; } =
        Factor("how-learned-amount", "(h) How the authority learned of it", "the manner in which the authority learned of it", "h");

    /// <summary>Factor (i).</summary>
    public static Fact<Money> EarlierMeasures { get; } =
        Factor("earlier-measures-amount", "(i) Earlier measures", "compliance with measures ordered earlier", "i");

    /// <summary>Factor (j).</summary>
    public static Fact<Money> CodesOfConduct { get; } =
        Factor("codes-amount", "(j) Codes and certification", "codes of conduct or certification", "j");

    /// <summary>Factor (k).</summary>
    public static Fact<Money> OtherFactors { get; } = Factor("other-amount", "(k) Other factors", "other factors", "k");

    /// <summary>The fine inside the band, where its parts are not known.</summary>
    public static Fact<Money> FineInBand { get; } =
        Fact.Stated<Money>("fine-in-band", "Fine inside the band", At("Arts 6-7")).From(Money.Eur(0)).PerInfringement();

    /// <summary>Where inside the band the fine lies, where nothing is known of the factors.</summary>
    public static Fact<Rate> PlaceInBand { get; } =
        Fact.Rate(
                "place-in-band",
                "Place inside the band",
                "Where inside the band does the fine lie: 0% at its lower end, 50% at the basic fine, 100% at its upper end?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the policy lets the factors move the fine through the whole band and gives them no amounts; the basic fine, from which "
                    + "it starts, is FineCalc's reading of 'likely'"
            )
            .At(At("Arts 6-7"));

    /// <summary>Repetition.</summary>
    public static Fact<bool> IsRepeated { get; } =
        Fact.Flag(
                "repetition",
                "Repetition within five years",
                "Had five years not yet passed, when the infringement was committed, since the authority fined the same party for the "
                    + "same or a similar infringement?"
            )
            .PerInfringement()
            .Default(false, "the case does not say so")
            .At(At("Art 1(d)") with { DateRead = new LocalDate(2026, 11, 25) });

    /// <summary>What the connection of separate infringements takes off.</summary>
    public static Fact<Rate> Connection { get; } =
        Fact.Rate(
                "connection-reduction",
                "Reduction for connection",
                "What was taken off the fines together because the infringements, though separate, are connected? The policy, as far as "
                    + "it was read, has no such step; of BKR the authority took off 20%, and so did the court."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(new Citation("Algemene wet bestuursrecht (Awb)", "Art 5:46(2)") { DateRead = new LocalDate(2026, 11, 25) });

    private static IReadOnlyList<Fact<Money>> Factors { get; } =
    [
        Nature,
        Intent,
        ActionToMitigate,
        DegreeOfResponsibility,
        PreviousInfringements,
        Cooperation,
        DataCategories,
        HowLearned,
        EarlierMeasures,
        CodesOfConduct,
        OtherFactors,
    ];

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("nl-gdpr", "Netherlands, GDPR fines by the policy of 2019", Currency.Eur)
            {
                Authority = "Autoriteit Persoonsgegevens (AP)",
                Jurisdiction = "Netherlands",
                DateMeaning =
                    "the date of the decision, from 15 March 2019, when the policy before it lapsed: a court let the authority apply it "
                    + "to conduct that had ended before (Rechtbank Gelderland, 17 July 2023, ARN 20/2537, 7.5 and 7.6)",
                Dates =
                [
                    new DateRule("decision", "the day of the decision that imposes the fine")
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                    },
                ],
                EndNote =
                    "the policy was repealed on 12 December 2023 with effect from 24 May 2023 (reported); since then the EDPB's "
                    + "guidelines lead to fines on businesses (see eu-gdpr). A policy of 2023, of which neither the first day nor "
                    + "the amounts were found, is for public bodies and natural persons. A later decision that still applied the "
                    + "bands of 2019 names version 2019-03-15 in its case",
            },
            [new MethodPeriod("AP, Boetebeleidsregels 2019", new LocalDate(2019, 3, 15), new LocalDate(2023, 5, 24), LayOut)],
            LawData.Of("nl-gdpr", "eu-gdpr-maxima")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // Article 2: the category of the provision, or the next one, has a band and in it a basic fine.
        var category = AppliedCategory.Or(Category).Named("category-of-fine", "Category of the fine", At("Art 8.1"));
        var least = Of("least").Named("band-least", "Lower end of the band", At("Art 2.3"));
        var most = Of("most").Named("band-most", "Upper end of the band", At("Art 2.3"));
        var basic = Of("basic").Named("basic-fine", "Basic fine", At("Art 2.3"));

        // Articles 6 and 7: the factors move the basic fine inside the band.
        var isMoved = IsAnyGiven([.. Factors]);
        var none = Constant(Money.Eur(0));
        var moved = Sum([basic, .. Factors.Select(f => f.Or(none).Named($"factor-{f.Id}", f.Name, f.Source!))])
            .Named("moved", "Basic fine and factors", At("Arts 6-7"));
        var inBand = Where(isMoved, moved.Between(least, most), otherwise: least + ((most - least) * PlaceInBand))
            .Named(
                "in-band",
                "Fine inside the band",
                At("Arts 6-7") with
                {
                    Note = "The factors move the fine up to the upper end of the band at most, and down to its lower end.",
                }
            )
            .MayBeStated(FineInBand);

        // Repetition raises it.
        var each = inBand
            .RaisedBy(Where(IsRepeated, law.Rate("repetition"), otherwise: Constant(Rate.Zero)))
            .Named(
                "fine-each",
                "After repetition",
                At("repetition") with
                {
                    Note =
                        "FineCalc raises what the band led to, and lets it leave the band; where the policy puts the raise was not read.",
                }
            );

        // Articles 10 and 9: the legal maximum, and the means of the party.
        var maximum = EuGdprSteps.Maximum(law, EuGdpr.Tier);
        var total = NationalGdpr.Total(
            each,
            maximum,
            At("Art 10") with
            {
                Note =
                    "Not above the legal maximum of the gravest infringement. FineCalc holds the infringements by the same or linked "
                    + "processing together (GDPR, Art 83(3)), and one infringement by its own maximum.",
            }
        );
        var connected = Where(Connection.IsGiven(), total.ReducedBy(Connection), otherwise: total)
            .Named(
                "after-connection",
                "After the connection of the infringements",
                new Citation("Algemene wet bestuursrecht (Awb)", "Art 5:46(2)")
                {
                    Note =
                        "Off the sum, as the court did in BKR (Rechtbank Gelderland, 17 July 2023, ARN 20/2537, 7.9); FineCalc takes it "
                        + "after the legal maximum.",
                }
            );
        return new Method(EuGdprSteps.AbleToPay(connected, At("Art 9, lack of means")))
        {
            Provisional = connected,
            Conditions = [Article83.Applies],
            AlsoShown = [Shown.Of(basic, IsAnyGiven(Category, AppliedCategory))],
            Checks =
            [
                new Check(
                    "fine-outside-band",
                    FineInBand.IsGiven().Implies(inBand.IsWithin(least, most)),
                    "The fine that is given lies outside the band of the category.",
                    "an amount inside the band; another category, or lack of means, is given by itself"
                )
                {
                    Subject = FineInBand,
                },
                Check.Warning(
                    "factors-beyond-band",
                    (isMoved & !FineInBand.IsGiven()).Implies(moved.IsWithin(least, most)),
                    "The factors lead out of the band, and its end holds the fine.",
                    "amounts that stay inside the band, or the next category",
                    AppliedCategory
                ),
                // Annex 1 is for Art 83(4) and stops at category III; only Annex 2 has the fourth.
                Check.Warning(
                    "category-not-of-tier",
                    (Category.IsGiven() & EuGdpr.Tier.IsGiven()).Implies(
                        !Category.Is(DutchFineCategory.Iv) | EuGdpr.Tier.Is(MaximumTier.Higher)
                    ),
                    "Annex 1, which is for the lower maximum, has no category IV.",
                    "categories I to III, or the higher maximum; a higher category that was applied instead is given by itself",
                    Category
                ),
                Check.Warning(
                    "category-not-next",
                    (AppliedCategory.IsGiven() & Category.IsGiven()).Implies(IsNext()),
                    "The category that was applied is not next to that of the annex.",
                    "the next higher or lower category",
                    AppliedCategory
                ),
                NationalGdpr.MaximumMayHold(each, law.Money("maximum.standard.fixed")),
                Stated.Lowered(EuGdpr.HardshipPenalty, connected),
            ],
        };

        Step<Money> Of(string end) => ByCategory(category, c => law.Money($"category.{c}.{end}"));
    }

    private static Step<bool> IsNext()
    {
        return ByCategory(
            Category,
            (DutchFineCategory.I, IsAmong(DutchFineCategory.I, DutchFineCategory.Ii)),
            (DutchFineCategory.Ii, IsAmong(DutchFineCategory.I, DutchFineCategory.Ii, DutchFineCategory.Iii)),
            (DutchFineCategory.Iii, IsAmong(DutchFineCategory.Ii, DutchFineCategory.Iii, DutchFineCategory.Iv)),
            (DutchFineCategory.Iv, IsAmong(DutchFineCategory.Iii, DutchFineCategory.Iv))
        );

        static Step<bool> IsAmong(params DutchFineCategory[] near) =>
            near.Select(n => AppliedCategory.Is(n)).Aggregate((left, right) => left | right);
    }

    private static Fact<Money> Factor(string id, string name, string what, string letter) =>
        Fact.Money(
                id,
                name,
                $"By what amount did the authority raise (above 0) or lower (below 0) the basic fine for {what}? 0 where it left it "
                    + "as it is."
            )
            .AsJudgement()
            .PerInfringement()
            .At(At($"Arts 6-7; GDPR, Art 83(2)({letter})"));

    private static Citation At(string pinpoint) => new(Policy, pinpoint);
}
