// How long a run in shards takes on 1 to 10,000 workers that fail: a scheduler simulated event by event. Each worker takes the next shard, pays
// the start of the program, and may be killed at any moment; what was killed is done again from its beginning. Prints the table of docs/scale.md.
using System.Globalization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const double start = 0.6; // seconds from the start of the program to the first trial, measured
const double dispatch = 0.005; // seconds that a scheduler needs for each task it starts
const double merge = 0.002; // seconds that one result takes to be read and merged, measured

// 10^12 trials of two workers' rate of 50 million a second each: 20,000 core-seconds; and 10^10 rows: 5,000.
foreach (var (what, work) in new[] { ("10^12 trials", 20_000d), ("10^10 rows", 5_000d) })
{
    Console.WriteLine($"{what}, {work:N0} core-seconds; a worker is killed once in so many hours");
    Console.WriteLine("workers  shards of  shards  killed every 1,000 h         10 h          1 h");
    foreach (var workers in new[] { 1, 10, 100, 1_000, 10_000 })
    {
        // Ten seconds, or as long as leaves each worker enough shards that the last of them does not stand out.
        foreach (var seconds in new[] { 10d, 60d }.Where(s => work / s >= workers).DefaultIfEmpty(10d))
        {
            var shards = (int)Math.Ceiling(work / seconds);
            var cells = new[] { 1000d, 10d, 1d }.Select(hours =>
                Efficiency(work, shards, workers, hours * 3600d, new Random(7)) is var (whole, time) ? $"{whole, 7:P1} {time, 6:N0} s" : ""
            );
            Console.WriteLine($"{workers, 7:N0} {work / shards, 8:0.0} s {shards, 7:N0}  {string.Join("  ", cells)}");
        }
    }
}

// The share of what the workers in use had that went into trials, and how long it took.
static (double Share, double Time) Efficiency(double work, int shards, int workers, double life, Random random)
{
    var used = Math.Min(workers, shards);
    var free = new PriorityQueue<int, double>(Enumerable.Range(0, used).Select(w => (w, 0d)));
    var open = new PriorityQueue<int, double>(Enumerable.Range(0, shards).Select(s => (s, 0d)));
    var (last, scheduler, each) = (0d, 0d, work / shards);
    while (open.TryDequeue(out var shard, out var since))
    {
        free.TryDequeue(out var worker, out var at);

        // One task after another leaves the scheduler.
        var begin = scheduler = Math.Max(scheduler + dispatch, Math.Max(at, since));
        var (need, alive) = (start + each, -Math.Log(1d - random.NextDouble()) * life);
        var end = begin + Math.Min(need, alive);
        if (alive < need)
        {
            open.Enqueue(shard, end);
        }
        else
        {
            last = Math.Max(last, end);
        }

        free.Enqueue(worker, end);
    }

    last += merge * shards;
    return (work / (used * last), last);
}
