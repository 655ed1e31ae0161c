using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What a case may say in more than one way, and what it must say.</summary>
public class CaseLaws
{
    [Fact]
    public void The_order_of_infringements_does_not_change_the_amount() =>
        Laws.Hold(
            Generators.Cases,
            300,
            given =>
            {
                var turned = given.Facts.Rebuilt([.. given.Facts.Infringements.Reverse()]);
                var rotated = given.Facts.Rebuilt([.. given.Facts.Infringements.Skip(1), .. given.Facts.Infringements.Take(1)]);
                var expected = given.Version.Assess(given.Facts).Range;
                Near(expected, given.Version.Assess(turned).Range);
                Near(expected, given.Version.Assess(rotated).Range);
                return
                [
                    $"{given.Facts.Infringements.Count} infringements",
                    given.Tree.Plan.All.Any(p => p.IsGrouped) ? "groups" : "no groups",
                ];
            },
            "3 infringements",
            "2 infringements",
            "groups"
        );

    [Fact]
    public void An_answer_of_the_case_that_is_given_to_every_infringement_instead_changes_nothing() =>
        Laws.Hold(
            Generators.Cases,
            300,
            given =>
            {
                if (given.Facts.Infringements.Count == 0)
                {
                    return ["no infringement named"];
                }

                var split = given.Facts;
                foreach (var answer in given.Facts.Answers.Where(a => a.Fact.IsPerInfringement))
                {
                    split = split
                        .Infringements.Where(i => i.Answers.All(a => a.Fact != answer.Fact))
                        .Aggregate(split, (facts, i) => facts.WithInfringement(i.Name, own => own.With(answer)))
                        .Without(answer.Fact);
                }

                Assert.Equal(Traces.Words(given.Version.Assess(given.Facts)), Traces.Words(given.Version.Assess(split)));
                return [split.Answers.Count < given.Facts.Answers.Count ? "split" : "nothing to split"];
            },
            "split"
        );

    [Fact]
    public void A_required_answer_that_is_missing_on_a_branch_not_taken_is_no_problem() =>
        Laws.Hold(
            Generators.Cases,
            200,
            given =>
            {
                var (turn, never) = (Fact.Flag("turn", "Turn", "Which way?"), given.Tree.Step + Asked.Never[0]);
                Step<Money>[] methods =
                [
                    given.Tree.Step.When(turn, otherwise: never),
                    never.When(!Step.Ask(turn), otherwise: given.Tree.Step),
                    Step.AskOr(Asked.Never[1], given.Tree.Step.When(turn, otherwise: never)),
                    given.Tree.Step.When(turn, otherwise: Step.Ask(Asked.Never[2]) * Own.Percent(10)),
                ];
                foreach (var version in methods.Select(Own.Version))
                {
                    Assert.Equal(given.Version.Assess(given.Facts).Range, version.Assess(given.Facts.With(turn, true)).Range);
                    var problem = Assert.Single(version.Try(given.Facts.With(turn, false)).Problems);
                    Assert.Equal("fact-missing", problem.Code);
                    Assert.Contains(problem.Subject, Asked.Never.Select(n => n.Id));
                    Assert.Equal("fact-missing", Assert.Single(version.Try(given.Facts.With(new Answer(turn, 0m, 1m, 1m))).Problems).Code);
                }

                return [$"{given.Facts.Infringements.Count} infringements"];
            },
            "0 infringements",
            "2 infringements"
        );

    [Fact]
    public void All_problems_are_told_at_once_and_mending_what_they_name_leaves_none() =>
        Laws.Hold(
            Broken,
            300,
            broken =>
            {
                var (version, facts, expected, good) = broken;
                var problems = version.Try(facts).Problems;
                Assert.Equal(
                    expected.Order(StringComparer.Ordinal),
                    problems.Select(p => $"{p.Code} {p.Subject}").Order(StringComparer.Ordinal)
                );
                Assert.All(problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Allowed), p.ToString()));
                Assert.Equal(problems, Assert.Throws<ProblemException>(() => version.Assess(facts)).Problems);
                Assert.Equal(problems, Assert.Throws<ProblemException>(() => version.Amount(facts)).Problems);

                // Each is gone when the answer it names is mended, and the others are reported still.
                foreach (var problem in problems)
                {
                    var fact = version.FindFact(problem.Subject!);
                    facts =
                        fact is null ? facts.Without(Asked.Stranger)
                        : good.Find(fact) is { } answer ? facts.With(answer)
                        : facts.With(fact.Id == "never-1" ? Asked.Never[0] : Asked.Never[1], Money.Gbp(1));
                    Assert.DoesNotContain(problem, version.Try(facts).Problems);
                }

                Assert.Empty(version.Try(facts).Problems);
                return [.. expected.Select(e => e.Split(' ')[0]), expected.Count > 2 ? "more than two" : "one or two"];
            },
            "fact-missing",
            "fact-out-of-range",
            "fact-range-order",
            "fact-unknown",
            "more than two"
        );

    // A case of one infringement that can be assessed, and the same with some answers that are not allowed, missing, or of another method.
    private static Gen<(RegimeVersion Version, Facts Facts, List<string> Expected, Facts Good)> Broken =>
        Generators.SingleCases.Generator.SelectMany(given =>
            Generators.Sources.Select(random =>
            {
                var version = Own.Version(given.Tree.Step + Asked.Never[0] + Asked.Never[1]);
                var (good, expected) = (given.Facts.Rebuilt([]), new List<string>());
                foreach (var fact in version.Facts.Where(f => !Asked.IsOptional(f) && !Asked.Never.Contains(f) && good.Find(f) is null))
                {
                    good = good.With(new Answering(random, _ => false).Certain(fact));
                }

                var facts = good;
                foreach (var fact in Asked.Never.Take(2))
                {
                    facts = random.Next(2) == 0 ? facts.With(fact, Money.Gbp(7)) : facts;
                    expected.AddRange(facts.Find(fact) is null ? [$"fact-missing {fact.Id}"] : []);
                }

                foreach (
                    var answer in good.Answers.Where(a =>
                        a.Fact.Unit is not (Unit.Flag or Unit.Choice) && a.Fact.AllowedLow is not null && random.Next(3) == 0
                    )
                )
                {
                    var isOrder = random.Next(2) == 0;
                    facts = facts.With(
                        isOrder
                            ? answer with
                            {
                                Low = 8m,
                                Likely = 7m,
                                High = 9m,
                            }
                            : answer with
                            {
                                Low = -100_000m,
                                Likely = -100_000m,
                                High = -100_000m,
                            }
                    );
                    expected.Add($"{(isOrder ? "fact-range-order" : "fact-out-of-range")} {answer.Fact.Id}");
                }

                if (expected.Count == 0 || random.Next(3) == 0)
                {
                    facts = facts.With(Asked.Stranger, true);
                    expected.Add($"fact-unknown {Asked.Stranger.Id}");
                }

                return (version, facts, expected, good);
            })
        );

    private static void Near(Spread<Money> expected, Spread<Money> actual)
    {
        foreach (var (left, right) in new[] { (expected.Low, actual.Low), (expected.Likely, actual.Likely), (expected.High, actual.High) })
        {
            Assert.True(Math.Abs((left - right).Amount) <= 0.000_000_001m, $"{actual} where {expected} is due");
        }
    }
}
