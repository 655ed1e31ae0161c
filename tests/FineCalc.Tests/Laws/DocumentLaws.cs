using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>A document is the regime it was made of.</summary>
public class DocumentLaws
{
    private static readonly string[] Few = ["eu-nis2", "us-ftc", "uk-fca-firms"];

    private static readonly string[] Words = ["money", "rate", "sum", "select", "choice", "flag", "null", "clamp", "table"];

    // What changes no result and nothing that is asked: the document is held to it, and no version id. A day on which a version ends says
    // where it holds, and nothing of how a fine is worked out where it does.
    private static readonly string[] Aside =
    [
        "$.regime.title",
        "$.regime.authority",
        "$.regime.jurisdiction",
        "$.regime.dateMeaning",
        "$.regime.endNote",
        "$.sources[].passage",
        "$.sources[].link",
        "$.sources[].dateRead",
        "$.sources[].readings",
        "$.sources[].says",
        "$.sources[].note",
        "$.versions[].adjustments[].id",
        "$.versions[].adjustments[].rule",
        "$.versions[].adjustments[].numbers[]",
        "$.versions[].adjustments[].due",
        "$.versions[].adjustments[].source",
        "$.versions[].name",
        "$.versions[].until",
    ];

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

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

    /// <summary>
    /// Of each regime two values of every kind - the keys on the way to it and the kind of step - are changed, in versions far apart, to
    /// the next and to what stands in such a place elsewhere. To read a document again for each of all its values would take minutes.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_changed_value_gives_another_id_if_it_can_change_a_result_or_a_question(string id)
    {
        var (read, refused) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, int>());
        var versions = Regimes.All.Find(id)!.Versions.Select(v => new Leaves(RegimeJson.Write(v))).Select(Unmarked).ToList();
        var ids = versions.ConvertAll(v => Read(v.Text).Id);
        var values = versions.SelectMany(v => v.All.Select(l => (l.Kind, Value: v.Of(l)))).ToLookup(l => l.Kind, l => l.Value);
        var all = versions.SelectMany((v, i) => v.All.Select(leaf => (Version: v, Id: ids[i], Leaf: leaf)));

