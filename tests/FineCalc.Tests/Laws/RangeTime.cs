namespace FineCalc.Tests;

public class RangeTime
{
    [Fact]
    public void Time()
    {
        var lines = new List<string>();
        foreach (var id in new[] { "uk-gdpr", "eu-gdpr", "uk-hmrc-behaviour", "us-sentencing-organisations", "uk-health-safety-organisations" })
        {
            var cases = FsCheck.Fluent.Gen.Sample(Shipped.Cases(id, open: 35, answered: 12), 50, new FsCheck.Rnd(1UL, 3UL), 60).Where(c => c.Version.Check(c.Facts).Count == 0 && c.Version.Assess(c.Facts).IsOpen).ToList();
            foreach (var v in cases.Select(c => c.Version).Distinct())
            {
                var w0 = System.Diagnostics.Stopwatch.StartNew(); _ = new Steps.Knots(v.Program); lines.Add($"{v.Id} knots {w0.Elapsed.TotalMilliseconds:0.00} ms of {v.Program.Nodes.Length} nodes");
            }
            for (var i = 0; i < 6; i++)
            {
                var w = Environment.CpuUsage.TotalTime; var gc = GC.GetTotalAllocatedBytes();
                foreach (var c in cases) { _ = c.Version.Assess(c.Facts); }
                lines.Add($"{id} {(Environment.CpuUsage.TotalTime - w).TotalMilliseconds / cases.Count:0.000} ms each, {(GC.GetTotalAllocatedBytes() - gc) / cases.Count:N0} bytes of {cases.Count}");
            }
        }
        File.WriteAllLines("/tmp/ranges-time.txt", lines);
    }
}
