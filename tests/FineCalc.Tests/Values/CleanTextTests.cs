namespace FineCalc.Tests;

/// <summary>Words that come from anywhere, where they are shown: no longer than is read, and nothing in them rewrites the rest.</summary>
public class CleanTextTests
{
    private const string Mark = "\u0301";

    private static string Shown(string words) => new Problem("c", words).ToString()["c: ".Length..];

    [Theory]
    [InlineData("a b~ !", "a b~ !")]
    [InlineData("a\tb\nc\rd\u0085e", "a b c d e")]
    [InlineData("a\u0001b\u007Fc\u001Bd", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("a\u00A0b\u2028c\u2029d\u3000e", "a b c d e")]
    [InlineData("a\u200Bb\u202Ec\uFEFFd", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("a\u200Cb\u200Dc\u00ADd", "a\u200Cb\u200Dc\u00ADd")]
    [InlineData("a\uE000b\u0378c", "a\uFFFDb\uFFFDc")]
    [InlineData("\u00E9\u4E2D\U0001F600", "\u00E9\u4E2D\U0001F600")]
    [InlineData("\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\U00013441\U00013442\U00016FE4\U0001D159", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u034E\u1161\u17B6\u2801\u3163\uFFA1\U00013440\U0001D158", "\u034E\u1161\u17B6\u2801\u3163\uFFA1\U00013440\U0001D158")]
    public void What_could_mislead_is_seen_as_something_else(string words, string shown) => Assert.Equal(shown, Shown(words));

    [Fact]
    public void A_letter_carries_eight_marks_and_a_sign_for_the_rest()
    {
        static string Marks(int count) => string.Concat(Enumerable.Repeat(Mark, count));

        Assert.Equal($"{Marks(8)}: h", new Option(Marks(8), "h").ToString());
        Assert.Equal("a" + Marks(8), Shown("a" + Marks(8)));
        Assert.Equal("a" + Marks(8) + "\uFFFD", Shown("a" + Marks(9)));
        Assert.Equal("a" + Marks(8) + "\uFFFDb" + Mark, Shown("a" + Marks(20) + "b" + Mark));

        // A joiner is no letter; marks around letters and those that take room are marks.
        Assert.Equal("a" + Marks(8) + "\u200D\uFFFD", Shown("a" + Marks(8) + "\u200D" + Mark));
        Assert.Equal("a" + Marks(7) + "\u20DD\uFFFD", Shown("a" + Marks(7) + "\u20DD\u20DD"));
        Assert.Equal("a" + Marks(7) + "\u0903\uFFFD", Shown("a" + Marks(7) + "\u0903\u0903"));
    }

    [Fact]
    public void A_message_and_what_is_allowed_are_cut_at_a_thousand_letters_and_none_in_two()
    {
        static string Letters(int count) => new('m', count);

        Assert.Equal(Letters(1000), new Problem("c", Letters(1000)).Message);
        Assert.Equal(Letters(999) + "…", new Problem("c", Letters(1001)).Message);
        Assert.Equal(Letters(1000), (new Problem("c", "m") { Allowed = Letters(1000) }).Allowed);
        Assert.Equal(Letters(999) + "…", (new Problem("c", "m") { Allowed = Letters(1001) }).Allowed);
        Assert.Equal(Letters(999) + "…", (new Problem("c", "m") with { Message = Letters(1001) }).Message);
        Assert.Equal(Letters(998) + "…", new Problem("c", Letters(998) + "\U0001F600m").Message);
        Assert.Equal(Letters(997) + "\U0001F600…", new Problem("c", Letters(997) + "\U0001F600mm").Message);
    }

    /// <summary>A value in a line of its own takes 200 letters, and what is put into a message as many.</summary>
    [Fact]
    public void A_line_and_each_part_of_a_message_take_200_letters()
    {
        static string Name(int length) => new Option(new string('m', length - 3), "h").ToString();

        Assert.Equal(200, Name(200).Length);
        Assert.EndsWith("h", Name(200), StringComparison.Ordinal);
        Assert.Equal(200, Name(201).Length);
        Assert.EndsWith("mm…", Name(203), StringComparison.Ordinal);
    }

    /// <summary>A list tells all while that is no more than is read, else what 500 letters hold and how many more there are.</summary>
    [Fact]
    public void A_long_list_is_told_in_part()
    {
        static string Word(int i, int length) => $"{i:00}".PadRight(length, 'm');
        static string Allowed(params IEnumerable<string> names)
        {
            var facts = names.Aggregate(Facts.None.With(Ask.Harm, Money.Gbp(1)), (all, name) => all.With(new Infringement(name, [])));
            var fine = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)).Named("fine", "Fine", Own.Source)).Assess(facts);
            return Own.OnlyProblem(() => fine.Find("fine", "none of them")!).Allowed!;
        }

        // Fourteen of 64 letters, with two between each, take 922.
        List<string> fourteen = [.. Enumerable.Range(0, 14).Select(i => Word(i, 64))];
        Assert.Equal(string.Join(", ", fourteen), Allowed(fourteen));
        Assert.Equal(string.Join(", ", fourteen.Append(Word(14, 60))), Allowed(fourteen.Append(Word(14, 60))));
        var seven = string.Join(", ", fourteen.Take(7));
        Assert.Equal($"{seven} and 9 more", Allowed([.. fourteen, Word(14, 64), Word(15, 64)]));
        Assert.Equal(
            $"{seven}, {Word(7, 40)} and 9 more",
            Allowed([.. fourteen.Take(7), Word(7, 40), .. fourteen.Skip(7), Word(14, 64), Word(15, 64)])
        );
        Assert.Equal($"{seven} and 10 more", Allowed([.. fourteen.Take(7), Word(7, 41), .. fourteen.Skip(7), Word(14, 64), Word(15, 64)]));
        Assert.Equal(new string('m', 63) + "…, b", Allowed(new string('m', 65), "b"));

        // As many as 1,000 letters hold are told; then the field is full.
        List<string> more = [.. fourteen, Word(14, 10), "b"];
        Assert.Equal(string.Join(", ", [.. more, Word(15, 58)]), Allowed([.. more, Word(15, 58)]));
        Assert.Equal(string.Join(", ", [.. more, Word(15, 63)])[..999] + "…", Allowed([.. more, Word(15, 63)]));
        Assert.Equal($"{seven} and 10 more", Allowed([.. more, Word(15, 64)]));
    }
}
