using System.Security.Cryptography;
using System.Text;

namespace FineCalc.Risk;

// The digest of what a run found, by which two runs are compared.
internal static class RunDigest
{
    public static string Of(
        SimulationIdentity run,
        Currency currency,
        IReadOnlyList<Summary> replicates,
        IEnumerable<(string Id, string Digest)> steps
    ) =>
        Of(to =>
        {
            to.Write(run.VersionId);
            to.Write(run.Seed);
            to.Write((int)run.Sampling);
            to.Write(currency == default ? "" : currency.Code);
            foreach (var range in run.Joined())
            {
                to.Write(range.First);
                to.Write(range.Count);
            }

            foreach (var replicate in replicates)
            {
                replicate.Write(to);
            }

            foreach (var (id, digest) in steps.OrderBy(s => s.Id, StringComparer.Ordinal))
            {
                to.Write(id);
                to.Write(digest);
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
}
