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

/// <summary>What is told apart.</summary>
public abstract class Beast;

/// <summary>A kind.</summary>
public sealed class Bear : Beast;

/// <summary>A kind.</summary>
public sealed class Boar : Beast;

/// <summary>A kind.</summary>
public sealed class Bull : Beast;

/// <summary>The kinds by name.</summary>
public enum BeastKind
{
    None,
    Bear,
    Boar,
    Bull,
}

/// <summary>Tells kinds apart by their types, in lambdas too.</summary>
public static class ByType
{
    public static int Place(Beast beast) =>
        beast switch
        {
            Bear => 1,
            Boar => 2,
            _ => 3,
        };

    public static Func<Beast, bool> IsBull() => beast => beast is Bull;
}

/// <summary>Tells kinds apart by their names.</summary>
public static class ByName
{
    public static string Letter(BeastKind kind) =>
        kind switch
        {
            BeastKind.Bear => "a",
            BeastKind.Boar => "b",
            BeastKind.Bull => "c",
            BeastKind.None => "d",
            _ => "e",
        };
}

/// <summary>Tells nothing apart.</summary>
public static class BySight
{
    public static string Name(Beast beast) => beast.ToString()!;
}
