using System.Text;

namespace FineCalc.Tests.Fuzz;

/// <summary>Changes inputs at random: bytes, stretches, what is in front of the eyes of whoever reads numbers and structured
/// text.</summary>
internal sealed class Mutating(Random random, IReadOnlyList<byte[]> seeds)
{
    private const int MostBytes = 64 * 1024;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "0",
            "-1",
            "1e400",
            "1E-400",
            "79228162514264337593543950335",
            "79228162514264337593543950336",
            "0.0000000000000000000000000001",
            "-79228162514264337593543950335",
            "NaN",
            "Infinity",
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "\"\"",
            "\"%\"",
            "\"GBP 1\"",
            "\"1,000%\"",
            "{\"value\":0}",
            "[0,1,2]",
            "[2,1,0]",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\uFEFF",
            "\u202E",
            "2024-02-30",
            "0001-01-01",
            "9999-12-31",
            "2024",
            "/",
            ".",
            "%",
            "GBP",
            "KWD",
            "XXX",
            "\r\n",
            "\t",
            ";",
            "'",
            "=1+1",
            "stated-",
            "chains",
            "step-4",
            "-each-",
            "$schema",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public byte[] Next()
    {
        var bytes = new List<byte>(seeds[random.Next(seeds.Count)]);
        for (var changes = 1 + random.Next(6); changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes.Take(MostBytes)];
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(bytes.Count - at, random.Next(3) == 0 ? 200 : 8) + 1);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, Digits(bytes, at));
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 5:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 6:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(300))]);
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat(bytes.Count > 0 ? bytes[at % bytes.Count] : (byte)'[', random.Next(2_000)));
                break;
        }
    }

    // How many digits stand there: another number takes their place.
    private static int Digits(List<byte> bytes, int at)
    {
        var end = at;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        return end - at;
    }
}
