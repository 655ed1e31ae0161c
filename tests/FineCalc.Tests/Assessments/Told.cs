using System.Text;

namespace FineCalc.Tests;

/// <summary>All that an assessment says of itself, a thing a line, for files that are kept whole.</summary>
internal static class Told
{
    public static string Of(CaseAssessment of)
    {
        var text = new StringBuilder(Of(of.Final));
        Lines(text, "provisional", [$"{of.Provisional} ({of.Basis})"]);
        Lines(text, "unused at any stage", of.Unused.Select(Unused));
        Lines(text, "published", of.Comparisons.Select(c => $"{c.Stage} | {c}"));
        Lines(text, "differs", of.Differences.Select(d => $"{d}"));
        Lines(text, "warned of at any stage", of.Warnings.Except(of.Final.Warnings).Select(w => $"{w}"));
        Lines(text, "bridge", of.Stages.Select(s => s.Bridge).Prepend(of.Bridge).Where(b => b.Parts.Count > 0).SelectMany(Lines));
        return text.ToString();
    }

    public static string Of(Assessment of, bool withSteps = true)
    {
        var text = new StringBuilder();
        Lines(text, "amount", [$"{of.Range}"]);
        Lines(text, "step", (withSteps ? of.Steps : []).Select(s => $"{s}{Infringement(s)} | {s.Basis}{(s.IsGiven ? " | as given" : "")}"));
        Lines(text, "infringement", of.Infringements.Select(i => $"{i} | {i.Step.Id}{(i.Cap is { } cap ? $" | {cap}" : "")}"));
        Lines(text, "not applied", of.NotApplied.Select(NotApplied));
        Lines(text, "assumed", of.Assumptions.Select(a => $"{a.Id} | {a.Name} | {a.Value} | {a.Why} | {a.Infringement}"));
        Lines(text, "not read", of.Caveats.Select(c => $"{c.Id} | {c.Name} | {c.Value} | {c.Source}"));
        Lines(text, "warned of", of.Warnings.Select(w => $"{w}"));
        Lines(text, "unused", of.Unused.Select(Unused));
        return text.ToString();
    }

    private static string NotApplied(Steps.RuleNotApplied rule) =>
        $"{rule.Reason} | {rule.Id} | {rule}"
        + (rule.Within is null ? "" : $" | within {rule.Within}")
        + (rule.Steps.Count == 0 ? "" : $" | without {string.Join(", ", rule.Steps.Select(s => s.Id))}")
        + (rule.Infringements.Count == 0 ? "" : $" | of {string.Join(", ", rule.Infringements)}")
        + $" | {rule.Source}";

    private static string Unused((Answer Answer, string? Infringement) of) => $"{of.Answer.Fact.Id} {of.Infringement}".TrimEnd();

    private static string Infringement(TraceNode step) => step.Infringement is null ? "" : $" ({step.Infringement})";

    private static IEnumerable<string> Lines(Bridge of) =>
        of.Parts.Select(p => $"{p.Id} | {p.Name} | {p.Before} | {p.After} | {p.Amount} | {p.Infringement} | {p.Note}").Prepend($"{of}");

    private static void Lines(StringBuilder text, string what, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(what).Append(": ").Append(line.TrimEnd()).Append('\n');
        }
    }
}
