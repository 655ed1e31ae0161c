namespace FineCalc.Tests;

public class StreamsTests
{
    // The known-answer vectors published with the Random123 library (kat_vectors, threefry2x64, 20 rounds): all bits 0, all bits 1, the
    // digits of pi.
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0UL, 0xC2B6E3A8C2C69865UL, 0x6F81ED42F350084DUL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0xE02CB7C4D95D277AUL, 0xD06633D0893B8B68UL)]
    [InlineData(
        0x243F6A8885A308D3UL,
        0x13198A2E03707344UL,
        0xA4093822299F31D0UL,
        0x082EFA98EC4E6C89UL,
        0x263C7D30BB0F0AF1UL,
        0x56BE8361D3311526UL
    )]
    public void Threefry_gives_its_published_answers(ulong counter0, ulong counter1, ulong key0, ulong key1, ulong first, ulong second) =>
        Assert.Equal((first, second), Streams.Words(counter0, counter1, key0, key1));

    [Theory]
    [InlineData(0, 64)]
    [InlineData(3, 40)]
    [InlineData(1020, 9)]
    [InlineData(123_456_789_012, 33)]
    public void A_number_is_a_function_of_its_trial_however_it_is_asked_for(long first, int count)
    {
        var together = new double[count];
        Streams.Fill(together, 42, 7, first);

        Assert.Equal(Enumerable.Range(0, count).Select(i => Streams.Uniform(42, 7, first + i)), together);
        Assert.All(together, u => Assert.InRange(u, 1e-17, 1d - 1e-17));
    }

    [Fact]
    public void Streams_of_different_names_or_seeds_are_not_correlated()
    {
        const int Count = 1 << 16;
        var keys = new[]
        {
            Streams.Key("", "turnover", null),
            Streams.Key("", "turnove", "r"),
            Streams.Key("another", "turnover", null),
            Streams.Key("", "turnover", "Art 32"),
        };
        Assert.Equal(keys.Length, keys.Distinct().Count());
        var columns = keys.SelectMany(key => new[] { (1UL, key), (2UL, key) })
            .Select(at =>
            {
                var column = new double[Count];
                Streams.Fill(column, at.Item1, at.Item2, 0);
                return column;
            })
            .ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // Five standard errors of a correlation that is none.
                Assert.InRange(
                    MathNet.Numerics.Statistics.Correlation.Pearson(columns[i], columns[j]),
                    -5 / Math.Sqrt(Count),
                    5 / Math.Sqrt(Count)
                );
            }
        }
    }

    [Fact]
    public void Keys_do_not_change_from_build_to_build() => Assert.Equal(Streams.Key("", "turnover", null), Streams.Mix(Fnv("\u0000"), 0));

    // The names with an end mark after each, by FNV-1a.
    private static ulong Fnv(string _)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (
            var letter in new byte[] { 0xFF }
                .Concat(System.Text.Encoding.UTF8.GetBytes("turnover"))
                .Concat(new byte[] { 0xFF, 0xFF })
        )
        {
            hash = unchecked((hash ^ letter) * 0x100000001B3);
        }

        return hash;
    }
}
