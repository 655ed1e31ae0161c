using System.Text;
using FineCalc.Steps;

namespace FineCalc.Tests;

/// <summary>
/// Small methods with one rule each, and cases that the rule applies to, does not apply to, or may apply to: what is said of each.
/// </summary>
internal static class NotAppliedMethods
{
    private static readonly Fact<Rate> Raise = Fact.Rate("raise", "Raise", "How much is it raised?").AsJudgement();

    private static readonly Fact<Rate> Off = Fact.Rate("off", "Off", "What is taken off?")
        .AsJudgement()
        .Default(Rate.Zero, "nothing is taken off");

    private static readonly Fact<Money> Costs = Fact.Money("costs", "Costs", "Which costs are added?")
        .Default(Money.Gbp(0), "no costs are named");

    private static readonly Fact<Money> Guess = Fact.Money("guess", "Guess", "Which amount?")
        .Open(Money.Gbp(10), Money.Gbp(20), Money.Gbp(40), "a model of it");

    private static readonly Fact<Money> Stated = Fact.Stated<Money>("stated", "Stated amount", Own.Source);

    private static readonly Fact<bool> Grave = Fact.Flag("grave", "Grave", "Was it grave?").PerInfringement();

    private static readonly Fact<bool> Known = Fact.Flag("known", "Known", "Was it known?").Default(false, "nobody says so");

    private static readonly Fact<Count> Act = Fact.Count("act", "Act", "Which act?", "(a number)").PerInfringement().Default(1, "one act");

    private static readonly Fact<Care> CareOfEach = Fact.Choice(
            "care-of-each",
            "Care of each",
            "Which care was taken?",
            (Care.None, "none"),
            (Care.SomeCare, "some"),
            (Care.Full, "full")
        )
        .PerInfringement();

    private static readonly Facts Fifty = Facts.None.With(Ask.Turnover, Money.Gbp(50));

    private static readonly Facts Hundred = Facts.None.With(Ask.Turnover, Money.Gbp(100));

    private static readonly Facts About = Facts.None.With(new Answer(Ask.Turnover, 90, 100, 130, Currency.Gbp));

    private static readonly Facts Much = Facts.None.With(new Answer(Ask.Turnover, 400, 450, 700, Currency.Gbp));

    private static readonly Facts Tenth = Facts.None.With(Ask.Share, Rate.Percent(10));

    private static readonly Facts Half = Facts.None.With(new Answer(Ask.Share, 0.3m, 0.4m, 0.5m));

    private static readonly Step<Money> Floor = Own.Pounds(100).As("floor", "Floor");

    private static readonly Step<Money> Cap = Own.Pounds(400).As("cap", "Cap");

    private static readonly Step<Money> Tied = (Own.Pounds(1000) * Step.Ask(Ask.Share)).As("tied", "Tied to the share");

    private static readonly Step<Money> Each = Step.Ask(Ask.Harm).AtLeast(Step.Constant(Money.Gbp(0))).As("each", "Each");

    private static readonly Step<Money> One = (Own.Pounds(1) * Step.Ask(Ask.Share)).As("one", "One");

    private static readonly Step<Money> Two = (Own.Pounds(2) + One).As("two", "Two");

    private static readonly Facts Three = Harms((10, 10, 10), (20, 20, 20), (30, 30, 30));

    private static readonly Facts OpenThree = Harms((10, 15, 19), (20, 22, 41), (40, 44, 60));

