using FineCalc.Steps;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>A document is the regime it was made of.</summary>
public class DocumentLaws
{
    private static readonly string[] Few = ["eu-nis2", "us-ftc", "uk-fca-firms"];

    private static readonly string[] Words = ["money", "rate", "sum", "select", "choice", "flag", "null", "clamp", "table"];

    [Fact]
    public void A_method_that_is_written_and_read_back_has_its_version_id_and_its_assessments() => Laws.Hold(Generators.Cases, 200, given =>
    {
        var regime = given.Version.Regime;
        var read = RegimeJson.Parse(RegimeJson.Write(regime), "own.json").On(Own.FirstDay);

        Assert.Equal(given.Version.Id, read.Id);
        Assert.Equal(given.Version.Facts.Select(f => (f.Id, f.Allowed, f.MissingWhy)), read.Facts.Select(f => (f.Id, f.Allowed, f.MissingWhy)));
        var (own, of) = (given.Version.Assess(given.Facts), read.Assess(In(read, given.Facts)));
        Assert.Equal(own.Range, of.Range);
        Assert.Equal(Report.Text(own), Report.Text(of));
        return [.. given.Tree.Plan.All.Select(p => p.Kind.ToString()), own.IsOpen ? "open" : "certain", given.Facts.Infringements.Count > 1 ? "several infringements" : "one or none"];
    }, ["open", "certain", "several infringements", .. Enum.GetNames<StepKind>()]);

    [Fact]
    public void A_document_with_anything_changed_is_read_as_what_it_says_or_refused_with_its_codes()
    {
        var texts = Few.Select(id => RegimeJson.Write(Regimes.All.Find(id)!)).ToList();
        Laws.Hold(Generators.Sources, 600, random =>
        {
            var text = Changed(texts[random.Next(texts.Count)], random, out var what);
            try
            {
                var read = RegimeJson.Parse(text, "changed.json");
                return [what + ": read", read.Versions.Count > 0 ? "read" : "without versions"];
            }
            catch (ProblemException refused)
            {
                Assert.All(refused.Problems, p => Assert.StartsWith("document-", p.Code, StringComparison.Ordinal));
                return [what + ": refused", "refused"];
            }
        }, "read", "refused");
    }

    // These facts with the questions of a version that was read.
    private static Facts In(RegimeVersion version, Facts facts)
    {
        Answer Of(Answer answer) => answer with { Fact = version.FindFact(answer.Fact.Id)! };
        var of = facts.Answers.Aggregate(Facts.None, (f, a) => f.With(Of(a)));
        of = facts.ExchangeRates.Aggregate(of, (f, r) => f.With(r));
        return facts.Infringements.Aggregate(of, (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, a) => o.With(Of(a)))));
    }

    // A number, a word or a piece of the text is another, gone, or there twice.
    private static string Changed(string text, Random random, out string what)
    {
        var at = random.Next(text.Length);
        switch (random.Next(5))
        {
            case 0:
                what = "one sign changed";
                return text[..at] + (char)random.Next(32, 127) + text[(at + 1)..];
            case 1:
                what = "a line gone";
                var lines = text.Split('\n').ToList();
                lines.RemoveAt(random.Next(lines.Count));
                return string.Join('\n', lines);
            case 2:
                what = "a number changed";
                return Swap(text, at, "0123456789", random.Next(0, 2000).ToString(System.Globalization.CultureInfo.InvariantCulture));
            case 3:
                what = "a word changed";
                return Swap(text, at, "abcdefghijklmnopqrstuvwxyz-", Words[random.Next(Words.Length)]);
            default:
                what = "a piece gone";
                return text[..at] + text[Math.Min(text.Length, at + random.Next(1, 40))..];
        }
    }

    private static string Swap(string text, int at, string signs, string by)
    {
        var begin = text.AsSpan(at).IndexOfAny(signs) is var offset and >= 0 ? at + offset : 0;
        var end = begin;
        while (end < text.Length && signs.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return text[..begin] + by + text[end..];
    }
}
