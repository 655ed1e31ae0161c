using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>A document is the regime it was made of.</summary>
public class DocumentLaws
{
    private static readonly string[] Few = ["eu-nis2", "us-ftc", "uk-fca-firms"];

    // What changes no result and nothing that is asked: the document is held to it, and no version id. A day on which a version ends says
    // where it holds, and nothing of how a fine is worked out where it does.
    private static readonly string[] Aside =
    [
        "$.regime.title",
        "$.regime.authority",
        "$.regime.jurisdiction",
        "$.regime.dateMeaning",
        "$.regime.endNote",
        "$.sources[].link",
        "$.sources[].dateRead",
        "$.sources[].note",
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
    /// Of each version of each regime one value and more of every kind - the keys on the way to it and the kind of step - is changed to
    /// the next and to what stands in such a place elsewhere. To read a document again for each of all its values would take minutes.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_changed_value_is_refused_and_gives_another_id_if_it_can_change_a_result_or_a_question(string id)
    {
        var (read, refused) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, int>());
        foreach (var version in Regimes.All.Find(id)!.Versions)
        {
            var text = RegimeJson.Write(version);
            var leaves = new Leaves(text);
            var values = leaves.All.ToLookup(l => l.Kind, leaves.Of);
            var digest = leaves.All.Single(l => l.Kind == "$.digest");
            string[] own = [$"\"id\": \"{version.Id}\",", $",\n  \"digest\": {leaves.Of(digest)}"];
            Assert.All(own, o => Assert.Contains(o, text, StringComparison.Ordinal));
            foreach (var leaf in leaves.All.GroupBy(l => l.Kind).SelectMany(g => Some([.. g])))
            {
                foreach (var other in leaves.Others(leaf, values))
                {
                    var changed = leaves.With(leaf, other);
                    Assert.NotNull(Problems(changed));
                    if (leaf.Kind is "$.versions[].id" or "$.digest")
                    {
                        continue;
                    }

                    var (now, problems) = Read(own.Aggregate(changed, (t, o) => t.Replace(o, "", StringComparison.Ordinal)));
                    Assert.True(
                        problems is not null || now != version.Id || Aside.Contains(leaf.Kind),
                        $"{leaf.Path} of {version.Id} may be {other}"
                    );
                    Assert.True(
                        now is null || now == version.Id || !Aside.Contains(leaf.Kind),
                        $"{leaf.Path} is in the id of " + $"{version.Id}"
                    );
                    var met = problems is null ? read : refused;
                    met[leaf.Kind] = met.GetValueOrDefault(leaf.Kind) + 1;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Read with another id: {string.Join(", ", read)}\nRefused: {string.Join(", ", refused)}"
        );
        Assert.All(
            ["$.regime.currency", "$.regime.dates[].help", "$.sources[].instrument", "$.questions[].asks", "$.versions[].from"],
            kind => Assert.Contains(kind, read.Keys)
        );
        Assert.Contains("$.versions[].steps[].kind", refused.Keys);
    }

    [Fact]
    public void Of_a_small_document_every_value_that_is_changed_is_refused()
    {
        var count = 0;
        foreach (var id in Few)
        {
            var leaves = new Leaves(RegimeJson.Write(Regimes.All.Find(id)!.Versions[^1]));
            var values = leaves.All.ToLookup(l => l.Kind, leaves.Of);
            foreach (var leaf in leaves.All)
            {
                Assert.NotNull(Problems(leaves.With(leaf, leaves.Others(leaf, values).First())));
                count++;
            }
        }

        Assert.True(count > 1000, $"{count} values");
    }

    private static (string? Id, IReadOnlyList<Problem>? Problems) Read(string text)
    {
        try
        {
            return (Assert.Single(RegimeJson.Parse(text, "changed.json").Versions).Id, null);
        }
        catch (ProblemException refused)
        {
            Assert.All(refused.Problems, p => Assert.StartsWith("document-", p.Code, StringComparison.Ordinal));
            return (null, refused.Problems);
        }
    }

    private static IReadOnlyList<Problem>? Problems(string text) => Read(text).Problems;

    // The first and the one in the middle.
    private static IEnumerable<T> Some<T>(IReadOnlyList<T> all) => all.Count < 2 ? all : [all[0], all[all.Count / 2]];

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
}
