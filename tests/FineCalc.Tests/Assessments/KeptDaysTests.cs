using System.Globalization;
using System.Text;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// What days of a case contradict, in words that are kept: on both sides of each day that counts, alone and two together.
/// </summary>
public class KeptDaysTests
{
    private static readonly Fact<bool> Grave = Fact.Flag("grave", "Grave", "Was it grave?").Default(false, "nobody says so");

    private static readonly Step<bool> TooLarge = (Own.Number(decimal.MaxValue) * Step.Ask(Ask.People)).IsAbove(Own.Number(1));

    // Selected by the day on which conduct ended, and with a condition on each side.
    private static readonly Regime ByConduct = Define(
        [
            new DateRule("end", "the day on which it ended") { Role = DateRole.ConductEnd },
            new DateRule("last", "the last day") { Role = DateRole.ConductEnd },
        ],
        [
            new DateRule("begin", "the day on which it began") { Role = DateRole.ConductBegin },
            new DateRule("notice", "the day of the notice") { Role = DateRole.Proceedings, Follows = "begin" },
            new DateRule("reply", "the day of the reply") { Follows = "notice" },
        ],
        [
            new DateCondition("conduct", new(2012, 1, 1), null, "It is for conduct since 2012", Own.Source),
            new DateCondition("conduct", null, new(2018, 1, 1), "It is for conduct before 2018", Own.Source)
            {
                Otherwise = "the new rules",
            },
            new DateCondition("notice", new(2013, 1, 1), new(2019, 1, 1), "It is for notices of these years", Own.Source),
            new DateCondition("conduct", new(2016, 1, 1), null, "Grave conduct is of 2016", Own.Source) { When = Grave },
            new DateCondition("conduct", new(2016, 1, 1), null, "Too large to say", Own.Source) { When = TooLarge },
        ]
    );

    // Selected by the day of a step; conduct that goes on is reached.
    private static readonly Regime ByNotice = Define(
        [
            new DateRule("notice", "the day of the notice") { Role = DateRole.Proceedings },
            new DateRule("begin", "the day on which it began", "no notice is known") { Role = DateRole.ConductBegin },
        ],
        [new DateRule("end", "the day on which it ended") { Role = DateRole.ConductEnd }],
        [
            new DateCondition("conduct", new(2012, 1, 1), null, "Conduct that had ended is not reached", Own.Source)
            {
                ReachesContinuing = true,
            },
        ]
    );

    // Selected by the end of conduct or by a step: the version is not held to the conduct.
    private static readonly Regime ByEither = Define(
        [
            new DateRule("end", "the day on which it ended") { Role = DateRole.ConductEnd },
            new DateRule("notice", "the day of the notice", "no end is known") { Role = DateRole.Proceedings },
        ],
        [],
        []
    );

    private static readonly Dictionary<string, string[]> Tried = new()
    {
        ["begin"] = ["2011-12-31", "2012-01-01", "2011-06/2015", "2014"],
        ["end"] = ["2009-12-31", "2011-12-31", "2016-01-01/2017-12-31", "2018-01-01", "2017"],
        ["last"] = ["2010-01-01", "2019-12-31"],
        ["incident"] = ["2011/2012", "2013-03", "2020-01-01"],
        ["notice"] = ["2012-12-31", "2013-01-01", "2018-12-31", "2019-01-01"],
        ["reply"] = ["2013", "2013-01-01"],
        ["decision"] = ["2011-12-30", "2012"],
    };

    private static readonly string[] Ends =
    [
        "2009-12-31",
        "2010-01-01",
        "2009/2010",
        "2015-06-30",
        "2015-07-01",
        "2015",
        "2019-12-31",
        "2020",
    ];

    [Fact]
    public void Days_that_contradict_a_version_or_one_another_are_told_in_these_words()
    {
        var text = new StringBuilder();
        foreach (var (name, regime) in new[] { ("by the end of conduct", ByConduct), ("by a notice", ByNotice), ("by either", ByEither) })
        {
            foreach (var version in regime.Versions)
            {
                foreach (var day in Ends)
                {
                    (string, string)[] only = [(regime.Info.Dates[0].Id, day)];
                    Say($"{name}, {version.Name}", only, ToldOf(version, only));
                }
            }

            // Of two days together what is told of neither alone, and what is no longer told.
            var ids = regime.Info.Dates.Concat(regime.Info.AlsoDates).Select(d => d.Id).Concat(["incident", "decision"]).ToList();
            var days = Tried.Where(t => ids.Contains(t.Key)).SelectMany(t => t.Value.Select(day => (t.Key, day))).ToList();
            var alone = days.ToDictionary(d => d, d => ToldOf(regime.Versions[1], [d]));
            foreach (var (at, one) in days.Index())
            {
                Say(name, [one], alone[one]);
                foreach (var two in days.Skip(at).Where(d => d.Key != one.Key))
                {
                    var (apart, told) = (alone[one].Concat(alone[two]).ToList(), ToldOf(regime.Versions[1], [one, two]));
                    Say(name, [one, two], [.. told.Except(apart), .. apart.Except(told).Select(p => $"no longer {p}")]);
                }
            }

            (string, string)[] late = [("begin", "2015"), ("end", "2016")];
            Say($"{name}, grave", late, ToldOf(regime.Versions[1], late, isGrave: true));
            Say($"{name}, not grave", late, ToldOf(regime.Versions[1], late));
        }

        Golden.Hold("tests/FineCalc.Tests/Assessments/kept/days.txt", text.ToString());

        void Say(string name, IReadOnlyList<(string Id, string Day)> dates, IReadOnlyList<string> told)
        {
            if (told.Count > 0 || dates.Count == 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", dates.Select(d => $"{d.Id} {d.Day}"))}\n");
                told.ToList().ForEach(line => text.Append(CultureInfo.InvariantCulture, $"  {line}\n"));
            }
        }
    }

    private static List<string> ToldOf(RegimeVersion version, IEnumerable<(string Id, string Day)> dates, bool isGrave = false)
    {
        var of = new Case("a", "A", version, Facts.None.With(Ask.People, 2).With(Grave, isGrave))
        {
            Dates = dates.ToDictionary(d => d.Id, d => d.Day),
        };
        return [.. (of.Check() is { Count: > 0 } problems ? problems : of.Assess().Warnings).Select(p => $"{p.Subject} | {p}")];
    }

    private static Regime Define(DateRule[] selecting, DateRule[] others, DateCondition[] conditions)
    {
        var method = new Method(Own.Pounds(1).When(Grave, Own.Pounds(0)) + Own.Pounds(1) * Step.Ask(Ask.People))
        {
            Conditions = conditions,
            Adjustments =
            [
                new Adjustment("yearly", "Numbers rise every year", ["fine", "cap"], new(2015, 7, 1), Own.Source),
                new Adjustment("draft", "A text is awaited", ["fine"], null, Own.Source),
            ],
        };
        return Regime.Define(
            new RegimeInfo("days", "Days", Currency.Gbp) { Dates = selecting, AlsoDates = others },
            [
                new MethodPeriod("First", LocalDate.MinIsoValue, new LocalDate(2010, 1, 1), _ => method),
                new MethodPeriod("Second", new LocalDate(2010, 1, 1), new LocalDate(2020, 1, 1), _ => method),
                new MethodPeriod("Third", new LocalDate(2020, 1, 1), null, _ => method),
            ]
        );
    }
}