    private static readonly Facts Grouped = Facts
        .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(300)).With(Act, 1).With(CareOfEach, Care.None))
        .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(250)).With(Act, 1).With(CareOfEach, Care.Full))
        .WithInfringement("C", own => own.With(Ask.Harm, Money.Gbp(30)).With(Act, 2).With(CareOfEach, Care.Full));

    private static readonly Facts OpenGrouped = Facts
        .None.WithInfringement("A", own => own.With(Harm(100, 120, 150)).With(Act, 1).With(CareOfEach, Care.None))
        .WithInfringement("B", own => own.With(Harm(90, 95, 110)).With(Act, 1).With(CareOfEach, Care.Full))
        .WithInfringement("C", own => own.With(Harm(395, 396, 400)).With(Act, 2).With(CareOfEach, Care.Full))
        .WithInfringement("D", own => own.With(Harm(1, 200, 399)).With(CareOfEach, Care.Full));

    // What caps an infringement: of those with full care less.
    private static readonly Step<Money> CapOfEach = Step.ByCategory<Care, Money>(
            CareOfEach,
            (Care.None, Cap),
            (Care.SomeCare, Own.Pounds(350)),
            (Care.Full, Own.Pounds(200).As("low-cap", "Low cap"))
        )
        .As("cap-of-each", "Cap of each");

    private static readonly (string Name, Method Of, Facts[] Cases)[] All =
    [
        ("A floor", Only(Step.Ask(Ask.Turnover).AtLeast(Floor)), [Fifty, Hundred, About, Much]),
        (
            "A floor that is open",
            Only(Step.Ask(Ask.Turnover).AtLeast(Tied)),
            [
                With(Fifty, Half),
                With(About, Tenth),
                With(Much, Half),
                With(Much, Tenth),
                With(Money.Gbp(500), Half),
                With(Money.Gbp(600), Half),
            ]
        ),
        ("A cap", Only(Step.Ask(Ask.Turnover).CappedAt(Cap)), [Fifty, About, Much, Pounds(400), Pounds(401)]),
        (
            "A cap that is open",
            Only(Step.Ask(Ask.Turnover).CappedAt(Tied)),
            [With(Fifty, Half), With(About, Half), With(Much, Half), With(Money.Gbp(300), Half), With(Money.Gbp(450), Half)]
        ),
        ("A floor and a cap", Only(Step.Ask(Ask.Turnover).Between(Floor, Cap)), [Fifty, Hundred, About, Much, Pounds(200), Pounds(400)]),
        ("Never below nothing", Only(Step.Ask(Ask.Turnover).AtLeast(Step.Constant(Money.Gbp(0)))), [Fifty]),
        ("A floor by a condition of arithmetic", Only(Step.Ask(Ask.Turnover).AtLeast(Zero(Known))), [Fifty]),
        (
            "A floor by a condition of law",
            Only(Step.Ask(Ask.Turnover).AtLeast(Floor.When(Known, Zero()))),
            [Fifty, With(Fifty, Flag(Known, true))]
        ),
        (
            "The greatest of several",
            Only(Step.Greatest(Step.Ask(Ask.Turnover), Floor, Tied, Cap)),
            [With(Fifty, Tenth), With(About, Half), With(Much, Half), With(Much, Tenth), With(About, Tenth)]
        ),
        (
            "The least of several",
            Only(Step.Least(Step.Ask(Ask.Turnover), Floor, Tied, Cap)),
            [With(Fifty, Tenth), With(About, Half), With(Much, Half), With(Much, Tenth), With(Fifty, Half)]
        ),
        ("The greatest of the infringements", Only(Step.GreatestOver(Each)), [Three, OpenThree, Facts.None.With(Harm(1, 2, 3))]),
        ("The sum of the infringements", Only(Step.SumOver(Each)), [Three, OpenThree]),
        (
            "The greatest of each act",
            Only(Step.GreatestOver(Each, Act)),
            [
                Three,
                OpenThree,
                Grouped,
                OpenGrouped,
                Harms((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5)),
                Harms((10, 10, 10), (0, 0, 5)),
                Harms((10, 10, 10), (0, 0, 0)),
                Harms((10, 10, 10), (4, 4, 4)).WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(10)).With(Act, 2)),
            ]
        ),
        ("The sum of each act, capped", Only(Step.SumOver(Each, CapOfEach, Act)), [Grouped, OpenGrouped]),
        (
            "The sum of each act, capped by an open cap",
            Only(Step.SumOver(Each, Tied, Act)),
            [
                With(Harms((140, 140, 140), (150, 150, 150)), Half),
                With(Harms((140, 140, 140), (160, 160, 160)), Half),
                With(Harms((140, 145, 150), (160, 170, 180)), Half),
                With(Harms((240, 245, 250), (260, 270, 280)), Half),
            ]
        ),
        ("Each capped by itself", Only(Step.SumOver(Each.CappedAt(CapOfEach).As("held", "Held"))), [Grouped, OpenGrouped]),
        ("A branch", Only(Two.When(Ask.Repeated, One)), [Flag(Ask.Repeated, true), Flag(Ask.Repeated, false), Maybe(Ask.Repeated)]),
        ("A branch whose name is a letter", Only(Own.Pounds(3).As("n", "N").When(Ask.Repeated, One)), [Flag(Ask.Repeated, false)]),
        (
            "A cap in one of two equal amounts",
            Only(Step.Greatest(Step.Ask(Ask.Turnover).CappedAt(Cap), Own.Pounds(400)) + Step.Constant(Money.Gbp(0))),
            [Much, Pounds(500)]
        ),
        (
            "A branch without a name",
            Only(Own.Pounds(5).When(Ask.Repeated, Step.Ask(Ask.Turnover) * Step.Ask(Ask.Share))),
            [Flag(Ask.Repeated, true), With(Fifty, Flag(Ask.Repeated, false))]
        ),
        (
            "A branch of long words",
            Only(
                (Step.Ask(Ask.Turnover) * Step.Ask(Ask.Share) * Step.Ask(Ask.Share) * Step.Ask(Ask.Share) * Step.Ask(Ask.Share)).When(
                    Ask.Repeated,
                    Own.Pounds(5) * Step.Ask(Raise) * Step.Ask(Raise) * Step.Ask(Raise) * Step.Ask(Raise) * Step.Ask(Raise)
                )
            ),
            [
                With(Fifty, Flag(Ask.Repeated, true)),
                Flag(Ask.Repeated, false).With(Raise, Rate.One).With(Raise, Rate.Percent(7)),
                With(Fifty, Maybe(Ask.Repeated)).With(Raise, Rate.One),
            ]
        ),
        (
            "A choice",
            Only(
                Step.ByCategory<Care, Money>(Ask.Taken, (Care.None, Two), (Care.SomeCare, One), (Care.Full, Step.Ask(Ask.Turnover) * Tax))
            ),
            [Choice(0, 0, 0), Choice(1, 1, 1), Choice(0, 0, 1), Choice(1, 2, 2), Choice(2, 2, 2)]
        ),
        (
            "A scale",
            Only(Step.ByCategory<Care, Money>(Ask.Taken, (Care.None, Cap), (Care.SomeCare, Floor), (Care.Full, Zero()))),
            [Choice(0, 0, 0), Choice(2, 2, 2), Choice(1, 1, 2)]
        ),
        (
            "A scale with a rule in it",
            Only(Step.ByCategory<Care, Money>(Ask.Taken, (Care.None, Cap), (Care.SomeCare, One), (Care.Full, Zero()))),
            [Choice(0, 0, 0), Choice(1, 1, 1), Choice(2, 2, 2), Choice(0, 0, 1)]
        ),
        (
            "A step that may hand on another",
            Only(
                (Own.Pounds(1) + One.When(Known, Two).As("handed", "Handed on")).As("sum", "Sum")
                    + Step.ByCategory<Care, Money>(Ask.Taken, (Care.None, Cap), (Care.SomeCare, Floor), (Care.Full, Zero()))
                        .As("scale", "Scale")
            ),
            [Choice(0, 0, 0), With(Choice(2, 2, 2), Flag(Known, true)), Choice(1, 1, 2), With(Choice(0, 1, 2), Maybe(Known))]
        ),
        (
            "What is stated",
            Only(Two.MayBeStated(Stated)),
            [Tenth, Tenth.With(Stated, Money.Gbp(7)), Tenth.With(new Answer(Stated, 5, 6, 7, Currency.Gbp))]
        ),
        (
            "What is stated of a step without a name",
            Only(Step.AskOr(Stated, Two) + Step.AskOr(Costs, Own.Pounds(3)) + Step.AskOr(Guess, Step.Constant(Money.Gbp(0)))),
            [Tenth, Tenth.With(Stated, Money.Gbp(7)), Tenth.With(Costs, Money.Gbp(8)).With(Guess, Money.Gbp(9))]
        ),
        (
            "What is stated in place of what need not be answered",
            Only(Step.AskOr(Stated, Step.Ask(Costs)) + Step.Ask(Ask.Turnover)),
            [Fifty, Fifty.With(Costs, Money.Gbp(2)), Fifty.With(Stated, Money.Gbp(3))]
        ),
        (
            "What need not be answered",
            Only(((Step.Ask(Ask.Turnover) + Step.Ask(Costs)).ReducedBy(Off) + Step.Ask(Guess)).As("all", "All")),
            [
                Fifty,
                Fifty.With(Costs, Money.Gbp(0)).With(Off, Rate.Zero),
                Fifty.With(new Answer(Off, 0, 0, 0.1m)),
                About.With(Off, Rate.One),
            ]
        ),
        (
            "What need not be answered, capped and with a rule of its own",
            Only(
                Step.Greatest(Step.Ask(Costs).CappedAt(Step.Ask(Guess)), Step.Ask(Guess))
                    + Step.AskOr(Ask.Turnover, Two).As("own-rule", "Own rule")
            ),
            [Tenth, With(Tenth, Fifty).With(Costs, Money.Gbp(1)), With(Tenth, About).With(Guess, Money.Gbp(1))]
        ),
        .. Conditions(),
        (
            "Within an infringement",
            Only(Step.SumOver((Each.RaisedBy(Raise).As("raised", "Raised").When(Grave, Each) + Step.Ask(Costs)).As("whole", "Whole"))),
            [Graves(true, true), Graves(true, false), Graves(false, false), Graves(null, false)]
        ),
        (
            "Taken together on a branch",
            Only(
                Own.Pounds(7)
                    .When(
                        Ask.Repeated,
                        Step.SumOver(Each.RaisedBy(Raise).As("raised", "Raised")).As("together", "Together")
                            + Step.Ask(Ask.Turnover).As("beside", "Beside")
                    )
            ),
            [With(Three, Flag(Ask.Repeated, true)), With(With(Three, Flag(Ask.Repeated, false)), Fifty).With(Raise, Rate.One)]
        ),
        (
            "Shown beside",
            new Method(Step.SumOver(Each).As("amount", "Amount"))
            {
                AlsoShown =
                [
                    Shown.Of(Two, Step.IsGiven(Ask.Share)),
                    Shown.Of(Step.SumOver(Each.RaisedBy(Raise).As("raised", "Raised")).As("together", "Together"), Step.IsGiven(Raise)),
                ],
            },
            [Three, With(Three, Tenth), Three.With(Raise, Rate.One)]
        ),
        (
            "Of a model",
            Only(
                Step.Greatest(
                    Step.Ask(Ask.Turnover),
                    Step.Of(Money.Gbp(40), Own.Source, Basis.Model).As("modelled", "Modelled"),
                    Step.Of(Money.Gbp(41), Own.Source, Basis.Model) * Step.Ask(Ask.Share),
                    Step.ByBand(Step.Ask(Ask.Share), Model, Own.Source, Basis.Model)
                )
            ),
            [With(Fifty, Tenth), With(About, Half)]
        ),
    ];

    private static BandTable<Rate, Money> Model =>
        new(
            Rate.Zero,
            Edge.UpperIncluded,
            (Rate.Percent(30), Money.Gbp(1), Money.Gbp(20), Own.Source),
            (null, Money.Gbp(30), Money.Gbp(30), Own.Source)
        );

    private static Step<Rate> Tax => Own.Percent(20).As("tax", "Tax");

    /// <summary>What is said of each case under its method.</summary>
    public static string Told()
    {
        var text = new StringBuilder();
        foreach (var (name, method, cases) in All)
        {
            var version = Own.Version(method);
            text.Append("# ").Append(name).Append("\n\n");
            foreach (var facts in cases.Select(c => Asked(version, c)).DistinctBy(Given.Words))
            {
                text.Append("- ").Append(Given.Words(facts)).Append('\n').Append(Said(version.Try(facts))).Append('\n');
            }
        }

        return text.ToString();
    }

    // Of the answers those that the method asks for.
    private static Facts Asked(RegimeVersion version, Facts facts)
    {
        return facts.Infringements.Aggregate(
            facts.Answers.Aggregate(facts, (f, a) => version.Facts.Contains(a.Fact) ? f : f.Without(a.Fact)),
            (f, i) =>
                f.WithInfringement(
                    i.Name,
                    own => i.Answers.Aggregate(own, (o, a) => version.Facts.Contains(a.Fact) ? o : o.Without(a.Fact))
                )
        );
    }

    private static string Said(AssessmentResult result) =>
        result.IsAssessed
            ? Tests.Told.Of(result.Assessment, withSteps: false)
            : string.Concat(result.Problems.Select(p => $"refused: {p}\n"));

    // A condition of every kind, and what it leads past.
    private static IEnumerable<(string, Method, Facts[])> Conditions()
    {
        var (money, yes) = (Step.Ask(Ask.Turnover), Step.Ask(Ask.Repeated));
        (string Name, Step<bool> Of)[] all =
        [
            ("a flag", yes),
            ("not a flag", !yes),
            ("a flag that need not be answered", Known),
            ("a question that is answered", Step.IsGiven(Costs)),
            ("above", money.IsAbove(Floor)),
            ("at or above", money.IsAtLeast(Tied)),
            ("below", money.IsBelow(Own.Pounds(100))),
            ("at or below", money.IsAtMost(Step.Constant(Money.Gbp(100)))),
            ("a value", money.Is(Money.Gbp(100))),
            ("a choice that is one", Step.Ask(Ask.Taken).Is(Care.SomeCare)),
            ("both", yes & money.IsAbove(Floor)),
            ("either", yes | money.IsAbove(Floor)),
            ("neither", !(yes | Step.Ask(Known))),
            ("one by another", money.IsAbove(Floor).When(yes, Own.No)),
            ("stated or worked out", Step.AskOr(Known, money.IsAbove(Floor))),
            ("of any infringement", Step.GreatestOver(Step.Ask(Grave))),
            ("a table", Step.ByBand(money, Steep, Own.Source).IsAbove(Own.Percent(10))),
        ];
        Facts[] cases =
        [
            Given(50, false, 0),
            Given(100, true, 1).With(Costs, Money.Gbp(2)),
            Given(150, true, 2).With(Known, true),
            With(Given(150, false, 1), Facts.None.With(Known, false)),
            With(Given(150, true, 1), About).With(new Answer(Ask.Taken, 0, 1, 2)),
            With(Given(150, true, 1), Maybe(Ask.Repeated)).With(new Answer(Known, 0, 0, 1)),
        ];
        return all.Select(c => ($"Where there is {c.Name}", Only(Two.When(c.Of, One) + Step.SumOver(Each)), cases));

        static Facts Given(int turnover, bool isRepeated, int care) =>
            With(With(Pounds(turnover), With(Flag(Ask.Repeated, isRepeated), Choice(care, care, care))), Half)
                .WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1)).With(Grave, isRepeated))
                .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(2)).With(Grave, false));
    }

    private static BandTable<Money, Rate> Steep =>
        new(
            Money.Gbp(0),
            Edge.UpperIncluded,
            (Money.Gbp(120), Rate.Percent(1), Rate.Percent(20), Own.Source),
            (null, Rate.One, Rate.One, Own.Source)
        );

    private static Step<T> As<T>(this Step<T> step, string id, string name)
        where T : struct => step.Named(id, name, Own.Source);

    private static Method Only(Step<Money> step) => new((step + Step.Constant(Money.Gbp(0))).As("penalty", "Penalty"));

    private static Step<Money> Zero() => Step.Constant(Money.Gbp(0));

    private static Step<Money> Zero(Fact<bool> condition) => Zero().When(condition, Step.Constant(Money.Gbp(1)));

    private static Facts Pounds(int amount) => Facts.None.With(Ask.Turnover, Money.Gbp(amount));

    private static Facts With(Money turnover, Facts more) => more.With(Ask.Turnover, turnover);

    private static Facts With(Facts facts, Facts more) => more.Answers.Aggregate(facts, (f, a) => f.With(a));

    private static Facts Flag(Fact<bool> fact, bool value) => Facts.None.With(fact, value).With(Ask.Share, Rate.Percent(10));

    private static Facts Maybe(Fact<bool> fact) => Half.With(new Answer(fact, 0, 1, 1));

    private static Facts Choice(int low, int likely, int high) => With(Fifty, Tenth).With(new Answer(Ask.Taken, low, likely, high));

    private static Answer Harm(int low, int likely, int high) => new(Ask.Harm, low, likely, high, Currency.Gbp);

    private static Facts Harms(params (int Low, int Likely, int High)[] harms) =>
        harms
            .Index()
            .Aggregate(
                Facts.None,
                (f, h) => f.WithInfringement($"{(char)('A' + h.Index)}", own => own.With(Harm(h.Item.Low, h.Item.Likely, h.Item.High)))
            );

    private static Facts Graves(params bool?[] graves) =>
        graves
            .Index()
            .Aggregate(
                Facts.None.With(Raise, Rate.Percent(50)),
                (f, g) =>
                    f.WithInfringement(
                        $"{(char)('A' + g.Index)}",
                        own =>
                            own.With(Ask.Harm, Money.Gbp(10 + g.Index))
                                .With(
                                    g.Item is { } flag
                                        ? new Answer(Grave, flag ? 1 : 0, flag ? 1 : 0, flag ? 1 : 0)
                                        : new Answer(Grave, 0, 1, 1)
                                )
                    )
            );
}
