using System.Diagnostics;
using System.Globalization;
using FineCalc.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.Common;
using Xunit.Runner.InProc.SystemConsole;
using Xunit.Sdk;

[assembly: RegisterRunnerReporter(typeof(TallyReporter))]

namespace FineCalc.Tests;

/// <summary>
/// Runs the tests and ends with one line, "N passed, N failed", that people and scripts read alike.
/// A run of no tests fails: an empty suite must not look like a clean one.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        // `dotnet test` and editors speak the testing platform's protocol and count for themselves.
        if (args.Any(argument => argument is "--server" or "--internal-msbuild-node"))
            return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);

        // Programs of build/ that need what the tests have: random cases of every regime, the examples.
        if (Commands.Find(args) is { } command)
            return command();

        string[] colour = Console.IsOutputRedirected ? ["-noColor"] : [];
        var exitCode = await ConsoleRunner.Run([.. args, .. colour, "-reporter", TallyReporter.Switch]);

        // Nothing was run on request: a listing, the help text.
        if (TallyReporter.Summary is not { } summary)
            return exitCode;

        Console.WriteLine();
        Console.WriteLine(summary);
        return exitCode == 0 && summary.RanNothing ? 1 : exitCode;
    }
}

/// <summary>What a run came to.</summary>
internal sealed record Tally(int Passed, int Failed, int Skipped)
{
    public bool RanNothing => Passed + Failed == 0;

    public override string ToString() =>
        FormattableString.Invariant($"{Passed} passed, {Failed} failed")
        + (Skipped == 0 ? "" : FormattableString.Invariant($", {Skipped} skipped"));
}

/// <summary>The ordinary console report; it keeps the count for <see cref="Program"/> to print last.</summary>
public sealed class TallyReporter : IRunnerReporter
{
    internal const string Switch = "tally";

    internal static Tally? Summary { get; private set; }

    public bool CanBeEnvironmentallyEnabled => false;
    public string Description => "show messages as the default reporter does and end with the count";
    public bool ForceNoLogo => false;
    public bool IsEnvironmentallyEnabled => false;
    public string? RunnerSwitch => Switch;

    public ValueTask<IRunnerReporterMessageHandler> CreateMessageHandler(IRunnerLogger logger, IMessageSink? diagnosticMessageSink) =>
        new(new Handler(logger));

    private sealed class Handler(IRunnerLogger logger) : DefaultRunnerReporterMessageHandler(logger)
    {
        private readonly Stopwatch _running = Stopwatch.StartNew();
        private TimeSpan _told;
        private int _finished;
        private int _failed;
        private int _all;

        protected override void HandleTestAssemblyDiscoveryFinished(MessageHandlerArgs<TestAssemblyDiscoveryFinished> args)
        {
            base.HandleTestAssemblyDiscoveryFinished(args);
            _all = args.Message.TestCasesToRun;
        }

        protected override void HandleTestFailed(MessageHandlerArgs<ITestFailed> args)
        {
            base.HandleTestFailed(args);
            _failed++;
        }

        // How far it is: on a terminal one line that changes, elsewhere a line now and then.
        protected override void HandleTestCaseFinished(MessageHandlerArgs<ITestCaseFinished> args)
        {
            base.HandleTestCaseFinished(args);
            _finished++;
            if (_running.Elapsed - _told < TimeSpan.FromSeconds(Console.IsErrorRedirected ? 15 : 0.5))
                return;

            _told = _running.Elapsed;
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"  {_finished:N0} of {_all:N0} tests, {_failed:N0} failed, {_told.TotalSeconds:N0} s"
            );
            if (Console.IsErrorRedirected)
                Logger.LogMessage(line.TrimStart());
            else
                Console.Error.Write(line + "\r");
        }

        protected override void HandleTestExecutionSummaries(MessageHandlerArgs<TestExecutionSummaries> args)
        {
            base.HandleTestExecutionSummaries(args);

            var all = args.Message.SummariesByAssemblyUniqueID.Select(assembly => assembly.Summary).ToList();
            // An error is a failure outside a test, in a fixture say; it counts as one.
            Summary = new(
                Passed: all.Sum(run => run.Total - run.Failed - run.Skipped - run.NotRun),
                Failed: all.Sum(run => run.Failed + run.Errors),
                Skipped: all.Sum(run => run.Skipped)
            );
        }
    }
}
