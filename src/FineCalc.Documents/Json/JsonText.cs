using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using FineCalc.Steps;

namespace FineCalc.Json;

// The text of a file, in bytes: UTF-8, with or without its mark, and nothing else.
internal static partial class JsonText
{
    // No case needs a hundredth of this; a file that is larger is not a case.
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string Allowed = "a file in UTF-8";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Null where the bytes are no text; the problem is told.
    public static ReadOnlyMemory<byte>? Decode(Stream stream, JsonProblems problems)
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

        return Decode(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), problems);
    }

    private static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> file, JsonProblems problems)
    {
        var bytes = file.Span;
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

        var mark = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        if (!Utf8.IsValid(bytes[mark..]))
        {
            Utf8.ToUtf16(bytes[mark..], new char[bytes.Length], out var read, out _, replaceInvalidSequences: false);
            var line = bytes[..(mark + read)].Count((byte)'\n') + 1;
            problems.Add(line, null, "text-not-utf8", $"Byte {Text.Number(mark + read + 1)} of the file is not UTF-8.", Allowed);
            return null;
        }

        return file[mark..];
    }

    public static ReadOnlyMemory<byte>? Check(string text, JsonProblems problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxBytes)
        {
            TooLarge(problems);
            return null;
        }

        var body = text.StartsWith('\uFEFF') ? text[1..] : text;
        try
        {
            return Strict.GetBytes(body);
        }
        catch (EncoderFallbackException)
        {
            // Half of a character has no bytes. Written as JSON writes it, it is refused where it stands.
            return Strict.GetBytes(Half().Replace(body, half => $"\\u{(int)half.Value[0]:X4}"));
        }
    }

    [GeneratedRegex(@"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex Half();

    private static void TooLarge(JsonProblems problems) =>
        problems.Add(1, null, "file-too-large", "The file is larger than 16 MiB.", "up to 16 MiB");
}
