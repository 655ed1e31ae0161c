using FineCalc.Steps;

namespace FineCalc.Reports;

// What a reader asks who sees nothing but one page: how much, how sure, and why.
internal static class Answering
{
    private const int MostOnTheWay = 8;

    // How much, in one sentence.
    public static Phrase Sentence(CaseAssessment assessed)
    {
        var version = assessed.Final.Version;
        var (range, isAlone) = (assessed.Final.Range, Wording.HasOneAmount(assessed));
        var what =
            assessed.Final.IsMaximum ? "the law allows no more than"
            : range.IsCertain ? "the amount is"
            : "the amount lies between";
        return Phrase
            .Of($"Under {version.Name}, {what}")
            .And(Phrase.Of((range.IsCertain ? Wording.Range(range) : Wording.Between(range)) + (isAlone ? "." : ""), Emphasis.Strong))
            .And(
                isAlone ? Phrase.None
                : Wording.Change(assessed.Provisional, range) is { Length: > 0 } change
                    ? $"(provisionally {Wording.Range(assessed.Provisional)}: {change})."
                : $"(provisionally {Wording.Range(assessed.Provisional)})."
            );
    }

    // What it rests on, counted: what was given, what FineCalc assumed, what was not read in the text it comes from.
    public static string Sureness(Assessment final)
    {
        var given = final.Facts.Answers.Count + final.Facts.Infringements.Sum(i => i.Answers.Count);
        var (assumed, unread) = (final.Assumptions.Count, final.Caveats.Count);
        return $"It rests on {Text.Counted(given, "answer")} that the case gives; "
            + (
                assumed == 0
                    ? "FineCalc's model adds no assumption; "
                    : $"FineCalc's model adds {Text.Counted(assumed, "assumption")} that no authority published; "
            )
            + (
                unread == 0
                    ? "every published number was read in the text it comes from."
                    : $"{Text.Counted(unread, "published number")} could not be read in the text that states "
                        + (unread == 1 ? "it." : "them.")
            );
    }

    // The amounts on the way from the first to the last that are not the same as the one before.
    public static Grid? Way(Assessment final)
    {
        var rows = new List<Row>();
        var last = "";
        foreach (var step in final.Steps.Where(s => s.Unit == Unit.Money))
        {
            var amount = Wording.Value(step);
            if (amount != last)
            {
                rows.Add(
                    new Row([
                        Phrase.Of(step.Name).And(Phrase.Of(step.Infringement is { } of ? $"({of})" : "", Emphasis.Quiet)),
                        Wording.Lines(step, Emphasis.Strong),
                    ])
                );
            }

            last = amount;
        }

        return rows.Count is < 2 or > MostOnTheWay ? null : new Grid("How it comes about", [new("Amount"), new("Value", true)], rows);
    }
}
