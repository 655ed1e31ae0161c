using System.Reflection;
using System.Xml.Linq;
using FineCalc.Eu;
using FineCalc.Gdpr;
using FineCalc.Risk;
using FineCalc.Seeking;
using FineCalc.Uk;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>The names by which a user finds a version and the questions of a law, and answers them.</summary>
public class VocabularyTests
{
    private static readonly LocalDate Day = new(2025, 1, 1);

    private static readonly IReadOnlyList<Fact> Known = [.. Questions(typeof(IncidentFacts)).Select(q => q.Fact)];

    [Fact]
    public void A_version_is_found_by_any_kind_of_day()
    {
        var version = Regimes.UkGdpr.On(new LocalDate(2024, 3, 18));
        Assert.Same(version, Regimes.UkGdpr.On(2024, 3, 18));
        Assert.Same(version, Regimes.UkGdpr.On(new DateOnly(2024, 3, 18)));
        Assert.NotSame(version, Regimes.UkGdpr.On(2024, 3, 17));
        Assert.NotSame(version, Regimes.UkGdpr.On(new DateOnly(2024, 3, 17)));
        Assert.Same(version, Regimes.UkGdpr.On(9999, 12, 31));
        Assert.Same(version, Regimes.UkGdpr.On(2028, 2, 29));
        Assert.Equal("date-not-in-force", Of(() => Regimes.UkGdpr.On(1, 1, 1)).Code);
    }

    [Theory]
    [InlineData(2025, 2, 29, "There is no day 29 of month 2 in the year 2025.", "a day from 1 to 28 in that month")]
    [InlineData(2025, 4, 31, "There is no day 31 of month 4 in the year 2025.", "a day from 1 to 30 in that month")]
    [InlineData(2025, 1, 0, "There is no day 0 of month 1 in the year 2025.", "a day from 1 to 31 in that month")]
    [InlineData(18, 13, 2024, "There is no day 2,024 of month 13 in the year 18.", "a month from 1 to 12")]
    [InlineData(0, 1, 1, "There is no day 1 of month 1 in the year 0.", "a year from 1 to 9999")]
    [InlineData(10_000, 1, 1, "There is no day 1 of month 1 in the year 10000.", "a year from 1 to 9999")]
    public void A_day_that_does_not_exist_is_refused_in_words(int year, int month, int day, string message, string allowed)
    {
        var problem = Of(() => Regimes.UkGdpr.On(year, month, day));
        Assert.Equal(
            ("date-invalid", message, $"{allowed}; the order is year, month, day"),
            (problem.Code, problem.Message, problem.Allowed)
        );
    }

    [Fact]
    public void A_law_has_every_question_of_an_incident_that_it_asks()
    {
        var classes = new Dictionary<string, Type> { ["uk-gdpr"] = typeof(UkGdpr), ["eu-gdpr"] = typeof(EuGdpr) };
        var asking = Regimes
            .All.Ids.Select(id => Regimes.All.Find(id)!)
            .Select(r => (r.Id, Asked: r.Versions.SelectMany(v => v.Facts).Intersect(Known).ToList()))
            .ToList();
        Assert.Equal(classes.Keys.Order(), asking.Where(a => a.Asked.Count > 0).Select(a => a.Id).Order());
        foreach (var (id, asked) in asking.Where(a => a.Asked.Count > 0))
        {
            Assert.Empty(asked.Except(Questions(classes[id]).Select(q => q.Fact)));
        }

        Assert.Same(IncidentFacts.PeopleAffected, UkGdpr.PeopleAffected);
        Assert.Same(IncidentFacts.Duration, EuGdpr.Duration);
        Assert.Same(IncidentFacts.Cooperation, UkGdpr.CooperationLevel);
    }

    [Fact]
    public void The_first_sentence_about_a_question_has_its_unit()
    {
        var documents = XDocument
            .Load(Path.Combine(AppContext.BaseDirectory, "FineCalc.Law.xml"))
            .Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value);
        var without = new List<string>();
        foreach (var type in new[] { typeof(IncidentFacts), typeof(Article83), typeof(UkGdpr), typeof(EuGdpr) })
        {
            foreach (var (name, fact) in Questions(type))
            {
                var member = documents[$"P:{type.FullName}.{name}"];
                while (member.Element("inheritdoc") is { } from)
                {
                    member = documents[from.Attribute("cref")!.Value];
                }

                var summary = string.Join(
                    ' ',
                    member.Element("summary")!.Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
                );
                var unit = fact.Unit switch
                {
                    Unit.Money => "amount of money",
                    Unit.Rate => "share of ",
                    Unit.Count => fact.Counted!.Trim('(', ')'),
                    Unit.Flag => "yes or no",
                    _ => "one of a list",
                };
                if (
                    !summary
                        .Split(". ")[0]
                        .Replace("as the share", "as a share", StringComparison.Ordinal)
                        .Contains(unit, StringComparison.Ordinal)
                )
                {
                    without.Add($"{type.Name}.{name}: {summary}");
                }
            }
        }

