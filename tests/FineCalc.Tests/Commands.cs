using System.Globalization;
using FineCalc.Tests.Fuzz;
using FineCalc.Tests.Mutation;
using FineCalc.Tests.Readings;
using FineCalc.Tests.Upgrade;

namespace FineCalc.Tests;

/// <summary>What the program does instead of running the tests, for the scripts under build/.</summary>
internal static class Commands
{
    public static Func<int>? Find(string[] args) =>
        args switch
        {
            ["readings", var cases] => () => ReadingsRun.Run(Number(cases), isKept: false),
            ["readings", var cases, "keep"] => () => ReadingsRun.Run(Number(cases), isKept: true),
            ["fuzz", var target, var minutes] => () => FuzzRun.Run(target, Minutes(minutes), isKept: false),
            ["fuzz", var target, var minutes, "keep"] => () => FuzzRun.Run(target, Minutes(minutes), isKept: true),
            ["mutate", var folder, var minutes, var processes, .. ([] or ["keep"])] => () =>
                MutationRun.Run(folder, Minutes(minutes), (int)Number(processes), isKept: args is [.., "keep"]),
            ["mutate-tests", var project, .. var classes] => () => TestServer.Run(project, classes),
            ["keep"] => KeptSet.Renew,
            _ => null,
        };

    private static TimeSpan Minutes(string text) => TimeSpan.FromMinutes(double.Parse(text, CultureInfo.InvariantCulture));

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
