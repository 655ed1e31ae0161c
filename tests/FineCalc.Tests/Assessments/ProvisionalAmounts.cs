using System.Globalization;
using System.Text;

namespace FineCalc.Tests;

/// <summary>Where the provisional amount of a case comes from, by what was published of it.</summary>
internal static class ProvisionalAmounts
{
    private static readonly Fact<Rate> Settlement = Fact.Rate("settlement", "Settlement", "What does a settlement take off?")
        .Default(Rate.Zero, "no settlement is named");

    private static readonly RegimeVersion Version = Own.Version(Lay());

    private static readonly (decimal? Low, decimal? High, decimal? Final, string? Note, decimal Tolerance)[] All =
    [
        (null, null, null, null, 0m),
        (null, null, 90m, "Heard", 0m),
        (100m, null, null, null, 0m),
        (100m, null, 100m, "Heard", 0m),
        (80m, null, null, null, 0m),
        (80m, null, null, "Heard", 0m),
        (80m, null, 90m, null, 0m),
        (80m, null, 90m, "Heard", 0m),
        (99m, null, 90m, null, 1m),
        (98m, null, 90m, null, 1m),
        (80m, 85m, 90m, null, 0m),
        (80m, 105m, 90m, null, 0m),
        (0m, null, 90m, null, 0m),
        (-1m, null, 90m, null, 0m),
        (1e28m, null, 90m, null, 0m),
        (1.1e28m, null, 90m, null, 0m),
    ];

    public static string Told()
    {
        var text = new StringBuilder();
        foreach (var settlement in new[] { 0, 10 })
        {
            foreach (var (low, high, final, note, tolerance) in All)
            {
                var published = new PublishedFigures(Own.Source)
                {
                    Provisional = Pounds(low),
                    ProvisionalHigh = Pounds(high),
                    Final = Pounds(final),
                    Tolerance = tolerance,
                };
                var facts = Facts.None.With(Ask.Turnover, Money.Gbp(50)).With(Settlement, Rate.Percent(settlement));
                var of = new Case("a", "A", Version, facts) { Published = published, RepresentationsNote = note };
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"# {published}, within {tolerance}{(note is null ? "" : ", with a note")}, {settlement}% off\n"
                );
                text.Append(Tests.Told.Of(of.Assess())).Append('\n');
            }
        }

        return text.ToString();

        static Money? Pounds(decimal? amount) => amount is { } pounds ? Money.Gbp(pounds) : null;
    }

    private static Method Lay()
    {
        var found = (Step.Ask(Ask.Turnover) * Own.Number(2)).Named("found", "Found", Own.Source);
        return new Method(found.ReducedBy(Settlement).Named("fine", "Fine", Own.Source)) { Provisional = found };
    }
}
