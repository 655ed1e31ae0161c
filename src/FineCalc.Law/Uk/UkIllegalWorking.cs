using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that civil penalties for employing illegal workers turn on (Immigration, Asylum and Nationality Act 2006, section 15, and
/// the code of practice), all of it as it is reported.
/// </summary>
public static class UkIllegalWorking
{
    /// <summary>The breach.</summary>
    public static Fact<IllegalWorkingBreach> Breach { get; } =
        Fact.Choice(
                "breach",
                "Breach",
                "Is it the first breach, or one within three years of another?",
                (IllegalWorkingBreach.First, "the first"),
                (IllegalWorkingBreach.Repeat, "a repeated one, within three years")
            )
            .At(At("starting amounts"));

    /// <summary>Reductions.</summary>
    public static Fact<Count> Reductions { get; } =
        Fact.Count(
                "reductions",
                "Reductions",
                "How many of the two reductions are earned: for reporting a suspected worker, and for active cooperation?",
                "reductions"
            )
            .Within(0, 2)
            .Whole()
            .Default(0, "none is mentioned")
            .At(At("reductions"));

    /// <summary>Fast payment.</summary>
    public static Fact<bool> IsFast { get; } =
        Fact.Flag(
                "fast-payment",
                "Fast payment",
                "Is the penalty paid in full, and not by instalments, within 21 days? Only where there was no breach in the "
                    + "last three years."
            )
            .Default(false, "the case does not say so")
            .At(At("fast payment"));

    /// <summary>How many workers.</summary>
    public static Fact<Count> Workers { get; } =
        Fact.Count("workers", "Workers", "For how many workers is the penalty?", "workers")
            .From(1)
            .Whole()
            .Default(1, "one worker is taken")
            .At(At("starting amounts"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-illegal-working", "Home Office, civil penalties for illegal working", Currency.Gbp)
            {
                Authority = "Home Office",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the day on which the illegal working ended, or of the penalty notice if it had not: a notice of 13 February 2024 or "
                    + "later has the amounts of that day, unless the working ended before it (reported by two sources). Before, they were "
                    + "15,000 and 20,000 (reported), and what reduced them was not found, so that earlier days are not worked out. Which "
                    + "check of the right to work excuses an employer goes by the code of the day of the check, and is not asked here",
                Dates =
                [
                    new DateRule("working-end", "the day on which the illegal working ended, or of the penalty notice if it had not")
                    {
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [new MethodPeriod("Code of practice of 13 February 2024", new LocalDate(2024, 2, 13), null, LayOut)],
            LawData.Of("uk-illegal-working")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var start = ByCategory(Breach, breach => law.Money("start." + breach))
            .Named("start", "Starting amount for a worker", At("starting amounts"));
        var reduced = (start - (law.Money("reduction") * Reductions)).Named("reduced", "After reductions", At("reductions"));
        var each = Where(IsFast, reduced.ReducedBy(law.Rate("fast-payment")), otherwise: reduced)
            .Named("penalty-each", "For each worker", At("fast payment"));
        return new Method(
            (each * Workers).Named("penalty", "Penalty", new Citation("Immigration, Asylum and Nationality Act 2006", "s 15"))
        )
        {
            Conditions = [DateCondition.SinceVersion(law, "The amounts are those of 13 February 2024", At("starting amounts"))],
            Checks =
            [
                new Check(
                    "fast-payment-after-breach",
                    !(IsFast & Breach.Is(IllegalWorkingBreach.Repeat)),
                    "Fast payment lowers no penalty after another breach in the last three years.",
                    "a first breach, or no fast payment"
                )
                {
                    Subject = IsFast,
                },
            ],
        };
    }

    private static Citation At(string pinpoint) =>
        new("Home Office, code of practice on preventing illegal working", pinpoint, Standing.Reported);
}
