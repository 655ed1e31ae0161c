namespace FineCalc.Risk;

/// <summary>
/// A simulation cut into shards: each can be worked out by itself, on any machine and as often as one likes, and all of them together come
/// to the same bits as one run. A plan is made of the case and nothing else, so that every machine makes its own: what it holds is the same
/// wherever it is made.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public abstract class ShardPlan
{
    // How many trials or years one of what is cut has.
    private readonly long _each;

    private protected ShardPlan(string versionId, string inputs, string unit, long whole, int shards, long edge, long each = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        (VersionId, Inputs, Unit, Whole, _each) = (versionId, inputs, unit, whole, each);
        var pieces = (whole + edge - 1) / edge;
        Shards = new Cut(whole, edge, (int)Math.Min(shards, pieces), pieces);
    }

    /// <summary>The version of the law: <c>uk-gdpr@2024-03-18#7806c160f125</c>.</summary>
    public string VersionId { get; }

    /// <summary>
    /// The SHA-256 of all that the result hangs on: the version, every fact and distribution, the seed, how many trials and how they are
    /// drawn. Not how it is cut.
    /// </summary>
    public string Inputs { get; }

    /// <summary>What is cut: <c>trials</c>, <c>years</c> or <c>scramblings</c>.</summary>
    public string Unit { get; }

    /// <summary>How many there are of them in all.</summary>
    public long Whole { get; }

    /// <summary>What each shard works out, in order and without a gap; no more shards than there is work for.</summary>
    public IReadOnlyList<ShardRange> Shards { get; }

    /// <summary>A name for the result of a shard: the hash of all it hangs on, 64 digits. Who finds one need not work it out.</summary>
    /// <param name="shard">The number of the shard, from 0.</param>
    public string KeyOf(int shard) => RunDigest.Of(Inputs, $"{Shards[shard].First}+{Shards[shard].Count}")["sha256:".Length..];

    /// <summary>Works a shard out.</summary>
    /// <param name="shard">The number of the shard, from 0.</param>
    /// <param name="options">How many threads work, who is told how far it is, and what stops it; the rest is in the plan.</param>
    /// <returns>Its result as bytes, with a checksum; some 20 kB for each distribution.</returns>
    /// <exception cref="ProblemException">As <c>Simulate</c>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public byte[] Run(int shard, SimulationOptions? options = null) =>
        ShardBytes.Write(VersionId, Inputs, Shards[shard], Work(Shards[shard], options ?? new SimulationOptions()));

    /// <summary>Whether bytes are the whole result of one of the shards.</summary>
    /// <param name="shard">The number of the shard, from 0.</param>
    /// <param name="result">What it gave.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public bool IsResultOf(int shard, byte[] result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var expected = Shards[shard];
        try
        {
            var (version, inputs, range, _) = ShardBytes.Read(result);
            return version == VersionId && inputs == Inputs && range == expected;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    /// <summary>What is cut, and into how many shards.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Number(Whole)} {Unit} in {Text.Counted(Shards.Count, "shard")} under {VersionId}");

    private protected abstract IReadOnlyList<SummaryOf> Work(ShardRange range, SimulationOptions options);

    // All results as one, once it is proved that they are the whole and nothing twice.
    private protected IReadOnlyDictionary<(int Replicate, int Step), Summary> Joined(IEnumerable<byte[]> results)
    {
        var (all, ranges) = (new Dictionary<(int, int), Summary>(), new List<ShardRange>());
        foreach (var result in results)
        {
            var (version, inputs, range, streams) = ShardBytes.Read(result);
            if (version != VersionId)
            {
                throw Refused("shard-version", $"A shard was worked out under {version}, and the plan is under {VersionId}.", VersionId);
            }

            if (inputs != Inputs)
            {
                throw Refused("shard-inputs", $"The shard of the {Unit} {range} is of other facts, another seed or other {Unit}.", Inputs);
            }

            // A checksum says that nothing was lost on the way, and not that a result holds what it says.
            if (streams.GroupBy(s => s.Step).FirstOrDefault(s => s.Sum(of => of.Summary.Count) != range.Count * _each) is not null)
            {
                throw new ProblemException(
                    new Problem("shard-unreadable", $"The result of the {Unit} {range} holds others, or not as many.")
                    {
                        Allowed = "what a shard gave, whole; run the shard again",
                    }
                );
            }

            ranges.Add(range);
            foreach (var stream in streams)
            {
                if (all.TryGetValue((stream.Replicate, stream.Step), out var summary))
                {
                    summary.Merge(stream.Summary);
                }
                else
                {
                    all.Add((stream.Replicate, stream.Step), stream.Summary);
                }
            }
        }

        ShardCover.Prove(ranges, Whole, Unit);
        return all;
    }

    private static ProblemException Refused(string code, string message, string allowed) =>
        new(new Problem(code, message) { Allowed = $"results of {allowed} alone" });

    // Shards as even as the edges of blocks allow, none of them kept.
    private sealed class Cut(long whole, long edge, int count, long pieces) : IReadOnlyList<ShardRange>
    {
        public int Count => count;

        public ShardRange this[int index]
        {
            get
            {
                if (index < 0 || index >= count)
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(index),
                        index,
                        $"There {(count == 1 ? "is" : "are")} {Text.Counted(count, "shard")}, from 0."
                    );
                }

                var first = At(index);
                return new(first, At(index + 1) - first);
            }
        }

        public IEnumerator<ShardRange> GetEnumerator() => Enumerable.Range(0, count).Select(i => this[i]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        private long At(int index) => Math.Min(whole, (long)((Int128)pieces * index / count) * edge);
    }
}
