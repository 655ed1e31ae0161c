using FineCalc.Seeking;

namespace FineCalc.Reports;

// What was sought and found, as a page.
internal static class GoalPage
{
    public static Page Of(GoalSeekResult sought)
    {
        var (blocks, items) = (new List<Block>(Wording.Cautions(sought.Version)), new List<Phrase>());
        foreach (var line in sought.InWords())
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                items.Add(line[2..]);
                continue;
            }

            End();
            blocks.Add(new Paragraph(line));
        }

        End();
        return new Page(
            $"{sought.StepName} by {sought.Fact.Name}",
            sought.Version.Regime.Info.Title,
            blocks,
            $"Version {sought.VersionId}"
        );

        void End()
        {
            if (items.Count > 0)
            {
                blocks.Add(new Items([.. items]));
                items.Clear();
            }
        }
    }
}
