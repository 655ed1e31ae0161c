using FineCalc.Steps;

namespace FineCalc.Reports;

// What is open in a case and moves its amount: each answer and each number of the model alone at its ends, the rest at what is likely.
internal static class Moving
{
    private const int Shown = 5;

    // A case with more has an infringement of its own for most of them; no five of hundreds say what drives it.
    private const int Most = 100;

    // The five that move the amount most, or null where none does by itself.
    public static Grid? Of(Assessment assessment)
    {
        var open = assessment
            .Calculation.Asked()
            .Concat(assessment.Calculation.Assumed().Select(at => at.Node))
            .Where(n => n.IsOpen && (n.Node is NumberNode || (n.Node is FactNode && (n.Answer is not null || n.Node.Inputs.Length == 0))))
            .DistinctBy(n => (n.Id, n.FactName, n.Infringement))
            .ToList();
        if (open.Count > Most)
        {
            return null;
        }

        var rows = open.Select(n => (Node: n, Ends: Ends(assessment, n)))
            .Where(r => r.Ends is { IsCertain: false })
            .OrderByDescending(r => r.Ends!.Value.High.Amount - r.Ends.Value.Low.Amount)
            .Take(Shown)
            .Select(r => new Row([
                Phrase
                    .Of(r.Node.FactName.Length > 0 ? r.Node.FactName : r.Node.Name)
                    .And(Phrase.Of(r.Node.Infringement is { } of ? $"({of})" : "", Emphasis.Quiet)),
                Wording.Lines(r.Node),
                Wording.Ends(r.Ends!.Value.Low, r.Ends.Value.High, assessment.Range),
            ]))
            .ToList();
        return rows.Count == 0
            ? null
            : new Grid("What moves the amount most", [new("What is open"), new("Taken as"), new("Amount at its ends", true)], rows);
    }

    // Null where the method has no amount at an end, as where a check of the case fails there.
    private static Spread<Money>? Ends(Assessment assessment, TraceNode open)
    {
        try
        {
            var (first, second) = (At(assessment, open, open.Low), At(assessment, open, open.High));
            var (low, high) = first.Amount <= second.Amount ? (first, second) : (second, first);
            var likely = assessment.Amount;
            return new(low.Amount < likely.Amount ? low : likely, likely, high.Amount > likely.Amount ? high : likely);
        }
        catch (ProblemException)
        {
            return null;
        }
    }

    private static Money At(Assessment assessment, TraceNode open, decimal value) =>
        assessment.Version.Amount(
            open.Node is FactNode asked
                ? assessment.Facts.Put(asked.Fact, new Answer(asked.Fact, value, value, value, open.Currency), open.Infringement)
                : assessment.Facts.Drawing(new Dictionary<string, decimal>(StringComparer.Ordinal) { [open.Id] = value })
        );
}
