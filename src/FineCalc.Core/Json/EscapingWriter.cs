using System.Buffers;
using System.Globalization;
using System.Text;

namespace FineCalc.Json;

// JSON on its way to a text. Letters that would control a terminal, turn the order of others round or be none at all are written as
// escapes: whoever
// reads the JSON gets them as they were given, and whoever looks at it is not deceived. JSON has them in its strings alone.
internal sealed class EscapingWriter(TextWriter to) : TextWriter(CultureInfo.InvariantCulture)
{
    private static readonly SearchValues<char> Looked = SearchValues.Create([
        .. Enumerable
            .Range(char.MinValue, char.MaxValue + 1)
            .Select(c => (char)c)
            .Where(c =>
                (char.IsControl(c) && c >= '\u007F')
                || c is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'
                || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'
                || char.IsSurrogate(c)
            ),
    ]);

    // The first half of a pair whose second may come with the next letters.
    private char _half;

    public override Encoding Encoding => to.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_half != 0)
            {
                var half = _half;
                _half = '\0';
                if (char.IsLowSurrogate(buffer[0]))
                {
                    to.Write(half);
                    to.Write(buffer[0]);
                    buffer = buffer[1..];
                    continue;
                }

                Escape(half);
            }

            var at = buffer.IndexOfAny(Looked);
            to.Write(at < 0 ? buffer : buffer[..at]);
            if (at < 0)
            {
                return;
            }

            if (char.IsHighSurrogate(buffer[at]))
            {
                _half = buffer[at];
            }
            else
            {
                Escape(buffer[at]);
            }

            buffer = buffer[(at + 1)..];
        }
    }

    public override void Flush() => to.Flush();

    private void Escape(char letter) => to.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"));
}
