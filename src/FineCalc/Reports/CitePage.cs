using FineCalc.Steps;

namespace FineCalc.Reports;

// Where the numbers of a version come from: all of them in a table, or one in full.
internal static class CitePage
{
    public static Page Of(RegimeVersion version) =>
        new Page(
            $"{version.Regime.Info.Title}: the numbers",
            Named(version),
            [
                .. Wording.Cautions(version),
                new Grid(
                    "Numbers",
                    [new("Number"), new("Value"), new("Since"), new("Source")],
                    [
                        .. Cited
                            .Of(version)
                            .Select(c => new Row([
                                Phrase.Of(c.Number.Id, Emphasis.Strong).Under(Phrase.Of(c.Number.Name, Emphasis.Quiet)),
                                Short(c.Number),
                                Text.Date(c.Since),
                                Wording.Source(c.Number.Source),
                            ])),
                    ]
                ),
            ],
            Footer(version)
        ).Linked(version);

    public static Page Of(RegimeVersion version, Cited cited)
    {
        var (number, source) = (cited.Number, cited.Number.Source);
        var blocks = new List<Block>(Wording.Cautions(version))
        {
            new Figures([new(number.Id, Phrase.Of(Short(number), Emphasis.Strong), $"since {Text.Date(cited.Since)}")]),
            new Grid(
                "Where it comes from",
                [new("About it"), new("Where it comes from")],
                [
                    Said("Text", Phrase.Of(source.Instrument, link: source.Link)),
                    Said("Place", Phrase.Of(source.Pinpoint.Length == 0 ? "the whole text" : source.Pinpoint).Under(source.Passage)),
                    .. source.Says is { } says ? new[] { Said("It says", says) } : [],
                    Said(
                        "Standing",
                        Phrase.Of(Text.Word(source.Standing)).And(Phrase.Of($"({Wording.Of(source.Standing)})", Emphasis.Quiet))
                    ),
                    Said("Rests on", Wording.Of(number.Basis)),
                    .. source.DateRead is { } read ? new[] { Said("Read on", Text.Date(read)) } : [],
                    .. source.Readings is { } readings ? new[] { Said("Readings", Wording.Readings(readings)) } : [],
                    .. source.Link is { } link ? new[] { Said("Address", Phrase.Of(link, link: link)) } : [],
                    .. source.Note is { } note ? new[] { Said("Note", note) } : [],
                    .. source.Missing.Count > 0
                        ? new[] { Said("Not recorded", Text.List([.. source.Missing.Select(Wording.Lacking)])) }
                        : [],
                ]
            ),
        };
        if (number.Rows.Count > 0)
        {
            blocks.Add(
                new Grid(
                    number.Name,
                    [new("Band"), new("Value", true), new("Source")],
                    [
                        .. number.Rows.Select(r => new Row([
                            r.Band,
                            r.Value,
                            Wording
                                .Source(r.Source)
                                .Under(r.Source.Passage)
                                .Under(r.Source == source ? null : r.Source.Says)
                                .Under(r.Source.Note),
                        ])),
                    ]
                )
            );
        }

        return new(number.Name, $"{version.Regime.Info.Title} \u00B7 {Named(version)}", blocks, Footer(version));
    }

    private static Row Said(string what, Phrase words) => new([what, words]);

    private static string Named(RegimeVersion version) => $"{version.Name} \u00B7 {Text.Period(version.From, version.Until)}";

    private static string Short(NumberInfo number) =>
        number.Rows.Count > 0 ? $"a table of {Text.Counted(number.Rows.Count, "row")}" : number.Value;

    private static string Footer(RegimeVersion version) => $"Version {version.Id}";
}
