using System.Globalization;
using FsCheck.Fluent;

namespace FineCalc.Tests;

public class RangeExplore
{
    [Fact]
    public void Explore()
    {
        var lines = new List<string>();
        foreach (var id in Regimes.All.Ids)
        {
            var (open, negative, loose, above, worst, worstWhat, refused) = (0, 0, 0, 0, 0m, "", 0);
            var (looseHigh, problemPins) = (0, 0);
            var assessing = new System.Diagnostics.Stopwatch(); (long,long,long) counts = default, most = default; var gapWhat = "";
            var watch = System.Diagnostics.Stopwatch.StartNew();
            foreach (var given in Gen.Sample(Shipped.Cases(id, open: 35, answered: 12), 50, new FsCheck.Rnd(1UL, 3UL), 200))
            {
                if (given.Version.Check(given.Facts).Count > 0) { refused++; continue; }
                
                assessing.Start();
                var range = given.Version.Assess(given.Facts).Range;
                assessing.Stop(); if (counts.Item2 > most.Item2) { most = counts; }
                if (range.IsCertain) { continue; }
                open++;
                if (range.Low.Amount < 0m) { negative++; lines.Add("    NEGATIVE " + range + given); }
                var (low, high, fails) = Search(given, range);
                problemPins += fails > 0 ? 1 : 0;
                if (low > high) { continue; }
                var width = range.High.Amount - range.Low.Amount;
                var gapLow = (low - range.Low.Amount) / width;
                var gapHigh = (range.High.Amount - high) / width;
                if (gapLow > 0.0000001m) { loose++; }
                if (gapHigh > 0.0000001m) { looseHigh++; }
                if (Math.Max(gapLow, gapHigh) > worst) { worst = Math.Max(gapLow, gapHigh); gapWhat = $"{range} found {low:N0} to {high:N0}: {given}"; }
            }
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{id,-32} open {open,4} refused {refused} negative {negative,3} loose low {loose,3} high {looseHigh,3} pins fail in {problemPins} worst {worst:P1} {watch.ElapsedMilliseconds} ms, {assessing.Elapsed.TotalMilliseconds / Math.Max(1, 50 - refused):0.000} each, {most}"));
            if (worst > 0.0000001m) { lines.Add("    " + gapWhat); }
        }
        File.WriteAllLines("/tmp/ranges-explore.txt", lines);
    }

    internal static (decimal Low, decimal High, int Fails) Search(ShippedCase given, Spread<Money> range)
    {
        var (low, high, fails) = (decimal.MaxValue, decimal.MinValue, 0);
        // coordinate descent over corners from several starts.
        var random = new Random(5);
        for (var start = 0; start < 6; start++)
        {
            foreach (var sign in new[] { 1, -1 })
            {
                var facts = given.Facts;
                var places = Places(given).ToList();
                var at = places.ToDictionary(p => p, p => start == 0 ? p.Low : start == 1 ? p.High : Pick(p, random));
                var best = decimal.MinValue;
                for (var round = 0; round < 3; round++)
                {
                    var improved = false;
                    foreach (var p in places)
                    {
                        foreach (var v in Options(p, random))
                        {
                            var before = at[p];
                            at[p] = v;
                            var pinned = Pin(given.Facts, at);
                            decimal value;
                            if (given.Version.Check(pinned).Any()) { fails++; at[p] = before; continue; }
                            value = sign * given.Version.Assess(pinned).Amount.Amount;
                            low = Math.Min(low, sign * value); high = Math.Max(high, sign * value);
                            if (value > best) { best = value; improved = true; } else { at[p] = before; }
                        }
                    }
                    if (!improved) { break; }
                }
            }
        }
        return (low, high, fails);
    }

    private static decimal Pick(Place p, Random r) => Options(p, r).ElementAt(r.Next(Options(p, r).Count()));

    private static IEnumerable<decimal> Options(Place p, Random r) => p.Fact?.Unit is Unit.Flag or Unit.Choice ? Enumerable.Range((int)p.Low, (int)(p.High - p.Low) + 1).Select(i => (decimal)i) : [p.Low, p.High];

    private static IEnumerable<Place> Places(ShippedCase given)
    {
        foreach (var a in given.Facts.Answers.Where(a => !a.IsCertain)) { yield return new(a.Fact, null, a.Low, a.High, a.Currency); }
        foreach (var i in given.Facts.Infringements) foreach (var a in i.Answers.Where(a => !a.IsCertain)) { yield return new(a.Fact, i.Name, a.Low, a.High, a.Currency); }
        foreach (var f in given.Version.Facts.Where(f => f.WhenMissing == Missing.Open && given.Facts.Find(f) is null))
        {
            string?[] names = f.IsPerInfringement && given.Facts.Infringements.Count > 0 ? [.. given.Facts.Infringements.Where(i => !i.Answers.Any(a => a.Fact == f)).Select(i => i.Name)] : [null];
            foreach (var name in names) { yield return new(f, name, f.Assumed.Low, f.Assumed.High, given.Version.Regime.Info.Currency); }
        }
        foreach (var n in given.Version.Program.Nodes.OfType<Steps.NumberNode>().Where(n => n.IsOpen && n.Label is not null).DistinctBy(n => n.Label!.Id))
        {
            yield return new(null, n.Label!.Id, n.Low, n.High, n.Currency);
        }
    }

    private static Facts Pin(Facts facts, Dictionary<Place, decimal> at)
    {
        var drawn = new Dictionary<string, decimal>();
        foreach (var (p, v) in at)
        {
            if (p.Fact is null) { drawn[p.Infringement!] = v; } else { facts = Put(facts, p, v); }
        }

        return drawn.Count > 0 ? facts.Drawing(drawn) : facts;
    }

    private static Facts Put(Facts facts, Place p, decimal v) => p.Infringement is null ? facts.With(new Answer(p.Fact!, v, v, v, p.Currency)) : facts.WithInfringement(p.Infringement, own => own.With(new Answer(p.Fact!, v, v, v, p.Currency)));

    private sealed record Place(Fact? Fact, string? Infringement, decimal Low, decimal High, Currency Currency);
}
