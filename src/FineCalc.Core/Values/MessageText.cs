using System.Runtime.CompilerServices;
using System.Text;

namespace FineCalc;

// The words of a message. What is put into them may come from a file, so it is cut where it is put: no file makes its own messages long.
[InterpolatedStringHandler]
internal readonly ref struct MessageText
{
    private const int Longest = 200;

    private readonly StringBuilder _words;

    public MessageText(int literalLength, int formattedCount) => _words = new StringBuilder(literalLength + (16 * formattedCount));

    private MessageText(string words) => _words = new StringBuilder(words);

    public static implicit operator MessageText(string words) => new(words);

    public void AppendLiteral(string words) => _words.Append(words);

    public void AppendFormatted<T>(T value) => _words.Append(Text.Cut(value?.ToString() ?? "", Longest));

    public void AppendFormatted(ReadOnlySpan<char> value) => AppendFormatted(value.ToString());

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _words.Append(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

    // Begins like a sentence.
    public override string ToString() => _words.Length == 0 ? "" : char.ToUpperInvariant(_words[0]) + _words.ToString(1, _words.Length - 1);
}
