namespace FineCalc.Json;

// Every problem of one file. Problems of regime data begin with data-, so that a program can tell them from problems of a case.
internal sealed class JsonProblems(string file, string prefix = "")
{
    private readonly List<Problem> _all = [];

    // In the order of the file, whatever the order in which they were found; those of the whole file come last.
    public IReadOnlyList<Problem> All => [.. _all.OrderBy(p => p.Line ?? int.MaxValue)];

    public int Count => _all.Count;

    public string File => file;

    public void Add(JsonNode at, string code, string message, string? allowed = null, string? subject = null) => Add(at.Line, at.Path, code, message, allowed, subject);

    public void Add(int? line, string? path, string code, string message, string? allowed = null, string? subject = null) =>
        _all.Add(new Problem(prefix + code, message) { File = file, Line = line, Path = path, Allowed = allowed, Subject = subject });

    // A problem that was found without the file at hand.
    public void Add(JsonNode at, Problem problem) => _all.Add(problem with { Code = prefix + problem.Code, File = file, Line = at.Line, Path = at.Path });

    public void WrongType(JsonNode at, string allowed)
    {
        if (at.Kind != JsonKind.Refused)
        {
            Add(at, "value-wrong-type", $"'{(at.Name.Length > 0 ? at.Name : at.Path)}' is {at.Words}.", allowed);
        }
    }

    public void ThrowIfAny()
    {
        if (_all.Count > 0)
        {
            throw new ProblemException(All);
        }
    }
}
