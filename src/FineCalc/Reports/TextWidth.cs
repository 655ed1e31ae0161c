using System.Globalization;
using System.Text;

namespace FineCalc.Reports;

// How many columns of a terminal words take, and how they are broken into lines.
internal static class TextWidth
{
    // A sign and a currency before an amount.
    private const int MostWaiting = 2;

    // The letters of some scripts join without end.
    private const int LongestLetter = 64;

    public static int Width(ReadOnlySpan<char> words)
    {
        if (!words.ContainsAnyExceptInRange(' ', '~'))
        {
            return words.Length;
        }

        var width = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width;
    }

    // Words that may stand on a line of their own: a currency stays with its amount, a sign with what it marks.
    public static IEnumerable<string> Words(string words)
    {
        var (waiting, count) = ("", 0);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (count < MostWaiting && IsBeforeAmount(word))
            {
                (waiting, count) = (waiting + word + " ", count + 1);
                continue;
            }

            yield return waiting + word;
            (waiting, count) = ("", 0);
        }

        if (waiting.Length > 0)
        {
            yield return waiting.TrimEnd();
        }
    }

    // Lines of at most a width, broken between words; a word that is wider than a line is cut. Later lines are set in.
    public static List<List<Run>> Wrap(Phrase phrase, int width, int indent)
    {
        var lines = new Lines(width, indent);
        foreach (var run in phrase.Runs)
        {
            if (run.IsNewLine)
            {
                lines.Break();
            }

            foreach (var word in Words(run.Words))
            {
                // An amount that fits no line together with its sign and its currency may fit one without.
                var rest = word;
                while (Width(rest) > width - indent && rest.IndexOf(' ', StringComparison.Ordinal) is var space and > 0)
                {
                    lines.Add(rest[..space], run.Emphasis);
                    rest = rest[(space + 1)..];
                }

                lines.Add(rest, run.Emphasis);
            }
        }

        return lines.Whole();
    }

    private static bool IsBeforeAmount(string word) =>
        word is "=" or "\u2212" or "+" or "\u2248" or "\u00D7"
        || (word.Length >= 3 && word[^3..].All(char.IsAsciiLetterUpper) && Currency.TryOf(word[^3..], out _));

    // Marks that join the letter before them take nothing, and the one that asks for a picture a column; letters of East Asia and pictures
    // take two (UAX 11). Letters that a terminal may draw as one are counted apart: lines come out too short rather than too long.
    private static int WidthOf(Rune rune) =>
        rune.Value switch
        {
            < 0x300 => 1,
            0x200C or 0x200D => 0,
            0xFE0F => 1,
            >= 0x1100
            and <= 0x115F
            or 0x231A
            or 0x231B
            or 0x2329
            or 0x232A
            or >= 0x23E9
            and <= 0x23EC
            or 0x23F0
            or 0x23F3
            or 0x25FD
            or 0x25FE
            or 0x2614
            or 0x2615
            or >= 0x2630
            and <= 0x2637
            or >= 0x2648
            and <= 0x2653
            or 0x267F
            or >= 0x268A
            and <= 0x268F
            or 0x2693
            or 0x26A1
            or 0x26AA
            or 0x26AB
            or 0x26BD
            or 0x26BE
            or 0x26C4
            or 0x26C5
            or 0x26CE
            or 0x26D4
            or 0x26EA
            or 0x26F2
            or 0x26F3
            or 0x26F5
            or 0x26FA
            or 0x26FD
            or 0x2705
            or 0x270A
            or 0x270B
            or 0x2728
            or 0x274C
            or 0x274E
            or >= 0x2753
            and <= 0x2755
            or 0x2757
            or >= 0x2795
            and <= 0x2797
            or 0x27B0
            or 0x27BF
            or 0x2B1B
            or 0x2B1C
            or 0x2B50
            or 0x2B55
            or >= 0x2E80
            and <= 0xA4CF
            or >= 0xA960
            and <= 0xA97F
            or >= 0xAC00
            and <= 0xD7A3
            or >= 0xF900
            and <= 0xFAFF
            or >= 0xFE10
            and <= 0xFE1F
            or >= 0xFE30
            and <= 0xFE6F
            or >= 0xFF00
            and <= 0xFF60
            or >= 0xFFE0
            and <= 0xFFE6
            or >= 0x16FE0
            and <= 0x1B2FF
            or >= 0x1D300
            and <= 0x1D37F
            or 0x1F004
            or 0x1F0CF
            or 0x1F18E
            or >= 0x1F191
            and <= 0x1F19A
            or >= 0x1F200
            and <= 0x1FAFF
            or >= 0x20000
            and <= 0x3FFFD => 2,
            _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
        };

    // What a reader takes for one letter: a letter with its marks, a picture made of several.
    private static int LengthOfLetter(ReadOnlySpan<char> words) =>
        words[0] < 0x300 && (words.Length == 1 || words[1] < 0x300)
            ? 1
            : StringInfo.GetNextTextElementLength(words.Length > LongestLetter ? words[..LongestLetter] : words);

    // Lines as they fill up; each word is looked at once, so that a long text takes time in proportion to its length.
    private sealed class Lines(int width, int indent)
    {
        private readonly int _width = Math.Max(width, indent + 1);
        private readonly List<List<Run>> _lines = [];
        private readonly StringBuilder _words = new();
        private List<Run> _line = [];
        private Emphasis _emphasis;
        private int _used;
        private bool _isBlank = true;

        public void Add(string word, Emphasis emphasis)
        {
            var wide = Width(word);
            if (!_isBlank)
            {
                if (_used + 1 + wide > _width)
                {
                    Break();
                }
                else
                {
                    // The space belongs to the word after it.
                    Put(" ", emphasis, 1);
                }
            }

            if (_used + wide > _width)
            {
                Cut(word, emphasis);
            }
            else
            {
                Put(word, emphasis, wide);
            }

            _isBlank = false;
        }

        public void Break()
        {
            End();
            _lines.Add(_line);
            (_line, _used, _isBlank) = (indent == 0 ? [] : [new Run(new string(' ', indent), Emphasis.None, null, false, 0)], indent, true);
        }

        public List<List<Run>> Whole()
        {
            End();
            _lines.Add(_line);
            return _lines;
        }

        // Behind a comma, a slash or the like if the line has one, so that a number is never cut inside a group of digits;
        // or else between letters.
        private void Cut(string word, Emphasis emphasis)
        {
            var (from, open, used) = (0, 0, _used);
            for (var at = 0; at < word.Length; )
            {
                var length = LengthOfLetter(word.AsSpan(at));
                var wide = Width(word.AsSpan(at, length));
                if (wide > _width - indent)
                {
                    length = Rune.GetRuneAt(word, at).Utf16SequenceLength;
                    wide = Width(word.AsSpan(at, length));
                }

                while (used + wide > _width && at > from)
                {
                    var cut = open > from ? open : at;
                    Put(word[from..cut], emphasis, 0);
                    Break();
                    (from, used) = (cut, indent + Width(word.AsSpan(cut, at - cut)));
                }

                at += length;
                used += wide;
                open = at < word.Length && IsOpenBehind(word, at - 1) ? at : open;
            }

            Put(word[from..], emphasis, 0);
            _used = used;
        }

        // Not behind the sign of a number, nor before a mark that ends the word.
        private static bool IsOpenBehind(string word, int at) =>
            word[at] is ',' or '/' or '-' or '_' or ';' or '&' or '?' or '='
            && at > 0
            && char.IsLetterOrDigit(word[at - 1])
            && char.IsLetterOrDigit(word[at + 1]);

        private void Put(string words, Emphasis emphasis, int wide)
        {
            if (emphasis != _emphasis)
            {
                End();
                _emphasis = emphasis;
            }

            _words.Append(words);
            _used += wide;
        }

        private void End()
        {
            if (_words.Length > 0)
            {
                _line.Add(new Run(_words.ToString(), _emphasis, null, false, 0));
                _words.Clear();
            }
        }
    }
}
