namespace FineCalc.Tests.Readings;

/// <summary>One way of reading the steps, and how often it came to something else than the exact reading.</summary>
internal sealed class Reading(string name, string held)
{
    private readonly List<string> _apart = [];

    public string Name => name;

    /// <summary>What is asked of it.</summary>
    public string Held => held;

    public long Cases { get; private set; }

    public long Apart { get; private set; }

    /// <summary>The first few that came to something else.</summary>
    public IReadOnlyList<string> FirstApart => _apart;

    public void Count(long cases, long apart = 0)
    {
        Cases += cases;
        Apart += apart;
    }

    /// <summary>Counts a case; what it was is asked only where it is apart.</summary>
    public void Hold(bool agrees, Func<string> what)
    {
        Count(1, agrees ? 0 : 1);
        if (!agrees && _apart.Count < 5)
        {
            _apart.Add($"{name}: {what()}");
        }
    }
}
