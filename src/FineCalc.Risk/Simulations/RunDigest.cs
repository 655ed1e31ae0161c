using System.Security.Cryptography;
using System.Text;

namespace FineCalc.Risk;

// The digest of what a run found, by which two runs are compared.
internal static class RunDigest
{
    public static string Of(FineDistribution of, IReadOnlyList<Summary> replicates) =>
        Of(to =>
        {
            to.Write(of.Identity.VersionId);
            to.Write(of.Identity.Seed);
            to.Write((int)of.Identity.Sampling);
            to.Write(of.Currency == default ? "" : of.Currency.Code);
            foreach (var range in Joined(of.Identity.Ranges))
            {
                to.Write(range.First);
                to.Write(range.Count);
            }

            foreach (var replicate in replicates)
            {
                replicate.Write(to);
            }

            foreach (var (id, step) in of.Steps.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                to.Write(id);
                to.Write(step.Digest);
            }
        });

    public static string Of(params string[] of) => Of(to => Array.ForEach(of, to.Write));

    public static string Of(Action<BinaryWriter> of)
    {
        using var hash = SHA256.Create();
        using (var to = new BinaryWriter(new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write), Encoding.UTF8))
        {
            of(to);
        }

        return "sha256:" + Convert.ToHexStringLower(hash.Hash!);
    }

    // However a run was cut, its ranges are those of the whole.
    private static IEnumerable<(long First, long Count)> Joined(IEnumerable<(long First, long Count)> ranges)
    {
        (long First, long Count)? open = null;
        foreach (var (first, count) in ranges.OrderBy(r => r.First))
        {
            if (open is { } so && so.First + so.Count == first)
            {
                open = (so.First, so.Count + count);
                continue;
            }

            if (open is { } whole)
            {
                yield return whole;
            }

            open = (first, count);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
