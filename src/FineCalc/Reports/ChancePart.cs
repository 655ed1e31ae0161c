using FineCalc.Estimates;

namespace FineCalc.Reports;

// How likely a fine is at all, on the page of an estimate: counts beside the amounts, never multiplied with them.
internal static class ChancePart
{
    private const string Title = "How likely is a fine at all? (apart from the amounts)";

    public static IEnumerable<Block> Of(ChanceOfFine chance)
    {
        yield return new Heading(Title);
        yield return new Paragraph(chance.Summary);
        if (chance.Rates.Count > 0)
        {
            yield return new Grid(
                Title,
                [new("Of"), new("Fines", true), new("Cases", true), new("Chance"), new("May well be"), new("Base rate")],
                [
                    .. chance.Rates.Select(r => new Row([
                        $"{BaseRate.WordOf(r.Condition, true)}, {(r.Country is null ? "Europe, " : "")}{r.Years}",
                        Text.Number(r.Fines),
                        Text.Number(r.Cases),
                        r.Chance,
                        r.RangeWords,
                        r.Id,
                    ])),
                ]
            );
        }

        yield return new Items([
            .. chance.Rates.Select(r => (Phrase)$"{r.Id} counts {r.Counted}. Source: {r.Source}; found on one or more of {r.Source.Note}."),
            .. chance.Notes.Select(n => (Phrase)n),
        ]);
    }
}
