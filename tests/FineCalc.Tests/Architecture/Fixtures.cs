#pragma warning disable CA1051, CA1819, CA1303 // They are bad on purpose.

namespace FineCalc.Tests.BadExamples;

/// <summary>What the rules of the architecture are there to find.</summary>
public sealed class Lower
{
    public Upper? Field { get; init; }

    public static string Body() => new Upper().ToString()!;

    public IEnumerable<List<Upper>> Generic() => [];

    public IEnumerable<int> Lazily()
    {
        yield return new Upper().GetHashCode();
    }
}

/// <summary>Uses what lies below it, as it may.</summary>
public sealed class Upper
{
    public static Lower Down() => new();
}

/// <summary>Changes under its users' eyes.</summary>
public sealed class Changing
{
    public int Open;
    public readonly int Fixed = 1;

    public int Settable { get; set; }

    public int Initial { get; init; }
}

/// <summary>Depends on where and when it runs.</summary>
public static class Ambience
{
    public static DateTime Clock() => DateTime.UtcNow;

    public static string Culture() => System.Globalization.CultureInfo.CurrentCulture.Name;

    public static void Talk() => Console.WriteLine("words");

    public static string Machine() => Environment.MachineName;

    public static int Chance() => new Random().Next();

    public static bool OnDisk(string path) => File.Exists(path);

    public static object Network() => new System.Net.Http.HttpClientHandler();

    public static Func<DateTime> InALambda() => () => DateTime.Now;
}
