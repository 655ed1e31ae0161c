using System.Buffers;
using System.Text.Unicode;
using FineCalc.Steps;

namespace FineCalc.Json;

// From the bytes of a file to its text: UTF-8, with or without its mark, and nothing else.
internal static class JsonText
{
    // No case needs a hundredth of this; a file that is larger is not a case.
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string Allowed = "a file in UTF-8";

    // Null where the bytes are no text; the problem is reported.
    public static string? Decode(Stream stream, JsonProblems problems)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (bytes.Length <= MaxBytes && stream.Read(buffer) is var read and > 0)
            {
                bytes.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), problems);
    }

    public static string? Decode(ReadOnlySpan<byte> bytes, JsonProblems problems)
    {
        if (bytes.Length > MaxBytes)
        {
            TooLarge(problems);
            return null;
        }

        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..])
        {
            problems.Add(1, null, "text-not-utf8", "The file begins with the mark of UTF-16 or UTF-32, at byte 1.", Allowed);
            return null;
        }

        var marked = bytes is [0xEF, 0xBB, 0xBF, ..];
        var body = marked ? bytes[3..] : bytes;
        var chars = new char[body.Length];
        if (Utf8.ToUtf16(body, chars, out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            var line = body[..read].Count((byte)'\n') + 1;
            problems.Add(
                line,
                null,
                "text-not-utf8",
                $"Byte {Text.Number(read + 1 + (marked ? 3 : 0))} of the file is not UTF-8.",
                Allowed
            );
            return null;
        }

        return new string(chars, 0, written);
    }

    public static string? Check(string text, JsonProblems problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxBytes)
        {
            TooLarge(problems);
            return null;
        }

        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private static void TooLarge(JsonProblems problems) =>
        problems.Add(1, null, "file-too-large", "The file is larger than 16 MiB.", "up to 16 MiB");
}
