using System.Globalization;

namespace FineCalc.Tests;

/// <summary>Cultures that write numbers, dates and letters differently from the invariant one, each in its own way.</summary>
internal static class Cultures
{
    /// <summary>A decimal comma; the dotless i; a minus sign that is not a hyphen; lakhs; another calendar and other digits.</summary>
    public static readonly string[] Names = ["de-DE", "tr-TR", "sv-SE", "hi-IN", "ar-SA", "th-TH"];

    /// <summary>What a function gives in the invariant culture and in each of the others.</summary>
    public static IReadOnlyList<T> InEach<T>(Func<T> function) => [In("", function), .. Names.Select(name => In(name, function))];

    public static T In<T>(string name, Func<T> function)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            return function();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }
}

/// <summary>Tests in every culture prove nothing on a machine that knows only one.</summary>
public class CulturesTests
{
    [Fact]
    public void This_machine_knows_the_cultures()
    {
        Assert.Equal("1,5", Cultures.In("de-DE", () => $"{1.5m}"));
        Assert.Equal("i", Cultures.In("de-DE", () => "I".ToLower(CultureInfo.CurrentCulture)));
        Assert.Equal("ı", Cultures.In("tr-TR", () => "I".ToLower(CultureInfo.CurrentCulture)));
        Assert.Equal("\u22121", Cultures.In("sv-SE", () => $"{-1}"));
    }
}