        // A short run looks at every fifth kind of value, at others in each regime.
        var turn = Regimes.All.Ids.ToList().IndexOf(id);
        foreach (
            var (version, own, leaf) in all.GroupBy(l => l.Leaf.Kind)
                .Where((_, kind) => Laws.IsFull || kind % 5 == turn % 5)
                .SelectMany(g => Some([.. g]))
        )
        {
            foreach (var other in version.Others(leaf, values))
            {
                var (now, problems) = Read(version.With(leaf, other));
                Assert.True(
                    problems is not null || now != own || Aside.Contains(leaf.Kind) || PointsAlike(version, leaf, other),
                    $"{leaf.Path} of {own} may be {other}"
                );
                Assert.True(now is null || now == own || !Aside.Contains(leaf.Kind), $"{leaf.Path} is in the id of {own}");
                var met = problems is null ? read : refused;
                met[leaf.Kind] = met.GetValueOrDefault(leaf.Kind) + 1;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Read: {string.Join(", ", read)}\nRefused: {string.Join(", ", refused)}");
        if (!Laws.IsFull)
        {
            Assert.NotEmpty(read);
            return;
        }

        Assert.All(
            [
                "$.regime.title",
                "$.regime.dates[].help",
                "$.sources[].instrument",
                "$.questions[].asks",
                "$.questions[].id",
                "$.versions[].from",
            ],
            kind => Assert.Contains(kind, read.Keys)
        );
        Assert.Contains("$.versions[].steps[].kind", refused.Keys);
    }

    /// <summary>
    /// The digest is that of a text which every key and every value of every document is written into by itself; so whatever is changed
    /// gives another. That it is looked at is tried of one value of each kind.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_document_with_any_value_changed_is_refused(string id)
    {
        var (count, tried) = (0, new HashSet<string>(StringComparer.Ordinal));
        var versions = Regimes.All.Find(id)!.Versions;
        foreach (var leaves in versions.TakeLast(Laws.IsFull ? versions.Count : 1).Select(v => new Leaves(RegimeJson.Write(v))))
        {
            var (line, written, digest) = OnOneLine(leaves.Text);
            Assert.Equal(leaves.All.Count - 1, written);
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line))), digest);
            count += written;
            foreach (var leaf in leaves.All.Where(l => tried.Add(l.Kind)))
            {
                var other = leaves.Others(leaf, Enumerable.Empty<string>().ToLookup(v => v)).Single();
                Assert.True(Read(leaves.With(leaf, other)).Refused is not null, $"{leaf.Path} may be {other}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} values, {tried.Count} kinds of value");
        Assert.True(count > 50 && tried.Count > 20);
    }

    // Whether a source that is pointed to and another are one text, read or noted otherwise.
    private static bool PointsAlike(Leaves version, Leaf leaf, string other)
    {
        if (!leaf.Kind.EndsWith(".source", StringComparison.Ordinal) || leaf.Kind == "$.sources[].source")
        {
            return false;
        }

        var said = version.All.Where(l => l.Kind is "$.sources[].instrument" or "$.sources[].pinpoint" or "$.sources[].standing").ToList();
        return Said(version.Of(leaf)).SequenceEqual(Said(other));

        IEnumerable<string> Said(string source) =>
            said.Where(l => l.Path.StartsWith($"$.sources[{source}].", StringComparison.Ordinal)).Select(version.Of);
    }

    // A document on one line without its digest, how many values that has, and the digest.
    private static (string Line, int Values, string? Digest) OnOneLine(string text)
    {
        using var document = JsonDocument.Parse(text);
        var (line, values) = (new StringBuilder(), 0);
        Write(document.RootElement, line, ref values);
        return (line.ToString(), values, document.RootElement.GetProperty("digest").GetString());
    }

    private static void Write(JsonElement of, StringBuilder line, ref int values)
    {
        switch (of.ValueKind)
        {
            case JsonValueKind.Object:
                line.Append('{');
                foreach (var member in of.EnumerateObject().Where(m => m.Name != "digest"))
                {
                    line.Append(line[^1] == '{' ? "" : ",").Append('"').Append(member.Name).Append("\":");
                    Write(member.Value, line, ref values);
                }

                line.Append('}');
                break;
            case JsonValueKind.Array:
                line.Append('[');
                foreach (var item in of.EnumerateArray())
                {
                    line.Append(line[^1] == '[' ? "" : ",");
                    Write(item, line, ref values);
                }

                line.Append(']');
                break;
            default:
                line.Append(of.GetRawText());
                values++;
                break;
        }
    }

    [Fact]
    public void A_document_of_which_a_piece_is_changed_or_gone_is_refused_with_its_codes_unless_it_says_the_same()
    {
        var texts = Few.Select(id => RegimeJson.Write(Regimes.All.Find(id)!)).ToList();
        Laws.Hold(
            Generators.Sources,
            600,
            random =>
            {
                var whole = texts[random.Next(texts.Count)];
                var text = Changed(whole, random, out var what);
                if (Read(text).Refused is not null)
                {
                    return [what + ": refused", "refused"];
                }

                Assert.Equal(OnOneLine(whole).Line, OnOneLine(text).Line);
                return [what + ": the same", "the same"];
            },
            "the same",
            "refused"
        );
    }

    // The document as one that was changed on purpose: it says no digest, and no id of a version.
    private static Leaves Unmarked(Leaves leaves)
    {
        var text = leaves.Text;
        foreach (var mark in leaves.All.Where(l => l.Kind is "$.versions[].id" or "$.digest").Reverse())
        {
            text = new Leaves(text).With(mark, "null");
        }

        return new Leaves(text);
    }

    private static (string? Id, IReadOnlyList<Problem>? Refused) Read(string text)
    {
        try
        {
            return (RegimeJson.Parse(text, "changed.json").Versions[^1].Id, null);
        }
        catch (ProblemException refused)
        {
            Assert.All(refused.Problems, p => Assert.StartsWith("document-", p.Code, StringComparison.Ordinal));
            return (null, refused.Problems);
        }
    }

    // The first and the one in the middle.
    private static IEnumerable<T> Some<T>(IReadOnlyList<T> all) =>
        all.Count < 2 || !Laws.IsFull ? all.Take(1) : [all[0], all[all.Count / 2]];

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
