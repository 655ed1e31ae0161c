namespace FineCalc.Tests.Reports;

/// <summary>What a text says, letter by letter and whatever the culture.</summary>
internal static class Words
{
    public static void Contain(string expected, string text) => Assert.Contains(expected, text, StringComparison.Ordinal);

    public static void Lack(string unexpected, string text) => Assert.DoesNotContain(unexpected, text, StringComparison.Ordinal);

    public static void Begin(string expected, string text) => Assert.StartsWith(expected, text, StringComparison.Ordinal);

    public static void End(string expected, string text) => Assert.EndsWith(expected, text, StringComparison.Ordinal);
}
