using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>A set of questions that is met often is answered by compiled code, and nobody can tell.</summary>
public class CompiledLaws
{
    // Compiled code is made at the 200th assessment of one set of questions: a version that has made fewer walks the steps.
    private const int Often = 500;

    private const int FewEnough = 150;

    [Fact]
    public void An_amount_worked_out_for_the_five_hundredth_time_is_that_of_a_fresh_version() =>
        Laws.Hold(
            Generators.SingleCases,
            100,
            given => Hold(given.Tree.Step, new Method(given.Tree.Step), given.Version.Facts, given.Facts),
            "a problem of the facts",
            "an amount",
            "an open result"
        );

    // Found by the law above: one amount after two hundred ranges.
    [Fact]
    public void A_selection_by_an_open_answer_stays_open_however_often_it_is_read()
    {
        var mood = Fact.Flag("mood", "Mood", "Is the court harsh?").Open(false, false, true, "nobody knows");
        var version = Own.Version(
            (Step.Ask(Ask.Turnover) * Own.Percent(10)).When(mood, otherwise: Step.Ask(Ask.Turnover) * Own.Percent(1))
        );
        for (var i = 0; i < Often; i++)
        {
            Assert.Equal(
                new Spread<Money>(Money.Gbp(i + 1), Money.Gbp(i + 1), Money.Gbp(10 * (i + 1))),
                version.Assess(Facts.None.With(Ask.Turnover, Money.Gbp(100 * (i + 1)))).Range
            );
        }
    }

    [Fact]
    public void Checks_warnings_and_steps_that_are_shown_are_those_of_a_fresh_version() =>
        Laws.Hold(
            Generators.SingleCases,
            60,
            given =>
            {
                var amount = given.Tree.Step.Named("root", "Root", Own.Source);
                var part =
                    given.Tree.Plan.All.Select(p => p.OfCase).OfType<Step<Money>>().LastOrDefault(p => p != given.Tree.Step) ?? amount;
                var method = new Method(amount)
                {
                    Provisional = part,
                    AlsoShown =
                    [
                        Shown.Of((part + Own.Pounds(1)).Named("beside", "Beside", Own.Source), part.IsAtLeast(Own.Pounds(0))),
                        Shown.Of(
                            amount.IsAbove(part).Named("above", "Above", Own.Source),
                            Step.IsGiven(given.Facts.Answers.Select(a => a.Fact).FirstOrDefault() ?? UkGdpr.Turnover)
                        ),
                    ],
                    Checks =
                    [
                        new Check("too-high", amount.IsAtMost(Own.Pounds(50_000)), "Too high.", "less"),
                        new Check("odd", part.IsAtLeast(Own.Pounds(100)), "Odd.", "more") { IsWarning = true },
                    ],
                };
                return Hold(amount, method, Own.Version(method).Facts, given.Facts);
            },
            "a problem of the facts",
            "an amount",
            "a warning"
        );

    private static HashSet<string> Hold(Step<Money> root, Method method, IReadOnlyList<Fact> asked, Facts facts)
    {
        var (used, fresh, met) = (Own.Version(method), Own.Version(method), new HashSet<string>());
        var answering = new Answering(new Random(facts.Answers.Count), Asked.IsOptional);
        for (var i = 0; i < Often; i++)
        {
            fresh = i % FewEnough == 0 ? Own.Version(method) : fresh;
            var other = answering.Again(facts);
            if (i % 50 == 49 && asked.FirstOrDefault(f => f.AllowedLow is not null && other.Answers.Any(a => a.Fact == f)) is { } wrong)
            {
                other = other.With(new Answer(wrong, -1_000m, -1_000m, -1_000m, wrong.Unit == Unit.Money ? Currency.Gbp : default));
            }

            // Facts remember the last version they were read by: each version has its own copy.
            var (problems, expected) = (used.Try(other).Problems, fresh.Try(other.Rebuilt(other.Infringements)).Problems);
            Assert.Equal(expected, problems);
            if (problems.Count > 0)
            {
                Assert.Equal(problems, Assert.Throws<ProblemException>(() => used.Amount(other)).Problems);
                met.Add("a problem of the facts");
                continue;
            }

            var copy = other.Rebuilt(other.Infringements);
            var amount = fresh.Amount(copy);
            Assert.Equal(Bits(amount), Bits(used.Amount(other)));
            met.Add("an amount");
            if (i % 20 == 0 || i > Often - 10)
            {
                var (assessment, plain) = (used.Assess(other), Own.Version(method).Assess(copy));
                Assert.Equal(Bits(plain.Amount), Bits(assessment.Amount));
                Assert.Equal(Traces.Words(plain), Traces.Words(assessment));
                met.Add(plain.IsOpen ? "an open result" : "a certain result");
                met.Add(plain.Warnings.Count > 0 ? "a warning" : "no warning");
            }
        }

        return met;
    }

    // Not only as great, but written with as many decimals.
    private static string Bits(Money amount) => string.Join(' ', decimal.GetBits(amount.Amount)) + amount.Currency;
}
