using NodaTime;

namespace FineCalc.Reports;

// What runs out by a day, and by which rule others come.
internal static class ExpiringPage
{
    public static Page Of(IReadOnlyList<Expiry> all, LocalDate by)
    {
        var dated = all.Where(e => e.Day is not null).ToList();
        var open = all.Where(e => e.Day is null).ToList();
        var blocks = new List<Block>();
        Add("By that day", dated);
        Add("On a day that is not known", open);
        if (blocks.Count == 0)
        {
            blocks.Add(new Paragraph("Nothing runs out by that day."));
        }

        return new($"What runs out by {Text.Date(by)}", "", blocks, "");

        void Add(string title, List<Expiry> some)
        {
            if (some.Count == 0)
            {
                return;
            }

            blocks.Add(new Heading(title));
            blocks.Add(
                new Grid(
                    title,
                    [new("Regime"), new("Day"), new("What"), new("Rule"), new("Source")],
                    [
                        .. some.Select(e => new Row([
                            Phrase.Of(e.Regime, Emphasis.Strong),
                            e.Day is { } day ? Text.Date(day) : "none",
                            e.Kind == ExpiryKind.Ends ? "the regime ends" : string.Join(", ", e.Numbers),
                            e.Why,
                            Wording.Source(e.Source).Under(e.Source?.Note),
                        ])),
                    ]
                )
            );
        }
    }
}
