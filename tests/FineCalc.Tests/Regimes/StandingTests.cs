namespace FineCalc.Tests;

public class StandingTests
{
    private static readonly Citation Read = new("Act", "s 1");

    private static readonly Citation Unsure = Read with { Standing = Standing.Unverified };

    private static Citation At(Citation source, int section) => source with { Pinpoint = FormattableString.Invariant($"s {section}") };

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(2, 3, true)]
    [InlineData(1, 0, false)]
    public void A_version_is_a_preview_if_more_than_half_of_its_numbers_are_unsure(int read, int unsure, bool isPreview)
    {
        var numbers = Enumerable
            .Range(1, read)
            .Select(i => Step.Of(Money.Gbp(i), At(Read, i)))
            .Concat(Enumerable.Range(100, unsure).Select(i => Step.Of(Money.Gbp(i), At(Unsure, i))));

        // A model's own numbers are not counted, whatever their standing.
        var version = Own.Version(
            Step.Sum<Money>([.. numbers, .. Enumerable.Range(500, 9).Select(i => Step.Of(Money.Gbp(i), At(Unsure, i), Basis.Model))])
        );

        Assert.Equal(
            (read, unsure, isPreview),
            (
                version.Standings.GetValueOrDefault(Standing.Read),
                version.Standings.GetValueOrDefault(Standing.Unverified),
                version.IsPreview
            )
        );
        Assert.Equal(isPreview, Report.Text(version.Assess(Facts.None)).Contains("Preview: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_tables_are_counted_singly()
    {
        var table = new BandTable<Money, Money>(
            Money.Gbp(0),
            Edge.UpperIncluded,
            new(Money.Gbp(10), Money.Gbp(1), Money.Gbp(1), Read),
            new(Money.Gbp(20), Money.Gbp(2), Money.Gbp(2), Unsure),
            new(null, Money.Gbp(3), Money.Gbp(3), Unsure)
        );
        var version = Own.Version(Step.ByBand(Step.Ask(Ask.Turnover), table, Read));

        Assert.Equal((1, 2, true), (version.Standings[Standing.Read], version.Standings[Standing.Unverified], version.IsPreview));
    }

    [Fact]
    public void Every_version_that_ships_has_its_numbers_counted() =>
        Assert.All(
            Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions),
            version => Assert.InRange(version.Standings.Values.Sum(), 1, 1000)
        );
}
