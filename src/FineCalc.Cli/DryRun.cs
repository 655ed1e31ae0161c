using FineCalc.Risk;
using FineCalc.Steps;
using FineCalc.Tables;

namespace FineCalc.Cli;

// What will be read of a table, before a long run: which column answers what, what is missing, the first rows explained.
internal sealed class DryRun(Session session)
{
    private const int Explained = 3;

    public void Show(
        ColumnMatch match,
        IEnumerable<(string What, ColumnSource Source)> own,
        UncertainFacts? drawn = null,
        IReadOnlyList<string>? keep = null
    )
    {
        var to = session.Output;
        Head(match.Version);
        foreach (var (fact, source) in match.Answers)
        {
            to.WriteLine($"  {source}  ->  {fact.Id}: {fact.Name}, {fact.Allowed}");
        }

        foreach (var (what, source) in own)
        {
            to.WriteLine($"  {source}  ->  {what} of the party");
        }

        var uncertain = drawn?.Distributions ?? [];
        var isDrawn = uncertain.Select(u => u.Fact).ToHashSet();
        foreach (var answer in match.Common.Answers.Where(a => !isDrawn.Contains(a.Fact) && match.Answers.All(m => m.Fact != a.Fact)))
        {
            to.WriteLine($"  in all rows  ->  {answer.Fact.Id}: {answer.Fact.Show(answer.Likely, answer.Currency)}");
        }

        foreach (var (fact, _, distribution) in uncertain)
        {
            to.WriteLine($"  drawn for each case  ->  {fact.Id}: {distribution}");
        }

        to.WriteLine();
        to.WriteLine(DoubtfulColumns.Told(match, keep) is { Length: > 0 } told ? told : "Columns that answer nothing: none.");
        Unanswered(match, isDrawn, Missing.Required, "Not answered, and needed where the method comes to it");
        Unanswered(
            match,
            isDrawn,
            Missing.Open,
            drawn is null ? "Not answered, and open" : "Not answered, and drawn from the range of the model"
        );
        Unanswered(match, isDrawn, Missing.Default, "Not answered, and assumed");
    }

    public void Head(RegimeVersion version)
    {
        session.Output.WriteLine($"{version.Name} ({version.Id}), amounts in {version.Regime.Info.Currency}");
        session.Output.WriteLine();
    }

    // The first rows, by what each is called; null behind the last.
    public void Explain(RegimeVersion version, Func<int, string?> called, Func<int, Facts> factsOf)
    {
        var to = session.Output;
        for (var row = 1; row <= Explained && called(row) is { } name; row++)
        {
            to.WriteLine();
            try
            {
                var assessed = version.Assess(factsOf(row));
                to.WriteLine($"{name}: {assessed}");
                foreach (var step in assessed.Steps)
                {
                    to.WriteLine($"  {step}");
                }
            }
            catch (ProblemException found) when (found.Problems is not [{ Code: "row-unknown" }])
            {
                to.WriteLine($"{name}: no amount");
                foreach (var problem in found.Problems)
                {
                    to.WriteLine($"  {problem}");
                }
            }
            catch (ProblemException) when (row > 1)
            {
                to.WriteLine($"There are {Text.Counted(row - 1, "row")}.");
                break;
            }
        }
    }

    private void Unanswered(ColumnMatch match, HashSet<Fact> drawn, Missing kind, string what)
    {
        var facts = match.Unanswered.Where(f => f.WhenMissing == kind && !drawn.Contains(f)).Select(f => f.Id).ToList();
        if (facts.Count > 0)
        {
            session.Output.WriteLine($"{what}: {Text.List(facts)}");
        }
    }
}
