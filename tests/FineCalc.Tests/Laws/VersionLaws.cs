namespace FineCalc.Tests;

/// <summary>A version id stands for everything a result rests on.</summary>
public class VersionLaws
{
    [Fact]
    public void Equal_layouts_have_one_version_id_and_a_change_of_any_constant_gives_another() =>
        Laws.Hold(
            Generators.Sources,
            200,
            random =>
            {
                var (seed, depth, constants) = (random.Next(), random.Next(1, 5), 0);
                string Id(int changed)
                {
                    constants = 0;
                    return Own.Version(
                        new Growing(new Random(seed), value => constants++ == changed ? value + 1m : value).Amount(depth, false).Step
                    ).Id;
                }

                var id = Id(-1);
                var count = constants;
                Assert.Equal(id, Id(-1));
                Assert.Matches("^own@2025-01-01#[0-9a-f]{12}$", id);
                var ids = Enumerable.Range(0, count).Select(Id).Append(id).ToList();
                Assert.Equal(count, ids.Distinct().Count() - 1);
                return
                [
                    count switch
                    {
                        0 => "no constant",
                        1 => "one constant",
                        _ => "several constants",
                    },
                ];
            },
            "several constants"
        );

    [Fact]
    public void A_number_that_is_overridden_shows_in_the_trace_and_in_the_version_id() =>
        Laws.Hold(
            Generators.Cases,
            200,
            given =>
            {
                var regime = Regime.Define(
                    "own",
                    "Own rules",
                    Currency.Gbp,
                    Own.FirstDay,
                    law =>
                        given.Tree.Step
                        + (law.Money("base", "Base", Money.Gbp(100), Own.Source) * law.Rate("share", "Share", Rate.Percent(10), Own.Source))
                );
                var changed = regime.Override("share", Rate.Percent(30), "what if");
                var plain = regime.On(Own.FirstDay).Assess(given.Facts);

                // A random method may come out below zero, which is refused of numbers that are not those of a published law.
                if (changed.On(Own.FirstDay).Try(given.Facts).Problems is { Count: > 0 } problems)
                {
                    Assert.Equal(["penalty-negative"], problems.Select(p => p.Code).Distinct());
                    Assert.True(plain.Range.Low.Amount < -19m, $"{plain.Range} is refused.");
                    return ["refused"];
                }

                var now = changed.On(Own.FirstDay).Assess(given.Facts);
                Assert.NotEqual(plain.VersionId, now.VersionId);
                Assert.EndsWith("+override", now.VersionId, StringComparison.Ordinal);
                var node = Assert.Single(Traces.All(now.Trace), n => n.Basis == Basis.Override);
                Assert.Equal(("share", 0.3m), (node.Id, node.Value));
                Assert.Contains("what if", node.Note, StringComparison.Ordinal);
                Assert.DoesNotContain(Traces.All(plain.Trace), n => n.Basis == Basis.Override);
                Assert.InRange((now.Amount - plain.Amount).Amount, 19.999_999m, 20.000_001m);
                Assert.Contains(now.Version.Numbers, n => n is { Id: "share", Basis: Basis.Override });

                var bridge = Bridge.Between(plain, now);
                var part = Assert.Single(bridge.Parts);
                Assert.Equal(("share", "10%", "30%"), (part.Id, part.Before, part.After));
                return [now.IsOpen ? "open" : "certain"];
            },
            "open",
            "certain",
            "refused"
        );
}

/// <summary>Money is added as in a ledger.</summary>
public class MoneyLaws
{
    [Fact]
    public void Adding_money_is_associative_and_commutative_and_nothing_is_neutral() =>
        Laws.Hold(
            FsCheck.Fluent.Gen.Three(Generators.Amounts),
            300,
            three =>
            {
                var (a, b, c) = three;
                Assert.Equal((a + b) + c, a + (b + c));
                Assert.Equal(a + b, b + a);
                Assert.Equal(a, a + Money.Gbp(0));
                Assert.Equal(a, a + b - b);
                Assert.Equal(Money.Gbp(0), a + -a);
                Assert.Throws<InvalidOperationException>(() => a + new Money(b.Amount, Currency.Eur));
                return [a.Amount < 0m ? "below zero" : "zero or above", a.Amount % 1m == 0m ? "whole pounds" : "pence"];
            },
            "below zero",
            "zero or above",
            "pence"
        );

    [Fact]
    public void Money_that_is_written_can_be_read_in_every_culture() =>
        Laws.Hold(
            Generators.Amounts,
            200,
            amount =>
            {
                Assert.All(Cultures.InEach(() => Money.Parse(amount.ToString())), read => Assert.Equal(amount, read));
                return [Math.Abs(amount.Amount) >= 1_000m ? "thousands" : "less"];
            },
            "thousands",
            "less"
        );
}
