namespace FineCalc.Tests;

/// <summary>What may be meant by a name that nothing has, here by those of infringements, which may be any.</summary>
public class NearestTests
{
    private const string Filler = "0-9";

    private static readonly RegimeVersion Version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)).Named("fine", "Fine", Own.Source));

    private static string Meant(string typed, params IEnumerable<string> names)
    {
        var facts = names.Aggregate(Facts.None.With(Ask.Harm, Money.Gbp(1)), (all, name) => all.With(new Infringement(name, [])));
        var message = Own.OnlyProblem(() => Version.Assess(facts).Find("fine", typed)!).Message;
        var begin = $"The case names no infringement '{typed}'";
        Assert.StartsWith(begin, message, StringComparison.Ordinal);
        return message[begin.Length..].Replace(" may be meant.", "", StringComparison.Ordinal).TrimStart(';').Trim();
    }

    // Each row: what is typed, the names there are, and those that may be meant.
    [Theory]
    [InlineData("UK_GDPR", "eu-gdpr uk-gdpr", "'uk-gdpr'")]
    [InlineData("gdpr.uk", "eu-gdpr uk-gdpr", "'uk-gdpr'")]
    [InlineData("UKGDPR", "eu-gdpr uk-gdpr", "'uk-gdpr'")]
    // A third of the letters may be others, and one of a short word.
    [InlineData("xyzdefghi", "abcdefghi", "'abcdefghi'")]
    [InlineData("wxyzefghi", "abcdefghi", ".")]
    [InlineData("xyzdefgh", "abcdefgh", ".")]
    [InlineData("xbcdefgy", "abcdefgh", "'abcdefgh'")]
    [InlineData("x", "y", "'y'")]
    [InlineData("xz", "yw", ".")]
    [InlineData("x", "yw", ".")]
    [InlineData("acdf", "abcdef", "'abcdef'")]
    [InlineData("zabxcdef", "abcdef", "'abcdef'")]
    [InlineData("zyabxcdef", "abcdef", ".")]
    // The nearest, and of two as near the first.
    [InlineData("zbcdez", "abcdef abcdez", "'abcdez'")]
    [InlineData("zbcdez", "abcdez abcdef", "'abcdez'")]
    [InlineData("z1", "a1 b1", "'a1'")]
    // Names in parts that differ in the last, up to four.
    [InlineData("a.zzz", "a.bcd a.efg b.efg a.b.c", "'a.bcd' or 'a.efg'")]
    [InlineData("ab.zzz", "ab.bcd ab.efg", "'ab.bcd' or 'ab.efg'")]
    [InlineData("a.zzz", "a.bcd a.efg a.hij a.klm", "'a.bcd', 'a.efg', 'a.hij' or 'a.klm'")]
    [InlineData("a.zzz", "a.bcd a.efg a.hij a.klm a.nop", ".")]
    [InlineData("maximum.higher.zzz", "maximum.higher.abc", "'maximum.higher.abc'")]
    [InlineData("maximum.higher.zzz", "maximum.lower.abc", ".")]
    [InlineData("maximum.zzzz", "maximum.abcd maximum.efgh", "'maximum.abcd' or 'maximum.efgh'")]
    [InlineData(".zzz", ".bcd .efg", ".")]
    // What holds the word or is held by it, the shortest first.
    [InlineData("abc", "xxxxabcxxxx xxxabcxxx xxxxxABCxxxxx", "'xxxabcxxx', 'xxxxabcxxxx' or 'xxxxxABCxxxxx'")]
    [InlineData("ab", "xxxxabxxxx", ".")]
    [InlineData("xxxxABCxxxx", "abc", "'abc'")]
    [InlineData("xxxxabxxxx", "ab", ".")]
    [InlineData("abc", "55abc555 44abc44 66abc6666 333abc 77abc77777", "'333abc', '44abc44', '55abc555' or '66abc6666'")]
    // A letter of a part.
    [InlineData("hippa", "us-hipaa eu-hips", "'us-hipaa'")]
    [InlineData("abce", "xyz-abcd", "'xyz-abcd'")]
    [InlineData("ABCE", "xyz-abcd", "'xyz-abcd'")]
    [InlineData("abd", "xyz-abc", ".")]
    [InlineData("acde", "xyz-abcde", "'xyz-abcde'")]
    [InlineData("abxyd", "xyz-abcd", ".")]
    [InlineData("abce", "1xy-abcd 2xy-abcd 3xy-abcd 4xy-abcd 5xy-abcd", "'1xy-abcd', '2xy-abcd', '3xy-abcd' or '4xy-abcd'")]
    // What begins alike, a change further away; the nearest alone.
    [InlineData("abcxyz", "abcdef", "'abcdef'")]
    [InlineData("ABCXYZ", "abcdef", "'abcdef'")]
    [InlineData("abcwxyz", "abcdefg", ".")]
    [InlineData("abcxy", "abcd", "'abcd'")]
    [InlineData("abcxyz", "abcd", ".")]
    [InlineData("abcuvwgz", "abcdefghz abcdefgz", "'abcdefgz'")]
    [InlineData("abcuvwgz", "abcdefghz", "'abcdefghz'")]
    [InlineData("zbcxyz", "abcdef", ".")]
    [InlineData("xyzdef", "abcdef", ".")]
    public void A_name_is_told_what_is_like_it(string typed, string names, string meant) =>
        Assert.Equal(meant, Meant(typed, names.Split(' ')));

    [Fact]
    public void Of_many_names_the_first_hundred_are_compared()
    {
        string[] With(int others) => [.. Enumerable.Range(0, others).Select(i => $"{Filler}{i}"), "abcdef"];
        Assert.Equal("'abcdef'", Meant("xbcdey", With(99)));
        Assert.Equal(".", Meant("xbcdey", With(100)));
    }

    [Fact]
    public void Names_of_up_to_64_letters_are_compared()
    {
        static string Of(int length, string first, string last) => first + new string('m', length - first.Length - last.Length) + last;

        Assert.Equal($"'{Of(64, "a", "b")}'", Meant(Of(64, "x", "y"), Of(64, "a", "b")));
        Assert.Equal(".", Meant(Of(65, "x", "y"), Of(64, "a", "b")));
        Assert.Equal(".", Meant(Of(64, "x", "y"), Of(65, "a", "b")));

        // Held by a longer one they are found, too; and so is a letter of it.
        var held = Of(64, "a", "b");
        Assert.Equal($"'{held}c'", Meant(held, held + "c"));
        Assert.Equal(".", Meant(held + "c", held + "cd"));
        Assert.Equal($"'{Of(64, "abce-", "b")}'", Meant("abcd", Of(64, "abce-", "b")));
        Assert.Equal(".", Meant("abcd", Of(65, "abce-", "b")));

        // Or begins alike.
        var begun = Of(64, "abc" + new string('x', 22), "");
        Assert.Equal($"'{Of(64, "abc", "")}'", Meant(begun, Of(64, "abc", "")));
        Assert.Equal(".", Meant(Of(64, "abc" + new string('x', 21), ""), Of(65, "abc", "")));
    }
}
