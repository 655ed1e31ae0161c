using NodaTime;

namespace FineCalc.Tests;

public class CitationTests
{
    [Fact]
    public void A_citation_names_the_text_and_the_place()
    {
        Assert.Equal("UK GDPR, Art 83(4)", new Citation("UK GDPR", "Art 83(4)").ToString());
        Assert.Equal("UK GDPR", new Citation("UK GDPR").ToString());
    }

    [Theory]
    [InlineData(Standing.Read, "Guidance, para 1")]
    [InlineData(Standing.Draft, "Guidance, para 1 [draft]")]
    [InlineData(Standing.Reported, "Guidance, para 1 [reported]")]
    [InlineData(Standing.Inferred, "Guidance, para 1 [inferred]")]
    [InlineData(Standing.Unverified, "Guidance, para 1 [unverified]")]
    public void A_standing_below_read_is_always_shown(Standing standing, string text) =>
        Assert.All(Cultures.InEach(() => new Citation("Guidance", "para 1", standing).ToString()), printed => Assert.Equal(text, printed));

    [Fact]
    public void What_is_not_known_of_a_source_is_missing_where_it_was_read()
    {
        string[] all = ["pinpoint", "link", "dateRead", "readings", "says"];
        Assert.Equal(all, new Citation("A").Missing);
        Assert.Equal(all, new Citation("A", "", Standing.Draft).Missing);
        Assert.Equal(all[1..], new Citation("A", "1").Missing);
        Assert.Empty(new Citation("A", "", Standing.Reported).Missing);
        Assert.Empty(
            new Citation("A", "1")
            {
                Link = "https://example.org",
                DateRead = Own.FirstDay,
                Readings = 1,
                Says = "B",
            }.Missing
        );
    }

    [Fact]
    public void An_exchange_rate_says_its_day_and_source()
    {
        var rate = new ExchangeRate(
            Currency.Usd,
            Currency.Gbp,
            0.766m,
            new LocalDate(2024, 3, 28),
            new Citation("Bank of England", "", Standing.Reported)
        );
        Assert.All(
            Cultures.InEach(rate.ToString),
            text => Assert.Equal("1 USD = GBP 0.766 (2024-03-28, Bank of England [reported])", text)
        );
    }
}

public class ProblemTests
{
    private static readonly Problem Bare = new("fact-missing", "Something is missing.");

    [Fact]
    public void A_problem_prints_where_and_what_and_what_is_allowed()
    {
        Assert.Equal("fact-missing: Something is missing.", Bare.ToString());
        Assert.Equal("fact-missing: Something is missing. Allowed: 0 or more.", (Bare with { Allowed = "0 or more" }).ToString());
        Assert.Equal("$.facts: fact-missing: Something is missing.", (Bare with { Path = "$.facts" }).ToString());
        Assert.Equal("a: fact-missing: Something is missing.", (Bare with { Path = "a" }).ToString());
        Assert.Equal("a.json: fact-missing: Something is missing.", (Bare with { File = "a.json" }).ToString());
        Assert.Equal("a.json:12: fact-missing: Something is missing.", (Bare with { File = "a.json", Line = 12 }).ToString());
        Assert.Equal("line 12 $.facts: fact-missing: Something is missing.", (Bare with { Line = 12, Path = "$.facts" }).ToString());
    }

    [Fact]
    public void An_exception_tells_one_problem_in_its_line_and_several_in_lines_of_their_own()
    {
        var other = new Problem("fact-unknown", "Something is unknown.");
        Assert.Equal(Bare.ToString(), new ProblemException(Bare).Message);
        Assert.Equal($"2 problems:\n{Bare}\n{other}", new ProblemException([Bare, other]).Message);
        Assert.Equal([Bare, other], new ProblemException([Bare, other]).Problems);
        Assert.Equal([Bare], new ProblemException(Bare).Problems);
    }
}
