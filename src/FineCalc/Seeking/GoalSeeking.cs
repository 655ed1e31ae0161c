using System.ComponentModel;
using System.Numerics;
using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc.Seeking;

/// <summary>Finding the values of a fact that lead to a wished result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GoalSeeking
{
    // Beyond these nobody asks, and decimals still have room for what is calculated from them.
    private const decimal FarRate = 1_000_000m;

    private const decimal Far = 1_000_000_000_000_000m;

    extension(RegimeVersion version)
    {
        /// <summary>
        /// Finds all values of a fact or judgement for which a step has a target. Other facts stay as they are; of what is open, the likely
        /// value is read. A rate without an end is tried up to a million times the whole, other facts up to a quadrillion.
        /// </summary>
        /// <param name="facts">The facts; the one that is sought may be among them and need not be.</param>
        /// <param name="fact">The fact or judgement that is sought.</param>
        /// <param name="target">What the step shall be.</param>
        /// <param name="options">The step, the infringement, the values to try.</param>
        /// <exception cref="ProblemException">The target or the options do not fit the method, or the facts cannot be assessed with any
        /// value; every problem is carried.</exception>
        public GoalSeekResult GoalSeek<T>(Facts facts, Fact fact, T target, GoalSeekOptions? options = null)
            where T : struct
        {
            ArgumentNullException.ThrowIfNull(facts);
            ArgumentNullException.ThrowIfNull(fact);
            var node = NodeOf(version, options?.Step);
            var (unit, currency) = (version.Program.Nodes[node].Unit, version.Program.CurrencyOf(version.Program.Nodes[node]));
            if (Scalar.UnitOf<T>() != unit || (target is Money money && money.Currency != currency))
            {
                throw new ProblemException(
                    new Problem("target-wrong-unit", $"'{NameOf(version.Program, node)}' is not measured as the target {target} is.")
                    {
                        Subject = options?.Step,
                        Allowed = unit == Unit.Money ? $"an amount in {currency}" : $"a {Text.Word(unit)}",
                    }
                );
            }

            return Seek(version, facts, fact, Scalar.Of(target), options ?? new(), node);
        }

        /// <summary>
        /// The same with a plain number for a target: an amount in the currency of the step, a rate as a fraction, a choice as its place in
        /// the list from 0.
        /// </summary>
        /// <param name="facts">The facts; the one that is sought may be among them and need not be.</param>
        /// <param name="fact">The fact or judgement that is sought.</param>
        /// <param name="target">What the step shall be.</param>
        /// <param name="options">The step, the infringement, the values to try.</param>
        /// <exception cref="ProblemException">The options do not fit the method, or the facts cannot be assessed with any value; every
        /// problem is carried.</exception>
        public GoalSeekResult GoalSeek(Facts facts, Fact fact, decimal target, GoalSeekOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(facts);
            ArgumentNullException.ThrowIfNull(fact);
            return Seek(version, facts, fact, target, options ?? new(), NodeOf(version, options?.Step));
        }
    }

    extension(Assessment assessment)
    {
        /// <summary>
        /// Finds all values of a fact or judgement for which a step of this assessment would have a target; all other facts stay as they
        /// are.
        /// </summary>
        /// <exception cref="ProblemException">The target or the options do not fit the method, or the facts cannot be assessed with any
        /// value; every problem is carried.</exception>
        /// <example>
        /// <code>
        /// var fine = Regimes
        ///     .UkGdpr.On(2025, 1, 1)
        ///     .Assess(
        ///         Facts
        ///             .None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000))
        ///             .With(UkGdpr.Seriousness, Rate.Percent(70))
        ///             .With(UkGdpr.SizeFactor, Rate.Percent(100))
        ///             .With(UkGdpr.OtherFactors, Rate.Zero)
        ///             .With(UkGdpr.Step5Percentage, Rate.Zero)
        ///     );
        /// var sought = fine.GoalSeek(UkGdpr.Seriousness, Money.Gbp(4_350_000));
        /// Console.WriteLine(sought.Roots[0].From); // 0.5
        /// </code>
        /// </example>
        public GoalSeekResult GoalSeek<T>(Fact fact, T target, GoalSeekOptions? options = null)
            where T : struct => assessment.Version.GoalSeek(assessment.Facts, fact, target, options);
    }

    private static GoalSeekResult Seek(RegimeVersion version, Facts facts, Fact fact, decimal target, GoalSeekOptions options, int node)
    {
        var program = version.Program;
        Fit(program, facts, fact, options, node);
        var infringement = InfringementOf(program, facts, fact, options, node);
        var isOwn = infringement >= 0 && fact.IsPerInfringement;
        var (from, to, unit) = Values(fact, options);
        var goal = new Goal(fact, isOwn ? infringement : null, node, Math.Max(0, infringement), target, unit);
        var far = fact.Unit == Unit.Rate ? FarRate : Far;
        var (first, last) = (goal.Ceiling(Ratio.Of(from ?? -far)), goal.Floor(Ratio.Of(to ?? far)));
        if (first > last)
        {
            throw new ProblemException(
                new Problem(
                    "range-empty",
                    $"There is no value of '{fact.Id}' to try{(options.From > options.To ? ": the lowest is above the highest" : "")}."
                )
                {
                    Subject = fact.Id,
                    Allowed = $"a range within {fact.Allowed}, with a value on it",
                }
            );
        }

        // Any allowed value will do: where it stands, the reading has the fact itself.
        var any = goal.RatioAt(first).ToDecimal();
        var answered = Answered(any);
        var binding = BoundCase.Of(program, answered);
        if (binding.Problems.Count > 0)
        {
            throw new ProblemException([.. binding.Problems.Concat(version.Try(answered).Problems).Distinct()]);
        }

        var reading = new IntervalReading(version, binding, goal);
        var search = new GoalSearch(reading, first, last);
        search.Run();
        if (search.Parts.All(p => p.Refused is not null))
        {
            throw new ProblemException([.. search.Parts.SelectMany(p => p.Refused!).Distinct()]);
        }

        var name =
            infringement >= 0 && infringement < facts.Infringements.Count && (isOwn || program.IsEach[node])
                ? facts.Infringements[infringement].Name
                : null;
        var found = goal.RatioAt(search.Parts.First(p => p.Refused is null).From).ToDecimal();
        var hasOtherOpen = version.Try(Answered(found)) is { Problems.Count: 0, Required.IsOpen: true };
        return new SearchFindings(search, reading, from is null, to is null).Result(NameOf(program, node), name, hasOtherOpen);

        Facts Answered(decimal value)
        {
            var answer = new Answer(fact, value, value, value, fact.Unit == Unit.Money ? program.Currency : default);
            return isOwn ? facts.WithInfringement(facts.Infringements[infringement].Name, own => own.With(answer)) : facts.With(answer);
        }
    }

    // What does not fit together is reported at once.
    private static void Fit(Program program, Facts facts, Fact fact, GoalSeekOptions options, int node)
    {
        var problems = new List<Problem>();
        if (program.IndexOf(fact) < 0)
        {
            // What has the id of a question of the method is no slip of it.
            var unasked = program.Unasked(fact);
            var meant = program.Facts.Any(f => f.Id == fact.Id) ? "" : Nearest.MeantBy(fact.Id, program.Facts.Select(f => f.Id));
            problems.Add(unasked with { Message = unasked.Message.TrimEnd('.') + meant + "." });
        }
        else if (program.Nodes.Any(n => n is OverNode over && over.GroupBy == fact))
        {
            problems.Add(
                new Problem("fact-not-sought", $"'{fact.Id}' says which infringements belong together; no amount is calculated from it.")
                {
                    Subject = fact.Id,
                    Allowed = "any other fact",
                }
            );
        }

        if (options.Infringement is { } name && facts.Infringements.All(i => i.Name != name))
        {
            problems.Add(
                new Problem(
                    "infringement-unknown",
                    $"There is no infringement '{name}'{Nearest.MeantBy(name, facts.Infringements.Select(i => i.Name))}."
                )
                {
                    Subject = name,
                    Allowed = string.Join(", ", facts.Infringements.Select(i => i.Name)),
                }
            );
        }
        else if (options.Infringement is not null && !fact.IsPerInfringement && !program.IsEach[node])
        {
            problems.Add(
                new Problem("fact-of-case", $"'{fact.Id}' is asked of the whole case, not of one infringement.")
                {
                    Subject = fact.Id,
                    Infringement = options.Infringement,
                    Allowed = "no infringement",
                }
            );
        }

        if (options.Resolution is <= 0m)
        {
            problems.Add(
                new Problem("resolution-not-positive", $"The resolution is {Text.Number(options.Resolution.Value)}.")
                {
                    Subject = fact.Id,
                    Allowed = "a number above zero",
                }
            );
        }

        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }
    }

    // Which infringement is meant: the one that is named, or the only one; -1 for the answer of the whole case.
    private static int InfringementOf(Program program, Facts facts, Fact fact, GoalSeekOptions options, int node)
    {
        var all = facts.Infringements;
        if (options.Infringement is { } name)
        {
            return all.TakeWhile(i => i.Name != name).Count();
        }

        var isOwn = fact.IsPerInfringement && all.Any(i => i.Answers.Any(a => a.Fact == fact));
        var what = isOwn
            ? $"'{fact.Id}' is answered for single infringements"
            : $"'{NameOf(program, node)}' is a step of each infringement";
        return all.Count == 1 && (isOwn || program.IsEach[node]) ? 0
            : !isOwn && !(program.IsEach[node] && all.Count > 1) ? -1
            : throw new ProblemException(
                new Problem("infringement-missing", $"{what}, and none is named.")
                {
                    Subject = fact.Id,
                    Allowed = string.Join(", ", all.Select(i => i.Name)),
                }
            );
    }

    private static (decimal? From, decimal? To, decimal Unit) Values(Fact fact, GoalSeekOptions options)
    {
        var (low, high) = fact.Unit switch
        {
            Unit.Flag => (0m, 1m),
            Unit.Choice => (0m, fact.Options.Count - 1m),
            _ => (fact.AllowedLow, fact.AllowedHigh),
        };
        low = options.From is { } from && !(low >= from) ? from : low;
        high = options.To is { } to && !(high <= to) ? to : high;
        var isWhole = fact.IsWhole || fact.Unit is Unit.Flag or Unit.Choice;
        return (low, high, isWhole ? Math.Max(1m, decimal.Ceiling(options.Resolution ?? 1m)) : options.Resolution ?? Goal.Finest);
    }

    private static int NodeOf(RegimeVersion version, string? step)
    {
        if (step is null)
        {
            return version.Root;
        }

        var node = Array.FindIndex(version.Program.Nodes, n => n is not (NumberNode or TableNode) && n.Label?.Id == step);
        return node >= 0
            ? node
            : throw new ProblemException(
                new Problem("step-unknown", $"The method has no step '{step}'{Nearest.MeantBy(step, version.Steps.Select(s => s.Id))}.")
                {
                    Subject = step,
                    Allowed = string.Join(", ", version.Steps.Select(s => s.Id)),
                }
            );
    }

    private static string NameOf(Program program, int node) =>
        program.Nodes[node].Label is { Name.Length: > 0 } label ? label.Name : "The amount";
}
