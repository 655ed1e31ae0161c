using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>A document is the regime it was made of.</summary>
public class DocumentLaws
{
    private static readonly string[] Few = ["eu-nis2", "us-ftc", "uk-fca-firms"];

    private static readonly string[] Words = ["money", "rate", "sum", "select", "choice", "flag", "null", "clamp", "table"];

    [Fact]
    public void A_method_that_is_written_and_read_back_has_its_version_id_and_its_assessments() =>
        Laws.Hold(
            Generators.Cases,
            200,
            given =>
            {
                var regime = given.Version.Regime;
                var read = RegimeJson.Parse(RegimeJson.Write(regime), "own.json").On(Own.FirstDay);

                Assert.Equal(given.Version.Id, read.Id);
                Assert.Equal(
                    given.Version.Facts.Select(f => (f.Id, f.Allowed, f.MissingWhy)),
                    read.Facts.Select(f => (f.Id, f.Allowed, f.MissingWhy))
                );
                var (own, of) = (given.Version.Assess(given.Facts), read.Assess(In(read, given.Facts)));
                Assert.Equal(own.Range, of.Range);
                Assert.Equal(Report.Text(own), Report.Text(of));
                return
                [
                    .. given.Tree.Plan.All.Select(p => p.Kind.ToString()),
                    own.IsOpen ? "open" : "certain",
                    given.Facts.Infringements.Count > 1 ? "several infringements" : "one or none",
                ];
            },
            ["open", "certain", "several infringements", .. Enum.GetNames<StepKind>()]
        );

    [Fact]
    public void A_document_with_anything_changed_is_read_as_what_it_says_or_refused_with_its_codes()
    {
        var texts = Few.Select(id => RegimeJson.Write(Regimes.All.Find(id)!)).ToList();
        Laws.Hold(
            Generators.Sources,
            600,
            random =>
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
            },
            "read",
            "refused"
        );
    }

    [Fact]
    public void A_table_and_a_simulation_of_a_document_are_those_of_the_regime_bit_by_bit()
    {
        const int rows = 300;
        var random = new Random(11);
        var (turnover, share) = (
            Enumerable.Range(0, rows).Select(_ => Math.Exp(random.NextDouble() * 24d)).ToArray(),
            Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray()
        );
        var levels = Enumerable.Range(0, rows).Select(_ => (byte)random.Next(5)).ToArray();

        Alike(
            Regimes.UkGdpr,
            Facts.None.With(UkGdpr.Tier, MaximumTier.Higher),
            ("turnover", turnover, null, Distribution.LogNormal(17d, 2d)),
            ("seriousness", share, null, Distribution.Uniform(0d, 1d))
        );
        Alike(
            Regimes.UkGdpr,
            Facts.None.With(UkGdpr.Tier, MaximumTier.Standard),
            ("turnover", turnover, null, Distribution.LogNormal(17d, 2d))
        );
        Alike(
            Regimes.UkFcaFirms,
            Facts.None,
            ("relevant-revenue", turnover, null, Distribution.LogNormal(15d, 2d)),
            ("level", [], levels, Distribution.Choice(1d, 2d, 3d, 2d, 1d))
        );
    }

    private static void Alike(
        Regime regime,
        Facts common,
        params (string Fact, double[] Values, byte[]? Places, Distribution Uncertain)[] columns
    )
    {
        var (own, read) = (regime.Versions[^1], RegimeJson.Parse(RegimeJson.Write(regime), regime.Id).Versions[^1]);
        var amounts = Amounts(own);

        Assert.Contains(amounts, amount => amount > 0d);
        Assert.Equal(amounts.Select(BitConverter.DoubleToInt64Bits), Amounts(read).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(Figures(own), Figures(read));

        double[] Amounts(RegimeVersion version) =>
            [
                .. version
                    .AssessAll(
                        columns.Aggregate(
                            new FactTable(columns.Max(c => Math.Max(c.Values.Length, c.Places?.Length ?? 0)), In(version, common)),
                            (table, c) =>
                                c.Places is null
                                    ? table.With(version.FindFact(c.Fact)!, c.Values)
                                    : table.With(version.FindFact(c.Fact)!, c.Places)
                        )
                    )
                    .Amounts.ToArray(),
            ];

        long[] Figures(RegimeVersion version)
        {
            var fines = version.Simulate(
                columns.Aggregate(
                    new UncertainFacts(In(version, common)),
                    (facts, c) => facts.With(version.FindFact(c.Fact)!, c.Uncertain)
                ),
                4096,
                7
            );
            return
            [
                .. new[]
                {
                    fines.Mean.Value,
                    fines.StandardDeviation.Value,
                    fines.Least,
                    fines.Greatest,
                    fines.Quantile(0.37).Value,
                    fines.TailValueAtRisk(0.9).Value,
                }.Select(BitConverter.DoubleToInt64Bits),
            ];
        }
    }

    // These facts with the questions of a version that was read.
    private static Facts In(RegimeVersion version, Facts facts)
    {
        Answer Of(Answer answer) => answer with { Fact = version.FindFact(answer.Fact.Id)! };
        var of = facts.Answers.Aggregate(Facts.None, (f, a) => f.With(Of(a)));
        of = facts.ExchangeRates.Aggregate(of, (f, r) => f.With(r));
        return facts.Infringements.Aggregate(
            of,
            (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, a) => o.With(Of(a))))
        );
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
