using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>Holds a law to random cases, reports what they were, and fails as well if what the law is about never came up.</summary>
internal static class Laws
{
    /// <param name="cases">The cases.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="law">The law, of one case: throws where it is broken, and says what the case was.</param>
    /// <param name="mustMeet">What has to have come up at least once.</param>
    public static void Hold<T>(Arbitrary<T> cases, int count, Func<T, IEnumerable<string>> law, params string[] mustMeet)
    {
        // A short run that did not reach what the law is about is drawn in full.
        if (Count(count) is var few && (few == count || !Met(few).All))
        {
            var (all, report) = Met(count);

            // Whether the cases reach what the law is about is judged by the one seed; a random one may miss what is rare.
            Assert.True(IsRandom || all, $"Not all of {string.Join(", ", mustMeet)} were met. Met:\n{report}");
        }

        (bool All, string Report) Met(int count)
        {
            var (met, held) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
            FsCheck.Check.One(
                Seeded(Config.QuickThrowOnFailure).WithMaxTest(count).WithQuietOnSuccess(true),
                Prop.ForAll(
                    cases,
                    given =>
                    {
                        foreach (var what in law(given).Distinct())
                        {
                            met[what] = met.GetValueOrDefault(what) + 1;
                        }

                        held++;
                    }
                )
            );
            var report = string.Join(
                "\n",
                met.Select(m => string.Create(CultureInfo.InvariantCulture, $"{100m * m.Value / held, 5:0.0}% {m.Key}"))
            );
            TestContext.Current.TestOutputHelper?.WriteLine($"{held} cases:\n{report}");
            return (mustMeet.All(met.ContainsKey), report);
        }
    }

    /// <summary>
    /// How many of so many cases a run draws: a fifth, so that a newcomer's run is over in a minute, and all of them in a full one; a tenth
    /// where the tests run hundreds of times over, for build/mutate.
    /// </summary>
    public static int Count(int all) => IsFull ? all : Math.Min(all, Math.Max(5, all / (Cases == "tenth" ? 10 : 5)));

    /// <summary>Whether every case is drawn, as every change is judged by: FINECALC_CASES=all.</summary>
    public static bool IsFull => IsRandom || Cases == "all";

    private static string? Cases => Environment.GetEnvironmentVariable("FINECALC_CASES");

    public static void Hold<T>(Gen<T> cases, int count, Func<T, IEnumerable<string>> law, params string[] mustMeet) =>
        Hold(cases.ToArbitrary(), count, law, mustMeet);

    /// <summary>
    /// One seed in every run, so that a change is judged by the same cases as the state before it; FINECALC_SEED=random searches further.
    /// A law that fails says with which seed.
    /// </summary>
    public static Config Seeded(Config config) => IsRandom ? config : config.WithReplay(20241118UL, 77UL);

    private static bool IsRandom => Environment.GetEnvironmentVariable("FINECALC_SEED") == "random";
}