        Assert.Empty(without);
    }

    [Fact]
    public void A_range_is_given_by_its_own_name()
    {
        var facts = Facts
            .None.WithRange(UkGdpr.Duration, 3, 4, 6)
            .WithRange(UkGdpr.SizeFactor, new Spread<Rate>(Rate.Zero, Rate.Zero, Rate.One));
        Assert.Equal([(3m, 4m, 6m), (0m, 0m, 1m)], facts.Answers.Select(a => (a.Low, a.Likely, a.High)));
        Assert.Throws<ArgumentException>(() => Facts.None.WithRange(UkGdpr.Duration, 3, 2, 6));
    }

    [Fact]
    public void What_is_no_answer_is_refused_with_the_types_that_are()
    {
        var refusing = typeof(Facts).GetMethod(nameof(Facts.With), [typeof(Fact), typeof(object)])!;
        var refused = refusing.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(refused.IsError);
        Assert.Contains("Rate.Percent(15)", refused.Message, StringComparison.Ordinal);
        var thrown = Assert
            .Throws<TargetInvocationException>(() => refusing.Invoke(Facts.None, [UkGdpr.Seriousness, 0.15m]))
            .InnerException;
        Assert.Contains($"'seriousness', 0.15: {refused.Message}", thrown!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_languages_find_answers_of_exactly_two_values()
    {
        // What F# and PowerShell bind without conversions of C#'s own and without optional arguments.
        Facts Answered<T>(Fact fact, Type type, T value) =>
            (Facts)typeof(Facts).GetMethod(nameof(Facts.With), [type, typeof(T)])!.Invoke(Facts.None, [fact, value])!;
        Assert.Equal(3m, Answered(UkGdpr.Duration, typeof(Fact<Count>), 3L).Answers[0].Likely);
        Assert.Equal(2.5m, Answered(UkGdpr.Duration, typeof(Fact<Count>), 2.5m).Answers[0].Likely);
        var pairs = typeof(Facts)
            .GetMethods()
            .Where(m => m.Name == nameof(Facts.With) && m.IsGenericMethod && m.GetParameters().Length == 2);
        Assert.DoesNotContain(Assert.Single(pairs).GetParameters(), p => p.IsOptional);
    }

    [Theory]
    [InlineData("P2Y3M", "27")]
    [InlineData("P1Y", "12")]
    [InlineData("P365D", "11.9920")]
    [InlineData("P366D", "12.0250")]
    [InlineData("P1M2W1D", "1.4930")]
    [InlineData("P0D", "0")]
    public void A_period_answers_in_months(string period, string months)
    {
        var parsed = NodaTime.Text.PeriodPattern.Roundtrip.Parse(period).Value;
        var answer = Assert.Single(Facts.None.With(UkGdpr.Duration, parsed).Answers);
        Assert.Equal(Count.Parse(months).Value, answer.Likely);
    }

    [Fact]
    public void A_period_of_hours_or_for_another_question_is_refused()
    {
        Assert.Contains(
            "hours",
            Assert.Throws<ArgumentException>(() => Facts.None.With(UkGdpr.Duration, Period.FromHours(30))).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "'people-affected' counts people, and a period answers in months.",
            Assert.Throws<ArgumentException>(() => Facts.None.With(UkGdpr.PeopleAffected, Period.FromMonths(3))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_question_of_another_regime_is_told_as_such_at_every_door()
    {
        var law = Regimes.UkGdpr.On(Day);
        var ours = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(1_000_000));
        var theirs = Distribution.Choice((MaximumTier.Standard, 0.5), (MaximumTier.Higher, 0.5));
        Problem[] told =
        [
            law.Try(ours.With(EuGdpr.Tier, MaximumTier.Higher)).Problems[0],
            Of(() => law.Assess(ours.With(EuGdpr.Tier, MaximumTier.Higher))),
            Of(() => law.AssessAll(new FactTable(1).With(EuGdpr.Tier, new[] { MaximumTier.Higher }))),
            Of(() => law.Simulate(new UncertainFacts(ours).With(EuGdpr.Tier, theirs), 10, 1)),
            Of(() => law.GoalSeek(ours, EuGdpr.Tier, Money.Gbp(1))),
        ];
        Assert.All(
            told,
            problem =>
                Assert.Equal(
                    (
                        "fact-unknown",
                        "'tier' of \"GDPR (Regulation (EU) 2016/679)\" is not asked by this method, which asks its own 'tier'.",
                        "tier",
                        "the question of its own regime, answered with standard, higher"
                    ),
                    (problem.Code, problem.Message, problem.Subject, problem.Allowed)
                )
        );

        // Of a question that stands in the same text, or in none, no text tells which regime's it is.
        Assert.Equal(
            "'stated-maximum' of another regime is not asked by this method, which asks its own 'stated-maximum'.",
            law.Try(ours.With(EuGdpr.StatedMaximum, Money.Eur(1))).Problems[0].Message
        );
    }

    private static IEnumerable<(string Name, Fact Fact)> Questions(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType.IsAssignableTo(typeof(Fact)))
            .Select(p => (p.Name, (Fact)p.GetValue(null)!));

    private static Problem Of(Func<object> attempt) => Assert.Throws<ProblemException>(attempt).Problems[0];
}
