using System.Security.Cryptography;
using System.Text;

namespace FineCalc.Risk;

// The result of a shard as bytes: a mark with the number of the form, what it is a part of, its summaries, and a checksum of all that.
internal static class ShardBytes
{
    private const string Mark = "FineCalc shard 1\n";
    private const int Checksum = SHA256.HashSizeInBytes;

    public static byte[] Write(string versionId, string inputs, ShardRange range, IReadOnlyList<SummaryOf> streams)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, Encoding.UTF8);
        to.Write(Encoding.ASCII.GetBytes(Mark));
        to.Write(versionId);
        to.Write(inputs);
        to.Write(range.First);
        to.Write(range.Count);
        to.Write(streams.Count);
        foreach (var stream in streams)
        {
            to.Write(stream.Replicate);
            to.Write(stream.Step);
            stream.Summary.Write(to);
        }

        to.Flush();
        to.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        to.Flush();
        return bytes.ToArray();
    }

    public static (string VersionId, string Inputs, ShardRange Range, IReadOnlyList<SummaryOf> Streams) Read(byte[] bytes)
    {
        var mark = Encoding.ASCII.GetBytes(Mark);
        if (!bytes.AsSpan().StartsWith(mark))
        {
            throw Unreadable("is no result of a shard, or one of another form");
        }

        if (
            bytes.Length < mark.Length + Checksum
            || !SHA256.HashData(bytes.AsSpan(0, bytes.Length - Checksum)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - Checksum))
        )
        {
            throw Unreadable("is damaged: its checksum is another");
        }

        try
        {
            using var from = new BinaryReader(new MemoryStream(bytes, mark.Length, bytes.Length - mark.Length - Checksum), Encoding.UTF8);
            var (versionId, inputs, range) = (from.ReadString(), from.ReadString(), new ShardRange(from.ReadInt64(), from.ReadInt64()));
            var streams = new List<SummaryOf>();
            for (var left = from.ReadInt32(); left > 0; left--)
            {
                streams.Add(new SummaryOf(from.ReadInt32(), from.ReadInt32(), Summary.Read(from)));
            }

            return (versionId, inputs, range, streams);
        }
        catch (Exception strange) when (strange is EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw Unreadable("says what cannot be");
        }
    }

    private static ProblemException Unreadable(string why) =>
        new(new Problem("shard-unreadable", $"The result of a shard {why}.") { Allowed = "what a shard gave, whole; run the shard again" });
}
