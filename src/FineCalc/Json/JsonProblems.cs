namespace FineCalc.Json;

// Every problem of one file. Problems of regime data begin with data-, so that a program can tell them from problems of a case.
internal sealed class JsonProblems(string file, string prefix = "")
{
    // No one mends more at a time, and a file with more is none that was meant; without an end to them a large one would take minutes.
    public const int Most = 1000;

    private readonly List<Problem> _all = [];

    // In the order of the file, whatever the order in which they were found.
    public IReadOnlyList<Problem> All
    {
        get
        {
            IEnumerable<Problem> inOrder = _all.OrderBy(p => p.Line ?? int.MaxValue);
            return _all.Count < Most ? [.. inOrder] : [.. inOrder, new Problem(prefix + "problems-more", $"Reading ended after {Text.Number(Most)} problems; there may be more.") { File = file, Line = _all[^1].Line, Allowed = "a file without problems" }];
        }
    }

    public int Count => _all.Count;

    public void Add(JsonNode at, string code, string message, string? allowed = null, string? subject = null) => Add(at.Line, at.Path, code, message, allowed, subject);

    public void Add(int? line, string? path, string code, string message, string? allowed = null, string? subject = null) =>
        Add(new Problem(prefix + code, message) { File = file, Line = line, Path = path, Allowed = allowed, Subject = subject });

    // A problem that was found without the file at hand.
    public void Add(JsonNode at, Problem problem) => Add(problem with { Code = prefix + problem.Code, File = file, Line = at.Line, Path = at.Path });

    public void WrongType(JsonNode at, string allowed)
    {
        if (at.Kind != JsonKind.Refused)
        {
            Add(at, "value-wrong-type", $"'{at.Called}' is {at.Words}.", allowed);
        }
    }

    public void ThrowIfAny()
    {
        if (_all.Count > 0)
        {
            throw new ProblemException(All);
        }
    }

    // What reading gives, or nothing where it ended early.
    public static T? Until<T>(Func<T?> reading)
        where T : class
    {
        try
        {
            return reading();
        }
        catch (TooManyException)
        {
            return null;
        }
    }

    private void Add(Problem problem)
    {
        _all.Add(problem);
        if (_all.Count == Most)
        {
            throw new TooManyException();
        }
    }

    private sealed class TooManyException : Exception;
}
