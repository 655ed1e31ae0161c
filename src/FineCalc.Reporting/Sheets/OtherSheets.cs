using System.Globalization;

namespace FineCalc.Reporting.Sheets;

// The sheets without a formula: what everything rests on, and the file that it can be worked out from again.
internal static class OtherSheets
{
    // A cell holds 32,767 letters.
    private const int LongestCell = 30_000;

    public static Sheet Sources(Assessment of)
    {
        var sheet = new Sheet("Sources", 60, 50, 12, 50, 14, 60, 60);
        sheet.Add(Cell.Of("Sources of this amount", Look.Title));
        sheet.Heading("Text", "Place", "Standing", "Address", "Read on", "Note", "For");
        var cited =
            from at in of.Calculation.Steps.OrderBy(s => s)
            let step = new TraceNode(of.Calculation, at.Node, at.Infringement)
            where step.Source is { Instrument.Length: > 0 }
            group step.Name by step.Source;
        foreach (
            var source in cited.OrderBy(c => c.Key.Instrument, StringComparer.Ordinal).ThenBy(c => c.Key.Pinpoint, StringComparer.Ordinal)
        )
        {
            sheet.Add(
                Cell.Of(source.Key.Instrument),
                Cell.Of(source.Key.Pinpoint),
                Cell.Of(Text.Word(source.Key.Standing)),
                Cell.Of(source.Key.Link),
                Cell.Of(source.Key.DateRead is { } day ? Text.Date(day) : ""),
                Cell.Of(source.Key.Note),
                Cell.Of(string.Join("; ", source.Distinct()))
            );
        }

        return sheet;
    }

    // Line by line as the file is; put together again it reads back as the case.
    public static Sheet Case(string file)
    {
        var sheet = new Sheet("Case file", 140);
        sheet.Add(Cell.Of("The case file, from which finecalc assess works the amount out again", Look.Title));
        foreach (var line in file.TrimEnd('\n').Split('\n'))
        {
            sheet.Add([.. Escaped(line).Chunk(LongestCell).Select(part => Cell.Of(new string(part)))]);
        }

        return sheet;
    }

    // Letters that no cell shows as they are stand only in the strings of the file, which may write them by their numbers.
    private static string Escaped(string line) =>
        string.Concat(
            line.EnumerateRunes()
                .Select(rune => rune.ToString())
                .Select(letter =>
                    Text.Clean(letter) == letter
                        ? letter
                        : string.Concat(letter.Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")))
                )
        );
}
