using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace FineCalc.Tests.Mutation;

/// <summary>
/// A copy of this program that runs tests for <see cref="TestProcess"/>: it reads a line from standard input and answers by lines. It stays
/// warm: what is laid out and compiled once serves hundreds of changes.
/// </summary>
internal sealed class TestServer
{
    private readonly TextWriter _answers;
    private readonly IReadOnlyList<TestMethod> _tests;
    private readonly FieldInfo? _id;
    private readonly bool[] _places;

    private TestServer(string project, string[] classes, TextWriter answers)
    {
        _answers = answers;
        _tests = TestMethod.Of(classes);

        // A change that is compiled in has no switch.
        var mutants = Assembly.Load(project).GetType(Switch.Class);
        _id = mutants?.GetField("Id");
        _places = (bool[]?)mutants?.GetField("Hits")!.GetValue(null) ?? [];
    }

    public static int Run(string project, string[] classes)
    {
        using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var server = new TestServer(project, classes, answers);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        while (Console.In.ReadLine()?.Split(' ') is { } line)
        {
            switch (line)
            {
                case ["cover", .. var tests]:
                    server.Cover(tests.Length == 0 ? server._tests : [.. tests.Select(t => server._tests[Number(t)])]);
                    break;
                case ["try", var id, .. var tests]:
                    server._answers.WriteLine(server.Try(Number(id), tests, isWarm: true));
                    break;
                case ["once", .. var tests]:
                    server._answers.WriteLine(server.Try(0, tests, isWarm: false));
                    break;
            }
        }

        return 0;
    }

    // A line for each test: how long it takes, the places it comes by, why it fails if it does.
    private void Cover(IReadOnlyList<TestMethod> tests)
    {
        _answers.WriteLine(tests.Count);
        foreach (var test in tests)
        {
            Array.Clear(_places);

            // Of the processor, for others may be at work beside.
            var before = Environment.CpuUsage.TotalTime;
            var failure = Failure(test);
            string[] cells =
            [
                test.Name,
                (Environment.CpuUsage.TotalTime - before).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
                string.Join(',', _places.Index().Where(p => p.Item).Select(p => p.Index)),
                failure?.Message.Split('\n')[0].Replace('\t', ' ') ?? "",
            ];
            _answers.WriteLine(string.Join('\t', cells));
        }
    }

    // Runs tests until one fails. What one change leaves behind in a warm process may fail the next: such a test fails unchanged too.
    private string Try(int id, string[] tests, bool isWarm)
    {
        foreach (var test in tests.Select(t => t.Split(':').Select(Number).ToList()))
        {
            // Nothing stops a loop without end but the end of the process.
            using var limit = Limit(TimeSpan.FromMilliseconds(test[1]), $"late {test[0]}");
            if (isWarm)
            {
                _id!.SetValue(null, id);
            }

            var failure = Failure(_tests[test[0]]);
            if (isWarm)
            {
                _id!.SetValue(null, 0);
            }

            if (failure is not null)
            {
                return isWarm && Failure(_tests[test[0]]) is not null ? "spoilt" : $"killed {test[0]}";
            }
        }

        return "survived";
    }

    // So much time of the processor, which others may be using too; whoever waits for ever uses none.
    private Timer Limit(TimeSpan time, string answer)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        return new(_ => Look(), null, 500, 500);

        void Look()
        {
            if (Environment.CpuUsage.TotalTime - before > time || clock.Elapsed > time * 20)
            {
                _answers.WriteLine(answer);
                Process.GetCurrentProcess().Kill();
            }
        }
    }

    private static Exception? Failure(TestMethod test)
    {
        try
        {
            test.Run();
            return null;
        }
#pragma warning disable CA1031 // Whatever a changed program throws is a test that failed.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
