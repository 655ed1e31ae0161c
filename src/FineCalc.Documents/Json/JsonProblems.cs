using System.Text;

namespace FineCalc.Json;

// Every problem of one file. Problems of regime data begin with data-, so that a program can tell them from problems of a case.
// There is one way to make it, which holds the whole of the reading: reading that ends early cannot leave by another door.
internal sealed class JsonProblems
{
    // No one mends more at a time, and a file with more is none that was meant; without an end to them a large one would take minutes.
    public const int Most = 1000;

    // No one reads more either; a path of many long keys stands in every problem beneath it.
    private const int MostBytes = 1 << 20;

    private const int LongestSubject = 200;

    private readonly string _file;
    private readonly string _prefix;
    private readonly List<Problem> _all = [];
    private int _bytes;

    private JsonProblems(string file, string prefix) => (_file, _prefix) = (file, prefix);

    // How often something could not be read, whether it was reported here or, of a number that is none, when the text was read.
    // Who compares it before and after knows that all between was read; the number of problems alone does not tell.
    public int Failures { get; private set; }

    private bool IsFull => _all.Count == Most || _bytes >= MostBytes;

    // Whether nothing is wrong so far.
    public bool IsSound => _all.Count == 0;

    // In the order of the file, whatever the order in which they were found.
    private IReadOnlyList<Problem> All
    {
        get
        {
            IEnumerable<Problem> inOrder = _all.OrderBy(p => p.Line ?? int.MaxValue);
            return !IsFull
                ? [.. inOrder]
                :
                [
                    .. inOrder,
                    new Problem(_prefix + "problems-more", $"Reading ended after {Text.Number(_all.Count)} problems; there may be more.")
                    {
                        File = _file,
                        Line = _all[^1].Line,
                        Allowed = "a file without problems",
                    },
                ];
        }
    }

    // What reading gives, and every problem; nothing is given where there is one.
    public static (T? Read, IReadOnlyList<Problem> Problems) Try<T>(string file, string prefix, Func<JsonProblems, T?> reading)
        where T : class
    {
        var problems = new JsonProblems(file, prefix);
        T? read = null;
        try
        {
            read = reading(problems);
        }
        catch (TooManyException)
        {
            // They are reported as far as they go.
        }

        return (problems.IsSound ? read : null, problems.All);
    }

    public static T Read<T>(string file, string prefix, Func<JsonProblems, T?> reading)
        where T : class
    {
        var (read, problems) = Try(file, prefix, reading);
        return read ?? throw new ProblemException(problems);
    }

    public void Add(JsonNode at, string code, MessageText message, string? allowed = null, string? subject = null) =>
        Add(at.Line, at.Path, code, message, allowed, subject);

    public void Add(int? line, string? path, string code, MessageText message, string? allowed = null, string? subject = null) =>
        Add(
            new Problem(_prefix + code, message.ToString())
            {
                File = _file,
                Line = line,
                Path = path,
                Allowed = allowed,
                Subject = subject,
            }
        );

    // A problem that was found without the file at hand.
    public void Add(JsonNode at, Problem problem) =>
        Add(problem with { Code = _prefix + problem.Code, File = _file, Line = at.Line, Path = at.Path });

    // Something could not be read because of what was told before.
    public void Unread() => Failures++;

    public void WrongType(JsonNode at, string allowed)
    {
        if (at.Kind == JsonKind.Refused)
        {
            Unread();
        }
        else
        {
            Add(at, "value-wrong-type", $"'{at.Called}' is {at.Words}.", allowed);
        }
    }

    private void Add(Problem problem)
    {
        Failures++;
        _all.Add(
            problem with
            {
                Subject = problem.Subject is { } subject ? Text.Cut(subject, LongestSubject) : null,
                Infringement = problem.Infringement is { } name ? Text.Cut(name, LongestSubject) : null,
            }
        );
        _bytes += Encoding.UTF8.GetByteCount(_all[^1].ToString());
        if (IsFull)
        {
            throw new TooManyException();
        }
    }

    private sealed class TooManyException : Exception;
}
