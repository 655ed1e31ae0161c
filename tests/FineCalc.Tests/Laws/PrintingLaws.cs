using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Whatever a program holds of FineCalc says what it is where it is printed, in one line that people can read.</summary>
public sealed partial class PrintingLaws
{
    private const int Longest = 200;
    private const int OfEachType = 6;

    // What lists everything that is wrong or was found, one line each; a whole source; a whole problem.
    private static readonly Type[] MayBeLong = [typeof(AssessmentResult), typeof(GoalSeekResult), typeof(Problem), typeof(Citation)];

    // What has its digits: an answer, a rate of exchange or a published figure as given, the parameters of a distribution, a value that was
    // sought to the last digit; and what pages show, where numbers have up to four decimals.
    private static readonly Type[] MayBeFine =
    [
        typeof(Answer),
        typeof(Assumption),
        typeof(GoalSeekResult),
        typeof(ExchangeRate),
        typeof(PublishedStep),
        typeof(Distribution),
        typeof(UncertainFacts),
        typeof(Portfolio),
        typeof(Citation),
    ];

    private static IEnumerable<Type> Types =>
        new[] { typeof(Money), typeof(RegimeJson), typeof(Regimes), typeof(FactTable), typeof(Estimate), typeof(Report) }
            .SelectMany(one => one.Assembly.GetExportedTypes())
            .Where(t =>
                !t.IsEnum
                && !t.IsInterface
                && !(t.IsAbstract && t.IsSealed)
                && !typeof(Delegate).IsAssignableFrom(t)
                && !typeof(Exception).IsAssignableFrom(t)
                && !typeof(System.Text.Json.Serialization.JsonConverter).IsAssignableFrom(t)
                && !t.Name.Contains('<', StringComparison.Ordinal)
            );

    [Fact]
    public void Every_public_type_has_words_of_its_own() =>
        Assert.Empty(
            Types
                .Where(t =>
                    t.GetMethod(nameof(ToString), Type.EmptyTypes) is not { } own
                    || own.DeclaringType!.Assembly != t.Assembly
                    || own.IsDefined(typeof(CompilerGeneratedAttribute))
                )
                .Select(t => t.FullName)
        );

    [Fact]
    public void Whatever_a_result_leads_to_prints_in_one_line_of_words_and_two_decimals_alike_in_every_culture()
    {
        var all = Walk(Roots()).ToList();

        Assert.True(all.Select(a => a.GetType()).Distinct().Count() > 40);
        Assert.Empty(all.Select(Wrong).OfType<string>().Distinct());
        Assert.Equal(Said(all, "en-GB"), Said(all, "de-DE"));
    }

    private static string? Wrong(object value)
    {
        var (type, text) = (value.GetType(), value.ToString() ?? "");
        var isSingle = !Array.Exists(MayBeLong, t => t == type);
        var what =
            text.Length == 0 ? "says nothing"
            : text.Contains("FineCalc.", StringComparison.Ordinal)
            || text.Contains("System.", StringComparison.Ordinal)
            || text.Contains("`1", StringComparison.Ordinal)
                ? "names a type"
            : text.Contains("XXX", StringComparison.Ordinal) ? "has no currency"
            : isSingle && text.Length > Longest ? "is too long"
            : isSingle && text.Any(char.IsControl) ? "is more than a line"
            : !Array.Exists(MayBeFine, t => t == type) && TooFine().IsMatch(text) ? "has more than two decimals"
            : null;
        return what is null ? null : $"{type.Name} {what}: {text}";
    }

    private static List<string?> Said(List<object> all, string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return [.. all.Select(a => a.ToString())];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<object> Roots()
    {
        using var stream = File.OpenRead(Repository.PathOf("docs/examples/compare/hospital-software.json"));
        var read = CaseJson.Read(stream, "hospital-software.json", Regimes.All);
        var law = Regimes.UkGdpr.On(new LocalDate(2025, 1, 1));
        var known = Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000.125m)).With(UkGdpr.Tier, MaximumTier.Higher);
        var uncertain = new UncertainFacts(known).With(UkGdpr.Seriousness, Distribution.Pert(0.1, 0.3, 0.8));
        double?[] turnover = [1e7 / 3d, null];
        var table = new FactTable(2, known.Without(UkGdpr.Turnover)).With(UkGdpr.Turnover, turnover);
        var options = new SimulationOptions { Steps = ["statutory-maximum", "seriousness"] };
        var portfolio = new Portfolio(new FactTable(1), uncertain, [Distribution.Poisson(2.0 / 3.0)]);
        var assessment = law.Assess(known);
        return
        [
            read,
            read.Assess(),
            read.Compare([.. Regimes.All.Ids.Take(4).Select(id => Regimes.All.Find(id)!)]),
            GdprEstimate.Of(read),
            Regimes.All,
            law,
            known,
            uncertain,
            table,
            options,
            new BatchOptions(),
            new EstimateOptions(),
            new GoalSeekOptions(),
            new TextOptions(),
            portfolio,
            assessment,
            (Report)assessment,
            law.Try(known),
            Bridge.Between(assessment, law.Assess(known.With(UkGdpr.Seriousness, Rate.Fraction(1m / 3m)))),
            law.AssessAll(table),
            law.Simulate(uncertain, 2_000, 1, options),
            law.Simulate(uncertain, 2_000, 1, options).ChanceAbove(1e6),
            law.AnnualLoss(portfolio, 2_000, 1),
            law.Sensitivity(uncertain, 16_384, 1),
            law.GoalSeek(known, UkGdpr.Seriousness, 100_000m),
            Distribution.FromTrials(1d / 3d, 2_000_000d),
            Answered.Where(Array.ConvertAll(turnover, t => t is not null)),
        ];
    }

    // What public properties lead to, as deep as it goes: a few of each type.
    private static IEnumerable<object> Walk(IEnumerable<object> roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var counts = new Dictionary<Type, int>();
        var waiting = new Queue<object>(roots);
        while (waiting.TryDequeue(out var at))
        {
            if (at is string || !seen.Add(at))
            {
                continue;
            }

            var type = at.GetType();
            if (at is IEnumerable list)
            {
                foreach (var entry in list.Cast<object?>().Take(3).OfType<object>())
                {
                    waiting.Enqueue(entry);
                }

                continue;
            }

            var isOurs = type.Assembly.GetName().Name!.StartsWith("FineCalc", StringComparison.Ordinal) && !type.IsEnum;
            var isPair = at is ITuple || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
            if ((!isOurs && !isPair) || (isOurs && (counts[type] = counts.GetValueOrDefault(type) + 1) > OfEachType))
            {
                continue;
            }

            if (isOurs && type.IsVisible)
            {
                yield return at;
            }

            var leads = at is ITuple pair
                ? Enumerable.Range(0, pair.Length).Select(i => pair[i])
                : type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike).Select(p => Of(p, at));
            foreach (var lead in leads.OfType<object>())
            {
                waiting.Enqueue(lead);
            }
        }
    }

    // What a result has not, some properties refuse to give.
    private static object? Of(PropertyInfo property, object of)
    {
        try
        {
            return property.GetValue(of);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ProblemException or InvalidOperationException)
        {
            return null;
        }
    }

    // Of a number below one the digits that count may come later; of a rate four decimals are said.
    [GeneratedRegex(@"(?<![\d.])(?=[\d,]*[1-9])[\d,]+\.\d{3,}(?![\d%])")]
    private static partial Regex TooFine();
}
