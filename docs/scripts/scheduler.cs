// How long a run in shards takes on 1 to 10,000 workers that fail: a scheduler simulated event by event. A process takes some shards in a
// row and pays its start once; it may be killed at any moment, keeps the shards that are done, and the rest goes back to the scheduler.
// Prints the table of docs/scale.md.
using System.Globalization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const double start = 0.6; // seconds of a processor from the start of the program to the first trial, measured
const double dispatch = 0.005; // seconds that a scheduler needs for each process it starts
const double merge = 0.002; // seconds that a result takes to be read and merged
const double each = 10d; // seconds of a shard

foreach (var work in new[] { 20_000d, 1_000_000d })
{
    Console.WriteLine($"{work:N0} core-seconds in {work / each:N0} shards of 10 s; a worker is killed once in so many hours");
    Console.WriteLine("workers  shards a process          never          10 h           1 h");
    foreach (var workers in new[] { 1, 10, 100, 1_000, 10_000 })
    {
        var shards = (int)(work / each);
        foreach (var many in new[] { 1, Math.Clamp(shards / workers, 1, 40) }.Distinct())
        {
            var cells = new[] { double.PositiveInfinity, 10d, 1d }.Select(hours =>
                Run(shards, many, workers, hours * 3600d, new Random(7)) is var (share, time) ? $"{100 * share, 5:0.0}% {time, 6:N0} s" : ""
            );
            Console.WriteLine($"{workers, 7:N0} {many, 17:N0}  {string.Join("  ", cells)}");
        }
    }
}

// The share of what the workers had that went into trials, and how long it took with merging.
static (double Share, double Time) Run(int shards, int many, int workers, double life, Random random)
{
    var free = new PriorityQueue<int, double>(Enumerable.Range(0, workers).Select(w => (w, 0d)));
    var open = new PriorityQueue<int, double>();
    for (var first = 0; first < shards; first += many)
    {
        open.Enqueue(Math.Min(many, shards - first), 0d);
    }

    var (last, scheduler) = (0d, 0d);
    while (open.TryDequeue(out var left, out var since))
    {
        free.TryDequeue(out var worker, out var at);

        // One process after another leaves the scheduler.
        var begin = scheduler = Math.Max(scheduler + dispatch, Math.Max(at, since));
        var alive = -Math.Log(1d - random.NextDouble()) * life;
        var done = (int)Math.Clamp(Math.Floor((alive - start) / each), 0d, left);
        var end = begin + (done == left ? start + (left * each) : alive);
        if (done < left)
        {
            open.Enqueue(left - done, end);
        }

        last = done > 0 ? Math.Max(last, begin + start + (done * each)) : last;
        free.Enqueue(worker, end);
    }

    return (shards * each / (workers * last), last + (merge * shards));
}
