using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What holds of every comparison, over the examples and every regime that ships.</summary>
public class ComparisonLaws
{
    private static readonly IReadOnlyList<Regime> All = [.. Regimes.All.Ids.Select(id => Regimes.All.Find(id)!)];

    private static readonly IReadOnlyList<Case> Examples =
    [
        .. Repository
            .Files.Where(f => f.StartsWith("docs/examples/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
            .Select(f => CaseJson.Parse(File.ReadAllText(Repository.PathOf(f)), f, Regimes.All)),
    ];

    // One case a regime, and those that were written to be compared.
    private static readonly IReadOnlyList<Case> Chosen =
    [
        .. Examples.DistinctBy(c => c.Version.Regime.Id),
        .. Examples.Where(c => c.Elsewhere.Count > 0),
    ];

    [Fact]
    public void The_own_row_is_the_assessment_of_the_case()
    {
        Assert.All(
            Examples,
            example =>
            {
                var (row, final) = (example.Compare([example.Version.Regime]).Rows.Single(), example.Assess().Final);
                Assert.Equal(
                    (final.Range, final.VersionId, true),
                    ((row.Amount ?? row.Maximum)!.Own, row.Assessment!.VersionId, row.IsOwn)
                );
                Assert.Equal(Report.Json(example.Assess()), Report.Json(row.Case!.Assess()));
            }
        );
    }

    [Fact]
    public void Every_row_says_what_it_is_and_carries_answers_as_they_are()
    {
        var carried = 0;
        foreach (var example in Chosen)
        {
            foreach (var row in example.Compare(All, Currency.Eur).Rows)
            {
                var isLacking = row.Lacking.Count + row.LackingDates.Count + row.Problems.Count > 0;
                Assert.Equal((isLacking, isLacking), (row.Assessment is null, row.Kind == ComparedKind.None));
                Assert.Equal(
                    (row.Kind is ComparedKind.Calculation or ComparedKind.Estimate, row.Kind is ComparedKind.Maximum),
                    (row.Amount is not null, row.Maximum is not null)
                );
                var of = example.AfterRepresentations ?? example.Facts;
                foreach (var one in row.CarriedOver)
                {
                    var given = of.Infringements.Select(i => of.Find(one.From, i)).Append(of.Find(one.From)).OfType<Answer>();
                    Assert.Contains(one.Answer with { Fact = one.From }, given);
                    Assert.Equal(
                        one.Answer,
                        row.Case!.Facts.Find(one.Answer.Fact, row.Case.Facts.Infringements.FirstOrDefault(i => i.Name == one.Infringement))
                    );
                    Assert.True(one.From.Meaning == one.Answer.Fact.Meaning && !one.From.IsJudgement && !one.Answer.Fact.IsJudgement);
                    Assert.True(one.Rate is null || of.ExchangeRates.Contains(one.Rate));
                    carried++;
                }
            }
        }

        Assert.True(carried > 15, FormattableString.Invariant($"{carried} answers carried over"));
    }

    [Fact]
    public void Another_order_of_regimes_permutes_the_rows_and_no_row_depends_on_the_others()
    {
        foreach (var example in Chosen)
        {
            var rows = example.Compare(All).Rows;
            var reversed = example.Compare([.. All.Reverse()]).Rows.Reverse().ToList();
            Assert.Equal(All, rows.Select(r => r.Regime));
            Assert.Equal(rows.Select(Reported), reversed.Select(Reported));
            Assert.Equal(Reported(rows[3]), Reported(example.Compare([All[3]]).Rows[0]));
        }

        string Reported(ComparedRegime row) => Report.Json(new RegimeComparison(Chosen[0], Currency.Gbp, [row]));
    }

    [Fact]
    public void Answering_a_lacking_question_takes_it_from_the_list_and_nothing_else()
    {
        var versions = All.Where(r => r.Id != "uk-gdpr").SelectMany(r => r.Versions).ToList();
        var start = Examples.First(c => c.Id == "outside-facts" && c.Version.Regime.Id == "uk-gdpr");
        start = start with
        {
            Facts = new[] { Currency.Eur, Currency.Usd }.Aggregate(
                start.Facts,
                (f, to) => f.With(new ExchangeRate(Currency.Gbp, to, 1.2m, Own.FirstDay, Own.Source))
            ),
        };
        Laws.Hold(
            from version in Gen.Elements<RegimeVersion>(versions)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select (version, seed),
            400,
            given =>
            {
                var (regime, random) = (given.version.Regime, new Random(given.seed));
                var answering = new Answering(random, _ => true) { Currency = regime.Info.Currency, OpenOfHundred = 0 };
                var elsewhere = new CaseElsewhere(regime, Facts.None)
                {
                    Dates = new Dictionary<string, string> { [regime.Info.Dates[0].Id] = given.version.From.ToString("uuuu-MM-dd", null) },
                };
                if (random.Next(2) == 0 && given.version.Facts.Any(f => f.IsPerInfringement))
                {
                    elsewhere = elsewhere with { Facts = Facts.None.WithInfringement("A", own => own).WithInfringement("B", own => own) };
                }

                var met = new List<string>();
                var row = (start with { Elsewhere = [elsewhere] }).Compare([regime]).Rows[0];
                for (var i = 0; row.Lacking.Count > 0; i++)
                {
                    Assert.True(i < 50, row.ToString());
                    var asked = row.Lacking[random.Next(row.Lacking.Count)];
                    elsewhere = elsewhere with
                    {
                        Facts = elsewhere.Facts.Put(asked.Fact, answering.Certain(asked.Fact), asked.Infringement),
                    };
                    var next = (start with { Elsewhere = [elsewhere] }).Compare([regime]).Rows[0];
                    var left = row.Lacking.Where(l => l != asked).ToList();
                    Assert.Equal(left, next.Lacking.Intersect(left));
                    Assert.DoesNotContain(asked, next.Lacking);
                    Assert.Empty(next.Lacking.Except(left).Except(row.MayLack));
                    met.Add(next.Lacking.Count > left.Count ? "an answer led to a further question" : "an answer led to none");
                    row = next;
                }

                met.Add(row.Kind == ComparedKind.None ? "a problem was left" : "an amount was reached");
                return met;
            },
            "an answer led to a further question",
            "an answer led to none",
            "an amount was reached"
        );
    }
}
